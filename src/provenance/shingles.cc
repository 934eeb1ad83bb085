// Winnowing: a text's fingerprint that is small, and that two texts share where they share words.
//
// Example: an outlet prints nine sentences of an agency's report under its own headline. Whatever
// stands around them, every eight words in a row of the nine give at least one shingle that both
// texts keep; the passage is then grown word by word to both sides. Counter-example: two reports
// that describe one malware in their own words share its name, its indicators and hardly eight
// words in a row; they are two origins as far as their texts can tell.
//
// Schleimer, Wilkerson and Aiken, 'Winnowing: local algorithms for document fingerprinting' (2003),
// with their guarantee; Broder, 'On the resemblance and containment of documents' (1997). The hash
// of a shingle is a polynomial over the hashes of its words, so it rolls: linear time whatever the
// shingle's length. Tested in shingles_test.cc against a search that compares everything with
// everything, and fuzzed.
#include "provenance/shingles.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/weight.h"
#include "model/ascii.h"

namespace perpend::provenance {
namespace {

constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15;  // odd; the golden ratio in 64 bits

// Steele, Lea and Flood's SplitMix64: every bit of the input moves every bit of the output.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

// A code point and how many bytes it takes; 0 bytes: no UTF-8 here.
struct Rune {
  std::uint32_t code = 0;
  std::size_t bytes = 0;
};

Rune rune_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {};
  std::uint32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint32_t next = byte(at + i);
    if ((next & 0xC0u) != 0x80) return {};
    code = code << 6 | (next & 0x3Fu);
  }
  return {code, length};
}

enum class Kind : std::uint8_t { kBreak, kLetter, kAlone, kIgnored };

constexpr bool between(std::uint32_t code, std::uint32_t low, std::uint32_t high) {
  return low <= code && code <= high;
}

// Scripts that write no blanks between words: kana, Han, Hangul, and Han beyond the first plane.
constexpr bool stands_alone(std::uint32_t code) {
  return between(code, 0x3040, 0x30FF) || between(code, 0x3400, 0x9FFF) ||
         between(code, 0xAC00, 0xD7A3) || between(code, 0xF900, 0xFAFF) ||
         between(code, 0x20000, 0x3FFFF);
}

constexpr Kind kind_of(std::uint32_t code) {
  if (code < 0x80) {
    const char c = static_cast<char>(code);
    if (ascii::is_alnum(c)) return Kind::kLetter;
    return c == '\'' ? Kind::kIgnored : Kind::kBreak;
  }
  // Soft hyphen, zero-width characters and marks of direction, typographic apostrophes, byte order
  // mark.
  if (code == 0xAD || between(code, 0x200B, 0x200F) || code == 0x2018 || code == 0x2019 ||
      code == 0x2060 || code == 0xFEFF) {
    return Kind::kIgnored;
  }
  if (stands_alone(code)) return Kind::kAlone;
  // Signs of Latin-1, general punctuation to symbols, punctuation of CJK and its wide forms.
  const bool sign = between(code, 0x80, 0xBF) || code == 0xD7 || code == 0xF7 ||
                    between(code, 0x2000, 0x2BFF) || between(code, 0x3000, 0x303F) ||
                    between(code, 0xFF00, 0xFF0F) || between(code, 0xFF1A, 0xFF20);
  return sign ? Kind::kBreak : Kind::kLetter;
}

// Small letters of the scripts that have capitals and stand in everyday reports: Latin-1, Greek,
// Cyrillic.
constexpr std::uint32_t lowered(std::uint32_t code) {
  if (code < 0x80) return static_cast<std::uint32_t>(ascii::lower(static_cast<char>(code)));
  if (between(code, 0xC0, 0xDE) || between(code, 0x391, 0x3A9) || between(code, 0x410, 0x42F)) {
    return code + 0x20;
  }
  return between(code, 0x400, 0x40F) ? code + 0x50 : code;
}

class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  Words read() {
    for (std::size_t at = 0; at < text_.size() && !result_.truncated;) {
      const Rune rune = rune_at(text_, at);
      const std::size_t length = std::max<std::size_t>(rune.bytes, 1);
      take(rune.bytes == 0 ? Kind::kBreak : kind_of(rune.code), lowered(rune.code), at,
           at + length);
      at += length;
    }
    end_word();
    return std::move(result_);
  }

 private:
  void take(Kind kind, std::uint32_t code, std::size_t start, std::size_t end) {
    if (kind == Kind::kIgnored) return;
    if (kind != Kind::kLetter) end_word();
    if (kind == Kind::kBreak) return;
    if (!open_) word_ = {{start, start}, kBase};
    open_ = true;
    word_.hash = mixed(word_.hash + code + 1) * kBase;
    word_.bytes.end = end;
    if (kind == Kind::kAlone) end_word();
  }

  void end_word() {
    if (!open_) return;
    open_ = false;
    if (result_.words.size() == kMostWords) {
      result_.truncated = true;
      return;
    }
    result_.words.push_back({word_.bytes, mixed(word_.hash)});
  }

  std::string_view text_;
  Words result_;
  Word word_;
  bool open_ = false;
};

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
  std::uint64_t result = 1;
  for (std::size_t i = 0; i < exponent; ++i) result *= base;
  return result;
}

