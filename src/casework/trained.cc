#include "casework/trained.h"

#include <utility>
#include <vector>

#include "casework/training_texts.h"
#include "extraction/technique_model.h"
#include "knowledge/build.h"
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

// The techniques' model, where the texts for it are among the sources; else the pack keeps its own.
void add_technique_model(const std::string& sources, Date as_of, const Progress& progress,
                         ModelBytes& models, Diagnostics& diagnostics) {
  tell(progress, "fitting techniques on procedure sentences");
  const auto texts = read_training_texts(sources);
  const std::string name(extraction::kTechniqueModelName);
  if (!texts) {
    diagnostics.push_back(
        {"train.kept", texts.error().where,
         "the model '" + name +
             "' is the pack's own, for its texts are missing: " + texts.error().what});
    return;
  }
  std::string bytes = training::train_techniques(texts->attack, texts->prose, as_of);
  if (bytes.empty()) {
    diagnostics.push_back({"train.kept", sources,
                           "the model '" + name + "' is the pack's own: too few dated procedures"});
    return;
  }
  models.emplace_back(name, std::move(bytes));
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
  add_technique_model(sources, fitted->as_of(), progress, models, diagnostics);
  return reopened(knowledge::with_models(*fitted, models));
}

}  // namespace perpend::casework
