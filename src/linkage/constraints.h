// The steps of a case's log, replayed in their order: which pairs of incidents an analyst has
// confirmed and which refused, after everything that was undone. Append-only: the same log gives
// the same constraints tomorrow.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "model/link_step.h"

namespace perpend::linkage {

struct Constraints {
  std::vector<std::pair<std::string, std::string>> confirmed;
  std::vector<std::pair<std::string, std::string>> refused;
  // "link.contradiction": a step says of two incidents what earlier ones exclude, and is passed
  // over. The writer does not let one in (check_step); a log may come from elsewhere.
  Diagnostics diagnostics;
};

// A step counts unless a later step that counts undoes it. Of a merged group each incident is
// confirmed with its first one; a split refuses every pair across.
Constraints replay(std::span<const LinkStep> steps);

// What keeps `step` from being added to `steps`, if anything. Errors, all of kind usage:
// link.sides (too few incidents, or one on both sides), link.no-such-step (undoing what is no link
// step), link.contradiction (with the steps to undo first named).
std::optional<Error> check_step(std::span<const LinkStep> steps, const LinkStep& step);

}  // namespace perpend::linkage
