// A text as sentences. Pure functions; safe from any thread; never throw on any bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::language {

// What is longer is cut, at white space where there is some: nobody reads it as one sentence.
inline constexpr std::size_t kLongestSentence = 4000;

// The sentences of a text, in order, disjoint, none empty, without the white space at their ends:
// every byte outside them is white space.
//
// Ends one: '.', '!', '?' and their like in other scripts; a blank line; a line that is a bullet, a
// table row (columns parted by tabs, three spaces or '|') or a heading. A bullet's sign is the
// first byte of its sentence. Ends none: the line ends of hard-wrapped prose; the dots of
// abbreviations, initials, versions, file names, paths, addresses and defanged indicators; anything
// in back-ticks.
//
// Time is linear in the bytes: about 200 MB/s on English, 20 MB/s on scripts that ICU reads.
std::vector<ByteSpan> sentences(std::string_view utf8);

// The sentence around `place`, looking at most `reach` bytes either way; at least the place itself.
// A place across several sentences gives the span of all of them.
ByteSpan sentence_around(std::string_view utf8, ByteSpan place, std::size_t reach = 700);

}  // namespace perpend::language
