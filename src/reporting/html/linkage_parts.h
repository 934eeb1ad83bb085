// The parts of the page on linkage. Not a public header of the room.
#pragma once

#include <string_view>

#include "reporting/html/page.h"
#include "reporting/linkage_parts.h"

namespace perpend::reporting {

std::string_view linkage_style();

void write_clusters(Page& page, const LinkageShown& shown);  // side by side
void write_verdict(Page& page, const LinkageShown& shown, std::size_t cluster);
void write_timeline(Page& page, const LinkageShown& shown, std::size_t cluster);
void write_phases(Page& page, const LinkageShown& shown, std::size_t cluster);
void write_objective(Page& page, const LinkageShown& shown, std::size_t cluster);
void write_graph(Page& page, const LinkageShown& shown, std::size_t cluster);
void write_bridges(Page& page, const LinkageShown& shown, std::size_t cluster);
// A pair as <details> with its waterfall.
void write_pair(Page& page, const LinkageShown& shown, const Link& link);
void write_pairs(Page& page, const LinkageShown& shown, std::size_t cluster);

// The incidents of a cluster that are drawn, in the order of time; undated ones last.
std::vector<std::uint32_t> drawn_incidents(const LinkageShown& shown, std::size_t cluster);

}  // namespace perpend::reporting
