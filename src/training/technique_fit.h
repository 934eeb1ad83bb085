// A linear classifier, one class against the rest, fitted by stochastic gradients. Inside training.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace perpend::training {

struct Input {
  std::uint32_t feature;
  float value;
};

struct Example {
  std::vector<Input> inputs;  // of length 1
  std::uint32_t label = 0;    // a class, or kNoClass: an example of none
  float weight = 1;
  std::vector<std::uint32_t> also;  // further classes that it is an example of
};
inline constexpr std::uint32_t kNoClass = 0xFFFF'FFFF;

struct LinearWeights {
  std::uint32_t classes = 0;
  std::vector<float> weights;  // [feature * classes + class]
  std::vector<float> biases;
};

// The squared hinge loss of every class, by AdaGrad over nine passes in a fixed shuffled order. The
// same examples give the same bits on every machine: + - * / and sqrt of floats in one order.
// Memory: 8 bytes for each feature and class.
LinearWeights fit_linear(std::span<const Example> examples, std::uint32_t features,
                         std::uint32_t classes);

}  // namespace perpend::training
