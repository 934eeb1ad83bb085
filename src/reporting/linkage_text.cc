// Which incidents belong together, at 80 columns.
#include <algorithm>

#include "reporting/figures.h"
#include "reporting/handling.h"
#include "reporting/linkage_parts.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr std::size_t kPairsInText = 4;   // of one cluster, with their reasons
constexpr std::size_t kAcrossInText = 6;  // possible links between clusters
constexpr std::size_t kAloneInText = 60;

void write_marking(Sheet& sheet, const LinkageShown& shown) {
  const std::string marking(name_of(marking_of(shown)));
  const std::string about =
      clip(file_words(shown.name), 30, sheet.unicode()) + ", as of " + shown.as_of.iso();
  sheet.line({{marking, Style::kStrong},
              {right(about, kTextColumns - width_of(marking), sheet.unicode()), Style::kFaint}});
}

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::string ids_of(const LinkageResult& linkage, const std::vector<std::uint32_t>& incidents,
                   std::size_t most) {
  std::string ids;
  for (std::size_t i = 0; i < incidents.size() && i < most; ++i) {
    ids += (i == 0 ? "" : ", ") + incident_label(linkage, incidents[i]);
  }
  if (incidents.size() > most) ids += " and " + grouped(incidents.size() - most) + " more";
  return ids;
}

void write_link(Sheet& sheet, const LinkageResult& linkage, const Link& link) {
  std::string head = incident_label(linkage, link.a) + " and " + incident_label(linkage, link.b) +
                     ": " + signed_bits(link.weight.microbits()) + " bits on odds of " +
                     signed_bits(link.prior.microbits());
  if (link.calibration.microbits() != 0) {
    head += ", " + signed_bits(link.calibration.microbits()) + " for what such bits were worth";
  }
  head += ", " + percent(link.probability);
  if (link.analyst == AnalystWord::kConfirmed) head += ", confirmed by an analyst";
  if (link.analyst == AnalystWord::kRefused) head += ", refused by an analyst";
  sheet.paragraph(head, 2, Style::kPlain, 2);
  for (const LevelRow& row : link.by_level) {
    if (row.weight.microbits() == 0 && row.note.empty()) continue;
    std::string text = std::string(name_of(row.comparison)) + ": " + words(row.level);
    for (std::size_t i = 0; i < row.shared.size() && i < 3; ++i) {
      text += (i == 0 ? " (" : ", ") + value_label(row.shared[i]);
    }
    if (!row.shared.empty()) text += row.shared.size() > 3 ? ", ...)" : ")";
    if (!row.note.empty()) text += "; " + words(row.note);
    const std::vector<std::string> lines = wrap(text, 62);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string bits = i == 0 ? signed_bits(row.weight.microbits()) : std::string();
      sheet.line({{"    "},
                  {right(bits, 7, sheet.unicode()),
                   row.weight.microbits() < 0 ? Style::kAgainst : Style::kFor},
                  {"  " + lines[i]}});
    }
  }
}

void write_cluster(Sheet& sheet, const LinkageShown& shown, std::size_t at) {
  const Cluster& cluster = shown.linkage.clusters[at];
  sheet.heading("CLUSTER " + std::to_string(at + 1) + " (" + cluster.id +
                "): " + count(cluster.incidents.size(), "incident", "incidents"));
  sheet.paragraph(ids_of(shown.linkage, cluster.incidents, kAloneInText), 2, Style::kFaint);
  sheet.blank();
  if (!shown.systematic.empty()) {
    write_systematic(sheet, shown.systematic[at], shown.linkage);
  }
  for (const Bridge& bridge : cluster.bridges) {
    sheet.paragraph("A bridge: without " + value_label(bridge.value) + " it falls in two, " +
                        ids_of(shown.linkage, bridge.one_side, 4) + " and " +
                        ids_of(shown.linkage, bridge.other_side, 4) + ".",
                    2, Style::kAgainst, 2);
  }
  const std::vector<std::size_t> links = links_within(shown.linkage, cluster);
  sheet.blank();
  sheet.paragraph("The strongest of its " + count(links.size(), "link", "links") +
                      ", in bits (log2 of the likelihood ratio):",
                  2, Style::kFaint);
  for (std::size_t i = 0; i < links.size() && i < kPairsInText; ++i) {
    write_link(sheet, shown.linkage, shown.linkage.links[links[i]]);
  }
}

