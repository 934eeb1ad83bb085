// What every reader of this room takes and gives. A reader is a pure function from bytes to
// incidents: no file, no clock, no network; safe from any thread. An Error means that nothing in
// the input was usable; whatever was refused or could not be told is a Diagnostic inside an
// incident, whose counts reconcile: read = kept + refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "model/incident.h"

namespace perpend::formats {

struct ReadOptions {
  // Accept addresses set aside for documentation and private networks, as fixtures need.
  bool allow_reserved = false;
};

}  // namespace perpend::formats
