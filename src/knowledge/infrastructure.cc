#include <algorithm>
#include <map>
#include <set>

#include "core/json.h"
#include "knowledge/build_lists.h"
#include "knowledge/hashes.h"
#include "model/indicator.h"

namespace perpend::knowledge {
namespace {

using json::View;

struct Row {
  std::uint32_t actor = kNone;
  std::int32_t known_from = 0;
  DateBasis basis = DateBasis::kAssumed;
  std::uint16_t flags = 0;
  std::string report;
};

class Reader {
 public:
  Reader(Draft& draft, const UuidPlaces& actors, const PublicSuffixes& suffixes, Date newest)
      : d_(draft), actors_(actors), suffixes_(suffixes), newest_(newest.days()) {
    for (std::uint32_t i = 0; i < d_.actors.size(); ++i) ids_.emplace(d_.actors[i].id, i);
  }

  // False if the row's actor is not in the draft.
  bool read(const View& view) {
    Row row;
    row.actor = actor_of(view);
    if (row.actor == kNone) return false;
    row.report = view.string("report").value_or("");
    date(view, row);
    const bool vendors_own = view.string("source") != "maltrail";
    if (vendors_own || view.boolean("has_vendor_report").value_or(false)) {
      row.flags = kFromWrittenReport;
    }
    for (const auto text : view.strings("domain")) domain(row, text);
    for (const char* key : {"ip", "ip_port"}) {
      for (auto text : view.strings(key)) {
        text = text.substr(0, text.find(':'));
        keep(row, InfrastructureKind::kIpv4, canonical(ObservationType::kIpv4Addr, text));
      }
    }
    for (const auto text : view.strings("hash")) {
      keep(row, InfrastructureKind::kHash, canonical(ObservationType::kFileHash, text));
    }
    for (const auto text : view.strings("url")) url(row, text);
    return true;
  }

  // Reports are numbered by their names, not by the order of the rows.
  void finish() {
    std::uint32_t number = 0;
    for (auto& [report, records] : by_report_) {
      for (auto& record : records) {
        record.report = number;
        d_.infrastructure.push_back(record);
      }
      ++number;
    }
  }

 private:
  std::uint32_t actor_of(const View& view) const {
    const auto it = ids_.find(std::string(view.string("actor").value_or("")));
    if (it != ids_.end()) return it->second;
    // Several galaxy entries whose names match are no telling which.
    std::set<std::uint32_t> found;
    for (const auto uuid : view.strings("misp")) {
      const auto place = actors_.find(std::string(uuid));
      if (place != actors_.end()) found.insert(place->second);
    }
    return found.size() == 1 ? *found.begin() : kNone;
  }

  static DateBasis basis_of(const View& view) {
    const auto basis = view.string("date_basis");
    if (!basis) return DateBasis::kPublisher;
    if (*basis == "url") return DateBasis::kUrl;
    if (*basis == "tweet") return DateBasis::kPost;
    if (*basis == "otx") return DateBasis::kExchange;
    return DateBasis::kAssumed;
  }

  void date(const View& view, Row& row) const {
    row.known_from = newest_;
    const DateBasis basis = basis_of(view);
    if (basis == DateBasis::kAssumed) return;
    if (const auto day = Date::parse(view.string("date").value_or(""))) {
      row.known_from = day->days();
      row.basis = basis;
    }
  }

  void keep(const Row& row, InfrastructureKind kind, const std::optional<Indicator>& indicator) {
    if (!indicator || reserved_by(*indicator)) return;
    keep(row, kind, indicator->value);
  }

  void keep(const Row& row, InfrastructureKind kind, std::string_view value) {
    InfrastructureRecord record{};
    record.hash = infrastructure_hash(kind, value);
    record.actor = row.actor;
    record.known_from = row.known_from;
    record.kind = static_cast<std::uint8_t>(kind);
    record.basis = static_cast<std::uint8_t>(row.basis);
    record.flags = row.flags;
    if (!seen_.insert({row.report, record.hash}).second) return;
    by_report_[row.report].push_back(record);
  }

  void domain(const Row& row, std::string_view text) {
    const auto indicator = canonical(ObservationType::kDomainName, text);
    if (!indicator || reserved_by(*indicator)) return;
    keep(row, InfrastructureKind::kDomain, indicator->value);
    const std::string registrable = suffixes_.registrable_domain(indicator->value);
    if (!registrable.empty()) keep(row, InfrastructureKind::kRegistrable, registrable);
  }

  void url(const Row& row, std::string_view text) {
    const std::string with_scheme =
        text.find("://") == text.npos ? "http://" + std::string(text) : std::string(text);
    const auto indicator = canonical(ObservationType::kUrl, with_scheme);
    if (!indicator || reserved_by(*indicator)) return;
    const std::string_view value = indicator->value;
    keep(row, InfrastructureKind::kUrl, value.substr(value.find("://") + 3));
  }

  Draft& d_;
  const UuidPlaces& actors_;
  const PublicSuffixes& suffixes_;
  std::int32_t newest_;
  std::map<std::string, std::uint32_t> ids_;
  std::map<std::string, std::vector<InfrastructureRecord>> by_report_;
  std::set<std::pair<std::string, std::uint64_t>> seen_;
};

}  // namespace

Counts add_infrastructure(Draft& draft, std::string_view rows, std::string_view name,
                          const UuidPlaces& actors, const PublicSuffixes& suffixes, Date newest,
                          Diagnostics& diagnostics) {
  Counts counts;
  Reader reader(draft, actors, suffixes, newest);
  std::uint64_t unknown = 0;
  std::uint64_t line = 0;
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', at), rows.size());
    const std::string_view text = rows.substr(at, end - at);
    at = end + 1;
    ++line;
    if (text.find_first_not_of(" \t\r") == text.npos) continue;
    ++counts.read;
    const auto document =
        json::Document::parse(std::string(text), std::string(name) + ":" + std::to_string(line));
    if (!document) {
      ++counts.refused;
      diagnostics.push_back({document.error().code, document.error().where, document.error().what});
    } else if (!reader.read(document->root())) {
      ++counts.refused;
      ++unknown;
    }
  }
  reader.finish();
  counts.kept = counts.read - counts.refused;
  if (unknown > 0) {
    diagnostics.push_back(
        {"pack.unknown-actor", std::string(name),
         std::to_string(unknown) + " lists are of actors that are not in the pack"});
  }
  return counts;
}

}  // namespace perpend::knowledge
