// A posterior from postings.
//
// Most actors show nothing of a case: they keep the score of their group, and a group's part of the
// normaliser is one power of ten times its size. The others are found by walking the postings of
// the case's items; those that end at the same score are counted together, since counts of reports
// are small and take few values, and one power of ten is computed for each such class. Example:
// 10^5 actors, 30 items of 300 postings: some 9,000 actors are touched, in a few hundred classes.
// Counter-example: an item that everybody shows has 10^5 postings; it had better be the row's
// standard, with the few that lack it as postings of a negative delta.
//
// Without a row the standard falls away for all alike and cancels; only its postings change their
// part: the sum is corrected by what they had and what they have. Without two rows the two
// corrections add up, but for the actors in both, which are found through the rows of each touched
// actor. The leader is the best actor that neither row touches (classes by score, best first), or
// the best of those that they do. Good (1950) for the weights; the inverted index is that of text
// retrieval (Zobel and Moffat 2006). Tested in posterior_kernel_test.cc against normalise() over
// all actors; speed in bench/posterior_bench.cc.
#include "attribution/posterior_kernel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdlib>

namespace perpend::attribution {
namespace {

__extension__ using Wide = unsigned __int128;
__extension__ using SignedWide = __int128;

constexpr std::uint32_t kNoClass = UINT32_MAX;
constexpr std::size_t kRanked = 128;  // classes kept in order of their score
constexpr std::size_t kBestOfRow = 8;

struct Best {
  std::uint32_t actor = UINT32_MAX;
  std::int64_t score = INT64_MIN;

  bool found() const { return actor != UINT32_MAX; }
  void offer(std::uint32_t other, std::int64_t its) {
    if (its > score || (its == score && other < actor)) *this = {other, its};
  }
};

constexpr std::int32_t kUntouched = INT32_MIN;

// pow10_fixed() as one product from two tables of it, by millibans and microbans: within three
// units of 2^-62, and some ten times as fast. For parts that are summed, taken out and put back a
// hundred thousand times; all of them must come from here.
class QuickPowers {
 public:
  QuickPowers() {
    for (std::int64_t i = 0; i < kMillibans; ++i) whole_.push_back(pow10_fixed(-1000 * i));
    for (std::int64_t i = 0; i < 1000; ++i) fine_.push_back(pow10_fixed(-i));
  }
  std::uint64_t at(std::int64_t microbans) const {  // at most 0
    const auto below = static_cast<std::uint64_t>(-microbans);
    if (below >= 1000 * std::uint64_t{kMillibans}) return 0;
    return static_cast<std::uint64_t>(
        static_cast<Wide>(whole_[below / 1000]) * fine_[below % 1000] >> 62);
  }
  static const QuickPowers& table() {
    static const QuickPowers powers;
    return powers;
  }

 private:
  static constexpr std::int64_t kMillibans = 19'000;  // below that pow10_fixed() is 0
  std::vector<std::uint64_t> whole_;
  std::vector<std::uint64_t> fine_;
};

bool two_or_more(std::uint64_t rows) { return (rows & (rows - 1)) != 0; }

// Touched actors that share one score.
struct Class {
  std::int64_t score = 0;
  std::uint32_t count = 0;
};

struct Entry {  // one posting of an actor that several rows touch
  std::uint32_t row = 0;
  std::int32_t delta = 0;
};

}  // namespace

struct Kernel::Body {
  explicit Body(KernelActors columns)
      : actors(columns),
        deltas(columns.group_of.size(), kUntouched),
        place_of(columns.group_of.size(), 0),
        groups(columns.starts.size() - 1) {
    assert(columns.members.size() == columns.group_of.size());
  }

  KernelActors actors;
  KernelCase one;
  std::vector<std::int32_t> deltas;     // of each actor, or kUntouched
  std::vector<std::uint32_t> place_of;  // of each touched actor, in `touched`; filled to leave out
  std::size_t groups;

