#include "casework/evaluate_claims.h"

#include <string_view>
#include <utility>

#include "casework/case_answers.h"
#include "casework/input_file.h"
#include "casework/known.h"
#include "claims/extract_claims.h"
#include "claims/model.h"
#include "evaluation/claims.h"
#include "training/treebank.h"

namespace perpend::casework {
namespace {

// Judges one file of a half, if it is there.
template <class Figures, class Judge>
Result<void> judge_file(const std::string& path, std::optional<Figures>& into, const Judge& judge) {
  const auto file = read_file(path);
  if (!file) return {};
  auto figures = judge(file->bytes, path);
  if (!figures) return tl::make_unexpected(figures.error());
  into = std::move(*figures);
  return {};
}

Result<evaluation::GoldHalf> judge_half(const std::string& folder, const std::string& name,
                                        const evaluation::ClaimReader& reader) {
  evaluation::GoldHalf half;
  half.name = name;
  const std::string at = folder + "/" + name + "/";
  auto done = judge_file(at + "pairs.jsonl", half.pairs, [&](const auto& text, const auto& path) {
    return evaluation::judge_pairs(text, path, reader);
  });
  if (done) {
    done = judge_file(at + "chains.jsonl", half.chains, [&](const auto& text, const auto& path) {
      return evaluation::judge_chains(text, path, reader);
    });
  }
  if (done) {
    done =
        judge_file(at + "responses.jsonl", half.responses, [&](const auto& text, const auto& path) {
          return evaluation::judge_responses(text, path, reader);
        });
  }
  if (!done) return tl::make_unexpected(done.error());
  return half;
}

}  // namespace

Result<Answer> evaluate_claims(const EvaluateRequest& request) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  const auto model = claims::ClaimModel::of(known->pack);
  if (!model) return tl::make_unexpected(model.error());
  evaluation::ClaimsEvaluation evaluation;
  Answer answer;
  if (request.progress) request.progress("reading the held-out texts");
  const auto documents = training::read_treebanks(request.sources);
  if (documents) {
    evaluation.held_out = evaluation::judge_held_out(model->body(), *documents);
  } else {
    answer.diagnostics.push_back({"eval.no-texts", documents.error().where,
                                  "the held-out texts are not there, so nothing is said of them"});
  }
  const evaluation::ClaimReader reader = [&](const ClaimDocument& document, std::uint32_t index) {
    return claims::extract_claims(*model, document, index).claims;
  };
  if (documents) evaluation.false_answers = evaluation::judge_false_answers(*documents, reader);
  const std::string folder = request.gold.empty() ? "tests/golden/claims" : request.gold;
  for (const char* name : {"dev", "test", "test-2"}) {
    if (std::string_view(name).starts_with("test") && !request.blind) continue;
    auto half = judge_half(folder, name, reader);
    if (!half) return tl::make_unexpected(half.error());
    if (half->pairs || half->chains || half->responses)
      evaluation.halves.push_back(std::move(*half));
  }
  if (!evaluation.held_out && evaluation.halves.empty()) {
    return fail(ErrorKind::kInput, "eval.no-gold",
                "no held-out texts and no gold set here; name folders by --sources and --gold",
                folder);
  }
  if (!request.cases_file.empty()) {
    const auto written = write_file(request.cases_file, evaluation::claims_case_lines(evaluation));
    if (!written) return tl::make_unexpected(written.error());
  }
  answer.body = request.output.format == Format::kJson ? evaluation::claims_json(evaluation) + "\n"
                                                       : evaluation::claims_text(evaluation);
  return guarded(std::move(answer), request.output);
}

}  // namespace perpend::casework
