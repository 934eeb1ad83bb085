// The parts of the dossier in the order of the page, each in a file of its own.
#pragma once

#include <string_view>
#include <vector>

#include "model/assessment.h"
#include "model/incident.h"
#include "reporting/html.h"
#include "reporting/html/page.h"

namespace perpend::reporting {

inline constexpr std::size_t kWaterfalls = 8;      // and the unlisted actor's
inline constexpr std::size_t kMatrixColumns = 12;  // and the unlisted actor's
inline constexpr std::size_t kCandidateRows = 12;  // and the unlisted actor's

void write_verdict(Page& page, const Assessment& assessment, const Incident& incident);
void write_candidates(Page& page, const Assessment& assessment);
void write_waterfalls(Page& page, const Assessment& assessment);
void write_ledger(Page& page, const Assessment& assessment, const Incident& incident);
void write_matrix(Page& page, const Assessment& assessment);
void write_without(Page& page, const Assessment& assessment);
void write_sensitivity(Page& page, const Assessment& assessment, const Incident& incident);
void write_known_of(Page& page, const Assessment& assessment);
void write_by_hand(Page& page, const Assessment& assessment);
void write_testimony(Page& page, const Incident& incident);
void write_limits(Page& page, const Assessment& assessment);
void write_documents(Page& page, const Incident& incident,
                     const std::vector<DocumentCustody>& custody);
void write_reproduction(Page& page, const Assessment& assessment, std::string_view command);
void write_diagnostics(Page& page, const Diagnostics& diagnostics);

// A name that letters of any direction cannot escape from: <bdi>name</bdi>.
void write_name(Page& page, std::string_view name);
// The passage of a span as <q> with <mark>, or nothing where there is no text.
void write_passage(Page& page, const Incident& incident, const DocumentSpan& span);

}  // namespace perpend::reporting
