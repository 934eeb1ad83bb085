// ISO 3166-1 alpha-2: the codes and the short English names, for reading and for checking. Nothing
// is said about whose land is whose: a name that is not in the list is simply not recognised.
#pragma once

#include <optional>
#include <string_view>

namespace perpend {

// "JP" for "JP", "jp", "Japan", "japan"; "GB" for "UK" and "Great Britain". Static text.
std::optional<std::string_view> country_code(std::string_view text);

// "Japan" for "JP"; nothing for what is no code. Static text.
std::optional<std::string_view> country_name(std::string_view code);

}  // namespace perpend
