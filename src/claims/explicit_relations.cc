#include "claims/explicit_relations.h"

#include <algorithm>

#include "claims/attribution.h"
#include "claims/frames.h"

namespace perpend::claims {

ExplicitRelations::ExplicitRelations(const ParsedText& parsed, std::vector<RelationOfText>& to)
    : parsed_(parsed), to_(to) {
  for (std::size_t i = 0; i < to_.size(); ++i) places_[to_[i].cue] = i;
}

bool ExplicitRelations::taken(std::uint32_t cue) const {
  // Words of a cue reach a few places past it or before it.
  for (auto at = places_.lower_bound(cue < 8 ? 0 : cue - 8);
       at != places_.end() && at->first < cue + 8; ++at) {
    const RelationOfText& r = to_[at->second];
    if (!r.content.empty() && cue >= r.cue_words.begin && cue < r.cue_words.end) return true;
  }
  return false;
}

RelationOfText* ExplicitRelations::relation(std::uint32_t cue) {
  const auto at = places_.find(cue);
  return at == places_.end() || to_[at->second].content.empty() ? nullptr : &to_[at->second];
}

void ExplicitRelations::keep(std::uint32_t cue, WordRange words, WordRange content) {
  if (content.size() == 0) return;
  RelationOfText* r = relation(cue);
  if (r == nullptr) {
    places_[cue] = to_.size();
    to_.push_back({});
    r = &to_.back();
    r->cue = cue;
    r->by_rule = true;
    r->source = source_of(cue);
  }
  r->cue_words = words;
  r->content = {content};
}

WordRange ExplicitRelations::source_of(std::uint32_t cue) const {
  const WordRange before = subject_before(parsed_, cue);
  if (before.size() > 0) return before;
  const std::uint32_t who = governor(parsed_, cue);
  return who == kNoWord ? WordRange{} : noun_group(parsed_, who, false);
}

bool ExplicitRelations::any_in(WordRange range) const {
  for (auto at = places_.lower_bound(range.begin); at != places_.end() && at->first < range.end;
       ++at) {
    if (!to_[at->second].content.empty()) return true;
  }
  return false;
}

void ExplicitRelations::drop_in(WordRange range, std::uint32_t but) {
  for (auto at = places_.lower_bound(range.begin); at != places_.end() && at->first < range.end;
       ++at) {
    if (at->first != but) to_[at->second].content.clear();
  }
}

}  // namespace perpend::claims
