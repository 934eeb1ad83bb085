// The pack as of a day: who is in view, with which profile, under which fitted numbers.
//
// Made once (a few milliseconds) and asked for any number of cases, from any number of threads.
// Keeps a reference to the pack, which must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "attribution/corpus.h"
#include "attribution/draws.h"
#include "attribution/list_index.h"
#include "attribution/parameters.h"
#include "attribution/priors.h"
#include "attribution/profiles.h"
#include "attribution/traits.h"
#include "knowledge/pack.h"
#include "knowledge/public_suffix.h"

namespace perpend::attribution {

inline constexpr std::size_t kNoProfile = static_cast<std::size_t>(-1);

// "An actor of the pack did it", or none of them did.
struct Candidate {
  std::uint32_t actor = knowledge::kNone;  // index into Pack::actors(); kNone: the unlisted actor
  std::size_t profile = kNoProfile;        // index into Profiles::actors()
};

class View {
 public:
  View(const knowledge::Pack& pack, Date as_of);

  const knowledge::Pack& pack() const { return *pack_; }
  Date as_of() const { return as_of_; }
  const Corpus& corpus() const { return *corpus_; }
  const Profiles& profiles() const { return *profiles_; }
  const Parameters& parameters() const { return parameters_; }
  // The same as they could have come out; none where the pack carries none that can be read.
  const std::vector<Draw>& draws() const { return draws_; }
  // What dated reports in view say of vulnerabilities and targets, and how much that counts; of a
  // pack that carries none of either, or that are damaged, nothing.
  const TraitCounts& traits(TraitKind kind) const {
    return traits_[static_cast<std::size_t>(kind)];
  }
  std::int64_t trait_weight(TraitKind kind) const {
    return trait_weights_[static_cast<std::size_t>(kind)];
  }
  const knowledge::PublicSuffixes& suffixes() const { return suffixes_; }
  // Made when first asked for (some tens of milliseconds); whichever thread comes first makes it.
  const ListIndex& lists() const;
  // lists().naming(as_of()), made once in the same way.
  const NamingView& naming() const;

  // Profiled actors in the order of Profiles::actors(), actors known by name alone in the pack's
  // order, and the unlisted actor last.
  const std::vector<Candidate>& candidates() const { return candidates_; }
  std::size_t unprofiled() const { return candidates_.size() - profiles_->actors().size() - 1; }
  // The candidate that is this actor of the pack, or candidates().size() if it is not in view.
  std::size_t candidate_of(std::uint32_t actor) const { return candidate_of_[actor]; }
  std::string id_of(std::size_t candidate) const;

  // Strictly earlier. The pack's own day is the one after its newest source, so it shows
  // everything.
  bool in_view(std::int32_t known_from) const { return known_from < as_of_.days(); }

  std::vector<Prior> priors(Date day) const;  // of Findings::day
  std::vector<Prior> equal_priors() const;

 private:
  std::vector<Prior> spread(const Priors& priors) const;

  const knowledge::Pack* pack_;
  Date as_of_;
  std::unique_ptr<Corpus> corpus_;
  std::unique_ptr<Profiles> profiles_;
  Parameters parameters_;
  std::vector<Draw> draws_;
  std::array<TraitCounts, kTraitKinds> traits_;
  TraitWeights trait_weights_;
  knowledge::PublicSuffixes suffixes_;
  struct Lists {
    std::once_flag once;
    std::optional<ListIndex> index;
    std::once_flag naming_once;
    NamingView naming;
  };
  std::unique_ptr<Lists> lists_ = std::make_unique<Lists>();
  std::vector<Candidate> candidates_;
  std::vector<std::size_t> candidate_of_;
};

}  // namespace perpend::attribution
