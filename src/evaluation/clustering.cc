#include "evaluation/clustering.h"

#include <algorithm>
#include <map>

namespace perpend::evaluation {
namespace {

double pairs_of(double n) { return n * (n - 1) / 2; }

}  // namespace

Clustering clustering(const std::vector<std::uint32_t>& cluster,
                      const std::vector<std::uint32_t>& truth) {
  std::map<std::uint32_t, double> cluster_size;
  std::map<std::uint32_t, double> truth_size;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> both;
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    ++cluster_size[cluster[i]];
    ++truth_size[truth[i]];
    ++both[{cluster[i], truth[i]}];
  }
  Clustering result;
  double right = 0;
  for (const auto& [labels, size] : both) {
    right += pairs_of(size);
    result.bcubed_precision += size * size / cluster_size[labels.first];
    result.bcubed_recall += size * size / truth_size[labels.second];
  }
  double said = 0;
  double there = 0;
  for (const auto& [label, size] : cluster_size) said += pairs_of(size);
  for (const auto& [label, size] : truth_size) there += pairs_of(size);
  result.pair_precision = said == 0 ? 1 : right / said;
  result.pair_recall = there == 0 ? 1 : right / there;
  const auto n = static_cast<double>(cluster.size());
  if (n > 0) {
    result.bcubed_precision /= n;
    result.bcubed_recall /= n;
  }
  const double sum = result.bcubed_precision + result.bcubed_recall;
  result.bcubed_f1 = sum == 0 ? 0 : 2 * result.bcubed_precision * result.bcubed_recall / sum;
  result.clusters = static_cast<std::int64_t>(cluster_size.size());
  return result;
}

double average_precision(std::vector<ScoredPair> pairs, std::int64_t all_matches) {
  if (all_matches == 0) return 0;
  std::sort(pairs.begin(), pairs.end(),
            [](const ScoredPair& a, const ScoredPair& b) { return a.score > b.score; });
  double sum = 0;
  double matches = 0;
  for (std::size_t first = 0; first < pairs.size();) {
    std::size_t last = first;
    double run = 0;
    while (last < pairs.size() && pairs[last].score == pairs[first].score) {
      run += pairs[last].match ? 1 : 0;
      ++last;
    }
    matches += run;
    sum += run * matches / static_cast<double>(last);
    first = last;
  }
  return sum / static_cast<double>(all_matches);
}

Calibration10 calibration_error(const std::vector<ScoredPair>& pairs) {
  Calibration10 result;
  result.bins.resize(10);
  for (const ScoredPair& pair : pairs) {
    auto& bin = result.bins[static_cast<std::size_t>(std::clamp(pair.score * 10, 0.0, 9.0))];
    ++bin.pairs;
    bin.mean_probability += pair.score;
    bin.matches += pair.match ? 1 : 0;
  }
  result.pairs = static_cast<std::int64_t>(pairs.size());
  for (auto& bin : result.bins) {
    if (bin.pairs == 0) continue;
    const auto n = static_cast<double>(bin.pairs);
    bin.mean_probability /= n;
    bin.matches /= n;
    const double off = bin.mean_probability - bin.matches;
    result.error += n / static_cast<double>(pairs.size()) * (off < 0 ? -off : off);
  }
  return result;
}

}  // namespace perpend::evaluation
