// Whether a name that is also an ordinary word, or that two kinds of thing share, is meant as
// software or as an actor here. Pure functions; safe from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::extraction {

// Where back-ticks (or HTML's code elements, which are extracted with back-ticks) mark code.
std::vector<ByteSpan> code_ranges(std::string_view text);

struct Place {
  std::string_view text;
  ByteSpan name;                // the word in question
  std::string_view as_written;  // the name as its publisher writes it: "Net"
  bool in_code = false;
};

// "net.exe", "`net user`", "net user /domain", "the Ping utility", "a backdoor called Elise".
bool means_software(const Place& place);

// "the Silence group", "an actor tracked as Zinc".
bool means_actor(const Place& place);

// Is what stands between two names of a list only commas, "and", "or" and the like?
bool joins_a_list(std::string_view between);

// Is code_ranges' order kept, does one of them hold the span?
bool inside_any(const std::vector<ByteSpan>& ranges, ByteSpan span);

}  // namespace perpend::extraction
