// One row taken out, or two.
//
// Without a row the standard falls away for all alike and cancels; an actor with the part p of the
// sum and the delta d in it has p 10^-d left. With g = 1 - 10^-d the sum loses p g for one row, and
// for two rows
//
//     p (g_r + g_s) - p g_r g_s,       since 1 - 10^-(d_r + d_s) = g_r + g_s - g_r g_s
//
// so what two rows need beside the two corrections of one is the sum over the actors in both of
// p g_r g_s: one product each. Example: 10^5 actors, a case of 30 items: one walk through the
// postings, a few products a posting, and 435 pairs are answered. Counter-example: a row that
// carries nearly the whole sum; without it the rest is a small difference of large numbers, and
// where the best falls by more than kDeepest the sum is made anew.
//
// The leader without a row is the best actor that the row does not touch, or the best of those it
// does. Nobody below the worst of the first kind, over all that is left out, can lead, so nearly
// all of the second are passed by. Tested in posterior_kernel_test.cc against normalise() over all
// actors.
#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

#include "attribution/posterior_kernel.h"
#include "attribution/posterior_kernel_body.h"
#include "core/powers.h"

namespace perpend::attribution {
namespace {

constexpr std::size_t kRanked = 128;  // best actors of the whole case kept in order
constexpr std::size_t kBestOfRow = 8;

// 1 - 10^-d with 40 bits behind the point. Beyond six bans below nothing a product would not fit.
constexpr int kLossBits = 40;
constexpr std::int64_t kSteepest = -6'000'000;

std::int64_t loss_of(std::int32_t delta) {
  constexpr std::int64_t one = std::int64_t{1} << kLossBits;
  if (delta >= 0) {
    return one - static_cast<std::int64_t>(pow10_fixed(-std::int64_t{delta}) >> (62 - kLossBits));
  }
  // 10^-d above one: the power of what is left to six bans, times ten to the sixth. Of a case with
  // a steeper row nothing but the scores is used.
  const std::uint64_t below = pow10_fixed(std::min<std::int64_t>(kSteepest - delta, 0));
  return one - static_cast<std::int64_t>(static_cast<Wide>(below) * 1'000'000 >> (62 - kLossBits));
}

std::int64_t product(std::int64_t part, std::int64_t loss) {
  return static_cast<std::int64_t>(static_cast<SignedWide>(part) * loss >> kLossBits);
}

// The best actors of one row without it, best first.
struct RowBests {
  std::array<Best, kBestOfRow> best;
  std::size_t known = 0;
  bool more = false;  // there are others

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
    std::size_t place = known - 1;
    for (; place > 0 && better(other, best[place - 1]); --place) best[place] = best[place - 1];
    best[place] = other;
  }
};

// One posting of a touched actor, whose entries stand in the order of its rows.
struct Entry {
  std::int64_t loss = 0;  // of a whole
  std::int64_t lost = 0;  // of the actor's part
};

// The losses of one row's deltas: counts of reports are few, so they come again and again.
class Losses {
 public:
  std::int64_t of(std::int32_t delta) {
    Known& known = known_[static_cast<std::uint32_t>(delta) * 0x9E3779B1U >> 29];
    if (known.delta != delta) known = {delta, loss_of(delta)};
    return known.loss;
  }

 private:
  struct Known {
    std::int32_t delta = 0;
    std::int64_t loss = 0;
  };
  std::array<Known, 8> known_{};
};

}  // namespace

// Constant but for what measure() fills.
class LeaveOut {
 public:
  LeaveOut(const Kernel::Body& body, bool pairs)
      : body_(body),
        pairs_(pairs),
        rows_(body.one.rows),
        lost_(rows_.size()),
        bests_(rows_.size()),
        losses_(rows_.size()) {
    if (pairs) lost_twice_.resize(rows_.size() * rows_.size());
  }

