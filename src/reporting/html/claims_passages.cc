// Passages of documents on the claims page: drift as two lines, and whole documents underlined.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "reporting/claims_shown.h"
#include "reporting/html/claims_parts.h"
#include "reporting/html/parts.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

using claims::ClaimsLedger;

constexpr std::uint64_t kMostShown =
    60'000;  // bytes of a document; the JSON answer has all offsets

std::string shown(std::string_view text) { return defang(visible(text)); }

void write_line(Page& page, const ClaimsLedger& ledger, const claims::PlacedPhrase& passage,
                const Claim& claim, const std::vector<ByteSpan>& marks) {
  page.raw("<div class=\"line\"><span class=\"who\">");
  write_name(page, chain_label(claim));
  page.raw(", ").words(day_of(ledger, claim)).raw("</span><p class=\"quote\" dir=\"auto\">");
  write_marked(page, ledger.documents[passage.document].text, passage.phrase.span, marks);
  page.raw("</p></div>\n");
}

// A passage of the drift that stands outside the two lines.
void write_apart(Page& page, std::string_view label, const claims::PlacedPhrase& phrase,
                 const claims::PlacedPhrase& passage) {
  if (phrase.phrase.empty() || phrase.phrase.span.overlaps(passage.phrase.span)) return;
  page.raw(" <small>").words(label).raw(":</small> <q>").words(phrase.phrase.text).raw("</q>");
}

enum Part : std::uint8_t { kSource = 1, kCue = 2, kContent = 4 };

struct Edge {
  std::uint64_t at;
  Part part;
  bool opens;
};

std::vector<Edge> edges_of(const ClaimsLedger& ledger, std::size_t document) {
  std::vector<Edge> edges;
  const auto add = [&](ByteSpan span, Part part) {
    if (span.size() == 0) return;
    edges.push_back({span.start, part, true});
    edges.push_back({span.end, part, false});
  };
  for (const Claim& claim : ledger.claims) {
    if (claim.document != document) continue;
    for (const ChainLink& link : claim.chain) {
      if (link.span) add(*link.span, kSource);
    }
    add(claim.cue.span, kCue);
    for (const ByteSpan& span : claim.content.spans) add(span, kContent);
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  return edges;
}

void open_part(Page& page, int parts) {
  if ((parts & kCue) != 0) {
    page.raw("<span class=\"cue\">");
  } else if ((parts & kSource) != 0) {
    page.raw("<span class=\"src\">");
  } else {
    page.raw("<span class=\"con\">");
  }
}

// The text with spans where parts of claims stand. A part that lies in another counts as the inner
// one: cue before source before content.
void write_underlined(Page& page, std::string_view text, const std::vector<Edge>& edges) {
  std::array<int, 5> open{};  // by part
  std::uint64_t at = 0;
  const auto flush = [&](std::uint64_t to) {
    if (to <= at) return;
    const int parts = (open[kSource] > 0 ? kSource : 0) | (open[kCue] > 0 ? kCue : 0) |
                      (open[kContent] > 0 ? kContent : 0);
    std::string_view piece = text.substr(at, to - at);
    while (!piece.empty()) {
      const std::size_t blank = piece.find("\n\n");
      const std::string_view run = piece.substr(0, blank);
      if (parts != 0 && !run.empty()) open_part(page, parts);
      page.text(shown(run));
      if (parts != 0 && !run.empty()) page.raw("</span>");
      if (blank == std::string_view::npos) break;
      page.raw("</p>\n<p dir=\"auto\">");
      const std::size_t next = piece.find_first_not_of('\n', blank);
      piece = next == std::string_view::npos ? std::string_view() : piece.substr(next);
    }
    at = to;
  };
  for (const Edge& edge : edges) {
    if (edge.at > text.size()) break;
    flush(edge.at);
    open.at(edge.part) += edge.opens ? 1 : -1;
  }
  flush(text.size());
}

void write_one(Page& page, const ClaimsLedger& ledger, std::size_t index) {
  const ClaimDocument& document = ledger.documents[index];
  page.raw("<details class=\"document\" open><summary>");
  write_name(page, document.outlet.empty() ? "unnamed outlet" : document.outlet);
  if (document.published) page.raw(", ").words(document.published->iso());
  page.raw(" <small><bdi>").text(file_words(document.file)).raw("</bdi></small></summary>\n");
  page.raw("<div class=\"reading\"><p dir=\"auto\">");
  std::uint64_t end = std::min<std::uint64_t>(document.text.size(), kMostShown);
  while (end < document.text.size() && end > 0 &&
         (static_cast<unsigned char>(document.text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  write_underlined(page, std::string_view(document.text).substr(0, end), edges_of(ledger, index));
  page.raw("</p></div>\n");
  if (end < document.text.size()) {
    page.raw("<p class=\"note\">The rest of this document is not shown here.</p>");
  }
  page.raw("<p class=\"note\">SHA-256 of the text <code>").words(document.id).raw("</code></p>");
  page.raw("</details>\n");
}

}  // namespace

void write_marked(Page& page, std::string_view text, ByteSpan span, std::vector<ByteSpan> marks) {
  std::sort(marks.begin(), marks.end());
  std::uint64_t at = span.start;
  for (const ByteSpan& mark : marks) {
    const ByteSpan inside{std::max(mark.start, at), std::min(mark.end, span.end)};
    if (inside.start >= inside.end) continue;
    page.text(shown(text.substr(at, inside.start - at))).raw("<mark>");
    page.text(shown(text.substr(inside.start, inside.size()))).raw("</mark>");
    at = inside.end;
  }
  if (at < span.end) page.text(shown(text.substr(at, span.end - at)));
}

void write_drift_lines(Page& page, const ClaimsLedger& ledger, const claims::Retelling& retelling) {
  std::vector<ByteSpan> before;
  std::vector<ByteSpan> after;
  for (const claims::Drift& drift : retelling.drift) {
    if (!drift.from.phrase.empty()) before.push_back(drift.from.phrase.span);
    if (!drift.to.phrase.empty()) after.push_back(drift.to.phrase.span);
  }
  page.raw("<div class=\"two\">");
  write_line(page, ledger, retelling.told, ledger.claims[retelling.of], before);
  write_line(page, ledger, retelling.retold, ledger.claims[retelling.by], after);
  page.raw("<ul>");
  for (const claims::Drift& drift : retelling.drift) {
    page.raw("<li><span class=\"kind\">").words(meaning_of(drift.kind)).raw("</span>");
    write_apart(page, "from", drift.from, retelling.told);
    write_apart(page, "to", drift.to, retelling.retold);
    page.raw("</li>\n");
  }
  if (retelling.drift.empty()) page.raw("<li class=\"none\">no drift that can be seen</li>");
  page.raw("</ul></div>\n");
}

void write_claim_documents(Page& page, const ClaimsLedger& ledger) {
  page.raw(
          "<section id=\"documents\"><h2>The documents, underlined</h2>\n<p class=\"legend note\">")
      .raw("<span class=\"src\">who says it</span> <span class=\"cue\">the word of saying</span> ")
      .raw("<span class=\"con\">what is said</span></p>\n");
  for (const std::size_t index : documents_by_day(ledger)) write_one(page, ledger, index);
  page.raw("</section>\n");
}

}  // namespace perpend::reporting
