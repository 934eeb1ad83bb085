// Weights of evidence and probabilities in integers, so that every machine gets the same bits.
//
// A weight of evidence (Good 1950) is the log10 of a likelihood ratio; its unit is the ban. Here a
// weight is a whole number of microbans (10^-6 ban), so sums do not depend on their order and no
// floating-point library is asked for anything. Logarithms are taken of ratios of integers and
// rounded half to even once, when a row is made.
//
// A likelihood ratio, a prior and a posterior are different things: the types below do not convert
// into each other, so a transposed conditional does not compile.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/powers.h"

namespace perpend {

// log10 of a likelihood ratio, in microbans. Positive speaks for, negative against.
class WeightOfEvidence {
 public:
  constexpr WeightOfEvidence() = default;
  constexpr explicit WeightOfEvidence(std::int64_t microbans) : microbans_(microbans) {}
  constexpr std::int64_t microbans() const { return microbans_; }
  constexpr double bans() const { return static_cast<double>(microbans_) / 1e6; }  // to show

  constexpr WeightOfEvidence operator-() const { return WeightOfEvidence(-microbans_); }
  constexpr WeightOfEvidence& operator+=(WeightOfEvidence other) {
    microbans_ += other.microbans_;
    return *this;
  }
  friend constexpr WeightOfEvidence operator+(WeightOfEvidence a, WeightOfEvidence b) {
    return WeightOfEvidence(a.microbans_ + b.microbans_);
  }
  friend constexpr WeightOfEvidence operator-(WeightOfEvidence a, WeightOfEvidence b) {
    return WeightOfEvidence(a.microbans_ - b.microbans_);
  }
  constexpr auto operator<=>(const WeightOfEvidence&) const = default;

 private:
  std::int64_t microbans_ = 0;
};

// log10 of a prior share, in microbans.
class Prior {
 public:
  constexpr Prior() = default;
  constexpr explicit Prior(std::int64_t microbans) : microbans_(microbans) {}
  constexpr std::int64_t microbans() const { return microbans_; }
  constexpr double bans() const { return static_cast<double>(microbans_) / 1e6; }
  constexpr auto operator<=>(const Prior&) const = default;

 private:
  std::int64_t microbans_ = 0;
};

// log10 prior + log10 likelihood ratio, in microbans, before normalising.
class Score {
 public:
  constexpr Score() = default;
  constexpr explicit Score(std::int64_t microbans) : microbans_(microbans) {}
  constexpr std::int64_t microbans() const { return microbans_; }
  constexpr double bans() const { return static_cast<double>(microbans_) / 1e6; }
  constexpr auto operator<=>(const Score&) const = default;

 private:
  std::int64_t microbans_ = 0;
};

constexpr Score operator+(Prior prior, WeightOfEvidence weight) {
  return Score(prior.microbans() + weight.microbans());
}

// A posterior probability in units of 10^-9.
class Posterior {
 public:
  static constexpr std::int64_t kOne = 1'000'000'000;
  constexpr Posterior() = default;
  constexpr explicit Posterior(std::int64_t billionths) : billionths_(billionths) {}
  constexpr std::int64_t billionths() const { return billionths_; }
  constexpr double value() const { return static_cast<double>(billionths_) / 1e9; }
  constexpr auto operator<=>(const Posterior&) const = default;

 private:
  std::int64_t billionths_ = 0;
};

// log10(numerator / denominator) in microbans, rounded half to even. Both must be positive.
// Exact integer arithmetic; the error before rounding is below 10^-12 ban.
std::int64_t log10_ratio_microbans(std::uint64_t numerator, std::uint64_t denominator);

// log2(numerator / denominator) in microbits (10^-6 bit), rounded half to even. Both must be
// positive.
std::int64_t log2_ratio_microbits(std::uint64_t numerator, std::uint64_t denominator);

// a * numerator / denominator, rounded half to even. denominator > 0; no overflow inside.
std::int64_t mul_div_half_even(std::int64_t a, std::int64_t numerator, std::int64_t denominator);

struct Normalised {
  std::vector<Posterior> posteriors;  // in the order of the scores; they sum to 10^9 exactly
  Score normaliser;                   // log10 of the sum of 10^score
};

// log10 of the sum of 10^score: the best score, and that sum relative to it in units of 2^-62, as
// high * 2^64 + low. Positive; `best` may be above every score.
Score normaliser_of(Score best, std::uint64_t high, std::uint64_t low);

// Softmax to base ten. The billionths are apportioned by largest remainder (ties by position), so
// that they always sum to one.
Normalised normalise(std::span<const Score> scores);

}  // namespace perpend
