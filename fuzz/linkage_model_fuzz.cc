// The model 'linkage' of a pack: whatever the bytes, they are refused or read whole; what was read
// is written as it was, and weighs any pair without leaving its bounds.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "linkage/model.h"

namespace {

using namespace perpend;
using namespace perpend::linkage;

// Each comparison at each of its levels alone, and everything at its most.
void weigh(const Model& model) {
  const Weigher weigher(model);
  const auto check = [&](const Levels& levels) {
    const std::int64_t probability = probability_of(weigher.log_odds(levels));
    if (probability < 0 || probability > Posterior::kOne) std::abort();
    for (const std::int64_t row : weigher.rows(levels)) {
      if (row < -20'000'000 || row > 20'000'000) std::abort();
    }
  };
  Levels most;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    Levels one;
    one.level.fill(kMissing);
    for (std::size_t level = 0; level < level_count(static_cast<Comparison>(c)); ++level) {
      one.level[c] = static_cast<std::uint8_t>(level);
      one.rarity[c] = static_cast<std::uint16_t>(level * 9000 % 63'000);
      check(one);
      most.level[c] = one.level[c];
      most.rarity[c] = one.rarity[c];
    }
  }
  check(most);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto model = model_from(bytes);
  if (!model) return 0;
  if (bytes_of(*model) != bytes) std::abort();
  weigh(*model);
  return 0;
}
