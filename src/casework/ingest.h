// From paths to cases: files of any known format and case folders, read, recognised, extracted, and
// their names resolved against the pack. Not for doors: it speaks of rooms.
#pragma once

#include <string>
#include <vector>

#include "casework/known.h"
#include "casework/prose.h"
#include "casework/request.h"
#include "core/error.h"
#include "knowledge/names.h"
#include "knowledge/view.h"
#include "model/custody.h"
#include "model/incident.h"
#include "model/link_step.h"

namespace perpend::casework {

struct Case {
  Incident incident;
  // The bytes of each document (unwrapped), in the order of incident.documents; empty for what came
  // out of a case folder.
  std::vector<std::string> originals;
  std::vector<DocumentCustody> custody;  // of each document, in the same order
  std::vector<Observation> rejected;     // what its analysts left out
};

// What reading needs of the pack as of a day; some tens of milliseconds to make, then good for any
// number of inputs. The pack must outlive it.
struct Intake {
  Intake(const Known& known, bool reserved);

  knowledge::View view;
  knowledge::Names names;
  ProseReader prose;
  bool allow_reserved;
};

// One case, unless the only input is a file of several incident lines: then one each. An input
// that is refused is a diagnostic of the case that the others make ("input.refused" with its own
// code in the words), or the error if it was the only one; with `strict`, always the error.
// Errors: see docs/formats/cli.md. An input in which nothing was recognised is input.nothing.
Result<std::vector<Case>> ingest(const InputChoice& choice, const Known& known);

// The same with an intake that the caller keeps; `choice.allow_reserved` must be the intake's.
Result<std::vector<Case>> ingest(const InputChoice& choice, const Intake& intake);

// Every incident by itself, for linking: those of all files, in their order; of a case folder that
// is the only input what each step of it added, else the case as one incident. Without the
// documents' bytes and custody. An incident in which nothing was recognised stays; if that is all
// of them, it is input.nothing.
struct Incidents {
  std::vector<Incident> incidents;
  std::vector<LinkStep> steps;  // of the log, where the only input is a case folder
  Diagnostics diagnostics;
};
Result<Incidents> ingest_each(const InputChoice& choice, const Known& known);

}  // namespace perpend::casework
