// Bytes from a path or from standard input.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/error.h"

namespace perpend::casework {

// The largest file that is read: larger ones are refused before any memory is spent on them.
inline constexpr std::uint64_t kMaxInputBytes = std::uint64_t{1} << 30;

struct InputFile {
  std::string name;  // the path as given, or "-"
  std::string bytes;
};

// Errors: input.missing, input.directory, input.unreadable, input.empty, input.size.
Result<InputFile> read_file(const std::string& path);

// Writes through a temporary file beside `path` and a rename, so that a reader sees the old content
// or the new and never half. Error: output.failed (environment).
Result<void> write_file(const std::string& path, std::string_view bytes);
// The same piece by piece: `write` is called once with what takes the pieces.
Result<void> write_file(
    const std::string& path,
    const std::function<void(const std::function<bool(std::string_view)>&)>& write);

}  // namespace perpend::casework
