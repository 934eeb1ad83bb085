#include "formats/tar/tar.h"

#include <algorithm>
#include <cstdint>

namespace perpend::formats {
namespace {

constexpr std::size_t kBlock = 512;

std::string_view field(std::string_view header, std::size_t at, std::size_t size) {
  const std::string_view raw = header.substr(at, size);
  return raw.substr(0, std::min(raw.find('\0'), raw.size()));
}

std::uint64_t octal(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (c >= '0' && c <= '7') value = value * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

}  // namespace

Result<std::vector<TarMember>> tar_members(std::string_view archive, std::string_view name) {
  std::vector<TarMember> members;
  for (std::size_t at = 0; at + kBlock <= archive.size();) {
    const std::string_view header = archive.substr(at, kBlock);
    if (header[0] == '\0') return members;  // the blocks of zeros at the end
    const std::uint64_t size = octal(field(header, 124, 11));
    at += kBlock;
    if (size > archive.size() - at) break;
    const char type = header[156];
    if (type == '0' || type == '\0') {
      const std::string_view prefix = field(header, 345, 155);
      std::string path(prefix);
      if (!path.empty()) path += '/';
      path += field(header, 0, 100);
      members.push_back({std::move(path), archive.substr(at, size)});
    }
    at += (size + kBlock - 1) / kBlock * kBlock;
    if (at == archive.size()) return members;
  }
  return fail(ErrorKind::kInput, "tar.truncated", "it is no whole tar archive; fetch it again",
              std::string(name) + ":" + std::to_string(archive.size()));
}

}  // namespace perpend::formats
