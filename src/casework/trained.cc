#include "casework/trained.h"

#include <utility>
#include <vector>

#include "casework/training_texts.h"
#include "claims/extract_claims.h"
#include "extraction/technique_model.h"
#include "knowledge/build.h"
#include "training/attribution_fit.h"
#include "training/technique_training.h"
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

// A model's new bytes; where its texts are not among the sources the pack keeps its own.
void renew(ModelBytes& models, std::string_view name, Result<std::string> bytes,
           Diagnostics& diagnostics) {
  if (bytes) {
    models.emplace_back(name, std::move(*bytes));
    return;
  }
  diagnostics.push_back(
      {"train.kept", bytes.error().where,
       "the model '" + std::string(name) + "' is the pack's own: " + bytes.error().what});
}

Result<std::string> technique_model(const std::string& sources, Date as_of) {
  const auto texts = read_training_texts(sources);
  if (!texts) return tl::make_unexpected(texts.error());
  std::string bytes = training::train_techniques(texts->attack, texts->prose, as_of);
  if (bytes.empty()) {
    return fail(ErrorKind::kInput, "train.few", "too few dated procedures to fit it", sources);
  }
  return bytes;
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
  tell(progress, "fitting techniques on procedure sentences");
  renew(models, extraction::kTechniqueModelName, technique_model(sources, fitted->as_of()),
        diagnostics);
  tell(progress, "fitting claims on annotated texts");
  renew(models, claims::kModelName, training::claim_model(sources), diagnostics);
  return reopened(knowledge::with_models(*fitted, models));
}

}  // namespace perpend::casework
