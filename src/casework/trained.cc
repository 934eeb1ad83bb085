#include "casework/trained.h"

#include <string>
#include <utility>
#include <vector>

#include "casework/evaluate_linkage.h"
#include "knowledge/build.h"
#include "knowledge/view.h"
#include "linkage/model.h"
#include "training/linkage_collections.h"
#include "training/linkage_fit.h"
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

// The pack's models with this one added, or in the place of the one that had its name.
Result<knowledge::Pack> with_model(const knowledge::Pack& pack, std::string_view name,
                                   std::string bytes) {
  std::vector<std::pair<std::string, std::string>> models;
  for (const auto& model : pack.models()) {
    const std::string_view other = pack.text(model.name);
    if (other != name) models.emplace_back(other, pack.model(other));
  }
  models.emplace_back(name, std::move(bytes));
  return reopened(knowledge::with_models(pack, models));
}

Result<knowledge::Pack> with_linkage(const knowledge::Pack& pack, const std::string& sources,
                                     const Progress& progress, Diagnostics& diagnostics) {
  const auto rows = infrastructure_rows(sources);
  if (!rows) return tl::make_unexpected(rows.error());
  if (rows->empty() && !pack.model(linkage::kModelName).empty()) {
    diagnostics.push_back({"train.kept", sources,
                           "no lists of indicators there: the model of linkage stays as it is"});
    return reopened(std::string(pack.bytes()));
  }
  tell(progress, "fitting linkage on the past");
  const knowledge::View view(pack, pack.as_of());
  const linkage::Model model = training::train_linkage(
      {training::attack_reports(pack), training::infrastructure_reports(*rows)}, view);
  return with_model(pack, linkage::kModelName, linkage::bytes_of(model));
}

}  // namespace

Result<knowledge::Pack> trained(knowledge::Pack pack, const std::string& sources,
                                const Progress& progress, Diagnostics& diagnostics) {
  tell(progress, "fitting the ledger on the past");
  auto fitted = reopened(knowledge::with_parameters(pack, training::train(pack, pack.as_of())));
  if (!fitted) return fitted;
  return with_linkage(*fitted, sources, progress, diagnostics);
}

}  // namespace perpend::casework
