// Names of software and actors that prose uses for other things.
#pragma once

#include <string_view>

namespace perpend::extraction {

// Is the lower-case word a name that is also a word, a given name, a place or a product that
// reports speak of? It then needs a context. The list is by hand; names that stand in general prose
// (the GUM and EWT corpora were searched for them) are on it, and none that the pack itself
// flags (knowledge/ordinary_words.h, which is asked of every name when the pack is built).
bool is_everyday_name(std::string_view lower_case_word);

}  // namespace perpend::extraction