  std::vector<std::uint32_t> touched;
  std::vector<std::int64_t> scores;     // of each touched actor, without standards
  std::vector<std::uint32_t> class_of;  // of each touched actor
  std::vector<Class> classes;
  std::vector<std::uint32_t> slots;      // open addressing over classes, by score
  std::vector<std::uint32_t> untouched;  // of each group, how many
  Best whole;                            // the leader, without standards
  std::int64_t standards = 0;
  Wide sum = 0;  // relative to whole.score

  // To leave rows out. Parts are relative to `reference`, at least every score that can come up.
  const QuickPowers& powers = QuickPowers::table();
  std::int64_t reference = 0;
  Wide reference_sum = 0;
  Best untouched_best;
  std::vector<std::uint64_t> parts;    // of each class
  std::vector<std::uint64_t> rows_of;  // of each touched actor, a bit a row
  std::vector<std::uint32_t> ranked;   // places of the best touched actors, best first
  std::vector<std::uint32_t> several;  // places of actors that two rows or more touch
  std::vector<std::uint32_t> entry_starts;
  std::vector<Entry> entries;  // of each of `several`, by row

  void forget() {
    for (const std::uint32_t actor : touched) deltas[actor] = kUntouched;
    touched.clear();
    scores.clear();
    classes.clear();
  }

  void touch() {
    standards = 0;
    std::size_t postings = 0;
    for (const KernelRow& row : one.rows) {
      assert(row.actors.size() == row.deltas.size());
      standards += row.standard;
      postings += row.actors.size();
    }
    touched.resize(postings);
    std::size_t count = 0;
    for (const KernelRow& row : one.rows) {
      for (std::size_t i = 0; i < row.actors.size(); ++i) {
        std::int32_t& delta = deltas[row.actors[i]];
        const bool fresh = delta == kUntouched;
        touched[count] = row.actors[i];
        count += fresh ? 1 : 0;
        delta = (fresh ? 0 : delta) + row.deltas[i];
      }
    }
    touched.resize(count);
  }

  static std::size_t slot_of(std::int64_t score) {
    return static_cast<std::size_t>((static_cast<std::uint64_t>(score) * 0x9E3779B97F4A7C15) >> 32);
  }

  void grow_slots() {
    slots.assign(std::max<std::size_t>(1024, 2 * slots.size()), kNoClass);
    for (std::uint32_t c = 0; c < classes.size(); ++c) slots[free_slot(classes[c].score)] = c;
  }

  std::size_t free_slot(std::int64_t score) const {
    std::size_t slot = slot_of(score) & (slots.size() - 1);
    while (slots[slot] != kNoClass && classes[slots[slot]].score != score) {
      slot = (slot + 1) & (slots.size() - 1);
    }
    return slot;
  }

  void classify() {
    std::fill(slots.begin(), slots.end(), kNoClass);
    if (slots.empty()) grow_slots();
    untouched.resize(groups);
    for (std::size_t g = 0; g < groups; ++g) {
      untouched[g] = actors.starts[g + 1] - actors.starts[g];
    }
    class_of.resize(touched.size());
    scores.resize(touched.size());
    for (std::size_t i = 0; i < touched.size(); ++i) {
      const std::uint32_t group = actors.group_of[touched[i]];
      --untouched[group];
      const std::int64_t score = one.priors[group] + deltas[touched[i]];
      scores[i] = score;
      const std::size_t slot = free_slot(score);
      std::uint32_t found = slots[slot];
      if (found == kNoClass) {
        found = slots[slot] = static_cast<std::uint32_t>(classes.size());
        classes.push_back({score, 0});
        if (2 * classes.size() > slots.size()) grow_slots();
      }
      class_of[i] = found;
      ++classes[found].count;
    }
  }

  // The best of the actors that no row touches.
  void find_untouched_best() {
    untouched_best = {};
    for (std::size_t g = 0; g < groups; ++g) {
      if (untouched[g] == 0 || one.priors[g] < untouched_best.score) continue;
      std::uint32_t at = actors.starts[g];
      while (deltas[actors.members[at]] != kUntouched) ++at;
      untouched_best.offer(actors.members[at], one.priors[g]);
    }
  }