void write_rest(Sheet& sheet, const LinkageShown& shown) {
  const std::size_t several = clusters_of_several(shown.linkage);
  std::vector<std::uint32_t> alone;
  for (std::size_t i = several; i < shown.linkage.clusters.size(); ++i) {
    const auto& incidents = shown.linkage.clusters[i].incidents;
    alone.insert(alone.end(), incidents.begin(), incidents.end());
  }
  std::sort(alone.begin(), alone.end());
  if (!alone.empty()) {
    sheet.heading("IN NO CLUSTER");
    sheet.paragraph(ids_of(shown.linkage, alone, kAloneInText), 2);
  }
  const std::vector<std::size_t> across = links_across(shown.linkage);
  if (across.empty()) return;
  sheet.heading("POSSIBLE LINKS BETWEEN CLUSTERS");
  for (std::size_t i = 0; i < across.size() && i < kAcrossInText; ++i) {
    write_link(sheet, shown.linkage, shown.linkage.links[across[i]]);
  }
  if (across.size() > kAcrossInText) {
    sheet.paragraph("and " + grouped(across.size() - kAcrossInText) + " more, in the JSON", 2,
                    Style::kFaint);
  }
}

std::string blocking_sentence(const BlockingReport& blocking) {
  if (blocking.whole) {
    return "All " + grouped(blocking.all_pairs) + " pairs were compared; nothing was left out.";
  }
  std::string sentence = grouped(blocking.compared_pairs) + " of " + grouped(blocking.all_pairs) +
                         " pairs share a value that at most " + grouped(blocking.cap) +
                         " incidents show, and were compared.";
  if (blocking.sampled_links > 0) {
    sentence += " Of " + grouped(blocking.sampled_links) +
                " links found among pairs drawn without blocking, " +
                grouped(blocking.sampled_found) + " would have been compared.";
  }
  return sentence;
}

void write_all(Sheet& sheet, const LinkageShown& shown) {
  const std::size_t several = clusters_of_several(shown.linkage);
  sheet.blank();
  sheet.paragraph(count(shown.linkage.incidents.size(), "incident", "incidents") + ": " +
                      count(several, "cluster", "clusters") + " of two or more, " +
                      grouped(shown.linkage.clusters.size() - several) + " alone.",
                  0, Style::kStrong);
  sheet.paragraph(blocking_sentence(shown.linkage.blocking));
  for (std::size_t i = 0; i < several && i < kClustersShown; ++i) write_cluster(sheet, shown, i);
  if (several > kClustersShown) {
    sheet.paragraph(
        "and " + count(several - kClustersShown, "cluster", "clusters") + " more, in the JSON", 0,
        Style::kFaint);
  }
  write_rest(sheet, shown);
}

}  // namespace

std::string linkage_text(const LinkageShown& shown, const TextOptions& options) {
  Sheet sheet(options);
  write_marking(sheet, shown);
  if (shown.pair_only) {
    sheet.heading("TWO INCIDENTS COMPARED, in bits (log2 of the likelihood ratio)");
    write_link(sheet, shown.linkage, shown.linkage.links.front());
  } else {
    write_all(sheet, shown);
  }
  sheet.heading("LIMITS");
  for (const std::string& limit : linkage_limits(shown)) sheet.item(words(limit));
  sheet.heading("THE SAME BYTES AGAIN");
  sheet.paragraph(file_words(shown.command), 2, Style::kStrong, 4);
  sheet.paragraph("perpend " + words(shown.version) + ", pack of " + shown.pack_as_of.iso() +
                      ", knowledge as of " + shown.as_of.iso(),
                  2);
  sheet.paragraph("pack " + shown.pack_sha256, 2, Style::kFaint);
  write_diagnostics(sheet, shown.diagnostics);
  sheet.blank();
  sheet.paragraph(kReportAnError);
  sheet.blank();
  write_marking(sheet, shown);
  return sheet.take();
}

}  // namespace perpend::reporting
