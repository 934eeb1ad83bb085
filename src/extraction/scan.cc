// The scanner goes from word to word. While it reads a word it takes along the word's hash and
// which kinds of byte it saw; when the word ends, one table look-up each says whether a name may
// begin here, whether the word is a hash or an id, and whether the sign that follows it can be part
// of an address. In prose almost every word answers no three times, and costs a few cycles a byte.
//
// Only where a sign says so is the grammar of address.h tried, from the beginning of the run of
// characters that the word belongs to. A run that was no address is not tried twice (`floor_`),
// which keeps the time linear on texts like "a.a.a.a…".
//
// Tested in scan_test.cc; measured by bench/scan_bench.cc against ripgrep.
#include "extraction/scan.h"

#include <algorithm>

#include "extraction/byte_class.h"
#include "extraction/charset.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

class Scanner {
 public:
  Scanner(string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  Mentions run() {
    size_t at = 0;
    while (at < text_.size()) {
      const std::uint8_t bits = class_of_byte(text_[at]);
      if ((bits & kWord) != 0) {
        at = word(at);
      } else if ((bits & kHigh) != 0) {
        at = high(at);
      } else {
        at = sign(at, text_[at]);
      }
    }
    drop_names_in_addresses();
    return std::move(found_);
  }

 private:
  struct Word {
    size_t end = 0;
    std::uint32_t hash = Lexicon::kHashStart;
    std::uint8_t all = 0xFF;  // classes of every byte
    std::uint8_t any = 0;     // classes of some byte
  };

  Word read_word(size_t start) const {
    Word read;
    size_t at = start;
    while (at < text_.size()) {
      const std::uint8_t bits = class_of_byte(text_[at]);
      if ((bits & kWord) == 0) {
        if ((bits & kHigh) == 0) break;
        const CodePoint point = code_point_at(text_, at);
        if (!is_spaced_word_character(point.value)) break;
        for (unsigned i = 0; i < point.size; ++i) {
          read.hash = Lexicon::step(read.hash, static_cast<unsigned char>(text_[at + i]));
        }
        read.all &= bits;
        at += point.size;
        continue;
      }
      read.hash = Lexicon::step(read.hash, static_cast<unsigned char>(text_[at]));
      read.all &= bits;
      read.any |= bits;
      ++at;
    }
    read.end = at;
    return read;
  }

  size_t word(size_t start) {
    const Word read = read_word(start);
    if (lexicon_.may_begin(read.hash)) name(start, read.hash);
    const size_t length = read.end - start;
    if ((read.any & kDigit) != 0) {
      if ((read.all & kHex) != 0 && length >= 32) file_hash(start, read);
      if (length == 5) attack_id_here(start, read.end);
    } else if (length == 3 && ascii::upper(text_[start]) == 'C') {
      if (const size_t end = cve(start); end != 0) return end;
    }
    const bool triggered =
        read.end < text_.size() && (class_of_byte(text_[read.end]) & kTrigger) != 0;
    return triggered ? address(start, read.end) : read.end;
  }

  // A byte beyond ASCII that may begin a word.
  size_t high(size_t at) {
    const CodePoint point = code_point_at(text_, at);
    if (is_spaced_word_character(point.value)) return word(at);
    if (is_unspaced_word_character(point.value)) {
      std::uint32_t hash = Lexicon::kHashStart;
      for (unsigned i = 0; i < point.size; ++i) {
        hash = Lexicon::step(hash, static_cast<unsigned char>(text_[at + i]));
      }
      if (lexicon_.may_begin(hash)) name(at, hash);
    }
    return at + point.size;
  }

  // Addresses that begin with a sign: "::1", "[2001:db8::1]", "h**p" comes through its 'h'.
  size_t sign(size_t at, char c) {
    const bool colons = c == ':' && text_.substr(at).starts_with("::");
    const bool bracket = c == '[' && at + 2 < text_.size() && ascii::is_hex(text_[at + 1]);
    if (at < floor_ || (!colons && !bracket)) return at + 1;
    if (colons && text_.substr(at).starts_with(":::")) return at + 1;
    const bool after_word = at > 0 && (class_of_byte(text_[at - 1]) & (kWord | kHigh)) != 0;
    if (colons && after_word) return at + 2;
    return take(at, at + 1);
  }

  void name(size_t start, std::uint32_t hash) {
    if (auto match = lexicon_.match(text_, start, hash)) found_.names.push_back(*match);
  }

  void file_hash(size_t start, const Word& read) {
    const size_t length = read.end - start;
    if (length != 32 && length != 40 && length != 64 && length != 128) return;
    const string_view digits = text_.substr(start, length);
    if (ascii::all(digits, ascii::is_digit)) return;  // an account number
    if (auto hash = canonical(ObservationType::kFileHash, digits)) {
      found_.addresses.push_back({std::move(*hash), {start, read.end}, false, false, 0, -1});
    }
  }

  void attack_id_here(size_t start, size_t end) {
    const char first = text_[start];
    if (first != 'T' && first != 'S' && first != 'G' && first != 'C') return;
    size_t stop = end;
    // The part of a technique: ".002", but not of "T1566.0024".
    const auto digit = [&](size_t i) { return i < text_.size() && ascii::is_digit(text_[i]); };
    if (first == 'T' && end < text_.size() && text_[end] == '.' && digit(end + 1) &&
        digit(end + 2) && digit(end + 3)) {
      const bool more =
          end + 4 < text_.size() && (class_of_byte(text_[end + 4]) & (kWord | kHigh)) != 0;
      if (!more) stop = end + 4;
    }
    if (auto id = attack_id(text_.substr(start, stop - start))) {
      found_.attack_ids.push_back({std::move(*id), {start, stop}});
    }
  }

  size_t hyphen_at(size_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == '-') return 1;
    for (const string_view dash :
         {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93"}) {
      if (text_.substr(at).starts_with(dash)) return dash.size();
    }
    return 0;
  }

  size_t digits_end(size_t at) const {
    while (at < text_.size() && ascii::is_digit(text_[at])) ++at;
    return at;
  }

  // "CVE-2023-28461"; the place after it, or 0.
  size_t cve(size_t start) {
    const size_t first = hyphen_at(start + 3);
    if (first == 0) return 0;
    const size_t year_end = digits_end(start + 3 + first);
    const size_t second = hyphen_at(year_end);
    if (year_end != start + 3 + first + 4 || second == 0) return 0;
    const size_t end = digits_end(year_end + second);
    const bool goes_on = end < text_.size() && (class_of_byte(text_[end]) & kWord) != 0;
    if (goes_on) return 0;
    auto id = canonical(ObservationType::kVulnerability, text_.substr(start, end - start));
    if (!id) return 0;
    found_.addresses.push_back({std::move(*id), {start, end}, false, false, 0, -1});
    return end;
  }

  // Can the sign at `at`, after a word, go on as an address? Sorts out "end. Next" and "x (see".
  bool promising(size_t at) const {
    const size_t next = at + 1;
    if (next >= text_.size()) return false;
    const char c = text_[at];
    const char n = text_[next];
    const bool wordish = (class_of_byte(n) & (kWord | kHigh)) != 0;
    switch (c) {
      case '.':
        return wordish || n == ']';
      case '@':
      case '+':
      case '%':
      case '*':
        return wordish || n == '*';
      case ':':
        return n == '/' || n == '[' || n == ':' || ascii::is_hex(n);
      case '/':
        return false;
      case '\\':
        return n == '.';
      case ' ':
      case '\n':
        return opens_after_gap(next);
      default:
        if ((class_of_byte(c) & kOpening) != 0) return inner_sign(next);
        return static_cast<unsigned char>(c) == 0xEF || static_cast<unsigned char>(c) == 0xE2;
    }
  }

  // "boss  [at] mail": a bracketed sign a few spaces or one line end on.
  bool opens_after_gap(size_t at) const {
    constexpr size_t kWidest = 3;
    size_t open = at;
    while (open < text_.size() && open - at < kWidest &&
           (text_[open] == ' ' || text_[open] == '\n')) {
      ++open;
    }
    return open < text_.size() && (class_of_byte(text_[open]) & kOpening) != 0 &&
           inner_sign(open + 1);
  }

  bool inner_sign(size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    if (at >= text_.size()) return false;
    return string_view(".@:/dDpPaAeE").find(text_[at]) != string_view::npos;
  }

  // A letter of two bytes before `at` that a host's name may have: Latin with a mark, Greek,
  // Cyrillic, Armenian. Scripts without spaces stay outside: an address may follow their text
  // closely.
  bool ends_spaced_letter(size_t at) const {
    if (at < floor_ + 2) return false;
    const auto lead = static_cast<unsigned char>(text_[at - 2]);
    const auto next = static_cast<unsigned char>(text_[at - 1]);
    return lead >= 0xC3 && lead <= 0xD6 && (next & 0xC0U) == 0x80U &&
           is_spaced_word_character(code_point_at(text_, at - 2).value);
  }

  size_t address(size_t start, size_t end) {
    if (start < floor_ || !promising(end)) return end;
    size_t left = start;
    while (left > floor_) {
      if ((class_of_byte(text_[left - 1]) & kLocal) != 0) {
        --left;
      } else if (ends_spaced_letter(left)) {
        left -= 2;
      } else {
        break;
      }
    }
    while (left < start && !ascii::is_alnum(text_[left]) &&
           (class_of_byte(text_[left]) & kHigh) == 0)
      ++left;
    return take(left, end);
  }

  // Tries the grammar at `start`; goes on behind the address, or at `otherwise`.
  size_t take(size_t start, size_t otherwise) {
    AddressMatch match = match_address(text_, start);
    floor_ = std::max(otherwise, match.end);
    if (!match.address) return otherwise;
    found_.addresses.push_back(std::move(*match.address));
    return std::max(otherwise, match.end);
  }

  void drop_names_in_addresses() {
    auto& addresses = found_.addresses;
    std::sort(addresses.begin(), addresses.end(),
              [](const Address& a, const Address& b) { return a.span < b.span; });
    size_t next = 0;
    std::erase_if(found_.names, [&](const NameMatch& name) {
      while (next < addresses.size() && addresses[next].span.end <= name.span.start) ++next;
      // A file's name that only looks like a host ("net.exe") is judged with its context later.
      return next < addresses.size() && addresses[next].span.overlaps(name.span) &&
             addresses[next].indicator.type != ObservationType::kDomainName;
    });
  }

  string_view text_;
  const Lexicon& lexicon_;
  Mentions found_;
  size_t floor_ = 0;  // nothing before it begins an address that was not tried
};

}  // namespace

Mentions scan(string_view text, const Lexicon& lexicon) { return Scanner(text, lexicon).run(); }

}  // namespace perpend::extraction
