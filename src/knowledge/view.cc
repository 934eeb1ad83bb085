#include "knowledge/view.h"

#include <algorithm>

namespace perpend::knowledge {
namespace {

template <class Record>
std::vector<std::uint32_t> indices(const View& view, std::span<const Record> records) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    if (view.holds(records[i].known_from)) found.push_back(i);
  }
  return found;
}

template <class Record>
std::vector<Record> held(const View& view, std::span<const Record> records, Range range) {
  std::vector<Record> found;
  for (const Record& record : records.subspan(range.first, range.count)) {
    if (view.holds(record.known_from)) found.push_back(record);
  }
  return found;
}

}  // namespace

std::vector<std::uint32_t> View::actors() const { return indices(*this, pack_->actors()); }
std::vector<std::uint32_t> View::software() const { return indices(*this, pack_->software()); }
std::vector<std::uint32_t> View::techniques() const { return indices(*this, pack_->techniques()); }

std::vector<AliasRecord> View::aliases(std::uint32_t actor) const {
  return held(*this, pack_->aliases(), pack_->actors()[actor].aliases);
}
std::vector<UseRecord> View::uses(std::uint32_t actor) const {
  return held(*this, pack_->uses(), pack_->actors()[actor].uses);
}
std::vector<TargetRecord> View::targets(std::uint32_t actor) const {
  return held(*this, pack_->targets(), pack_->actors()[actor].targets);
}
std::vector<SponsorClaimRecord> View::sponsor_claims(std::uint32_t actor) const {
  return held(*this, pack_->sponsor_claims(), pack_->actors()[actor].sponsor_claims);
}

std::vector<std::uint32_t> View::reports(std::uint32_t actor) const {
  const Range range = pack_->actors()[actor].reports;
  std::vector<std::uint32_t> found;
  for (const auto report : pack_->actor_reports().subspan(range.first, range.count)) {
    if (holds(pack_->reports()[report].date)) found.push_back(report);
  }
  return found;
}

std::vector<SoftwareNameRecord> View::software_names(std::uint32_t software) const {
  return held(*this, pack_->software_names(), pack_->software()[software].names);
}
std::vector<SoftwareTechniqueRecord> View::techniques_of(std::uint32_t software) const {
  return held(*this, pack_->software_techniques(), pack_->software()[software].techniques);
}

std::span<const ReportRecord> View::reports() const {
  const auto all = pack_->reports();
  const auto end = std::partition_point(all.begin(), all.end(),
                                        [&](const ReportRecord& r) { return holds(r.date); });
  return all.first(static_cast<std::size_t>(end - all.begin()));
}

}  // namespace perpend::knowledge
