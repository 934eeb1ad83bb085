// Who is quoted stands behind the verb, or before it in the passive; who quotes is one more link.
//
//   'The Times quoted Vesna Holm, a deputy, as saying that …'   Times > Vesna Holm, 'saying'
//   'Holm was quoted by the Times as having warned that …'      Times > Vesna Holm, 'having warned'
//   'Citing two officials, the Times reported that …'           Times > two officials, 'Citing'
//
// Counter-example: 'as seeing a need' quotes nobody; the gerund must be one of saying or believing.
// Tested in quoting_test.cc.
#include "claims/quoting.h"

#include <algorithm>

#include "claims/attribution.h"
#include "claims/frames.h"
#include "claims/lexicon.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kReach = 28;  // words from 'quoted' to 'as saying'

bool quotes(const ParsedText& p, std::uint32_t i) {
  const std::uint32_t base = base_of(p.words[i].form);
  return base == hash_of("quote") || base == hash_of("cite");
}

bool is_gerund(const ParsedText& p, std::uint32_t i) {
  const std::string form = lower_form(p, i);
  return form.size() > 4 && form.ends_with("ing");
}

bool says(const ParsedText& p, std::uint32_t i) {
  const CueClass kind = cue_class(p.words[i].form);
  return is_speech(kind) || kind == CueClass::kBelieve || kind == CueClass::kFind;
}

class Quoting {
 public:
  Quoting(const ParsedText& p, std::vector<RelationOfText>& relations)
      : p_(p), relations_(relations) {}

  void read() {
    for (std::uint32_t i = 0; i < p_.words.size(); ++i) {
      if (!quotes(p_, i)) continue;
      if (is_gerund(p_, i)) {
        if (RelationOfText* r = at(i); r != nullptr) citing(*r);
      } else if (!as_saying(i) && !who_said(i)) {
        with_words(i);
      }
    }
    for (RelationOfText& r : added_) relations_.push_back(std::move(r));
    std::sort(relations_.begin(), relations_.end(),
              [](const RelationOfText& a, const RelationOfText& b) { return a.cue < b.cue; });
    std::erase_if(relations_, [](const RelationOfText& r) { return r.content.empty(); });
  }

 private:
  std::vector<RelationOfText>::iterator from(std::uint32_t word) {
    return std::lower_bound(relations_.begin(), relations_.end(), word,
                            [](const RelationOfText& r, std::uint32_t at) { return r.cue < at; });
  }
  RelationOfText* at(std::uint32_t cue) {
    const auto found = from(cue);
    return found == relations_.end() || found->cue != cue ? nullptr : &*found;
  }

  // Who quotes: the subject, or what the relative clause describes.
  WordRange quoter(std::uint32_t verb) const {
    const WordRange s = p_.sentence_at(verb);
    const std::uint32_t first = with_helpers(p_, verb).begin;
    if (first > s.begin && p_.words[first - 1].tag == Tag::kWh) {
      std::uint32_t end = first - 1;
      while (end > s.begin && p_.words[end - 1].tag == Tag::kComma) --end;
      std::uint32_t begin = end;
      while (begin > s.begin &&
             (is_nominal(p_.words[begin - 1].tag) || p_.words[begin - 1].tag == Tag::kAdjective) &&
             end - begin < 8) {
        --begin;
      }
      if (begin < end) return {begin, end};
    }
    const WordRange subject = subject_before(p_, verb);
    if (subject.size() > 0) return subject;
    const std::uint32_t who = governor(p_, verb);
    return who == kNoWord || who > verb ? WordRange{} : noun_group(p_, who, false);
  }

