// What an address was for, as its sentence tells it.
#pragma once

#include "extraction/address.h"
#include "extraction/cues.h"
#include "model/observation.h"

namespace perpend::extraction {

// Of the role words of the sentence the nearest decides; one before the address comes before one
// behind it, and one in the same clause before one in another. kUnspecified where none is near.
Role role_of(Cues& cues, std::string_view text, const Address& address);

}  // namespace perpend::extraction
