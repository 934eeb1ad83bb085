#include "casework/evaluate.h"

#include <array>
#include <filesystem>
#include <utility>
#include <vector>

#include "casework/case_answers.h"
#include "casework/evaluate_claims.h"
#include "casework/evaluate_extraction.h"
#include "casework/evaluate_linkage.h"
#include "casework/input_file.h"
#include "casework/known.h"
#include "casework/report_traits.h"
#include "evaluation/ablation.h"
#include "evaluation/lists.h"
#include "evaluation/methods.h"
#include "evaluation/together.h"
#include "evaluation/traits.h"
#include "formats/compressed.h"
#include "knowledge/build.h"

namespace perpend::casework {
namespace {

// Releases of ATT&CK that the data folder has, oldest first; the pack's own comes last.
constexpr std::array kReleases = {"10.1", "12.1", "14.1", "16.1"};

Result<knowledge::Pack> pack_of_release(const std::string& folder, const std::string& release) {
  const std::string path = folder + "/attack/enterprise-attack-" + release + ".lean.json.zst";
  auto file = read_file(path);
  if (!file) return tl::make_unexpected(file.error());
  auto unpacked = formats::unpack(std::move(file->bytes), path);
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  knowledge::Sources sources;
  sources.attack = {path, std::move(unpacked->bytes)};
  auto built = knowledge::build(sources);
  if (!built) return tl::make_unexpected(built.error());
  return knowledge::Pack::from_bytes(std::move(built->bytes));
}

Result<evaluation::Evaluation> one_release_ahead(const knowledge::Pack& newest,
                                                 const EvaluateRequest& request) {
  std::vector<knowledge::Pack> packs;
  for (const char* release : kReleases) {
    if (request.progress) request.progress(std::string("reading release ") + release);
    auto pack = pack_of_release(request.sources, release);
    if (!pack) return tl::make_unexpected(pack.error());
    packs.push_back(std::move(*pack));
  }
  std::vector<evaluation::Release> releases;
  releases.reserve(packs.size() + 1);
  for (std::size_t i = 0; i < packs.size(); ++i) releases.push_back({kReleases[i], &packs[i]});
  releases.push_back({"the pack's own", &newest});
  return evaluation::evaluate_releases(releases);
}

Result<evaluation::Evaluation> all_classes(const knowledge::Pack& pack,
                                           const EvaluateRequest& request) {
  const auto rows = infrastructure_rows(request.sources);
  if (!rows) return tl::make_unexpected(rows.error());
  return evaluation::evaluate_together(pack, *rows);
}

Result<evaluation::Evaluation> targets_and_vulnerabilities(const knowledge::Pack& pack,
                                                           evaluation::Split split,
                                                           const EvaluateRequest& request) {
  const auto traits = report_traits(pack, request.sources, split == evaluation::Split::kLeaked);
  if (!traits) return tl::make_unexpected(traits.error());
  return evaluation::evaluate_traits(pack, *traits, split);
}

Result<evaluation::Evaluation> evaluated(const knowledge::Pack& pack, evaluation::Split split,
                                         const EvaluateRequest& request) {
  if (request.subject == "together") return all_classes(pack, request);
  if (request.subject == "traits") return targets_and_vulnerabilities(pack, split, request);
  if (request.subject == "ablation") return evaluation::ablate_methods(pack);
  if (request.subject == "infrastructure-ablation") return evaluation::ablate_lists(pack);
  if (request.subject == "infrastructure") return evaluation::evaluate_lists(pack);
  if (split == evaluation::Split::kReleaseAhead) return one_release_ahead(pack, request);
  return evaluation::evaluate_methods(pack, split);
}

}  // namespace

Result<Answer> evaluate(const EvaluateRequest& request) {
  if (request.subject == "extraction") return evaluate_extraction(request);
  if (request.subject == "linkage") return evaluate_linkage(request);
  if (request.subject == "claims") return evaluate_claims(request);
  const auto split = evaluation::split(request.split);
  if (!split) {
    return fail(ErrorKind::kUsage, "eval.split", "there is no split '" + request.split + "'");
  }
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  if (request.progress) request.progress("asking every case of the past");
  const auto evaluation = evaluated(known->pack, *split, request);
  if (!evaluation) return tl::make_unexpected(evaluation.error());
  if (!request.cases_file.empty()) {
    const auto written = write_file(request.cases_file, evaluation::case_lines(*evaluation));
    if (!written) return tl::make_unexpected(written.error());
  }
  Answer answer;
  answer.body = request.output.format == Format::kJson ? evaluation::json_of(*evaluation) + "\n"
                                                       : evaluation::text_of(*evaluation);
  return guarded(std::move(answer), request.output);
}

}  // namespace perpend::casework
