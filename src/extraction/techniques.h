// Techniques out of prose: which sentences, and which parts of them, tell of a use of an ATT&CK
// technique, and how probably.
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"
#include "extraction/collector.h"
#include "extraction/cues.h"
#include "extraction/lexicon.h"
#include "extraction/scan.h"
#include "extraction/technique_model.h"

namespace perpend::extraction {

// The parts of a sentence that are asked on their own: between commas, semicolons, brackets and the
// words that join actions ("and", "then", "before", "which" …); parts of fewer than three words go
// with the one before. At most 40; offsets into the whole text.
std::vector<ByteSpan> clauses(std::string_view text, ByteSpan sentence);

// What is found has a confidence of at least 500 thousandths: what the finding is worth by the
// measure of techniques.cc. Adds an attack-pattern observation for every technique of every
// sentence that states one: not of sentences that deny, advise, imagine or tell of somebody else
// (cues.h), and none that the lexicon does not know as of its day. Names of software and groups are
// not read as evidence.
void collect_techniques(std::string_view text, const Lexicon& lexicon, const Mentions& mentions,
                        const TechniqueModel& model, Cues& cues, Collector& collector);

}  // namespace perpend::extraction
