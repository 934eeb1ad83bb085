// A mixture for deception.
//
// Whoever wants to look like A shows what is published of A. So under every other hypothesis a
// finding has two ways to be there: it is that actor's own, or it was planted to look like A, and
// then it is as likely as under A:
//
//     P'(e | h) = (1 - s) P(e | h) + s P(e | A)     for h other than A;     s = share / cost
//
// Example: a row that is 100 times as likely under A as in the background weighs 2 bans; with one
// finding in a hundred planted it still parts A from the unlisted actor by log10(100/1.99) = 1.70,
// with one in five by .68: no finding parts A from the others by more than log10(1/s).
// Counter-example: what speaks against A is not touched (nobody plants that to look like A), and a
// tenth of a ban of a common technique hardly moves. Shares are not known; several are tried, and a
// reader sees how many lies the answer bears. Rows are mixed one by one, as if each were planted or
// not for itself; somebody who plants all of them at once is what `flip` is about. The mixture of
// rare slips and deceit is Huber's (1964). Tested in sensitivity_test.cc and false_flag_test.cc.
#include "attribution/false_flag.h"

#include <algorithm>

namespace perpend::attribution {

std::int64_t mixed_weight(std::int64_t own, std::int64_t framed, std::int64_t millionths) {
  constexpr std::int64_t kWhole = 1'000'000;
  if (millionths == 0) return own;
  const std::int64_t top = std::max(own, framed);
  // 10^x in 2^-40: room for a factor of a million, and 10^-12 is far below a microban.
  constexpr int kShift = 22;
  const std::uint64_t a = pow10_fixed(own - top) >> kShift;
  const std::uint64_t b = pow10_fixed(framed - top) >> kShift;
  const std::uint64_t sum = a * static_cast<std::uint64_t>(kWhole - millionths) +
                            b * static_cast<std::uint64_t>(millionths);
  const std::uint64_t one = (pow10_fixed(0) >> kShift) * static_cast<std::uint64_t>(kWhole);
  return top + log10_ratio_microbans(std::max<std::uint64_t>(sum, 1), one);
}

std::vector<Score> mixed_scores(const std::vector<PlantedRow>& rows,
                                const std::vector<Prior>& priors, std::size_t framed,
                                std::int64_t share_thousandths) {
  std::vector<WeightOfEvidence> sums(priors.size());
  for (const PlantedRow& planted : rows) {
    const std::int64_t millionths = mul_div_half_even(share_thousandths, 1000, planted.cost);
    const std::int64_t looks = planted.row->weights[framed].weight.microbans();
    // Most candidates stand next to one of the same weight: those without a profile.
    std::int64_t last = looks;
    std::int64_t mixed = looks;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::int64_t own = planted.row->weights[i].weight.microbans();
      // What is not likelier under the framed actor is not planted to look like it.
      if (i == framed || own >= looks) {
        sums[i] += WeightOfEvidence(own);
        continue;
      }
      if (own != last) {
        last = own;
        mixed = mixed_weight(own, looks, millionths);
      }
      sums[i] += WeightOfEvidence(mixed);
    }
  }
  std::vector<Score> scores;
  scores.reserve(sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i) scores.push_back(priors[i] + sums[i]);
  return scores;
}

}  // namespace perpend::attribution
