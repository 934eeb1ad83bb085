// Contractions are parted so that "doesn't" has a verb and a negation and "Brackwater's" a name and
// a genitive, as in the treebanks that the tagger learns from. Tested in words_test.cc.
#include "claims/words.h"

#include <array>
#include <utility>

#include "language/characters.h"
#include "language/tokens.h"

namespace perpend::claims {
namespace {

using std::string_view;

constexpr std::array<std::pair<string_view, Tag>, 46> kPenn = {{
    {"NN", Tag::kNoun},        {"NNS", Tag::kNouns},       {"NNP", Tag::kName},
    {"NNPS", Tag::kName},      {"JJ", Tag::kAdjective},    {"JJR", Tag::kAdjective},
    {"JJS", Tag::kAdjective},  {"AFX", Tag::kAdjective},   {"RB", Tag::kAdverb},
    {"RBR", Tag::kAdverb},     {"RBS", Tag::kAdverb},      {"VB", Tag::kBase},
    {"VBD", Tag::kPast},       {"VBZ", Tag::kThird},       {"VBP", Tag::kPresent},
    {"VBN", Tag::kParticiple}, {"VBG", Tag::kGerund},      {"MD", Tag::kModal},
    {"IN", Tag::kPreposition}, {"TO", Tag::kTo},           {"DT", Tag::kDeterminer},
    {"PDT", Tag::kDeterminer}, {"PRP", Tag::kPronoun},     {"PRP$", Tag::kPossessive},
    {"WP$", Tag::kPossessive}, {"WP", Tag::kWh},           {"WDT", Tag::kWh},
    {"WRB", Tag::kWhAdverb},   {"CC", Tag::kAnd},          {"CD", Tag::kNumber},
    {"LS", Tag::kNumber},      {"EX", Tag::kThere},        {"RP", Tag::kParticle},
    {"POS", Tag::kGenitive},   {"UH", Tag::kInterjection}, {",", Tag::kComma},
    {".", Tag::kPeriod},       {":", Tag::kColon},         {"``", Tag::kQuote},
    {"''", Tag::kQuote},       {"-LRB-", Tag::kBracket},   {"-RRB-", Tag::kBracket},
    {"HYPH", Tag::kHyphen},    {"NFP", Tag::kHyphen},      {"FW", Tag::kName},
    {"GW", Tag::kOther},
}};

constexpr std::array<std::pair<string_view, Label>, 18> kRelations = {{
    {"nsubj", Label::kSubject},
    {"csubj", Label::kSubject},
    {"ccomp", Label::kClause},
    {"parataxis", Label::kParataxis},
    {"obj", Label::kObject},
    {"iobj", Label::kObject},
    {"obl", Label::kOblique},
    {"nmod", Label::kNominal},
    {"advcl", Label::kAdverbial},
    {"acl", Label::kRelative},
    {"appos", Label::kApposition},
    {"conj", Label::kConjunct},
    {"mark", Label::kMark},
    {"case", Label::kCase},
    {"aux", Label::kAuxiliary},
    {"cop", Label::kAuxiliary},
    {"xcomp", Label::kOpenClause},
    {"list", Label::kParataxis},
}};

bool is_apostrophe_at(string_view form, std::size_t at, std::size_t& size) {
  if (form[at] == '\'') {
    size = 1;
    return true;
  }
  size = 3;
  return form.substr(at).starts_with("\xE2\x80\x99");
}

// Where a contraction begins inside the form, or its size.
std::size_t contraction(string_view form) {
  constexpr std::array<string_view, 6> kTails = {"s", "re", "ve", "ll", "d", "m"};
  for (std::size_t at = form.size(); at-- > 1;) {
    std::size_t size = 0;
    if (!is_apostrophe_at(form, at, size)) continue;
    const std::string tail = language::lower(form.substr(at + size));
    if (tail == "t" && at >= 2 && (form[at - 1] == 'n' || form[at - 1] == 'N')) return at - 1;
    for (const string_view known : kTails) {
      if (tail == known) return at;
    }
    return form.size();
  }
  return form.size();
}

string_view tail(string_view form, std::size_t length) {
  return form.size() <= length ? form : form.substr(form.size() - length);
}

std::uint8_t shape_of(string_view form, bool first) {
  std::uint8_t shape = first ? kFirst : 0;
  bool letter = false;
  bool small = false;
  for (const char c : form) {
    if (language::is_digit(c)) shape |= kHasDigit;
    if (language::is_letter(c) || language::is_high(c)) letter = true;
    if (language::is_lower(c)) small = true;
  }
  if (!form.empty() && language::is_upper(form[0])) {
    shape |= kCapital;
    if (!small && form.size() > 1) shape |= kAllCapitals;
  }
  const bool quote_sign = form.starts_with("\xE2\x80");
  if ((!letter && (shape & kHasDigit) == 0) || quote_sign) shape |= kSign;
  return shape;
}

}  // namespace

void Vocabulary::mark(std::span<Word> words) const {
  for (Word& word : words) word.known = contains(word.form) ? word.form : kRareForm;
}

Tag tag_of(string_view penn) {
  for (const auto& [name, tag] : kPenn) {
    if (name == penn) return tag;
  }
  return Tag::kOther;
}

Label label_of(string_view relation) {
  const string_view plain = relation.substr(0, relation.find(':'));
  for (const auto& [name, label] : kRelations) {
    if (name == plain) return label;
  }
  return Label::kOther;
}

Word word_at(string_view text, ByteSpan bytes, bool first_of_sentence) {
  const string_view form = text.substr(bytes.start, bytes.size());
  Word word;
  word.bytes = bytes;
  word.form = hash_of(form);
  word.suffix = hash_of(tail(form, 3));
  word.ending = hash_of(tail(form, 2));
  word.shape = shape_of(form, first_of_sentence);
  word.ends_in_s = form.ends_with('s');
  return word;
}

void append_words(string_view text, ByteSpan within, std::vector<Word>& words) {
  const std::size_t begin = words.size();
  thread_local std::vector<language::Token> tokens;
  tokens.clear();
  language::append_tokens(text, within, tokens);
  for (const language::Token& token : tokens) {
    const string_view form = text.substr(token.bytes.start, token.bytes.size());
    const std::size_t cut =
        token.kind == language::TokenKind::kWord ? contraction(form) : form.size();
    const auto add = [&](std::size_t from, std::size_t to) {
      if (from == to) return;
      words.push_back(
          word_at(text, {token.bytes.start + from, token.bytes.start + to}, words.size() == begin));
    };
    add(0, cut);
    add(cut, form.size());
  }
}

}  // namespace perpend::claims
