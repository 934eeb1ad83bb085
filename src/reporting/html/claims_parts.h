// The parts of the claims page, each in a file of its own.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "claims/ledger.h"
#include "reporting/html/page.h"

namespace perpend::reporting {

// After the common style sheet.
std::string_view claims_style();

// The chains of a story as a picture: sources on the left, outlets on the right, one row a telling.
void write_chain_picture(Page& page, const claims::ClaimsLedger& ledger, const claims::Story& story,
                         std::size_t number);

// A retelling as two lines with the changed words marked, and the kinds of drift under them.
void write_drift_lines(Page& page, const claims::ClaimsLedger& ledger,
                       const claims::Retelling& retelling);

// Publications and the days that documents name, on one neutral line.
void write_claims_timeline(Page& page, const claims::ClaimsLedger& ledger);

// Every document with source, cue and content underlined.
void write_claim_documents(Page& page, const claims::ClaimsLedger& ledger);

// The text of `span` with the bytes of `marks` marked; marks outside it are left out.
void write_marked(Page& page, std::string_view text, ByteSpan span, std::vector<ByteSpan> marks);

}  // namespace perpend::reporting
