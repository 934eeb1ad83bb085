#include "reporting/text.h"

#include "reporting/handling.h"
#include "reporting/reproduction.h"
#include "reporting/shown.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

void write_marking(Sheet& sheet, const Assessment& assessment, const Incident& incident) {
  const std::string marking(name_of(marking_of(incident, assessment)));
  std::string about = "as of " + assessment.as_of.iso();
  if (!assessment.case_id.empty()) {
    const std::string id = words(assessment.case_id);
    about = clip(id, 30, sheet.unicode()) + ", " + about;
  }
  const int rest = kTextColumns - width_of(marking);
  sheet.line({{marking, Style::kStrong}, {right(about, rest, sheet.unicode()), Style::kFaint}});
}

// The sentence first; where there is none to be said, why.
void write_verdict(Sheet& sheet, const Assessment& assessment) {
  sheet.blank();
  if (!is_assessed(assessment)) sheet.line({{"No assessment.", Style::kStrong}});
  if (!assessment.likelihood_sentence.empty()) {
    sheet.paragraph(words(assessment.likelihood_sentence), 0, Style::kStrong);
  }
  if (!assessment.confidence_sentence.empty()) {
    sheet.blank();
    sheet.paragraph(words(assessment.confidence_sentence));
  }
  if (!assessment.gate.empty()) {
    sheet.blank();
    sheet.paragraph(
        (is_assessed(assessment) ? "Why this word: " : "Why not: ") + words(assessment.gate), 0,
        Style::kFaint);
  }
}

}  // namespace

std::string assessment_text(const Assessment& assessment, const Incident& incident,
                            const TextOptions& options) {
  Sheet sheet(options);
  write_marking(sheet, assessment, incident);
  write_verdict(sheet, assessment);
  sheet.blank();
  sheet.paragraph(kNotForSoleUse);
  if (!assessment.evidence.empty()) {
    write_candidates(sheet, assessment);
    write_ledger(sheet, assessment, incident);
    write_without(sheet, assessment);
    write_sensitivity(sheet, assessment, incident);
  } else {
    sheet.heading("LEDGER");
    sheet.paragraph("Empty: nothing in the input is evidence that can be weighed.");
  }
  write_by_hand(sheet, assessment);
  write_testimony(sheet, incident);
  write_known_of(sheet, assessment);
  write_limits(sheet, assessment);
  write_reproduction(sheet, assessment, incident,
                     options.command.empty() ? command_of(assessment, incident) : options.command);
  write_diagnostics(sheet, incident.diagnostics);
  sheet.blank();
  sheet.paragraph(kReportAnError);
  sheet.blank();
  write_marking(sheet, assessment, incident);
  return sheet.take();
}

}  // namespace perpend::reporting
