// The evaluation as JSON, as text of 80 columns, and as one line a case.
#include <array>
#include <cmath>
#include <cstdio>

#include "core/json.h"
#include "evaluation/methods.h"
#include "evaluation/surest_wrong.h"

namespace perpend::evaluation {
namespace {

// Four decimals are more than any of these figures bears.
double rounded(double value) {
  const double scaled = std::round(value * 1e4) / 1e4;
  return scaled == 0 ? 0.0 : scaled;  // never -0
}

void figure(json::Writer& writer, std::string_view name, double value) {
  writer.member(name, rounded(value));
}

void figure(json::Writer& writer, std::string_view name, const std::optional<double>& value) {
  writer.key(name);
  if (value) {
    writer.value(rounded(*value));
  } else {
    writer.null();
  }
}

void interval(json::Writer& writer, std::string_view name, const Interval90& value) {
  writer.key(name).begin_array();
  writer.value(rounded(value.low)).value(rounded(value.high)).end_array();
}

void write_scorer(json::Writer& writer, const ScorerResult& scorer) {
  const Ranking& ranking = scorer.ranking;
  const Probability& probability = scorer.probability;
  writer.begin_object().member("name", scorer.name);
  writer.key("known_actors").begin_object().member("cases", ranking.cases);
  figure(writer, "top_1", ranking.top1);
  figure(writer, "top_5", ranking.top5);
  figure(writer, "mean_reciprocal_rank", ranking.reciprocal_rank);
  figure(writer, "macro_top_1", ranking.macro_top1);
  figure(writer, "macro_mean_reciprocal_rank", ranking.macro_reciprocal_rank);
  interval(writer, "top_1_interval", scorer.bootstrap.top1);
  interval(writer, "top_5_interval", scorer.bootstrap.top5);
  writer.end_object();
  writer.key("all_cases").begin_object().member("cases", probability.cases);
  figure(writer, "log_loss", probability.log_loss);
  interval(writer, "log_loss_interval", scorer.bootstrap.log_loss);
  figure(writer, "brier", probability.brier);
  interval(writer, "brier_interval", scorer.bootstrap.brier);
  figure(writer, "calibration_slope", probability.slope);
  figure(writer, "calibration_intercept", probability.intercept);
  figure(writer, "spiegelhalter_z", probability.spiegelhalter_z);
  figure(writer, "mean_posterior_of_leader", probability.mean_leader);
  figure(writer, "leader_right", probability.right);
  writer.key("at_70_percent_and_above").begin_object().member("cases", probability.sure_cases);
  figure(writer, "precision", probability.sure_right);
  figure(writer, "coverage", probability.sure_coverage);
  writer.end_object();
  figure(writer, "auroc_unlisted_within", scorer.unlisted_area_within);
  figure(writer, "auroc_unlisted_across", scorer.unlisted_area_across);
  writer.key("reliability").begin_array();
  for (const ReliabilityBin& bin : probability.reliability) {
    writer.begin_object();
    figure(writer, "from", bin.from);
    figure(writer, "to", bin.to);
    writer.member("cases", bin.cases);
    figure(writer, "mean_posterior", bin.mean_posterior);
    figure(writer, "right", bin.right);
    writer.end_object();
  }
  writer.end_array();
  writer.key("risk_coverage").begin_array();
  for (const auto& [coverage, risk] : probability.risk_coverage) {
    writer.begin_object();
    figure(writer, "coverage", coverage);
    figure(writer, "wrong", risk);
    writer.end_object();
  }
  writer.end_array().end_object().end_object();
}

void write_class(json::Writer& writer, const ClassResult& one) {
  writer.begin_object().member("class", one.name).member("cases", one.cases);
  figure(writer, "cllr", one.cost.cllr);
  figure(writer, "cllr_discrimination", one.cost.discrimination);
  figure(writer, "cllr_calibration", one.cost.calibration);
  figure(writer, "misleading_for_the_right_actor", one.cost.misleading_for_truth);
  figure(writer, "misleading_for_others", one.cost.misleading_for_others);
  writer.key("tippett").begin_array();
  for (const auto& point : one.cost.tippett) {
    writer.begin_object();
    figure(writer, "log10_lr_above", point.threshold);
    figure(writer, "right_actor", point.truth);
    figure(writer, "others", point.others);
    writer.end_object();
  }
  writer.end_array().end_object();
}

void write_outcomes(json::Writer& writer, const Evaluation& evaluation) {
  writer.key("terms_spoken").begin_array();
  for (const SpokenBand& band : evaluation.spoken) {
    writer.begin_object()
        .member("term", band.term)
        .member("low_percent", band.low_percent)
        .member("high_percent", band.high_percent)
        .member("cases", band.cases)
        .member("right", band.right)
        .end_object();
  }
  writer.end_array();
  writer.key("no_assessment")
      .begin_object()
      .member("cases", evaluation.silent)
      .member("leader_right", evaluation.silent_right)
      .end_object();
  writer.key("wrong_names_by_alleged_country").begin_array();
  for (const WrongNames& names : evaluation.wrong_names) {
    writer.begin_object()
        .member("country", names.country)
        .member("named", names.named)
        .member("wrong", names.wrong)
        .member("named_under_a_flat_prior", names.named_flat)
        .member("wrong_under_a_flat_prior", names.wrong_flat)
        .end_object();
  }
  writer.end_array();
}

void write_surest_wrong(json::Writer& writer, const Evaluation& evaluation) {
  writer.key("wrong_with_most_confidence").begin_array();
  for (const WrongCase& one : surest_wrong(evaluation.cases)) {
    writer.begin_object()
        .member("id", one.citation)
        .member("stage", one.stage)
        .member("leader", one.leader);
    figure(writer, "posterior", one.posterior);
    writer.member("truth", one.truth).member("known", one.known);
    writer.member("rank_of_the_right_answer", static_cast<std::int64_t>(one.truth_rank));
    figure(writer, "posterior_of_the_right_answer", one.truth_posterior);
    writer.end_object();
  }
  writer.end_array();
}

template <class... Values>
std::string line(const char* format, Values... values) {
  std::array<char, 256> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, values...);
  return std::string(buffer.data()) + "\n";
}

constexpr std::size_t kColumns = 80;

// The first of its characters, as many as fit (UTF-8, one column each).
std::string cut_to_columns(const std::string& text, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < columns; ++count) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  }
  return text.substr(0, end);
}

