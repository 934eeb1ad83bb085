// The pack's model of incidents: which technique a clause of a report sounds like, and how sure all
// clues together make it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/date.h"
#include "extraction/lexicon.h"
#include "extraction/technique_model.h"
#include "formats/attack/texts.h"
#include "training/incident_sentences.h"

namespace perpend::training {

// A paragraph and the techniques that a careful reader took from it.
struct AnnotatedParagraph {
  std::string text;
  std::vector<std::string> techniques;
};

// The bytes of the model `incidents`: classifiers fitted on `sentences` and on the names of the
// techniques that were recorded before `as_of`, the weights of the clues on `paragraphs` (none:
// those of a guess). Empty where there are no techniques. A pure function, and the same bytes on
// every machine.
std::string train_incidents(const attack::Texts& texts, std::span<const IncidentSentence> sentences,
                            std::span<const AnnotatedParagraph> paragraphs,
                            const extraction::TechniqueModel& procedures,
                            const extraction::Lexicon& lexicon, Date as_of);

}  // namespace perpend::training
