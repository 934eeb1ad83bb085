// The parts of the assessment in a terminal, each in a file of its own, in the order of the page.
#pragma once

#include "model/assessment.h"
#include "model/incident.h"
#include "reporting/sheet.h"

namespace perpend::reporting {

void write_candidates(Sheet& sheet, const Assessment& assessment);
void write_ledger(Sheet& sheet, const Assessment& assessment, const Incident& incident);
void write_without(Sheet& sheet, const Assessment& assessment);
void write_sensitivity(Sheet& sheet, const Assessment& assessment, const Incident& incident);
void write_known_of(Sheet& sheet, const Assessment& assessment);
void write_by_hand(Sheet& sheet, const Assessment& assessment);
void write_testimony(Sheet& sheet, const Incident& incident);
void write_limits(Sheet& sheet, const Assessment& assessment);
void write_reproduction(Sheet& sheet, const Assessment& assessment, const Incident& incident,
                        std::string_view command);
void write_diagnostics(Sheet& sheet, const Diagnostics& diagnostics);

}  // namespace perpend::reporting
