#include "linkage/systematic.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "core/parallel.h"
#include "linkage/random_numbers.h"
#include "linkage/systematic_parts.h"

namespace perpend::linkage {
namespace {

constexpr std::int64_t kOne = 1'000'000'000;
constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kFewestPermutations = 199;
constexpr std::uint64_t kMostWork = 200'000'000;  // values added up in one test
// Of many groups none can pass Holm's bound on some thousand drawings: a facet of a group of which
// so few drawings were as alike is drawn again, so many times for each group that is tested.
constexpr std::uint32_t kPromising = 1;
constexpr std::uint64_t kDrawingsForEach = 1000;
constexpr std::uint64_t kMostDrawings = 2'000'000;
constexpr std::uint64_t kSecondStream = 0x5DEECE66DULL;
constexpr std::size_t kMostMembers = 1U << 20U;    // sums of squares stay below 2^63
constexpr std::int64_t kFewestGroups = 2'000'000;  // log10 of 100, in microbans

// The blocks of one facet under one matching, for all clusters at once.
struct Blocks {
  Facet facet;
  Matching matching;
  std::vector<std::vector<std::uint32_t>> blocks;
  std::vector<std::uint32_t> block_of;  // of each incident, or kNowhere
};

struct Ground {
  std::vector<FacetTable> tables;  // in the order of kFacets
  std::vector<Blocks> blocks;
};

Ground ground_of(std::span<const Incident> incidents) {
  Ground ground;
  for (const Facet facet : kFacets) ground.tables.push_back(facet_table(incidents, facet));
  for (const Matching matching : {Matching::kTimeAndCountry, Matching::kTime}) {
    for (const Facet facet : kFacets) {
      // Within one country, countries are no question.
      if (facet == Facet::kCountries && matching == Matching::kTimeAndCountry) continue;
      const FacetTable& table = ground.tables[static_cast<std::size_t>(facet)];
      std::vector<std::uint32_t> population;
      for (std::uint32_t i = 0; i < incidents.size(); ++i) {
        if (!table.of[i].empty()) population.push_back(i);
      }
      Blocks made{facet, matching, {}, {}};
      made.blocks = blocks_of(incidents, population,
                              ground.tables[static_cast<std::size_t>(Facet::kCountries)], matching);
      made.block_of.assign(incidents.size(), kNowhere);
      for (std::uint32_t b = 0; b < made.blocks.size(); ++b) {
        for (const std::uint32_t incident : made.blocks[b]) made.block_of[incident] = b;
      }
      ground.blocks.push_back(std::move(made));
    }
  }
  return ground;
}

// The blocks in which members of the group stand.
std::vector<std::vector<std::uint32_t>> blocks_with(const Blocks& all, const Group& group) {
  std::set<std::uint32_t> numbers;
  for (const std::uint32_t incident : group) {
    if (all.block_of[incident] != kNowhere) numbers.insert(all.block_of[incident]);
  }
  std::vector<std::vector<std::uint32_t>> blocks;
  blocks.reserve(numbers.size());
  for (const std::uint32_t number : numbers) blocks.push_back(all.blocks[number]);
  return blocks;
}

FacetTest test_of(const Ground& ground, const Blocks& all, const Group& group,
                  const SystematicOptions& options, std::uint64_t number, std::uint64_t groups) {
  FacetTest test;
  test.facet = all.facet;
  test.matching = all.matching;
  const FacetTable& table = ground.tables[static_cast<std::size_t>(all.facet)];
  std::uint64_t values = 1;
  for (const std::uint32_t incident : group) {
    if (table.of[incident].empty()) continue;
    ++test.members;
    values += table.of[incident].size() + 1;
  }
  const auto blocks = blocks_with(all, group);
  for (const auto& block : blocks) test.comparable += static_cast<std::uint32_t>(block.size());
  test.comparable -= test.members;
  if (test.members < kFewestTested) {
    test.untested = std::to_string(test.members) + " of its incidents say anything of it";
  } else if (test.members > kMostMembers) {
    test.untested = "more incidents than one test takes (" + std::to_string(kMostMembers) + ")";
  } else if (distinct_groups_microbans(blocks, group) < kFewestGroups) {
    test.untested = std::to_string(test.comparable) + " other incidents are comparable in " +
                    std::string(name_of(all.matching)) + ": chance has no room to show itself";
  } else {
    const auto affordable = [&](std::uint64_t wanted) {
      return static_cast<std::uint32_t>(
          std::clamp<std::uint64_t>(kMostWork / values, kFewestPermutations, wanted));
    };
    const std::uint32_t drawings = affordable(options.permutations);
    test.counts = permute(table, blocks, group, drawings, stream_seed(options.seed, number));
    const std::uint32_t more = affordable(
        std::max<std::uint64_t>(std::min(groups * kDrawingsForEach, kMostDrawings), drawings));
    if (more > drawings && test.counts.at_least_as_alike <= kPromising) {
      test.counts =
          permute(table, blocks, group, more, stream_seed(options.seed ^ kSecondStream, number));
    }
    test.p_billionths = test.counts.p_billionths();
  }
  return test;
}

// Least p times the number of tests, over those of one matching.
std::optional<Systematic::P> least_p(const std::vector<FacetTest>& tests, Matching matching) {
  std::optional<Systematic::P> least;
  std::int64_t tested = 0;
  for (const FacetTest& test : tests) {
    if (test.matching != matching || !test.untested.empty()) continue;
    ++tested;
    if (!least || test.p_billionths < least->own) {
      least = Systematic::P{test.p_billionths, kOne, 0, test.facet};
    }
  }
  if (least) least->own = std::min(least->own * tested, kOne);
  return least;
}

// Holm (1979): the smallest times their number, the next times one less, never decreasing.
void adjust(const std::vector<Systematic::P*>& all) {
  std::vector<Systematic::P*> order = all;
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->own < b->own; });
  std::int64_t floor = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto times = static_cast<std::int64_t>(order.size() - i);
    floor = std::max(floor, order[i]->own > kOne / times ? kOne : order[i]->own * times);
    order[i]->adjusted = floor;
    order[i]->clusters = static_cast<std::uint32_t>(order.size());
  }
}

