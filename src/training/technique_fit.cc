// Each class has a plane that keeps its own examples at a margin of 1 from all others (a support
// vector machine with the squared hinge, Cortes and Vapnik 1995); AdaGrad (Duchi et al. 2011) gives
// every weight a step of its own, so that rare words learn as fast as frequent ones. Nine passes
// and no other brake on the weights: chosen on the sentences of 2024, where more passes gained
// nothing.
//
// Counter-example: a softmax over the classes fitted in the same way was eight points worse, for
// most classes have few examples and one technique's gain was another's loss.
//
// Tested in technique_fit_test.cc.
#include "training/technique_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace perpend::training {
namespace {

constexpr int kPasses = 9;
constexpr float kStep = 0.1F;
constexpr float kBiasStep = 0.03F;
constexpr float kFirstSquares = 0.01F;

// Fisher-Yates with a generator that the standard specifies; std::shuffle's use of it is not.
void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

class Fit {
 public:
  Fit(std::uint32_t features, std::uint32_t classes) : classes_(classes) {
    fitted_.classes = classes;
    fitted_.weights.assign(std::size_t{features} * classes, 0);
    fitted_.biases.assign(classes, 0);
    squares_.assign(std::size_t{features} * classes, kFirstSquares);
    bias_squares_.assign(classes, 1);
    margins_.resize(classes);
    slopes_.resize(classes);
  }

  void learn(const Example& example) {
    add_up(example);
    wrong_.clear();
    for (std::uint32_t c = 0; c < classes_; ++c) {
      const bool own = c == example.label ||
                       std::find(example.also.begin(), example.also.end(), c) != example.also.end();
      const float sign = own ? 1.0F : -1.0F;
      const float short_of = 1 - sign * margins_[c];
      if (short_of <= 0) continue;
      slopes_[c] = -sign * short_of * example.weight;
      wrong_.push_back(c);
    }
    for (const std::uint32_t c : wrong_) {
      bias_squares_[c] += slopes_[c] * slopes_[c];
      fitted_.biases[c] -= kBiasStep * slopes_[c] / std::sqrt(bias_squares_[c]);
    }
    for (const Input& input : example.inputs) {
      float* const weights = fitted_.weights.data() + std::size_t{input.feature} * classes_;
      float* const squares = squares_.data() + std::size_t{input.feature} * classes_;
      for (const std::uint32_t c : wrong_) {
        const float slope = slopes_[c] * input.value;
        squares[c] += slope * slope;
        weights[c] -= kStep * slope / std::sqrt(squares[c]);
      }
    }
  }

  LinearWeights take() { return std::move(fitted_); }

 private:
  void add_up(const Example& example) {
    float* const margins = margins_.data();
    for (std::uint32_t c = 0; c < classes_; ++c) margins[c] = fitted_.biases[c];
    for (const Input& input : example.inputs) {
      const float* const weights = fitted_.weights.data() + std::size_t{input.feature} * classes_;
      for (std::uint32_t c = 0; c < classes_; ++c) margins[c] += input.value * weights[c];
    }
  }

  std::uint32_t classes_;
  LinearWeights fitted_;
  std::vector<float> squares_, bias_squares_, margins_, slopes_;
  std::vector<std::uint32_t> wrong_;
};

}  // namespace

LinearWeights fit_linear(std::span<const Example> examples, std::uint32_t features,
                         std::uint32_t classes) {
  Fit fit(features, classes);
  std::vector<std::uint32_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  std::mt19937 random(1);
  for (int pass = 0; pass < kPasses; ++pass) {
    shuffle(order, random);
    for (const std::uint32_t i : order) fit.learn(examples[i]);
  }
  return fit.take();
}

}  // namespace perpend::training