  KernelSensitivity answer() {
    find_steepest();
    rank();
    find_besides();
    measure();
    KernelSensitivity result;
    for (std::size_t r = 0; r < rows_.size(); ++r) result.without.push_back(without(r));
    if (!pairs_) return result;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t s = r + 1; s < rows_.size(); ++s) {
        result.without_two.push_back(without(r, s));
      }
    }
    return result;
  }

 private:
  static std::uint64_t bit(std::size_t row) { return std::uint64_t{1} << row; }

  // How far two rows taken out can raise a score: parts are relative to what none exceeds.
  void find_steepest() {
    std::int32_t lowest = 0;
    for (const KernelRow& row : rows_) {
      for (const std::int32_t delta : row.deltas) lowest = std::min(lowest, delta);
    }
    steep_ = lowest <= kSteepest;
    reference_ = body_.whole.score - 2 * std::int64_t{lowest};
    total_ = body_.untouched_part(reference_);
    scale_ = pow10_fixed(2 * std::int64_t{lowest});
  }

  // The best touched actors of the whole case, best first; all of them, or kRanked. Some more are
  // gathered before the worst of them are dropped, so that nearly all cost one comparison.
  void rank() {
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
      const std::int64_t left = body_.touched.scores[a];
      const std::int64_t right = body_.touched.scores[b];
      return left != right ? left > right : a < b;
    };
    const auto drop = [&] {
      if (ranked_.size() <= kRanked) return;
      all_ranked_ = false;
      std::nth_element(ranked_.begin(), ranked_.begin() + kRanked - 1, ranked_.end(), better);
      ranked_.resize(kRanked);
    };
    std::int64_t least = body_.untouched_best.score;  // INT64_MIN if there is none
    for (std::uint32_t place = 0; place < body_.touched.size(); ++place) {
      if (body_.touched.scores[place] < least) continue;
      ranked_.push_back(place);
      if (ranked_.size() < 8 * kRanked) continue;
      drop();
      least = body_.touched.scores[ranked_.back()];
    }
    drop();
    std::sort(ranked_.begin(), ranked_.end(), better);
  }

  // The best that what is left out does not touch, for each; the worst of them is the floor.
  void find_besides() {
    beside_.resize(rows_.size() * rows_.size());
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t s = r; s < rows_.size(); ++s) {
        if (!pairs_ && s != r) continue;
        Best& best = beside_[r * rows_.size() + s] = best_beside(bit(r) | bit(s));
        floor_ = std::min(floor_, best.score);  // INT64_MIN if there is none
      }
    }
    if (pairs_) best_ = beside_;
  }

  // One walk through the postings, in blocks of actors.
  void measure() {
    std::vector<std::size_t> at(rows_.size(), 0);
    const auto count = static_cast<std::uint32_t>(body_.actors.group_of.size());
    std::size_t first = 0;  // place of the block's first touched actor
    for (std::uint32_t actor = 0; actor < count; actor += Kernel::Body::kBlock) {
      const std::uint32_t end = actor + std::min(Kernel::Body::kBlock, count - actor);
      std::size_t last = first;
      while (last < body_.touched.size() && body_.touched.actors[last] < end) ++last;
      if (last == first) continue;
      prepare(first, last);
      for (std::size_t r = 0; r < rows_.size(); ++r) take_row(r, first, end, at[r]);
      for (const std::uint32_t place : several_) take_pairs(place, first);
      first = last;
    }
  }

  // Room for the postings of the touched actors [first, last), by actor and then by row.
  void prepare(std::size_t first, std::size_t last) {
    posted_.resize(last - first);
    several_.resize(last - first);
    std::uint32_t sum = 0;
    std::size_t several = 0;
    for (std::size_t place = first; place < last; ++place) {
      const std::uint32_t count = body_.touched.counts[place];
      const auto part =
          static_cast<std::uint64_t>(static_cast<Wide>(body_.touched.parts[place]) * scale_ >> 62);
      total_ += part;
      sum += count;
      posted_[place - first] = {static_cast<std::int64_t>(part), body_.touched.scores[place],
                                sum - count, sum};
      several_[several] = static_cast<std::uint32_t>(place);
      several += pairs_ && count > 1 ? 1 : 0;
    }
    several_.resize(several);
    entries_.resize(sum);
    deltas_.resize(sum);
  }

  // The row's postings before the actor `end`, from the one it has got to. What the loop needs
  // stands in locals: an entry that is written might be any of the members, to the compiler.
  void take_row(std::size_t r, std::size_t first, std::uint32_t end, std::size_t& at) {
    const std::span<const std::uint32_t> actors = rows_[r].actors;
    const std::int32_t* const deltas = rows_[r].deltas.data();
    const std::uint32_t* const place_of = body_.place_of.data();
    Posted* const posted = posted_.data();
    Entry* const entries = pairs_ ? entries_.data() : nullptr;
    std::int32_t* const kept = deltas_.data();
    const std::int64_t floor = floor_;
    Losses& losses = losses_[r];
    SignedWide sum = 0;
    std::size_t i = at;
    for (; i < actors.size() && actors[i] < end; ++i) {
      const std::int32_t delta = deltas[i];
      const std::uint32_t place = place_of[actors[i]];
      const std::int64_t loss = losses.of(delta);
      Posted& actor = posted[place - first];
      const std::int64_t lost = product(actor.part, loss);
      sum += lost;
      if (actor.score - delta >= floor) bests_[r].offer({actors[i], actor.score - delta});
      if (entries == nullptr) continue;
      entries[actor.next] = {loss, lost};
      kept[actor.next++] = delta;
    }
    at = i;
    lost_[r] += sum;
  }

  void take_pairs(std::uint32_t place, std::size_t first) {
    const Posted posted = posted_[place - first];
    const std::size_t count = body_.touched.counts[place];
    const Entry* const entries = entries_.data() + posted.end - count;
    const std::int32_t* const deltas = deltas_.data() + posted.end - count;
    std::array<std::uint8_t, kMostRows> shown;  // the rows, ascending
    std::uint64_t bits = body_.touched.rows[place];
    for (std::size_t i = 0; i < count; ++i, bits &= bits - 1) {
      shown[i] = static_cast<std::uint8_t>(std::countr_zero(bits));
    }
    for (std::size_t a = 0; a + 1 < count; ++a) {
      const std::size_t row = shown[a] * rows_.size();
      SignedWide* const lost_twice = lost_twice_.data() + row;
      Best* const best = best_.data() + row;
      const std::int64_t lost = entries[a].lost;
      const std::int64_t score = posted.score - deltas[a];
      for (std::size_t b = a + 1; b < count; ++b) {
        lost_twice[shown[b]] += product(lost, entries[b].loss);
        if (score - deltas[b] < best[shown[b]].score) continue;
        best[shown[b]].offer(body_.touched.actors[place], score - deltas[b]);
      }
    }
  }

  KernelVerdict without(std::size_t r) const {
    Best best = beside_[r * rows_.size() + r];
    offer_of_row(r, 0, best);
    return left(best, bit(r), lost_[r], rows_[r].standard);
  }

  KernelVerdict without(std::size_t r, std::size_t s) const {
    const std::uint64_t bits = bit(r) | bit(s);
    const std::size_t both = r * rows_.size() + s;
    Best best = best_[both];
    offer_of_row(r, bit(s), best);
    offer_of_row(s, bit(r), best);
    return left(best, bits, lost_[r] + lost_[s] - lost_twice_[both],
                rows_[r].standard + rows_[s].standard);
  }

  // The best actor that none of these rows touches.
  Best best_beside(std::uint64_t rows) const {
    Best best = body_.untouched_best;
    for (const std::uint32_t place : ranked_) {
      if ((body_.touched.rows[place] & rows) != 0) continue;
      best.offer(body_.touched.actors[place], body_.touched.scores[place]);
      return best;
    }
    if (all_ranked_) return best;
    for (std::size_t i = 0; i < body_.touched.size(); ++i) {
      if ((body_.touched.rows[i] & rows) != 0) continue;
      best.offer(body_.touched.actors[i], body_.touched.scores[i]);
    }
    return best;
  }

  // The best of a row's actors without it, of those that another row does not touch.
  void offer_of_row(std::size_t r, std::uint64_t other, Best& best) const {
    const RowBests& bests = bests_[r];
    for (std::size_t i = 0; i < bests.known; ++i) {
      const Best& one = bests.best[i];
      if ((body_.touched.rows[body_.place_of[one.actor]] & other) != 0) continue;
      best.offer(one.actor, one.score);
      return;
    }
    if (!bests.more) return;
    const KernelRow& row = rows_[r];
    for (std::size_t i = 0; i < row.actors.size(); ++i) {
      const std::uint32_t place = body_.place_of[row.actors[i]];
      if ((body_.touched.rows[place] & other) != 0) continue;
      best.offer(row.actors[i], body_.touched.scores[place] - row.deltas[i]);
    }
  }

  KernelVerdict left(Best best, std::uint64_t rows, SignedWide lost, std::int64_t standard) const {
    const std::int64_t rest = body_.standards - standard;
    if (steep_ || reference_ - best.score > kDeepest) return anew(best, rows, rest);
    const auto total = static_cast<Wide>(static_cast<SignedWide>(total_) - lost);
    return Kernel::Body::verdict(best, reference_, total, rest);
  }

  // Where the best falls far below what parts are relative to: all of it anew.
  KernelVerdict anew(Best best, std::uint64_t rows, std::int64_t standard) const {
    std::vector<std::int64_t> scores = body_.touched.scores;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if ((rows & bit(r)) == 0) continue;
      for (std::size_t i = 0; i < rows_[r].actors.size(); ++i) {
        scores[body_.place_of[rows_[r].actors[i]]] -= rows_[r].deltas[i];
      }
    }
    Wide total = 0;
    for (std::size_t g = 0; g < body_.groups; ++g) {
      if (body_.untouched[g] == 0) continue;
      total +=
          static_cast<Wide>(pow10_fixed(body_.one.priors[g] - best.score)) * body_.untouched[g];
    }
    for (const std::int64_t score : scores) total += pow10_fixed(score - best.score);
    return Kernel::Body::verdict(best, best.score, total, standard);
  }

  const Kernel::Body& body_;
  bool pairs_;
  std::span<const KernelRow> rows_;
  std::int64_t reference_ = 0;  // at least every score that can come up
  std::uint64_t scale_ = 0;     // of a part relative to it, as 62 bits
  Wide total_ = 0;
  std::int64_t floor_ = INT64_MAX;
  bool steep_ = false;
  bool all_ranked_ = true;             // of those that reach the best untouched actor
  std::vector<std::uint32_t> ranked_;  // places of touched actors
  std::vector<Best> beside_;           // of each two, the lower first, and of each alone
  std::vector<SignedWide> lost_;       // of each row
  std::vector<RowBests> bests_;        // of each row
  // Of each two, the lower first: what the actors of both lose twice; the best of those that
  // neither touches or both do.
  std::vector<SignedWide> lost_twice_;
  std::vector<Best> best_;
  std::vector<Losses> losses_;  // of each row
  // Of the block at hand, by place less the first.
  struct Posted {
    std::int64_t part = 0;  // relative to reference_
    std::int64_t score = 0;
    std::uint32_t next = 0;  // where the next of its entries goes
    std::uint32_t end = 0;   // of its entries
  };
  std::vector<Posted> posted_;
  std::vector<std::uint32_t> several_;  // places of actors in two rows or more
  std::vector<Entry> entries_;
  std::vector<std::int32_t> deltas_;  // of the entries
};

KernelSensitivity Kernel::Body::leave_out(bool pairs) const {
  return LeaveOut(*this, pairs).answer();
}

}  // namespace perpend::attribution
