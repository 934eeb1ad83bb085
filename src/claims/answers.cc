// Who answers whom.
//
// An answer is a claim that denies, declines, states a policy, challenges or accuses in return;
// also a sentence whose words say so ('did not answer', 'declined to comment') though nothing was
// extracted from it. It answers a claim if it is the accused who speaks. Who the accused is stands
// in the passage, or beside it: the group, the place the group is said to work from. A source is
// the accused's if its name or description holds one of these names or its adjective, or if it is
// an embassy.
//
//   Example: 'Zemlia's foreign ministry denied it' answers a claim on 'Rust Pipit of Zemlia'.
//   Counter-example: 'The second institute declined to comment' answers no claim on who did it: an
//   institute is a victim.
//
// Tested in ledger_test.cc.
#include "claims/answers.h"

#include <algorithm>
#include <array>

#include "claims/content_words.h"
#include "model/ascii.h"

namespace perpend::claims {
namespace {

constexpr auto kAnswerWords = std::to_array<std::string_view>({"denied",
                                                               "denies",
                                                               "deny",
                                                               "rejected",
                                                               "rejects",
                                                               "dismissed",
                                                               "dismisses",
                                                               "declined to",
                                                               "declines to",
                                                               "refused to",
                                                               "refuses to",
                                                               "did not answer",
                                                               "did not respond",
                                                               "did not reply",
                                                               "has not answered",
                                                               "has not responded",
                                                               "has not commented",
                                                               "have not commented",
                                                               "did not comment",
                                                               "no comment",
                                                               "could not be reached",
                                                               "would not comment",
                                                               "absurd",
                                                               "baseless",
                                                               "groundless",
                                                               "unfounded",
                                                               "slander",
                                                               "fabrication",
                                                               "called it",
                                                               "protested",
                                                               "disputes",
                                                               "disputed",
                                                               "calls the accusation",
                                                               "has nothing to",
                                                               "nothing to do with",
                                                               "no part in",
                                                               "not involved",
                                                               "innocent",
                                                               "fairy tale",
                                                               "nonsense",
                                                               "invention",
                                                               "lies",
                                                               "not guilty",
                                                               "would not say"});

bool holds(std::string_view lower, std::string_view words, std::size_t& at) {
  for (at = lower.find(words); at != std::string_view::npos; at = lower.find(words, at + 1)) {
    const bool opens = at == 0 || !ascii::is_letter(lower[at - 1]);
    const std::size_t end = at + words.size();
    if (opens && (end == lower.size() || !ascii::is_letter(lower[end]))) return true;
  }
  return false;
}

// Where the first word of answering stands in the sentence.
std::optional<std::size_t> answer_word(std::string_view sentence) {
  const std::string lower = ascii::lower(sentence);
  std::optional<std::size_t> first;
  for (const std::string_view words : kAnswerWords) {
    std::size_t at = 0;
    if (holds(lower, words, at) && (!first || at < *first)) first = at;
  }
  return first;
}

// Who answers: what stands before the word, or outside the quotation marks where the word stands
// inside them.
std::string speaker_words(std::string_view sentence, std::size_t at) {
  const auto quotes = [&](std::string_view part) {
    return std::count(part.begin(), part.end(), '"');
  };
  if (quotes(sentence.substr(0, at)) % 2 == 0) return std::string(sentence.substr(0, at));
  std::string outside;
  bool inside = false;
  for (const char c : sentence) {
    if (c == '"') inside = !inside;
    if (!inside && c != '"') outside += c;
  }
  return outside;
}

bool is_answer(Polarity polarity) { return polarity != Polarity::kAsserts; }

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (const ContentWord& word : words_in(text)) {
    const bool name = word.capital && word.lower.size() > 2 && !is_function_word(word.lower) &&
                      !is_calendar_word(word.lower);
    if (name) names.push_back(word.lower);
  }
  return names;
}

bool share_a_name(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::any_of(others.begin(), others.end(),
                       [&](const std::string& other) { return kindred_names(one, other); });
  });
}

constexpr std::uint64_t kBeside =
    400;  // bytes each side in which the accused's country is looked for

// Who speaks for an accused by his office alone.
bool speaks_for_accused(std::string_view source) {
  constexpr auto kOffices =
      std::to_array<std::string_view>({"embassy", "ambassador", "accused", "foreign ministry",
                                       "the group", "lawyer", "lawyers", "the hackers"});
  const std::string lower = ascii::lower(source);
  std::size_t at = 0;
  return std::any_of(kOffices.begin(), kOffices.end(),
                     [&](std::string_view office) { return holds(lower, office, at); });
}

}  // namespace

