// The fitted numbers of the ledger: few, named, each with a value that holds before any data.
//
// All in thousandths. They start at face value (1000: a weight counts as much as it says; 0: not at
// all, for rows that refine another) and are
// fitted on cases strictly earlier than what they are used on (training/fit.h). A pack carries them
// as parameters of these names.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "knowledge/pack.h"

namespace perpend::attribution {

enum class Fitted : std::uint8_t {
  kReports,    // exponent of the number of an actor's reports in the prior
  kRecency,    // exponent of the years since the newest of them, negated
  kTechnique,  // weight of a technique row that speaks for, before tempering by the number of items
  kAgainst,    // the same of one that speaks against
  kSoftware,   // weight of a software row
  kSignature,  // bans for malware that only this actor's reports show
  kProfile,    // bans for complete resemblance to an actor's whole profile
  kNearest,    // bans for complete resemblance to a report of the last year
  kDensity,    // weight of how thick the actor's reports lie about the case
  kNovelty,    // weight, for the unlisted actor alone, of tooling that no report shows
  kUnlisted,  // log10 of the mass of actors without a profile, against an actor of one fresh report
};
inline constexpr int kFittedCount = 11;

using Parameters = std::array<std::int64_t, kFittedCount>;
// Rows that say again, in another way, what others say already start at nothing.
inline constexpr Parameters kFaceValue = {1000, 1000, 1000, 1000, 1000, 0, 1000, 1000, 0, 0, 1000};

std::string_view name_of(Fitted fitted);  // "ledger.technique"
inline std::int64_t get(const Parameters& parameters, Fitted fitted) {
  return parameters[static_cast<std::size_t>(fitted)];
}

// The pack's fitted numbers; face value for those it does not carry.
Parameters parameters_of(const knowledge::Pack& pack);

}  // namespace perpend::attribution
