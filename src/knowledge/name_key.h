// One spelling for names that differ in case, spaces, hyphens and dots: "APT 38", "apt-38" and
// "APT38" have the key "apt38".
#pragma once

#include <string>
#include <string_view>

namespace perpend::knowledge {

// ASCII letters in lower case, ASCII digits and all bytes beyond ASCII; a name of signs alone is
// its own key.
inline std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80) {
      key += c;
    }
  }
  return key.empty() ? std::string(name) : key;
}

}  // namespace perpend::knowledge
