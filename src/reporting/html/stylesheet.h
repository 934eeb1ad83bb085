// The one style sheet of the dossier.
#pragma once

#include <string>
#include <string_view>

#include "model/marking.h"

namespace perpend::reporting {

// CSS: tokens for light and dark, then rules by part of the page, then paper. Only the header of a
// printed page depends on the marking.
std::string stylesheet(Marking marking);

}  // namespace perpend::reporting
