#include "casework/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "casework/case_answers.h"
#include "casework/input_file.h"
#include "core/json.h"
#include "reporting/figures.h"
#include "reporting/visible.h"

namespace perpend::casework {
namespace {

struct Standing {
  std::string name;
  std::int64_t prior = 0;  // microbans
  std::int64_t score = 0;
  std::int64_t posterior = 0;  // billionths
};

struct RowOf {
  std::string name;
  std::string class_name;
  std::map<std::string, std::int64_t> weights;  // microbans by hypothesis
};

// An assessment as far as it is compared.
struct Side {
  std::string path;
  std::string id;
  std::string pack;
  std::string as_of;
  std::string term;
  std::vector<std::string> ranking;
  std::map<std::string, Standing> standings;
  std::map<std::string, RowOf> rows;  // by evidence id; rows of one id are summed
  std::map<std::string, std::int64_t> parameters;
  Marking marking = Marking::kRed;
};

// The writer's decimals are exact, and so is this: a double holds every multiple of 10^-9 below
// 10^6 closely enough to be rounded back.
std::int64_t scaled(std::optional<double> number, double unit) {
  if (!number || std::abs(*number) > 1e6) return 0;  // then the sums do not hold, and that is said
  return std::llround(*number * unit);
}
constexpr double kMicro = 1e6;
constexpr double kBillion = 1e9;

tl::unexpected<Error> no_assessment(const std::string& path) {
  return fail(ErrorKind::kInput, "compare.not-an-assessment",
              "this is no answer of 'perpend attribute --format json' of one case", path);
}

void read_rows(json::View root, Side& side) {
  for (const json::View row : root.items("evidence")) {
    RowOf& into = side.rows[std::string(row.string("id").value_or(""))];
    const auto finding = row.find("finding");
    if (finding) into.name = finding->string("name").value_or("");
    into.class_name = row.string("class").value_or("");
    const auto weights = row.find("weight_bans");
    if (!weights) continue;
    for (const auto& [id, weight] : weights->members()) {
      into.weights[std::string(id)] += scaled(weight.number(), kMicro);
    }
  }
}

bool adds_up(const Side& side) {
  for (const auto& [id, standing] : side.standings) {
    std::int64_t sum = standing.prior;
    for (const auto& [evidence, row] : side.rows) {
      const auto weight = row.weights.find(id);
      if (weight != row.weights.end()) sum += weight->second;
    }
    if (sum != standing.score) return false;
  }
  return true;
}

Result<Side> read_side(const std::string& path) {
  auto file = read_file(path);
  if (!file) return tl::make_unexpected(file.error());
  const auto document = json::Document::parse(std::move(file->bytes), path);
  if (!document) return tl::make_unexpected(document.error());
  const json::View root = document->root();
  if (root.string("schema").value_or("") != "perpend.assessment/1") return no_assessment(path);
  Side side;
  side.path = path;
  side.id = root.string("id").value_or("");
  side.marking = marking(root.string("marking").value_or("")).value_or(Marking::kRed);
  if (const auto perpend = root.find("perpend")) {
    if (const auto pack = perpend->find("pack")) side.pack = pack->string("sha256").value_or("");
    side.as_of = perpend->string("as_of").value_or("");
    if (const auto parameters = perpend->find("parameters")) {
      for (const auto& [name, value] : parameters->members()) {
        side.parameters[std::string(name)] = value.integer().value_or(0);
      }
    }
  }
  if (const auto words = root.find("assessment")) side.term = words->string("term").value_or("");
  for (const json::View hypothesis : root.items("hypotheses")) {
    const std::string id(hypothesis.string("id").value_or(""));
    side.ranking.push_back(id);
    side.standings[id] = {std::string(hypothesis.string("name").value_or("")),
                          scaled(hypothesis.number("prior_bans"), kMicro),
                          scaled(hypothesis.number("score_bans"), kMicro),
                          scaled(hypothesis.number("posterior"), kBillion)};
  }
  if (side.ranking.empty()) return no_assessment(path);
  read_rows(root, side);
  if (!adds_up(side)) {
    return fail(ErrorKind::kInput, "compare.altered",
                "the rows of this answer do not add up to its scores; it was changed after it was "
                "written",
                path);
  }
  return side;
}

struct Term {
  std::string kind;  // "new", "gone", "changed"
  std::string id;
  std::string name;
  std::string class_name;
  std::int64_t microbans = 0;  // added to the log odds
};

struct Comparison {
  std::string for_id;      // the log odds are of this one
  std::string against_id;  // against that one
  std::int64_t before = 0;
  std::int64_t after = 0;
  std::int64_t priors = 0;
  std::vector<Term> terms;  // largest first
};

std::optional<std::pair<std::string, std::string>> pair_of(const Side& a, const Side& b) {
  const auto in_both = [&](const std::string& id) {
    return a.standings.contains(id) && b.standings.contains(id);
  };
  std::vector<std::string> order = {b.ranking.front(), a.ranking.front()};
  order.insert(order.end(), b.ranking.begin(), b.ranking.end());
  std::vector<std::string> chosen;
  for (const std::string& id : order) {
    if (!in_both(id) || std::find(chosen.begin(), chosen.end(), id) != chosen.end()) continue;
    chosen.push_back(id);
    if (chosen.size() == 2) return std::pair(chosen[0], chosen[1]);
  }
  return {};
}

std::int64_t difference(const Side& side, const std::string& evidence, const std::string& one,
                        const std::string& other) {
  const auto row = side.rows.find(evidence);
  if (row == side.rows.end()) return 0;
  const auto weight = [&](const std::string& id) {
    const auto found = row->second.weights.find(id);
    return found == row->second.weights.end() ? 0 : found->second;
  };
  return weight(one) - weight(other);
}

Comparison compared(const Side& a, const Side& b, const std::string& one,
                    const std::string& other) {
  Comparison result;
  result.for_id = one;
  result.against_id = other;
  const auto odds = [&](const Side& side) {
    return side.standings.at(one).score - side.standings.at(other).score;
  };
  const auto prior = [&](const Side& side) {
    return side.standings.at(one).prior - side.standings.at(other).prior;
  };
  result.before = odds(a);
  result.after = odds(b);
  result.priors = prior(b) - prior(a);
  std::set<std::string> ids;
  for (const auto& [id, row] : a.rows) ids.insert(id);
  for (const auto& [id, row] : b.rows) ids.insert(id);
  for (const std::string& id : ids) {
    const bool was = a.rows.contains(id);
    const bool is = b.rows.contains(id);
    const RowOf& row = is ? b.rows.at(id) : a.rows.at(id);
    const std::int64_t change = difference(b, id, one, other) - difference(a, id, one, other);
    if (was && is && change == 0) continue;
    result.terms.push_back(
        {was ? (is ? "changed" : "gone") : "new", id, row.name, row.class_name, change});
  }
  std::stable_sort(result.terms.begin(), result.terms.end(), [](const Term& x, const Term& y) {
    return std::abs(x.microbans) > std::abs(y.microbans);
  });
  return result;
}

void write_side(json::Writer& out, const char* key, const Side& side) {
  const std::string& top = side.ranking.front();
  out.key(key).begin_object().member("file", side.path).member("id", side.id);
  out.member("pack", side.pack).member("as_of", side.as_of).member("top", top);
  out.member("name", side.standings.at(top).name);
  out.key("posterior").fixed(side.standings.at(top).posterior, 9).member("term", side.term);
  out.end_object();
}

std::string json_of(const Side& a, const Side& b, const Comparison& change, Marking marking) {
  json::Writer out;
  out.begin_object().member("schema", "perpend.comparison/1");
  write_side(out, "before", a);
  write_side(out, "after", b);
  out.key("log_odds").begin_object().member("of", change.for_id);
  out.member("against", change.against_id);
  out.key("before_bans").fixed(change.before, 6).key("after_bans").fixed(change.after, 6);
  out.key("change_bans").fixed(change.after - change.before, 6);
  out.key("priors_bans").fixed(change.priors, 6).key("evidence").begin_array();
  for (const Term& term : change.terms) {
    out.begin_object().member("kind", term.kind).member("id", term.id).member("name", term.name);
    out.member("class", term.class_name).key("change_bans").fixed(term.microbans, 6).end_object();
  }
  out.end_array().end_object().key("posteriors").begin_array();
  for (const std::string& id : b.ranking) {
    const auto before = a.standings.find(id);
    if (before == a.standings.end()) continue;
    out.begin_object().member("id", id).member("name", before->second.name);
    out.key("before").fixed(before->second.posterior, 9);
    out.key("after").fixed(b.standings.at(id).posterior, 9).end_object();
  }
  out.end_array().key("parameters").begin_array();
  for (const auto& [name, value] : b.parameters) {
    const auto before = a.parameters.find(name);
    if (before == a.parameters.end() || before->second == value) continue;
    out.begin_object().member("name", name).member("before", before->second);
    out.member("after", value).end_object();
  }
  return out.end_array().member("marking", name_of(marking)).end_object().take() + "\n";
}

void write_side(std::string& text, const char* key, const Side& side) {
  const Standing& top = side.standings.at(side.ranking.front());
  fmt::format_to(std::back_inserter(text), "{}  {}\n        {} at {}, {}; as of {}, pack {}\n", key,
                 reporting::words(side.path), reporting::words(top.name),
                 reporting::percent(Posterior(top.posterior)), reporting::words(side.term),
                 side.as_of, side.pack.substr(0, 12));
}

std::string text_of(const Side& a, const Side& b, const Comparison& change) {
  std::string text;
  write_side(text, "before", a);
  write_side(text, "after ", b);
  fmt::format_to(std::back_inserter(text), "\nLog odds of {} against {}, in bans\n",
                 reporting::words(b.standings.at(change.for_id).name),
                 reporting::words(b.standings.at(change.against_id).name));
  const auto line = [&](std::string_view label, std::int64_t microbans) {
    fmt::format_to(std::back_inserter(text), "  {:>9}  {}\n", reporting::signed_bans(microbans),
                   label);
  };
  line("before", change.before);
  line("priors", change.priors);
  for (const Term& term : change.terms) {
    line(fmt::format("{:<8} {} ({}, {})", term.kind, reporting::words(term.name), term.class_name,
                     term.id),
         term.microbans);
  }
  line("after", change.after);
  if (a.pack != b.pack) text += "\nThe two rest on different packs.\n";
  if (a.as_of != b.as_of) text += "\nThe two are as of different days.\n";
  return text;
}

}  // namespace

Result<Answer> compare(const CompareRequest& request) {
  const auto before = read_side(request.before);
  if (!before) return tl::make_unexpected(before.error());
  const auto after = read_side(request.after);
  if (!after) return tl::make_unexpected(after.error());
  const auto pair = pair_of(*before, *after);
  if (!pair) {
    return fail(ErrorKind::kInput, "compare.nothing-in-common",
                "the two answers show no two hypotheses in common", request.after);
  }
  const Comparison change = compared(*before, *after, pair->first, pair->second);
  Answer answer;
  answer.marking = stricter(before->marking, after->marking);
  answer.body = request.output.format == Format::kJson
                    ? json_of(*before, *after, change, answer.marking)
                    : text_of(*before, *after, change);
  return guarded(std::move(answer), request.output);
}

}  // namespace perpend::casework
