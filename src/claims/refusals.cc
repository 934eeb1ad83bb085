// Who will not say: 'declined to comment on X', 'could neither confirm nor rule out that', 'would
// not say whether'. What is refused is the content. Tested in relations_test.cc.
#include <string>

#include "claims/explicit_relations.h"
#include "claims/lexicon.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

using std::string;

bool is_infinitive_of_refusal(const ParsedText& p, std::uint32_t i) {
  if (i < 2) return false;
  const string before = lower_form(p, i - 2);
  return lower_form(p, i - 1) == "to" &&
         (before.starts_with("declin") || before.starts_with("refus"));
}

void keep_refusal(ExplicitRelations& kept, std::uint32_t i, WordRange words, WordRange s) {
  const ParsedText& p = kept.text();
  std::uint32_t from = words.end;
  while (from < s.end && (lower_form(p, from) == "on" || lower_form(p, from) == "about" ||
                          lower_form(p, from) == "to"))
    ++from;
  WordRange content = rest_of(p, from);
  if (content.size() == 0) content = {words.end - 1, words.end};
  // The infinitive may have been taken for a cue of its own.
  kept.drop_in(words, i);
  kept.keep(i, words, content);
}

}  // namespace

// 'declined to comment on X', 'could neither confirm nor rule out that', 'would not say whether'
bool read_refusal(ExplicitRelations& kept, std::uint32_t i, WordRange s) {
  const ParsedText& p = kept.text();
  const string form = lower_form(p, i);
  const bool declines = form.starts_with("declin") || form.starts_with("refus");
  if (declines && i + 2 < s.end && lower_form(p, i + 1) == "to") {
    keep_refusal(kept, i, {with_helpers(p, i).begin, i + 3}, s);
    return true;
  }
  const bool speaks = form == "confirm" || form == "comment" || form == "say" || form == "answer" ||
                      form == "respond" || form == "reply" || form == "discuss" || form == "name" ||
                      form == "rule" || form == "drawn";
  if (!speaks || is_infinitive_of_refusal(p, i)) return false;
  const WordRange words = with_helpers(p, i);
  bool negated = false;
  for (std::uint32_t k = words.begin; k < i; ++k) negated |= is_negation(p.words[k].form);
  if (!negated || words.begin == i) return false;
  std::uint32_t end = i + 1;
  // 'neither confirm nor rule out'
  if (end + 1 < s.end && (lower_form(p, end) == "nor" || lower_form(p, end) == "or")) {
    end += 2;
    if (end < s.end && lower_form(p, end) == "out") ++end;
  } else if (form == "rule" && end < s.end && lower_form(p, end) == "out") {
    ++end;
  }
  if (kept.taken(i) && kept.relation(i) == nullptr) return true;
  keep_refusal(kept, i, {words.begin, end}, s);
  return true;
}

}  // namespace perpend::claims
