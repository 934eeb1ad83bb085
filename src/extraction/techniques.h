// Techniques out of prose: which sentences, and which parts of them, tell of a use of an ATT&CK
// technique, and how probably.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extraction/collector.h"
#include "extraction/cues.h"
#include "extraction/incident_model.h"
#include "extraction/lexicon.h"
#include "extraction/scan.h"
#include "extraction/technique_model.h"

namespace perpend::extraction {

// The parts of a sentence that are asked on their own: between commas, semicolons, brackets and the
// words that join actions ("and", "then", "before", "which" …); parts of fewer than three words go
// with the one before. At most 40; offsets into the whole text.
std::vector<ByteSpan> clauses(std::string_view text, ByteSpan sentence);

// The two models that are asked; both outlive what is made with them.
struct TechniqueReaders {
  const TechniqueModel& procedures;
  const IncidentModel& incidents;
};

// A technique that something in a sentence speaks for.
struct TechniqueCandidate {
  std::string id;  // as the models and the table have it; ATT&CK may have renamed it
  ByteSpan sentence;
  ByteSpan place;  // of the phrase, else the clause that spoke most
  Clues clues{};
  bool phrase = false;
};

// Candidates of every sentence near one with a phrase, likely and unlikely, in the order of the
// text; none of sentences that deny, advise, imagine or tell of somebody else (cues.h). What a
// technique's confidence is fitted on, too (training/incident_training.h). Names of actors and
// software are hidden from the model of procedures.
std::vector<TechniqueCandidate> technique_candidates(std::string_view text, const Lexicon& lexicon,
                                                     const Mentions& mentions,
                                                     TechniqueReaders readers, Cues& cues);

// Adds an attack-pattern observation for every candidate of a confidence of at least kTold, and
// none that the lexicon does not know as of its day. The confidence is the incident model's: the
// measured share of right ones among findings with such clues.
inline constexpr int kTold = 350;  // thousandths
void collect_techniques(std::string_view text, const Lexicon& lexicon, const Mentions& mentions,
                        TechniqueReaders readers, Cues& cues, Collector& collector);

}  // namespace perpend::extraction