std::string introduction_of(const ClaimDocument& document, std::string_view name) {
  if (name.empty()) return {};
  const std::string_view text = document.text;
  const std::size_t at = text.find(name);
  if (at == std::string_view::npos) return std::string(name);
  constexpr std::size_t kBefore = 90;
  constexpr std::size_t kAfter = 110;
  std::size_t start = at > kBefore ? at - kBefore : 0;
  // Not over the end of a sentence or a clause of somebody else's.
  if (const std::size_t stop = text.substr(start, at - start).find_last_of(".;!?\n\"");
      stop != std::string_view::npos) {
    start += stop + 1;
  }
  // Over one comma at most, and only where it stands right before: 'the league's lawyer, Dina
  // Marsh' but not '… deleted, prosecutor Edda Voll'.
  std::string_view before = text.substr(start, at - start);
  while (before.ends_with(' ')) before.remove_suffix(1);
  const bool apposition = before.ends_with(',') && !ascii::is_lower(name.front());
  if (apposition) before.remove_suffix(1);
  if (const std::size_t comma = before.rfind(','); comma != std::string_view::npos)
    start += comma + 1;
  std::size_t end = std::min(text.size(), at + name.size() + kAfter);
  // An apposition stands between commas; anything else behind a name is what it does.
  const std::size_t behind = at + name.size();
  if (behind >= text.size() || text[behind] != ',') {
    end = behind;
  } else if (const std::size_t stop = text.find_first_of(",.;", behind + 1);
             stop != std::string_view::npos && stop < end) {
    end = stop;
  }
  return std::string(text.substr(start, end - start));
}

std::string described_source(const ClaimDocument& document, const Claim& claim) {
  const ChainLink& link = claim.chain.back();
  if (claim.chain.size() < 2 || link.kind == LinkKind::kOutlet || link.kind == LinkKind::kOwnText) {
    return {};
  }
  std::string all = link.name;
  for (const std::string& more :
       {link.written, link.description, introduction_of(document, link.name)}) {
    if (!more.empty() && more != link.name) all += " | " + more;
  }
  return all;
}

std::vector<FoundAnswer> answers_in(const ClaimDocument& document, std::uint32_t index,
                                    const DocumentSentences& sentences,
                                    std::span<const Claim> claims, std::size_t first,
                                    std::size_t end) {
  std::vector<FoundAnswer> answers;
  std::vector<bool> taken(sentences.sentences.size());
  for (std::size_t i = first; i < end; ++i) {
    if (!is_answer(claims[i].polarity)) continue;
    const Telling telling = telling_of(document, sentences, claims[i], i);
    std::string source = described_source(document, claims[i]);
    std::vector<std::string> names = names_in(source);
    const bool office = speaks_for_accused(source);
    answers.push_back({index, i, telling.around, std::move(source), std::move(names), office});
    for (std::size_t s = sentences.at(telling.around.start);
         s < taken.size() && sentences.sentences[s].start < telling.around.end; ++s) {
      taken[s] = true;
    }
  }
  const std::string_view text = document.text;
  for (std::size_t s = 0; s < taken.size(); ++s) {
    if (taken[s]) continue;
    const ByteSpan span = sentences.sentences[s];
    const std::string_view sentence = text.substr(span.start, span.size());
    const auto at = answer_word(sentence);
    if (!at) continue;
    std::string source = speaker_words(sentence, *at);
    std::vector<std::string> names = names_in(source);
    const bool office = speaks_for_accused(source);
    answers.push_back({index, std::nullopt, span, std::move(source), std::move(names), office});
  }
  std::stable_sort(answers.begin(), answers.end(), [](const FoundAnswer& a, const FoundAnswer& b) {
    return a.sentence < b.sentence;
  });
  return answers;
}

// The names of the passage, and the places named beside it; not the accuser's.
Accused accused_of(const ClaimDocument& document, const Telling& accusation,
                   std::string_view accuser, const PlaceNames& places) {
  const std::string_view text = document.text;
  Accused accused;
  accused.sentence = accusation.around;
  accused.accuser = names_in(accuser);
  const std::string_view content = text.substr(accusation.content.start, accusation.content.size());
  accused.names = names_in(content);
  const std::vector<ContentWord> words = words_in(content);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i - 1].lower == "a" || words[i - 1].lower == "an")
      accused.nouns.push_back(words[i].lower);
  }
  const std::uint64_t start = std::max(
      document.body.start, accusation.around.start - std::min(accusation.around.start, kBeside));
  const std::uint64_t end =
      std::min<std::uint64_t>(document.body.end, accusation.around.end + kBeside);
  if (start < end) {
    for (std::string& name : names_in(text.substr(start, end - start))) {
      if (places.contains(name) || places.is_kin(name)) accused.names.push_back(std::move(name));
    }
  }
  std::erase_if(accused.names, [&](const std::string& name) {
    return std::any_of(accused.accuser.begin(), accused.accuser.end(),
                       [&](const std::string& other) { return kindred_names(name, other); });
  });
  return accused;
}

namespace {

// 'a company in Galdia' and 'The company said': who was not named answers by what he is.
bool answers_as_noun(const FoundAnswer& answer, const Accused& accused) {
  constexpr std::string_view kNouns =
      " company firm maker group club party bank union agency operator airline ministry ";
  const std::vector<ContentWord> words = words_in(answer.source);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool definite = words[i - 1].lower == "the";
    if (!definite || kNouns.find(" " + words[i].lower + " ") == std::string_view::npos) continue;
    for (const std::string& noun : accused.nouns) {
      if (key_of_word(noun) == words[i].key()) return true;
    }
  }
  return false;
}

}  // namespace

bool is_by_accused(const FoundAnswer& answer, const Accused& accused) {
  if (answer.source.empty() || answer.sentence == accused.sentence) return false;
  if (share_a_name(answer.names, accused.names) || answers_as_noun(answer, accused)) return true;
  return answer.office && !share_a_name(answer.names, accused.accuser);
}

}  // namespace perpend::claims
