// What is said? A passage begins after the cue, after 'that', a comma, a colon or a quotation mark,
// or where the sentence does; it ends with the sentence, the quotation, before the cue, or where
// another clause begins. Every pair of such places is a candidate; a perceptron ranks them. In
// "Police said the group fled because it was seen" the passage ends with the sentence, in "I think
// it rained because the street is wet" before 'because': only the second clause is a reason of the
// speaker's. That is often a matter of opinion, and the largest part of what goes wrong. Tested in
// attribution_test.cc.
#include <algorithm>

#include "claims/attribution.h"
#include "claims/frames.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kThat = hash_of("that");
constexpr std::size_t kMostEnds = 14;

struct Place {
  std::uint32_t at;
  Edge edge;
};

void add_place(std::vector<Place>& to, std::uint32_t at, Edge edge) {
  for (const Place& one : to) {
    if (one.at == at) return;
  }
  to.push_back({at, edge});
}

bool sign(const ParsedText& p, std::uint32_t i) { return (p.words[i].shape & kSign) != 0; }

// Does a clause of its own begin at word i, and of what kind?
bool begins_clause(const ParsedText& p, std::uint32_t i, Edge& edge) {
  const Word& w = p.words[i];
  if (w.label == Label::kMark && w.head > static_cast<std::int32_t>(i)) {
    edge = w.tag == Tag::kTo ? Edge::kInfinitive : Edge::kConnective;
    return w.form != kThat;
  }
  if (w.tag == Tag::kWh || w.tag == Tag::kWhAdverb) {
    edge = Edge::kRelative;
    return true;
  }
  if (w.tag == Tag::kAnd && w.head >= 0) {
    const Word& joined = p.words[static_cast<std::size_t>(w.head)];
    edge = Edge::kConnective;
    return is_verb(joined.tag) || joined.label == Label::kConjunct;
  }
  if (w.tag == Tag::kGerund && (w.label == Label::kAdverbial || w.label == Label::kRelative)) {
    edge = Edge::kInfinitive;
    return true;
  }
  return false;
}

void add_ends(const ParsedText& p, std::uint32_t from, std::uint32_t to, std::uint32_t cue,
              std::vector<Place>& ends) {
  for (std::uint32_t i = from + 1; i < to && ends.size() < kMostEnds; ++i) {
    Edge edge = Edge::kComma;
    if (p.words[i].tag == Tag::kComma) {
      add_place(ends, i, Edge::kComma);
    } else if (p.words[i].tag == Tag::kColon) {
      add_place(ends, i, Edge::kSemicolon);
    } else if (begins_clause(p, i, edge)) {
      add_place(ends, i, edge);
    } else if (i != cue && is_speech(cue_class(p.words[i].form)) && is_verb(p.words[i].tag)) {
      add_place(ends, i, Edge::kOtherCue);
    }
  }
}

// Where the cue's own words begin: its source, if that stands next to it, else itself.
std::uint32_t front_of(std::uint32_t cue, WordRange source) {
  const bool joined = source.size() > 0 && source.begin < cue && cue - source.end < 14;
  return joined ? source.begin : cue;
}

void add_begins(const ParsedText& p, std::uint32_t cue, WordRange source,
                std::vector<Place>& begins) {
  const WordRange s = p.sentence_at(cue);
  for (std::uint32_t k = p.first_kid[cue]; k != kNoWord; k = p.next_kid[k]) {
    const Label label = p.words[k].label;
    if (label == Label::kClause || label == Label::kParataxis || label == Label::kOpenClause) {
      add_place(begins, subtree(p, k).begin, Edge::kClause);
    }
  }
  const std::uint32_t limit = std::min(s.end, cue + 30);
  add_place(begins, std::min(cue + 1, s.end), Edge::kAfterCue);
  if (source.size() > 0 && source.begin > cue && source.end < s.end) {
    add_place(begins, source.end, Edge::kAfterCue);
  }
  int commas = 0;
  for (std::uint32_t i = cue + 1; i + 1 < limit; ++i) {
    const Word& w = p.words[i];
    if (w.form == kThat) add_place(begins, i, Edge::kAfterThat);
    if (w.tag == Tag::kComma && commas++ < 3) add_place(begins, i + 1, Edge::kAfterComma);
    if (w.tag == Tag::kColon) add_place(begins, i + 1, Edge::kAfterColon);
  }
  add_place(begins, s.begin, Edge::kSentence);
  for (std::uint32_t i = cue; i-- > s.begin;) {
    if (p.words[i].tag == Tag::kComma || p.words[i].tag == Tag::kColon) {
      add_place(begins, i + 1, Edge::kAfterComma);
      break;
    }
  }
}

