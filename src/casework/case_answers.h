// What the commands on a case print. Not for doors.
#pragma once

#include <span>
#include <string>

#include "casework/request.h"
#include "store/case_store.h"

namespace perpend::casework {

Answer describe_case(const std::string& folder, const Incident& incident,
                     std::span<const StoredDocument> documents,
                     std::span<const perpend::Decision> decisions, Marking marking,
                     const OutputChoice& output);
Answer describe_log(std::span<const LogEntry> log, const TreeHead& head,
                    const OutputChoice& output);
Answer describe_verification(const std::string& folder, const VerifyReport& report,
                             const OutputChoice& output);

// The answer, or marking.refused if it is marked more strictly than allowed.
Result<Answer> guarded(Answer answer, const OutputChoice& output);

}  // namespace perpend::casework
