// The figures of extraction as JSON, as text of 80 columns, and as one line a case.
#include <algorithm>
#include <cstdio>

#include "core/json.h"
#include "evaluation/extraction.h"

namespace perpend::evaluation {
namespace {

// A share as ten-thousandths, rounded half up.
std::int64_t share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : (20000 * part + whole) / (2 * whole);
}

std::string decimal(std::int64_t ten_thousandths) {
  char text[24];
  std::snprintf(text, sizeof(text), "%.3f", static_cast<double>(ten_thousandths) / 1e4);
  return text[0] == '0' ? text + 1 : text;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string row(const std::string& name, const ProcedureFigures& figures) {
  std::string text = "  " + padded(name, 34);
  text += padded(decimal(share(figures.parent_first, figures.sentences)), 9);
  text += padded(decimal(share(figures.parent_third, figures.sentences)), 8);
  text += padded(decimal(share(figures.exact_first, figures.sentences)), 8);
  if (figures.exact_error) {
    text += decimal(*figures.exact_error) + " " + decimal(figures.parent_error.value_or(0));
  }
  return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}

void write_figures(json::Writer& writer, const ProcedureFigures& figures) {
  writer.member("sentences", figures.sentences);
  writer.key("parent_top_1").fixed(share(figures.parent_first, figures.sentences), 4);
  writer.key("parent_top_3").fixed(share(figures.parent_third, figures.sentences), 4);
  writer.key("exact_top_1").fixed(share(figures.exact_first, figures.sentences), 4);
  if (figures.exact_error) writer.key("exact_ece_15").fixed(*figures.exact_error, 4);
  if (figures.parent_error) writer.key("parent_ece_15").fixed(*figures.parent_error, 4);
}

void write_setting(json::Writer& writer, const ProcedureSetting& setting) {
  writer.begin_object().member("name", setting.name).member("description", setting.description);
  writer.key("methods").begin_array();
  for (const ProcedureFigures& figures : setting.methods) {
    writer.begin_object().member("name", figures.method);
    write_figures(writer, figures);
    writer.end_object();
  }
  writer.end_array().key("tactics").begin_array();
  for (const TacticFigures& tactic : setting.tactics) {
    writer.begin_object().member("name", tactic.tactic);
    write_figures(writer, tactic.figures);
    writer.end_object();
  }
  writer.end_array().end_object();
}

}  // namespace

std::string procedures_text(const ProcedureEvaluation& evaluation) {
  const std::size_t sentences =
      evaluation.cases.size() / std::max<std::size_t>(1, evaluation.settings.size());
  std::string text = "Techniques of " + std::to_string(sentences) +
                     " procedure sentences recorded since " + evaluation.trained_before.iso() +
                     ",\ntrained on earlier ones; " + std::to_string(evaluation.new_technique) +
                     " are of techniques that are newer themselves.\n";
  for (const ProcedureSetting& setting : evaluation.settings) {
    text += "\n" + padded(setting.name + ": " + setting.description, 36) + "\n";
    text += "  " + padded("", 34) + "parent 1 of 3   exact   ECE exact, parent\n";
    for (const ProcedureFigures& figures : setting.methods) text += row(figures.method, figures);
  }
  if (!evaluation.settings.empty()) {
    text +=
        "\n  " + padded("by tactic (strict)", 34) + "parent 1 of 3   exact   ECE exact, parent\n";
    for (const TacticFigures& tactic : evaluation.settings[0].tactics) {
      text += row(tactic.tactic + ", " + std::to_string(tactic.figures.sentences), tactic.figures);
    }
  }
  return text;
}

std::string procedures_json(const ProcedureEvaluation& evaluation) {
  json::Writer writer(1);
  writer.begin_object()
      .member("trained_before", evaluation.trained_before.iso())
      .member("judged_before", evaluation.judged_before.iso())
      .member("sentences_of_newer_techniques", evaluation.new_technique);
  writer.key("settings").begin_array();
  for (const ProcedureSetting& setting : evaluation.settings) write_setting(writer, setting);
  writer.end_array().end_object();
  return writer.take();
}

std::string case_lines(const ProcedureEvaluation& evaluation) {
  std::string lines;
  for (const ProcedureCase& one : evaluation.cases) {
    json::Writer writer;
    writer.begin_object().member("setting", one.setting).member("truth", one.truth);
    writer.key("ranking").begin_array();
    for (const std::string& id : one.first) writer.value(id);
    writer.end_array().key("probability").fixed(one.probability, 6).end_object();
    lines += writer.take() + "\n";
  }
  return lines;
}

}  // namespace perpend::evaluation
