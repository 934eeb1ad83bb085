#include "casework/evaluate_linkage.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "casework/case_answers.h"
#include "casework/input_file.h"
#include "casework/known.h"
#include "evaluation/linkage.h"
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
  const auto evaluation = evaluation::evaluate_linkage(view, *rows);
  Answer answer;
  answer.body = request.output.format == Format::kJson ? evaluation::json_of(evaluation) + "\n"
                                                       : evaluation::text_of(evaluation);
  return guarded(std::move(answer), request.output);
}

}  // namespace perpend::casework
