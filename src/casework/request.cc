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

namespace {

// What ships beside the program, from a checkout's build folder or an installation.
Result<std::string> shipped(const char* name, const char* code, const char* otherwise) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path folder = program.parent_path();
  for (const fs::path& place : {folder / "../../data" / name, folder / "../share/perpend" / name}) {
    if (fs::exists(place, ignored)) return fs::weakly_canonical(place, ignored).string();
  }
  return fail(ErrorKind::kEnvironment, code, otherwise, folder.string());
}

}  // namespace

Result<std::string> shipped_pack() {
  return shipped(
      "perpend.pack", "pack.missing",
      "the shipped knowledge pack is not where it should be; name one with --kb, or make "
      "one with 'perpend kb build'");
}

Result<std::string> shipped_incidents() {
  return shipped("incidents", "train.missing",
                 "the annotated incident paragraphs are not beside the shipped pack");
}

Result<std::string> shipped_claims() {
  return shipped("claims", "train.missing",
                 "the rows with known answers are not beside the shipped pack");
}

std::string_view version() { return PERPEND_VERSION; }

}  // namespace perpend::casework
