// Candidates as bars. A solid cell stands for what is left in the worst of the leave-one-out runs,
// a dark one for the posterior itself, a light one for what the best of those runs would give.
#include <algorithm>

#include "reporting/figures.h"
#include "reporting/handling.h"
#include "reporting/shown.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr std::size_t kCandidates = 8;
constexpr int kNameColumns = 26;
constexpr int kBarCells = 20;

int cells(Posterior posterior) {
  return static_cast<int>(mul_div_half_even(posterior.billionths(), kBarCells, Posterior::kOne));
}

std::string bar(const Hypothesis& hypothesis, bool unicode) {
  const int middle = cells(hypothesis.posterior);
  const auto range = hypothesis.sensitivity_range;
  const int low = range ? std::min(middle, cells(range->first)) : middle;
  const int high = range ? std::max(middle, cells(range->second)) : middle;
  std::string out;
  for (int i = 0; i < kBarCells; ++i) {
    if (i < low) {
      out += unicode ? "█" : "#";
    } else if (i < middle) {
      out += unicode ? "▓" : "=";
    } else if (i < high) {
      out += unicode ? "░" : "-";
    } else {
      out += ' ';
    }
  }
  return out;
}

std::string name_and_id(const Hypothesis& hypothesis, bool unicode) {
  const std::string name = words(hypothesis.name);
  const std::string id = words(hypothesis.id);
  const int room = kNameColumns - width_of(id) - 1;
  if (hypothesis.id == kUnlistedId || width_of(id) > 8) return left(name, kNameColumns, unicode);
  return left(clip(name, room, unicode) + " " + id, kNameColumns, unicode);
}

void write_row(Sheet& sheet, const Hypothesis& hypothesis, std::size_t rank) {
  sheet.line(
      {{right(std::to_string(rank), 3) + "  "},
       {name_and_id(hypothesis, sheet.unicode()), rank == 1 ? Style::kStrong : Style::kPlain},
       {" "},
       {bar(hypothesis, sheet.unicode()), Style::kAccent},
       {right(percent(hypothesis.posterior), 9)},
       {right(percent_range(hypothesis.sensitivity_range), 10)},
       {right(percent(hypothesis.flat_prior_posterior), 9), Style::kFaint}});
}

}  // namespace

void write_candidates(Sheet& sheet, const Assessment& assessment) {
  sheet.heading("CANDIDATES");
  sheet.line({{"  #  " + left("", kNameColumns + kBarCells + 1), Style::kFaint},
              {"posterior", Style::kFaint},
              {right("5th-95th", 10), Style::kFaint},
              {right("flat", 9), Style::kFaint}});
  const auto shown = shown_hypotheses(assessment, kCandidates);
  for (const std::size_t i : shown) write_row(sheet, assessment.hypotheses[i], i + 1);
  const std::size_t rest = assessment.hypotheses.size() - shown.size();
  if (rest > 0) {
    sheet.line({{"     " + left("the other " + std::to_string(rest), kNameColumns + kBarCells + 1)},
                {right(percent(others(assessment, shown)), 9)}});
  }
  sheet.blank();
  sheet.paragraph(kMeaningOfPosterior, 0, Style::kFaint);
  const bool unicode = sheet.unicode();
  sheet.paragraph(
      std::string(unicode ? "█" : "#") +
          " stays in the 5th percentile of leaving out each origin and finding and of drawing "
          "the fitted numbers again, " +
          (unicode ? "▓" : "=") + " is the posterior, " + (unicode ? "░" : "-") +
          " is reached in the 95th; 'flat' is the same evidence under equal priors.",
      0, Style::kFaint);
}

}  // namespace perpend::reporting
