// A text is parsed, its attributions found (relations.h), each made a claim with its chain, and
// what attributes an attack in nobody's name becomes a claim of the outlet's own. Chains: outlet,
// then the sources of the relations that this one stands inside, outermost first, relays before the
// source they quote. "NHK said police warned of X" is outlet > NHK > police, with 'warned'.
//
// Tested in extract_claims_test.cc; judged by `perpend eval claims`.
#include "claims/extract_claims.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "claims/answer_model.h"
#include "claims/certainty.h"
#include "claims/fields.h"
#include "claims/model.h"
#include "claims/names.h"
#include "claims/people.h"
#include "claims/readable.h"
#include "claims/relations.h"
#include "claims/relays.h"
#include "claims/roles.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

// Bytes of one text that are read: a long book. What is held while it is read is a hundred times as
// much.
constexpr std::size_t kMostText = std::size_t{2} << 20;

// Of one text; a text that repeats itself for megabytes has as many as it has lines.
constexpr std::size_t kMostClaims = 20'000;

// The words of two pieces as one line each, joined by a space.
Passage passage_of(const ParsedText& parsed, const std::vector<WordRange>& pieces) {
  Passage passage;
  for (const WordRange piece : pieces) {
    const ByteSpan bytes = parsed.bytes(piece);
    if (!passage.text.empty()) passage.text += ' ';
    passage.text += parsed.text.substr(bytes.start, bytes.size());
    passage.spans.push_back(bytes);
  }
  return passage;
}

Phrase phrase_of(const ParsedText& parsed, WordRange words) {
  const ByteSpan bytes = parsed.bytes(words);
  return {string(parsed.text.substr(bytes.start, bytes.size())), bytes};
}

string plain(string_view text) {
  string made;
  for (const char c : language::lower(text)) {
    const bool space = language::is_space(c);
    if (!space) made += c;
    if (space && !made.empty() && made.back() != ' ') made += ' ';
  }
  // The typographic apostrophe as the typewriter's.
  for (std::size_t at = made.find("\xE2\x80\x99"); at != string::npos;
       at = made.find("\xE2\x80\x99", at)) {
    made.replace(at, 3, "'");
  }
  return made;
}

class Extraction {
 public:
  // `answers`: where the features of each claim's answer go; may be null.
  Extraction(const ClaimModel::Body& model, const ClaimDocument& document, std::uint32_t index,
             ClaimsOfDocument& to, std::vector<Features>* answers = nullptr)
      : model_(model), document_(document), index_(index), to_(to), answers_(answers) {}

  void read(ByteSpan part) {
    if (part.size() == 0) return;
    const ParsedText parsed = parse_text(model_.grammar, document_.text, part);
    if (parsed.words.empty()) return;
    report_quotations(parsed);
    const auto relations = relations_of(parsed, model_.attribution, document_.outlet);
    People people(parsed);
    make_chains(parsed, relations, people);
    for (std::size_t i = 0; i < relations.size(); ++i) {
      if (relations[i].content.empty() || chains_[i].empty()) continue;
      add_claim(parsed, relations[i], chains_[i]);
    }
    add_own(parsed, relations);
  }

 private:
  void report_quotations(const ParsedText& parsed) {
    std::size_t open = 0;
    std::uint64_t where = 0;
    for (const Quotation& one : parsed.quotations) {
      if (one.closed) continue;
      if (open++ == 0) where = parsed.words[one.words.begin].bytes.start;
    }
    if (open == 0) return;
    to_.diagnostics.push_back(
        {"claims.unclosed-quote", document_.file + ":" + std::to_string(where),
         std::to_string(open) + " quotation(s) are not closed; each was taken to end "
                                "with its paragraph"});
  }

  ChainLink outlet_link() const {
    ChainLink link;
    link.name = document_.outlet;
    link.kind = LinkKind::kOutlet;
    return link;
  }

  bool is_outlet_itself(const ChainLink& link) const {
    if (document_.outlet.empty()) return false;
    const string name = plain(link.name);
    const string outlet = plain(document_.outlet);
    // 'the Record' in the Union Record
    const bool last = name.size() > 2 && outlet.ends_with(' ' + name) && is_outlet(name, "");
    return last || name == outlet || ("the " + name) == outlet || name == "the " + outlet;
  }

  struct Via {
    ChainLink outlet;
    std::uint32_t sentence = 0;
  };
  using Through = std::map<string, Via>;

