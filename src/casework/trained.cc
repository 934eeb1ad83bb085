#include "casework/trained.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "attribution/shape.h"
#include "casework/input_file.h"
#include "formats/compressed.h"
#include "knowledge/build.h"
#include "training/infrastructure_fit.h"
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

// The rows of the indicator lists; empty where the folder has none.
Result<std::string> list_rows(const std::string& sources) {
  std::vector<std::string> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(sources + "/infrastructure", none)) {
    if (entry.path().filename().string().find(".jsonl") != std::string::npos) {
      paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::string rows;
  for (const std::string& path : paths) {
    auto file = read_file(path);
    if (!file) return tl::make_unexpected(file.error());
    auto unpacked = formats::unpack(std::move(file->bytes), path);
    if (!unpacked) return tl::make_unexpected(unpacked.error());
    rows += unpacked->bytes + "\n";
  }
  return rows;
}

// The same models with this one instead of its own.
Result<knowledge::Pack> with_model(const knowledge::Pack& pack, std::string_view name,
                                   std::string bytes) {
  std::vector<std::pair<std::string, std::string>> models;
  for (const knowledge::ModelRecord& model : pack.models()) {
    const std::string_view own = pack.text(model.name);
    models.emplace_back(own, pack.model(own));
  }
  models.emplace_back(name, std::move(bytes));
  return reopened(knowledge::with_models(pack, models));
}

}  // namespace

Result<knowledge::Pack> trained(knowledge::Pack pack, const std::string& sources,
                                const Progress& progress, Diagnostics& diagnostics) {
  tell(progress, "how hosts are named");
  const auto rows = list_rows(sources);
  if (!rows) return tl::make_unexpected(rows.error());
  if (rows->empty()) {
    diagnostics.push_back(
        {"train.kept", sources,
         "no indicator lists here: the shapes of hosts stay as the pack has them"});
  } else {
    auto named = with_model(pack, attribution::kShapesModel, training::shapes_of(pack, *rows));
    if (!named) return named;
    pack = std::move(*named);
  }
  tell(progress, "fitting the ledger on the past");
  return reopened(knowledge::with_parameters(pack, training::train(pack, pack.as_of())));
}

}  // namespace perpend::casework
