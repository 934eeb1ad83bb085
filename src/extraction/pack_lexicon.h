// What a pack knows, as the extraction asks it: names to look for, and hosts that are known.
#pragma once

#include "extraction/lexicon.h"
#include "extraction/plausible.h"
#include "knowledge/public_suffix.h"
#include "knowledge/view.h"

namespace perpend::extraction {

// Names of actors, software and techniques in view; countries with their other names; sectors with
// sector_synonyms(). Copies what it needs: the pack may go. Takes some ten milliseconds.
Lexicon lexicon_of(const knowledge::View& view);

// Public suffixes, and the lists of well-known sites. Both must outlive the result; safe for any
// number of threads.
HostKnowledge host_knowledge(const knowledge::Pack& pack,
                             const knowledge::PublicSuffixes& suffixes);

}  // namespace perpend::extraction