  // Who spoke to an outlet a sentence or two ago still does.
  static void pass_on(std::vector<ChainLink>& own, bool outermost, std::uint32_t sentence,
                      Through& through) {
    constexpr std::uint32_t kReach = 2;  // sentences
    if (own.empty()) return;
    const string speaker = own.back().name;
    if (own.size() > 1) {
      through[speaker] = {own[own.size() - 2], sentence};
      return;
    }
    const auto known = through.find(speaker);
    if (!outermost || known == through.end() || known->second.sentence + kReach < sentence) return;
    if (known->second.outlet.name == speaker) return;
    own.insert(own.begin(), known->second.outlet);
    known->second.sentence = sentence;
  }

  // Own links of every relation first, in the order of the text, so that names resolve backwards.
  void make_chains(const ParsedText& parsed, const std::vector<RelationOfText>& relations,
                   People& people) {
    std::vector<std::vector<ChainLink>> own(relations.size());
    const std::vector<Contact> contacts = contacts_of(parsed, document_.outlet);
    auto contact = contacts.begin();
    Through through;
    std::uint32_t sentence = 0;
    for (std::size_t i = 0; i < relations.size(); ++i) {
      const RelationOfText& r = relations[i];
      const std::uint32_t here = parsed.sentence_of[r.cue];
      for (; sentence <= here; ++sentence) {
        people.read_sentence(parsed.sentences[sentence]);
        for (; contact != contacts.end() && parsed.sentence_of[contact->outlet.begin] <= sentence &&
               sentence < here;
             ++contact) {
          const ChainLink outlet = people.link(mention_of(parsed, contact->outlet), nullptr);
          const ChainLink person = people.link(mention_of(parsed, contact->person), nullptr);
          through[person.name] = {outlet, sentence};
        }
      }
      const ChainLink* speaker = nullptr;
      if (r.parent >= 0 && !own[static_cast<std::size_t>(r.parent)].empty()) {
        speaker = &own[static_cast<std::size_t>(r.parent)].back();
      }
      for (const WordRange relay : r.relays) {
        own[i].push_back(people.link(mention_of(parsed, relay), speaker));
        if (own[i].back().kind == LinkKind::kNamed) people.note_outlet(own[i].back().name);
      }
      if (r.source.size() > 0) own[i].push_back(people.link(mention_of(parsed, r.source), speaker));
      std::erase_if(own[i], [&](const ChainLink& link) { return is_outlet_itself(link); });
      pass_on(own[i], r.parent < 0, here, through);
    }
    // 'I have it from the Chancellery,' the deputy said: who speaks stands behind.
    for (std::size_t i = 0; i < relations.size(); ++i) {
      if (relations[i].parent < 0) continue;
      const auto& outer = own[static_cast<std::size_t>(relations[i].parent)];
      if (outer.empty() || outer.back().kind == LinkKind::kOpen) continue;
      for (ChainLink& link : own[i]) {
        const string name = plain(link.name);
        const bool self = name == "i" || name == "we" || name == "he" || name == "she";
        if (link.kind == LinkKind::kOpen && self) link = outer.back();
      }
    }
    chains_.assign(relations.size(), {});
    for (std::size_t i = 0; i < relations.size(); ++i) {
      // From the innermost outwards; a chain that comes back to itself ends.
      std::vector<ChainLink> chain;
      std::set<std::size_t> seen;
      for (auto at = static_cast<std::int32_t>(i);
           at >= 0 && seen.insert(static_cast<std::size_t>(at)).second;
           at = relations[static_cast<std::size_t>(at)].parent) {
        const auto& links = own[static_cast<std::size_t>(at)];
        for (std::size_t k = links.size(); k-- > 0;) {
          const bool known = std::any_of(chain.begin(), chain.end(), [&](const ChainLink& one) {
            return one.name == links[k].name;
          });
          if (!known) chain.push_back(links[k]);
        }
      }
      chain.push_back(outlet_link());
      std::reverse(chain.begin(), chain.end());
      chains_[i] = std::move(chain);
    }
  }

  void add_claim(const ParsedText& parsed, const RelationOfText& r,
                 const std::vector<ChainLink>& chain) {
    if (chain.size() < 2) return;  // 'it is said': nobody
    Claim claim;
    claim.document = index_;
    claim.chain = chain;
    claim.cue = phrase_of(parsed, r.cue_words);
    claim.content = passage_of(parsed, r.content);
    claim.sentence = parsed.sentence_of[r.cue];
    const CueClass kind = cue_class(parsed.words[r.cue].form);
    claim.stance = stance_of(kind);
    claim.quoted = parsed.quotation_of[r.content.front().begin] >= 0 &&
                   parsed.quotation_of[r.content.front().begin] != parsed.quotation_of[r.cue];
    claim.explicit_speech =
        is_speech(kind) || claim.quoted || plain(claim.cue.text) == "according to";
    claim.confidence = confidence_of(claim, r);
    fields(parsed, r, kind, claim);
    if (claim.content.spans.front().contains(claim.cue.span)) return;
    keep(std::move(claim));
  }

