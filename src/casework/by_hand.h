// What analysts set and say themselves: priors, the cost of a wrong name, an actor of their own,
// key assumptions, dissent, a signature. Each is a step of the case's log; `attribute` applies them
// to a case that is its only input and shows the unaltered answer beside the altered one.
#pragma once

#include <string>

#include "casework/cases.h"
#include "casework/request.h"
#include "core/error.h"

namespace perpend::casework {

enum class NoteKind { kPrior, kCost, kActor, kAssumption, kDissent, kSign };

struct NoteRequest {
  std::string folder;
  NoteKind kind = NoteKind::kAssumption;
  // prior: an id or a name of the pack, or "unlisted"; actor: a file with a STIX bundle.
  std::string subject;
  // prior: "0.25", or "none" to take it back; cost: "4", or "none"; assumption, dissent: the words.
  std::string text;
  KnowledgeChoice knowledge;
  Hand hand;
};

// Errors: usage.note (a share that is none, words that are missing), case.no-such-actor, and those
// of reading a bundle and of the case.
Result<Answer> note(const NoteRequest& request);

}  // namespace perpend::casework