  // The sum of all parts relative to a score that none exceeds; fills `parts`.
  template <class Power>
  Wide sum_relative_to(std::int64_t best, Power power) {
    parts.clear();
    Wide total = 0;
    for (const Class& one_class : classes) {
      parts.push_back(power(one_class.score - best));
      total += static_cast<Wide>(parts.back()) * one_class.count;
    }
    for (std::size_t g = 0; g < groups; ++g) {
      if (untouched[g] == 0) continue;
      total += static_cast<Wide>(power(one.priors[g] - best)) * untouched[g];
    }
    return total;
  }

  static Posterior share(std::uint64_t part, Wide total) {
    assert(total > 0);  // the best score alone gives 2^62
    return Posterior(static_cast<std::int64_t>(static_cast<Wide>(part) *
                                               static_cast<Wide>(Posterior::kOne) / total));
  }

  KernelVerdict verdict(Best best, std::int64_t relative_to, Wide total,
                        std::int64_t standard) const {
    return {best.actor, best.score + standard,
            normaliser_of(Score(relative_to + standard), static_cast<std::uint64_t>(total >> 64),
                          static_cast<std::uint64_t>(total)),
            share(pow10_fixed(best.score - relative_to), total)};
  }

  KernelVerdict weigh(const KernelCase& asked) {
    assert(asked.rows.size() <= kMostRows && asked.priors.size() == groups);
    forget();
    one = asked;
    touch();
    classify();
    find_untouched_best();
    whole = untouched_best;
    for (std::size_t i = 0; i < touched.size(); ++i) {
      if (scores[i] >= whole.score) whole.offer(touched[i], scores[i]);
    }
    sum = sum_relative_to(whole.score, pow10_fixed);
    return verdict(whole, whole.score, sum, standards);
  }

  Posterior posterior_of(std::uint32_t actor) const {
    const std::int32_t delta = deltas[actor];
    const std::int64_t score =
        one.priors[actors.group_of[actor]] + (delta == kUntouched ? 0 : delta);
    return share(pow10_fixed(score - whole.score), sum);
  }

  // --- rows left out ---

  // Rows of each touched actor; how far two rows taken out can raise a score.
  std::int64_t mark_rows() {
    for (std::uint32_t i = 0; i < touched.size(); ++i) place_of[touched[i]] = i;
    rows_of.assign(touched.size(), 0);
    std::int64_t lowest = 0;
    for (std::uint32_t r = 0; r < one.rows.size(); ++r) {
      const KernelRow& row = one.rows[r];
      for (std::size_t i = 0; i < row.actors.size(); ++i) {
        rows_of[place_of[row.actors[i]]] |= std::uint64_t{1} << r;
        lowest = std::min<std::int64_t>(lowest, row.deltas[i]);
      }
    }
    return -2 * lowest;
  }

  // Postings of the actors that two rows or more touch.
  void list_entries() {
    several.clear();
    entry_starts.assign(1, 0);
    std::vector<std::uint32_t> next(touched.size(), 0);
    for (std::uint32_t i = 0; i < touched.size(); ++i) {
      if (!two_or_more(rows_of[i])) continue;
      const int rows = std::popcount(rows_of[i]);
      next[i] = entry_starts.back();
      several.push_back(i);
      entry_starts.push_back(entry_starts.back() + static_cast<std::uint32_t>(rows));
    }
    entries.resize(entry_starts.back());
    for (std::uint32_t r = 0; r < one.rows.size(); ++r) {
      const KernelRow& row = one.rows[r];
      for (std::size_t i = 0; i < row.actors.size(); ++i) {
        const std::uint32_t place = place_of[row.actors[i]];
        if (!two_or_more(rows_of[place])) continue;
        entries[next[place]++] = {r, row.deltas[i]};
      }
    }
  }

