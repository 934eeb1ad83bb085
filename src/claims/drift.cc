// Drift: the typed difference between a claim and its retelling.
//
// Each kind is looked for by itself, in the part of the text where it can stand: doubt and doer in
// the passage with its cue, numbers and times in the same, reasons in the sentences around, the
// accused's answer and the source in the whole document. A kind is reported only where both sides
// speak of the same thing and cannot both be right, or where one side lacks what the other has.
// What a side does not say, and need not say, is no drift: a retelling without a number has not
// changed the number.
//
//   Example: 'suspects … of 214 attacks' and 'attacked … 241 times': hedge-dropped, number-changed.
//   Counter-example: '212 hospitals since 2029' and 'more than 200 hospitals': nothing.
//
// What changes between retellings of one event is an old question of rumour research (Allport and
// Postman, The Psychology of Rumor, 1947: levelling, sharpening); the kinds here are those that
// matter for attribution. Tested in ledger_test.cc; judged by `perpend eval claims`.
#include "claims/drift.h"

#include <algorithm>
#include <array>
#include <utility>

#include "claims/content_words.h"
#include "claims/doubt.h"
#include "claims/quantity.h"
#include "claims/reasons.h"
#include "claims/time_words.h"
#include "model/ascii.h"

namespace perpend::claims {
namespace {

constexpr std::array<std::string_view, kDriftKinds> kNames = {
    "hedge-dropped",  "hedge-added",  "basis-dropped",   "level-raised",
    "number-changed", "date-changed", "answer-left-out", "source-dropped"};

// Words that name no source by themselves.
bool names_a_source(const ContentWord& word) {
  constexpr std::string_view kTooGeneral =
      " head chief director member country state national local office official officials people "
      "report "
      "annual press interview statement media ";
  return word.lower.size() > 2 && !is_function_word(word.lower) && !is_calendar_word(word.lower) &&
         kTooGeneral.find(" " + word.lower + " ") == std::string_view::npos;
}

// Somebody speaks in this sentence, though no claim was read from it.
bool holds_speech(std::string_view sentence) {
  constexpr std::string_view kSpeech =
      " said says say told tells according announced reported stated warned accused accuses "
      "attributes "
      "attributed concluded concludes found believes thinks suspects spoke wrote confirmed "
      "explained added ";
  for (const ContentWord& word : words_in(sentence)) {
    if (kSpeech.find(" " + word.lower + " ") != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(DriftKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

struct DriftFinder::Pair {
  const Telling& told;
  const Telling& retold;
  std::vector<Drift>& drift;
};

PlacedPhrase DriftFinder::placed(const Telling& telling, ByteSpan span) const {
  PlacedPhrase phrase;
  phrase.document = telling.document;
  if (span.size() == 0) return phrase;
  phrase.phrase = {std::string(text_of(telling).substr(span.start, span.size())), span};
  return phrase;
}

std::string DriftFinder::source_of(const Telling& telling) const {
  if (!telling.claim) return {};
  return described_source(*views_[telling.document].document, claims_[*telling.claim]);
}

// The sentences of the passage, with so many before and behind it.
ByteSpan DriftFinder::region_of(const Telling& telling, std::size_t before,
                                std::size_t after) const {
  const auto& sentences = views_[telling.document].sentences;
  ByteSpan region = telling.around;
  const std::size_t first = sentences.at(telling.around.start);
  for (std::size_t i = 1; i <= before && i <= first; ++i) {
    region.start = std::min(region.start, sentences.sentences[first - i].start);
  }
  const std::size_t last = sentences.at(telling.around.end == 0 ? 0 : telling.around.end - 1);
  for (std::size_t i = 1; i <= after && last + i < sentences.sentences.size(); ++i) {
    region.end = std::max(region.end, sentences.sentences[last + i].end);
  }
  return region;
}

bool DriftFinder::gives_reasons(const Telling& telling) const {
  return !reasons_in(text_of(telling), telling.around).empty();
}

// The sentences behind the passage in which nobody else speaks.
ByteSpan DriftFinder::with_what_follows(const Telling& telling, std::size_t most) const {
  const DocumentView& view = views_[telling.document];
  const auto& sentences = view.sentences.sentences;
  ByteSpan region = telling.around;
  const std::size_t last = view.sentences.at(telling.around.end == 0 ? 0 : telling.around.end - 1);
  for (std::size_t i = 1; i <= most && last + i < sentences.size(); ++i) {
    const ByteSpan next = sentences[last + i];
    const bool answered =
        std::any_of(view.answers.begin(), view.answers.end(),
                    [&](const FoundAnswer& one) { return one.sentence.overlaps(next); });
    if (answered) break;
    region.end = std::max(region.end, next.end);
  }
  return region;
}

std::vector<Phrase> DriftFinder::reasons_of(const Telling& telling) const {
  constexpr std::size_t kFollowing = 2;  // 'They base this on …' stands there
  std::vector<Phrase> reasons =
      reasons_in(text_of(telling), with_what_follows(telling, kFollowing));
  if (!telling.claim) return reasons;
  for (const Phrase& stated : claims_[*telling.claim].basis) {
    const bool known = std::any_of(reasons.begin(), reasons.end(), [&](const Phrase& reason) {
      return reason.span.overlaps(stated.span);
    });
    if (!known && !stated.empty()) reasons.push_back(stated);
  }
  return reasons;
}

void DriftFinder::add_doubt(const Pair& pair) const {
  const Doubt before = doubt_in(text_of(pair.told), pair.told.passage);
  const Doubt after = doubt_in(text_of(pair.retold), pair.retold.passage);
  const bool dropped = surer(after, before);
  if (!dropped && !surer(before, after)) return;
  pair.drift.push_back({dropped ? DriftKind::kHedgeDropped : DriftKind::kHedgeAdded,
                        placed(pair.told, before.span), placed(pair.retold, after.span)});
}

namespace {

ByteSpan hull_of(std::span<const Phrase> phrases) {
  ByteSpan all = phrases.front().span;
  for (const Phrase& phrase : phrases) {
    all.start = std::min(all.start, phrase.span.start);
    all.end = std::max(all.end, phrase.span.end);
  }
  return all;
}

}  // namespace

void DriftFinder::add_basis(const Pair& pair) const {
  const std::vector<Phrase> told = reasons_of(pair.told);
  if (told.empty()) return;
  const ByteSpan region = region_of(pair.retold, 1, 2);
  const std::string_view theirs = text_of(pair.retold).substr(region.start, region.size());
  const bool lacks = std::any_of(told.begin(), told.end(),
                                 [&](const Phrase& reason) { return !speaks_of(theirs, reason); });
  if (!lacks) return;
  const std::vector<Phrase> retold = reasons_of(pair.retold);
  pair.drift.push_back({DriftKind::kBasisDropped, placed(pair.told, hull_of(told)),
                        placed(pair.retold, retold.empty() ? ByteSpan{} : hull_of(retold))});
}

void DriftFinder::add_level(const Pair& pair) const {
  const Agent before = agent_in(text_of(pair.told), pair.told.passage, places_);
  const Agent after = agent_in(text_of(pair.retold), pair.retold.passage, places_);
  if (after.level <= before.level) return;
  if (before.level == ClaimLevel::kNone && !names_a_newcomer(pair, after)) return;
  pair.drift.push_back(
      {DriftKind::kLevelRaised, placed(pair.told, before.span), placed(pair.retold, after.span)});
}

// The doer of the retelling bears a name that the first document does not know: where nobody was
// named, somebody was put.
bool DriftFinder::names_a_newcomer(const Pair& pair, const Agent& agent) const {
  const std::string_view theirs = text_of(pair.retold);
  const std::vector<ContentWord> known = words_in(text_of(pair.told));
  bool named = false;
  for (const ContentWord& word : words_in(theirs.substr(agent.span.start, agent.span.size()))) {
    if (!word.capital || is_function_word(word.lower) || is_calendar_word(word.lower)) continue;
    named = true;
    for (const ContentWord& other : known) {
      if (kindred_names(word.lower, other.lower)) return false;
    }
  }
  return named;
}

void DriftFinder::add_numbers(const Pair& pair) const {
  const std::vector<Quantity> told = quantities_in(text_of(pair.told), pair.told.passage);
  const std::vector<Quantity> retold = quantities_in(text_of(pair.retold), pair.retold.passage);
  const auto differ = [&](const Quantity& one, const Quantity& other) {
    pair.drift.push_back({DriftKind::kNumberChanged, placed(pair.told, one.phrase.span),
                          placed(pair.retold, other.phrase.span)});
  };
  const auto has_kin = [](const Quantity& one, const std::vector<Quantity>& others) {
    return std::any_of(others.begin(), others.end(),
                       [&](const Quantity& other) { return counts_the_same(one, other); });
  };
  const Quantity* left = nullptr;
  for (const Quantity& number : told) {
    const Quantity* other = nullptr;
    bool agreed = false;
    for (const Quantity& theirs : retold) {
      if (!counts_the_same(number, theirs)) continue;
      agreed = agreed || agree(number, theirs);
      if (other == nullptr) other = &theirs;
    }
    if (other == nullptr) left = &number;
    if (other == nullptr || agreed) continue;
    return differ(number, *other);
  }
  // As many numbers on both sides, and one of each without its like: other words for what is
  // counted.
  if (left == nullptr || told.size() != retold.size()) return;
  for (const Quantity& theirs : retold) {
    if (!has_kin(theirs, told) && !agree(*left, theirs)) return differ(*left, theirs);
  }
}

void DriftFinder::add_times(const Pair& pair) const {
  const auto published = [&](const Telling& telling) {
    return views_[telling.document].document->published;
  };
  const auto told = times_in(text_of(pair.told), pair.told.content, published(pair.told));
  const auto retold = times_in(text_of(pair.retold), pair.retold.content, published(pair.retold));
  const auto lasted = durations_in(text_of(pair.told), pair.told.content);
  const auto lasts = durations_in(text_of(pair.retold), pair.retold.content);
  if (lasted.size() == 1 && lasts.size() == 1 && !agree(lasted.front(), lasts.front())) {
    pair.drift.push_back({DriftKind::kDateChanged, placed(pair.told, lasted.front().span),
                          placed(pair.retold, lasts.front().span)});
    return;
  }
  for (const TimeWords& time : told) {
    if (retold.empty()) return;
    const bool agreed = std::any_of(retold.begin(), retold.end(),
                                    [&](const TimeWords& theirs) { return agree(time, theirs); });
    if (agreed) continue;
    pair.drift.push_back({DriftKind::kDateChanged, placed(pair.told, time.span),
                          placed(pair.retold, retold.front().span)});
    return;
  }
}

void DriftFinder::add_answer(const Pair& pair) const {
  const auto answer_to = [&](const Telling& telling) -> const FoundAnswer* {
    const DocumentView& view = views_[telling.document];
    const Accused accused = accused_of(*view.document, telling, source_of(telling), places_);
    for (const FoundAnswer& answer : view.answers) {
      if (is_by_accused(answer, accused)) return &answer;
    }
    return nullptr;
  };
  const FoundAnswer* answer = answer_to(pair.told);
  if (answer == nullptr || answer_to(pair.retold) != nullptr) return;
  pair.drift.push_back(
      {DriftKind::kAnswerLeftOut, placed(pair.told, answer->sentence), placed(pair.retold, {})});
}

void DriftFinder::add_source(const Pair& pair) const {
  const std::string source = source_of(pair.told);
  if (source.empty() || !source_of(pair.retold).empty()) return;
  const std::string_view theirs = text_of(pair.retold);
  if (holds_speech(theirs.substr(pair.retold.around.start, pair.retold.around.size()))) return;
  const ChainLink& link = claims_[*pair.told.claim].chain.back();
  const std::vector<ContentWord> words = words_in(theirs);
  for (const ContentWord& word : words_in(link.name + " | " + link.written)) {
    if (!names_a_source(word)) continue;
    for (const ContentWord& other : words) {
      if (other.key() == word.key() || (word.name && kindred_names(word.lower, other.lower)))
        return;
    }
  }
  ByteSpan span = link.span.value_or(ByteSpan{});
  const ByteSpan cue = claims_[*pair.told.claim].cue.span;
  if (span.size() != 0 && cue.size() != 0) {
    const ByteSpan both{std::min(span.start, cue.start), std::max(span.end, cue.end)};
    if (both.size() <= span.size() + cue.size() + 60) span = both;
  }
  pair.drift.push_back(
      {DriftKind::kSourceDropped, placed(pair.told, span), placed(pair.retold, {})});
}

std::vector<Drift> DriftFinder::between(const Telling& told, const Telling& retold) const {
  std::vector<Drift> drift;
  const Pair pair{told, retold, drift};
  add_doubt(pair);
  add_basis(pair);
  add_level(pair);
  add_numbers(pair);
  add_times(pair);
  add_answer(pair);
  add_source(pair);
  return drift;
}

std::vector<Phrase> DriftFinder::spoken_of(const Telling& answer) const {
  return reasons_in(text_of(answer), answer.content);
}

std::vector<Drift> DriftFinder::in_answer(const Telling& told, const Telling& answer,
                                          std::span<const Phrase> basis,
                                          std::span<const Phrase> spoken_of) const {
  if (basis.empty() || spoken_of.empty()) return {};
  const ByteSpan reasons = hull_of(spoken_of);
  const std::string_view theirs = text_of(answer).substr(reasons.start, reasons.size());
  std::size_t kept = 0;
  for (const Phrase& reason : basis) kept += speaks_of(theirs, reason) ? 1 : 0;
  if (kept == 0 || kept == basis.size()) return {};
  return {
      {DriftKind::kBasisDropped, placed(told, hull_of(basis)), placed(answer, hull_of(spoken_of))}};
}

}  // namespace perpend::claims
