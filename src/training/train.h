// Everything fitted that a pack carries, from what the pack itself holds before a day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "attribution/draws.h"
#include "core/date.h"
#include "knowledge/pack.h"

namespace perpend::training {

struct Trained {
  // Named numbers, sorted by name, for knowledge::with_parameters(): the ledger's ("ledger.…", in
  // thousandths), the worth of indicator matches ("infrastructure.…", thousandths of a ban, only
  // for levels with enough lists), the gate's held-out outcomes ("gate.…") and "fitted_as_of"
  // (days).
  std::vector<std::pair<std::string, std::int64_t>> parameters;
  // The ledger's and infrastructure's as they could have come out, for the model
  // attribution::kDrawsModel. Without enough lists infrastructure's stay unfitted.
  std::vector<attribution::Draw> draws;
};

// A pure function of the pack's facts, the day and the rows: any parameters that the pack has are
// ignored. `rows`: the dated lists of indicators (JSON Lines), of which those that cite a report
// say what classes are worth together ("together.fresh", "gate.together.…"); empty: not fitted.
// Takes some seconds.
Trained train(const knowledge::Pack& pack, Date as_of, std::string_view rows = {});

}  // namespace perpend::training
