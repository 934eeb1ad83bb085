// Whose words? Candidates are the noun groups of the cue's sentence, each in two lengths, and
// nobody. The tree names one of them (governor()); the ranker may overrule it. Tested in
// attribution_test.cc.
#include <algorithm>

#include "claims/attribution.h"
#include "claims/frames.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kReach = 45;  // words either way

// The head inside a candidate: the word whose head lies outside.
std::uint32_t top_of(const ParsedText& parsed, WordRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::int32_t head = parsed.words[i].head;
    const bool inside = head >= static_cast<std::int32_t>(range.begin) &&
                        head < static_cast<std::int32_t>(range.end);
    if (!inside && !is_punctuation(parsed.words[i].tag)) return i;
  }
  return range.begin;
}

// How the tree leads from the cue to the word: up at most three, down at most two, as one number.
std::uint32_t path(const ParsedText& parsed, std::uint32_t cue, std::uint32_t word) {
  std::uint32_t up = cue;
  std::uint32_t code = 1;
  for (std::uint32_t steps = 0; steps < 4; ++steps) {
    std::uint32_t down = word;
    std::uint32_t below = 0;
    for (std::uint32_t depth = 0; depth < 3; ++depth) {
      if (down == up) return feature(300, code, below);
      below = below * 16 + 1 + static_cast<std::uint32_t>(parsed.words[down].label);
      if (parsed.words[down].head < 0) break;
      down = static_cast<std::uint32_t>(parsed.words[down].head);
    }
    if (parsed.words[up].head < 0) break;
    code = code * 16 + 1 + static_cast<std::uint32_t>(parsed.words[up].label);
    up = static_cast<std::uint32_t>(parsed.words[up].head);
  }
  return 0;
}

void add_once(std::vector<WordRange>& to, WordRange range) {
  if (std::find(to.begin(), to.end(), range) == to.end()) to.push_back(range);
}

std::uint32_t distance_class(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t gap = a > b ? a - b : b - a;
  return gap < 4 ? gap : gap < 7 ? 4 : gap < 12 ? 5 : gap < 20 ? 6 : 7;
}

}  // namespace

std::vector<WordRange> source_candidates(const ParsedText& parsed, std::uint32_t cue) {
  const WordRange s = parsed.sentence_at(cue);
  std::vector<WordRange> found = {{cue, cue}};
  const std::uint32_t from = std::max(s.begin, cue > kReach ? cue - kReach : 0);
  const std::uint32_t to = std::min(s.end, cue + kReach);
  for (std::uint32_t i = from; i < to; ++i) {
    if (i == cue || !is_nominal(parsed.words[i].tag)) continue;
    // Words before the head of their group make no group of their own.
    if (parsed.words[i].label == Label::kOther && parsed.words[i].head >= 0 &&
        is_nominal(parsed.words[static_cast<std::size_t>(parsed.words[i].head)].tag)) {
      continue;
    }
    for (const bool alone : {true, false}) {
      const WordRange group = noun_group(parsed, i, alone);
      if (cue >= group.begin && cue < group.end) continue;
      add_once(found, group);
    }
  }
  if (const auto frame = frame_of(parsed, cue); frame && frame->source.size() > 0) {
    add_once(found, frame->source);
  }
  return found;
}

void source_features(const ParsedText& parsed, std::uint32_t cue, const std::optional<Frame>& frame,
                     WordRange source, Features& into) {
  into.clear();
  const Word& c = parsed.words[cue];
  const auto kind = static_cast<std::uint32_t>(cue_class(c.form));
  const std::uint32_t base = base_of(c.form);
  const auto put = [&](std::uint32_t n, std::uint32_t a, std::uint32_t b = 0, std::uint32_t d = 0) {
    into.push_back(feature(320 + n, a, b, d));
  };
  const std::uint32_t rule = governor(parsed, cue);
  if (source.size() == 0) {
    put(0, kind, rule == kNoWord), put(27, frame.has_value(), rule == kNoWord),
        put(1, static_cast<std::uint32_t>(c.tag), rule == kNoWord), put(2, base);
    return;
  }
  const std::uint32_t top = top_of(parsed, source);
  const Word& w = parsed.words[top];
  const auto t = static_cast<std::uint32_t>(w.tag);
  const auto role = static_cast<std::uint32_t>(w.label);
  const std::uint32_t way = path(parsed, cue, top);
  const std::uint32_t side = top < cue ? 1 : 0;
  const std::uint32_t far = distance_class(top, cue);
  const WordRange alone = noun_group(parsed, top, true);
  const bool shorter = alone == source && noun_group(parsed, top, false) != source;
  const bool longer = alone != source;
  const std::uint32_t length = shorter ? 1 : longer ? 2 : 0;
  const WordRange s = parsed.sentence_at(cue);
  const std::uint32_t after = source.end < s.end ? parsed.words[source.end].form : 7;
  const std::uint32_t after_tag =
      source.end < s.end ? static_cast<std::uint32_t>(parsed.words[source.end].tag) : 77;
  put(3, rule == top, kind), put(4, rule == top, length), put(5, way), put(6, way, kind),
      put(7, way, t);
  put(8, side, far, t), put(9, side, far, kind), put(10, w.form, side), put(11, role, side, kind);
  put(12, t, length), put(13, after, length), put(14, after_tag, length, t);
  put(15, parsed.quotation_of[top] == parsed.quotation_of[cue], side, kind),
      put(16, role, t, rule == top);
  put(17, rule == kNoWord, way, side),
      put(18, side, source.begin == cue + 1 || source.end == cue, kind);
  put(19, parsed.words[source.begin].form, side, role),
      put(20, w.shape & (kCapital | kAllCapitals), side, kind);
  const bool framed = frame.has_value();
  const std::uint32_t meets = !framed                                                 ? 0
                              : frame->source == source                               ? 1
                              : frame->source.begin == source.begin                   ? 2
                              : top >= frame->source.begin && top < frame->source.end ? 3
                                                                                      : 4;
  put(24, meets, kind), put(25, meets, rule == top, length), put(26, meets, t);
  if (longer && alone.end < source.end) {
    const Word& joined = parsed.words[alone.end];
    put(21, joined.form), put(22, static_cast<std::uint32_t>(joined.tag));
  }
  if (longer && alone.begin > source.begin) put(23, parsed.words[alone.begin - 1].form);
}

}  // namespace perpend::claims
