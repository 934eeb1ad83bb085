#include "casework/trained.h"

#include "knowledge/build.h"
#include "training/train.h"

namespace perpend::casework {
namespace {

void tell(const Progress& progress, std::string_view what) {
  if (progress) progress(what);
}

Result<knowledge::Pack> reopened(Result<std::string> bytes) {
  if (!bytes) return tl::make_unexpected(bytes.error());
  return knowledge::Pack::from_bytes(std::move(*bytes));
}

}  // namespace

Result<knowledge::Pack> trained(knowledge::Pack pack, const std::string& /*sources*/,
                                const Progress& progress, Diagnostics& /*diagnostics*/) {
  tell(progress, "fitting the ledger on the past");
  return reopened(knowledge::with_parameters(pack, training::train(pack, pack.as_of())));
}

}  // namespace perpend::casework
