// How good a clustering is, and how good a ranking of pairs: from labels alone.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace perpend::evaluation {

struct Clustering {
  double pair_precision = 0;  // of pairs in one cluster, share that belong together
  double pair_recall = 0;
  double bcubed_precision = 0;  // Bagga and Baldwin 1998: mean over incidents
  double bcubed_recall = 0;
  double bcubed_f1 = 0;  // harmonic mean of the two means
  std::int64_t clusters = 0;
};

// `cluster` and `truth` give each incident a label; labels of one kind that are equal are one
// group.
Clustering clustering(const std::vector<std::uint32_t>& cluster,
                      const std::vector<std::uint32_t>& truth);

// Average precision of a ranking of pairs; of pairs with equal scores each is counted with the
// precision at the end of their run. Pairs that are not listed score below all that are; they count
// among `all_matches`.
struct ScoredPair {
  double score = 0;
  bool match = false;
};
double average_precision(std::vector<ScoredPair> pairs, std::int64_t all_matches);

// Expected calibration error in ten bins of equal width, weighted by their pairs.
struct Calibration10 {
  double error = 0;
  std::int64_t pairs = 0;
  struct Bin {
    std::int64_t pairs = 0;
    double mean_probability = 0;
    double matches = 0;  // share
  };
  std::vector<Bin> bins;
};
Calibration10 calibration_error(const std::vector<ScoredPair>& pairs);

}  // namespace perpend::evaluation
