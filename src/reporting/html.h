// The dossier: an assessment as one HTML file that needs nothing else.
#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/custody.h"
#include "model/incident.h"

namespace perpend::reporting {

struct HtmlOptions {
  std::string command;  // how to get this again; empty: reckoned from the documents' names
  std::vector<DocumentCustody> custody;  // in any order; shown by document
};

// A complete page in UTF-8 with a final newline. It loads nothing, runs no script and links only
// into itself; a content security policy with the hash of its one style sheet holds that even if
// something slipped through. Works with JavaScript off, in light and dark, on paper and in 360
// pixels. Everything from the data is escaped and defanged; the marking (marking_of) stands first
// and last, and on each printed page.
std::string assessment_html(const Assessment& assessment, const Incident& incident,
                            const HtmlOptions& options = {});

}  // namespace perpend::reporting
