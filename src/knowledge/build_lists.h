// Warning lists and dated indicator lists as records of a draft.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "formats/warninglists/warninglists.h"
#include "knowledge/build_galaxy.h"
#include "knowledge/draft.h"
#include "knowledge/public_suffix.h"
#include "model/incident.h"

namespace perpend::knowledge {

// What the list in this file ("amazon-aws.json") says of what stands on it; nothing for lists that
// say nothing of a host or an address (mail texts, phone numbers, top-level domains). The table,
// with its reasons, is in warning_kinds.cc.
std::optional<WarningKind> warning_kind(std::string_view file_name);
// True for lists of much visited sites, where a name stands for itself and not for what is below
// it: anybody can have a page under a popular host.
bool lists_popular_sites(std::string_view file_name);

// Ranges of one list are merged where they touch. Entries that are neither host, address, range nor
// digest are counted as refused.
Counts add_warning_list(Draft& draft, const warninglists::List& list, std::string_view file_name);

// Rows of JSON Lines: report, actor, misp, date, date_basis, domain, ip, ip_port, url, hash. A row
// whose actor is not in the draft is refused and counted, as is an indicator that is none.
Counts add_infrastructure(Draft& draft, std::string_view rows, std::string_view name,
                          const UuidPlaces& actors, const PublicSuffixes& suffixes, Date newest,
                          Diagnostics& diagnostics);

}  // namespace perpend::knowledge