void add_candidate(const ParsedText& p, std::uint32_t cue, ContentCandidate one,
                   std::vector<ContentCandidate>& found) {
  one.words = trimmed(p, one.words);
  if (one.words.size() == 0 || (cue >= one.words.begin && cue < one.words.end &&
                                p.words[cue].label != Label::kParataxis && one.words.size() < 3)) {
    return;
  }
  for (const ContentCandidate& other : found) {
    if (other.words == one.words) return;
  }
  found.push_back(one);
}

// Quotations that begin, end or lie in the sentence of the cue or begin in the next one.
void add_quotations(const ParsedText& p, std::uint32_t cue, std::vector<ContentCandidate>& found) {
  const WordRange s = p.sentence_at(cue);
  const std::uint32_t from = s.begin > 0 ? s.begin - 1 : 0;
  const std::uint32_t to =
      std::min<std::uint32_t>(s.end + 2, static_cast<std::uint32_t>(p.words.size()));
  std::int32_t last = -1;
  for (std::uint32_t i = from; i < to; ++i) {
    const std::int32_t q = p.quotation_of[i];
    if (q < 0 || q == last) continue;
    last = q;
    const WordRange inside = p.quotations[static_cast<std::size_t>(q)].words;
    if (cue >= inside.begin && cue < inside.end) continue;
    add_candidate(p, cue, {inside, Edge::kQuotation, Edge::kQuotation}, found);
    const WordRange here = {std::max(inside.begin, s.begin), std::min(inside.end, s.end)};
    if (here.begin < here.end && here != inside) {
      add_candidate(p, cue, {here, Edge::kQuotation, Edge::kSentence}, found);
    }
    // The sentence that holds the mark, up to where the quotation ends.
    if (inside.end > s.end && inside.begin < s.end) {
      add_candidate(p, cue, {{cue + 1, inside.end}, Edge::kAfterCue, Edge::kQuotation}, found);
    }
  }
}

}  // namespace

std::vector<ContentCandidate> content_candidates(const ParsedText& p, std::uint32_t cue,
                                                 WordRange source) {
  const WordRange s = p.sentence_at(cue);
  const std::uint32_t front = front_of(cue, source);
  std::vector<ContentCandidate> found;
  if (const auto frame = frame_of(p, cue)) {
    add_candidate(p, cue, {frame->content, Edge::kSentence, Edge::kSentence}, found);
  }
  add_quotations(p, cue, found);
  std::vector<Place> begins;
  add_begins(p, cue, source, begins);
  for (const Place& begin : begins) {
    if (begin.at >= s.end) continue;
    std::vector<Place> ends;
    add_place(ends, s.end, Edge::kSentence);
    if (begin.at < front) add_place(ends, front, Edge::kBeforeCue);
    for (std::uint32_t k = p.first_kid[cue]; k != kNoWord; k = p.next_kid[k]) {
      const WordRange below = subtree(p, k);
      if (below.begin == begin.at) add_place(ends, below.end, Edge::kClause);
    }
    const std::int32_t own = p.quotation_of[cue];
    if (own >= 0) {
      const std::uint32_t close = p.quotations[static_cast<std::size_t>(own)].words.end;
      if (close > begin.at) add_place(ends, close, Edge::kQuotation);
    }
    add_ends(p, begin.at, begin.at < front ? front : s.end, cue, ends);
    for (const Place& end : ends) {
      if (end.at > begin.at)
        add_candidate(p, cue, {{begin.at, end.at}, begin.edge, end.edge}, found);
    }
  }
  if (cue == s.begin || front <= s.begin + 1) {  // 'said Gustafon.' on its own: the sentence before
    const std::uint32_t index = p.sentence_of[cue];
    if (index > 0 && s.end - s.begin < 12) {
      add_candidate(p, cue,
                    {p.sentences[index - 1], Edge::kPreviousSentence, Edge::kPreviousSentence},
                    found);
    }
  }
  return found;
}

