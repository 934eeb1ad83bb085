// The main job: evidence in, assessment out.
#pragma once

#include <string>

#include "casework/request.h"
#include "core/error.h"

namespace perpend::casework {

struct AttributeRequest {
  InputChoice input;
  KnowledgeChoice knowledge;
  OutputChoice output;
  std::string text_out;  // where the extracted text of the first document goes; empty: nowhere
  // Of many incidents only this cluster of `link`, as one case: its id or its place; empty: all.
  std::string cluster;
  std::string command;  // as it was called, for 'how to reproduce'
};

// Several files are one case. One JSON Lines file of several incidents is that many cases, and the
// body has one answer a line (JSON) or one after the other (text). Errors: those of ingest();
// usage.format where HTML is asked for several cases; marking.refused.
Result<Answer> attribute(const AttributeRequest& request);

struct ExtractRequest {
  InputChoice input;
  KnowledgeChoice knowledge;
  OutputChoice output;
  std::string text_out;
};

// What the documents hold, and where.
Result<Answer> extract(const ExtractRequest& request);

}  // namespace perpend::casework
