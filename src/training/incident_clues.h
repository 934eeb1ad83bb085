// How much each clue says. Inside training.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extraction/incident_layout.h"
#include "extraction/techniques.h"
#include "training/incident_training.h"

namespace perpend::training {

inline constexpr std::size_t kUnknowns = extraction::kClues + 1;  // and the bias, which is the last
using ClueVector = std::array<double, kUnknowns>;

struct ClueCase {
  ClueVector clues{};  // in ones; the last is 1
  bool right = false;
};

// A document's mean of told() by classifiers that have not seen it, and what is lost if it is taken
// for one of no incident, and if it is not.
struct StoryCase {
  std::int32_t story = 0;
  std::int64_t evidence = 0;  // annotated passages
  std::int64_t traps = 0;     // passages that look like evidence
};
std::vector<StoryCase> story_cases(std::span<const AnnotatedParagraph> paragraphs,
                                   const extraction::IncidentModel& model);
// The threshold below which the fewest passages of evidence are lost and above which the fewest
// traps stand; the middle of the gap where there is one.
std::int32_t fit_least_story(std::vector<StoryCase> cases);

// Every candidate of the paragraphs, and whether its paragraph shows it.
std::vector<ClueCase> clue_cases(std::span<const AnnotatedParagraph> paragraphs,
                                 extraction::TechniqueReaders readers,
                                 const extraction::Lexicon& lexicon);

// Logistic regression by Newton's method, the weights pulled a little towards 0.
ClueVector fit_clues(const std::vector<ClueCase>& cases);

}  // namespace perpend::training
