// Tested in draws_test.cc; fuzzed by draws_fuzz.
#include "attribution/draws.h"

#include <cassert>
#include <cstdint>
#include <span>

#include "attribution/model_numbers.h"

namespace perpend::attribution {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 16;
constexpr std::size_t kNumbers = std::size_t{kFittedCount} + std::size_t{kTraces};

}  // namespace

std::string draws_bytes(const std::vector<Draw>& draws) {
  assert(draws.size() <= kMostDraws);
  std::string bytes;
  append(bytes, kVersion);
  append(bytes, static_cast<std::uint32_t>(draws.size()));
  append(bytes, static_cast<std::uint32_t>(kFittedCount));
  append(bytes, static_cast<std::uint32_t>(kTraces));
  for (const Draw& draw : draws) {
    for (const std::int64_t number : draw.ledger) append(bytes, static_cast<std::int32_t>(number));
    for (const std::int64_t number : draw.traces) append(bytes, static_cast<std::int32_t>(number));
  }
  return bytes;
}

Result<std::vector<Draw>> read_draws(std::string_view bytes) {
  std::vector<Draw> draws;
  if (bytes.empty()) return draws;
  const auto damaged = [](const char* what) {
    return fail(ErrorKind::kDamaged, "model.damaged",
                "the model '" + std::string(kDrawsModel) + "' " + what);
  };
  if (bytes.size() < kHeader) return damaged("is too short");
  if (number_at<std::uint32_t>(bytes, 0) != kVersion ||
      number_at<std::uint32_t>(bytes, 8) != kFittedCount ||
      number_at<std::uint32_t>(bytes, 12) != kTraces) {
    return damaged("is of another version");
  }
  const std::size_t count = number_at<std::uint32_t>(bytes, 4);
  if (count > kMostDraws) return damaged("has too many draws");
  if (bytes.size() != kHeader + count * kNumbers * 4) {
    return damaged("does not have the length that it states");
  }
  draws.resize(count);
  std::size_t at = kHeader;
  for (Draw& draw : draws) {
    for (const std::span<std::int64_t> part :
         {std::span<std::int64_t>(draw.ledger), std::span<std::int64_t>(draw.traces)}) {
      for (std::int64_t& number : part) {
        number = number_at<std::int32_t>(bytes, at);
        at += 4;
        if (number > kLargestDrawn || number < -kLargestDrawn) {
          return damaged("holds a number out of range");
        }
      }
    }
  }
  return draws;
}

}  // namespace perpend::attribution
