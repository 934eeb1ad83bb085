#include "casework/evaluate_extraction.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "casework/case_answers.h"
#include "casework/gold_folder.h"
#include "casework/input_file.h"
#include "casework/known.h"
#include "casework/prose.h"
#include "casework/training_texts.h"
#include "core/json.h"
#include "evaluation/extraction.h"
#include "evaluation/gold.h"
#include "evaluation/gold_render.h"
#include "knowledge/view.h"

namespace perpend::casework {
namespace {

// Of the tests what was right or wrong is not shown; they are blind, and their figures are shown
// only where they are asked for.
struct Half {
  const char* folder;
  bool errors;
  bool blind;
};
constexpr std::array kHalves = {Half{"dev", true, false}, Half{"adversarial", true, false},
                                Half{"validation", true, false}, Half{"test", false, true},
                                Half{"test-2", false, true}};

std::string gold_folder(const EvaluateRequest& request) {
  return request.gold.empty() ? "tests/golden/extraction" : request.gold;
}

struct Judged {
  Half half;
  evaluation::GoldFigures figures;
};

Result<std::vector<Judged>> judge_halves(const EvaluateRequest& request, const Known& known) {
  const knowledge::View view(known.pack, known.as_of);
  const ProseReader reader(view, /*allow_reserved=*/true);
  const auto extract = [&](const std::string& text, const std::string& name) {
    return reader.read(formats::InputFormat::kText, text, name);
  };
  std::vector<Judged> judged;
  for (const Half& half : kHalves) {
    if (half.blind && !request.blind) continue;
    const auto gold = read_gold_folder(gold_folder(request) + "/" + half.folder);
    if (!gold) return tl::make_unexpected(gold.error());
    if (gold->empty()) continue;
    auto figures = evaluation::judge_gold(*gold, extract);
    if (!figures) return tl::make_unexpected(figures.error());
    judged.push_back({half, std::move(*figures)});
  }
  if (judged.empty()) {
    return fail(
        ErrorKind::kInput, "eval.no-gold",
        "no gold set here; name a folder with dev, adversarial, validation or test in it by --gold",
        gold_folder(request));
  }
  return judged;
}

// Procedure sentences recorded from this day on are judged, earlier ones trained on.
constexpr int kJudgedSince = 2025;

// None where the data folder has no ATT&CK texts: a diagnostic says so.
std::optional<evaluation::ProcedureEvaluation> judge_procedures(const EvaluateRequest& request,
                                                                Diagnostics& diagnostics) {
  const auto texts = read_training_texts(request.sources);
  if (!texts) {
    diagnostics.push_back({"eval.no-texts", texts.error().where,
                           "procedure sentences are not judged: " + texts.error().what});
    return {};
  }
  if (request.progress) request.progress("training on the procedures of earlier years, twice");
  return evaluation::evaluate_procedures(texts->attack, texts->prose,
                                         *Date::from_ymd(kJudgedSince, 1, 1));
}

}  // namespace

Result<Answer> evaluate_extraction(const EvaluateRequest& request) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  const auto judged = judge_halves(request, *known);
  if (!judged) return tl::make_unexpected(judged.error());
  Answer answer;
  const auto procedures = judge_procedures(request, answer.diagnostics);
  if (procedures && !request.cases_file.empty()) {
    const auto written = write_file(request.cases_file, evaluation::case_lines(*procedures));
    if (!written) return tl::make_unexpected(written.error());
  }
  if (request.output.format == Format::kJson) {
    json::Writer out;
    out.begin_object().member("schema", "perpend.eval-extraction/1");
    if (procedures) out.key("procedures").raw(evaluation::procedures_json(*procedures));
    out.key("gold").begin_array();
    for (const Judged& one : *judged) {
      evaluation::write_gold(out, one.half.folder, one.figures, one.half.errors);
    }
    answer.body = out.end_array().end_object().take() + "\n";
  } else {
    if (procedures) answer.body = evaluation::procedures_text(*procedures);
    for (const Judged& one : *judged) {
      if (!answer.body.empty()) answer.body += '\n';
      answer.body += evaluation::gold_text(one.half.folder, one.figures, one.half.errors);
    }
  }
  return guarded(std::move(answer), request.output);
}

}  // namespace perpend::casework
