#include "store/merkle.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perpend::store {
namespace {

// The RFC's own wording, without any cleverness.
Sha256 head_as_the_rfc_says(std::span<const std::string> entries) {
  if (entries.empty()) return sha256("");
  if (entries.size() == 1) return sha256(std::string(1, '\0') + entries[0]);
  std::size_t k = 1;
  while (2 * k < entries.size()) k *= 2;
  std::string node(1, '\x01');
  for (const Sha256& half :
       {head_as_the_rfc_says(entries.first(k)), head_as_the_rfc_says(entries.subspan(k))}) {
    node.append(reinterpret_cast<const char*>(half.data()), half.size());
  }
  return sha256(node);
}

TEST(MerkleTree, AgreesWithTheRecursiveDefinitionForEverySizeUpTo130) {
  std::vector<std::string> entries;
  MerkleTree tree;
  EXPECT_EQ(tree.head(), head_as_the_rfc_says(entries));
  for (int i = 0; i < 130; ++i) {
    entries.push_back("entry " + std::to_string(i));
    tree.add(leaf_hash(entries.back()));
    ASSERT_EQ(tree.head(), head_as_the_rfc_says(entries)) << entries.size();
    ASSERT_EQ(tree.size(), entries.size());
  }
}

// The eight leaves of the Certificate Transparency project's tests, and their heads.
TEST(MerkleTree, GivesThePublishedHeads) {
  const std::vector<std::string> leaves = {
      "",
      std::string(1, '\0'),
      "\x10",
      "\x20\x21",
      "\x30\x31",
      "\x40\x41\x42\x43",
      "\x50\x51\x52\x53\x54\x55\x56\x57",
      "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
  MerkleTree tree;
  std::vector<std::string> heads;
  for (const std::string& leaf : leaves) {
    tree.add(leaf_hash(leaf));
    heads.push_back(hex(tree.head()));
  }
  EXPECT_EQ(heads[0], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(heads[1], "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  EXPECT_EQ(heads[2], "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
  EXPECT_EQ(heads[7], "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST(MerkleTree, TellsALeafFromANode) {
  const Sha256 a = leaf_hash("a");
  const Sha256 b = leaf_hash("b");
  MerkleTree two;
  two.add(a);
  two.add(b);
  std::string joined(a.begin(), a.end());
  joined.append(b.begin(), b.end());
  EXPECT_NE(two.head(), leaf_hash(joined));
}

}  // namespace
}  // namespace perpend::store
