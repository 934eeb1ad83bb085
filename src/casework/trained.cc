#include "casework/trained.h"

#include <utility>
#include <vector>

#include "claims/extract_claims.h"
#include "knowledge/build.h"
#include "training/attribution_fit.h"
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

using ModelBytes = std::vector<std::pair<std::string, std::string>>;

// The claims' model, where the texts for it are among the sources; else the pack keeps its own.
void add_claim_model(const std::string& sources, const Progress& progress, ModelBytes& models,
                     Diagnostics& diagnostics) {
  tell(progress, "fitting claims on annotated texts");
  const std::string name(claims::kModelName);
  auto bytes = training::claim_model(sources);
  if (!bytes) {
    diagnostics.push_back(
        {"train.kept", bytes.error().where,
         "the model '" + name +
             "' is the pack's own, for its texts are missing: " + bytes.error().what});
    return;
  }
  models.emplace_back(name, std::move(*bytes));
}

}  // namespace

Result<knowledge::Pack> trained(knowledge::Pack pack, const std::string& sources,
                                const Progress& progress, Diagnostics& diagnostics) {
  tell(progress, "fitting the ledger on the past");
  auto fitted = reopened(knowledge::with_parameters(pack, training::train(pack, pack.as_of())));
  if (!fitted) return fitted;
  ModelBytes models;
  for (const auto& model : fitted->models()) {
    const std::string name(fitted->text(model.name));
    models.emplace_back(name, std::string(fitted->model(name)));
  }
  add_claim_model(sources, progress, models, diagnostics);
  return reopened(knowledge::with_models(*fitted, models));
}

}  // namespace perpend::casework
