// What the model finds, what explicit words add (explicit_rules.cc), what stands between commas or
// at the end of a sentence (parentheticals.cc), the outlets it came through (relays.cc); then which
// relation stands inside which.
//
// Tested in relations_test.cc.
#include "claims/relations.h"

#include <algorithm>

#include "claims/answering.h"
#include "claims/clauses.h"
#include "claims/explicit_rules.h"
#include "claims/parentheticals.h"
#include "claims/pointing_back.h"
#include "claims/quoting.h"
#include "claims/relays.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

using std::string_view;

bool holds(const RelationOfText& outer, std::uint32_t word) {
  return std::any_of(outer.content.begin(), outer.content.end(),
                     [&](WordRange piece) { return word >= piece.begin && word < piece.end; });
}

std::uint32_t size_of(const RelationOfText& relation) {
  std::uint32_t size = 0;
  for (const WordRange piece : relation.content) size += piece.size();
  return size;
}

// The quotation that goes on after the cue: '"A," she said. "B."'
void add_second_piece(const ParsedText& p, const std::vector<RelationOfText>& all,
                      RelationOfText& relation) {
  const WordRange first = relation.content.front();
  if (relation.content.size() > 1) return;
  if (p.quotation_of[first.begin] < 0 || first.end > relation.cue) return;
  const std::uint32_t paragraph = p.paragraph_of[p.sentence_of[relation.cue]];
  const auto next = static_cast<std::size_t>(p.quotation_of[first.begin]) + 1;
  if (next >= p.quotations.size()) return;
  const WordRange words = p.quotations[next].words;
  if (words.begin <= relation.cue || p.paragraph_of[p.sentence_of[words.begin]] != paragraph)
    return;
  // Only what follows at once: nothing but the source and a sign in between.
  const std::uint32_t after = std::max(relation.cue + 1, relation.source.end);
  std::uint32_t plain = 0;
  for (std::uint32_t i = after; i < words.begin; ++i)
    plain += (p.words[i].shape & kSign) == 0 ? 1 : 0;
  if (plain > 6) return;
  const WordRange piece = trimmed(p, words);
  // What somebody has said in a sentence of its own ('"B," she added') is no piece of this.
  const auto first_behind =
      std::lower_bound(all.begin(), all.end(), piece.begin,
                       [](const RelationOfText& r, std::uint32_t word) { return r.cue < word; });
  for (auto at = first_behind; at != all.end() && at->cue < piece.end + 12; ++at) {
    const bool has = std::any_of(at->content.begin(), at->content.end(), [&](WordRange one) {
      return one.begin < piece.end && piece.begin < one.end;
    });
    if (has && at->cue >= piece.end) return;
  }
  if (piece.size() > 0) relation.content.push_back(piece);
}

// 'the Plough, which had reported': what the relative clause describes.
WordRange antecedent(const ParsedText& p, WordRange source) {
  if (source.size() != 1 || p.words[source.begin].tag != Tag::kWh) return source;
  const WordRange s = p.sentence_at(source.begin);
  std::uint32_t end = source.begin;
  while (end > s.begin && p.words[end - 1].tag == Tag::kComma) --end;
  std::uint32_t begin = end;
  while (begin > s.begin && end - begin < 8) {
    const Tag t = p.words[begin - 1].tag;
    if (!is_nominal(t) && t != Tag::kAdjective && t != Tag::kPossessive) break;
    --begin;
    if (t == Tag::kDeterminer) break;
  }
  return begin < end ? WordRange{begin, end} : source;
}

// 'in a statement posted late on Sunday', 'in remarks repeated by Radio Union': what became of a
// document, nobody's words.
bool of_a_document(const ParsedText& p, std::uint32_t cue) {
  if (cue == 0 || cue + 1 >= p.words.size()) return false;
  const Word& w = p.words[cue];
  if (w.tag != Tag::kParticiple && w.tag != Tag::kPast) return false;
  if (!is_speech_noun(p.words[cue - 1].form) || opens_clause(p, cue + 1)) return false;
  return p.words[cue + 1].form == hash_of("by") || base_of(w.form) == hash_of("post") ||
         base_of(w.form) == hash_of("publish");
}

