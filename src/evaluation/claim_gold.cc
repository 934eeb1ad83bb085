// Of the claims that are read from a gold text, the one is asked that shares most with the gold's
// content, an equal cue counting first. A name is right without an article, a numeral or an owner,
// and in any case of its letters.
#include "evaluation/claim_gold.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/json.h"
#include "core/sha256.h"
#include "language/characters.h"

namespace perpend::evaluation {
namespace {

using std::string;
using std::string_view;

ClaimDocument document_of(string_view outlet, string_view text) {
  ClaimDocument document;
  document.text = text;
  document.outlet = outlet;
  document.id = hex(sha256(text));
  document.body = {0, text.size()};
  document.file = "gold";
  return document;
}

// Twice the bytes in common, and all bytes of both together.
struct Overlap {
  std::uint64_t shared = 0;
  std::uint64_t all = 0;
  bool half() const { return shared * 2 >= all && shared > 0; }
};

Overlap overlap(const Claim& claim, ByteSpan gold) {
  std::uint64_t shared = 0;
  std::uint64_t size = 0;
  for (const ByteSpan span : claim.content.spans) {
    const std::uint64_t from = std::max(span.start, gold.start);
    const std::uint64_t to = std::min(span.end, gold.end);
    if (from < to) shared += to - from;
    size += span.size();
  }
  Overlap best = {shared, size + gold.size() - shared};
  // Of a quotation in two pieces the gold may hold one.
  for (const ByteSpan span : claim.content.spans) {
    const std::uint64_t from = std::max(span.start, gold.start);
    const std::uint64_t to = std::min(span.end, gold.end);
    if (from >= to) continue;
    const Overlap here = {to - from, span.size() + gold.size() - (to - from)};
    if (here.shared * best.all > best.shared * here.all) best = here;
  }
  return best;
}

const Claim* closest(const std::vector<Claim>& claims, ByteSpan content, string_view cue) {
  const Claim* best = nullptr;
  bool best_cue = false;
  Overlap most;
  for (const Claim& claim : claims) {
    const Overlap here = overlap(claim, content);
    if (here.shared == 0) continue;
    const bool same_cue = claim.cue.text == cue;
    const bool closer = best == nullptr || (same_cue && !best_cue) ||
                        (same_cue == best_cue && here.shared * most.all > most.shared * here.all);
    if (!closer) continue;
    best = &claim;
    best_cue = same_cue;
    most = here;
  }
  return best;
}

// A name as it is compared: without what determines it. 'Two diplomats' are 'diplomats', 'the
// pilots' union' is 'union'.
string bare(string_view name) {
  static constexpr std::array<string_view, 22> kDeterminers = {
      "the", "a",     "an",   "its",  "his", "her",   "their", "our",  "my",  "own",    "one",
      "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
  string small = language::lower(language::trim(name));
  for (std::size_t space = small.find(' '); space != string::npos; space = small.find(' ')) {
    const string_view first = string_view(small).substr(0, space);
    const bool number = std::all_of(first.begin(), first.end(), language::is_digit);
    const bool owner = first.ends_with("'s") || first.ends_with("s'");
    const bool determines =
        std::find(kDeterminers.begin(), kDeterminers.end(), first) != kDeterminers.end();
    if (!number && !owner && !determines) break;
    small.erase(0, space + 1);
  }
  return small;
}

bool same_chain(const Claim& claim, const std::vector<string_view>& gold) {
  if (claim.chain.size() != gold.size()) return false;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (bare(claim.chain[i].name) != bare(gold[i])) return false;
  }
  return true;
}

tl::unexpected<Error> not_gold(string_view name, std::size_t line) {
  return fail(ErrorKind::kInput, "eval.gold", "the line is not of this gold set's form",
              string(name) + ":" + std::to_string(line));
}

// Calls use(root, number) for each line; false from it ends with an error.
template <class Use>
Result<void> for_each_line(string_view lines, string_view name, const Use& use) {
  std::size_t number = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    if (language::trim(line).empty()) continue;
    const auto document = json::Document::parse(string(line), name);
    if (!document || !use(document->root())) return not_gold(name, number);
  }
  return {};
}

struct Row {
  string id;
  ClaimDocument document;
  ByteSpan content;
  string_view cue;
};

std::optional<Row> row_of(const json::View& root) {
  const auto id = root.string("id");
  const auto outlet = root.string("outlet");
  const auto text = root.string("text");
  const auto cue = root.string("cue");
  const auto content = root.string("content");
  if (!id || !outlet || !text || !cue || !content) return {};
  const std::size_t at = text->find(*content);
  if (at == string_view::npos) return {};
  return Row{string(*id), document_of(*outlet, *text), {at, at + content->size()}, *cue};
}

}  // namespace

Result<ChainFigures> judge_chains(string_view json_lines, string_view name,
                                  const ClaimReader& reader) {
  ChainFigures figures;
  const auto read = for_each_line(json_lines, name, [&](const json::View& root) {
    const auto row = row_of(root);
    const auto gold = root.strings("chain");
    if (!row || gold.empty()) return false;
    const std::vector<Claim> claims = reader(row->document, 0);
    const Claim* const claim = closest(claims, row->content, row->cue);
    const bool content = claim != nullptr && overlap(*claim, row->content).half();
    const bool right = content && same_chain(*claim, gold);
    ++figures.chains;
    if (right) ++figures.right;
    if (content) ++figures.content;
    if (claim != nullptr && claim->cue.text == row->cue) ++figures.cue;
    figures.cases.push_back({row->id, right});
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  return figures;
}

Result<ResponseFigures> judge_responses(string_view json_lines, string_view name,
                                        const ClaimReader& reader) {
  ResponseFigures figures;
  const auto read = for_each_line(json_lines, name, [&](const json::View& root) {
    const auto row = row_of(root);
    const auto polarity = root.string("polarity");
    const auto source = root.string("source");
    if (!row || !polarity || !source) return false;
    const std::vector<Claim> claims = reader(row->document, 0);
    const Claim* const claim = closest(claims, row->content, row->cue);
    const bool right = claim != nullptr && name_of(claim->polarity) == *polarity;
    ++figures.responses;
    ++figures.by_polarity[string(*polarity)].in_gold;
    if (claim != nullptr) ++figures.by_polarity[string(name_of(claim->polarity))].found;
    if (right) ++figures.by_polarity[string(*polarity)].right;
    if (right) ++figures.right;
    if (right && bare(claim->chain.back().name) == bare(*source)) ++figures.source;
    figures.cases.push_back({row->id, right});
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  return figures;
}

}  // namespace perpend::evaluation