std::string text_of_optional(const std::optional<double>& value) {
  if (!value) return "-";
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.3f", *value);
  return buffer.data();
}

}  // namespace

std::string json_of(const Evaluation& evaluation) {
  json::Writer writer(1);
  writer.begin_object()
      .member("schema", "perpend-eval-" + evaluation.subject + "/1")
      .member("split", name_of(evaluation.split))
      .member("pack_sha256", evaluation.pack_sha256)
      .member("seed", static_cast<std::int64_t>(kSeed))
      .member("resamples", kResamples)
      .member("cases_of_known_actors", evaluation.known)
      .member("cases_of_actors_not_yet_known", evaluation.unknown)
      .member("median_hypotheses", evaluation.median_hypotheses);
  writer.key("stages").begin_array();
  for (const auto& [stage, parameters] : evaluation.parameters) {
    writer.begin_object().member("stage", stage).key("parameters").begin_object();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      writer.key(name_of(static_cast<attribution::Fitted>(i))).fixed(parameters[i], 3);
    }
    writer.end_object().end_object();
  }
  for (const auto& [stage, numbers] : evaluation.numbers) {
    writer.begin_object().member("stage", stage).key("parameters").begin_object();
    for (const auto& [name, value] : numbers) writer.key(name).fixed(value, 3);
    writer.end_object().end_object();
  }
  writer.end_array();
  writer.key("scorers").begin_array();
  for (const ScorerResult& scorer : evaluation.scorers) write_scorer(writer, scorer);
  writer.end_array();
  figure(writer, "auroc_actors_held_out_whole", evaluation.held_out_whole_area);
  if (const auto& ranges = evaluation.ranges) {
    writer.key("range_of_fitted_numbers").begin_object().member("cases", ranges->cases);
    figure(writer, "mean_width", ranges->width);
    figure(writer, "mean_width_first_third", ranges->width_first);
    figure(writer, "mean_width_last_third", ranges->width_last);
    figure(writer, "held_by_all_years", ranges->held);
    writer.end_object();
  }
  writer.key("classes").begin_array();
  for (const ClassResult& one : evaluation.classes) write_class(writer, one);
  writer.end_array();
  write_outcomes(writer, evaluation);
  write_surest_wrong(writer, evaluation);
  writer.end_object();
  return writer.take() + "\n";
}

