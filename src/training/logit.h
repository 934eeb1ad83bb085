// A conditional logit: which of several hypotheses, from what its numbers are times what they
// weigh.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace perpend::training {

// One choice. `terms` in microbans, hypothesis-major, one for each number.
struct Choice {
  std::size_t hypotheses = 0;
  std::size_t truth = 0;
  std::vector<std::int32_t> terms;
};

struct LogitSettings {
  std::vector<double> start;   // the values that hold without data; 1 is face value
  double pull = 1;             // bans for a deviation of one from them, squared
  std::vector<double> pulls;   // the same of each number, where they differ
  std::vector<bool> signless;  // numbers that may be below zero; the others are held at zero there
};

// The numbers of least loss: sum of -log10 posterior of the truth, plus the pull.
std::vector<double> fit_logit(std::span<const Choice> choices, const LogitSettings& settings);
// Loss, gradient and second derivatives (row-major) at one point. Bans.
struct LogitSlope {
  double loss = 0;
  std::vector<double> gradient;
  std::vector<double> curvature;
};
// Of the pull alone; and what choices add to it.
LogitSlope slope_of_pull(const LogitSettings& settings, const std::vector<double>& at);
void add_slope(std::span<const Choice> choices, const LogitSettings& settings,
               const std::vector<double>& at, LogitSlope& slope);
// What to take from the numbers to stand at the least of the parabola through the slope; numbers
// that are held stay where they are.
std::vector<double> newton_step(LogitSlope slope, const std::vector<bool>& held);

// The loss that it makes small, in bans.
double logit_loss(std::span<const Choice> choices, const LogitSettings& settings,
                  const std::vector<double>& numbers);
// To thousandths, half away from zero.
std::int64_t thousandths(double number);

}  // namespace perpend::training
