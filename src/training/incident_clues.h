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

// Every candidate of the paragraphs, and whether its paragraph shows it.
std::vector<ClueCase> clue_cases(std::span<const AnnotatedParagraph> paragraphs,
                                 extraction::TechniqueReaders readers,
                                 const extraction::Lexicon& lexicon);

// Logistic regression by Newton's method, the weights pulled a little towards 0.
ClueVector fit_clues(const std::vector<ClueCase>& cases);

}  // namespace perpend::training
