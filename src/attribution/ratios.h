// Log likelihood ratios of single findings, computed once for a case and asked for by every variant
// of it (with a class, a source, a finding left out).
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "attribution/profiles.h"

namespace perpend::attribution {

// Safe for any number of threads; the profiles must outlive it.
class RatioTable {
 public:
  explicit RatioTable(const Profiles& profiles) : profiles_(profiles) {}

  // log10 of the mixed likelihood ratio in microbans, not capped and not weighted, of each of
  // Profiles::actors(). Trust in thousandths. The reference stays valid as long as the table.
  const std::vector<std::int64_t>& of_item(std::uint32_t item, std::int32_t trust);
  // Of a software that no report of the corpus shows.
  const std::vector<std::int64_t>& of_unseen(std::int32_t trust);

 private:
  std::vector<std::int64_t> compute(std::uint32_t item, std::int32_t trust);
  const std::vector<std::int64_t>& absent(std::int32_t trust);  // the mutex is held

  const Profiles& profiles_;
  std::mutex mutex_;
  std::map<std::int32_t, std::vector<std::int64_t>> absent_;
  std::map<std::pair<std::uint32_t, std::int32_t>, std::vector<std::int64_t>> of_items_;
};

}  // namespace perpend::attribution
