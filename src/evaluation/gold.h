// A gold set for evidence out of prose: what a careful reader took from a paragraph, and how much
// of it the extractor finds. Its rules: tests/golden/extraction/README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/span.h"
#include "model/incident.h"

namespace perpend::evaluation {

// A passage of a gold paragraph. `spans` are all places where it stands, letter by letter.
struct GoldPassage {
  std::string text;
  std::vector<ByteSpan> spans;
};

struct GoldObservation {
  ObservationType type = ObservationType::kUnknown;
  std::string id;
  std::string value;
  Role role = Role::kUnspecified;
  GoldPassage passage;
};

struct GoldParagraph {
  std::string id;
  std::string text;
  std::vector<GoldObservation> observations;
  std::vector<GoldPassage> testimony;
  std::vector<GoldPassage> traps;  // what looks like evidence and is not
};

// One JSON object. Errors (input): those of the JSON reader; gold.form with what is missing or
// wrong, among them a passage that does not stand in the text.
Result<GoldParagraph> read_gold(std::string bytes, std::string_view name);

// Is it of a type that gold paragraphs are annotated for?
bool is_annotated(ObservationType type);
// Is the finding what was annotated? By type and id or value; of free types by a shared byte.
bool fits(const GoldObservation& gold, const Observation& found);

struct GoldCount {
  std::string name;
  std::int64_t annotated = 0;
  std::int64_t found = 0;
  std::int64_t right = 0;  // at most the smaller of the two

  // 0 where nothing was found, or annotated.
  double precision() const;
  double recall() const;
  double f1() const;
};

struct GoldFigures {
  std::int64_t paragraphs = 0;
  // techniques, their parents, tooling, infrastructure, targets, behaviour, testimony, techniques
  // of a confidence of at least one half, in this order; the types of targets and behaviour as
  // well.
  std::vector<GoldCount> counts;
  std::int64_t roles_annotated = 0;  // of indicators that were found
  std::int64_t roles_right = 0;
  std::int64_t in_traps = 0;       // findings that stand in a trap and were not annotated
  std::vector<std::string> wrong;  // "id: missed|false type value", in order; not for a blind half
};

// What is asked: the incident that the extractor makes of a text.
using Extractor = std::function<Result<Incident>(const std::string& text, const std::string& name)>;

// A finding counts where its role is not benign and its confidence is at least one half; a
// technique wherever it is told (extraction::kTold), behaviour wherever it is stated (a quarter).
// Compared by type and id or value; free types (lure, data-stolen, language, active-hours) and
// testimony by a shared byte. Error: the extractor's own.
Result<GoldFigures> judge_gold(const std::vector<GoldParagraph>& paragraphs,
                               const Extractor& extract);

}  // namespace perpend::evaluation
