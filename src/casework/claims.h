// Who says what, how surely, after whom.
#pragma once

#include <string>

#include "casework/request.h"
#include "core/error.h"

namespace perpend::casework {

struct ClaimsRequest {
  InputChoice input;  // text, Markdown, HTML, PDF; case folders; "-"
  KnowledgeChoice knowledge;
  OutputChoice output;
  std::string sources;   // CSV with outlet and day of each file; empty: sources.csv beside them
  std::string text_out;  // where the text of the first document goes; empty: nowhere
  std::string command;   // as it was called
};

// All inputs are one set of documents. Errors: those of reading; claims.nothing (input) where no
// input holds prose in a language that is read, with the reasons among the diagnostics;
// marking.refused.
Result<Answer> claims(const ClaimsRequest& request);

}  // namespace perpend::casework
