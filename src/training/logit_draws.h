// The numbers of a conditional logit as other samples of the past would have given them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "training/logit.h"

namespace perpend::training {

inline constexpr std::size_t kDraws = 64;

// `fitted`: what fit_logit() gives for the same choices and settings. `groups`: of each choice
// whose it is; choices of one group are drawn together. One vector of numbers for each draw; the
// same bytes on every machine.
std::vector<std::vector<double>> draw_logit(std::span<const Choice> choices,
                                            const LogitSettings& settings,
                                            const std::vector<double>& fitted,
                                            std::span<const std::uint32_t> groups,
                                            std::size_t draws = kDraws);

}  // namespace perpend::training
