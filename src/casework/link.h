// Many incidents in, clusters out; and the analyst's word on them as steps of a case's log.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casework/cases.h"
#include "casework/request.h"
#include "core/error.h"
#include "model/link_step.h"

namespace perpend::casework {

struct LinkRequest {
  InputChoice input;
  KnowledgeChoice knowledge;
  OutputChoice output;
  std::string pair;                    // "A,B": only the comparison of these two
  std::vector<std::string> confirmed;  // "A,B" each: on top of what the log of a case says
  std::vector<std::string> refused;
  std::string cluster;  // id or place of a cluster to write as one case
  std::string as_case;  // the file it goes to, as an incident line; empty: nowhere
  std::uint64_t seed = 1;
  std::uint32_t permutations = 9'999;
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;
  std::string command;  // as it was called, for 'how to reproduce'
  Progress progress;
};

// Several files are many incidents. A case folder that is the only input is the incidents that its
// steps added, and its log's steps of linking are heeded. Errors: those of ingest_each() and
// link(); link.unknown-id, link.no-such-cluster, usage.format (usage); marking.refused.
Result<Answer> link(const LinkRequest& request);

struct LinkStepRequest {
  std::string folder;
  LinkAct act = LinkAct::kConfirm;
  // Ids of incidents, or of clusters as `perpend link` shows them now; for kSplit of one cluster
  // those to take out of it.
  std::vector<std::string> subjects;
  std::uint64_t undoes = 0;
  std::string reason;
  KnowledgeChoice knowledge;
  Hand hand;
};

// One entry of the log more. Clusters are written out as the incidents that they hold now. Errors:
// link.unknown-id, link.sides, link.no-such-step, link.contradiction (usage); those of the case.
Result<Answer> add_link_step(const LinkStepRequest& request);

}  // namespace perpend::casework
