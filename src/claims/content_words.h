// The words of a passage that carry its content, in a form in which two retellings meet: without
// endings, and with the verbs and nouns that news exchange freely put into one class ("stole",
// "took", "copied"; "hospital", "clinic").
//
// Pure functions; spans are bytes of the text given, moved by `offset`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::claims {

struct ContentWord {
  ByteSpan span;
  std::string lower;        // "Hospitals'" -> "hospitals"
  bool name = false;        // capitalised, and not because a sentence begins
  bool capital = false;     // capitalised at all
  bool digits = false;      // begins with a digit
  bool possessive = false;  // "Halvia's", "hospitals'"
  bool starts_sentence = false;

  std::string key() const;  // stem or class: "hospital", "=steal"
};

// Every word, function words too.
std::vector<ContentWord> words_in(std::string_view text, std::uint64_t offset = 0);

// "hospitals" -> "hospital", "attacking" -> "attack". `lower` must be lower case.
std::string stem(std::string_view lower);

// The stem, or the class of words that news exchange for it ("=attack").
std::string key_of_word(std::string_view lower);

// "the", "of", "said", "on": says nothing about what happened.
bool is_function_word(std::string_view lower);

// "January" … "Sunday", also short: capitalised, but no name.
bool is_calendar_word(std::string_view lower);

}  // namespace perpend::claims
