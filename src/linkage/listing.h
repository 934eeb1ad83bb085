// Which of very many links are listed with their reasons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "linkage/cluster.h"

namespace perpend::linkage {

// The strongest of many edges, in room for a few times as many as are kept.
class Strongest {
 public:
  explicit Strongest(std::size_t most) : most_(most) {}
  void see(const Edge& edge);
  std::vector<Edge> take();  // strongest first, then by a, b

 private:
  std::size_t most_;
  std::vector<Edge> kept_;
};

// Links by strength, as many as there is room for. However strong the links of others are, the
// largest clusters keep some of theirs: a cluster shown without a single link has no reasons.
class Listing {
 public:
  static constexpr std::uint32_t kLargestClusters = 100;
  static constexpr std::size_t kLinksOfLargest = 40;

  // `most` links are listed, or a few of each of the largest clusters if those are more.
  explicit Listing(std::size_t most) : most_(most), best_(most) {}
  // `cluster`: that of both ends, clusters being numbered from the largest; none if they differ.
  void see(const Edge& edge, std::optional<std::uint32_t> cluster);
  // Strongest first, then by a, b. To be called once.
  std::vector<Edge> take();

 private:
  std::size_t most_;
  Strongest best_;
  std::vector<Strongest> of_largest_;
};

}  // namespace perpend::linkage
