#include "linkage/permutation.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "core/weight.h"
#include "linkage/random_numbers.h"
#include "linkage/square_root.h"

namespace perpend::linkage {
namespace {

// Vectors have this length, rounded to whole numbers: a cosine is a product of two over its square.
constexpr std::int64_t kLength = 1 << 10;

bool is_in(std::span<const std::uint32_t> group, std::uint32_t incident) {
  return std::binary_search(group.begin(), group.end(), incident);
}

struct Component {
  std::uint32_t value;
  std::int64_t length;
};

// The blocks that hold members and others; those with members alone, or none, never change.
struct Stratum {
  std::vector<std::uint32_t> incidents;  // into Vectors; the drawn ones stand first
  std::size_t drawn = 0;
};

class Vectors {
 public:
  Vectors(const FacetTable& table, std::span<const std::vector<std::uint32_t>> blocks) {
    std::int64_t population = 0;
    std::map<std::uint32_t, Local> local;
    for (const auto& block : blocks) {
      population += static_cast<std::int64_t>(block.size());
      for (const std::uint32_t incident : block) {
        for (const std::uint32_t value : table.of[incident]) ++local[value].with;
      }
    }
    for (auto& [value, one] : local) one.number = static_cast<std::uint32_t>(values_++);
    for (const auto& block : blocks) {
      for (const std::uint32_t incident : block) add(table.of[incident], local, population);
    }
  }

  std::size_t values() const { return values_; }
  std::span<const Component> operator[](std::uint32_t vector) const {
    return std::span(components_).subspan(starts_[vector], starts_[vector + 1] - starts_[vector]);
  }

 private:
  struct Local {
    std::int64_t with = 0;
    std::uint32_t number = 0;
  };

  void add(const std::vector<std::uint32_t>& values, const std::map<std::uint32_t, Local>& local,
           std::int64_t population) {
    // Millibans are exact enough for a length, and their squares fit.
    std::vector<std::int64_t> weights;
    std::int64_t squares = 0;
    for (const std::uint32_t value : values) {
      const std::int64_t rarity =
          log10_ratio_microbans(static_cast<std::uint64_t>(population + 1),
                                static_cast<std::uint64_t>(local.at(value).with));
      weights.push_back(std::max<std::int64_t>(rarity / 1000, 1));
      squares += weights.back() * weights.back();
    }
    const std::int64_t norm = std::max<std::int64_t>(square_root(squares << 10), 1);  // x 32
    for (std::size_t i = 0; i < values.size(); ++i) {
      components_.push_back(
          {local.at(values[i]).number, mul_div_half_even(weights[i] * 32, kLength, norm)});
    }
    starts_.push_back(components_.size());
  }

  std::size_t values_ = 0;
  std::vector<Component> components_;
  std::vector<std::size_t> starts_ = {0};
};

// Sum over the pairs of a group of their products, twice: |sum of vectors|^2 less each one's own.
class Sum {
 public:
  explicit Sum(std::size_t values) : sums_(values, 0) {}

  void clear() {
    for (const std::uint32_t value : touched_) sums_[value] = 0;
    touched_.clear();
    own_ = 0;
  }
  void add(std::span<const Component> vector) {
    for (const Component& component : vector) {
      if (sums_[component.value] == 0) touched_.push_back(component.value);
      sums_[component.value] += component.length;
      own_ += component.length * component.length;
    }
  }
  std::int64_t products() const {
    std::int64_t total = -own_;
    for (const std::uint32_t value : touched_) total += sums_[value] * sums_[value];
    return total;
  }

