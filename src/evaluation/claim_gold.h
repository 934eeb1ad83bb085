// The project's own gold of chains and answers (tests/golden/claims/README.md), judged end to end.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "evaluation/drift_pairs.h"

namespace perpend::evaluation {

struct GoldClaimCase {  // one line of --cases; of the test half, only whether it is right
  std::string id;
  bool right = false;
};

struct ChainFigures {
  std::int64_t chains = 0;
  std::int64_t right = 0;    // every link by name, in order, with a content that fits
  std::int64_t cue = 0;      // the innermost cue, exactly
  std::int64_t content = 0;  // a Jaccard index of bytes of at least one half
  std::vector<GoldClaimCase> cases;
};
// Error: eval.gold (input) where a line is no chain.
Result<ChainFigures> judge_chains(std::string_view json_lines, std::string_view name,
                                  const ClaimReader& reader);

struct ResponseFigures {
  std::int64_t responses = 0;
  std::int64_t right = 0;   // the claim with the gold's cue or content has its polarity
  std::int64_t source = 0;  // and its source by name
  std::map<std::string, KindFigure> by_polarity;
  std::vector<GoldClaimCase> cases;
};
Result<ResponseFigures> judge_responses(std::string_view json_lines, std::string_view name,
                                        const ClaimReader& reader);

}  // namespace perpend::evaluation
