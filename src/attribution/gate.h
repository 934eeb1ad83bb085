// Which word may be spoken: the terms of ICD 203, let through only as far as held-out cases bear
// out.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/weight.h"
#include "knowledge/pack.h"
#include "model/assessment.h"

namespace perpend::attribution {

// The seven bands of ICD 203 (Office of the Director of National Intelligence, 2015), in per cent.
// A posterior on a border belongs to the upper one.
enum class Band : std::uint8_t {
  kAlmostNoChance,
  kVeryUnlikely,
  kUnlikely,
  kRoughlyEven,
  kLikely,
  kVeryLikely,
  kAlmostCertain
};
inline constexpr int kBands = 7;
Band band_of(Posterior posterior);
Likelihood likelihood_of(Band band);
std::string_view key_of(Band band);  // "very-likely"

// Which of the validated classes a case has, and how many findings of them. Infrastructure has been
// judged by itself, and beside methods or tooling where a list cites a report (kTogether).
enum class ClassSet : std::uint8_t { kMethods, kTooling, kBoth, kInfrastructure, kTogether };
inline constexpr int kClassSets = 5;
enum class Amount : std::uint8_t { k4To7, k8To15, k16OrMore, k1To3 };
inline constexpr int kAmounts = 4;
std::string_view key_of(ClassSet classes);  // "methods", "tooling", "methods+tooling", …
std::string_view key_of(Amount amount);     // "4-7", "8-15", "16+", "1-3"
std::optional<ClassSet> class_set(std::int64_t techniques, std::int64_t software);
std::optional<Amount> amount_of(std::int64_t findings);  // none below four: no case has so few
std::optional<Amount> amount_of_indicators(std::int64_t indicators);  // none for none

// Held-out cases whose leading hypothesis had a posterior in one band: how many, how many right.
struct Outcomes {
  std::int64_t cases = 0;
  std::int64_t right = 0;
  Outcomes& operator+=(Outcomes other) {
    cases += other.cases;
    right += other.right;
    return *this;
  }
};

class GateTable {
 public:
  Outcomes& at(ClassSet classes, Amount amount, Band band);
  const Outcomes& at(ClassSet classes, Amount amount, Band band) const;
  // As parameters of a pack: "gate.methods.4-7.likely.cases" and ".right".
  std::vector<std::pair<std::string, std::int64_t>> parameters() const;

 private:
  std::array<Outcomes, static_cast<std::size_t>(kClassSets) * kAmounts * kBands> cells_{};
};
GateTable gate_table_of(const knowledge::Pack& pack);

// Wilson's 90 % interval of a share, in thousandths, rounded outwards.
struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 1000;
};
Interval wilson90(Outcomes outcomes);

inline constexpr std::int64_t kCasesToSpeak = 30;

struct Verdict {
  Likelihood likelihood;
  std::string reason;
  bool lowered = false;  // a stronger word was asked for
};
// What the gate is asked about.
struct Asked {
  Posterior posterior;  // the leader's
  Posterior validated;  // the same one's when only techniques and software speak; where there are
                        // none, only indicators
  Posterior together;   // and when techniques, software and indicators speak
  std::int64_t techniques = 0;
  std::int64_t software = 0;
  std::int64_t indicators = 0;
};
// The word is the strongest that is not stronger than the band of the posterior, nor than that of
// the best validated part of the evidence, and that overlaps the interval of the held-out cases
// alike; without 30 of those, no assessment. Indicators beside techniques or software are that best
// part where 30 held-out cases with both are alike; else techniques and software alone are.
Verdict gate(const GateTable& table, const Asked& asked);

}  // namespace perpend::attribution
