#include "casework/request.h"

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

namespace perpend::casework {

std::optional<Format> format(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Format>, 4> kFormats = {
      {{"text", Format::kText},
       {"json", Format::kJson},
       {"html", Format::kHtml},
       {"stix", Format::kStix}}};
  for (const auto& [known, value] : kFormats) {
    if (known == name) return value;
  }
  return {};
}

Result<std::string> shipped_pack() {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path folder = program.parent_path();
  for (const fs::path& place :
       {folder / "../../data/perpend.pack", folder / "../share/perpend/perpend.pack"}) {
    if (fs::exists(place, ignored)) return fs::weakly_canonical(place, ignored).string();
  }
  return fail(ErrorKind::kEnvironment, "pack.missing",
              "the shipped knowledge pack is not where it should be; name one with --kb, or make "
              "one with 'perpend kb build'",
              folder.string());
}

std::string_view version() { return PERPEND_VERSION; }

}  // namespace perpend::casework
