// English shows in its small words: in any hundred running words of it some thirty are 'the', 'of',
// 'to', 'and' … . Another Latin language has few of them, another script none. A transcript without
// full stops and a text in capitals are English, but without what sentences and names are read by.
// Nothing is read from such texts rather than something wrong. Tested in readable_test.cc.
#include "claims/readable.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "claims/words.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

constexpr std::size_t kLook = 200'000;

bool is_small_word(std::uint32_t form) {
  static constexpr std::array kSmall = {
      hash_of("the"), hash_of("of"),    hash_of("to"),   hash_of("and"),  hash_of("in"),
      hash_of("a"),   hash_of("that"),  hash_of("is"),   hash_of("was"),  hash_of("for"),
      hash_of("on"),  hash_of("it"),    hash_of("with"), hash_of("as"),   hash_of("by"),
      hash_of("at"),  hash_of("from"),  hash_of("his"),  hash_of("he"),   hash_of("she"),
      hash_of("are"), hash_of("be"),    hash_of("have"), hash_of("has"),  hash_of("had"),
      hash_of("not"), hash_of("this"),  hash_of("an"),   hash_of("they"), hash_of("were"),
      hash_of("its"), hash_of("which"), hash_of("said"), hash_of("we"),   hash_of("who")};
  return std::find(kSmall.begin(), kSmall.end(), form) != kSmall.end();
}

struct Shape {
  std::uint64_t words = 0;
  std::uint64_t small = 0;
  std::uint64_t capitals = 0;  // words of at least two letters, all of them capitals
  std::uint64_t long_words = 0;
  std::uint64_t ends = 0;     // full stops and their like
  std::uint64_t foreign = 0;  // characters of another script
  std::uint64_t letters = 0;
};

Shape shape_of(std::string_view text) {
  Shape shape;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (language::is_letter(c)) {
      std::size_t end = at;
      bool all = true;
      while (end < text.size() && language::is_letter(text[end]))
        all &= language::is_upper(text[end++]);
      const std::string_view form = text.substr(at, end - at);
      ++shape.words;
      if (form.size() > 1) ++shape.long_words;
      if (form.size() > 1 && all) ++shape.capitals;
      if (is_small_word(hash_of(form))) ++shape.small;
      shape.letters += form.size();
      at = end;
      continue;
    }
    if (c == '.' || c == '!' || c == '?') ++shape.ends;
    const auto character = language::character_at(text, at);
    if (language::is_other_script(character.code)) ++shape.foreign;
    at += character.size;
  }
  return shape;
}

}  // namespace

std::optional<Diagnostic> unreadable(std::string_view text, std::string_view where) {
  const Shape shape = shape_of(text.substr(0, kLook));
  const std::string place(where);
  if (shape.words == 0 && shape.foreign == 0) {
    return Diagnostic{"claims.empty", place, "there are no words in it; no claim was read"};
  }
  const bool few = shape.words < 12;
  if (shape.foreign * 3 > shape.letters || (!few && shape.small * 8 < shape.words)) {
    return Diagnostic{
        "claims.language", place,
        "it does not read as English, the one language of claims so far; no claim was read"};
  }
  if (!few && shape.capitals * 10 > shape.long_words * 8) {
    return Diagnostic{"claims.no-case", place,
                      "it is all in capitals, which hide names and sentences; no claim was read"};
  }
  if (shape.words > 120 && shape.ends * 100 < shape.words) {
    return Diagnostic{
        "claims.no-sentences", place,
        "it has hardly any full stops, so that nobody's words can be told from another's; "
        "no claim was read"};
  }
  return {};
}

}  // namespace perpend::claims
