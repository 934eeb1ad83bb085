#include "core/sha256.h"

#include <openssl/sha.h>

namespace perpend {

Sha256 sha256(std::string_view bytes) {
  Sha256 digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

std::string hex(const Sha256& digest) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(64);
  for (const std::uint8_t byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string short_id(std::string_view prefix, std::string_view bytes, int digits) {
  return std::string(prefix) + hex(sha256(bytes)).substr(0, static_cast<std::size_t>(digits));
}

}  // namespace perpend
