// Two orders of words.
//
//   '…, NAME, an expert on …, told the OUTLET', '…, NAME, its director, said': the speaker is the
//   name between commas before it, with what describes him behind; between them the reading of
//   relations.h loses the thread. 'Some media removed the word "suspected"': the
//   outlet's own claim on what others printed, until both texts are at hand.
//
// Counter-example: 'he told the institute that …' has its content behind the listener and stays as
// it is. Tested in repairs_test.cc and by the seed article (tests/doors/seed_claims_test.py).
#include "claims/repairs.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "claims/content_words.h"
#include "claims/lexicon.h"
#include "claims/words.h"

namespace perpend::claims {
namespace {

constexpr std::size_t kLongestName = 4;  // words

ByteSpan content_of(const Claim& claim) {
  return {claim.content.spans.front().start, claim.content.spans.back().end};
}

void set_content(const ClaimDocument& document, Claim& claim, ByteSpan span) {
  claim.content = {document.text.substr(span.start, span.size()), {span}};
}

// The last ', Name Name,' of the span: its words.
ByteSpan name_between_commas(std::string_view text, ByteSpan span) {
  const std::vector<ContentWord> words = words_in(text.substr(span.start, span.size()), span.start);
  const auto gap = [&](std::size_t at) {
    return text.substr(words[at - 1].span.end, words[at].span.start - words[at - 1].span.end);
  };
  for (std::size_t end = words.size(); end-- > 2;) {
    if (gap(end).find(',') == std::string_view::npos) continue;
    std::size_t first = end;
    while (first > 1 && words[first - 1].capital && end - first < kLongestName &&
           gap(first - 1 == 0 ? 1 : first - 1).find(',') == std::string_view::npos) {
      --first;
    }
    // One word more, the one behind the comma.
    if (first > 1 && first == end - 1 && words[first - 1].capital) --first;
    if (first > 1 && words[first - 1].capital &&
        gap(first - 1).find(',') != std::string_view::npos) {
      --first;
    }
    const bool opens = first > 0 && first < end && gap(first).find(',') != std::string_view::npos;
    if (opens && end - first >= 2) return {words[first].span.start, words[end - 1].span.end};
  }
  return {};
}

Claim own_claim(const ClaimDocument& document, std::uint32_t index, ByteSpan sentence) {
  Claim claim;
  claim.document = index;
  ChainLink outlet;
  outlet.name = document.outlet;
  outlet.kind = LinkKind::kOutlet;
  claim.chain.push_back(std::move(outlet));
  set_content(document, claim, sentence);
  claim.confidence = 600;  // thousandths: found by its words
  claim.id = claim_id(document, claim);
  return claim;
}

// A past verb of speech near the sentence's end, with what describes a name between commas right
// before it: '…, NAME, an expert on …, told the OUTLET.', '…, NAME, its director, said.' The place
// among the words, or their number.
std::size_t closing_verb(const std::vector<ContentWord>& words, std::string_view text) {
  constexpr std::size_t kLongestEnd = 8;  // words behind the verb
  for (std::size_t verb = words.size(); verb-- > 4;) {
    if (words.size() - verb > kLongestEnd + 1 || words[verb].lower == "that") break;
    if (!is_past_of_speech(hash_of(words[verb].lower))) continue;
    const std::uint64_t before = words[verb - 1].span.end;
    const std::string_view gap = text.substr(before, words[verb].span.start - before);
    return gap.find(',') == std::string_view::npos ? words.size() : verb;
  }
  return words.size();
}

// 'CONTENT, NAME, an expert on …, told the OUTLET.' from which nothing was read.
std::optional<Claim> unread_remark(const ClaimDocument& document, std::uint32_t index,
                                   ByteSpan sentence, const std::vector<ContentWord>& words,
                                   std::size_t verb) {
  const std::string_view text = document.text;
  const ByteSpan name = name_between_commas(text, {sentence.start, words[verb].span.start});
  if (name.size() == 0 || name.start <= sentence.start + 2) return std::nullopt;
  Claim claim = own_claim(document, index, sentence);
  ChainLink link;
  link.name = link.written = document.text.substr(name.start, name.size());
  link.span = name;
  claim.chain.push_back(std::move(link));
  const ByteSpan cue = words[verb].span;
  claim.cue = {document.text.substr(cue.start, cue.size()), cue};
  set_content(document, claim, {sentence.start, text.rfind(',', name.start)});
  claim.explicit_speech = true;
  claim.id = claim_id(document, claim);
  return claim;
}

}  // namespace

// Three things together speak of wording: who prints (or what is printed), a verb that takes words
// away, puts them in or changes them, and a noun that stands for words, with something that singles
// it out: an article, a pronoun, or the quoted words right behind it. 'In other words' has none.
bool speaks_of_wording(std::string_view sentence) {
  constexpr std::string_view kPrints =
      " media outlet outlets newspaper newspapers paper papers press report reports reporter "
      "reporters broadcaster broadcasters headline headlines article articles story stories site "
      "sites agencies wires editors accounts retellings ";
  constexpr std::string_view kChanges =
      " removed removes remove removing dropped drops drop dropping omitted omits omit omitting "
      "deleted deletes delete deleting cut cuts cutting struck strikes softened softens soften "
      "inserted inserts insert added adds replaced replaces replace changed changes swapped "
      "swaps altered alters left leaves lost loses kept keeps ";
  constexpr std::string_view kWords =
      " word words wording term terms phrase phrases qualifier hedge caveat adverb label labels "
      "expression ";
  constexpr std::string_view kSingles = " the this that these those a an its their such one ";
  const std::vector<ContentWord> words = words_in(sentence);
  const auto is = [&](std::size_t i, std::string_view list) {
    return list.find(" " + words[i].lower + " ") != std::string_view::npos;
  };
  bool prints = false;
  bool changes = false;
  bool of_words = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    prints = prints || is(i, kPrints);
    changes = changes || is(i, kChanges);
    if (!is(i, kWords)) continue;
    const std::string_view behind = sentence.substr(words[i].span.end, 3);
    const bool quotes =
        behind.starts_with(" \"") || behind.starts_with(" '") || behind.starts_with(" \xE2\x80");
    of_words = of_words || quotes || (i > 0 && is(i - 1, kSingles)) ||
               (i > 1 && is(i - 2, kSingles) && words[i - 1].lower != "other");
  }
  return prints && changes && of_words;
}

