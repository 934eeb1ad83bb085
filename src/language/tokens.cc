// A run without white space is either kept whole (wholes.h) or parted into words, numbers and signs
// as Unicode's UAX #29 does: an apostrophe, a dot or a comma inside a word or a number joins, a
// hyphen parts. ASCII and Latin are done by hand; ICU parts the words of other scripts, with its
// dictionaries for those that write no spaces.
//
// Example: "It ran 'net.exe' on evil[.]example, 1,000 times." gives It ran ' net.exe ' on
// evil[.]example , 1,000 times .
// Tested in tokens_test.cc, also against ICU; fuzzed in fuzz/language_fuzz.cc.
#include "language/tokens.h"

#include <algorithm>

#include "language/characters.h"
#include "language/icu_words.h"
#include "language/wholes.h"

namespace perpend::language {
namespace {

using std::size_t;
using std::string_view;

bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
         c == 0x2039 || c == 0x203A || (c >= 0x300C && c <= 0x300F) || c == 0xFF02;
}

bool opens_run(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == '<' || c == '*' || is_quote(c);
}

bool closes_run(char c) { return string_view(".,;:!?)]}>\"'*").find(c) != string_view::npos; }

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_alnum(static_cast<char>(c)) || c == '_';
  return is_latin_extended(c) || c == 0xAA || c == 0xB5 || c == 0xBA;
}

class Tokenizer {
 public:
  Tokenizer(string_view text, std::vector<Token>& found) : text_(text), found_(found) {}

  void run(ByteSpan within) {
    end_ = std::min<size_t>(within.end, text_.size());
    size_t at = within.start;
    while (at < end_) {
      if (is_space(text_[at])) {
        ++at;
      } else if (text_[at] == '`') {
        at = code(at);
      } else {
        at = piece(at);
      }
    }
  }

 private:
  void keep(size_t start, size_t end, TokenKind kind) {
    if (start < end) found_.push_back({{start, end}, kind});
  }

  // What stands between back-ticks on one line; a lone one is skipped.
  size_t code(size_t tick) {
    constexpr size_t kLongestCode = 400;
    while (tick < end_ && text_[tick] == '`') ++tick;
    const size_t limit = std::min(end_, tick + kLongestCode);
    const size_t close = text_.substr(0, limit).find_first_of("`\n", tick);
    if (close == string_view::npos || text_[close] == '\n') return tick;
    keep(tick, close, TokenKind::kCode);
    return close + 1;
  }

  // A run without white space: opening signs, then a whole or words, then closing signs.
  size_t piece(size_t at) {
    const Character first = character_at(text_.substr(0, end_), at);
    if (opens_run(first.code)) {
      keep(at, at + first.size, is_quote(first.code) ? TokenKind::kQuote : TokenKind::kPunctuation);
      return at + first.size;
    }
    if (first.code >= 0x80 && is_other_script(first.code)) return other_script(at);
    // Only what a run holds beyond letters can make a whole of it.
    size_t stop = at;
    bool plain = true;
    while (stop < end_ && stop - at < kLongestWhole && !is_space(text_[stop]) &&
           text_[stop] != '`') {
      plain = plain && is_letter(text_[stop]);
      ++stop;
    }
    if (plain) {
      keep(at, stop, TokenKind::kWord);
      return stop;
    }
    if (stop < end_ && stop - at == kLongestWhole) {
      // Nothing of that length is an indicator; words of it are parted all the same.
      return words(at, whole_characters(stop));
    }
    return whole_or_words(at, stop);
  }

  size_t whole_characters(size_t at) const {
    for (int i = 0; i < 3 && at < end_ && continues_character(text_[at]); ++i) ++at;
    return at;
  }

