#include "reporting/figures.h"

#include <algorithm>

namespace perpend::reporting {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// hundredths -> "1.51"
std::string hundredths(std::int64_t value) {
  const std::int64_t size = value < 0 ? -value : value;
  std::string fraction = std::to_string(size % 100);
  if (fraction.size() < 2) fraction.insert(0, "0");
  return (value < 0 ? "-" : "") + std::to_string(size / 100) + "." + fraction;
}

}  // namespace

std::string bans(std::int64_t microbans) {
  return hundredths(mul_div_half_even(microbans, 1, 10'000));
}

std::string signed_bans(std::int64_t microbans) {
  const std::int64_t value = mul_div_half_even(microbans, 1, 10'000);
  return (value > 0 ? "+" : "") + hundredths(value);
}

std::string percent(Posterior posterior) {
  const std::int64_t billionths = posterior.billionths();
  const std::int64_t tenths = mul_div_half_even(billionths, 1000, Posterior::kOne);
  if (tenths == 0 && billionths > 0) return "<0.1 %";
  if (tenths == 1000 && billionths < Posterior::kOne) return ">99.9 %";
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string percent_range(const std::optional<std::pair<Posterior, Posterior>>& range) {
  if (!range) return "";
  const auto whole = [](Posterior p) {
    return std::to_string(mul_div_half_even(p.billionths(), 100, Posterior::kOne));
  };
  const std::string low = whole(range->first);
  const std::string high = whole(range->second);
  if (low == high) return high == "0" && range->second > Posterior() ? "<1 %" : high + " %";
  return low + "-" + high + " %";
}

std::string times_as_likely(WeightOfEvidence weight) {
  // 10^w through the engine's own fixed-point power: no floating-point library is asked.
  const std::int64_t size = std::min<std::int64_t>(
      weight.microbans() < 0 ? -weight.microbans() : weight.microbans(), 9'000'000);
  constexpr std::int64_t kScale = 1'000'000'000;
  const auto inverse = static_cast<std::int64_t>(pow10_fixed(-size) / ((1ULL << 62U) / kScale));
  if (weight.microbans() < 0) return "x " + hundredths(mul_div_half_even(inverse, 100, kScale));
  if (inverse == 0) return "x 1 000 000 000";
  const std::int64_t tenths = mul_div_half_even(kScale, 10, inverse);
  if (tenths >= 100) return "x " + grouped(static_cast<std::uint64_t>((tenths + 5) / 10));
  return "x " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, " ");
  return digits;
}

std::string typographic(std::string_view figures) {
  std::string out;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i] != '-') {
      out += figures[i];
    } else {
      out += i > 0 && is_digit(figures[i - 1]) ? "–" : "−";
    }
  }
  return out;
}

}  // namespace perpend::reporting
