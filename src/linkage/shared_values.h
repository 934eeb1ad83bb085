// What two incidents have in common: the heart of every comparison.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace perpend::linkage {

// One run of values made ready to be met by many others. Not for several threads at once.
class SharedFinder {
 public:
  // `run`: sorted, each value once.
  void prepare(std::span<const std::uint32_t> run);
  // The values of `other` (sorted, each once) that the run has too, in order. They stay until the
  // next call.
  std::span<const std::uint32_t> in(std::span<const std::uint32_t> other);

 private:
  bool place_all(std::uint32_t factor);

  static constexpr int kSlotBits = 12;
  std::array<std::uint16_t, std::size_t{1} << kSlotBits> slot_{};  // a place in run_; 0: nothing
  std::vector<std::uint32_t> run_{~0U};                            // from 1 on
  std::vector<std::uint32_t> shared_;
  std::uint32_t factor_ = 0;  // 0: no factor keeps all values apart
};

}  // namespace perpend::linkage
