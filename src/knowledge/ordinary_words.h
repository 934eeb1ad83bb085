// Names that ordinary prose uses for other things: a document that says "ping the host" does not
// speak of a tool. Such a name needs a context that makes it software.
#pragma once

#include <string_view>

namespace perpend::knowledge {

// True for a name that is
// - a word of everyday or office English, from a list written by hand (ordinary_words.cc), in
//   whatever case: "Net", "Page", "Elise" (a given name), "at";
// - shorter than four letters or digits in all ("at", "sc", "Reg"), unless it mixes letters and
//   digits ("X2") - two-letter codes collide with everything;
// - made of such words alone ("Task List", "Remote Access").
bool is_ordinary_word(std::string_view name);

// Is the lower-case word a name that prose uses for somebody or something else, though it is no
// ordinary word? Structured sources mean the software by it; prose has to say so.
bool is_also_a_name(std::string_view lower_case_word);

}  // namespace perpend::knowledge
