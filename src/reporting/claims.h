// The claims ledger as JSON, text, page and STIX. Every renderer says the same; none of them
// weighs.
#pragma once

#include <string>

#include "claims/ledger.h"
#include "model/marking.h"
#include "reporting/text.h"

namespace perpend::reporting {

struct ClaimsOptions {
  Marking marking = Marking::kClear;
  std::string command;  // how to get this again
};

// {"schema":"perpend.claims/1", …}; docs/formats/claims-json.md. Values are not defanged: for
// machines.
std::string claims_json(const claims::ClaimsLedger& ledger, const ClaimsOptions& options,
                        int indent = 0);

// For a terminal; no line is over 80 columns; indicators are defanged.
std::string claims_text(const claims::ClaimsLedger& ledger, const ClaimsOptions& options,
                        const TextOptions& text = {});

// A complete page: it loads nothing and runs no script. The chain of each story as a picture, drift
// as two lines with the changed words marked, a timeline, and every document with source, cue and
// content underlined.
std::string claims_html(const claims::ClaimsLedger& ledger, const ClaimsOptions& options);

// A STIX 2.1 bundle: identities, reports, notes, opinions and relationships; ids from the content,
// times from the documents. `confidence` stands only where a source stated a probability.
std::string claims_stix(const claims::ClaimsLedger& ledger, const ClaimsOptions& options);

}  // namespace perpend::reporting