// 'who asked not to be named' says nothing.
bool asks_for_silence(const ParsedText& p, std::uint32_t cue) {
  if (base_of(p.words[cue].form) != hash_of("ask")) return false;
  const WordRange s = p.sentence_at(cue);
  for (std::uint32_t i = cue + 1; i < std::min(s.end, cue + 6); ++i) {
    const std::string form = lower_form(p, i);
    if (form == "identified" || form == "named" || form == "anonymous" || form == "anonymity")
      return true;
  }
  return false;
}

void find_parents(std::vector<RelationOfText>& relations) {
  // Texts are long and contents short: look only at neighbours.
  constexpr std::size_t kReach = 60;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const std::size_t from = i > kReach ? i - kReach : 0;
    const std::size_t to = std::min(relations.size(), i + kReach);
    for (std::size_t k = from; k < to; ++k) {
      if (k == i || !holds(relations[k], relations[i].cue)) continue;
      if (holds(relations[i], relations[k].cue) && size_of(relations[i]) >= size_of(relations[k]))
        continue;
      const bool closer =
          relations[i].parent < 0 ||
          size_of(relations[k]) < size_of(relations[static_cast<std::size_t>(relations[i].parent)]);
      if (closer) relations[i].parent = static_cast<std::int32_t>(k);
    }
  }
}

}  // namespace

std::vector<RelationOfText> relations_of(const ParsedText& parsed, const AttributionModel& model,
                                         string_view outlet) {
  std::vector<RelationOfText> relations;
  for (const Attribution& one : find_attributions(parsed, model)) {
    const CueClass kind = cue_class(parsed.words[one.cue].form);
    if (kind == CueClass::kEnsure || kind == CueClass::kKnow || kind == CueClass::kNone) {
      if (parsed.words[one.cue].form != hash_of("according")) continue;
    }
    // 'in its yearly report', 'the claim': nouns that the tagger took for verbs
    if (one.cue > 0 && !is_past_of_speech(parsed.words[one.cue].form)) {
      const Tag before = parsed.words[one.cue - 1].tag;
      if (before == Tag::kAdjective || before == Tag::kDeterminer || before == Tag::kPossessive)
        continue;
    }
    if (kind == CueClass::kShow && (one.source.size() == 0 || one.source.begin > one.cue)) continue;
    if (kind == CueClass::kAccuse && one.source.size() > 0 && !is_somebody(parsed, one.source))
      continue;
    const bool quoting = base_of(parsed.words[one.cue].form) == hash_of("quote");
    if (is_passive(parsed, one.cue) && !has_agent(parsed, one.cue) && !quoting) continue;
    RelationOfText r;
    r.cue = one.cue;
    r.cue_words = with_helpers(parsed, one.cue);
    r.source = one.source;
    r.content = {one.content};
    r.margin = one.margin;
    // News keeps to its frames; where one fits an explicit verb, it is taken.
    const bool plain = is_speech(kind) || kind == CueClass::kBelieve || kind == CueClass::kFind ||
                       parsed.words[one.cue].form == hash_of("according");
    if (const auto frame = frame_of(parsed, one.cue); frame && plain) {
      r.source = frame->source;
      r.content = {frame->content};
    }
    // Where none fits, the subject right before a verb is nearer the truth than the ranker.
    const Tag tag = parsed.words[one.cue].tag;
    if (r.content.front() == one.content && (tag == Tag::kPast || tag == Tag::kThird)) {
      const WordRange subject = subject_before(parsed, one.cue);
      // The ranker may take in a list that the words right before the verb end: 'of A, B and C'.
      const bool longer = one.source.begin == subject.begin && one.source.end > subject.end;
      if (subject.size() > 0 && !longer && is_somebody(parsed, subject)) r.source = subject;
    }
    relations.push_back(std::move(r));
  }
  add_explicit(parsed, relations);
  std::erase_if(relations, [&](const RelationOfText& r) {
    return of_a_document(parsed, r.cue) || asks_for_silence(parsed, r.cue);
  });
  add_clauses(parsed, relations);
  add_answering(parsed, relations);
  std::sort(relations.begin(), relations.end(),
            [](const RelationOfText& a, const RelationOfText& b) { return a.cue < b.cue; });
  read_parentheticals(parsed, relations);
  read_quoting(parsed, relations);
  read_pointing_back(parsed, relations);
  for (RelationOfText& r : relations) {
    r.source = antecedent(parsed, r.source);
    add_second_piece(parsed, relations, r);
  }
  find_parents(relations);
  read_relays(parsed, outlet, relations);
  return relations;
}

}  // namespace perpend::claims
