// First the line ends that part (line_ends.cc) cut the text into blocks; then each block is cut
// where its sentences end: by the hand-written rules, or by ICU if it holds another script than
// Latin. A block has at most kLongestBlock bytes, so that no input makes one step long.
//
// Tested in sentences_test.cc; fuzzed in fuzz/language_fuzz.cc.
#include "language/sentences.h"

#include <algorithm>
#include <cstring>

#include "language/characters.h"
#include "language/sentence_ends.h"

namespace perpend::language {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kLongestBlock = size_t{1} << 16;

// A place at or before `limit`, after `start`, to cut: behind white space in the last quarter, else
// between two characters.
size_t place_to_cut(string_view text, size_t start, size_t limit) {
  const size_t earliest = limit - (limit - start) / 4;
  for (size_t at = limit; at > earliest; --at) {
    if (is_space(text[at - 1])) return at;
  }
  size_t at = limit;
  while (at > earliest && limit - at < 4 && continues_character(text[at])) --at;
  return continues_character(text[at]) ? limit : at;
}

bool has_other_script(string_view block) {
  for (size_t at = 0; at < block.size();) {
    if (static_cast<unsigned char>(block[at]) < 0xC9) {  // ASCII and most of Latin
      ++at;
      continue;
    }
    const Character c = character_at(block, at);
    if (is_other_script(c.code)) return true;
    at += c.size;
  }
  return false;
}

class Cutter {
 public:
  Cutter(string_view text, std::vector<ByteSpan>& sentences) : text_(text), found_(sentences) {}

  void cut(ByteSpan range) {
    size_t start = range.start;
    size_t look = range.start;
    while (look < range.end) {
      const void* hit = std::memchr(text_.data() + look, '\n', range.end - look);
      const size_t newline =
          hit == nullptr ? range.end
                         : static_cast<size_t>(static_cast<const char*>(hit) - text_.data());
      if (newline < range.end && !parts_lines(text_, newline)) {
        look = newline + 1;
        continue;
      }
      cut_long(start, newline);
      start = look = newline + 1;
    }
    if (start < range.end) cut_long(start, range.end);
  }

 private:
  void cut_long(size_t start, size_t end) {
    while (end - start > kLongestBlock) {
      const size_t cut = place_to_cut(text_, start, start + kLongestBlock);
      cut_block({start, cut});
      start = cut;
    }
    if (start < end) cut_block({start, end});
  }

  void cut_block(ByteSpan block) {
    ends_.clear();
    if (has_other_script(text_.substr(block.start, block.size()))) {
      ends_by_icu(text_, block, ends_);
    } else {
      ends_by_rules(text_, block, ends_);
    }
    size_t start = block.start;
    for (const size_t end : ends_) {
      keep(start, end);
      start = end;
    }
    keep(start, block.end);
  }

  void keep(size_t start, size_t end) {
    while (start < end && is_space(text_[start])) ++start;
    while (end > start && is_space(text_[end - 1])) --end;
    while (end - start > kLongestSentence) {
      const size_t cut = place_to_cut(text_, start, start + kLongestSentence);
      size_t last = cut;
      while (last > start && is_space(text_[last - 1])) --last;
      if (last > start) found_.push_back({start, last});
      start = cut;
      while (start < end && is_space(text_[start])) ++start;
    }
    if (start < end) found_.push_back({start, end});
  }

  string_view text_;
  std::vector<ByteSpan>& found_;
  std::vector<size_t> ends_;
};

}  // namespace

std::vector<ByteSpan> sentences(string_view utf8) {
  std::vector<ByteSpan> found;
  found.reserve(utf8.size() / 96);
  Cutter(utf8, found).cut({0, utf8.size()});
  return found;
}

ByteSpan sentence_around(string_view utf8, ByteSpan place, size_t reach) {
  size_t start = place.start > reach ? place.start - reach : 0;
  size_t end = std::min<size_t>(utf8.size(), place.end + reach);
  // A cut at the limit falls between characters, not inside one.
  while (start < place.start && continues_character(utf8[start])) ++start;
  while (end > place.end && end < utf8.size() && continues_character(utf8[end])) --end;
  std::vector<ByteSpan> near;
  Cutter(utf8, near).cut({start, end});
  ByteSpan around = place;
  for (const ByteSpan& sentence : near) {
    if (!sentence.overlaps(place)) continue;
    around.start = std::min(around.start, sentence.start);
    around.end = std::max(around.end, sentence.end);
  }
  return around;
}

}  // namespace perpend::language
