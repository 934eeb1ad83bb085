// Cases on disk: made, added to, decided on, shown, verified. Every step is one entry of the log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/request.h"
#include "core/error.h"

namespace perpend::casework {

// Who does a step, and when (UTC, RFC 3339). The door looks at the clock, never a room.
struct Hand {
  std::string who;
  std::string when;
};

Result<Answer> new_case(const std::string& folder, const Hand& hand);

struct AddRequest {
  std::string folder;
  InputChoice input;
  KnowledgeChoice knowledge;
  std::optional<Marking> marking;
  std::string source_name;
  // What an analyst saw, each as "type=value" of the incident lines ("tool=S0002"), with the
  // reason.
  std::vector<std::string> observations;
  std::string note;
  Hand hand;
};
// Files, observations, or both; each file is one step of the log, the observations are one. Errors:
// usage.observation for a type or a value that is none.
Result<Answer> add_to_case(const AddRequest& request);

Result<Answer> show_case(const std::string& folder, const OutputChoice& output);
Result<Answer> case_log(const std::string& folder, const OutputChoice& output);
Result<Answer> verify_case(const std::string& folder, const OutputChoice& output);

enum class Decision { kReject, kConfirm };
Result<Answer> decide(const std::string& folder, const std::string& evidence_id, Decision decision,
                      const std::string& reason, const Hand& hand);
// Removes the content of a document (named by its SHA-256 or an unambiguous beginning of it) and
// keeps its hash, so that the log still verifies.
Result<Answer> erase(const std::string& folder, const std::string& document,
                     const std::string& reason, const Hand& hand);

}  // namespace perpend::casework