std::string text_of(const Evaluation& evaluation) {
  std::string text = "perpend eval " + evaluation.subject + ", split " +
                     std::string(name_of(evaluation.split)) + "\n";
  text += line("%lld cases of known actors, %lld of actors not yet known; %.0f hypotheses (median)",
               static_cast<long long>(evaluation.known), static_cast<long long>(evaluation.unknown),
               evaluation.median_hypotheses);
  text += "Every fitted number comes from strictly earlier cases; names as curated later.\n\n";
  text += line("%-16s %6s %6s %6s %8s %6s %6s %9s", "", "top-1", "top-5", "MRR", "log loss",
               "Brier", "slope", "AUROC(u)");
  for (const ScorerResult& scorer : evaluation.scorers) {
    text += line("%-16s %6.3f %6.3f %6.3f %8.3f %6.3f %6.2f %9s", scorer.name.c_str(),
                 scorer.ranking.top1, scorer.ranking.top5, scorer.ranking.reciprocal_rank,
                 scorer.probability.log_loss, scorer.probability.brier, scorer.probability.slope,
                 text_of_optional(scorer.unlisted_area_within).c_str());
  }
  const ScorerResult& ledger = evaluation.scorers.front();
  const Bootstrap& b = ledger.bootstrap;
  text += line("\nLedger, 90 %% intervals by actor: top-1 %.3f-%.3f, top-5 %.3f-%.3f,", b.top1.low,
               b.top1.high, b.top5.low, b.top5.high);
  text += line("log loss %.3f-%.3f, Brier %.3f-%.3f. Macro top-1 %.3f, macro MRR %.3f.",
               b.log_loss.low, b.log_loss.high, b.brier.low, b.brier.high,
               ledger.ranking.macro_top1, ledger.ranking.macro_reciprocal_rank);
  text += line("Answers at .7 and above: %lld, right %.3f, coverage %.3f. Spiegelhalter z %.2f.",
               static_cast<long long>(ledger.probability.sure_cases), ledger.probability.sure_right,
               ledger.probability.sure_coverage, ledger.probability.spiegelhalter_z);
  text += "AUROC of P(unlisted): actors held out whole " +
          text_of_optional(evaluation.held_out_whole_area) + ", across stages " +
          text_of_optional(ledger.unlisted_area_across) + ".\n";
  if (const auto& ranges = evaluation.ranges) {
    text += line("Range of the fitted numbers, 5-95 %%: mean width %.3f (%.3f in the first third,",
                 ranges->width, ranges->width_first);
    text += line("%.3f in the last); numbers fitted on all years lie inside in %.3f of %lld.",
                 ranges->width_last, ranges->held, static_cast<long long>(ranges->cases));
  }
  text += "\nReliability of the leader:  posterior      cases   mean    right\n";
  for (const ReliabilityBin& bin : ledger.probability.reliability) {
    if (bin.cases == 0) continue;
    text += line("                            %.1f - %.1f  %9lld  %.3f    %.3f", bin.from, bin.to,
                 static_cast<long long>(bin.cases), bin.mean_posterior, bin.right);
  }
  if (!evaluation.spoken.empty()) text += "\nTerms spoken (ICD 203)        cases  right\n";
  for (const SpokenBand& band : evaluation.spoken) {
    if (band.cases == 0) continue;
    text += line("  %-22s %9lld  %.3f  (%d-%d %%)", band.term.c_str(),
                 static_cast<long long>(band.cases),
                 static_cast<double>(band.right) / static_cast<double>(band.cases),
                 band.low_percent, band.high_percent);
  }
  if (!evaluation.spoken.empty()) {
    text += line("  %-22s %9lld", "no assessment", static_cast<long long>(evaluation.silent));
  }
  text += "\nLikelihood ratios    cases   Cllr  discrim.  calibr.  misleading: right  others\n";
  for (const ClassResult& one : evaluation.classes) {
    text +=
        line("  %-17s %6lld  %.3f     %.3f    %.3f              %.3f   %.3f", one.name.c_str(),
             static_cast<long long>(one.cases), one.cost.cllr, one.cost.discrimination,
             one.cost.calibration, one.cost.misleading_for_truth, one.cost.misleading_for_others);
  }
  if (!evaluation.wrong_names.empty()) {
    text += "\nWrong names by alleged country   named  wrong   with a flat prior: named  wrong\n";
    for (const WrongNames& names : evaluation.wrong_names) {
      text +=
          line("  %-27s %9lld  %5lld %25lld  %5lld", names.country.c_str(),
               static_cast<long long>(names.named), static_cast<long long>(names.wrong),
               static_cast<long long>(names.named_flat), static_cast<long long>(names.wrong_flat));
    }
  }
  const std::vector<WrongCase> wrong = surest_wrong(evaluation.cases);
  if (!wrong.empty()) {
    text += "\nWrong with most confidence: posterior, who led, who it was (rank of the truth)\n";
  }
  for (const WrongCase& one : wrong) {
    text += line("  %.3f  %-10.10s %-10.10s (%zu)  %s", one.posterior, one.leader.c_str(),
                 one.known ? one.truth.c_str() : "not known", one.truth_rank,
                 cut_to_columns(one.citation, kColumns - 40).c_str());
  }
  return text;
}

std::string case_lines(const Evaluation& evaluation) {
  std::string lines;
  for (const CaseLine& one : evaluation.cases) {
    json::Writer writer;
    writer.begin_object()
        .member("id", one.citation)
        .member("stage", one.stage)
        .member("truth", one.actor)
        .member("known", one.known);
    writer.key("ranking").begin_array();
    for (const std::string& id : one.ids) writer.value(id);
    writer.end_array().key("posteriors").begin_array();
    for (const double p : one.posteriors) {
      writer.fixed(static_cast<std::int64_t>(std::llround(p * 1e9)), 9);
    }
    writer.end_array().end_object();
    lines += writer.take() + "\n";
  }
  return lines;
}

}  // namespace perpend::evaluation
