// Output grows in blocks of 256 KiB and is checked against both caps after each: a bomb is noticed
// after ratio_from bytes, not after it has filled the memory. The ratio is that of each stretch of
// ratio_from bytes to what was read for it, so that nothing before or behind a bomb hides it.
#include "formats/compressed.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr string_view kGzip = "\x1F\x8B";
constexpr string_view kZstd = "\x28\xB5\x2F\xFD";

bool is_zstd(string_view bytes) {
  if (bytes.starts_with(kZstd)) return true;
  // A skippable frame (0x184D2A50-5F, little endian) may come first.
  return bytes.size() >= 8 && (static_cast<unsigned char>(bytes[0]) & 0xF0) == 0x50 &&
         bytes.substr(1, 3) == "\x2A\x4D\x18";
}

Error error(string_view code, string_view what, string_view name) {
  return {ErrorKind::kInput, string(code), string(what), string(name)};
}

// Watches what comes out of a stream.
class BombGuard {
 public:
  BombGuard(const ReadLimits& limits, string_view name) : limits_(limits), name_(name) {}

  // After each block: bytes read and written so far.
  std::optional<Error> beyond(std::uint64_t packed, std::uint64_t unpacked) {
    if (unpacked > limits_.max_bytes) {
      return error("input.bomb",
                   "unpacks to more than " + std::to_string(limits_.max_bytes >> 20) +
                       " MiB; split it, or unpack it yourself if you trust it",
                   name_);
    }
    const std::uint64_t stretch = unpacked - unpacked_before_;
    if (stretch <= limits_.ratio_from) return {};
    if (stretch / limits_.max_ratio > packed - packed_before_) {
      return error("input.bomb",
                   "unpacks to more than " + std::to_string(limits_.max_ratio) +
                       " times its size, as a decompression bomb does; unpack it yourself if you "
                       "trust it",
                   name_);
    }
    packed_before_ = packed;
    unpacked_before_ = unpacked;
    return {};
  }

 private:
  ReadLimits limits_;
  string_view name_;
  std::uint64_t packed_before_ = 0;
  std::uint64_t unpacked_before_ = 0;
};

// Room for all that may come, so that growing copies nothing; pages that are never written cost
// none.
void reserve_room(string& out, std::size_t packed, const ReadLimits& limits) {
  const std::uint64_t most = std::min(limits.max_bytes, packed * limits.max_ratio);
  out.reserve(static_cast<std::size_t>(most) + kBlock);
}

