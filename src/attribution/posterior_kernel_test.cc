#include "attribution/posterior_kernel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

namespace perpend::attribution {
namespace {

// A case of random postings over actors in groups, and what normalise() makes of all of them.
class Sample {
 public:
  Sample(std::uint32_t seed, std::uint32_t actors, std::uint32_t groups, std::uint32_t rows,
         std::uint32_t postings, std::int32_t step = 217'391)
      : random_(seed) {
    for (std::uint32_t g = 0; g < groups; ++g) priors_.push_back(between(-6'000'000, -1'000'000));
    std::vector<std::vector<std::uint32_t>> of_group(groups);
    for (std::uint32_t h = 0; h < actors; ++h) {
      group_of_.push_back(h < groups ? h : below(groups));
      of_group[group_of_.back()].push_back(h);
    }
    starts_.push_back(0);
    for (const auto& group : of_group) {
      members_.insert(members_.end(), group.begin(), group.end());
      starts_.push_back(static_cast<std::uint32_t>(members_.size()));
    }
    for (std::uint32_t r = 0; r < rows; ++r) {
      std::map<std::uint32_t, std::int32_t> row;
      for (std::uint32_t i = below(postings + 1); i > 0; --i) {
        // Few values, as counts of reports have; some speak against.
        row[below(actors)] = static_cast<std::int32_t>(between(-3, 9)) * step;
      }
      standards_.push_back(between(-300'000, 0));
      row_actors_.emplace_back();
      row_deltas_.emplace_back();
      for (const auto& [actor, delta] : row) {
        row_actors_.back().push_back(actor);
        row_deltas_.back().push_back(delta);
      }
    }
    for (std::uint32_t r = 0; r < rows; ++r) {
      rows_.push_back({standards_[r], row_actors_[r], row_deltas_[r]});
    }
  }

  KernelActors actors() const { return {group_of_, members_, starts_}; }
  KernelCase one() const { return {priors_, rows_}; }
  std::size_t row_count() const { return rows_.size(); }

  std::vector<Score> scores(std::size_t without, std::size_t and_without) const {
    std::vector<std::int64_t> sums;
    for (const std::uint32_t group : group_of_) sums.push_back(priors_[group]);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (r == without || r == and_without) continue;
      for (std::int64_t& sum : sums) sum += standards_[r];
      for (std::size_t i = 0; i < row_actors_[r].size(); ++i) {
        sums[row_actors_[r][i]] += row_deltas_[r][i];
      }
    }
    std::vector<Score> result;
    for (const std::int64_t sum : sums) result.emplace_back(sum);
    return result;
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint32_t>(high - low + 1));
  }

  std::mt19937 random_;
  std::vector<std::int64_t> priors_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::uint32_t> members_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::int64_t> standards_;
  std::vector<std::vector<std::uint32_t>> row_actors_;
  std::vector<std::vector<std::int32_t>> row_deltas_;
  std::vector<KernelRow> rows_;
};

constexpr std::size_t kNone = SIZE_MAX;

void expect_verdict(const KernelVerdict& verdict, const std::vector<Score>& scores,
                    std::int64_t microbans_apart) {
  const auto best = std::max_element(scores.begin(), scores.end());  // the first of the best
  const Normalised expected = normalise(scores);
  ASSERT_EQ(verdict.leader, static_cast<std::uint32_t>(best - scores.begin()));
  ASSERT_EQ(verdict.score, best->microbans());
  ASSERT_LE(std::abs(verdict.normaliser.microbans() - expected.normaliser.microbans()),
            microbans_apart);
  const std::int64_t more =
      expected.posteriors[verdict.leader].billionths() - verdict.posterior.billionths();
  ASSERT_GE(more, -microbans_apart * 3);  // a microban is 2.3 millionths of a share
  ASSERT_LE(more, 1 + microbans_apart * 3);
}

std::vector<Sample> samples() {
  std::vector<Sample> all;
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    all.emplace_back(seed, 3 + seed * 7 % 400, 1 + seed % 3, seed % 9, 1 + seed % 60);
  }
  all.emplace_back(1000U, 20'000U, 40U, 30U, 400U);
  // Up to 7.5 bans against and 22.5 for, beyond what the quick sums hold.
  for (std::uint32_t seed = 200; seed < 230; ++seed) {
    all.emplace_back(seed, 3 + seed % 200, 1 + seed % 3, seed % 7, 1 + seed % 40, 2'500'000);
  }
  return all;
}

TEST(Kernel, OfAWholeCaseIsNormaliseOverAllActorsToTheBit) {
  for (const Sample& sample : samples()) {
    Kernel kernel(sample.actors());
    const KernelVerdict verdict = kernel.weigh(sample.one());
    const std::vector<Score> scores = sample.scores(kNone, kNone);
    const Normalised expected = normalise(scores);
    expect_verdict(verdict, scores, 0);
    for (std::uint32_t h = 0; h < scores.size(); ++h) {
      const std::int64_t more =
          expected.posteriors[h].billionths() - kernel.posterior_of(h).billionths();
      ASSERT_TRUE(more == 0 || more == 1) << h;
    }
  }
}

TEST(Kernel, WithoutEachRowAndEachTwoIsNormaliseOverTheOthers) {
  for (const Sample& sample : samples()) {
    Kernel kernel(sample.actors());
    kernel.weigh(sample.one());
    const KernelSensitivity left = kernel.leave_out(true);
    const std::size_t count = sample.row_count();
    ASSERT_EQ(left.without.size(), count);
    ASSERT_EQ(left.without_two.size(), count == 0 ? 0 : count * (count - 1) / 2);
    std::size_t at = 0;
    for (std::size_t r = 0; r < count; ++r) {
      expect_verdict(left.without[r], sample.scores(r, kNone), 1);
      for (std::size_t s = r + 1; s < count; ++s) {
        expect_verdict(left.without_two[at++], sample.scores(r, s), 1);
      }
    }
  }
}

TEST(Kernel, ForgetsTheCaseBefore) {
  const Sample first(7, 500, 4, 8, 80);
  Kernel kernel(first.actors());
  const KernelVerdict before = kernel.weigh(first.one());
  const KernelCase nothing{first.one().priors, {}};
  kernel.weigh(nothing);
  EXPECT_EQ(kernel.weigh(first.one()), before);
}

TEST(Kernel, WhatCarriedTheAnswerMayBeTakenOut) {
  // One actor far above all others by one row: without it the sum is made anew.
  const std::vector<std::uint32_t> group_of(1000, 0);
  std::vector<std::uint32_t> members(1000);
  std::iota(members.begin(), members.end(), 0U);
  const std::vector<std::uint32_t> starts = {0, 1000};
  const std::vector<std::int64_t> priors = {-3'000'000};
  const std::vector<std::uint32_t> actor = {500};
  const std::vector<std::int32_t> delta = {30'000'000};
  const std::vector<KernelRow> rows = {{-100'000, actor, delta}};
  Kernel kernel({group_of, members, starts});
  const KernelVerdict whole = kernel.weigh({priors, rows});
  EXPECT_EQ(whole.leader, 500U);
  const KernelVerdict without = kernel.leave_out(false).without.front();
  EXPECT_EQ(without.leader, 0U);
  EXPECT_EQ(without.normaliser, normalise(std::vector<Score>(1000, Score(-3'000'000))).normaliser);
}

}  // namespace
}  // namespace perpend::attribution