std::vector<std::uint64_t> hashes_of(std::span<const Word> words) {
  std::vector<std::uint64_t> hashes;
  if (words.size() < kShingleWords) return hashes;
  hashes.reserve(words.size() - kShingleWords + 1);
  constexpr std::uint64_t kLeaving = power(kBase, kShingleWords);
  std::uint64_t rolling = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    rolling = rolling * kBase + words[i].hash;
    if (i >= kShingleWords) rolling -= words[i - kShingleWords].hash * kLeaving;
    if (i + 1 >= kShingleWords) hashes.push_back(mixed(rolling));
  }
  return hashes;
}

std::vector<Shingle> winnowed(std::span<const Word> words) {
  const std::vector<std::uint64_t> hashes = hashes_of(words);
  std::vector<Shingle> kept;
  std::optional<std::size_t> last;
  const std::size_t windows = hashes.size() < kWindow ? std::min<std::size_t>(hashes.size(), 1)
                                                      : hashes.size() - kWindow + 1;
  for (std::size_t start = 0; start < windows; ++start) {
    std::size_t least = start;
    for (std::size_t i = start; i < std::min(start + kWindow, hashes.size()); ++i) {
      if (hashes[i] <= hashes[least]) least = i;  // of equal ones the last
    }
    if (last == least) continue;
    last = least;
    kept.push_back({hashes[least],
                    static_cast<std::uint32_t>(least),
                    {words[least].bytes.start, words[least + kShingleWords - 1].bytes.end}});
  }
  return kept;
}

std::vector<std::uint64_t> distinct(std::span<const Shingle> kept) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(kept.size());
  for (const Shingle& shingle : kept) hashes.push_back(shingle.hash);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::int64_t thousandths(std::size_t part, std::size_t whole) {
  if (whole == 0) return 0;
  return mul_div_half_even(static_cast<std::int64_t>(part), 1000, static_cast<std::int64_t>(whole));
}

// The same words in a row, as half-open ranges of equal length that start at a and b.
struct Run {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t length = 0;
};

class PassageFinder {
 public:
  PassageFinder(const ShingledText& a, const ShingledText& b, std::size_t fewest)
      : a_(a), b_(b), fewest_(std::max(fewest, kGuaranteedWords)), places_(b.kept) {
    std::stable_sort(places_.begin(), places_.end(),
                     [](const Shingle& x, const Shingle& y) { return x.hash < y.hash; });
  }

  std::vector<CopiedPassage> find() {
    std::vector<CopiedPassage> passages;
    for (const Shingle& shingle : a_.kept) {
      if (shingle.first_word < covered_) continue;
      const Run best = longest_at(shingle);
      if (best.length < fewest_) continue;
      passages.push_back({bytes_of(a_.words, best.a, best.length),
                          bytes_of(b_.words, best.b, best.length),
                          static_cast<std::uint32_t>(best.length)});
      covered_ = best.a + best.length;
    }
    return passages;
  }

 private:
  static ByteSpan bytes_of(std::span<const Word> words, std::size_t first, std::size_t count) {
    return {words[first].bytes.start, words[first + count - 1].bytes.end};
  }

  Run longest_at(const Shingle& shingle) const {
    auto place = std::lower_bound(
        places_.begin(), places_.end(), shingle.hash,
        [](const Shingle& candidate, std::uint64_t hash) { return candidate.hash < hash; });
    Run best;
    for (std::size_t i = 0; i < kMostPlaces && place != places_.end(); ++i, ++place) {
      if (place->hash != shingle.hash) break;
      const Run run = grown(shingle.first_word, place->first_word);
      if (run.length > best.length) best = run;
    }
    return best;
  }

  Run grown(std::size_t a, std::size_t b) const {
    const auto same = [&](std::size_t i, std::size_t j) {
      return a_.words[i].hash == b_.words[j].hash;
    };
    std::size_t end_a = a;
    std::size_t end_b = b;
    while (end_a < a_.words.size() && end_b < b_.words.size() && same(end_a, end_b)) {
      ++end_a;
      ++end_b;
    }
    while (a > covered_ && b > 0 && same(a - 1, b - 1)) {
      --a;
      --b;
    }
    return {a, b, end_a - a};
  }

  const ShingledText& a_;
  const ShingledText& b_;
  std::size_t fewest_;
  std::vector<Shingle> places_;  // b's kept shingles by hash, equal ones in the order of the text
  std::size_t covered_ = 0;      // words of a before this one are done with
};

}  // namespace

Words words_of(std::string_view text) { return WordReader(text).read(); }

ShingledText shingled(std::string_view text) {
  Words words = words_of(text);
  ShingledText result;
  result.truncated = words.truncated;
  result.words = std::move(words.words);
  result.kept = winnowed(result.words);
  return result;
}

Likeness likeness(const ShingledText& a, const ShingledText& b) {
  const std::vector<std::uint64_t> of_a = distinct(a.kept);
  const std::vector<std::uint64_t> of_b = distinct(b.kept);
  std::vector<std::uint64_t> both;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                        std::back_inserter(both));
  const std::size_t shared = both.size();
  return {thousandths(shared, of_a.size()), thousandths(shared, of_b.size()),
          thousandths(shared, of_a.size() + of_b.size() - shared), shared};
}

std::vector<CopiedPassage> copied_passages(const ShingledText& a, const ShingledText& b,
                                           std::size_t fewest) {
  return PassageFinder(a, b, fewest).find();
}

}  // namespace perpend::provenance
