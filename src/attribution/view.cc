#include "attribution/view.h"

#include "model/assessment.h"

namespace perpend::attribution {

View::View(const knowledge::Pack& pack, Date as_of)
    : pack_(&pack),
      as_of_(as_of),
      corpus_(std::make_unique<Corpus>(corpus_of(pack))),
      parameters_(parameters_of(pack)),
      draws_(read_draws(pack.model(kDrawsModel)).value_or(std::vector<Draw>())),
      trait_weights_(trait_weights_of(pack)),
      suffixes_(pack) {
  profiles_ = std::make_unique<Profiles>(*corpus_, as_of, reports_before(*corpus_, as_of, false));
  const auto traits = read_traits(pack.model(kTraitsModel)).value_or(TraitsByTelling());
  const auto by_report = traits_of_reports(*corpus_, traits);
  for (std::size_t k = 0; k < kTraitKinds; ++k) {
    traits_[k] = TraitCounts(*corpus_, by_report, static_cast<TraitKind>(k), as_of);
  }
  std::vector<bool> profiled(pack.actors().size(), false);
  for (std::size_t i = 0; i < profiles_->actors().size(); ++i) {
    candidates_.push_back({profiles_->actors()[i].actor, i});
    profiled[profiles_->actors()[i].actor] = true;
  }
  for (std::uint32_t actor = 0; actor < pack.actors().size(); ++actor) {
    if (!profiled[actor] && in_view(pack.actors()[actor].known_from)) {
      candidates_.push_back({actor, kNoProfile});
    }
  }
  candidates_.push_back({});
  candidate_of_.assign(pack.actors().size(), candidates_.size());
  for (std::size_t i = 0; i + 1 < candidates_.size(); ++i) {
    candidate_of_[candidates_[i].actor] = i;
  }
}

const ListIndex& View::lists() const {
  std::call_once(lists_->once, [&] { lists_->index.emplace(*pack_); });
  return *lists_->index;
}

const NamingView& View::naming() const {
  std::call_once(lists_->naming_once, [&] { lists_->naming = lists().naming(as_of_); });
  return lists_->naming;
}

std::string View::id_of(std::size_t candidate) const {
  const std::uint32_t actor = candidates_[candidate].actor;
  if (actor == knowledge::kNone) return std::string(kUnlistedId);
  return std::string(pack_->text(pack_->actors()[actor].id));
}

std::vector<Prior> View::spread(const Priors& priors) const {
  std::vector<Prior> all = priors.profiled;
  all.insert(all.end(), unprofiled(), priors.unprofiled);
  all.push_back(priors.unlisted);
  return all;
}

std::vector<Prior> View::priors(Date day) const {
  return spread(informed_priors(*profiles_, parameters_, unprofiled(), day));
}

std::vector<Prior> View::equal_priors() const {
  return spread(flat_priors(*profiles_, unprofiled()));
}

}  // namespace perpend::attribution
