// The fitted numbers as they could have come out: drawn by a bootstrap over the past cases that
// they were fitted on (training/logit_draws.h), so that an answer can say how far they carry it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "attribution/infrastructure.h"
#include "attribution/parameters.h"
#include "core/error.h"

namespace perpend::attribution {

// The model of this name in a pack.
inline constexpr std::string_view kDrawsModel = "ledger.draws";

struct Draw {
  Parameters ledger{};
  TraceWeights traces{};

  bool operator==(const Draw&) const = default;
};

// Layout: u32 version, u32 draws, u32 numbers of the ledger, u32 numbers of infrastructure; then
// draw by draw i32 thousandths, the ledger's first.
std::string draws_bytes(const std::vector<Draw>& draws);
// A pack is somebody's file: length and range of every number are checked. No bytes: no draws.
// Error: model.damaged.
Result<std::vector<Draw>> read_draws(std::string_view bytes);

inline constexpr std::size_t kMostDraws = 1'000;
inline constexpr std::int64_t kLargestDrawn = 1'000'000;  // thousandths, either sign

}  // namespace perpend::attribution
