#include "evaluation/claims.h"

#include <array>
#include <cstdio>
#include <utility>

#include "core/json.h"

namespace perpend::evaluation {
namespace {

using std::string;

struct Part {
  const char* name;
  Match AttributionFigures::* match;
};
constexpr std::array kParts = {
    Part{"source", &AttributionFigures::source}, Part{"cue", &AttributionFigures::cue},
    Part{"content", &AttributionFigures::content}, Part{"linked", &AttributionFigures::linked},
    Part{"linked, verbs of speech", &AttributionFigures::speech}};

std::int64_t thousandths(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int64_t>((2000 * part + whole) / (2 * whole));
}
std::int64_t f1(const Match& match) {
  return thousandths(2 * match.right, match.gold + match.found);
}

string decimal(std::int64_t value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%d.%03d", static_cast<int>(value / 1000),
                static_cast<int>(value % 1000));
  return text.data();
}

string padded(string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

void add_share(string& to, const string& name, std::int64_t right, std::int64_t all) {
  to += "  " + padded(name, 26) +
        decimal(thousandths(static_cast<std::uint64_t>(right), static_cast<std::uint64_t>(all))) +
        "   " + std::to_string(right) + " of " + std::to_string(all) + "\n";
}

void add_half(string& to, const GoldHalf& half) {
  to += "\nOwn gold, " + half.name + " half\n";
  if (half.chains) {
    add_share(to, "nested chains right", half.chains->right, half.chains->chains);
    add_share(to, "  cue exact", half.chains->cue, half.chains->chains);
    add_share(to, "  content fits", half.chains->content, half.chains->chains);
  }
  if (half.responses) {
    add_share(to, "answers right by kind", half.responses->right, half.responses->responses);
    add_share(to, "  and their source", half.responses->source, half.responses->responses);
    for (const auto& [kind, figure] : half.responses->by_polarity) {
      if (figure.in_gold > 0) add_share(to, "  " + kind, figure.right, figure.in_gold);
    }
  }
  if (!half.pairs) return;
  add_share(to, "drift right, whole set", half.pairs->right, half.pairs->pairs);
  add_share(to, "  retelling found", half.pairs->aligned, half.pairs->pairs);
  std::int64_t right = 0;
  std::int64_t gold = 0;
  for (std::size_t i = 0; i < half.pairs->by_kind.size(); ++i) {
    const KindFigure& figure = half.pairs->by_kind[i];
    right += figure.right;
    gold += figure.in_gold;
    if (figure.in_gold == 0) continue;
    add_share(to, "  " + string(claims::name_of(static_cast<claims::DriftKind>(i))), figure.right,
              figure.in_gold);
  }
  add_share(to, "  drift kinds found", right, gold);
}

void add_false_answers(string& to, const FalseAnswerFigures& figures) {
  to += "\nNews in which nobody is accused, " + std::to_string(figures.documents) +
        " held-out documents\n";
  add_share(to, "claims that nobody marked", figures.unmarked, figures.claims);
  add_share(to, "claims taken for answers", figures.answers, figures.claims);
  for (const auto& [kind, count] : figures.by_polarity)
    add_share(to, "  " + kind, count, figures.claims);
}

void write_false_answers(json::Writer& out, const FalseAnswerFigures& figures) {
  out.begin_object().member("documents", figures.documents).member("claims", figures.claims);
  out.member("unmarked", figures.unmarked).member("answers", figures.answers);
  out.key("by_polarity").begin_object();
  for (const auto& [kind, count] : figures.by_polarity) out.member(kind, count);
  out.end_object().end_object();
}

void write_match(json::Writer& out, const Match& match) {
  out.begin_object();
  out.key("f1").fixed(f1(match), 3);
  out.key("precision").fixed(thousandths(match.right, match.found), 3);
  out.key("recall").fixed(thousandths(match.right, match.gold), 3);
  out.member("right", match.right);
  out.member("gold", match.gold);
  out.member("found", match.found);
  out.end_object();
}

void write_figures(json::Writer& out, const AttributionFigures& figures) {
  out.begin_object();
  for (const Part& part : kParts) {
    out.key(part.name);
    write_match(out, figures.*part.match);
  }
  out.end_object();
}

void write_half(json::Writer& out, const GoldHalf& half) {
  out.begin_object().member("half", half.name);
  if (half.chains) {
    out.key("chains").begin_object();
    out.member("cases", half.chains->chains).member("right", half.chains->right);
    out.member("cue", half.chains->cue).member("content", half.chains->content).end_object();
  }
  if (half.responses) {
    out.key("responses").begin_object();
    out.member("cases", half.responses->responses).member("right", half.responses->right);
    out.member("source", half.responses->source);
    out.key("by_polarity").begin_object();
    for (const auto& [kind, figure] : half.responses->by_polarity) {
      out.key(kind).begin_object().member("gold", figure.in_gold).member("found", figure.found);
      out.member("right", figure.right).end_object();
    }
    out.end_object().end_object();
  }
  if (half.pairs) {
    out.key("pairs").begin_object();
    out.member("cases", half.pairs->pairs).member("right", half.pairs->right);
    out.member("aligned", half.pairs->aligned);
    out.key("by_kind").begin_object();
    for (std::size_t i = 0; i < half.pairs->by_kind.size(); ++i) {
      const KindFigure& figure = half.pairs->by_kind[i];
      out.key(claims::name_of(static_cast<claims::DriftKind>(i))).begin_object();
      out.member("gold", figure.in_gold)
          .member("found", figure.found)
          .member("right", figure.right)
          .end_object();
    }
    out.end_object().end_object();
  }
  out.end_object();
}

string case_line(const training::TreebankDocument& document, const AttributionFigures& figures) {
  json::Writer out;
  out.begin_object().member("id", document.name).key("figures");
  write_figures(out, figures);
  out.end_object();
  return out.take();
}

}  // namespace

HeldOutFigures judge_held_out(const claims::ClaimModel::Body& model,
                              std::span<const training::TreebankDocument> documents) {
  HeldOutFigures figures;
  for (const training::TreebankDocument& document : documents) {
    if (!document.name.starts_with("GUM") || !training::is_held_out(document.name)) continue;
    const auto gold = gold_relations(document);
    const AttributionFigures here = compare(gold, model_relations(model, document));
    figures.model += here;
    figures.baseline += compare(gold, baseline_relations(document));
    figures.words += static_cast<std::int64_t>(document.words.size());
    ++figures.documents;
    figures.cases.push_back(case_line(document, here));
  }
  return figures;
}

string claims_text(const ClaimsEvaluation& evaluation) {
  string text;
  if (evaluation.held_out) {
    const HeldOutFigures& held = *evaluation.held_out;
    text += "Attributions in " + std::to_string(held.documents) + " held-out documents of GUM (" +
            std::to_string(held.words) + " words, " + std::to_string(held.model.linked.gold) +
            " relations)\n\n";
    text += "  " + padded("F1", 26) + "perpend  verb list and quotes   precision  recall\n";
    for (const Part& part : kParts) {
      const Match& match = held.model.*part.match;
      text += "  " + padded(part.name, 26) + padded(decimal(f1(match)), 9) +
              padded(decimal(f1(held.baseline.*part.match)), 23) +
              padded(decimal(thousandths(match.right, match.found)), 11) +
              decimal(thousandths(match.right, match.gold)) + "\n";
    }
  }
  if (evaluation.false_answers) add_false_answers(text, *evaluation.false_answers);
  for (const GoldHalf& half : evaluation.halves) add_half(text, half);
  return text;
}

string claims_json(const ClaimsEvaluation& evaluation) {
  json::Writer out(2);
  out.begin_object().member("schema", "perpend/eval-claims/1");
  if (evaluation.held_out) {
    const HeldOutFigures& held = *evaluation.held_out;
    out.key("gum_held_out").begin_object();
    out.member("documents", held.documents).member("words", held.words);
    out.key("perpend");
    write_figures(out, held.model);
    out.key("verb_list_and_quotes");
    write_figures(out, held.baseline);
    out.end_object();
  }
  if (evaluation.false_answers) {
    out.key("held_out_news");
    write_false_answers(out, *evaluation.false_answers);
  }
  out.key("gold").begin_array();
  for (const GoldHalf& half : evaluation.halves) write_half(out, half);
  out.end_array().end_object();
  return out.take();
}

string claims_case_lines(const ClaimsEvaluation& evaluation) {
  string lines;
  if (evaluation.held_out) {
    for (const string& line : evaluation.held_out->cases) lines += line + "\n";
  }
  const auto add = [&](const std::vector<GoldClaimCase>& cases) {
    for (const GoldClaimCase& one : cases) {
      json::Writer out;
      out.begin_object().member("id", one.id).member("right", one.right).end_object();
      lines += out.take() + "\n";
    }
  };
  for (const GoldHalf& half : evaluation.halves) {
    if (half.name.starts_with("test")) continue;  // blind
    if (half.chains) add(half.chains->cases);
    if (half.responses) add(half.responses->cases);
  }
  return lines;
}

}  // namespace perpend::evaluation
