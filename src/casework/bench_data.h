// `perpend bench-data`: invented incidents with the shape of real ones, as many as wanted.
#pragma once

#include <cstdint>
#include <string>

#include "casework/request.h"
#include "core/error.h"

namespace perpend::casework {

struct BenchDataRequest {
  std::uint64_t incidents = 1000;  // at most kMostBenchIncidents
  std::uint64_t seed = 1;
  std::string output;  // where the incident lines go; empty or "-": standard output
  std::string truth;   // where a table of incident and cluster goes; empty: nowhere
  Progress progress;
};
inline constexpr std::uint64_t kMostBenchIncidents = 10'000'000;

// Written as they are made: memory does not grow with their number. Error: output.failed.
Result<void> write_bench_data(const BenchDataRequest& request);

}  // namespace perpend::casework
