// Judges drift on pairs of claim and retelling (tests/golden/claims/README.md).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/ledger.h"
#include "core/error.h"
#include "model/claim.h"

namespace perpend::evaluation {

// Claims of one document; its index goes into Claim::document.
using ClaimReader = std::function<std::vector<Claim>(const ClaimDocument&, std::uint32_t)>;

struct KindFigure {
  std::int64_t in_gold = 0;
  std::int64_t found = 0;
  std::int64_t right = 0;
};

struct PairAnswer {
  std::string id;
  bool aligned = false;                  // the retelling was found at all
  std::vector<claims::DriftKind> gold;   // sorted
  std::vector<claims::DriftKind> found;  // sorted
  bool right() const { return aligned && gold == found; }
};

struct PairFigures {
  std::int64_t pairs = 0;
  std::int64_t aligned = 0;
  std::int64_t right = 0;           // aligned, and the whole set of kinds as in the gold
  std::int64_t passages = 0;        // drifts in the gold that were found by kind
  std::int64_t passages_right = 0;  // of these: both passages overlap those of the gold
  std::array<KindFigure, claims::kDriftKinds> by_kind{};
  std::vector<PairAnswer> answers;
};

// End to end: both texts are read, claims extracted and aligned; nothing of the gold is given to
// the program but the two texts, their outlets and days. Error: eval.gold (input) where a line is
// no pair.
Result<PairFigures> judge_pairs(std::string_view json_lines, std::string_view name,
                                const ClaimReader& reader);

}  // namespace perpend::evaluation
