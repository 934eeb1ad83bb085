// gzip and zstd, recognised by their first bytes and unpacked under two caps, so that a few bytes
// cannot ask for the whole memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.h"

namespace perpend::formats {

struct ReadLimits {
  std::uint64_t max_bytes = std::uint64_t{1} << 30;  // of the unpacked input: 1 GiB
  // Unpacked to packed bytes of every stretch of `ratio_from` unpacked bytes. Bundles and feeds
  // pack 10 to 60 times; gzip can do 1,030 at most, zstd far more.
  std::uint64_t max_ratio = 200;
  std::uint64_t ratio_from = std::uint64_t{32} << 20;
};

struct Unpacked {
  std::string bytes;
  std::string wrapping;  // "gzip", "zstd", or empty where there was none
};

// Reads all members of a gzip file and all frames of a zstd file. Bytes that are neither come back
// as they are. Errors (kInput): input.empty, input.truncated, input.corrupt, input.bomb,
// input.too-large, input.archive (zip, xz, 7z, …: says to unpack it), input.wrapped-twice.
// Memory: at most max_bytes + the input + 128 MiB of zstd window.
Result<Unpacked> unpack(std::string bytes, std::string_view name, const ReadLimits& limits = {});

}  // namespace perpend::formats
