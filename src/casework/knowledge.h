// The knowledge pack as a use case: built from its sources, shown, brought up to date.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/request.h"
#include "core/date.h"
#include "core/error.h"

namespace perpend::casework {

struct BuildRequest {
  std::string sources;           // a folder laid out like ../shared/data or by `kb update`
  std::string attack;            // another ATT&CK bundle than the folder's; may be empty
  std::vector<std::string> add;  // STIX bundles with a user's own actors
  std::string pack;              // where the pack goes
  std::optional<Date> dated;     // the day of the newest source; else what they say themselves
  bool fit = true;               // false: facts only, no fitted parameters
  Progress progress;
};
Result<Answer> build_pack(const BuildRequest& request);

// Trains again on the facts of a pack: the fitted parameters, and the models whose texts are among
// the sources. The same facts and texts give the same bytes.
struct TrainRequest {
  std::string pack;  // path; empty: the shipped one
  std::string sources;
  std::string output;  // where the trained pack goes
  Progress progress;
};
Result<Answer> train_pack(const TrainRequest& request);

Result<Answer> show_known(const std::string& name, const KnowledgeChoice& knowledge,
                          const OutputChoice& output);

// Downloads the newest official files into `folder`. Error: update.offline (environment).
Result<Answer> update_sources(const std::string& folder, const Progress& progress);

}  // namespace perpend::casework