struct Inflater {
  z_stream stream{};
  bool ready = false;
  Inflater() { ready = inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK; }
  ~Inflater() {
    if (ready) inflateEnd(&stream);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

Result<string> gunzip(string_view bytes, string_view name, const ReadLimits& limits) {
  Inflater inflater;
  if (!inflater.ready) {
    return fail(ErrorKind::kEnvironment, "memory", "no memory for unpacking", string(name));
  }
  z_stream& stream = inflater.stream;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  std::size_t left = bytes.size();
  string out;
  reserve_room(out, bytes.size(), limits);
  BombGuard guard(limits, name);
  auto block = std::make_unique<std::array<char, kBlock>>();
  for (;;) {
    constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  // avail_in is 32 bits wide
    const auto given = static_cast<uInt>(std::min(left, kMostAtOnce));
    stream.avail_in = given;
    stream.next_out = reinterpret_cast<Bytef*>(block->data());
    stream.avail_out = kBlock;
    const int status = inflate(&stream, Z_NO_FLUSH);
    left -= given - stream.avail_in;
    out.append(block->data(), kBlock - stream.avail_out);
    if (auto bomb = guard.beyond(bytes.size() - left, out.size())) {
      return tl::make_unexpected(std::move(*bomb));
    }
    if (status == Z_STREAM_END) {
      const string_view rest = bytes.substr(bytes.size() - left);
      // What follows is another member, or padding, which is left aside as gzip(1) does.
      if (!rest.starts_with(kGzip) || inflateReset(&stream) != Z_OK) return out;
      continue;
    }
    if (status == Z_BUF_ERROR || (status == Z_OK && left == 0 && stream.avail_out != 0)) {
      return tl::make_unexpected(
          error("input.truncated", "the gzip stream ends too early; fetch the file again", name));
    }
    if (status != Z_OK) {
      return tl::make_unexpected(
          error("input.corrupt", "the gzip stream is damaged; fetch the file again", name));
    }
  }
}

struct FreeStream {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

Result<string> unzstd(string_view bytes, string_view name, const ReadLimits& limits) {
  const std::unique_ptr<ZSTD_DStream, FreeStream> stream(ZSTD_createDStream());
  if (!stream) {
    return fail(ErrorKind::kEnvironment, "memory", "no memory for unpacking", string(name));
  }
  constexpr int kLargestWindowLog = 27;  // 128 MiB, what zstd(1) accepts without being asked
  ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kLargestWindowLog);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  auto block = std::make_unique<std::array<char, kBlock>>();
  string out;
  reserve_room(out, bytes.size(), limits);
  BombGuard guard(limits, name);
  for (;;) {
    ZSTD_outBuffer piece{block->data(), kBlock, 0};
    const std::size_t before = in.pos;
    const std::size_t status = ZSTD_decompressStream(stream.get(), &piece, &in);
    if (ZSTD_isError(status) != 0) {
      return tl::make_unexpected(
          error("input.corrupt",
                string("the zstd stream is damaged (") + ZSTD_getErrorName(status) + ")", name));
    }
    out.append(block->data(), piece.pos);
    if (auto bomb = guard.beyond(in.pos, out.size())) {
      return tl::make_unexpected(std::move(*bomb));
    }
    if (status == 0) {
      if (!is_zstd(bytes.substr(in.pos))) return out;
      continue;
    }
    if (in.pos == in.size && piece.pos < kBlock) {
      return tl::make_unexpected(
          error("input.truncated", "the zstd stream ends too early; fetch the file again", name));
    }
    if (in.pos == before && piece.pos == 0) {
      return tl::make_unexpected(error("input.corrupt", "the zstd stream is damaged", name));
    }
  }
}

// Containers that hold several files or that no reader here unpacks.
std::optional<string_view> archive_of(string_view bytes) {
  static constexpr std::array<std::pair<string_view, string_view>, 7> kArchives = {
      {{"PK\x03\x04", "a ZIP archive (or an Office document)"},
       {"PK\x05\x06", "an empty ZIP archive"},
       {string_view("\xFD"
                    "7zXZ\0",
                    6),
        "an xz file"},
       {"7z\xBC\xAF\x27\x1C", "a 7z archive"},
       {"Rar!\x1A\x07", "a RAR archive"},
       {"BZh", "a bzip2 file"},
       {"\x04\x22\x4D\x18", "an lz4 file"}}};
  for (const auto& [magic, what] : kArchives) {
    if (!bytes.starts_with(magic)) continue;
    // "BZh" could open a sentence; bzip2 goes on with a level and the digits of pi.
    const bool too_short = bytes.size() < 4;
    if (magic == "BZh" && (too_short || !bytes.substr(4).starts_with("1AY&SY"))) continue;
    return what;
  }
  return {};
}

}  // namespace

Result<Unpacked> unpack(string bytes, string_view name, const ReadLimits& limits) {
  if (bytes.empty()) {
    return tl::make_unexpected(error("input.empty", "the file is empty", name));
  }
  if (const auto archive = archive_of(bytes)) {
    return tl::make_unexpected(error(
        "input.archive", string(*archive) + "; unpack it first and give the files in it", name));
  }
  const bool gzip = string_view(bytes).starts_with(kGzip);
  const bool zstd = is_zstd(bytes);
  if (!gzip && !zstd) {
    if (bytes.size() > limits.max_bytes) {
      return tl::make_unexpected(
          error("input.too-large",
                "larger than " + std::to_string(limits.max_bytes >> 20) + " MiB; split it", name));
    }
    return Unpacked{std::move(bytes), ""};
  }
  auto out = gzip ? gunzip(bytes, name, limits) : unzstd(bytes, name, limits);
  if (!out) return tl::make_unexpected(std::move(out.error()));
  if (out->empty()) {
    return tl::make_unexpected(error("input.empty", "the compressed file is empty inside", name));
  }
  if (out->starts_with(kGzip) || is_zstd(*out) || archive_of(*out)) {
    return tl::make_unexpected(
        error("input.wrapped-twice", "compressed more than once; unpack it first", name));
  }
  return Unpacked{std::move(*out), gzip ? "gzip" : "zstd"};
}

}  // namespace perpend::formats