  size_t whole_or_words(size_t at, size_t stop) {
    size_t close = stop;
    for (int closers = 0;
         closers < 12 && close > at && (closes_run(text_[close - 1]) || ends_in_quote(at, close));
         ++closers) {
      if (text_[close - 1] == ']' || text_[close - 1] == ')' || text_[close - 1] == '}') {
        // "evil[.]example[.]" is no end, "(see evil[.]example)" is.
        const char open = text_[close - 1] == ']' ? '[' : text_[close - 1] == ')' ? '(' : '{';
        const string_view inside = text_.substr(at, close - at);
        if (std::count(inside.begin(), inside.end(), open) >=
            std::count(inside.begin(), inside.end(), text_[close - 1])) {
          break;
        }
      }
      close -= is_high(text_[close - 1]) ? 3 : 1;
    }
    const auto kind = kind_of_whole(text_.substr(at, close - at));
    if (!kind) return words(at, stop);
    if (*kind == TokenKind::kPath || *kind == TokenKind::kRegistry) {
      if (close == stop && text_.substr(at, close - at).find('\\') != string_view::npos) {
        stop = path_end(text_, stop, end_);
        close = stop;
        while (close > at &&
               string_view(".,;:!?)]\"'").find(text_[close - 1]) != string_view::npos) {
          --close;
        }
      }
    }
    keep(at, close, *kind);
    return close;
  }

  bool ends_in_quote(size_t at, size_t close) const {
    if (close < at + 4 || !is_high(text_[close - 1])) return false;
    const string_view last = text_.substr(close - 3, 3);
    return last == "\xE2\x80\x9D" || last == "\xE2\x80\x99" || last == "\xE2\x80\xA6";
  }

  // Words, numbers and signs of text[at, stop), which holds no white space.
  size_t words(size_t at, size_t stop) {
    while (at < stop) {
      const Character c = character_at(text_.substr(0, stop), at);
      if (is_other_script(c.code) && c.code >= 0x80) return other_script(at);
      if (is_word_character(c.code)) {
        at = word(at, stop);
        continue;
      }
      keep(at, at + c.size, is_quote(c.code) ? TokenKind::kQuote : TokenKind::kPunctuation);
      at += c.size;
    }
    return at;
  }

  size_t word(size_t start, size_t stop) {
    size_t at = start;
    bool letters = false;
    while (at < stop) {
      const Character c = character_at(text_.substr(0, stop), at);
      if (is_word_character(c.code)) {
        letters = letters || c.code >= 0x80 || !is_digit(text_[at]);
        at += c.size;
        continue;
      }
      if (at == start || !joins(at, c, stop)) break;
      at += c.size;
    }
    keep(start, at, letters ? TokenKind::kWord : TokenKind::kNumber);
    return at;
  }

  // "don't", "U.S", "3.14", "1,000": a sign between two letters, or between two digits.
  bool joins(size_t at, Character c, size_t stop) const {
    const size_t next = at + c.size;
    if (next >= stop) return false;
    const bool apostrophe = c.code == '\'' || c.code == 0x2019;
    const bool digits = is_digit(text_[at - 1]) && is_digit(text_[next]);
    if (c.code == '.' || apostrophe) {
      const auto letter = [&](size_t place) {
        return is_letter(text_[place]) ||
               (is_high(text_[place]) && is_latin_extended(before_or_at(place)));
      };
      return digits || (letter(at - 1) && letter(next));
    }
    return digits && (c.code == ',' || c.code == ';');
  }

  // The code of the character that text[place] belongs to.
  char32_t before_or_at(size_t place) const {
    size_t start = place;
    while (start > 0 && place - start < 3 && continues_character(text_[start])) --start;
    return character_at(text_.substr(0, end_), start).code;
  }

  // A run of another script, up to white space or an ASCII letter, to ICU.
  size_t other_script(size_t at) {
    constexpr size_t kLongestRun = 4096;
    size_t stop = at;
    while (stop < end_ && stop - at < kLongestRun && !is_space(text_[stop])) {
      const Character c = character_at(text_.substr(0, end_), stop);
      if (c.code < 0x370) break;
      stop += c.size;
    }
    append_icu_words(text_, {at, stop}, found_);
    return stop;
  }

  static constexpr size_t kLongestWhole = 2048;
  string_view text_;
  std::vector<Token>& found_;
  size_t end_ = 0;
};

}  // namespace

void append_tokens(string_view text, ByteSpan within, std::vector<Token>& found) {
  Tokenizer(text, found).run(within);
}

std::vector<Token> tokens(string_view text, ByteSpan within) {
  std::vector<Token> found;
  found.reserve(within.size() / 5 + 1);
  append_tokens(text, within, found);
  return found;
}

}  // namespace perpend::language
