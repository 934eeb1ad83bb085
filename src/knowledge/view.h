// A pack as of a day: only what was published strictly before it, as curated in the pack. Holds a
// reference to the pack, which must outlive it. Cheap to make and to copy; safe for any number of
// threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/date.h"
#include "knowledge/pack.h"

namespace perpend::knowledge {

class View {
 public:
  View(const Pack& pack, Date as_of) : pack_(&pack), as_of_(as_of) {}

  const Pack& pack() const { return *pack_; }
  Date as_of() const { return as_of_; }
  bool holds(std::int32_t known_from) const { return known_from < as_of_.days(); }

  // Indices of what is in view, in the pack's order (by id).
  std::vector<std::uint32_t> actors() const;
  std::vector<std::uint32_t> software() const;
  std::vector<std::uint32_t> techniques() const;

  // Of one actor or software, what is in view, in the pack's order. The records are the pack's.
  std::vector<AliasRecord> aliases(std::uint32_t actor) const;
  std::vector<UseRecord> uses(std::uint32_t actor) const;
  std::vector<TargetRecord> targets(std::uint32_t actor) const;
  std::vector<SponsorClaimRecord> sponsor_claims(std::uint32_t actor) const;
  std::vector<std::uint32_t> reports(std::uint32_t actor) const;  // indices, by date
  std::vector<SoftwareNameRecord> software_names(std::uint32_t software) const;
  std::vector<SoftwareTechniqueRecord> techniques_of(std::uint32_t software) const;

  // All reports in view, by date; also those whose date is assumed (ReportRecord::date_assumed).
  std::span<const ReportRecord> reports() const;

 private:
  const Pack* pack_;
  Date as_of_;
};

}  // namespace perpend::knowledge
