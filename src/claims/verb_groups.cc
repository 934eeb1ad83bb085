// Words are told apart by form and tag, so that a wrong tree does no harm. Tested in
// relations_test.cc.
#include "claims/verb_groups.h"

#include <algorithm>
#include <array>

#include "claims/attribution.h"
#include "language/characters.h"

namespace perpend::claims {

std::string lower_form(const ParsedText& p, std::uint32_t i) { return language::lower(p.form(i)); }

bool is_negation(std::uint32_t form) {
  for (const std::uint32_t one : {hash_of("not"), hash_of("n't"), hash_of("never"),
                                  hash_of("neither"), hash_of("nor"), hash_of("no")}) {
    if (form == one) return true;
  }
  return false;
}

namespace {

bool is_helper(const ParsedText& p, std::uint32_t i) {
  static constexpr std::array kHelpers = {
      hash_of("has"),    hash_of("have"),  hash_of("had"), hash_of("is"),    hash_of("are"),
      hash_of("was"),    hash_of("were"),  hash_of("be"),  hash_of("been"),  hash_of("being"),
      hash_of("do"),     hash_of("does"),  hash_of("did"), hash_of("will"),  hash_of("would"),
      hash_of("can"),    hash_of("could"), hash_of("may"), hash_of("might"), hash_of("must"),
      hash_of("should"), hash_of("ca"),    hash_of("wo")};
  const std::uint32_t form = p.words[i].form;
  return is_negation(form) || std::find(kHelpers.begin(), kHelpers.end(), form) != kHelpers.end();
}

}  // namespace

WordRange with_helpers(const ParsedText& p, std::uint32_t cue) {
  WordRange words = cue_words(p, cue);
  const std::uint32_t from = p.sentence_at(cue).begin;
  while (words.begin > from) {
    const std::uint32_t before = words.begin - 1;
    const bool adverb =
        p.words[before].tag == Tag::kAdverb && before > from && is_helper(p, before - 1);
    if (!is_helper(p, before) && !adverb) break;
    --words.begin;
  }
  return words;
}

bool is_finite(Tag tag) {
  return tag == Tag::kPast || tag == Tag::kThird || tag == Tag::kPresent || tag == Tag::kModal;
}

bool is_passive(const ParsedText& p, std::uint32_t verb) {
  if (p.words[verb].tag != Tag::kParticiple && p.words[verb].tag != Tag::kPast) return false;
  for (std::uint32_t i = with_helpers(p, verb).begin; i < verb; ++i) {
    const std::string form = lower_form(p, i);
    if (form == "is" || form == "are" || form == "was" || form == "were" || form == "been" ||
        form == "be")
      return true;
  }
  return false;
}

bool has_agent(const ParsedText& p, std::uint32_t verb) {
  const WordRange s = p.sentence_at(verb);
  return verb + 1 < s.end && lower_form(p, verb + 1) == "by";
}

namespace {

// Does a quotation that both begins and ends within the sentence begin or end at this sign?
bool quotes_a_few(const ParsedText& p, std::uint32_t sign, std::uint32_t end) {
  const auto closes = [&](std::int32_t q) {
    if (q < 0) return false;
    const Quotation& one = p.quotations[static_cast<std::size_t>(q)];
    return one.closed && one.words.end <= end && one.words.size() <= 8;
  };
  const bool before = sign > 0 && closes(p.quotation_of[sign - 1]);
  return before || (sign + 1 < p.words.size() && closes(p.quotation_of[sign + 1]));
}

}  // namespace

// The rest of the sentence's clause after word `from`, without the signs at its end.
WordRange rest_of(const ParsedText& p, std::uint32_t from) {
  const WordRange s = p.sentence_at(from > 0 ? from - 1 : 0);
  std::uint32_t end = from;
  // A few quoted words stand inside of what is said; a quotation that it stands in ends it.
  const bool outside = from < s.end && p.quotation_of[from] < 0;
  while (end < s.end && p.words[end].tag != Tag::kColon) {
    if (p.words[end].tag == Tag::kQuote && (!outside || !quotes_a_few(p, end, s.end))) break;
    ++end;
  }
  return trimmed(p, {std::min(from, s.end), end});
}

}  // namespace perpend::claims
