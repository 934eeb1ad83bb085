// What the models of a pack share: records that lie one after another, and how a repeated feature
// counts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace perpend::extraction {

// Every array of a model begins at a multiple of eight bytes.
constexpr std::size_t padded(std::size_t size) { return (size + 7) / 8 * 8; }

// `count` records at `at`, which moves behind them; none if fewer are left.
template <class T>
const T* take(const char*& at, std::size_t& left, std::size_t count) {
  const std::size_t size = padded(count * sizeof(T));
  if (size > left) return nullptr;
  const auto* const records = reinterpret_cast<const T*>(at);
  at += size;
  left -= size;
  return records;
}

// 1 + ln n for a feature that stands n times in a text, to four decimals; of nine times and more,
// nine.
inline double repeated(std::size_t n) {
  constexpr double kRepeated[] = {0, 1, 1.6931, 2.0986, 2.3863, 2.6094, 2.7918, 2.9459, 3.0794};
  return kRepeated[std::min<std::size_t>(n, std::size(kRepeated) - 1)];
}

}  // namespace perpend::extraction
