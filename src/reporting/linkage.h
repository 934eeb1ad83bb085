// Which incidents belong together, shown: as JSON for programs, as text at 80 columns, as a page.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "linkage/systematic.h"
#include "model/incident.h"
#include "model/linkage.h"
#include "reporting/text.h"

namespace perpend::reporting {

// Everything that an answer on linkage rests on; held by the caller.
struct LinkageShown {
  const LinkageResult& linkage;
  // One a cluster; and the incidents in the order of linkage.incidents. Both are empty where the
  // input was too large to keep them; then there is no page, and the text says nothing of what was
  // not asked.
  std::span<const linkage::Systematic> systematic;
  std::span<const Incident> incidents;
  const Diagnostics& diagnostics;  // of the input and of the linking
  std::string name;                // of the input, as it was given
  std::string version;
  std::string pack_sha256;
  Date pack_as_of;
  Date as_of;
  std::string command;     // as it was called
  bool pair_only = false;  // one pair was asked for: there is one link, and no clusters
};

// The strictest marking of the incidents and of everything in them.
Marking marking_of(const LinkageShown& shown);

// Schema "perpend.linkage/1" (docs/formats/linkage-json.md); no final newline.
std::string linkage_json(const LinkageShown& shown);
// The same by the megabyte, for answers too large to hold.
void write_linkage_json(const LinkageShown& shown,
                        const std::function<void(std::string_view)>& sink);

std::string linkage_text(const LinkageShown& shown, const TextOptions& options);

// A complete page in the frame of the dossier: loads nothing, runs no script. What does not fit a
// page (clusters beyond kClustersShown, pairs beyond kPairsShown) is counted, and in the JSON.
std::string linkage_html(const LinkageShown& shown);

inline constexpr std::size_t kClustersShown = 12;
inline constexpr std::size_t kIncidentsShown = 40;    // of one cluster, in its timeline and graph
inline constexpr std::size_t kPairsShown = 40;        // of one cluster, with their waterfalls
inline constexpr std::size_t kEdgesOfAnIncident = 3;  // the strongest

}  // namespace perpend::reporting
