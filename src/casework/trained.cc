#include "casework/trained.h"

#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "attribution/shape.h"
#include "attribution/traits.h"
#include "casework/evaluate_linkage.h"
#include "casework/gold_folder.h"
#include "casework/input_file.h"
#include "casework/report_traits.h"
#include "casework/request.h"
#include "casework/training_texts.h"
#include "claims/extract_claims.h"
#include "extraction/incident_model.h"
#include "extraction/pack_lexicon.h"
#include "extraction/technique_model.h"
#include "knowledge/build.h"
#include "knowledge/view.h"
#include "linkage/model.h"
#include "training/attribution_fit.h"
#include "training/incident_training.h"
#include "training/infrastructure_fit.h"
#include "training/linkage_collections.h"
#include "training/linkage_fit.h"
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

// A model's new bytes; where what it is fitted on is not among the sources the pack keeps its own.
void renew(ModelBytes& models, std::string_view name, Result<std::string> bytes,
           Diagnostics& diagnostics) {
  if (!bytes) {
    diagnostics.push_back(
        {"train.kept", bytes.error().where,
         "the model '" + std::string(name) + "' is the pack's own: " + bytes.error().what});
    return;
  }
  std::erase_if(models, [&](const auto& model) { return model.first == name; });
  models.emplace_back(name, std::move(*bytes));
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

training::AnnotatedParagraph annotated(const evaluation::GoldParagraph& gold,
                                       const std::string& hand) {
  training::AnnotatedParagraph made{hand, gold.text, {}, {}, {}};
  const auto append = [](std::vector<ByteSpan>& to, const evaluation::GoldPassage& passage) {
    to.insert(to.end(), passage.spans.begin(), passage.spans.end());
  };
  for (const evaluation::GoldPassage& trap : gold.traps) append(made.traps, trap);
  for (const evaluation::GoldObservation& seen : gold.observations) {
    append(made.evidence, seen.passage);
    if (seen.type != ObservationType::kAttackPattern) continue;
    made.techniques.push_back({seen.id, seen.passage.spans});
  }
  return made;
}

Result<std::vector<training::AnnotatedParagraph>> annotated_paragraphs(const std::string& folder) {
  const auto hands = read_gold_folders(folder);
  if (!hands) return tl::make_unexpected(hands.error());
  std::vector<training::AnnotatedParagraph> paragraphs;
  for (const auto& [hand, gold] : *hands) {
    for (const evaluation::GoldParagraph& one : gold) paragraphs.push_back(annotated(one, hand));
  }
  return paragraphs;
}

Result<std::string> incident_model(const std::string& sources, const knowledge::Pack& pack,
                                   std::string_view techniques) {
  const auto texts = read_training_texts(sources);
  if (!texts) return tl::make_unexpected(texts.error());
  const auto procedures = extraction::TechniqueModel::open(techniques);
  if (!procedures) return tl::make_unexpected(procedures.error());
  const auto folder = shipped_incidents();
  if (!folder) return tl::make_unexpected(folder.error());
  const auto paragraphs = annotated_paragraphs(*folder);
  if (!paragraphs) return tl::make_unexpected(paragraphs.error());
  if (paragraphs->empty()) {
    return fail(ErrorKind::kInput, "train.few", "no annotated paragraphs to fit it on", *folder);
  }
  const knowledge::View view(pack, pack.as_of());
  const auto sentences = training::incident_sentences();
  return training::train_incidents({texts->attack, sentences, texts->prose}, *paragraphs,
                                   *procedures, extraction::lexicon_of(view), pack.as_of());
}

Result<std::string> claim_model(const std::string& sources) {
  const auto folder = shipped_claims();
  if (!folder) return tl::make_unexpected(folder.error());
  const auto rows = read_file(*folder + "/answers.jsonl");
  if (!rows) return tl::make_unexpected(rows.error());
  return training::claim_model(sources, rows->bytes);
}

std::string_view bytes_of(const ModelBytes& models, std::string_view name) {
  for (const auto& model : models) {
    if (model.first == name) return model.second;
  }
  return {};
}

Result<std::string> host_shapes(const knowledge::Pack& pack, const std::string& sources) {
  const auto rows = infrastructure_rows(sources);
  if (!rows) return tl::make_unexpected(rows.error());
  if (rows->empty()) {
    return fail(ErrorKind::kInput, "train.none", "no lists of indicators to fit it on", sources);
  }
  return training::shapes_of(pack, *rows);
}

Result<std::string> traits_model(const knowledge::Pack& pack, const std::string& sources) {
  const auto traits = report_traits(pack, sources);
  if (!traits) return tl::make_unexpected(traits.error());
  return attribution::traits_bytes(*traits);
}

Result<std::string> linkage_model(const knowledge::Pack& pack, const std::string& sources) {
  const auto rows = infrastructure_rows(sources);
  if (!rows) return tl::make_unexpected(rows.error());
  if (rows->empty() && !pack.model(linkage::kModelName).empty()) {
    return fail(ErrorKind::kInput, "train.none", "no lists of indicators to fit it on", sources);
  }
  const knowledge::View view(pack, pack.as_of());
  return linkage::bytes_of(training::train_linkage(
      {training::attack_reports(pack), training::infrastructure_reports(*rows)}, view));
}

}  // namespace

Result<knowledge::Pack> trained(knowledge::Pack pack, const std::string& sources,
                                const Progress& progress, Diagnostics& diagnostics) {
  ModelBytes models;
  for (const auto& model : pack.models()) {
    const std::string name(pack.text(model.name));
    models.emplace_back(name, std::string(pack.model(name)));
  }
  tell(progress, "how hosts are named");
  renew(models, attribution::kShapesModel, host_shapes(pack, sources), diagnostics);
  renew(models, attribution::kTraitsModel, traits_model(pack, sources), diagnostics);
  auto named = reopened(knowledge::with_models(pack, models));
  if (!named) return named;
  tell(progress, "fitting the ledger on the past");
  const auto rows = infrastructure_rows(sources);
  if (!rows) return tl::make_unexpected(rows.error());
  training::Trained ledger = training::train(*named, named->as_of(), *rows);
  auto fitted = reopened(knowledge::with_parameters(*named, std::move(ledger.parameters)));
  if (!fitted) return fitted;
  renew(models, attribution::kDrawsModel, attribution::draws_bytes(ledger.draws), diagnostics);
  tell(progress, "fitting techniques on procedure sentences");
  renew(models, extraction::kTechniqueModelName, technique_model(sources, fitted->as_of()),
        diagnostics);
  renew(models, extraction::kIncidentModelName,
        incident_model(sources, *fitted, bytes_of(models, extraction::kTechniqueModelName)),
        diagnostics);
  tell(progress, "fitting claims on annotated texts");
  renew(models, claims::kModelName, claim_model(sources), diagnostics);
  tell(progress, "fitting linkage on the past");
  renew(models, linkage::kModelName, linkage_model(*fitted, sources), diagnostics);
  return reopened(knowledge::with_models(*fitted, models));
}

}  // namespace perpend::casework
