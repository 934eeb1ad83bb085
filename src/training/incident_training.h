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
  std::vector<ByteSpan> evidence;  // passages of observations of any kind
  std::vector<ByteSpan> traps;     // passages that look like evidence and are not
};

// What the classifiers learn from beside the paragraphs.
struct IncidentTexts {
  const attack::Texts& attack;
  std::span<const IncidentSentence> sentences;
  std::span<const std::string> prose;  // tells of no attack at all
};

// The bytes of the model `incidents`: classifiers fitted on the texts, on the passages of
// `paragraphs` and on the names of the techniques that were recorded before `as_of`; the weights of
// the clues on each hand's paragraphs, read with classifiers of all other hands (no paragraphs: the
// weights of a guess). Empty where there are no techniques. A pure function, and the same bytes on
// every machine.
std::string train_incidents(const IncidentTexts& texts,
                            std::span<const AnnotatedParagraph> paragraphs,
                            const extraction::TechniqueModel& procedures,
                            const extraction::Lexicon& lexicon, Date as_of);

}  // namespace perpend::training
