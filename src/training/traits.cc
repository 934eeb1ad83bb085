// ATT&CK says of a use in a sentence or two what was done, and often against whom and through which
// vulnerability; the reports it cites are dated. So a report has, beside techniques and software,
// what its sentences name. Example: a sentence on phishing that names a CVE and cites one report
// gives that report the CVE. Counter-examples: a sentence that cites two does not say which of them
// named it, and put down to both, the earlier would answer for the later in the words of one
// curator (`perpend eval traits --split leaked` shows how much); what a group is said to target on
// its own page has no date of a deed. Neither is read.
//
// Each kind gets one number beside the sum of methods and tooling, which stays as it is:
//
//     score = prior + methods and tooling + w_kind mean over the case's values of log10 LR
//
// The mean, because victims of one case came together, and vulnerabilities of one are a chain or a
// kit; over the values that some earlier report names, since others tell nobody apart. Tested in
// traits_test.cc.
#include "training/traits.h"

#include <algorithm>
#include <map>

#include "attribution/profiles.h"
#include "extraction/extract.h"
#include "training/cases.h"
#include "training/held_out.h"
#include "training/logit.h"

namespace perpend::training {
namespace {

using attribution::kTraitKinds;
using attribution::Trait;
using attribution::TraitCounts;
using attribution::TraitKind;
using attribution::TraitWeights;

std::vector<Trait> traits_in(std::string text, const extraction::Lexicon& lexicon) {
  Incident incident;
  incident.sources.emplace_back();
  incident.documents.emplace_back().text = std::move(text);
  extraction::extract(lexicon, incident, 0, {});
  std::vector<Trait> traits;
  for (const Observation& seen : incident.observations) {
    if (seen.confidence_thousandths.value_or(1000) < kLeastConfidence) continue;
    if (seen.type == ObservationType::kVulnerability) {
      traits.push_back(trait_of(TraitKind::kVulnerability, seen.value));
    } else if (seen.type == ObservationType::kVictimCountry) {
      traits.push_back(trait_of(TraitKind::kCountry, seen.value));
    } else if (seen.type == ObservationType::kVictimSector) {
      traits.push_back(trait_of(TraitKind::kSector, seen.value));
    }
  }
  return traits;
}

// A stretch of a description, and who is cited for it.
struct Piece {
  std::string text;
  std::vector<std::string> citations;
};

// "Did this.(Citation: A) And that.(Citation: B)(Citation: C)" is two pieces: A's, and that of B
// and C. What stands behind the last citation, or has no marks at all, is of all that are cited.
std::vector<Piece> pieces_of(const attack::TellingText& telling, Citing citing) {
  constexpr std::string_view kMark = "(Citation: ";
  const std::string_view text = telling.description;
  if (citing == Citing::kEverybody) return {{telling.description, telling.citations}};
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t mark = text.find(kMark, at);
    if (mark == text.npos) {
      pieces.push_back({std::string(text.substr(at)), telling.citations});
      break;
    }
    Piece& piece = pieces.emplace_back();
    piece.text = text.substr(at, mark - at);
    while (text.substr(mark).starts_with(kMark)) {
      const std::size_t close = std::min(text.find(')', mark), text.size());
      const std::size_t name = mark + kMark.size();
      piece.citations.emplace_back(text.substr(name, close - std::min(name, close)));
      mark = std::min(close + 1, text.size());
    }
    at = mark;
  }
  return pieces;
}

// What is known on 1 January of a year.
struct Known {
  explicit Known(const attribution::Corpus& corpus, Date day,
                 const std::vector<std::vector<Trait>>& traits)
      : profiles(corpus, day, attribution::reports_before(corpus, day, true)),
        counts{TraitCounts(corpus, traits, TraitKind::kVulnerability, day),
               TraitCounts(corpus, traits, TraitKind::kCountry, day),
               TraitCounts(corpus, traits, TraitKind::kSector, day)} {}