  static std::uint16_t confidence_of(const Claim& claim, const RelationOfText& r) {
    int confidence = claim.explicit_speech ? 900 : 650;
    if (claim.quoted) confidence += 50;
    if (claim.chain.back().kind == LinkKind::kOpen) confidence -= 200;
    if (claim.chain.back().kind == LinkKind::kDescribed) confidence -= 50;
    if (r.by_rule) confidence -= 100;
    return static_cast<std::uint16_t>(std::clamp(confidence, 100, 950));
  }

  void fields(const ParsedText& parsed, const RelationOfText& r, CueClass kind, Claim& claim) {
    const WordRange sentence = parsed.sentence_at(r.cue);
    read_evidentials(parsed, claim.cue.span, claim);
    for (const ByteSpan span : claim.content.spans) read_evidentials(parsed, span, claim);
    const ChainLink& source = claim.chain.back();
    if (is_outlet(source.name, source.description)) claim.evidential.insert(Evidential::kMedia);
    const string described = plain(source.name + " " + source.description + " " + source.written);
    for (const string_view word :
         {string_view("source"), string_view("sources"), string_view("official"),
          string_view("officials"), string_view("insider"), string_view("insiders")}) {
      const bool anonymous = source.kind != LinkKind::kNamed &&
                             (' ' + described + ' ').find(' ' + string(word) + ' ') != string::npos;
      if (anonymous) claim.evidential.insert(Evidential::kAnonymous);
    }
    for (const ByteSpan span : claim.content.spans) {
      for (CertaintyInterval& one : certainties(document_.text, span)) {
        if (!claim.certainty) claim.certainty = std::move(one);
      }
    }
    claim.level = ClaimLevel::kNone;
    for (const WordRange piece : r.content)
      claim.level = std::max(claim.level, level_of(parsed, piece));
    Answer answer;
    const string content = plain(claim.content.text);
    const string cue = plain(claim.cue.text);
    answer.content = content;
    answer.cue = cue;
    answer.kind = kind;
    answer.source_answers = answered_.contains(source.name);
    claim.polarity = polarity_of(answer);
    weigh_answer(parsed, r, answer, claim);
    if (claim.polarity != Polarity::kAsserts) answered_.insert(source.name);
    claim.basis = basis_of(parsed, sentence);
    claim.proposition = proposition_of(parsed, r.content.front(), document_.published);
  }

  // The rules know explicit words; the model weighs what they leave, and has a veto.
  void weigh_answer(const ParsedText& parsed, const RelationOfText& r, const Answer& answer,
                    Claim& claim) {
    const ChainLink& source = claim.chain.back();
    const string described = source.written + " " + source.name + " " + source.description;
    AnswerContext context;
    context.answer = answer;
    context.source = described;
    context.content = r.content.front();
    context.ruled = claim.polarity;
    context.quoted = claim.quoted;
    for (; disputed_ < claim.sentence; ++disputed_) {
      if (!answering_.contains(disputed_)) dispute_.read(parsed, parsed.sentences[disputed_]);
    }
    answer_features(parsed, context, dispute_, features_);
    // Where the rules found words of an answer their kind holds, unless the model sees no answer.
    if (model_.weighs_answers) {
      const Polarity weighed_as = weighed(model_.answers, features_);
      if (claim.polarity == Polarity::kAsserts || weighed_as == Polarity::kAsserts)
        claim.polarity = weighed_as;
    }
    if (claim.polarity != Polarity::kAsserts) answering_.insert(claim.sentence);
  }