 private:
  std::vector<std::int64_t> sums_;
  std::vector<std::uint32_t> touched_;
  std::int64_t own_ = 0;
};

// What is the same in every drawing, and what is drawn.
struct Design {
  std::vector<std::uint32_t> fixed;
  std::vector<Stratum> strata;
  std::int64_t members = 0;
};

Design design_of(std::span<const std::vector<std::uint32_t>> blocks,
                 std::span<const std::uint32_t> group) {
  Design design;
  std::uint32_t vector = 0;
  for (const auto& block : blocks) {
    Stratum stratum;
    std::vector<std::uint32_t> others;
    for (const std::uint32_t incident : block) {
      (is_in(group, incident) ? stratum.incidents : others).push_back(vector++);
    }
    stratum.drawn = stratum.incidents.size();
    design.members += static_cast<std::int64_t>(stratum.drawn);
    if (others.empty()) {
      design.fixed.insert(design.fixed.end(), stratum.incidents.begin(), stratum.incidents.end());
    } else if (stratum.drawn > 0) {
      stratum.incidents.insert(stratum.incidents.end(), others.begin(), others.end());
      design.strata.push_back(std::move(stratum));
    }
  }
  return design;
}

// One drawing: the first places of each stratum are filled anew (Fisher and Yates).
void shuffle(std::vector<Stratum>& strata, SplitMix64& random) {
  for (Stratum& stratum : strata) {
    for (std::size_t i = 0; i < stratum.drawn; ++i) {
      const std::size_t other = i + random.below(stratum.incidents.size() - i);
      std::swap(stratum.incidents[i], stratum.incidents[other]);
    }
  }
}

std::int64_t products_of(const Design& design, const Vectors& vectors, Sum& sum) {
  sum.clear();
  for (const std::uint32_t vector : design.fixed) sum.add(vectors[vector]);
  for (const Stratum& stratum : design.strata) {
    for (std::size_t i = 0; i < stratum.drawn; ++i) sum.add(vectors[stratum.incidents[i]]);
  }
  return sum.products();
}

}  // namespace

std::int64_t PermutationCounts::p_billionths() const {
  return mul_div_half_even(1'000'000'000, std::int64_t{at_least_as_alike} + 1,
                           std::int64_t{permutations} + 1);
}

std::int64_t distinct_groups_microbans(std::span<const std::vector<std::uint32_t>> blocks,
                                       std::span<const std::uint32_t> group) {
  std::int64_t groups = 0;
  for (const auto& block : blocks) {
    std::uint64_t members = 0;
    for (const std::uint32_t incident : block) members += is_in(group, incident) ? 1U : 0U;
    // n over m, one factor at a time.
    for (std::uint64_t i = 0; i < members; ++i) {
      groups += log10_ratio_microbans(block.size() - i, i + 1);
    }
  }
  return groups;
}

PermutationCounts permute(const FacetTable& table,
                          std::span<const std::vector<std::uint32_t>> blocks,
                          std::span<const std::uint32_t> group, std::uint32_t permutations,
                          std::uint64_t seed) {
  const Vectors vectors(table, blocks);
  Design design = design_of(blocks, group);
  assert(design.members >= 2 && permutations > 0);
  const std::int64_t pairs = design.members * (design.members - 1);
  const auto mean_cosine = [&](std::int64_t products) {
    return mul_div_half_even(mul_div_half_even(products, 1'000'000, kLength * kLength), 1, pairs);
  };
  Sum sum_of(vectors.values());
  const std::int64_t observed = products_of(design, vectors, sum_of);
  PermutationCounts counts;
  counts.permutations = permutations;
  counts.observed = mean_cosine(observed);
  std::vector<std::int64_t> drawn(permutations);
  for (std::uint32_t i = 0; i < permutations; ++i) {
    SplitMix64 random(stream_seed(seed, i));
    shuffle(design.strata, random);
    drawn[i] = products_of(design, vectors, sum_of);
    if (drawn[i] >= observed) ++counts.at_least_as_alike;
  }
  std::sort(drawn.begin(), drawn.end());
  std::int64_t sum = 0;
  for (const std::int64_t products : drawn) sum += mean_cosine(products);
  counts.expected = mul_div_half_even(sum, 1, permutations);
  counts.low = mean_cosine(drawn[permutations * std::uint64_t{25} / 1000]);
  counts.high = mean_cosine(drawn[(permutations - 1) - permutations * std::uint64_t{25} / 1000]);
  return counts;
}

}  // namespace perpend::linkage
