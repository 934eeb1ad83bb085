// What of a linkage is shown, decided once so that text and page agree. Not a public header of the
// room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reporting/linkage.h"
#include "reporting/sheet.h"

namespace perpend::json {
class Writer;
}

namespace perpend::reporting {

// microbits as bits with one decimal and a sign: "+11.2".
std::string signed_bits(std::int64_t microbits);
// Natural logarithms in millionths: "1.90".
std::string natural_units(std::int64_t millionths);
// Billionths as a probability for reading: "0.0006", "below 0.0001".
std::string p_value(std::int64_t billionths);

// Links between incidents of one cluster, strongest first; indices into linkage.links.
std::vector<std::size_t> links_within(const LinkageResult& linkage, const Cluster& cluster);
// Of those the ones that are among the kEdgesOfAnIncident strongest of either end.
std::vector<std::size_t> strongest_edges(const LinkageResult& linkage,
                                         const std::vector<std::size_t>& links);
// Possible links that join two clusters, most probable first.
std::vector<std::size_t> links_across(const LinkageResult& linkage);

std::size_t clusters_of_several(const LinkageResult& linkage);
// "inc-21": the id of an incident, fit for display.
std::string incident_label(const LinkageResult& linkage, std::uint32_t incident);
// "LODEINFO", "c2[.]example", "Spearphishing (T1566.001)".
std::string value_label(const SharedValue& value);

// "tools: LODEINFO in 6 of 7 before and in 0 of 5 after".
std::string change_label(const linkage::PhaseChange& change);

// What every answer on linkage says of itself.
std::vector<std::string> linkage_limits(const LinkageShown& shown);

void write_systematic(json::Writer& out, const linkage::Systematic& systematic,
                      const LinkageResult& linkage);
void write_systematic(Sheet& sheet, const linkage::Systematic& systematic,
                      const LinkageResult& linkage);

}  // namespace perpend::reporting
