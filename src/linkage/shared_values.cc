// Two sorted runs are met by walking both at once; but each step of the walk waits for the one
// before it, some eight cycles a value. An incident that is compared with dozens of others is worth
// a table: each value of the other run is looked up by itself, and nothing waits.
//
// The table is exact: no two values of the run share a slot (a few multipliers are tried), and
// what stands in a slot is compared. Where no multiplier tells all apart, and for runs of hundreds
// of values, the runs are walked. Tested in compare_test.cc against the plain intersection.
#include "linkage/shared_values.h"

#include <algorithm>
#include <iterator>

namespace perpend::linkage {
namespace {

constexpr std::size_t kLongest = 256;  // beyond it slots are seldom all different
// Odd numbers without a pattern: digits of the golden ratio, of pi and of e (Knuth's
// multiplicative hash).
constexpr std::array<std::uint32_t, 6> kFactors = {0x9E3779B1U, 0x243F6A89U, 0x85A308D3U,
                                                   0xB7E15163U, 0x8AED2A6BU, 0x13198A2FU};

}  // namespace

bool SharedFinder::place_all(std::uint32_t factor) {
  for (std::size_t place = 1; place < run_.size(); ++place) {
    std::uint16_t& slot = slot_[run_[place] * factor >> (32 - kSlotBits)];
    if (slot != 0) return false;
    slot = static_cast<std::uint16_t>(place);
  }
  return true;
}

void SharedFinder::prepare(std::span<const std::uint32_t> run) {
  const auto clear = [&](std::uint32_t factor) {
    for (std::size_t place = 1; place < run_.size(); ++place) {
      slot_[run_[place] * factor >> (32 - kSlotBits)] = 0;
    }
  };
  if (factor_ != 0) clear(factor_);
  run_.assign(1, ~0U);
  run_.insert(run_.end(), run.begin(), run.end());
  factor_ = 0;
  if (run.size() > kLongest) return;
  for (const std::uint32_t factor : kFactors) {
    if (place_all(factor)) {
      factor_ = factor;
      return;
    }
    clear(factor);
  }
}

std::span<const std::uint32_t> SharedFinder::in(std::span<const std::uint32_t> other) {
  if (factor_ == 0) {
    shared_.clear();
    std::set_intersection(run_.begin() + 1, run_.end(), other.begin(), other.end(),
                          std::back_inserter(shared_));
    return shared_;
  }
  if (shared_.size() <= other.size()) shared_.resize(other.size() + 1);
  std::size_t count = 0;
  std::uint32_t* const out = shared_.data();
  const std::uint32_t* const run = run_.data();
  for (const std::uint32_t value : other) {
    out[count] = value;
    count += run[slot_[value * factor_ >> (32 - kSlotBits)]] == value ? 1 : 0;
  }
  return std::span(shared_).first(count);
}

}  // namespace perpend::linkage
