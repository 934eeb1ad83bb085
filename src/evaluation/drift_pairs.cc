// A pair is right if the retelling was found in the second text and the set of kinds of drift is
// the whole set of the gold: one kind too many is as wrong as one too few. A faithful pair is right
// if it was found and has no drift.
#include "evaluation/drift_pairs.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/json.h"
#include "core/sha256.h"

namespace perpend::evaluation {
namespace {

using claims::DriftKind;

std::optional<DriftKind> drift_kind(std::string_view name) {
  for (int i = 0; i < claims::kDriftKinds; ++i) {
    const auto kind = static_cast<DriftKind>(i);
    if (claims::name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

struct GoldDrift {
  DriftKind kind;
  std::string from;
  std::string to;
};

struct Pair {
  std::string id;
  ClaimDocument first;
  ClaimDocument second;
  ByteSpan claim;
  ByteSpan retelling;
  std::vector<GoldDrift> drift;
};

std::optional<ClaimDocument> document_of(const std::optional<json::View>& view) {
  if (!view) return std::nullopt;
  const auto text = view->string("text");
  const auto outlet = view->string("outlet");
  const auto published = view->string("published");
  if (!text || !outlet || !published) return std::nullopt;
  ClaimDocument document;
  document.text = std::string(*text);
  document.id = hex(sha256(document.text));
  document.outlet = std::string(*outlet);
  document.published = Date::parse(*published);
  document.body = {0, document.text.size()};
  return document;
}

std::optional<ByteSpan> place_of(const ClaimDocument& document,
                                 std::optional<std::string_view> words) {
  if (!words || words->empty()) return std::nullopt;
  const std::size_t at = document.text.find(*words);
  if (at == std::string::npos) return std::nullopt;
  return ByteSpan{at, at + words->size()};
}

std::optional<Pair> pair_of(const json::View& row) {
  auto first = document_of(row.find("first"));
  auto second = document_of(row.find("second"));
  if (!first || !second) return std::nullopt;
  const auto claim = place_of(*first, row.string("claim"));
  const auto retelling = place_of(*second, row.string("retelling"));
  if (!claim || !retelling) return std::nullopt;
  Pair pair;
  pair.id = std::string(row.string("id").value_or(""));
  pair.claim = *claim;
  pair.retelling = *retelling;
  for (const json::View& one : row.items("drift")) {
    const auto kind = drift_kind(one.string("kind").value_or(""));
    if (!kind) return std::nullopt;
    pair.drift.push_back({*kind, std::string(one.string("from").value_or("")),
                          std::string(one.string("to").value_or(""))});
  }
  pair.first = std::move(*first);
  pair.second = std::move(*second);
  return pair;
}

bool touches(const ClaimDocument& document, const claims::PlacedPhrase& found,
             const std::string& gold) {
  if (gold.empty()) return true;
  const auto place = place_of(document, gold);
  return place && !found.phrase.empty() && found.phrase.span.overlaps(*place);
}

void judge(const Pair& pair, const ClaimReader& reader, PairFigures& figures) {
  std::vector<Claim> found = reader(pair.first, 0);
  for (Claim& claim : reader(pair.second, 1)) found.push_back(std::move(claim));
  const claims::ClaimsLedger ledger = claims::build_ledger({pair.first, pair.second}, found);
  PairAnswer answer;
  answer.id = pair.id;
  std::set<DriftKind> kinds;
  std::vector<claims::Drift> drifts;
  for (const claims::Retelling& retelling : ledger.retellings) {
    if (retelling.answer || !retelling.told.phrase.span.overlaps(pair.claim) ||
        !retelling.retold.phrase.span.overlaps(pair.retelling)) {
      continue;
    }
    answer.aligned = true;
    for (const claims::Drift& drift : retelling.drift) {
      kinds.insert(drift.kind);
      drifts.push_back(drift);
    }
  }
  std::set<DriftKind> gold;
  for (const GoldDrift& drift : pair.drift) gold.insert(drift.kind);
  answer.gold.assign(gold.begin(), gold.end());
  answer.found.assign(kinds.begin(), kinds.end());
  for (const DriftKind kind : gold) ++figures.by_kind.at(static_cast<std::size_t>(kind)).in_gold;
  for (const DriftKind kind : kinds) {
    KindFigure& figure = figures.by_kind.at(static_cast<std::size_t>(kind));
    ++figure.found;
    if (gold.contains(kind)) ++figure.right;
  }
  for (const GoldDrift& wanted : pair.drift) {
    if (!kinds.contains(wanted.kind)) continue;
    ++figures.passages;
    const bool right = std::any_of(drifts.begin(), drifts.end(), [&](const claims::Drift& one) {
      return one.kind == wanted.kind && touches(pair.first, one.from, wanted.from) &&
             touches(pair.second, one.to, wanted.to);
    });
    if (right) ++figures.passages_right;
  }
  ++figures.pairs;
  if (answer.aligned) ++figures.aligned;
  if (answer.right()) ++figures.right;
  figures.answers.push_back(std::move(answer));
}

}  // namespace

Result<PairFigures> judge_pairs(std::string_view json_lines, std::string_view name,
                                const ClaimReader& reader) {
  PairFigures figures;
  std::size_t number = 0;
  for (std::size_t at = 0; at < json_lines.size();) {
    const std::size_t end = std::min(json_lines.find('\n', at), json_lines.size());
    const std::string line(json_lines.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    const auto document = json::Document::parse(line, name);
    const auto pair = document ? pair_of(document->root()) : std::nullopt;
    if (!pair) {
      return fail(ErrorKind::kInput, "eval.gold", "this line is no pair of claim and retelling",
                  std::string(name) + ":" + std::to_string(number));
    }
    judge(*pair, reader, figures);
  }
  return figures;
}

}  // namespace perpend::evaluation
