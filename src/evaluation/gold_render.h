// The figures of the gold sets, for a terminal and for machines.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "evaluation/gold.h"

namespace perpend::evaluation {

// A table of at most 80 columns, with the errors one by one if `errors`.
std::string gold_text(std::string_view half, const GoldFigures& figures, bool errors);
// {"half", "paragraphs", "classes":[…], "roles", "in_traps", "wrong"} as the next value.
void write_gold(json::Writer& out, std::string_view half, const GoldFigures& figures, bool errors);

}  // namespace perpend::evaluation
