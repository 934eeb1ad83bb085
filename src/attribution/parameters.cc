#include "attribution/parameters.h"

namespace perpend::attribution {
namespace {

constexpr std::array<std::string_view, kFittedCount> kNames = {
    "ledger.reports",  "ledger.recency",   "ledger.technique", "ledger.against",
    "ledger.software", "ledger.signature", "ledger.profile",   "ledger.nearest",
    "ledger.density",  "ledger.novelty",   "ledger.unlisted"};

}  // namespace

std::string_view name_of(Fitted fitted) { return kNames[static_cast<std::size_t>(fitted)]; }

Parameters parameters_of(const knowledge::Pack& pack) {
  Parameters parameters = kFaceValue;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (const auto value = pack.parameter(kNames[i])) parameters[i] = *value;
  }
  return parameters;
}

}  // namespace perpend::attribution
