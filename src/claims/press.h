// A document as press: who published it and when, and where headline and body stand in its text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "model/claim.h"
#include "model/incident.h"

namespace perpend::claims {

// What a list beside the files says of one of them; it comes before what the document says of
// itself.
struct PressEntry {
  std::string file;  // as in the list, without folder
  std::string outlet;
  std::optional<Date> published;
  std::optional<Date> retrieved;
};

// CSV with a heading: file, outlet, published, and perhaps retrieved (RFC 4180). Lines that cannot
// be read are diagnostics (claims.sources); the rest stays.
std::vector<PressEntry> read_press_list(std::string_view csv, std::string_view name,
                                        Diagnostics& diagnostics);

// Headline, byline and date line are told from the body by where they stand and how they look; what
// is not found is empty, and the body then is the whole text.
ClaimDocument press_document(const Document& document, const PressEntry* entry = nullptr);

}  // namespace perpend::claims
