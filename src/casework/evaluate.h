// `perpend eval`: the figures of docs/method.md, from a command anybody can run.
#pragma once

#include <string>

#include "casework/request.h"
#include "core/error.h"

namespace perpend::casework {

struct EvaluateRequest {
  std::string subject = "methods";
  std::string split = "prequential";
  KnowledgeChoice knowledge;
  std::string sources;     // the data folder, for the earlier releases of `release-ahead`
  std::string cases_file;  // one line a case goes here; empty: nowhere
  std::string gold;        // folder with dev, test; empty: tests/golden/ and the subject
  bool blind = false;      // extraction, claims: the half by another hand as well
  OutputChoice output;
  Progress progress;
};
Result<Answer> evaluate(const EvaluateRequest& request);

}  // namespace perpend::casework
