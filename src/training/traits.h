// Targets and vulnerabilities out of what a bundle says of each use, report by report; and what
// they are worth beside methods and tooling, forward in time.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "attribution/traits.h"
#include "core/weight.h"
#include "extraction/lexicon.h"
#include "formats/attack/texts.h"
#include "training/fit.h"

namespace perpend::training {

// A sentence counts for the report that is cited for it, if it is one alone; or for every one, as
// it looks when reports answer for each other (`perpend eval traits --split leaked`).
enum class Citing : std::uint8_t { kOneAlone, kEverybody };
// What the extraction reads in each sentence, with a confidence of at least kLeastConfidence
// thousandths, put down to reports. Sorted, each once.
attribution::TraitsByTelling traits_of(std::span<const attack::TellingText> tellings,
                                       const extraction::Lexicon& lexicon,
                                       Citing citing = Citing::kOneAlone);
inline constexpr std::int32_t kLeastConfidence = 500;

// A case under numbers of methods and tooling that were fitted on strictly earlier years.
struct TraitQuestion {
  std::uint32_t report = 0;  // index into Corpus::reports
  int year = 0;
  std::vector<std::uint32_t> actors;  // indices into Corpus::actors
  std::size_t truth = 0;              // into them, or their number: not known yet
  std::vector<Score> scores;          // of the actors, and of the unlisted one last
  // What each kind's number multiplies: microbans, one for each of scores.
  std::array<std::vector<std::int32_t>, attribution::kTraitKinds> terms;
  // Whether the case's report says anything of the kind that an earlier report says too.
  std::array<bool, attribution::kTraitKinds> speaks{};

  bool any() const { return speaks[0] || speaks[1] || speaks[2]; }
};

// Cases of years whose numbers there are, in their order. `traits`: of each report; a case is asked
// with those of its own.
std::vector<TraitQuestion> trait_questions(
    const attribution::Corpus& corpus, const std::vector<CaseTerms>& cases,
    const std::map<int, attribution::Parameters>& by_year,
    const std::vector<std::vector<attribution::Trait>>& traits);

// On the first `count` questions; 0 without any, and pulled there by .3 ban for one, squared.
attribution::TraitWeights fit_traits(std::span<const TraitQuestion> questions, std::size_t count);

std::vector<Posterior> posteriors_of(const TraitQuestion& question,
                                     const attribution::TraitWeights& weights);

}  // namespace perpend::training
