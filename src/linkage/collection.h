// A collection on its way from incidents to columns: one incident at a time, each forgotten as soon
// as its values are taken down.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linkage/columns.h"
#include "linkage/reading.h"
#include "linkage/token_table.h"
#include "model/incident.h"

namespace perpend::linkage {

struct Collection {
  std::vector<LinkedIncident> incidents;  // by id, then by content
  Columns columns;
  Diagnostics diagnostics;

  // The place of an id, or size().
  std::uint32_t find(std::string_view id) const;
};

// Tells two incidents with one id apart, whatever order they come in: a hash of dates and
// observations.
std::uint64_t content_of(const Incident& incident);

class CollectionBuilder {
 public:
  explicit CollectionBuilder(const Reader& reader) : reader_(reader) {}

  // Software and techniques must have their ids already (knowledge/resolve.h).
  void add(const Incident& incident);
  std::size_t size() const { return incidents_.size(); }

  // Sorts everything, so that the order of adding leaves no trace. To be called once.
  // Diagnostics: link.id-twice, link.no-observations, link.dates-backwards, link.all-alike.
  Collection finish(const Background& background);

 private:
  // Columns with values, first and days in place get the rest: what kinds the numbers are of
  // (`order`: those of the table, in order), texts, rarity, presence, norms, implications.
  void complete(const std::vector<std::uint32_t>& order, const Background& background,
                Columns& columns) const;

  const Reader& reader_;
  std::vector<LinkedIncident> incidents_;
  std::vector<std::uint64_t> content_;
  std::vector<std::uint64_t> first_{0};
  std::vector<std::uint32_t> values_;
  std::vector<std::int32_t> from_;
  std::vector<std::int32_t> to_;
  TokenTable tokens_;
  Diagnostics diagnostics_;
};

}  // namespace perpend::linkage
