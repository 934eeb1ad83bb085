// Numbers in the bytes of a model of the pack, as they lie: little-endian, not aligned.
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace perpend::attribution {

static_assert(std::endian::native == std::endian::little, "models are read as they lie");

// The number at a place; the caller has seen that it is all there.
template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <class Number>
void append(std::string& bytes, Number value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace perpend::attribution
