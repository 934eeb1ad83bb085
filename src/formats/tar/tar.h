// Members of a tar archive (POSIX ustar), as views into its bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace perpend::formats {

struct TarMember {
  std::string name;
  std::string_view bytes;  // into the archive
};

// The regular files, in the archive's order. Error: tar.truncated (input), also for what is no tar.
Result<std::vector<TarMember>> tar_members(std::string_view archive, std::string_view name);

}  // namespace perpend::formats
