// The one-step draws against fits made again, and their spread against planted numbers.
#include "training/logit_draws.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "core/powers.h"
#include "core/weight.h"

namespace perpend::training {
namespace {

constexpr std::size_t kNumbers = 3;
constexpr std::size_t kHypotheses = 6;

std::vector<double> shares_of(const Choice& choice, const std::vector<double>& numbers) {
  std::vector<double> shares;
  double sum = 0;
  for (std::size_t j = 0; j < choice.hypotheses; ++j) {
    double score = 0;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      score += choice.terms[j * numbers.size() + k] * 1e-6 * numbers[k];
    }
    shares.push_back(std::pow(10.0, score));
    sum += shares.back();
  }
  for (double& share : shares) share /= sum;
  return shares;
}

// Choices whose answers are drawn from the model under `planted`.
std::vector<Choice> drawn_from(const std::vector<double>& planted, std::size_t count,
                               std::mt19937& random) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < count; ++i) {
    Choice one{kHypotheses, 0, {}};
    for (std::size_t k = 0; k < kHypotheses * kNumbers; ++k) {
      one.terms.push_back(static_cast<std::int32_t>(random() % 1'200'000) - 600'000);
    }
    double draw = static_cast<double>(random() % 1'000'000) / 1e6;
    for (const double share : shares_of(one, planted)) {
      if (draw < share) break;
      draw -= share;
      ++one.truth;
    }
    one.truth = std::min(one.truth, kHypotheses - 1);
    choices.push_back(std::move(one));
  }
  return choices;
}

LogitSettings settings(double pull) {
  return {.start = std::vector<double>(kNumbers, 0.5),
          .pull = pull,
          .pulls = {},
          .signless = std::vector<bool>(kNumbers, false)};
}

std::vector<std::uint32_t> each_its_own(std::size_t count) {
  std::vector<std::uint32_t> groups(count);
  for (std::size_t i = 0; i < count; ++i) groups[i] = static_cast<std::uint32_t>(i);
  return groups;
}

double spread_of(const std::vector<std::vector<double>>& draws, std::size_t k) {
  double mean = 0;
  for (const auto& draw : draws) mean += draw[k] / static_cast<double>(draws.size());
  double sum = 0;
  for (const auto& draw : draws) sum += (draw[k] - mean) * (draw[k] - mean);
  return std::sqrt(sum / static_cast<double>(draws.size()));
}

TEST(LogitDraws, AreTheSameTwice) {
  std::mt19937 random(3);
  const auto choices = drawn_from({0.5, 1.0, 0.2}, 60, random);
  const auto fitted = fit_logit(choices, settings(0.1));
  EXPECT_EQ(draw_logit(choices, settings(0.1), fitted, each_its_own(60)),
            draw_logit(choices, settings(0.1), fitted, each_its_own(60)));
}

TEST(LogitDraws, OneGroupForAllIsTheFitItself) {
  std::mt19937 random(4);
  const auto choices = drawn_from({0.5, 1.0, 0.2}, 80, random);
  const auto fitted = fit_logit(choices, settings(0.1));
  const std::vector<std::uint32_t> one_group(80, 7);
  for (const auto& draw : draw_logit(choices, settings(0.1), fitted, one_group, 5)) {
    for (std::size_t k = 0; k < kNumbers; ++k) EXPECT_NEAR(draw[k], fitted[k], 1e-4);
  }
}

// A resample is a fit of its own: the step has to land near it. Groups are drawn as the bootstrap
// draws them, so the mean and the spread over many fits made in full are compared.
TEST(LogitDraws, SpreadAsFitsMadeInFullDo) {
  std::mt19937 random(5);
  const std::size_t count = 250;
  const auto choices = drawn_from({0.6, 1.0, 0.3}, count, random);
  const auto fitted = fit_logit(choices, settings(0.1));
  const auto steps = draw_logit(choices, settings(0.1), fitted, each_its_own(count), 200);
  std::vector<std::vector<double>> full;
  for (int i = 0; i < 200; ++i) {
    std::vector<Choice> again;
    for (std::size_t c = 0; c < count; ++c) again.push_back(choices[random() % count]);
    full.push_back(fit_logit(again, settings(0.1)));
  }
  for (std::size_t k = 0; k < kNumbers; ++k) {
    EXPECT_NEAR(spread_of(steps, k), spread_of(full, k), 0.25 * spread_of(full, k)) << k;
  }
}

