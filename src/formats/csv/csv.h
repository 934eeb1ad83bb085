// CSV of indicators, as feeds publish them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/read.h"

namespace perpend::formats {

// Comma, semicolon or tab, told by content; quotes of RFC 4180; '#' opens a comment line. A header
// is optional: columns are known by their names (indicator, ioc, value, domain, ip, url, hash, …;
// type, first_seen, last_seen, date, confidence, tlp, comment, role), else the column with the most
// cells that are indicators is the one. One incident; every line is kept or has a diagnostic with
// "name:line". Confidence up to 1 is a share, above it per cent.
// Errors: input.empty, csv.no-indicators.
Result<std::vector<Incident>> read_csv(const std::string& bytes, std::string_view name,
                                       const ReadOptions& options = {});

// Would a person call it a list of indicators? Judged on the first lines.
bool looks_like_csv(std::string_view bytes);

}  // namespace perpend::formats
