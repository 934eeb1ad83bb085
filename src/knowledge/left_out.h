// What a pack leaves out although its sources have it: natural persons. An actor in a pack is a
// set of activity; a list of people would be something else.
//
// - A galaxy entry that its publisher describes as one person ("a hacker known as …") is left out
//   whole, by its uuid.
// - An alias that is one member's handle, and a software name that holds a living or historical
//   person's name, is left out by a hash of the word, so that the words stand nowhere.
// - A citation keeps the name that ATT&CK gives it, and some of those begin with an author's
//   surname; that is a reference to a published text, as in any bibliography.
//
// The list is made by reading; a source that adds a person adds one here.
#pragma once

#include <string_view>

namespace perpend::knowledge {

bool is_one_person(std::string_view galaxy_uuid);
// Judges each word of the name, and the whole.
bool names_a_person(std::string_view name);

}  // namespace perpend::knowledge
