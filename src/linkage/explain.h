// Why two incidents are linked: each row with its level, its bits and the values behind it.
#pragma once

#include <cstdint>

#include "knowledge/view.h"
#include "linkage/columns.h"
#include "linkage/model.h"
#include "model/linkage.h"

namespace perpend::linkage {

// Everything of Link but its id, the decision and the analyst's word.
Link explain_pair(const Columns& columns, const Weigher& weigher, std::uint32_t a, std::uint32_t b,
                  const knowledge::View& view);

// A value as it is shown; needs columns with text.
SharedValue shown_value(const Columns& columns, std::uint32_t value, const knowledge::View& view);

}  // namespace perpend::linkage