// The sceptic's question: does the range of a new case's posterior hold the one that the planted
// numbers give it, about nine times in ten?
double coverage(std::size_t count, double& width) {
  const std::vector<double> planted = {0.6, 1.0, 0.3};
  std::mt19937 random(6);
  int held = 0;
  int asked = 0;
  width = 0;
  for (int world = 0; world < 60; ++world) {
    const auto choices = drawn_from(planted, count, random);
    const auto fitted = fit_logit(choices, settings(0.05));
    const auto draws = draw_logit(choices, settings(0.05), fitted, each_its_own(count));
    for (const Choice& fresh : drawn_from(planted, 10, random)) {
      const auto truth = shares_of(fresh, planted);
      const std::size_t leader =
          static_cast<std::size_t>(std::max_element(truth.begin(), truth.end()) - truth.begin());
      std::vector<double> column;
      for (const auto& draw : draws) column.push_back(shares_of(fresh, draw)[leader]);
      std::sort(column.begin(), column.end());
      const double low = column[(column.size() * 5 + 99) / 100 - 1];
      const double high = column[(column.size() * 95 + 99) / 100 - 1];
      ++asked;
      held += low <= truth[leader] && truth[leader] <= high ? 1 : 0;
      width += high - low;
    }
  }
  width /= asked;
  return static_cast<double>(held) / asked;
}

TEST(LogitDraws, TheRangeHoldsTheTruthAboutNineTimesInTen) {
  double width = 0;
  const double held = coverage(200, width);
  EXPECT_GT(held, 0.82);
  EXPECT_LT(held, 0.97);
}

TEST(LogitDraws, FewCasesDrawWider) {
  double few = 0;
  double many = 0;
  coverage(50, few);
  coverage(400, many);
  EXPECT_GT(few, 1.8 * many);  // root of eight is 2.8; the pull holds few cases in
}

// Forty cases of one actor are one habit: drawn one by one they look like forty.
TEST(LogitDraws, CasesOfOneActorAreDrawnTogether) {
  std::mt19937 random(8);
  auto choices = drawn_from({0.6, 1.0, 0.3}, 20, random);
  std::vector<std::uint32_t> actors = each_its_own(20);
  const std::size_t own = choices.size();
  for (int copy = 0; copy < 9; ++copy) {
    for (std::size_t i = 0; i < own; ++i) {
      choices.push_back(choices[i]);
      actors.push_back(static_cast<std::uint32_t>(i));
    }
  }
  const auto fitted = fit_logit(choices, settings(0.1));
  const auto together = draw_logit(choices, settings(0.1), fitted, actors);
  const auto apart = draw_logit(choices, settings(0.1), fitted, each_its_own(choices.size()));
  for (std::size_t k = 0; k < kNumbers; ++k) {
    EXPECT_GT(spread_of(together, k), 2 * spread_of(apart, k)) << k;
  }
}

TEST(LogitDraws, NoNumberGoesBelowZeroUnlessItMay) {
  std::mt19937 random(9);
  const auto choices = drawn_from({0.0, 1.0, -0.4}, 120, random);
  const auto fitted = fit_logit(choices, settings(0.1));
  bool at_zero = false;
  for (const auto& draw : draw_logit(choices, settings(0.1), fitted, each_its_own(120))) {
    for (const double number : draw) EXPECT_GE(number, 0);
    at_zero = at_zero || draw[2] == 0;
  }
  EXPECT_TRUE(at_zero);
  LogitSettings signless = settings(0.1);
  signless.signless[2] = true;
  const auto free = fit_logit(choices, signless);
  EXPECT_LT(free[2], 0);
  EXPECT_LT(draw_logit(choices, signless, free, each_its_own(120))[0][2], 0);
}

}  // namespace
}  // namespace perpend::training
