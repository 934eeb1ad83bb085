// The intuition: what a word is shows in its form, its ending, its neighbours and the two tags
// before it; an averaged perceptron (Collins 2002) weighs them, and the best tag is taken at once,
// from left to right. In "police said", `said` ends in "aid" after a noun: a past tense. A
// counter-example is "the said police": an adjective that only its left neighbour gives away.
//
// Tested in parser_test.cc; accuracy on held-out documents by `perpend eval claims`.
#include "claims/tagger.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace perpend::claims {
namespace {

constexpr std::uint32_t kOutside = 77;

std::uint32_t form(std::span<const Word> s, std::ptrdiff_t at) {
  return at < 0 || at >= std::ssize(s) ? kOutside : s[at].known;
}
std::uint32_t suffix(std::span<const Word> s, std::ptrdiff_t at) {
  return at < 0 || at >= std::ssize(s) ? kOutside : s[at].suffix;
}
std::uint32_t shape(std::span<const Word> s, std::ptrdiff_t at) {
  return at < 0 || at >= std::ssize(s) ? kOutside : s[at].shape;
}
std::uint32_t before(std::span<const Word> s, std::ptrdiff_t at) {
  return at < 0 ? kOutside : static_cast<std::uint32_t>(s[at].tag);
}

// Forms of verbs of speech and irregular pasts that are hardly ever anything else, and that a small
// treebank shows too seldom: 'Prosecutors in Kharvia allege', 'Ninepin stole 40 contracts'.
bool only_a_verb(std::uint32_t form) {
  static const auto kForms = [] {
    std::vector<std::uint32_t> forms;
    for (const std::string_view one :
         {"say",      "says",      "said",      "tell",     "tells",     "told",      "believe",
          "believes", "allege",    "alleges",   "deny",     "denies",    "denied",    "accuse",
          "accuses",  "insist",    "insists",   "insisted", "argue",     "argues",    "argued",
          "announce", "announces", "reveal",    "reveals",  "revealed",  "conclude",  "concludes",
          "confirm",  "confirms",  "assert",    "asserts",  "asserted",  "admit",     "admits",
          "writes",   "wrote",     "predict",   "predicts", "predicted", "suggest",   "suggests",
          "explain",  "explains",  "explained", "warn",     "warns",     "warned",    "became",
          "began",    "bought",    "broke",     "brought",  "built",     "came",      "caught",
          "chose",    "crept",     "dealt",     "drew",     "drove",     "ate",       "fell",
          "fled",     "flew",      "forbade",   "forgot",   "fought",    "froze",     "gave",
          "grew",     "heard",     "held",      "hid",      "kept",      "knew",      "lent",
          "lost",     "met",       "overheard", "paid",     "ran",       "rang",      "rebuilt",
          "sang",     "sank",      "sat",       "sent",     "shook",     "slept",     "slid",
          "sold",     "sought",    "spent",     "spoke",    "stole",     "stood",     "struck",
          "swam",     "swore",     "taught",    "threw",    "took",      "undertook", "understood",
          "went",     "withdrew",  "woke",      "wore"}) {
      forms.push_back(hash_of(one));
    }
    std::sort(forms.begin(), forms.end());
    return forms;
  }();
  return std::binary_search(kForms.begin(), kForms.end(), form);
}

}  // namespace

TagFeatures tag_features(std::span<const Word> s, std::size_t place) {
  const auto i = static_cast<std::ptrdiff_t>(place);
  const Word& w = s[place];
  const std::uint32_t t1 = before(s, i - 1);
  const std::uint32_t t2 = before(s, i - 2);
  return {feature(0, w.known),
          feature(1, w.suffix),
          feature(2, w.ending),
          feature(3, w.shape),
          feature(4, t1),
          feature(5, t1, t2),
          feature(6, t1, w.known),
          feature(7, form(s, i - 1)),
          feature(8, form(s, i + 1)),
          feature(9, form(s, i - 2)),
          feature(10, form(s, i + 2)),
          feature(11, suffix(s, i - 1)),
          feature(12, suffix(s, i + 1)),
          feature(13, t1, w.suffix, w.shape),
          feature(14, w.known, form(s, i + 1)),
          feature(15, w.known, form(s, i - 1)),
          feature(16, w.suffix, w.shape, suffix(s, i + 1)),
          feature(17, shape(s, i + 1), w.shape, t1),
          feature(18, t1, t2, w.suffix),
          feature(19, w.known, w.shape)};
}

void tag(const ClassModel& model, std::span<Word> sentence, bool hold_verbs) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    Scores scores{};
    model.add_to(scores, tag_features(sentence, i));
    const auto* best = std::max_element(scores.begin(), scores.begin() + kTags);
    if (hold_verbs && !is_verb(static_cast<Tag>(best - scores.begin())) &&
        only_a_verb(sentence[i].form)) {
      best = std::max_element(scores.begin() + static_cast<int>(Tag::kBase),
                              scores.begin() + static_cast<int>(Tag::kModal));
    }
    sentence[i].tag = static_cast<Tag>(best - scores.begin());
  }
}

}  // namespace perpend::claims