void repair_claims(const std::vector<ClaimDocument>& documents,
                   const std::vector<DocumentSentences>& sentences, std::vector<Claim>& claims) {
  // The claims of each sentence, by document and place.
  std::map<std::pair<std::uint32_t, std::size_t>, std::vector<std::size_t>> within;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].document >= documents.size() || claims[i].content.spans.empty()) continue;
    const DocumentSentences& all = sentences[claims[i].document];
    const std::size_t content = all.at(content_of(claims[i]).start);
    const std::size_t cue = all.at(claims[i].cue.span.start);
    within[{claims[i].document, content}].push_back(i);
    if (!claims[i].cue.empty() && cue != content) within[{claims[i].document, cue}].push_back(i);
  }
  std::vector<bool> gone(claims.size());
  std::vector<Claim> found;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    for (std::size_t s = 0; s < sentences[d].sentences.size(); ++s) {
      const ByteSpan sentence = sentences[d].sentences[s];
      const std::string_view text = documents[d].text;
      const auto at = within.find({d, s});
      const std::vector<std::size_t> here =
          at == within.end() ? std::vector<std::size_t>() : at->second;
      const auto drop = [&](bool own_only) {
        for (const std::size_t i : here) {
          if (own_only && claims[i].chain.size() != 1) continue;
          if (sentence.contains(content_of(claims[i]))) gone[i] = true;
        }
      };
      const std::vector<ContentWord> words =
          words_in(text.substr(sentence.start, sentence.size()), sentence.start);
      const std::size_t verb = closing_verb(words, text);
      const bool read =
          verb == words.size() || std::any_of(here.begin(), here.end(), [&](std::size_t i) {
            return claims[i].chain.size() > 1 && claims[i].cue.span.overlaps(words[verb].span);
          });
      if (!read) {
        if (auto remark = unread_remark(documents[d], d, sentence, words, verb)) {
          drop(true);
          found.push_back(std::move(*remark));
          continue;
        }
      }
      if (!speaks_of_wording(text.substr(sentence.start, sentence.size()))) continue;
      drop(false);
      found.push_back(own_claim(documents[d], d, sentence));
    }
  }
  std::vector<Claim> kept;
  kept.reserve(claims.size() + found.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!gone[i]) kept.push_back(std::move(claims[i]));
  }
  std::move(found.begin(), found.end(), std::back_inserter(kept));
  claims = std::move(kept);
}

}  // namespace perpend::claims