  // What nobody is named for, and what attributes or speaks of others' words: the outlet's own.
  void add_own(const ParsedText& parsed, const std::vector<RelationOfText>& relations) {
    std::vector<bool> covered(parsed.words.size());
    for (const RelationOfText& r : relations) {
      const auto cover = [&](WordRange words) {
        for (std::uint32_t i = words.begin; i < words.end; ++i) covered[i] = true;
      };
      cover(r.cue_words);
      for (const WordRange piece : r.content) cover(piece);
    }
    for (const WordRange sentence : parsed.sentences) {
      std::uint32_t free = 0;
      std::uint32_t all = 0;
      for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if ((parsed.words[i].shape & kSign) != 0) continue;
        ++all;
        if (!covered[i] && parsed.quotation_of[i] < 0) ++free;
      }
      if (all < 4 || free * 10 < all * 8) continue;
      own_claim(parsed, trimmed(parsed, sentence));
    }
  }

  void own_claim(const ParsedText& parsed, WordRange words) {
    if (words.size() < 4) return;
    Claim claim;
    claim.level = level_of(parsed, words);
    const ByteSpan bytes = parsed.bytes(words);
    read_evidentials(parsed, bytes, claim);
    if (claim.level == ClaimLevel::kNone) return;
    claim.document = index_;
    claim.chain = {outlet_link()};
    claim.content = passage_of(parsed, {words});
    claim.sentence = parsed.sentence_of[words.begin];
    for (CertaintyInterval& one : certainties(document_.text, bytes)) {
      if (!claim.certainty) claim.certainty = std::move(one);
    }
    claim.basis = basis_of(parsed, words);
    claim.proposition = proposition_of(parsed, words, document_.published);
    claim.confidence = 500;
    keep(std::move(claim));
  }

  void keep(Claim claim) {
    if (to_.claims.size() >= kMostClaims) {
      if (!full_) {
        const std::uint64_t where =
            claim.cue.empty() ? claim.content.spans.front().start : claim.cue.span.start;
        to_.diagnostics.push_back(
            {"claims.too-many", document_.file + ":" + std::to_string(where),
             "only the first " + std::to_string(kMostClaims) + " claims of this text are kept"});
      }
      full_ = true;
      return;
    }
    claim.id = claim_id(document_, claim);
    if (!ids_.insert(claim.id).second) return;
    if (answers_ != nullptr) answers_->push_back(claim.cue.empty() ? Features() : features_);
    to_.claims.push_back(std::move(claim));
  }

  const ClaimModel::Body& model_;
  const ClaimDocument& document_;
  std::uint32_t index_;
  ClaimsOfDocument& to_;
  std::vector<Features>* answers_;
  std::vector<std::vector<ChainLink>> chains_;
  Dispute dispute_;
  std::uint32_t disputed_ = 0;         // sentences of which the dispute knows
  std::set<std::uint32_t> answering_;  // sentences that answer
  std::vector<std::uint32_t> features_;
  std::set<string> answered_;  // sources that gave an answer in this text
  std::set<string> ids_;
  bool full_ = false;  // no claim more is kept
};

ByteSpan clipped(ByteSpan span, std::size_t size) {
  return {std::min<std::uint64_t>(span.start, size), std::min<std::uint64_t>(span.end, size)};
}

}  // namespace

ByteSpan readable_body(const ClaimDocument& document) {
  const string_view text = document.text;
  ByteSpan body = clipped(document.body, text.size());
  if (body.size() <= kMostText) return body;
  const std::uint64_t most = body.start + kMostText;
  body.end = most;
  while (body.end > body.start && !language::is_space(text[body.end - 1])) --body.end;
  if (body.end == body.start) body.end = most;  // one word of megabytes
  return body;
}

std::vector<ReadAnswer> answers_read(const ClaimModel::Body& model, const ClaimDocument& document) {
  ClaimsOfDocument found;
  std::vector<Features> features;
  Extraction(model, document, 0, found, &features).read({0, document.text.size()});
  std::vector<ReadAnswer> answers;
  for (std::size_t i = 0; i < found.claims.size(); ++i) {
    if (!features[i].empty()) answers.push_back({found.claims[i], std::move(features[i])});
  }
  return answers;
}

ClaimsOfDocument extract_claims(const ClaimModel& model, const ClaimDocument& document,
                                std::uint32_t index) {
  ClaimsOfDocument found;
  const ByteSpan headline = clipped(document.headline, document.text.size());
  ByteSpan body = clipped(document.body, document.text.size());
  if (body.size() == 0 && headline.size() == 0) {
    found.diagnostics.push_back(
        {"claims.empty", document.file, "there is no body to read claims from"});
    return found;
  }
  const string_view text = document.text;
  const ByteSpan read = body.size() == 0 ? headline : body;
  if (body.size() == 0) {
    found.diagnostics.push_back({"claims.headline-only", document.file,
                                 "there is a headline and no body; only the headline was read"});
  }
  if (auto why = unreadable(text.substr(read.start, read.size()), document.file)) {
    found.diagnostics.push_back(std::move(*why));
    return found;
  }
  body = readable_body(document);
  if (body.end < std::min<std::uint64_t>(document.body.end, text.size())) {
    found.diagnostics.push_back({"claims.too-long", document.file + ":" + std::to_string(body.end),
                                 "only the first 2 MiB were read; split the text"});
  }
  Extraction extraction(model.body(), document, index, found);
  if (headline.end <= body.start || headline.start >= body.end) extraction.read(headline);
  extraction.read(body);
  std::stable_sort(found.claims.begin(), found.claims.end(), [](const Claim& a, const Claim& b) {
    const auto place = [](const Claim& c) {
      return c.cue.empty() ? c.content.spans.front().start : c.cue.span.start;
    };
    return place(a) < place(b);
  });
  return found;
}

}  // namespace perpend::claims
