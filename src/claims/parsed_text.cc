// Quotation marks: curly ones say which end they are, straight ones take turns. A quotation that
// goes on in the next paragraph opens again there and is one with the former. One that is not
// closed where its paragraph ends, and does not go on, ends there: nothing beyond is taken for
// somebody's words because of a mark that was forgotten. Tested in parsed_text_test.cc.
#include "claims/parsed_text.h"

#include <algorithm>

#include "language/characters.h"
#include "language/sentences.h"

namespace perpend::claims {
namespace {

using std::string_view;

enum class Mark : std::uint8_t { kNone, kOpen, kClose, kEither };

Mark mark_of(string_view form) {
  if (form == "\"" || form == "\xEF\xBC\x82") return Mark::kEither;
  if (form == "\xE2\x80\x9C" || form == "\xC2\xAB" || form == "\xE2\x80\x9E" || form == "``") {
    return Mark::kOpen;
  }
  if (form == "\xE2\x80\x9D" || form == "\xC2\xBB" || form == "''") return Mark::kClose;
  return Mark::kNone;
}

constexpr std::uint32_t kLongestQuotation = 1500;  // words

class Quotations {
 public:
  explicit Quotations(ParsedText& parsed) : parsed_(parsed) {}

  void find() {
    for (std::uint32_t i = 0; i < parsed_.words.size(); ++i) {
      const std::uint32_t paragraph = parsed_.paragraph_of[parsed_.sentence_of[i]];
      const Mark mark =
          (parsed_.words[i].shape & kSign) != 0 ? mark_of(parsed_.form(i)) : Mark::kNone;
      if (open_ != kNoWord && paragraph != paragraph_) {
        // A mark that opens the new paragraph carries the quotation on.
        if (paragraph == paragraph_ + 1 && (mark == Mark::kOpen || mark == Mark::kEither)) {
          paragraph_ = paragraph;
          continue;
        }
        close(last_word_, false);
      }
      if (mark != Mark::kNone) at_mark(i, mark, paragraph);
      if (open_ != kNoWord && i > open_ + kLongestQuotation) close(i, false);
      last_word_ = i + 1;
    }
    if (open_ != kNoWord) close(static_cast<std::uint32_t>(parsed_.words.size()), false);
  }

 private:
  void at_mark(std::uint32_t i, Mark mark, std::uint32_t paragraph) {
    if (open_ != kNoWord && mark != Mark::kOpen && !opens_inside(i, mark)) return close(i, true);
    if (open_ == kNoWord && mark != Mark::kClose) {
      open_ = i + 1;
      paragraph_ = paragraph;
    }
  }

  // A straight mark after a space and before a letter opens a quotation inside the quotation.
  bool opens_inside(std::uint32_t i, Mark mark) {
    if (mark != Mark::kEither || i + 1 >= parsed_.words.size()) return false;
    const ByteSpan here = parsed_.words[i].bytes;
    const bool gap_before = i > 0 && parsed_.words[i - 1].bytes.end < here.start;
    const bool joined_after = parsed_.words[i + 1].bytes.start == here.end;
    if (gap_before && joined_after && (parsed_.words[i + 1].shape & kSign) == 0) {
      inner_ = true;
      return true;
    }
    if (inner_) {
      inner_ = false;
      return true;
    }
    return false;
  }

  void close(std::uint32_t end, bool closed) {
    if (open_ < end) parsed_.quotations.push_back({{open_, end}, closed});
    open_ = kNoWord;
    inner_ = false;
  }

