#include "linkage/columns.h"

#include <algorithm>
#include <cassert>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

std::uint32_t square_root(std::uint64_t x) {
  std::uint64_t root = 0;
  for (int bit = 31; bit >= 0; --bit) {
    const std::uint64_t trial = root | (std::uint64_t{1} << bit);
    if (trial * trial <= x) root = trial;
  }
  return static_cast<std::uint32_t>(root);
}

}  // namespace

Kind Columns::kind_of(std::uint32_t value) const {
  const auto after = std::upper_bound(kind_first.begin(), kind_first.end(), value);
  return static_cast<Kind>(after - kind_first.begin() - 1);
}

void finish(Columns& columns, const std::vector<std::uint32_t>& background_counts,
            std::uint32_t background_reports) {
  const std::size_t values = columns.incidents.size();
  columns.rarity.resize(values);
  // The background knows software and techniques; of everything else the collection alone can tell
  // how common it is.
  const std::uint32_t beyond = columns.kind_first[static_cast<std::size_t>(Kind::kTechnique) + 1];
  for (std::size_t v = 0; v < values; ++v) {
    const std::uint64_t total = columns.size() + (v < beyond ? background_reports : 0);
    const std::uint64_t shown =
        columns.incidents[v] + (v < background_counts.size() ? background_counts[v] : 0);
    columns.rarity[v] = static_cast<std::int32_t>(
        log2_ratio_microbits(std::max(total, shown), std::max<std::uint64_t>(shown, 1)) / 1000);
  }
  const std::size_t n = columns.size();
  columns.present.assign(n, 0);
  columns.technique_norm.assign(n, 0);
  columns.style_norm.assign(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    std::uint64_t techniques = 0;
    std::uint64_t styles = 0;
    std::size_t kind = 0;
    for (const std::uint32_t value : columns.of(i)) {
      while (value >= columns.kind_first[kind + 1]) ++kind;
      const auto c = static_cast<int>(comparison_of(static_cast<Kind>(kind)));
      columns.present[i] = static_cast<std::uint16_t>(columns.present[i] | (1 << c));
      const auto weight = static_cast<std::uint64_t>(columns.rarity[value]);
      if (static_cast<Kind>(kind) == Kind::kTechnique) techniques += weight * weight;
      if (static_cast<Kind>(kind) == Kind::kStyle) styles += weight * weight;
    }
    columns.technique_norm[i] = square_root(techniques);
    columns.style_norm[i] = square_root(styles);
    if (columns.from[i] != kNoDay) {
      columns.present[i] = static_cast<std::uint16_t>(columns.present[i] |
                                                      (1 << static_cast<int>(Comparison::kTime)));
    }
  }
}

}  // namespace perpend::linkage
