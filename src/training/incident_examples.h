// Passages with the techniques they tell of, as the classifiers of incidents learn them. Inside
// training.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "training/incident_training.h"

namespace perpend::training {

// Does a passage tell of an incident?
enum class Telling : std::uint8_t { kUnknown, kTold, kNot };

struct IncidentExample {
  std::string text;
  std::vector<std::string> techniques;  // none: tells of no technique
  float weight = 1;
  Telling telling = Telling::kUnknown;
};

std::vector<IncidentExample> examples_of(std::span<const IncidentSentence> sentences);

// Of each paragraph the sentences, their clauses and the annotated passages, labelled by what
// was annotated there. A clause that holds a small part of an annotated passage alone is left out:
// whether it would show the technique by itself nobody has said.
std::vector<IncidentExample> examples_of(const AnnotatedParagraph& paragraph);

// A sample of what tells of no incident: other prose, and ATT&CK's advice recorded before `as_of`.
std::vector<IncidentExample> examples_of_nothing(const attack::Texts& texts,
                                                 std::span<const std::string> prose, Date as_of);

}  // namespace perpend::training
