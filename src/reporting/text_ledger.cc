// The ledger for the leader (A) and the runner-up (B): every row with its weight, counts, source
// and bytes; subtotals per class; and the sum from prior to posterior.
#include <string>
#include <vector>

#include "reporting/figures.h"
#include "reporting/passage.h"
#include "reporting/shown.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr int kWeightColumns = 9;
constexpr std::size_t kTextContext = 60;  // bytes of context on each side: two lines or three

class Ledger {
 public:
  Ledger(Sheet& sheet, const Assessment& assessment, const Incident& incident)
      : sheet_(sheet), assessment_(assessment), incident_(incident) {
    for (std::size_t i = 0; i < 2 && i < assessment.hypotheses.size(); ++i) compared_.push_back(i);
  }

  void write() {
    sheet_.heading("LEDGER");
    sheet_.paragraph(
        "Weights in bans: log10 of how many times more often the finding is seen in "
        "this actor's reports than in the background. +1 is ten times, -1 a tenth.",
        0, Style::kFaint);
    write_legend();
    for (int i = 0; i < kEvidenceClasses; ++i) write_class(static_cast<EvidenceClass>(i));
    write_idle();
    write_sum();
  }

 private:
  void write_legend() {
    for (const std::size_t i : compared_) {
      const Hypothesis& hypothesis = assessment_.hypotheses[i];
      std::string legend = i == 0 ? "A = " : "B = ";
      legend += words(hypothesis.name);
      if (hypothesis.id != kUnlistedId) legend += " (" + words(hypothesis.id) + ")";
      sheet_.paragraph(clip(legend, kTextColumns, sheet_.unicode()));
    }
  }

  void figures(std::string_view label, const std::vector<std::int64_t>& values, Style style,
               bool with_plus = true) {
    const int width = kTextColumns - kWeightColumns * static_cast<int>(values.size());
    std::vector<Piece> pieces = {{left(label, width, sheet_.unicode()), style}};
    for (const std::int64_t value : values) {
      pieces.push_back({right(with_plus ? signed_bans(value) : bans(value), kWeightColumns),
                        with_plus ? style_of_weight(value) : style});
    }
    sheet_.line(pieces);
  }

  void write_class(EvidenceClass c) {
    std::vector<const Evidence*> rows;
    for (const Evidence* row : rows_of(assessment_, c)) {
      if (!weighs_nothing(*row, compared_)) rows.push_back(row);
    }
    if (rows.empty()) return;
    sheet_.blank();
    std::vector<Piece> head = {
        {left(name_of(c), kTextColumns - kWeightColumns * static_cast<int>(compared_.size())),
         Style::kStrong}};
    for (const std::size_t i : compared_) {
      head.push_back({right(i == 0 ? "A" : "B", kWeightColumns), Style::kFaint});
    }
    sheet_.line(head);
    for (const Evidence* row : rows) write_row(*row);
    figures("  subtotal " + std::string(name_of(c)),
            of_each([&](std::size_t i) { return subtotal(assessment_, i, c).microbans(); }),
            Style::kStrong);
  }

  void write_row(const Evidence& evidence) {
    figures("  " + finding_label(evidence),
            of_each([&](std::size_t i) { return evidence.weights[i].weight.microbans(); }),
            Style::kPlain);
    sheet_.paragraph(counts(evidence), 4, Style::kFaint);
    std::string origin = source_label(incident_, evidence);
    const auto span = first_span(incident_, evidence);
    if (span) origin += "; " + places_label(incident_, evidence);
    sheet_.paragraph(origin, 4, Style::kFaint);
    if (span) write_passage(*span);
    if (!evidence.note.empty()) sheet_.paragraph("note: " + words(evidence.note), 4, Style::kFaint);
  }

  std::string counts(const Evidence& evidence) const {
    if (!is_counted(evidence)) return "row " + evidence.id;
    std::string text;
    for (const std::size_t i : compared_) {
      const RowWeight& row = evidence.weights[i];
      if (row.total == 0) continue;
      text += std::string(i == 0 ? "A" : "B") + " " + std::to_string(row.seen) + "/" +
              std::to_string(row.total) + (row.capped ? " (capped), " : ", ");
    }
    return "reports: " + text + "background " + std::to_string(evidence.background_seen) + "/" +
           std::to_string(evidence.background_total) + "; row " + evidence.id;
  }

  void write_passage(const DocumentSpan& span) {
    const auto passage = passage_of(incident_, span, kTextContext);
    if (!passage) return;
    const bool unicode = sheet_.unicode();
    const std::string dots = unicode ? "…" : "...";
    sheet_.paragraph((passage->cut_before ? dots : "") + passage->before + (unicode ? "»" : ">>") +
                         passage->marked + (unicode ? "«" : "<<") + passage->after +
                         (passage->cut_after ? dots : ""),
                     4);
  }

  // Rows that say nothing about either of the two, so that a reader need not look for them.
  void write_idle() {
    std::string names;
    std::size_t count = 0;
    for (const Evidence& evidence : assessment_.evidence) {
      if (!weighs_nothing(evidence, compared_)) continue;
      names += (count++ == 0 ? "" : "; ") + finding_label(evidence);
      if (!evidence.note.empty()) names += ": " + words(evidence.note);
    }
    if (count == 0) return;
    sheet_.blank();
    sheet_.paragraph("No weight for A or B (" + std::to_string(count) + "): " + names, 0,
                     Style::kPlain, 2);
  }

  // A figure for the index of each compared hypothesis.
  template <class Figure>
  std::vector<std::int64_t> of_each(Figure figure) const {
    std::vector<std::int64_t> values;
    values.reserve(compared_.size());
    for (const std::size_t i : compared_) values.push_back(figure(i));
    return values;
  }

  template <class Figure>
  std::vector<std::int64_t> each(Figure figure) const {
    return of_each([&](std::size_t i) { return figure(assessment_.hypotheses[i]); });
  }

  void write_sum() {
    const std::int64_t normaliser = assessment_.normaliser.microbans();
    sheet_.blank();
    figures("  prior, log10", each([](const Hypothesis& h) { return h.prior.microbans(); }),
            Style::kPlain, false);
    figures("+ all evidence", each([](const Hypothesis& h) { return h.weight.microbans(); }),
            Style::kPlain);
    figures("= score", each([](const Hypothesis& h) { return h.score.microbans(); }),
            Style::kStrong, false);
    figures("- normaliser: log10 of the sum of 10^score over all hypotheses",
            each([&](const Hypothesis&) { return normaliser; }), Style::kPlain, false);
    figures("= log10 of the posterior",
            each([&](const Hypothesis& h) { return h.score.microbans() - normaliser; }),
            Style::kPlain, false);
    const int columns = kWeightColumns * static_cast<int>(compared_.size());
    std::vector<Piece> last = {{left("  posterior", kTextColumns - columns), Style::kStrong}};
    for (const std::size_t i : compared_) {
      last.push_back(
          {right(percent(assessment_.hypotheses[i].posterior), kWeightColumns), Style::kStrong});
    }
    sheet_.line(last);
  }

  Sheet& sheet_;
  const Assessment& assessment_;
  const Incident& incident_;
  std::vector<std::size_t> compared_;
};

}  // namespace

void write_ledger(Sheet& sheet, const Assessment& assessment, const Incident& incident) {
  Ledger(sheet, assessment, incident).write();
}

}  // namespace perpend::reporting
