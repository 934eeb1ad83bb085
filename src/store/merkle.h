// A Merkle tree over a list, as RFC 6962 (Certificate Transparency) section 2.1 lays it out.
//
// Intuition: fold a list of any length into 32 bytes such that no entry can be changed, dropped,
// added or moved without the 32 bytes changing. Two parties who compare one line have compared
// their whole logs; and of a log that has grown since, the head of its first n entries still is
// what it was, so "nothing was rewritten" can be checked as well.
//
// Example: entries a, b, c. Leaves are L(x) = SHA-256(0x00 x), inner nodes N(l, r) =
// SHA-256(0x01 l r), and the head is N(N(L(a), L(b)), L(c)): the left subtree always holds the
// largest power of two that is smaller than the whole.
//
// Counter-example, and why there are two prefixes: with plain SHA-256 for both, the two-entry list
// [a, b] and the one-entry list [H(a) H(b)] would have the same head. The prefixes keep leaves and
// nodes apart. What no tree can show: that somebody who holds the file rewrote all of it, unless
// a head was noted elsewhere before.
//
// Tested in merkle_test.cc against a recursive reading of the RFC and its published vectors.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/sha256.h"

namespace perpend::store {

Sha256 leaf_hash(std::string_view entry);

// Takes leaves front to back; memory grows with the logarithm of their number.
class MerkleTree {
 public:
  void add(const Sha256& leaf);
  // Head of what was added so far; of nothing, SHA-256 of the empty string.
  Sha256 head() const;
  std::uint64_t size() const { return size_; }

 private:
  std::vector<std::pair<std::uint64_t, Sha256>> peaks_;  // full subtrees, largest first
  std::uint64_t size_ = 0;
};

// The head over the entries whose bytes are the given hashes: each becomes a leaf of its own.
Sha256 head_of(std::span<const Sha256> entries);

}  // namespace perpend::store
