// Every candidate technique of every sentence of an annotated paragraph is a case: its clues, and
// whether the paragraph does show it. The weights of the clues are a logistic regression over these
// cases (Newton's method, a small pull towards 0), so that a confidence is the share of right ones
// among findings with such clues.
//
// Tested in incident_training_test.cc.
#include "training/incident_clues.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "core/exponential.h"
#include "extraction/scan.h"
#include "language/sentences.h"

namespace perpend::training {
namespace {

using extraction::kClues;
using std::size_t;

constexpr double kPull = 1;  // of the clues' weights towards 0
constexpr int kNewtonSteps = 12;

// Solves a x = b by elimination with pivots; a is symmetric and positive.
ClueVector solve(std::array<ClueVector, kUnknowns> a, ClueVector b) {
  for (size_t i = 0; i < kUnknowns; ++i) {
    size_t pivot = i;
    for (size_t r = i + 1; r < kUnknowns; ++r) {
      if (std::abs(a[r][i]) > std::abs(a[pivot][i])) pivot = r;
    }
    std::swap(a[i], a[pivot]);
    std::swap(b[i], b[pivot]);
    for (size_t r = i + 1; r < kUnknowns; ++r) {
      const double factor = a[r][i] / a[i][i];
      for (size_t c = i; c < kUnknowns; ++c) a[r][c] -= factor * a[i][c];
      b[r] -= factor * b[i];
    }
  }
  ClueVector x{};
  for (size_t i = kUnknowns; i-- > 0;) {
    double rest = b[i];
    for (size_t c = i + 1; c < kUnknowns; ++c) rest -= a[i][c] * x[c];
    x[i] = rest / a[i][i];
  }
  return x;
}

}  // namespace

std::vector<ClueCase> clue_cases(std::span<const AnnotatedParagraph> paragraphs,
                                 extraction::TechniqueReaders readers,
                                 const extraction::Lexicon& lexicon) {
  std::vector<ClueCase> cases;
  for (const AnnotatedParagraph& paragraph : paragraphs) {
    const extraction::Mentions mentions = extraction::scan(paragraph.text, lexicon);
    extraction::Cues cues(paragraph.text);
    std::set<std::string, std::less<>> shown;
    for (const AnnotatedTechnique& technique : paragraph.techniques) shown.insert(technique.id);
    for (const auto& candidate :
         technique_candidates(paragraph.text, lexicon, mentions, readers, cues)) {
      ClueCase made;
      for (size_t i = 0; i < kClues; ++i) made.clues[i] = candidate.clues[i] / 1000.0;
      made.clues[kClues] = 1;
      made.right = shown.contains(lexicon.current_id(candidate.id));
      cases.push_back(made);
    }
  }
  return cases;
}

ClueVector fit_clues(const std::vector<ClueCase>& cases) {
  ClueVector weights{};
  for (int step = 0; step < kNewtonSteps; ++step) {
    std::array<ClueVector, kUnknowns> curvature{};
    ClueVector slope{};
    constexpr double kLeast = 1e-6;
    for (size_t i = 0; i < kUnknowns; ++i) {
      const double pull = i < kClues ? kPull : kLeast;
      curvature[i][i] = pull;
      slope[i] = -pull * weights[i];
    }
    for (const ClueCase& one : cases) {
      double sum = 0;
      for (size_t i = 0; i < kUnknowns; ++i) sum += weights[i] * one.clues[i];
      const double p = 1 / (1 + exponential(-sum));
      const double short_of = (one.right ? 1 : 0) - p;
      for (size_t i = 0; i < kUnknowns; ++i) {
        slope[i] += short_of * one.clues[i];
        for (size_t k = 0; k < kUnknowns; ++k) {
          curvature[i][k] += p * (1 - p) * one.clues[i] * one.clues[k];
        }
      }
    }
    const ClueVector move = solve(curvature, slope);
    for (size_t i = 0; i < kUnknowns; ++i) weights[i] += move[i];
  }
  return weights;
}

}  // namespace perpend::training
