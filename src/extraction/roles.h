// What an address was for, as its sentence tells it.
#pragma once

#include "extraction/address.h"
#include "extraction/cues.h"
#include "model/observation.h"

namespace perpend::extraction {

// Of the role words of the sentence the nearest decides; one before the address comes before one
// behind it, and one in the same clause before one in another. kUnspecified where none is near.
Role role_of(Cues& cues, std::string_view text, const Address& address);

// Does the sentence say that what stands at `place` is somebody's who did no harm (ownership.h)?
bool is_harmless_at(Cues& cues, ByteSpan place);

}  // namespace perpend::extraction
