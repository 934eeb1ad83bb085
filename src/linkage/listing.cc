#include "linkage/listing.h"

#include <algorithm>
#include <tuple>

namespace perpend::linkage {
namespace {

bool stronger(const Edge& x, const Edge& y) {
  return std::tuple(-std::int64_t{x.log_odds}, x.a, x.b) <
         std::tuple(-std::int64_t{y.log_odds}, y.a, y.b);
}

}  // namespace

void Strongest::see(const Edge& edge) {
  kept_.push_back(edge);
  if (kept_.size() < 4 * most_) return;
  std::nth_element(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(most_), kept_.end(),
                   stronger);
  kept_.resize(most_);
}

std::vector<Edge> Strongest::take() {
  std::sort(kept_.begin(), kept_.end(), stronger);
  if (kept_.size() > most_) kept_.resize(most_);
  return std::move(kept_);
}

void Listing::see(const Edge& edge, std::optional<std::uint32_t> cluster) {
  best_.see(edge);
  if (!cluster || *cluster >= kLargestClusters) return;
  while (of_largest_.size() <= *cluster) of_largest_.emplace_back(kLinksOfLargest);
  of_largest_[*cluster].see(edge);
}

std::vector<Edge> Listing::take() {
  std::vector<Edge> listed;
  for (Strongest& one : of_largest_) {
    const std::vector<Edge> some = one.take();
    listed.insert(listed.end(), some.begin(), some.end());
  }
  std::sort(listed.begin(), listed.end(), stronger);
  const std::vector<Edge> of_largest = listed;
  for (const Edge& edge : best_.take()) {
    if (listed.size() >= most_) break;
    const bool there = std::binary_search(of_largest.begin(), of_largest.end(), edge, stronger);
    if (!there) listed.push_back(edge);
  }
  std::sort(listed.begin(), listed.end(), stronger);
  return listed;
}

}  // namespace perpend::linkage
