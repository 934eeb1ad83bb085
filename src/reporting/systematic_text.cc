// Whether a cluster is systematic, in words at 80 columns.
#include "reporting/linkage_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr std::size_t kObjectives = 6;

std::string shown_label(const std::vector<linkage::Phase::Shown>& shown, std::size_t most) {
  std::string label;
  for (std::size_t i = 0; i < shown.size() && i < most; ++i) {
    label += (i == 0 ? "" : ", ") + words(shown[i].name) + " (" +
             std::to_string(shown[i].incidents) + ")";
  }
  return label;
}

void write_objective(Sheet& sheet, const linkage::Systematic& systematic) {
  if (systematic.objective.empty()) return;
  const bool unicode = sheet.unicode();
  sheet.line({{"  " + left("What it goes for", 34, unicode) + right("in it", 8, unicode) +
                   right("elsewhere", 12, unicode) + right("log odds", 10, unicode) +
                   right("95 %", 14, unicode),
               Style::kFaint}});
  for (std::size_t i = 0; i < systematic.objective.size() && i < kObjectives; ++i) {
    const linkage::Objective& one = systematic.objective[i];
    const auto share = [](std::uint32_t with, std::uint32_t of) {
      return std::to_string(with) + "/" + std::to_string(of);
    };
    sheet.line(
        {{"  " + left(words(one.value), 34, unicode),
          one.odds.stands_out ? Style::kStrong : Style::kPlain},
         {right(share(one.input.cluster_with, one.input.cluster_of), 8, unicode)},
         {right(share(one.input.base_with, one.input.base_of), 12, unicode)},
         {right(natural_units(one.odds.value), 10, unicode)},
         {right(natural_units(one.odds.low) + ".." + natural_units(one.odds.high), 14, unicode),
          Style::kFaint}});
  }
  if (systematic.objective.size() > kObjectives) {
    sheet.paragraph(
        "and " + std::to_string(systematic.objective.size() - kObjectives) + " more, in the JSON",
        2, Style::kFaint);
  }
}

void write_phases(Sheet& sheet, const linkage::Systematic& systematic) {
  if (systematic.changes.empty()) {
    sheet.paragraph("Phases: no change of tools, entry or targets pays for being named.", 2,
                    Style::kPlain, 2);
    return;
  }
  for (std::size_t i = 0; i < systematic.phases.size(); ++i) {
    const linkage::Phase& phase = systematic.phases[i];
    std::string text = "Phase " + std::to_string(i + 1) + ", " + phase.first.iso() + " to " +
                       phase.last.iso() + ", " + std::to_string(phase.incidents.size()) +
                       (phase.incidents.size() == 1 ? " incident" : " incidents");
    for (const auto& [name, shown] :
         {std::pair{"tools", &phase.tools}, std::pair{"entry", &phase.entry},
          std::pair{"targets", &phase.targets}}) {
      if (!shown->empty()) text += "; " + std::string(name) + " " + shown_label(*shown, 3);
    }
    sheet.paragraph(text + ".", 2, Style::kPlain, 2);
  }
  for (const linkage::PhaseChange& change : systematic.changes) {
    sheet.paragraph("Between " + change.last_before.iso() + " and " + change.first_after.iso() +
                        ", " + change_label(change) + ".",
                    2, Style::kPlain, 2);
  }
}

}  // namespace

void write_systematic(Sheet& sheet, const linkage::Systematic& systematic, const LinkageResult&) {
  sheet.paragraph(words(systematic.sentence), 2, Style::kStrong, 2);
  for (const std::string& reason : systematic.reasons) sheet.item(words(reason), 2);
  write_phases(sheet, systematic);
  write_objective(sheet, systematic);
}

}  // namespace perpend::reporting
