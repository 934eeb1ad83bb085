// SHA-256 names every document, observation, claim and pack.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace perpend {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);
std::string hex(const Sha256& digest);  // 64 lower-case digits

// The first `digits` (<= 64) hexadecimal digits of the SHA-256 of `bytes`: a short content id.
std::string short_id(std::string_view prefix, std::string_view bytes, int digits = 12);

}  // namespace perpend
