#include "training/technique_fit.h"

#include <gtest/gtest.h>

#include "training/technique_curve.h"

namespace perpend::training {
namespace {

Example example(std::vector<std::uint32_t> features, std::uint32_t label) {
  Example made;
  for (const std::uint32_t feature : features) made.inputs.push_back({feature, .7F});
  made.label = label;
  return made;
}

TEST(LinearFit, PartsClassesThatAFeatureParts) {
  std::vector<Example> examples;
  for (int i = 0; i < 30; ++i) {
    examples.push_back(example({0, 3}, 0));
    examples.push_back(example({1, 3}, 1));
    examples.push_back(example({2, 3}, kNoClass));
  }
  const LinearWeights fitted = fit_linear(examples, 4, 2);
  const auto margin = [&](std::uint32_t feature, std::uint32_t c) {
    return fitted.biases[c] + .7F * (fitted.weights[feature * 2 + c] + fitted.weights[3 * 2 + c]);
  };
  EXPECT_GT(margin(0, 0), .5F);
  EXPECT_GT(margin(1, 1), .5F);
  EXPECT_LT(margin(2, 0), -.5F);
  EXPECT_LT(margin(2, 1), -.5F);
}

TEST(LinearFit, GivesTheSameBitsAgain) {
  std::vector<Example> examples;
  for (std::uint32_t i = 0; i < 50; ++i) examples.push_back(example({i % 7, i % 5}, i % 3));
  EXPECT_EQ(fit_linear(examples, 7, 3).weights, fit_linear(examples, 7, 3).weights);
}

TEST(Curve, SaysTheShareThatWasRightAndNeverFalls) {
  std::vector<Judged> judged;
  for (int i = 0; i < 3300; ++i)
    judged.push_back({i, i % 3300 >= 1650 ? i % 10 != 0 : i % 5 == 0, 1});
  const Curve curve = fit_curve(judged);
  for (std::size_t i = 1; i < curve.right.size(); ++i)
    EXPECT_GE(curve.right[i], curve.right[i - 1]);
  EXPECT_NEAR(curve.right.front(), 200'000, 60'000);
  EXPECT_NEAR(curve.right.back(), 900'000, 60'000);
}

TEST(Curve, OfNothingSaysNothing) {
  const Curve curve = fit_curve({});
  EXPECT_EQ(curve.right.back(), 0);
  EXPECT_LT(fit_curve({{5, true, 1}}).right.back(), 1'000'000);  // one right answer is no certainty
}

}  // namespace
}  // namespace perpend::training
