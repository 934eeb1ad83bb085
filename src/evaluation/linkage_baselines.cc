#include "evaluation/linkage_baselines.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>

namespace perpend::evaluation {
namespace {

using linkage::Edge;
using linkage::Kind;
using training::Measured;

bool of_kinds(const Measured& measured, std::uint32_t value, std::initializer_list<Kind> kinds) {
  return std::find(kinds.begin(), kinds.end(), measured.columns.kind_of(value)) != kinds.end();
}

std::vector<std::uint32_t> components(const Measured& measured,
                                      const std::function<bool(std::uint32_t)>& counts) {
  std::vector<std::uint32_t> parent(measured.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto find = [&](std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::map<std::uint32_t, std::uint32_t> first;
  for (std::uint32_t i = 0; i < measured.size(); ++i) {
    for (const std::uint32_t value : measured.columns.of(i)) {
      if (!counts(value)) continue;
      const auto [at, fresh] = first.emplace(value, i);
      if (!fresh) parent[find(i)] = find(at->second);
    }
  }
  for (std::uint32_t i = 0; i < parent.size(); ++i) parent[i] = find(i);
  return parent;
}

// The number of shared values that count, for every pair, as a ranking.
std::vector<ScoredPair> pairs_by_sharing(const Measured& measured,
                                         const std::function<bool(std::uint32_t)>& counts) {
  std::vector<ScoredPair> pairs;
  for (std::uint32_t a = 0; a < measured.size(); ++a) {
    for (std::uint32_t b = a + 1; b < measured.size(); ++b) {
      const auto shared = linkage::shared_values(measured.columns, a, b);
      const auto n = std::count_if(shared.begin(), shared.end(), counts);
      pairs.push_back({static_cast<double>(n), measured.truth[a] == measured.truth[b]});
    }
  }
  return pairs;
}

void rank(const Measured& measured, std::vector<ScoredPair> pairs, LinkageMethod& method) {
  method.score.clear();
  for (const ScoredPair& pair : pairs) method.score.push_back(pair.score);
  method.average_precision =
      average_precision(std::move(pairs), static_cast<std::int64_t>(measured.matches()));
}

LinkageMethod best_components(const Measured& measured) {
  const bool lists = measured.columns.kind_first[static_cast<std::size_t>(Kind::kRegistrable)] !=
                     measured.columns.kind_first[static_cast<std::size_t>(Kind::kRegistrable) + 1];
  LinkageMethod best;
  best.name =
      lists ? "components of shared registered domains" : "components of shared rare values";
  for (const std::uint32_t most :
       {2U, 3U, 4U, 6U, 10U, std::numeric_limits<std::uint32_t>::max()}) {
    const auto counts = [&](std::uint32_t value) {
      if (measured.columns.incidents[value] > most) return false;
      return lists ? of_kinds(measured, value, {Kind::kRegistrable})
                   : of_kinds(measured, value, {Kind::kMalware, Kind::kTool, Kind::kTechnique});
    };
    auto cluster = components(measured, counts);
    const Clustering found = clustering(cluster, measured.truth);
    if (found.bcubed_f1 <= best.clustering.bcubed_f1) continue;
    best.clustering = found;
    best.cluster = std::move(cluster);
    rank(measured, pairs_by_sharing(measured, counts), best);
    best.chosen = "in hindsight: shown by at most " +
                  (most > 1000 ? std::string("any number") : std::to_string(most));
  }
  return best;
}

LinkageMethod best_cosine(const Measured& measured) {
  const auto n = static_cast<std::uint32_t>(measured.size());
  const auto counts = [&](std::uint32_t value) {
    return of_kinds(measured, value,
                    {Kind::kMalware, Kind::kTool, Kind::kTechnique, Kind::kHost, Kind::kAddress,
                     Kind::kRegistrable, Kind::kHash});
  };
  const auto square = [&](std::uint32_t value) {
    return std::pow(measured.columns.rarity[value] / 1000.0, 2);
  };
  std::vector<double> length(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    for (const std::uint32_t value : measured.columns.of(i)) {
      if (counts(value)) length[i] += square(value);
    }
  }
  std::vector<ScoredPair> pairs;
  std::vector<Edge> edges;
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) {
      double dot = 0;
      for (const std::uint32_t value : linkage::shared_values(measured.columns, a, b)) {
        if (counts(value)) dot += square(value);
      }
      const double cosine = dot == 0 ? 0 : dot / std::sqrt(length[a] * length[b]);
      pairs.push_back({cosine, measured.truth[a] == measured.truth[b]});
      // group() sums odds: log2 of the cosine makes its mean the mean of the cosines.
      if (cosine > .02) edges.push_back({a, b, static_cast<std::int32_t>(std::log2(cosine) * 1e6)});
    }
  }
  LinkageMethod best;
  best.name = "TF-IDF cosine, average linkage";
  rank(measured, std::move(pairs), best);
  for (int step = 1; step <= 30; ++step) {
    const double threshold = step * .015;
    const auto join_at = static_cast<std::int64_t>(std::log2(threshold) * 1e6);
    auto cluster = linkage::group(n, edges, {join_at, 1000});
    const Clustering found = clustering(cluster, measured.truth);
    if (found.bcubed_f1 <= best.clustering.bcubed_f1) continue;
    best.clustering = found;
    best.cluster = std::move(cluster);
    best.chosen = "in hindsight: cosine " + std::to_string(threshold).substr(0, 5);
  }
  return best;
}

}  // namespace

std::vector<LinkageMethod> linkage_baselines(const Measured& measured) {
  return {best_components(measured), best_cosine(measured)};
}

}  // namespace perpend::evaluation
