#include "formats/compressed.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <string>

namespace perpend::formats {
namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string outcome(std::string bytes, const ReadLimits& limits = {}) {
  const auto result = unpack(std::move(bytes), "f", limits);
  return result ? result->wrapping + ":" + result->bytes : result.error().code;
}

TEST(Unpack, ReadsBothFormatsByContentAndLeavesTheRestAlone) {
  EXPECT_EQ(outcome(gzip("hello")), "gzip:hello");
  EXPECT_EQ(outcome(zstd("hello")), "zstd:hello");
  EXPECT_EQ(outcome("hello"), ":hello");
  EXPECT_EQ(outcome("BZhou is a name"), ":BZhou is a name");
  EXPECT_EQ(outcome("BZh"), ":BZh");
}

TEST(Unpack, ReadsConcatenatedMembersAndFrames) {
  EXPECT_EQ(outcome(gzip("one ") + gzip("two")), "gzip:one two");
  EXPECT_EQ(outcome(zstd("one ") + zstd("two")), "zstd:one two");
  const std::string skippable("\x50\x2A\x4D\x18\x02\x00\x00\x00xy", 10);
  EXPECT_EQ(outcome(skippable + zstd("one")), "zstd:one");
}

TEST(Unpack, CarriesContentAcrossBlockBoundaries) {
  std::string text;
  for (int i = 0; text.size() < (1U << 20); ++i) text += std::to_string(i * 7919) + " ";
  EXPECT_EQ(outcome(gzip(text)), "gzip:" + text);
  EXPECT_EQ(outcome(zstd(text)), "zstd:" + text);
}

TEST(Unpack, SaysThatATruncatedStreamIsTruncated) {
  const std::string text(1000, 'a');
  const std::string g = gzip(text + "the end of it");
  const std::string z = zstd(text + "the end of it");
  for (const std::size_t cut : {std::size_t{1}, std::size_t{4}, std::size_t{9}}) {
    EXPECT_EQ(outcome(g.substr(0, g.size() - cut)), "input.truncated");
    EXPECT_EQ(outcome(z.substr(0, z.size() - cut)), "input.truncated");
  }
  EXPECT_EQ(outcome(g.substr(0, 2)), "input.truncated");
  EXPECT_EQ(outcome(z.substr(0, 4)), "input.truncated");
}

TEST(Unpack, NoticesDamage) {
  std::string g = gzip("some text that is long enough to be damaged");
  g[g.size() - 6] = static_cast<char>(g[g.size() - 6] ^ 1);  // the checksum
  EXPECT_EQ(outcome(g), "input.corrupt");
  std::string z = zstd("some text");
  z[4] = '\x7F';
  EXPECT_NE(outcome(z).substr(0, 5), "zstd:");
}

TEST(Unpack, StopsABombAtTheRatioLongBeforeItsEnd) {
  const std::string zeros(std::size_t{8} << 20, '\0');
  ReadLimits limits;
  limits.ratio_from = std::uint64_t{1} << 20;
  EXPECT_EQ(outcome(gzip(zeros), limits), "input.bomb");
  EXPECT_EQ(outcome(zstd(zeros), limits), "input.bomb");
  limits.ratio_from = std::uint64_t{64} << 20;
  EXPECT_EQ(outcome(gzip(zeros), limits), "gzip:" + zeros);
}

TEST(Unpack, FindsABombBehindBytesThatDoNotPack) {
  std::string noise;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < std::size_t{1} << 20; ++i) {
    state = state * 1'664'525 + 1'013'904'223;
    noise += static_cast<char>(state >> 24);
  }
  const std::string hidden = noise + std::string(std::size_t{8} << 20, '\0') + noise;
  ReadLimits limits;
  EXPECT_EQ(outcome(gzip(hidden), limits), "gzip:" + hidden);
  limits.ratio_from = std::uint64_t{2} << 20;
  EXPECT_EQ(outcome(gzip(hidden), limits), "input.bomb");
  EXPECT_EQ(outcome(zstd(hidden), limits), "input.bomb");
}

TEST(Unpack, StopsAtTheCapOnSize) {
  ReadLimits limits;
  limits.max_bytes = 1000;
  EXPECT_EQ(outcome(gzip(std::string(1001, 'a')), limits), "input.bomb");
  EXPECT_EQ(outcome(gzip(std::string(1000, 'a')), limits), "gzip:" + std::string(1000, 'a'));
  EXPECT_EQ(outcome(std::string(1001, 'a'), limits), "input.too-large");
}

TEST(Unpack, RefusesArchivesAndSecondWrappingsWithAWord) {
  EXPECT_EQ(outcome("PK\x03\x04rest"), "input.archive");
  EXPECT_EQ(outcome("7z\xBC\xAF\x27\x1Crest"), "input.archive");
  EXPECT_EQ(outcome("BZh91AY&SYrest"), "input.archive");
  EXPECT_EQ(outcome(gzip(zstd("x"))), "input.wrapped-twice");
  EXPECT_EQ(outcome(""), "input.empty");
  EXPECT_EQ(outcome(gzip("")), "input.empty");
}

}  // namespace
}  // namespace perpend::formats
