// Two fits. The classifiers of clauses (incident_classifier.h) learn from example sentences and
// from the passages of annotated paragraphs. The weights of the clues (incident_clues.h) say what a
// margin is worth on a text of a hand that the classifiers have not seen, as a user's is: so each
// hand's paragraphs are read with classifiers that learnt from the other hands alone. The pack's
// classifiers learn from all.
//
// Counter-example: with clues fitted on the paragraphs that the classifiers learnt from, every
// margin would look right; and paragraphs of one hand are so alike that leaving out one at a time
// would look nearly as good.
// Tested in incident_training_test.cc.
#include "training/incident_training.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include "extraction/incident_model.h"
#include "training/incident_classifier.h"
#include "training/incident_clues.h"
#include "training/incident_examples.h"

namespace perpend::training {
namespace {

using extraction::IncidentHeader;
using extraction::kClues;
using std::size_t;

std::int32_t thousandths(double value) {
  constexpr double kMost = 900;
  return static_cast<std::int32_t>(std::llround(std::clamp(value, -kMost, kMost) * 1000));
}

class Trainer {
 public:
  Trainer(const IncidentTexts& texts, std::span<const AnnotatedParagraph> paragraphs, Date as_of)
      : texts_(texts), as_of_(as_of) {
    for (const AnnotatedParagraph& one : paragraphs) hands_[one.hand].push_back(one);
  }

  // Of all hands but one; of all where no hand has that name.
  std::string classifiers_without(const std::string& hand) const {
    std::vector<IncidentExample> examples = examples_of(texts_.sentences);
    for (IncidentExample& example : examples_of_nothing(texts_.attack, texts_.prose, as_of_)) {
      examples.push_back(std::move(example));
    }
    for (const auto& [name, paragraphs] : hands_) {
      if (name == hand) continue;
      for (const AnnotatedParagraph& one : paragraphs) {
        for (IncidentExample& example : examples_of(one)) examples.push_back(std::move(example));
      }
    }
    return fit_incident_classifiers(texts_.attack, examples, as_of_);
  }

  // Sets the weights of the clues.
  void weigh(const extraction::TechniqueModel& procedures, const extraction::Lexicon& lexicon,
             IncidentHeader& header) const {
    std::vector<ClueCase> cases;
    for (const auto& [hand, paragraphs] : hands_) {
      const std::string bytes = classifiers_without(hand);
      const auto model = extraction::IncidentModel::open(bytes);
      if (!model) return;
      const auto own = clue_cases(paragraphs, {procedures, *model}, lexicon);
      cases.insert(cases.end(), own.begin(), own.end());
    }
    if (cases.empty()) return;
    const ClueVector fitted = fit_clues(cases);
    for (size_t i = 0; i < kClues; ++i) header.clue_weights[i] = thousandths(fitted[i]);
    header.bias = thousandths(fitted[kClues]);
  }

 private:
  IncidentTexts texts_;
  Date as_of_;
  std::map<std::string, std::vector<AnnotatedParagraph>> hands_;
};

}  // namespace

std::string train_incidents(const IncidentTexts& texts,
                            std::span<const AnnotatedParagraph> paragraphs,
                            const extraction::TechniqueModel& procedures,
                            const extraction::Lexicon& lexicon, Date as_of) {
  const Trainer trainer(texts, paragraphs, as_of);
  std::string bytes = trainer.classifiers_without("");
  if (bytes.empty()) return {};
  IncidentHeader header{};
  std::memcpy(&header, bytes.data(), sizeof(header));
  // Without paragraphs: the margin and the phrase, taken at their word.
  header.clue_weights[static_cast<size_t>(extraction::Clue::kOwn)] = 4000;
  header.clue_weights[static_cast<size_t>(extraction::Clue::kPhrase)] = 3000;
  trainer.weigh(procedures, lexicon, header);
  std::memcpy(bytes.data(), &header, sizeof(header));
  return bytes;
}

}  // namespace perpend::training