  // At least kRanked of the best touched actors, or all of them.
  void rank() {
    std::vector<Class> best = classes;
    const std::size_t kept = std::min(best.size(), kRanked);
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
                      [](const Class& a, const Class& b) { return a.score > b.score; });
    std::int64_t lowest = INT64_MIN;
    std::size_t count = 0;
    for (std::size_t c = 0; c < kept && count < kRanked; ++c) {
      count += best[c].count;
      lowest = best[c].score;
    }
    ranked.clear();
    for (std::uint32_t i = 0; i < touched.size(); ++i) {
      if (scores[i] >= lowest) ranked.push_back(i);
    }
    std::sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) {
      return scores[a] != scores[b] ? scores[a] > scores[b] : touched[a] < touched[b];
    });
  }

  // The best touched actor that none of these rows touches.
  Best best_beside(std::uint64_t rows) const {
    for (const std::uint32_t place : ranked) {
      if ((rows_of[place] & rows) == 0) return {touched[place], scores[place]};
    }
    Best best;
    if (ranked.size() == touched.size()) return best;
    for (std::size_t i = 0; i < touched.size(); ++i) {
      if ((rows_of[i] & rows) == 0) best.offer(touched[i], scores[i]);
    }
    return best;
  }

  struct RowOut {
    SignedWide correction = 0;
    std::array<Best, kBestOfRow> best;  // of its actors without it, best first
    std::size_t known = 0;
    bool more = false;  // it has others

    void offer(Best other) {
      const auto better = [](const Best& a, const Best& b) {
        return a.score != b.score ? a.score > b.score : a.actor < b.actor;
      };
      if (known == kBestOfRow) {
        more = true;
        if (!better(other, best[known - 1])) return;
      } else {
        ++known;
      }
      std::size_t at = known - 1;
      for (; at > 0 && better(other, best[at - 1]); --at) best[at] = best[at - 1];
      best[at] = other;
    }
  };

  std::uint64_t part_at(std::int64_t score) const { return powers.at(score - reference); }

  // Of the classes: the last delta that was taken out of one of its actors, in which row, and what
  // that changed. Within a class and a row an actor's delta is mostly that of the one before.
  struct Memo {
    std::uint32_t row = UINT32_MAX;
    std::int32_t delta = 0;
    std::int64_t change = 0;
  };
  std::vector<Memo> memos;

  // Sum of what the row's actors have without it, less what they had.
  RowOut without_row(std::uint32_t r) {
    const KernelRow& row = one.rows[r];
    RowOut out;
    for (std::size_t i = 0; i < row.actors.size(); ++i) {
      const std::uint32_t place = place_of[row.actors[i]];
      const std::uint32_t c = class_of[place];
      const std::int64_t score = scores[place] - row.deltas[i];
      Memo& memo = memos[c];
      if (memo.row != r || memo.delta != row.deltas[i]) {
        memo = {r, row.deltas[i],
                static_cast<std::int64_t>(part_at(score)) - static_cast<std::int64_t>(parts[c])};
      }
      out.correction += memo.change;
      if (out.known < kBestOfRow || score >= out.best[kBestOfRow - 1].score) {
        out.offer({row.actors[i], score});
      } else {
        out.more = true;
      }
    }
    return out;
  }

  // The best of a row's actors without it, of those that another row does not touch.
  void offer_of_row(const KernelRow& row, const RowOut& out, std::uint64_t other,
                    Best& best) const {
    for (std::size_t i = 0; i < out.known; ++i) {
      if ((rows_of[place_of[out.best[i].actor]] & other) != 0) continue;
      best.offer(out.best[i].actor, out.best[i].score);
      return;
    }
    if (!out.more) return;
    for (std::size_t i = 0; i < row.actors.size(); ++i) {
      const std::uint32_t place = place_of[row.actors[i]];
      if ((rows_of[place] & other) == 0) best.offer(row.actors[i], scores[place] - row.deltas[i]);
    }
  }

  // Where the best falls far below what parts are relative to: all of it anew.
  KernelVerdict anew(Best best, std::uint64_t rows, std::int64_t standard) const {
    Wide total = 0;
    for (std::size_t g = 0; g < groups; ++g) {
      if (untouched[g] == 0) continue;
      total += static_cast<Wide>(pow10_fixed(one.priors[g] - best.score)) * untouched[g];
    }
    std::vector<std::int64_t> left_scores = scores;
    for (std::size_t r = 0; r < one.rows.size(); ++r) {
      if ((rows >> r & 1) == 0) continue;
      const KernelRow& row = one.rows[r];
      for (std::size_t i = 0; i < row.actors.size(); ++i) {
        left_scores[place_of[row.actors[i]]] -= row.deltas[i];
      }
    }
    for (const std::int64_t score : left_scores) total += pow10_fixed(score - best.score);
    return verdict(best, best.score, total, standard);
  }

  KernelVerdict left(Best best, std::uint64_t rows, SignedWide correction,
                     std::int64_t standard) const {
    if (reference - best.score > kDeepest) return anew(best, rows, standard);
    const Wide total = static_cast<Wide>(static_cast<SignedWide>(reference_sum) + correction);
    return verdict(best, reference, total, standard);
  }

  struct Both {  // what actors of two rows add to the corrections of each, and the best of them
    SignedWide correction = 0;
    Best best;
  };

  std::vector<Both> intersections() {
    const std::size_t count = one.rows.size();
    std::vector<Both> both(count * count);
    std::array<std::uint64_t, kMostRows> without{};
    for (std::size_t k = 0; k < several.size(); ++k) {
      const std::uint32_t i = several[k];
      const std::uint32_t first = entry_starts[k];
      const std::uint32_t last = entry_starts[k + 1];
      for (std::uint32_t e = first; e < last; ++e) {
        without[e - first] = part_at(scores[i] - entries[e].delta);
      }
      const auto own = static_cast<SignedWide>(parts[class_of[i]]);
      for (std::uint32_t a = first; a < last; ++a) {
        for (std::uint32_t b = a + 1; b < last; ++b) {
          const std::int64_t score = scores[i] - entries[a].delta - entries[b].delta;
          Both& pair = both[entries[a].row * count + entries[b].row];
          pair.correction += static_cast<SignedWide>(part_at(score)) + own -
                             static_cast<SignedWide>(without[a - first]) -
                             static_cast<SignedWide>(without[b - first]);
          pair.best.offer(touched[i], score);
        }
      }
    }
    return both;
  }

  KernelSensitivity leave_out(bool pairs) {
    const std::size_t count = one.rows.size();
    reference = whole.score + mark_rows();
    rank();
    reference_sum =
        sum_relative_to(reference, [&](std::int64_t microbans) { return powers.at(microbans); });
    memos.assign(classes.size(), {});
    KernelSensitivity result;
    std::vector<RowOut> outs;
    for (std::uint32_t r = 0; r < count; ++r) {
      outs.push_back(without_row(r));
      const std::uint64_t bit = std::uint64_t{1} << r;
      Best best = best_beside(bit);
      if (untouched_best.found()) best.offer(untouched_best.actor, untouched_best.score);
      offer_of_row(one.rows[r], outs[r], 0, best);
      result.without.push_back(
          left(best, bit, outs[r].correction, standards - one.rows[r].standard));
    }
    if (!pairs) return result;
    list_entries();
    const std::vector<Both> both = intersections();
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t s = r + 1; s < count; ++s) {
        const std::uint64_t bits = std::uint64_t{1} << r | std::uint64_t{1} << s;
        const Both& pair = both[r * count + s];
        Best best = best_beside(bits);
        if (untouched_best.found()) best.offer(untouched_best.actor, untouched_best.score);
        if (pair.best.found()) best.offer(pair.best.actor, pair.best.score);
        offer_of_row(one.rows[r], outs[r], std::uint64_t{1} << s, best);
        offer_of_row(one.rows[s], outs[s], std::uint64_t{1} << r, best);
        result.without_two.push_back(left(best, bits,
                                          outs[r].correction + outs[s].correction + pair.correction,
                                          standards - one.rows[r].standard - one.rows[s].standard));
      }
    }
    return result;
  }
};

Kernel::Kernel(KernelActors actors) : body_(std::make_unique<Body>(actors)) {}
Kernel::Kernel(Kernel&&) noexcept = default;
Kernel& Kernel::operator=(Kernel&&) noexcept = default;
Kernel::~Kernel() = default;

KernelVerdict Kernel::weigh(const KernelCase& one) { return body_->weigh(one); }
Posterior Kernel::posterior_of(std::uint32_t actor) const { return body_->posterior_of(actor); }
KernelSensitivity Kernel::leave_out(bool pairs) { return body_->leave_out(pairs); }

}  // namespace perpend::attribution
