// The weights that reading claims needs, and their bytes in the pack.
#pragma once

#include <string>
#include <string_view>

#include "claims/attribution.h"
#include "claims/extract_claims.h"
#include "claims/linear.h"
#include "claims/parser.h"
#include "core/error.h"

namespace perpend::claims {

struct ClaimModel::Body {
  Grammar grammar;
  AttributionModel attribution;
};

// Layout: the eight bytes "pclaims1"; five numbers of 32 bits (the row bits of the five models) and
// the threshold; the bits of the vocabulary; then the weights of the five, little-endian.
std::string bytes_of(const ClaimModel::Body& body);
Result<ClaimModel::Body> read_model(std::string_view bytes);  // claims.model (damaged)

}  // namespace perpend::claims
