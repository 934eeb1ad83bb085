// Words of probability by table. Longest match first, whole words, any case.
//
//   'It is likely that the group acts for customers'   -> 55 to 80
//   'it is not likely that …'                           -> 20 to 45, the band of 'unlikely'
//   'the suspected group', 'has reportedly attacked'    -> nothing: that is where it comes from
//   'may have taken', 'could be'                        -> nothing: possible, and no band says how
//   much
//
// ICD 203 (Office of the Director of National Intelligence, 2015) has the seven bands. Words that
// it does not list are left out rather than guessed at, but for close kin of those it does ('in all
// likelihood', 'presumably' is not one). Tested in certainty_test.cc.
#include "claims/certainty.h"

#include <array>

#include "model/ascii.h"

namespace perpend::claims {
namespace {

using std::string_view;

struct Term {
  string_view words;
  std::uint8_t low;
  std::uint8_t high;
};

// Longer ones before the ones that they hold.
constexpr std::array kTerms = {
    Term{"almost no chance", 1, 5},
    Term{"almost certainly", 95, 99},
    Term{"almost certain", 95, 99},
    Term{"nearly certainly", 95, 99},
    Term{"nearly certain", 95, 99},
    Term{"very unlikely", 5, 20},
    Term{"highly unlikely", 5, 20},
    Term{"highly improbable", 5, 20},
    Term{"very likely", 80, 95},
    Term{"highly likely", 80, 95},
    Term{"highly probable", 80, 95},
    Term{"very probably", 80, 95},
    Term{"most likely", 80, 95},
    Term{"in all likelihood", 80, 95},
    Term{"in all probability", 80, 95},
    Term{"roughly even chance", 45, 55},
    Term{"roughly even odds", 45, 55},
    Term{"even chance", 45, 55},
    Term{"more likely than not", 55, 80},
    Term{"remote chance", 1, 5},
    Term{"remote possibility", 1, 5},
    Term{"unlikely", 20, 45},
    Term{"improbable", 20, 45},
    Term{"likely", 55, 80},
    Term{"probable", 55, 80},
    Term{"probably", 55, 80},
    Term{"improbably", 20, 45},
};

bool word_at(string_view text, std::size_t at, string_view words) {
  if (at + words.size() > text.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = ascii::is_space(text[at + i]) ? ' ' : ascii::lower(text[at + i]);
    if (c != words[i]) return false;
  }
  const bool opens = at == 0 || !ascii::is_alnum(text[at - 1]);
  const std::size_t end = at + words.size();
  return opens && (end == text.size() || !ascii::is_alnum(text[end]));
}

// 'not', 'not very', 'n't' just before: how many bytes earlier the term then begins.
std::size_t negation_before(string_view text, std::size_t start, std::size_t at) {
  for (const string_view words :
       {string_view("not "), string_view("n't "), string_view("not at all "),
        string_view("hardly "), string_view("not so ")}) {
    if (at >= start + words.size() &&
        ascii::lower(text.substr(at - words.size(), words.size())) == words) {
      return words.size();
    }
  }
  return 0;
}

}  // namespace

std::vector<CertaintyInterval> certainties(string_view text, ByteSpan within) {
  std::vector<CertaintyInterval> found;
  const string_view part = text.substr(0, within.end);
  for (std::size_t at = within.start; at < within.end; ++at) {
    if (at > 0 && ascii::is_alnum(part[at - 1])) continue;
    for (const Term& term : kTerms) {
      if (!word_at(part, at, term.words)) continue;
      CertaintyInterval one{term.low, term.high, {}, {at, at + term.words.size()}};
      if (const std::size_t back = negation_before(part, within.start, at); back != 0) {
        one.low = static_cast<std::uint8_t>(100 - term.high);
        one.high = static_cast<std::uint8_t>(100 - term.low);
        one.span.start -= back;
      }
      one.word = std::string(part.substr(one.span.start, one.span.size()));
      at = one.span.end - 1;
      found.push_back(std::move(one));
      break;
    }
  }
  return found;
}

}  // namespace perpend::claims
