// A collection on its way from incidents to columns: one incident at a time, each forgotten as soon
// as its values are taken down.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/paged.h"
#include "linkage/columns.h"
#include "linkage/reading.h"
#include "linkage/token_table.h"
#include "model/incident.h"

namespace perpend::linkage {

struct Collection {
  LinkedIncidents incidents;  // by id, then by content
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
  // With Pages behind all that grows with the collection (core/paged.h).
  explicit CollectionBuilder(const Reader& reader, std::shared_ptr<Pages> pages = {});

  // Software and techniques must have their ids already (knowledge/resolve.h).
  void add(const Incident& incident);
  std::size_t size() const { return incidents_.size(); }

  // Sorts everything, so that the order of adding leaves no trace. To be called once.
  // Diagnostics: link.id-twice, link.no-observations, link.dates-backwards, link.all-alike,
  // link.shown-by-all.
  Collection finish(const Background& background);

 private:
  // Columns with values, first and days in place get the rest: what kinds the numbers are of
  // (`order`: those of the table, in order), texts, rarity, presence, norms, implications.
  void complete(const PagedVector<std::uint32_t>& order, const Background& background,
                Columns& columns) const;
  // Where the incidents stand once they are sorted by id, then by content.
  PagedVector<std::uint32_t> places() const;

  const Reader& reader_;
  std::shared_ptr<Pages> pages_;
  LinkedIncidents incidents_;
  PagedVector<std::uint64_t> content_;
  PagedVector<std::uint64_t> first_;
  PagedVector<std::uint32_t> values_;
  PagedVector<std::int32_t> from_;
  PagedVector<std::int32_t> to_;
  TokenTable tokens_;
  Diagnostics diagnostics_;
};

}  // namespace perpend::linkage
