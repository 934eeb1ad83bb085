// What stands around the ledger: the verdict without each part, testimony, limits, reproduction.
#include "core/sha256.h"
#include "reporting/figures.h"
#include "reporting/handling.h"
#include "reporting/sayings.h"
#include "reporting/shown.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

void write_left_out(Sheet& sheet, const Without& without) {
  const bool unicode = sheet.unicode();
  sheet.line({{"  "},
              {left(words(without.left_out), 25, unicode) + " "},
              {left(words(without.top_name), 22, unicode) + " "},
              {right(percent(without.posterior), 7) + "  "},
              {clip(words(without.term), 20, unicode), Style::kStrong}});
}

std::string said(const Incident& incident, const Testimony& testimony) {
  std::string text = "said by ";
  const std::string name = words(source_name(incident, testimony.source));
  text += name.empty() ? "an unnamed source" : name;
  text += testimony.published ? " on " + testimony.published->iso() : ", undated";
  const std::string quoted = words(testimony.text);
  return quoted.empty() ? text : text + ": \"" + quoted + "\"";
}

}  // namespace

void write_without(Sheet& sheet, const Assessment& assessment) {
  if (assessment.without.empty()) return;
  sheet.heading("THE VERDICT WITHOUT");
  for (const Without& without : assessment.without) {
    if (!without.is_source) write_left_out(sheet, without);
  }
  for (const Without& without : assessment.without) {
    if (without.is_source) write_left_out(sheet, without);
  }
}

void write_testimony(Sheet& sheet, const Incident& incident) {
  sheet.heading("TESTIMONY, NOT WEIGHED");
  if (incident.testimony.empty()) {
    sheet.paragraph("No document of this case says who did it.");
    return;
  }
  sheet.paragraph(kTestimonyNotWeighed, 0, Style::kFaint);
  for (const Saying& saying : sayings(incident)) {
    std::string head = saying.level == AttributionLevel::kSponsor ? "said to be the sponsor: " : "";
    head += words(saying.claims);
    head += " [" + std::string(name_of(saying.level));
    if (!saying.actor.empty()) head += ", " + words(saying.actor);
    head += "], " + std::to_string(saying.origins);
    sheet.paragraph(head + (saying.origins == 1 ? " origin" : " origins"), 2, Style::kStrong, 2);
    for (const Testimony* testimony : saying.by) sheet.paragraph(said(incident, *testimony), 4);
  }
}

void write_limits(Sheet& sheet, const Assessment& assessment) {
  sheet.heading("COVERAGE AND LIMITS");
  if (!assessment.coverage.empty()) sheet.paragraph(words(assessment.coverage));
  for (const std::string& limit : assessment.limits) sheet.item(words(limit));
}

void write_reproduction(Sheet& sheet, const Assessment& assessment, const Incident& incident,
                        std::string_view command) {
  sheet.heading("THE SAME BYTES AGAIN");
  sheet.paragraph(file_words(command), 2, Style::kStrong, 4);
  sheet.paragraph(
      "perpend " + words(assessment.version) + ", pack of " + assessment.pack_as_of.iso() +
          ", knowledge as of " + assessment.as_of.iso() +
          (assessment.fitted_as_of ? ", parameters fitted as of " + assessment.fitted_as_of->iso()
                                   : "") +
          ", " + std::to_string(assessment.parameters.size()) + " parameters (in the JSON)",
      2);
  sheet.paragraph("pack " + assessment.pack_sha256, 2, Style::kFaint);
  for (const Document& document : incident.documents) {
    sheet.paragraph(file_words(document.name), 2);
    sheet.paragraph("file " + hex(document.bytes_sha256), 4, Style::kFaint);
    if (!document.text.empty() && document.text_sha256 != document.bytes_sha256) {
      sheet.paragraph("text " + hex(document.text_sha256), 4, Style::kFaint);
    }
  }
}

void write_diagnostics(Sheet& sheet, const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return;
  sheet.heading("ABOUT THE INPUT");
  constexpr std::size_t kMost = 12;
  for (std::size_t i = 0; i < diagnostics.size() && i < kMost; ++i) {
    const Diagnostic& diagnostic = diagnostics[i];
    sheet.item((diagnostic.where.empty() ? "" : file_words(diagnostic.where) + ": ") +
               diagnostic.code + ": " + words(diagnostic.what));
  }
  if (diagnostics.size() > kMost) {
    sheet.item("and " + std::to_string(diagnostics.size() - kMost) + " more; the JSON has all");
  }
}

}  // namespace perpend::reporting