  attribution::Profiles profiles;
  std::array<TraitCounts, kTraitKinds> counts;
};

void add_terms(const Known& known, const std::vector<Trait>& own, TraitQuestion& question) {
  std::array<std::int64_t, kTraitKinds> shown{};
  std::array<std::vector<std::int64_t>, kTraitKinds> sums;
  for (auto& sum : sums) sum.assign(question.scores.size(), 0);
  for (const Trait& trait : own) {
    const auto kind = static_cast<std::size_t>(trait.kind);
    const TraitCounts::Counts counts = known.counts[kind].of(trait);
    if (counts.all.seen == 0) continue;
    ++shown[kind];
    for (std::size_t i = 0; i < question.actors.size(); ++i) {
      const auto count = counts.own.find(question.actors[i]);
      if (count != counts.own.end()) sums[kind][i] += count->second.microbans;
    }
  }
  for (std::size_t k = 0; k < kTraitKinds; ++k) {
    question.speaks[k] = shown[k] != 0;
    question.terms[k].assign(question.scores.size(), 0);
    if (shown[k] == 0) continue;
    for (std::size_t i = 0; i < sums[k].size(); ++i) {
      question.terms[k][i] = static_cast<std::int32_t>(mul_div_half_even(sums[k][i], 1, shown[k]));
    }
  }
}

}  // namespace

attribution::TraitsByTelling traits_of(std::span<const attack::TellingText> tellings,
                                       const extraction::Lexicon& lexicon, Citing citing) {
  attribution::TraitsByTelling result;
  for (const attack::TellingText& telling : tellings) {
    for (const Piece& piece : pieces_of(telling, citing)) {
      if (citing == Citing::kOneAlone && piece.citations.size() != 1) continue;
      const std::vector<Trait> traits = traits_in(attack::plain_text(piece.text), lexicon);
      if (traits.empty()) continue;
      for (const std::string& citation : piece.citations) {
        for (const std::string& group : telling.groups) {
          auto& own = result[attribution::telling_hash(citation, group)];
          own.insert(own.end(), traits.begin(), traits.end());
        }
      }
    }
  }
  for (auto& [telling, own] : result) {
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
  }
  return result;
}

std::vector<TraitQuestion> trait_questions(const attribution::Corpus& corpus,
                                           const std::vector<CaseTerms>& cases,
                                           const std::map<int, attribution::Parameters>& by_year,
                                           const std::vector<std::vector<Trait>>& traits) {
  std::vector<TraitQuestion> questions;
  std::map<int, Known> years;
  for (const CaseTerms& one : cases) {
    const int year = corpus.reports[one.report].date.year();
    const auto parameters = by_year.find(year);
    if (parameters == by_year.end()) continue;
    const Known& known = years.try_emplace(year, corpus, first_day(year), traits).first->second;
    TraitQuestion question;
    question.report = one.report;
    question.year = year;
    question.truth = one.truth;
    for (const auto& profile : known.profiles.actors()) question.actors.push_back(profile.actor);
    question.scores = scores_of(one, parameters->second);
    add_terms(known, traits[one.report], question);
    questions.push_back(std::move(question));
  }
  return questions;
}

TraitWeights fit_traits(std::span<const TraitQuestion> questions, std::size_t count) {
  constexpr double kFixed = 1e6;  // methods and tooling count as they are
  constexpr double kPull = 0.3;   // as of the lists' own numbers
  std::vector<Choice> choices;
  for (const TraitQuestion& question : questions.first(count)) {
    if (!question.any()) continue;
    Choice choice{question.scores.size(), question.truth, {}};
    for (std::size_t i = 0; i < question.scores.size(); ++i) {
      choice.terms.push_back(static_cast<std::int32_t>(question.scores[i].microbans()));
      for (const auto& terms : question.terms) choice.terms.push_back(terms[i]);
    }
    choices.push_back(std::move(choice));
  }
  TraitWeights weights{};
  if (choices.empty()) return weights;
  const std::vector<double> fitted = fit_logit(choices, {.start = {1, 0, 0, 0},
                                                         .pull = 1,
                                                         .pulls = {kFixed, kPull, kPull, kPull},
                                                         .signless = std::vector<bool>(4, false)});
  for (std::size_t k = 0; k < kTraitKinds; ++k) weights[k] = thousandths(fitted[k + 1]);
  return weights;
}

std::vector<Posterior> posteriors_of(const TraitQuestion& question, const TraitWeights& weights) {
  std::vector<Score> scores = question.scores;
  for (std::size_t k = 0; k < kTraitKinds; ++k) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const std::int64_t row = mul_div_half_even(question.terms[k][i], weights[k], 1000);
      scores[i] = Score(scores[i].microbans() + row);
    }
  }
  return normalise(scores).posteriors;
}

}  // namespace perpend::training
