// The pack's model of incidents: which technique a clause of a report sounds like, and how sure all
// clues together make it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/span.h"
#include "extraction/lexicon.h"
#include "extraction/technique_model.h"
#include "formats/attack/texts.h"
#include "training/incident_sentences.h"

namespace perpend::training {

struct AnnotatedTechnique {
  std::string id;
  std::vector<ByteSpan> places;  // of the paragraph's text, where it is told
};

// A paragraph and the techniques that a careful reader took from it.
struct AnnotatedParagraph {
  std::string hand;  // who wrote and annotated it: paragraphs of one hand are alike
  std::string text;
  std::vector<AnnotatedTechnique> techniques;
};

// The bytes of the model `incidents`: classifiers fitted on `sentences`, on the passages of
// `paragraphs` and on the names of the techniques that were recorded before `as_of`; the weights of
// the clues on each hand's paragraphs, read with classifiers of all other hands (no paragraphs: the
// weights of a guess). Empty where there are no techniques. A pure function, and the same bytes on
// every machine.
std::string train_incidents(const attack::Texts& texts, std::span<const IncidentSentence> sentences,
                            std::span<const AnnotatedParagraph> paragraphs,
                            const extraction::TechniqueModel& procedures,
                            const extraction::Lexicon& lexicon, Date as_of);

}  // namespace perpend::training
