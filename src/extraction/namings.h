// Where a text gives malware a name: "a loader we call SLATE", "the wiper, which its authors named
// BRINE". Pure functions; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::extraction {

struct Naming {
  ByteSpan name;      // as it is written, without quotation marks
  std::string namer;  // who gave it: "ESET", "its authors", "we"; empty where nobody is named
};

// The namings in these sentences of the text, in order, no two of one place. Time is linear in the
// bytes (RE2). What is named need not be new: the caller knows the names that are known.
std::vector<Naming> namings(std::string_view text, const std::vector<ByteSpan>& sentences);

// "also known as", "a variant of", "which others call": two names of one thing.
bool says_same_thing(std::string_view between);

}  // namespace perpend::extraction