void content_features(const ParsedText& p, std::uint32_t cue, const std::optional<Frame>& frame,
                      WordRange source, const ContentCandidate& content, Features& into) {
  into.clear();
  const Word& c = p.words[cue];
  const auto kind = static_cast<std::uint32_t>(cue_class(c.form));
  const std::uint32_t base = base_of(c.form);
  const auto begin_edge = static_cast<std::uint32_t>(content.begin);
  const auto end_edge = static_cast<std::uint32_t>(content.end);
  const WordRange r = content.words;
  const WordRange s = p.sentence_at(cue);
  const std::uint32_t side = r.end <= cue ? 0 : r.begin > cue ? 1 : 2;
  const std::uint32_t place = side == 1   ? std::min(r.begin - cue, 5U)
                              : side == 0 ? std::min(cue - r.end, 5U)
                                          : 9;
  const std::uint32_t length = r.size() < 3    ? r.size()
                               : r.size() < 6  ? 3
                               : r.size() < 12 ? 4
                               : r.size() < 30 ? 5
                                               : 6;
  const bool holds_source = source.size() > 0 && source.begin >= r.begin && source.begin < r.end;
  std::uint32_t verbs = 0;
  std::uint32_t cut_in = 0;  // words outside that hang on words inside
  std::uint32_t cut_label = 0;
  std::uint32_t tops = 0;  // words inside that hang outside of it
  std::uint32_t top = r.begin;
  for (std::uint32_t i = r.begin; i < std::min(r.end, r.begin + 80); ++i) {
    const Word& w = p.words[i];
    if (is_verb(w.tag) || w.tag == Tag::kModal) ++verbs;
    const bool inside =
        w.head >= static_cast<std::int32_t>(r.begin) && w.head < static_cast<std::int32_t>(r.end);
    if (!inside && (w.shape & kSign) == 0) {
      ++tops;
      top = i;
    }
  }
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    if ((i >= r.begin && i < r.end) || sign(p, i)) continue;
    const std::int32_t head = p.words[i].head;
    if (head >= static_cast<std::int32_t>(r.begin) && head < static_cast<std::int32_t>(r.end) &&
        i != cue) {
      ++cut_in;
      if (i >= r.end && cut_label == 0)
        cut_label = 1 + static_cast<std::uint32_t>(p.words[i].label);
    }
  }
  const std::uint32_t hang = p.words[top].head == static_cast<std::int32_t>(cue)
                                 ? 1 + static_cast<std::uint32_t>(p.words[top].label)
                             : p.words[cue].head == static_cast<std::int32_t>(top) ? 40
                                                                                   : 41;
  const bool quoted = p.quotation_of[r.begin] >= 0 && r.begin > 0 && sign(p, r.begin - 1);
  const std::uint32_t next = r.end < s.end ? p.words[r.end].form : 7;
  const std::uint32_t next_word =
      r.end + 1 < s.end && sign(p, r.end) ? p.words[r.end + 1].form : next;
  const std::uint32_t before = r.begin > s.begin ? p.words[r.begin - 1].form : 7;
  const auto first_tag = static_cast<std::uint32_t>(p.words[r.begin].tag);
  const bool cue_quoted = p.quotation_of[cue] >= 0;
  const auto role = static_cast<std::uint32_t>(c.label);
  const auto put = [&](std::uint32_t n, std::uint32_t a, std::uint32_t b = 0, std::uint32_t d = 0) {
    into.push_back(feature(360 + n, a, b, d));
  };
  const std::uint32_t meets = !frame                            ? 0
                              : frame->content == r             ? 1
                              : frame->content.begin == r.begin ? 2
                              : frame->content.end == r.end     ? 3
                                                                : 4;
  put(40, meets, kind), put(41, meets, end_edge), put(42, meets, next_word),
      put(43, meets, cut_label);
  put(0, begin_edge, end_edge), put(1, begin_edge, end_edge, kind), put(2, side, place),
      put(3, side, begin_edge, base);
  put(4, end_edge, base), put(5, length, end_edge), put(6, std::min(verbs, 3U), length),
      put(7, holds_source, side);
  put(8, std::min(cut_in, 3U), end_edge), put(9, std::min(cut_in, 3U), cut_label),
      put(10, std::min(tops, 3U), begin_edge);
  put(11, hang, begin_edge), put(12, hang, side, kind), put(13, hang, end_edge),
      put(14, next, end_edge);
  put(15, next_word, end_edge), put(16, next, cut_label), put(17, before, begin_edge),
      put(18, first_tag, begin_edge);
  put(19, quoted, side, cue_quoted), put(20, quoted, begin_edge, end_edge),
      put(21, role, side, kind);
  put(22, role, begin_edge), put(23, side, end_edge, cue_quoted), put(24, kind, length, side);
  put(25, next_word, cut_label, std::min(verbs, 2U)), put(26, side, before),
      put(27, end_edge, cut_label, kind);
  put(28, std::min(tops, 3U), hang, end_edge),
      put(29, static_cast<std::uint32_t>(c.tag), side, begin_edge);
  put(30, r.begin == s.begin, r.end + 1 >= s.end, kind), put(31, place, side, begin_edge),
      put(32, next_word, kind);
}

}  // namespace perpend::claims
