// Do the properties of a STIX object have the types that STIX gives them? Only what a reader could
// stumble over is checked; vocabularies, custom properties and versions of UUIDs are nobody's harm.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/json.h"

namespace perpend::formats {

using ShapeReport = std::function<void(std::string_view pointer, std::string_view what)>;

enum class Shape { kFine, kFlawed, kUnusable };

// kFlawed: some properties are of a wrong type and must be taken as absent (the getters of
// json::View do). kUnusable: without a type, an id, or what makes the object what it is.
// `embedded`: an observable inside STIX 2.0 observed-data, which has no id.
Shape check_shape(const json::View& object, const ShapeReport& report, bool embedded = false);

bool is_stix_type(std::string_view type);  // of STIX 2.0 or 2.1

// "type--uuid" with a type of lower-case letters, digits and hyphens.
bool is_stix_id(std::string_view text);

}  // namespace perpend::formats