  ParsedText& parsed_;
  std::uint32_t open_ = kNoWord;
  std::uint32_t paragraph_ = 0;
  std::uint32_t last_word_ = 0;
  bool inner_ = false;
};

void number_paragraphs(ParsedText& parsed) {
  std::uint32_t paragraph = 0;
  std::size_t before = 0;
  for (const WordRange sentence : parsed.sentences) {
    const ByteSpan bytes = parsed.bytes(sentence);
    const string_view gap = parsed.text.substr(before, bytes.start - before);
    if (std::count(gap.begin(), gap.end(), '\n') > 1) ++paragraph;
    parsed.paragraph_of.push_back(paragraph);
    before = bytes.end;
  }
}

}  // namespace

void complete(ParsedText& parsed) {
  const std::size_t count = parsed.words.size();
  parsed.sentence_of.resize(count);
  for (std::uint32_t s = 0; s < parsed.sentences.size(); ++s) {
    for (std::uint32_t i = parsed.sentences[s].begin; i < parsed.sentences[s].end; ++i) {
      parsed.sentence_of[i] = s;
    }
  }
  number_paragraphs(parsed);
  Quotations(parsed).find();
  parsed.quotation_of.assign(count, -1);
  for (std::size_t q = 0; q < parsed.quotations.size(); ++q) {
    const WordRange inside = parsed.quotations[q].words;
    for (std::uint32_t i = inside.begin; i < inside.end; ++i) {
      parsed.quotation_of[i] = static_cast<std::int32_t>(q);
    }
  }
  parsed.first_kid.assign(count, kNoWord);
  parsed.next_kid.assign(count, kNoWord);
  for (std::uint32_t i = static_cast<std::uint32_t>(count); i-- > 0;) {
    const std::int32_t head = parsed.words[i].head;
    if (head < 0) continue;
    parsed.next_kid[i] = parsed.first_kid[head];
    parsed.first_kid[head] = i;
  }
}

namespace {

// 'BRACK, June 19 - ', 'PORT ELLERY (Kestrel Wire) - ': where and when an article was written, in
// front of its first sentence. Its size, or nothing.
std::size_t dateline(string_view sentence) {
  constexpr std::size_t kLongest = 60;  // bytes
  const string_view front = sentence.substr(0, kLongest);
  for (const string_view dash : {string_view(" - "), string_view(" \xE2\x80\x94 "),
                                 string_view(" \xE2\x80\x93 "), string_view(" -- ")}) {
    const std::size_t at = front.find(dash);
    if (at == string_view::npos || at < 3) continue;
    std::size_t capitals = 0;
    while (capitals < at && (language::is_upper(front[capitals]) || front[capitals] == ' ' ||
                             front[capitals] == '-' || front[capitals] == '\'')) {
      ++capitals;
    }
    const bool place = capitals >= 3 && (capitals == at || front[capitals] == ',' ||
                                         front[capitals] == '(' || front[capitals] == '/');
    if (place) return at + dash.size();
  }
  return 0;
}

}  // namespace

ParsedText parse_text(const Grammar& grammar, string_view text, ByteSpan within) {
  ParsedText parsed;
  parsed.text = text;
  const string_view part = text.substr(within.start, within.size());
  for (const ByteSpan sentence : language::sentences(part)) {
    const auto begin = static_cast<std::uint32_t>(parsed.words.size());
    const std::size_t front = dateline(part.substr(sentence.start, sentence.size()));
    append_words(text, {within.start + sentence.start + front, within.start + sentence.end},
                 parsed.words);
    const auto end = static_cast<std::uint32_t>(parsed.words.size());
    if (begin == end) continue;
    const std::span<Word> words(parsed.words.data() + begin, end - begin);
    analyse(grammar, words, static_cast<std::int32_t>(begin));
    parsed.sentences.push_back({begin, end});
  }
  complete(parsed);
  return parsed;
}

WordRange subtree(const ParsedText& parsed, std::uint32_t top, std::uint32_t without) {
  WordRange range = {top, top + 1};
  std::vector<std::uint32_t> open = {top};
  while (!open.empty()) {
    const std::uint32_t word = open.back();
    open.pop_back();
    range.begin = std::min(range.begin, word);
    range.end = std::max(range.end, word + 1);
    for (std::uint32_t k = parsed.first_kid[word]; k != kNoWord; k = parsed.next_kid[k]) {
      if ((bit(parsed.words[k].label) & without) == 0) open.push_back(k);
    }
  }
  return range;
}

std::uint32_t kid(const ParsedText& parsed, std::uint32_t word, Label label) {
  for (std::uint32_t k = parsed.first_kid[word]; k != kNoWord; k = parsed.next_kid[k]) {
    if (parsed.words[k].label == label) return k;
  }
  return kNoWord;
}

}  // namespace perpend::claims
