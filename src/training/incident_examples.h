// Passages with the techniques they tell of, as the classifiers of incidents learn them. Inside
// training.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "training/incident_training.h"

namespace perpend::training {

struct IncidentExample {
  std::string text;
  std::vector<std::string> techniques;  // none: tells of no technique
  float weight = 1;
};

std::vector<IncidentExample> examples_of(std::span<const IncidentSentence> sentences);

// Of each paragraph the sentences, their clauses and the annotated passages, labelled by what
// was annotated there. A clause that holds a small part of an annotated passage alone is left out:
// whether it would show the technique by itself nobody has said.
std::vector<IncidentExample> examples_of(const AnnotatedParagraph& paragraph);

}  // namespace perpend::training