// What a blind cluster came to.
struct Tested {
  std::vector<FacetTest> tests;
  std::optional<Systematic::P> matched;
  std::optional<Systematic::P> time_only;
};

std::vector<Tested> test_all(const Ground& ground, std::span<const Group> blind,
                             const SystematicOptions& options) {
  std::vector<Tested> tested(blind.size());
  const auto groups =
      static_cast<std::uint64_t>(std::count_if(blind.begin(), blind.end(), [](const Group& group) {
        return group.size() >= kFewestTested;
      }));
  in_parallel(blind.size(), options.threads, [&](std::size_t b, int) {
    if (blind[b].size() < kFewestTested) return;
    // A stream of its own for each group and test, by its first incident, which no other has.
    const std::uint64_t number = std::uint64_t{blind[b].front()} * ground.blocks.size();
    for (std::size_t k = 0; k < ground.blocks.size(); ++k) {
      tested[b].tests.push_back(
          test_of(ground, ground.blocks[k], blind[b], options, number + k, groups));
    }
    tested[b].matched = least_p(tested[b].tests, Matching::kTimeAndCountry);
    tested[b].time_only = least_p(tested[b].tests, Matching::kTime);
  });
  std::vector<Systematic::P*> matched;
  std::vector<Systematic::P*> time_only;
  for (Tested& one : tested) {
    if (one.matched) matched.push_back(&*one.matched);
    if (one.time_only) time_only.push_back(&*one.time_only);
  }
  adjust(matched);
  adjust(time_only);
  return tested;
}

// The blind cluster that agrees best with a cluster: most of it must lie inside.
struct Agreement {
  std::uint32_t blind = kNowhere;
  std::uint32_t shared = 0;
};

Agreement best_agreement(const Group& cluster, std::span<const Group> blind,
                         const std::vector<std::uint32_t>& blind_of) {
  std::map<std::uint32_t, std::uint32_t> shared;
  for (const std::uint32_t incident : cluster) {
    if (blind_of[incident] != kNowhere) ++shared[blind_of[incident]];
  }
  Agreement best;
  for (const auto& [number, count] : shared) {
    if (count < kFewestTested || 3 * std::size_t{count} < 2 * blind[number].size()) continue;
    if (count > best.shared) best = {number, count};
  }
  return best;
}

}  // namespace

std::string_view name_of(SystematicVerdict verdict) {
  switch (verdict) {
    case SystematicVerdict::kNotShown:
      return "not shown";
    case SystematicVerdict::kConsistent:
      return "consistent with systematic activity";
    case SystematicVerdict::kSystematic:
      return "systematic";
  }
  return {};
}

std::uint32_t sources_of(std::span<const Incident> incidents, const Group& group) {
  std::set<std::string_view> names;
  for (const std::uint32_t incident : group) {
    for (const Source& source : incidents[incident].sources) names.insert(source.name);
  }
  return static_cast<std::uint32_t>(names.size());
}

std::vector<Systematic> systematic(std::span<const Incident> incidents,
                                   std::span<const Group> clusters, std::span<const Group> blind,
                                   const knowledge::View* view, const SystematicOptions& options) {
  const Ground ground = ground_of(incidents);
  const ObjectiveBase base(incidents, view);
  const Strands strands(incidents);
  const std::vector<Tested> tested = test_all(ground, blind, options);
  std::vector<std::uint32_t> blind_of(incidents.size(), kNowhere);
  for (std::uint32_t b = 0; b < blind.size(); ++b) {
    for (const std::uint32_t incident : blind[b]) blind_of[incident] = b;
  }
  std::vector<Systematic> answers(clusters.size());
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    Systematic& answer = answers[c];
    answer.seed = options.seed;
    if (clusters[c].size() < 2) continue;
    const Agreement agreement = best_agreement(clusters[c], blind, blind_of);
    if (agreement.blind != kNowhere) {
      answer.tested = blind[agreement.blind];
      answer.shared = agreement.shared;
      answer.tests = tested[agreement.blind].tests;
      answer.matched = tested[agreement.blind].matched;
      answer.time_only = tested[agreement.blind].time_only;
    }
    answer.persistence = persistence_of(incidents, clusters[c]);
    answer.objective = base.of(clusters[c], answer.objective_looked_at);
    strands.add_phases(incidents, clusters[c], answer);
    answer.sources = sources_of(incidents, clusters[c]);
    speak(answer, clusters[c].size());
  }
  return answers;
}

}  // namespace perpend::linkage
