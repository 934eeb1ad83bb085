// Finds and unpacks the files that a pack is made of.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "formats/compressed.h"
#include "knowledge/build.h"

namespace perpend::knowledge {
namespace {

namespace fs = std::filesystem;

// Larger than any of them by a factor of ten; keeps a broken or hostile file from filling memory.
constexpr std::size_t kMostBytes = std::size_t{512} << 20;

Result<std::string> read_file(const fs::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  const auto unreadable = [&] {
    return fail(ErrorKind::kEnvironment, "sources.unreadable",
                std::string("the file cannot be read: ") + std::strerror(errno), path.string());
  };
  if (!file) return unreadable();
  std::string bytes;
  std::string buffer(1 << 16, '\0');
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    bytes.append(buffer, 0, got);
    if (bytes.size() > kMostBytes) {
      return fail(ErrorKind::kInput, "sources.damaged", "larger than 512 MiB", path.string());
    }
  }
  if (std::ferror(file.get()) != 0) return unreadable();
  return bytes;
}

// The regular files of a tar archive (ustar), by name.
Result<std::vector<SourceFile>> untar(const std::string& bytes, const fs::path& path) {
  constexpr std::size_t kBlock = 512;
  std::vector<SourceFile> files;
  for (std::size_t at = 0; at + kBlock <= bytes.size() && bytes[at] != '\0';) {
    std::size_t size = 0;
    for (std::size_t i = at + 124; i < at + 135 && bytes[i] >= '0' && bytes[i] <= '7'; ++i) {
      size = size * 8 + static_cast<std::size_t>(bytes[i] - '0');
    }
    if (size > bytes.size() - at - kBlock) {
      return fail(ErrorKind::kInput, "sources.damaged", "the archive ends too early",
                  path.string());
    }
    const char type = bytes[at + 156];
    const std::string name(bytes.c_str() + at, strnlen(bytes.c_str() + at, 100));
    if (type == '0' || type == '\0') {
      files.push_back({fs::path(name).filename().string(), bytes.substr(at + kBlock, size)});
    }
    at += kBlock + (size + kBlock - 1) / kBlock * kBlock;
  }
  return files;
}

Result<std::vector<SourceFile>> unpack(const fs::path& path) {
  auto bytes = read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  fs::path name = path;
  auto unpacked = formats::unpack(std::move(*bytes), path.string());
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  bytes = std::move(unpacked->bytes);
  if (!unpacked->wrapping.empty()) name.replace_extension();
  if (name.extension() == ".tar") return untar(*bytes, path);
  return std::vector<SourceFile>{{name.filename().string(), std::move(*bytes)}};
}

// The files of a folder whose name holds `part`, by name; none where there is no folder.
std::vector<fs::path> files_in(const fs::path& folder, std::string_view part) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file(error) && name.find(part) != name.npos) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::vector<SourceFile>> all_of(const fs::path& folder, std::string_view part) {
  std::vector<SourceFile> files;
  for (const auto& path : files_in(folder, part)) {
    auto more = unpack(path);
    if (!more) return more;
    std::move(more->begin(), more->end(), std::back_inserter(files));
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
  return files;
}

// The first number of a name, as (18, 1) in "enterprise-attack-18.1.json".
std::pair<int, int> version_in(const std::string& name) {
  const std::size_t at = name.find_first_of("0123456789");
  int major = 0;
  int minor = 0;
  if (at != name.npos) std::sscanf(name.c_str() + at, "%4d.%4d", &major, &minor);
  return {major, minor};
}

// The list as text, without its comments (they name who asked for an entry), but with the markers
// of its two parts, which libpsl needs.
std::string without_comments(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const bool comment = line.starts_with("//") && line.find("===") == line.npos;
    if (!line.empty() && !comment) kept += std::string(line) + "\n";
    at = end + 1;
  }
  return kept;
}

}  // namespace

Result<Sources> read_sources(const std::string& folder) {
  const fs::path root = folder;
  auto bundles = files_in(root / "attack", ".json");
  if (bundles.empty()) {
    return fail(ErrorKind::kInput, "sources.missing",
                "there is no attack/*.json here; 'perpend kb update' downloads it",
                (root / "attack").string());
  }
  const auto newest = std::max_element(bundles.begin(), bundles.end(), [](auto& a, auto& b) {
    return version_in(a.filename().string()) < version_in(b.filename().string());
  });
  Sources sources;
  auto attack = unpack(*newest);
  if (!attack) return tl::make_unexpected(attack.error());
  sources.attack = std::move(attack->front());
  auto galaxies = all_of(root / "galaxy", ".");
  if (!galaxies) return tl::make_unexpected(galaxies.error());
  sources.galaxies = std::move(*galaxies);
  auto lists = all_of(root / "warninglists", ".");
  if (!lists) return tl::make_unexpected(lists.error());
  sources.warning_lists = std::move(*lists);
  auto infrastructure = all_of(root / "infrastructure", ".jsonl");
  if (!infrastructure) return tl::make_unexpected(infrastructure.error());
  if (!infrastructure->empty()) sources.infrastructure = std::move(infrastructure->front());
  for (const fs::path& path : {root / "public_suffix_list.dat", root / "public_suffix_list.dafsa",
                               fs::path("/usr/share/publicsuffix/public_suffix_list.dafsa")}) {
    if (!sources.public_suffix_list.empty() || !fs::exists(path)) continue;
    auto list = read_file(path);
    if (!list) return tl::make_unexpected(list.error());
    sources.public_suffix_list =
        path.extension() == ".dat" ? without_comments(*list) : std::move(*list);
  }
  return sources;
}

}  // namespace perpend::knowledge
