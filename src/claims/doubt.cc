// Words of doubt, ranked coarsely.
//
// Two retellings may exchange 'suspected' for 'believed', or 'probably' for 'likely', and nobody is
// misled; 'may have' for 'has' misleads. So words get ranks some way apart, and only a step of more
// than kStep counts. 'Low confidence' told as 'high confidence' is such a step, 'suspected' told as
// 'probably' is none.
//
//   Counter-example: 'unlikely' is no doubt about the deed but a claim of the opposite; it is not
//   in the table. 'May' with a capital inside a sentence is a month.
//
// The ranks are an order of the kind in Kent (1964) and ICD 203, made by hand; the step was chosen
// on the development half of the gold. Tested in doubt_test.cc.
#include "claims/doubt.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "claims/content_words.h"

namespace perpend::claims {
namespace {

constexpr int kStep = 10;
constexpr int kPossible = 10;
constexpr int kWeak = 15;
constexpr int kSuspected = 20;
constexpr int kProbable = 25;
constexpr int kConfident = 36;

struct Term {
  std::string_view words;
  int rank;
};

// Longer ones before the ones that they hold.
constexpr std::array kTerms = {
    Term{"with low confidence", kWeak},
    Term{"low confidence", kWeak},
    Term{"with moderate confidence", kProbable},
    Term{"with medium confidence", kProbable},
    Term{"moderate confidence", kProbable},
    Term{"medium confidence", kProbable},
    Term{"with high confidence", kConfident},
    Term{"high confidence", kConfident},
    Term{"highly likely", kConfident},
    Term{"very likely", kConfident},
    Term{"most likely", kConfident},
    Term{"almost certainly", kConfident},
    Term{"almost certain", kConfident},
    Term{"strongly suspect", kProbable},
    Term{"strongly suspects", kProbable},
    Term{"strongly suspected", kProbable},
    Term{"is confident", kConfident},
    Term{"are confident", kConfident},
    Term{"may well have", kProbable},
    Term{"may have been", kPossible},
    Term{"might have been", kPossible},
    Term{"could have been", kPossible},
    Term{"may have", kPossible},
    Term{"might have", kPossible},
    Term{"could have", kPossible},
    Term{"may be", kPossible},
    Term{"might be", kPossible},
    Term{"could be", kPossible},
    Term{"may", kPossible},
    Term{"might", kPossible},
    Term{"possibly", kPossible},
    Term{"possible", kPossible},
    Term{"perhaps", kPossible},
    Term{"maybe", kPossible},
    Term{"cannot rule out", kPossible},
    Term{"could not rule out", kPossible},
    Term{"not ruled out", kPossible},
    Term{"cannot exclude", kPossible},
    Term{"conceivable", kPossible},
    Term{"investigating whether", kPossible},
    Term{"investigate whether", kPossible},
    Term{"examining whether", kPossible},
    Term{"checking whether", kPossible},
    Term{"not excluded", kPossible},
    Term{"cannot be excluded", kPossible},
    Term{"cannot be ruled out", kPossible},
    Term{"could well", kPossible},
    Term{"could", kPossible},
    Term{"signs that", kWeak},
    Term{"signs of", kWeak},
    Term{"indications", kWeak},
    Term{"consistent with", kWeak},
    Term{"not certain", kWeak},
    Term{"not sure", kWeak},
    Term{"unclear", kWeak},
    Term{"looks like", kSuspected},
    Term{"look like", kSuspected},
    Term{"looks as if", kSuspected},
    Term{"assumption", kSuspected},
    Term{"presumption", kSuspected},
    Term{"tentatively", kWeak},
    Term{"unconfirmed", kWeak},
    Term{"rumoured", kWeak},
    Term{"rumored", kWeak},
    Term{"hints", kWeak},
    Term{"suspects", kSuspected},
    Term{"suspect", kSuspected},
    Term{"suspected", kSuspected},
    Term{"suspecting", kSuspected},
    Term{"suspicion", kSuspected},
    Term{"suspicions", kSuspected},
    Term{"believes", kSuspected},
    Term{"believe", kSuspected},
    Term{"believed", kSuspected},
    Term{"thinks", kSuspected},
    Term{"think", kSuspected},
    Term{"thought to", kSuspected},
    Term{"is thought", kSuspected},
    Term{"are thought", kSuspected},
    Term{"was thought", kSuspected},
    Term{"allegedly", kSuspected},
    Term{"alleged", kSuspected},
    Term{"alleges", kSuspected},
    Term{"allege", kSuspected},
    Term{"reportedly", kSuspected},
    Term{"apparently", kSuspected},
    Term{"apparent", kSuspected},
    Term{"appears to", kSuspected},
    Term{"appear to", kSuspected},
    Term{"appeared to", kSuspected},
    Term{"seems", kSuspected},
    Term{"seem to", kSuspected},
    Term{"seemed", kSuspected},
    Term{"seemingly", kSuspected},
    Term{"supposedly", kSuspected},
    Term{"supposed to have", kSuspected},
    Term{"purportedly", kSuspected},
    Term{"purported", kSuspected},
    Term{"is said to", kSuspected},
    Term{"are said to", kSuspected},
    Term{"was said to", kSuspected},
    Term{"understood to", kSuspected},
    Term{"assumes", kSuspected},
    Term{"assume", kSuspected},
    Term{"assumed to", kSuspected},
    Term{"suggests", kSuspected},
    Term{"suggest", kSuspected},
    Term{"suggested", kSuspected},
    Term{"fears", kSuspected},
    Term{"feared", kSuspected},
    Term{"presumably", kProbable},
    Term{"presumed", kProbable},
    Term{"probably", kProbable},
    Term{"probable", kProbable},
    Term{"likely", kProbable},
    Term{"in all likelihood", kProbable},
};

struct Entry {
  std::vector<std::string> words;
  int rank;
};

std::vector<Entry> entries() {
  std::vector<Entry> all;
  for (const Term& term : kTerms) {
    Entry entry{{}, term.rank};
    for (const ContentWord& word : words_in(term.words)) entry.words.push_back(word.lower);
    all.push_back(std::move(entry));
  }
  return all;
}

bool stands_at(const std::vector<ContentWord>& words, std::size_t at, const Entry& entry) {
  if (at + entry.words.size() > words.size()) return false;
  for (std::size_t i = 0; i < entry.words.size(); ++i) {
    if (words[at + i].lower != entry.words[i]) return false;
  }
  return true;
}

// A month, or a negated one: 'is not suspected', 'is no longer thought'.
bool is_no_doubt(const std::vector<ContentWord>& words, std::size_t at) {
  if (words[at].capital && !words[at].starts_sentence && words[at].lower == "may") return true;
  if (at == 0) return false;
  const std::string& before = words[at - 1].lower;
  return before == "not" || before == "longer" || before == "never";
}

}  // namespace

Doubt doubt_in(std::string_view text, ByteSpan within) {
  static const std::vector<Entry> kEntries = entries();
  const std::vector<ContentWord> words =
      words_in(text.substr(within.start, within.size()), within.start);
  Doubt strongest;
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const Entry& entry : kEntries) {
      if (!stands_at(words, at, entry)) continue;
      if (!is_no_doubt(words, at) && entry.rank < strongest.rank) {
        strongest.rank = entry.rank;
        strongest.span = {words[at].span.start, words[at + entry.words.size() - 1].span.end};
      }
      at += entry.words.size() - 1;
      break;
    }
  }
  return strongest;
}

bool surer(const Doubt& one, const Doubt& than) { return one.rank > than.rank + kStep; }

}  // namespace perpend::claims
