#include "attribution/row_fits.h"

#include <algorithm>
#include <numeric>

#include "attribution/posterior_kernel.h"

namespace perpend::attribution {
namespace {

// A row as the kernel takes it: what the last candidate has, the unlisted actor, is what most have.
struct Postings {
  explicit Postings(const LedgerRow& row) : standard(row.weights.back().weight.microbans()) {
    for (std::uint32_t i = 0; i < row.weights.size(); ++i) {
      const std::int64_t delta = row.weights[i].weight.microbans() - standard;
      if (delta == 0) continue;
      candidates.push_back(i);
      deltas.push_back(static_cast<std::int32_t>(delta));
    }
  }
  KernelRow row() const { return {standard, candidates, deltas}; }

  std::int64_t standard;
  std::vector<std::uint32_t> candidates;
  std::vector<std::int32_t> deltas;
};

}  // namespace

std::vector<WeightOfEvidence> row_fits(const std::vector<LedgerRow>& rows,
                                       const std::vector<Prior>& priors) {
  // Every candidate has a prior of its own: a group each.
  std::vector<std::uint32_t> own(priors.size());
  std::iota(own.begin(), own.end(), 0U);
  std::vector<std::uint32_t> starts(priors.size() + 1);
  std::iota(starts.begin(), starts.end(), 0U);
  Kernel kernel({own, own, starts});

  std::vector<Postings> postings(rows.begin(), rows.end());
  std::vector<std::int64_t> bare;
  bare.reserve(priors.size());
  for (const Prior& prior : priors) bare.push_back(prior.microbans());
  const std::int64_t none = kernel.weigh({bare, {}}).normaliser.microbans();
  std::vector<WeightOfEvidence> fits;
  // So many rows at a time; the others stand with the priors.
  for (std::size_t first = 0; first < rows.size(); first += kMostRows) {
    const std::size_t last = std::min(rows.size(), first + kMostRows);
    std::vector<std::int64_t> base = bare;
    std::vector<KernelRow> chunk;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r >= first && r < last) {
        chunk.push_back(postings[r].row());
        continue;
      }
      for (std::size_t i = 0; i < base.size(); ++i) {
        base[i] += rows[r].weights[i].weight.microbans();
      }
    }
    const std::int64_t whole = kernel.weigh({base, chunk}).normaliser.microbans();
    const KernelSensitivity left = kernel.leave_out(false);
    for (std::size_t r = first; r < last; ++r) {
      const KernelRow row = chunk[r - first];
      const std::int64_t alone = kernel.weigh({bare, {&row, 1}}).normaliser.microbans();
      fits.emplace_back(whole + none - alone - left.without[r - first].normaliser.microbans());
    }
  }
  return fits;
}

}  // namespace perpend::attribution
