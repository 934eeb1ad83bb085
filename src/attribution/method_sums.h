// What the rows of methods and tooling add up to, made quickly for one case under many selections.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "attribution/resemblance_sums.h"
#include "attribution/rows.h"

namespace perpend::attribution {

// Safe for any number of threads. The profiles and the ratios must outlive it.
class MethodSums {
 public:
  // `items`: of the case; `day`: of every Findings that is asked.
  MethodSums(const Profiles& profiles, const Parameters& parameters, RatioTable& ratios, Date day,
             std::span<const std::uint32_t> items);

  // Adds what method_rows() weigh: to one number for each of Profiles::actors(), and to the
  // unlisted actor's. Microbans.
  void add(const Findings& findings, std::span<std::int64_t> sums, std::int64_t& unlisted) const;

 private:
  using Weights = std::vector<std::int32_t>;  // of each profiled actor
  bool software(std::uint32_t item) const { return profiles_.corpus().items[item].software; }
  std::vector<bool> explained(const Findings& findings) const;
  // Of one row; kept. The mutex is held.
  const Weights& weights_of(const Finding& finding, std::int64_t independent) const;
  void add_items(const Findings& findings, std::span<std::int64_t> sums) const;
  void add_signature(const Findings& findings, std::span<std::int64_t> sums) const;

  const Profiles& profiles_;
  Parameters parameters_;
  RatioTable& ratios_;
  std::int64_t cap_;
  ResemblanceSums resemblance_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> techniques_;  // of each software
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::uint64_t, std::unique_ptr<Weights>> weights_;
};

}  // namespace perpend::attribution
