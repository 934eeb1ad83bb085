#include "store/merkle.h"

#include <string>

namespace perpend::store {
namespace {

std::string_view bytes_of(const Sha256& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

Sha256 node_hash(const Sha256& left, const Sha256& right) {
  std::string bytes(1, '\x01');
  bytes += bytes_of(left);
  bytes += bytes_of(right);
  return sha256(bytes);
}

}  // namespace

Sha256 leaf_hash(std::string_view entry) {
  std::string bytes(1, '\0');
  bytes += entry;
  return sha256(bytes);
}

void MerkleTree::add(const Sha256& leaf) {
  ++size_;
  std::pair<std::uint64_t, Sha256> peak{1, leaf};
  while (!peaks_.empty() && peaks_.back().first == peak.first) {
    peak = {2 * peak.first, node_hash(peaks_.back().second, peak.second)};
    peaks_.pop_back();
  }
  peaks_.push_back(peak);
}

Sha256 MerkleTree::head() const {
  if (peaks_.empty()) return sha256("");
  Sha256 head = peaks_.back().second;
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) {
    head = node_hash(peak->second, head);
  }
  return head;
}

Sha256 head_of(std::span<const Sha256> entries) {
  MerkleTree tree;
  for (const Sha256& entry : entries) tree.add(leaf_hash(bytes_of(entry)));
  return tree.head();
}

}  // namespace perpend::store
