// A paragraph's annotation makes one finding right, as in gold.cc. Findings of one confidence stand
// together, whatever rule gave it: a rule whose findings are right less often than it says is seen
// in its row, and its constant is then set to what was measured.
//
//   said .800, found 30, right 27    measured (27 + 1/2) / (30 + 1) = .887
//
// Counter-example: two rules with one confidence, one better and one worse than it, look right
// together. They need confidences of their own before they can be told apart here.
// Tested in sureness_test.cc.
#include "evaluation/sureness.h"

#include <algorithm>
#include <cstdio>

namespace perpend::evaluation {
namespace {

std::string name_of_kind(ObservationType type) {
  const bool software = type == ObservationType::kMalware || type == ObservationType::kTool;
  return software ? "software" : std::string(name_of(type));
}

std::string decimal(std::int32_t thousandths) {
  char text[24];
  std::snprintf(text, sizeof text, "%d.%03d", thousandths / 1000, thousandths % 1000);
  return text[0] == '0' ? text + 1 : text;
}

}  // namespace

std::int32_t Sureness::measured_thousandths() const {
  return static_cast<std::int32_t>((2000 * right + 1000 + (found + 1)) / (2 * (found + 1)));
}

void SurenessTally::add(const GoldParagraph& gold, const Incident& incident) {
  std::vector<bool> used(gold.observations.size(), false);
  for (const Observation& one : incident.observations) {
    const bool judged = is_annotated(one.type) && one.type != ObservationType::kAttackPattern;
    if (!judged || one.role == Role::kBenign) continue;
    const std::int32_t said = one.confidence_thousandths.value_or(1000);
    const std::string what = name_of_kind(one.type);
    Sureness& row = rows_.try_emplace({what, -said}, Sureness{what, said}).first->second;
    ++row.found;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i] || !fits(gold.observations[i], one)) continue;
      used[i] = true;
      ++row.right;
      break;
    }
  }
}

std::vector<Sureness> SurenessTally::rows() const {
  std::vector<Sureness> rows;
  rows.reserve(rows_.size());
  for (const auto& [key, row] : rows_) rows.push_back(row);
  return rows;
}

std::string sureness_text(const std::vector<Sureness>& rows, std::int64_t paragraphs) {
  if (rows.empty()) return "";
  std::string text = "What a confidence means, on " + std::to_string(paragraphs) +
                     " paragraphs that were looked at\n\n";
  char line[96];
  const auto add = [&](const char* what, const std::string& said, const std::string& found,
                       const std::string& right, const std::string& measured) {
    std::snprintf(line, sizeof line, "  %-18s %6s %6s %6s %9s\n", what, said.c_str(), found.c_str(),
                  right.c_str(), measured.c_str());
    text += line;
  };
  add("type", "said", "found", "right", "measured");
  for (const Sureness& row : rows) {
    add(row.what.c_str(), decimal(row.said_thousandths), std::to_string(row.found),
        std::to_string(row.right), decimal(row.measured_thousandths()));
  }
  return text;
}

void write_sureness(json::Writer& out, const std::vector<Sureness>& rows) {
  out.begin_array();
  for (const Sureness& row : rows) {
    out.begin_object().member("type", row.what);
    out.key("said").fixed(row.said_thousandths, 3);
    out.member("found", row.found).member("right", row.right);
    out.key("measured").fixed(row.measured_thousandths(), 3);
    out.end_object();
  }
  out.end_array();
}

}  // namespace perpend::evaluation
