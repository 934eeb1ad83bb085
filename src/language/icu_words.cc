// ICU's word breaks of the root locale: no setting of the machine changes them. Its dictionaries
// part Japanese, Chinese, Thai and their like. Tested in tokens_test.cc.
#include "language/icu_words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>

#include "language/characters.h"

namespace perpend::language {
namespace {

std::unique_ptr<icu::BreakIterator> make_iterator() {
  static const std::unique_ptr<icu::BreakIterator> kPattern = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return std::unique_ptr<icu::BreakIterator>(kPattern ? kPattern->clone() : nullptr);
}

icu::BreakIterator* iterator_of_this_thread() {
  thread_local const std::unique_ptr<icu::BreakIterator> kOwn = make_iterator();
  return kOwn.get();
}

TokenKind kind_of(std::int32_t status, char32_t first) {
  if (status >= UBRK_WORD_LETTER) return TokenKind::kWord;
  if (status >= UBRK_WORD_NUMBER) return TokenKind::kNumber;
  const bool quote = u_hasBinaryProperty(static_cast<UChar32>(first), UCHAR_QUOTATION_MARK) != 0;
  return quote ? TokenKind::kQuote : TokenKind::kPunctuation;
}

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0xFEFF || c == 0x200B;
}

}  // namespace

void append_icu_words(std::string_view text, ByteSpan run, std::vector<Token>& found) {
  if (run.start >= run.end) return;
  UErrorCode status = U_ZERO_ERROR;
  UText look = UTEXT_INITIALIZER;
  utext_openUTF8(&look, text.data() + run.start, static_cast<std::int64_t>(run.size()), &status);
  icu::BreakIterator* const iterator = iterator_of_this_thread();
  if (iterator == nullptr || U_FAILURE(status)) {
    found.push_back({run, TokenKind::kWord});  // an ICU without its data
    utext_close(&look);
    return;
  }
  iterator->setText(&look, status);
  std::int32_t start = iterator->first();
  for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
       start = end, end = iterator->next()) {
    const ByteSpan bytes{run.start + static_cast<std::uint64_t>(start),
                         run.start + static_cast<std::uint64_t>(end)};
    const char32_t first = character_at(text.substr(0, bytes.end), bytes.start).code;
    if (is_blank(first)) continue;
    found.push_back({bytes, kind_of(iterator->getRuleStatus(), first)});
  }
  utext_close(&look);
}

}  // namespace perpend::language
