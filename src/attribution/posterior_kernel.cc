// A posterior from postings.
//
// Most actors show nothing of a case: they keep the score of their group, and a group's part of the
// normaliser is one power of ten times its size. The others are found by walking the postings of
// the case's items, some thousands of actors at a time, so that what is added up about them stays
// near the processor; those that were met are then read off a bit map in their order. Example: 10^5
// actors, 30 items of 300 postings: some 9,000 actors are met, and each costs one power of ten.
// Counter-example: an item that everybody shows has 10^5 postings; it had better be the row's
// standard, with the few that lack it as postings of a negative delta.
//
// Good (1950) for the weights; the inverted index is that of text retrieval (Zobel and Moffat
// 2006). Tested in posterior_kernel_test.cc against normalise() over all actors; speed in
// bench/posterior_bench.cc.
#include "attribution/posterior_kernel.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "attribution/posterior_kernel_body.h"
#include "core/powers.h"

namespace perpend::attribution {

Kernel::Body::Body(KernelActors columns)
    : actors(columns),
      groups(columns.starts.size() - 1),
      place_of(columns.group_of.size(), 0),
      cells(kBlock),
      marked(kBlock, 0) {
  assert(columns.members.size() == columns.group_of.size());
}

void Touched::resize(std::size_t size) {
  actors.resize(size);
  scores.resize(size);
  rows.resize(size);
  counts.resize(size);
  parts.resize(size);
}

void Kernel::Body::touch() {
  standards = 0;
  at.clear();
  untouched.resize(groups);
  for (std::size_t g = 0; g < groups; ++g) untouched[g] = actors.starts[g + 1] - actors.starts[g];
  std::size_t postings = 0;
  for (const KernelRow& row : one.rows) {
    assert(row.actors.size() == row.deltas.size());
    standards += row.standard;
    postings += row.actors.size();
    at.push_back(row.actors.data());
  }
  const auto count = static_cast<std::uint32_t>(actors.group_of.size());
  touched.resize(std::min<std::size_t>(postings, count));
  std::size_t size = 0;
  for (std::uint32_t first = 0; first < count; first += kBlock) {
    take_postings(first, first + std::min(kBlock, count - first));
    size = take_cells(first, size);
  }
  touched.resize(size);
}

// The postings of actors from `first` to before `last`.
void Kernel::Body::take_postings(std::uint32_t first, std::uint32_t last) {
  for (std::size_t r = 0; r < one.rows.size(); ++r) {
    const KernelRow& row = one.rows[r];
    const std::uint32_t* actor = at[r];
    const std::uint32_t* const end = row.actors.data() + row.actors.size();
    const std::int32_t* delta = row.deltas.data() + (actor - row.actors.data());
    const std::uint64_t bit = std::uint64_t{1} << r;
    for (; actor != end && *actor < last; ++actor, ++delta) {
      assert(-kMostDelta <= *delta && *delta <= kMostDelta);
      const std::uint32_t place = *actor - first;
      cells[place].rows |= bit;
      cells[place].sum += (static_cast<std::uint64_t>(*delta) << 32) + 1;
      marked[place] = 1;
    }
    at[r] = actor;
  }
}

// Bit i of the result: byte i of eight is 1; all are 0 or 1.
static std::uint64_t bits_of_bytes(const std::uint8_t* bytes) {
  std::uint64_t word = 0;
  for (unsigned i = 0; i < 8; ++i) word |= std::uint64_t{bytes[i]} << (8 * i);  // one load
  return word * 0x0102040810204080 >> 56;
}

// The cells that were marked, put after the first `size` touched actors; how many there are then.
std::size_t Kernel::Body::take_cells(std::uint32_t first, std::size_t size) {
  for (std::uint32_t word = 0; word < kBlock; word += 64) {
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) bits |= bits_of_bytes(&marked[word + 8 * i]) << (8 * i);
    if (bits == 0) continue;
    std::fill_n(&marked[word], 64, std::uint8_t{0});
    for (; bits != 0; bits &= bits - 1) {
      const auto place = word + static_cast<std::uint32_t>(std::countr_zero(bits));
      const std::uint32_t actor = first + place;
      const std::uint32_t group = actors.group_of[actor];
      Cell& cell = cells[place];
      --untouched[group];
      place_of[actor] = static_cast<std::uint32_t>(size);
      touched.actors[size] = actor;
      touched.scores[size] = one.priors[group] + (static_cast<std::int64_t>(cell.sum) >> 32);
      touched.rows[size] = cell.rows;
      touched.counts[size] = static_cast<std::uint8_t>(cell.sum);
      cell = {};
      ++size;
    }
  }
  return size;
}

Best Kernel::Body::best_untouched() const {
  Best best;
  for (std::size_t g = 0; g < groups; ++g) {
    if (untouched[g] == 0 || one.priors[g] < best.score) continue;
    std::uint32_t member = actors.starts[g];
    while (is_touched(actors.members[member])) ++member;
    best.offer(actors.members[member], one.priors[g]);
  }
  return best;
}

Wide Kernel::Body::untouched_part(std::int64_t score) const {
  Wide total = 0;
  for (std::size_t g = 0; g < groups; ++g) {
    if (untouched[g] == 0) continue;
    total += static_cast<Wide>(pow10_fixed(one.priors[g] - score)) * untouched[g];
  }
  return total;
}

Wide Kernel::Body::sum_of_parts() {
  Wide total = untouched_part(whole.score);
  for (std::size_t i = 0; i < touched.size(); ++i) {
    total += touched.parts[i] = pow10_fixed(touched.scores[i] - whole.score);
  }
  return total;
}

Posterior Kernel::Body::share(std::uint64_t part, Wide total) {
  assert(total > 0);  // the best score alone gives 2^62
  return Posterior(static_cast<std::int64_t>(static_cast<Wide>(part) *
                                             static_cast<Wide>(Posterior::kOne) / total));
}

KernelVerdict Kernel::Body::verdict(Best best, std::int64_t relative_to, Wide total,
                                    std::int64_t standard) {
  return {best.actor, best.score + standard,
          normaliser_of(Score(relative_to + standard), static_cast<std::uint64_t>(total >> 64),
                        static_cast<std::uint64_t>(total)),
          share(pow10_fixed(best.score - relative_to), total)};
}

KernelVerdict Kernel::Body::weigh(const KernelCase& asked) {
  assert(asked.rows.size() <= kMostRows && asked.priors.size() == groups);
  one = asked;
  touch();
  untouched_best = best_untouched();
  whole = untouched_best;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    if (touched.scores[i] >= whole.score) whole.offer(touched.actors[i], touched.scores[i]);
  }
  sum = sum_of_parts();
  return verdict(whole, whole.score, sum, standards);
}

Posterior Kernel::Body::posterior_of(std::uint32_t actor) const {
  const std::int64_t score =
      is_touched(actor) ? touched.scores[place_of[actor]] : one.priors[actors.group_of[actor]];
  return share(pow10_fixed(score - whole.score), sum);
}

Kernel::Kernel(KernelActors actors) : body_(std::make_unique<Body>(actors)) {}
Kernel::Kernel(Kernel&&) noexcept = default;
Kernel& Kernel::operator=(Kernel&&) noexcept = default;
Kernel::~Kernel() = default;

KernelVerdict Kernel::weigh(const KernelCase& one) { return body_->weigh(one); }
Posterior Kernel::posterior_of(std::uint32_t actor) const { return body_->posterior_of(actor); }
KernelSensitivity Kernel::leave_out(bool pairs) { return body_->leave_out(pairs); }

}  // namespace perpend::attribution
