// Evidence in, assessment out.
//
// A pure function of the pack, the day, the case and the options: the same bytes on every machine
// and with any number of threads. No clock, no I/O. A case that holds nothing that can weigh gets
// 'no assessment' and the priors. What an analyst rejected is left out of the incident by the
// caller.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attribution/view.h"
#include "core/error.h"
#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::attribution {

// A prior that an analyst set: this hypothesis's share before any evidence, in millionths, above 0.
struct SetPrior {
  std::string id;  // of an actor, or kUnlistedId
  std::int64_t millionths = 0;
};

struct Options {
  int threads = 1;              // for leaving out one thing after the other
  bool allow_reserved = false;  // documentation addresses count as indicators (fixtures)
  std::string version;          // of perpend, for the answer
  // Of known ids, each once, together below a million; the others share what is left in their own
  // proportions.
  std::vector<SetPrior> priors;
  // A wrong name costs so many thousandths of what a right one is worth: below cost / (1 + cost)
  // no name is given.
  std::optional<std::int64_t> wrong_name_cost;
  bool sensitivity = true;  // flips, false flags, what to look for next: most of the time
};

// Error: attribution.empty-pack (damaged) if the pack holds no actor.
Result<Assessment> attribute(const knowledge::Pack& pack, Date as_of, const Incident& incident,
                             const Options& options);

// The same with a view that the caller keeps for several cases.
Result<Assessment> attribute(const View& view, const Incident& incident, const Options& options);

}  // namespace perpend::attribution
