// What kind of thing a noun stands for: a person's office, an outlet, a body.
#pragma once

#include <cstdint>
#include <string_view>

namespace perpend::claims {

enum class Being : std::uint8_t { kUnknown, kPerson, kOutlet, kBody };

// 'minister', 'spokeswoman', 'analyst', '58-year-old'. Lower case.
bool is_office(std::string_view noun);
// Words before a person's name that are none of it: offices, 'deputy', 'vice', 'Mr'. Lower case.
bool is_title(std::string_view word);
// 'ministry', 'police', 'company': whoever is called so is no person. Lower case.
bool is_body(std::string_view noun);
// 'newspaper', 'station', 'daily'. Lower case.
bool is_outlet_noun(std::string_view noun);

// Of a noun: which of the above.
Being being_of(std::string_view noun);

// 'Aldery Times', 'Radio Lantry', 'AP', 'the daily': does it publish?
bool is_outlet(std::string_view name, std::string_view description);

// Does one of the words of the name equal this one?
bool has_word(std::string_view name, std::string_view word);

}  // namespace perpend::claims
