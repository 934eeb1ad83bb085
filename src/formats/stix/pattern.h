// STIX patterning, read as far as it takes to know which observables a pattern asks for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace perpend::formats {

// One comparison of a pattern with one of its values: file:hashes.'SHA-256' = 'aa…'.
struct PatternTerm {
  std::string object;             // "file"
  std::vector<std::string> path;  // {"hashes", "SHA-256"}; list indexes are left out
  std::string op;                 // "=", "!=", "IN", "LIKE", …; "==" is "=" and "<>" is "!="
  bool negated = false;
  std::string value;  // text of the literal; of a set one term for each member

  bool operator==(const PatternTerm&) const = default;
};

// Checks the whole pattern against the grammar. Error stix.pattern, where = the byte in it.
// Nesting is limited to 100 brackets.
Result<std::vector<PatternTerm>> parse_pattern(std::string_view text);

}  // namespace perpend::formats
