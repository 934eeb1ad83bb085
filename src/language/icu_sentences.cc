// Sentences of scripts that the hand-written rules do not know, by ICU's rules (UAX #29) of the
// root locale, which no setting of the machine changes; then mended: a line's end alone ends
// nothing, and neither do abbreviations or a dot before a small Latin letter.
//
// Which ICU it was decides; the text and its observations are what a case keeps.
// Tested in sentences_test.cc.
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>

#include "language/characters.h"
#include "language/sentence_ends.h"

namespace perpend::language {
namespace {

using std::size_t;
using std::string_view;

std::unique_ptr<icu::BreakIterator> make_iterator() {
  // Made once; a copy is some hundred times cheaper than another.
  static const std::unique_ptr<icu::BreakIterator> kPattern = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return std::unique_ptr<icu::BreakIterator>(kPattern ? kPattern->clone() : nullptr);
}

bool is_terminal(char32_t c) {
  return c == '.' || c == 0x2026 || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM);
}

size_t step_back(string_view text, size_t first, size_t end) {
  size_t at = end - 1;
  while (at > first && end - at < 4 && continues_character(text[at])) --at;
  return at;
}

// Where the sign stands that ends the sentence before `boundary`; block.end if none does.
size_t sign_before(string_view text, ByteSpan block, size_t boundary) {
  size_t at = boundary;
  while (at > block.start && is_space(text[at - 1])) --at;
  for (int closers = 0; at > block.start && closers < 8; ++closers) {
    at = step_back(text, block.start, at);
    const char32_t c = character_at(text.substr(0, block.end), at).code;
    if (is_terminal(c)) return at;
    const auto kind = u_charType(static_cast<UChar32>(c));
    const bool closes = kind == U_END_PUNCTUATION || kind == U_FINAL_PUNCTUATION || c == '"' ||
                        c == '\'' || kind == U_INITIAL_PUNCTUATION;
    if (!closes) break;
  }
  return block.end;
}

bool stands(string_view text, ByteSpan block, size_t boundary) {
  const size_t sign = sign_before(text, block, boundary);
  if (sign == block.end) return false;
  if (static_cast<unsigned char>(text[sign]) >= 0x80) return true;
  if (!is_space(text[boundary - 1]) || is_lower(text[boundary])) return false;
  return text[sign] != '.' || !is_abbreviation(text, block, sign, boundary);
}

}  // namespace

void ends_by_icu(string_view text, ByteSpan block, std::vector<size_t>& ends) {
  const std::unique_ptr<icu::BreakIterator> iterator = make_iterator();
  UErrorCode status = U_ZERO_ERROR;
  UText look = UTEXT_INITIALIZER;
  utext_openUTF8(&look, text.data() + block.start, static_cast<int64_t>(block.size()), &status);
  if (iterator && U_SUCCESS(status)) {
    iterator->setText(&look, status);
    for (int32_t at = iterator->first(); U_SUCCESS(status) && at != icu::BreakIterator::DONE;
         at = iterator->next()) {
      size_t boundary = block.start + static_cast<size_t>(at);
      if (boundary <= block.start || boundary >= block.end) continue;
      if (!stands(text, block, boundary)) continue;
      while (boundary > block.start + 1 && is_space(text[boundary - 1])) --boundary;
      ends.push_back(boundary);
    }
  } else {
    ends_by_rules(text, block, ends);  // an ICU without its data
  }
  utext_close(&look);
}

}  // namespace perpend::language