  WordRange agent(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i + 1 < to; ++i) {
      if (p_.words[i].form != hash_of("by")) continue;
      std::uint32_t end = i + 1;
      while (end < to && p_.words[end].tag != Tag::kComma) ++end;
      return {i + 1, end};
    }
    return {};
  }

  // The noun group behind the verb as far as a comma.
  WordRange object(std::uint32_t verb, std::uint32_t to) const {
    std::uint32_t end = verb + 1;
    while (end < to && p_.words[end].tag != Tag::kComma && p_.words[end].tag != Tag::kColon &&
           p_.words[end].tag != Tag::kQuote) {
      ++end;
    }
    return {verb + 1, end};
  }

  bool as_saying(std::uint32_t verb) {
    const WordRange s = p_.sentence_at(verb);
    std::uint32_t as = verb + 1;
    const std::uint32_t limit = std::min(s.end, verb + kReach);
    while (as + 1 < limit && !(p_.words[as].form == hash_of("as") && is_gerund(p_, as + 1))) ++as;
    if (as + 1 >= limit) return false;
    // 'cited TV Vell, which had quoted Harald Quist as warning': the nearest verb's.
    for (std::uint32_t i = verb + 1; i < as; ++i) {
      if (quotes(p_, i)) return false;
    }
    WordRange cue = {as + 1, as + 2};
    if (p_.words[cue.begin].form == hash_of("having") && cue.end < s.end) ++cue.end;
    if (!says(p_, cue.end - 1)) return false;
    const bool passive = is_passive(p_, verb);
    const WordRange source = passive ? quoter(verb) : object(verb, as);
    const WordRange relay = passive ? agent(verb + 1, as) : quoter(verb);
    const std::vector<WordRange> content = said(verb, cue.end);
    if (source.size() == 0 || content.empty()) return false;
    RelationOfText* r = at(cue.end - 1);
    if (r == nullptr) {
      r = &added_.emplace_back();
      r->cue = cue.end - 1;
      r->by_rule = true;
    }
    r->cue_words = cue;
    r->source = source;
    r->content = content;
    if (relay.size() > 0) r->relays = {relay};
    if (RelationOfText* own = at(verb); own != nullptr) own->content.clear();
    return true;
  }

  // 'also quoted unnamed diplomats who said that …'
  bool who_said(std::uint32_t verb) {
    const WordRange s = p_.sentence_at(verb);
    if (is_passive(p_, verb)) return false;
    std::uint32_t who = verb + 1;
    const std::uint32_t limit = std::min(s.end, verb + 14);
    while (who + 1 < limit && p_.words[who].form != hash_of("who")) {
      if (is_finite(p_.words[who].tag) || p_.quotation_of[who] >= 0) return false;
      ++who;
    }
    if (who + 1 >= limit || who == verb + 1) return false;
    std::uint32_t cue = who + 1;
    while (cue < limit && (p_.words[cue].tag == Tag::kAdverb || is_verb(p_.words[cue].tag)) &&
           !says(p_, cue)) {
      ++cue;
    }
    if (cue >= limit || !says(p_, cue)) return false;
    RelationOfText* const r = at(cue);
    const WordRange relay = quoter(verb);
    if (r == nullptr || relay.size() == 0) return false;
    r->source = trimmed(p_, {verb + 1, who});
    r->relays = {relay};
    if (RelationOfText* own = at(verb); own != nullptr) own->content.clear();
    return true;
  }

  // What stands behind the gerund, or the quotation before the verb.
  std::vector<WordRange> said(std::uint32_t verb, std::uint32_t from) const {
    const WordRange s = p_.sentence_at(verb);
    for (std::uint32_t i = from; i < std::min(s.end, from + 8); ++i) {
      if (p_.words[i].form == hash_of("that")) return pieces({i + 1, s.end});
      if (p_.quotation_of[i] >= 0 && p_.quotation_of[verb] < 0)
        return pieces(p_.quotations[static_cast<std::size_t>(p_.quotation_of[i])].words);
    }
    for (std::uint32_t at = verb; at > s.begin && verb - at < kReach; --at) {
      const std::uint32_t i = at - 1;
      const std::int32_t q = p_.quotation_of[i];
      if (q >= 0 && q != p_.quotation_of[verb])
        return pieces(p_.quotations[static_cast<std::size_t>(q)].words);
    }
    // 'The crates were never opened, the officer is quoted as telling the magazine Sundial'
    const WordRange subject = subject_before(p_, verb);
    const WordRange rest = rest_of(p_, from);
    const bool finite = has_finite(rest);
    if (!finite && is_passive(p_, verb) && subject.begin > s.begin + 3 &&
        p_.words[subject.begin - 1].tag == Tag::kComma) {
      return pieces({s.begin, subject.begin});
    }
    return pieces(rest);
  }
  bool has_finite(WordRange words) const {
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (is_finite(p_.words[i].tag)) return true;
    }
    return false;
  }
  std::vector<WordRange> pieces(WordRange words) const {
    words = trimmed(p_, words);
    if (words.size() == 0) return {};
    return {words};
  }

  // 'The Times quoted the minister: "…"'
  void with_words(std::uint32_t verb) {
    RelationOfText* const r = at(verb);
    if (r == nullptr || is_passive(p_, verb)) return;
    const std::uint32_t begin = r->content.front().begin;
    if (begin <= verb + 1 || p_.quotation_of[begin] < 0) return;
    const WordRange who = object(verb, begin);
    if (who.size() == 0 || p_.words[who.end].tag == Tag::kComma) return;
    if (r->source.size() > 0) r->relays.push_back(r->source);
    r->source = who;
  }

  // What the citing one reports is the content; it is the outer link.
  void citing(RelationOfText& r) {
    const WordRange s = p_.sentence_at(r.cue);
    const WordRange who = trimmed(p_, object(r.cue, s.end));
    if (who.size() == 0) {
      r.content.clear();
      return;
    }
    r.source = who;
    RelationOfText* other = nullptr;
    for (auto one = from(s.begin); one != relations_.end() && one->cue < s.end; ++one) {
      if (one->cue == r.cue || one->content.empty()) continue;
      if (one->cue < r.cue) other = &*one;  // the nearest before it
      if (one->cue > r.cue && other == nullptr) other = &*one;
    }
    if (other == nullptr) {
      r.content.clear();
      return;
    }
    r.content.clear();
    for (const WordRange piece : other->content) cut(piece, r.cue, r.content);
    if (r.content.empty()) r.content = other->content;
    if (other->source.size() > 0) r.relays.push_back(other->source);
    other->content.clear();
  }

  // ', citing X' at the end is no part of what is said.
  void cut(WordRange piece, std::uint32_t citing, std::vector<WordRange>& to) const {
    if (citing >= piece.begin && citing < piece.end) piece.end = citing;
    piece = trimmed(p_, piece);
    if (piece.size() > 0) to.push_back(piece);
  }

  const ParsedText& p_;
  std::vector<RelationOfText>& relations_;
  std::vector<RelationOfText> added_;
};

}  // namespace

void read_quoting(const ParsedText& parsed, std::vector<RelationOfText>& relations) {
  Quoting(parsed, relations).read();
}

}  // namespace perpend::claims
