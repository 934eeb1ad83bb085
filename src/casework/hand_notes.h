// The analysts' hand as it is applied. Not for doors.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "attribution/attribute.h"
#include "casework/known.h"
#include "model/assessment.h"
#include "store/case_store.h"

namespace perpend::casework {

struct HandSettings {
  std::vector<HandNote> notes;  // in the order of the log
  std::vector<attribution::SetPrior> priors;
  std::optional<std::int64_t> wrong_name_cost;
  std::vector<std::pair<std::string, std::string>> bundles;  // actors added: name and bytes
};

// Of several notes of one kind on one subject the last counts; all are shown. A value that cannot
// be read (another version wrote it) is shown and not applied.
HandSettings settings_of(const std::vector<Note>& notes,
                         const std::vector<perpend::Decision>& decisions);

// Those of the only input, if that is a case folder; nothing otherwise.
Result<HandSettings> hand_of(const std::vector<std::string>& paths);

// "0.25" as 250000 (decimals 6); nothing for what is no such decimal or is negative.
std::optional<std::int64_t> decimal(std::string_view text, int decimals);

}  // namespace perpend::casework
