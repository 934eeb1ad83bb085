#include "casework/evaluate_linkage.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

#include "casework/case_answers.h"
#include "casework/input_file.h"
#include "casework/known.h"
#include "evaluation/linkage.h"
#include "formats/attack/attack.h"
#include "formats/compressed.h"

namespace perpend::casework {

Result<std::string> infrastructure_rows(const std::string& sources) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(sources + "/infrastructure", ignored)) {
    const std::string path = entry.path().string();
    if (path.ends_with(".jsonl") || path.ends_with(".jsonl.zst")) paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) return std::string();
  auto file = read_file(paths.front());
  if (!file) return tl::make_unexpected(file.error());
  auto unpacked = formats::unpack(std::move(file->bytes), paths.front());
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  return std::move(unpacked->bytes);
}

namespace {

// Of the newest release in the data folder; none where there is no release.
Result<evaluation::CampaignOfCitation> campaigns_of_citations(const std::string& sources) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(sources + "/attack", ignored)) {
    const std::string path = entry.path().string();
    // Lean releases hold neither names nor campaigns of their own.
    const bool whole = path.find(".lean.") == std::string::npos;
    if (whole && (path.ends_with(".json") || path.ends_with(".json.zst"))) paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  evaluation::CampaignOfCitation result;
  if (paths.empty()) return result;
  auto file = read_file(paths.back());
  if (!file) return tl::make_unexpected(file.error());
  auto unpacked = formats::unpack(std::move(file->bytes), paths.back());
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  const auto facts = attack::read(std::move(unpacked->bytes), paths.back());
  if (!facts) return tl::make_unexpected(facts.error());
  std::set<std::string> several;
  for (const attack::Campaign& campaign : facts->campaigns) {
    for (const std::uint32_t citation : campaign.citations) {
      const std::string& name = facts->citations[citation].name;
      const auto [at, fresh] = result.emplace(name, campaign.id);
      if (!fresh && at->second != campaign.id) several.insert(name);
    }
  }
  for (const std::string& name : several) result.erase(name);
  return result;
}

}  // namespace

Result<Answer> evaluate_linkage(const EvaluateRequest& request) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  const auto rows = infrastructure_rows(request.sources);
  if (!rows) return tl::make_unexpected(rows.error());
  const knowledge::View view(known->pack, known->as_of);
  if (!request.cases_file.empty()) {
    const auto written =
        write_file(request.cases_file, evaluation::linkage_case_lines(view, *rows));
    if (!written) return tl::make_unexpected(written.error());
  }
  if (request.progress) request.progress("comparing half a million pairs, fitting in folds");
  const auto campaigns = campaigns_of_citations(request.sources);
  if (!campaigns) return tl::make_unexpected(campaigns.error());
  const auto evaluation = evaluation::evaluate_linkage(view, *rows, *campaigns);
  Answer answer;
  answer.body = request.output.format == Format::kJson ? evaluation::json_of(evaluation) + "\n"
                                                       : evaluation::text_of(evaluation);
  return guarded(std::move(answer), request.output);
}

}  // namespace perpend::casework
