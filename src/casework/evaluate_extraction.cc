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
#include "casework/request.h"
#include "casework/training_texts.h"
#include "core/json.h"
#include "evaluation/extraction.h"
#include "evaluation/gold.h"
#include "evaluation/gold_render.h"
#include "evaluation/sureness.h"
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

struct Gold {
  std::vector<Judged> judged;
  evaluation::SurenessTally sureness;
  std::int64_t sure_paragraphs = 0;
};

// Confidences are measured on paragraphs that were looked at anyway, and on no blind one.
Result<void> measure_sureness(const std::vector<evaluation::GoldParagraph>& paragraphs,
                              const evaluation::Extractor& extract, Gold& gold) {
  for (const evaluation::GoldParagraph& one : paragraphs) {
    const auto incident = extract(one.text, one.id);
    if (!incident) return tl::make_unexpected(incident.error());
    gold.sureness.add(one, *incident);
    ++gold.sure_paragraphs;
  }
  return {};
}

// The paragraphs that the classifiers of techniques learnt from: names, places and trades are found
// by rules that learnt from none.
Result<void> measure_on_training_hands(const evaluation::Extractor& extract, Gold& gold) {
  const auto folder = shipped_incidents();
  if (!folder) return {};
  const auto hands = read_gold_folders(*folder);
  if (!hands) return tl::make_unexpected(hands.error());
  for (const auto& [hand, paragraphs] : *hands) {
    if (auto measured = measure_sureness(paragraphs, extract, gold); !measured) return measured;
  }
  return {};
}

Result<Gold> judge_halves(const EvaluateRequest& request, const Known& known) {
  const knowledge::View view(known.pack, known.as_of);
  const ProseReader reader(view, /*allow_reserved=*/true);
  const auto extract = [&](const std::string& text, const std::string& name) {
    return reader.read(formats::InputFormat::kText, text, name);
  };
  Gold all;
  for (const Half& half : kHalves) {
    if (half.blind && !request.blind) continue;
    const auto gold = read_gold_folder(gold_folder(request) + "/" + half.folder);
    if (!gold) return tl::make_unexpected(gold.error());
    if (gold->empty()) continue;
    auto figures = evaluation::judge_gold(*gold, extract);
    if (!figures) return tl::make_unexpected(figures.error());
    all.judged.push_back({half, std::move(*figures)});
    const bool second_set = std::string_view(half.folder) == "validation";
    if (!second_set) continue;
    if (auto done = measure_sureness(*gold, extract, all); !done) {
      return tl::make_unexpected(done.error());
    }
  }
  if (all.judged.empty()) {
    return fail(
        ErrorKind::kInput, "eval.no-gold",
        "no gold set here; name a folder with dev, adversarial, validation or test in it by --gold",
        gold_folder(request));
  }
  if (request.gold.empty()) {
    if (auto done = measure_on_training_hands(extract, all); !done) {
      return tl::make_unexpected(done.error());
    }
  }
  return all;
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
    for (const Judged& one : judged->judged) {
      evaluation::write_gold(out, one.half.folder, one.figures, one.half.errors);
    }
    evaluation::write_sureness(out.end_array().key("sureness"), judged->sureness.rows());
    answer.body = out.end_object().take() + "\n";
  } else {
    if (procedures) answer.body = evaluation::procedures_text(*procedures);
    for (const Judged& one : judged->judged) {
      if (!answer.body.empty()) answer.body += '\n';
      answer.body += evaluation::gold_text(one.half.folder, one.figures, one.half.errors);
    }
    answer.body +=
        "\n" + evaluation::sureness_text(judged->sureness.rows(), judged->sure_paragraphs);
  }
  return guarded(std::move(answer), request.output);
}

}  // namespace perpend::casework
