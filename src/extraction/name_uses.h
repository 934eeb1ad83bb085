// What the words right around a name say of it: a program at work, a file's ending, a comparison.
#pragma once

#include <string_view>

#include "core/span.h"
#include "extraction/context.h"
#include "extraction/cues.h"
#include "extraction/lexicon.h"

namespace perpend::extraction {

// "run.ps1" is no PS1, "explorer.exe" the system's own, "meow://" a broken scheme, "SUNBURST-like"
// and "ex-Babuk" something else.
bool is_part_of_something_else(std::string_view text, ByteSpan name);

// "It installed Marrow", "The encryptor is Marrow", "Royal encrypted the servers": written as a
// name and put to a program's use.
bool is_put_to_use(const Place& place, const ReadSentence& sentence);

// "Lumma Stealer" says itself what it is.
bool says_its_class(std::string_view name);

// Thousandths; 0 where a technique's name may be ordinary talk.
int technique_confidence(std::string_view written, const LexiconEntry& technique);

}  // namespace perpend::extraction
