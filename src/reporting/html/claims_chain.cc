// The chain of a story as a picture. Rows are tellings in the order of days; columns run from the
// source on the left to the outlet on the right, so that what passed through two hands has two
// edges. An origin is drawn once, beside the middle of its rows: many edges out of one box are many
// outlets with one origin.
#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "reporting/claims_shown.h"
#include "reporting/html/claims_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

using claims::ClaimsLedger;

constexpr std::int64_t kRow = 52;
constexpr std::int64_t kBox = 36;
constexpr std::int64_t kBoxWidth = 190;
constexpr std::int64_t kGap = 150;   // between columns; the word of saying stands in the last
constexpr std::int64_t kWord = 120;  // where the word of saying stands, before the outlet
constexpr std::int64_t kLeastWidth = 860;
constexpr int kNameColumns = 29;
constexpr int kSubColumns = 34;

struct Place {
  std::int64_t x;
  std::int64_t y;  // of the middle of the box
};

struct Box {
  std::string name;
  std::string sub;
  bool alarming = false;  // the second line tells of drift
};

// What the second line under an outlet tells: the day, or what was lost on the way.
Box outlet_box(const ClaimsLedger& ledger, std::size_t claim) {
  Box box{outlet_of(ledger, ledger.claims[claim]), day_of(ledger, ledger.claims[claim]), false};
  std::size_t drifts = 0;
  for (const claims::Retelling* retelling : retold_by(ledger, claim)) {
    drifts += retelling->drift.size();
  }
  if (drifts != 0) {
    box.sub += " \xC2\xB7 " + std::to_string(drifts) + (drifts == 1 ? " drift" : " drifts");
    box.alarming = true;
  }
  return box;
}

template <std::size_t N>
void write_box(Page& page, const char (&kind)[N], const Place& place, const Box& box) {
  page.raw("<g><title>").words(box.name).raw("</title><rect class=\"").raw(kind).raw("\" x=\"");
  page.number(place.x).raw("\" y=\"").number(place.y - kBox / 2).raw("\" width=\"");
  page.number(kBoxWidth).raw("\" height=\"").number(kBox).raw("\" rx=\"3\"/><text x=\"");
  page.number(place.x + 8).raw("\" y=\"").number(place.y - (box.sub.empty() ? -4 : 3)).raw("\">");
  page.text(clip(words(box.name), kNameColumns)).raw("</text>");
  if (!box.sub.empty()) {
    if (box.alarming) {
      page.raw("<text class=\"drift\" x=\"");
    } else {
      page.raw("<text class=\"sub\" x=\"");
    }
    page.number(place.x + 8).raw("\" y=\"").number(place.y + 11).raw("\">");
    page.text(clip(words(box.sub), kSubColumns)).raw("</text>");
  }
  page.raw("</g>\n");
}

// A curve inside the gap behind the first box, then straight on into the other: in its own row an
// edge meets no box of another.
void write_edge(Page& page, const Place& from, const Place& to) {
  const std::int64_t start = from.x + kBoxWidth;
  const std::int64_t end = std::min(to.x, start + kGap);
  const std::int64_t middle = (start + end) / 2;
  page.raw("<path d=\"M").number(start).raw(" ").number(from.y).raw("C").number(middle);
  page.raw(" ").number(from.y).raw(" ").number(middle).raw(" ").number(to.y).raw(" ");
  page.number(end).raw(" ").number(to.y).raw("H").number(to.x).raw("\"/>");
}

class Picture {
 public:
  Picture(Page& page, const ClaimsLedger& ledger, const claims::Story& story)
      : page_(page), ledger_(ledger), story_(story) {
    for (const std::size_t index : story.origins) {
      const claims::Origin& origin = ledger.origins[index];
      Group group{index, {}};
      for (const std::size_t claim : origin.claims) {
        if (!said_better(origin, claim)) group.rows.push_back(claim);
      }
      groups_.push_back(std::move(group));
    }
    for (const Group& group : groups_) {
      for (const std::size_t row : group.rows) {
        const std::size_t links = ledger.claims[row].chain.size();
        columns_ = std::max(columns_, links > 2 ? links - 2 : 0);
        ++rows_;
      }
    }
    width_ = std::max(kLeastWidth, column_x(columns_ + 1) + kBoxWidth);
  }

  void write(std::size_t number) {
    const std::int64_t height = kRow * static_cast<std::int64_t>(rows_);
    page_.raw("<div class=\"scroll\"><svg class=\"chain\" role=\"img\" aria-labelledby=\"chain");
    page_.number(static_cast<std::int64_t>(number)).raw("\" viewBox=\"-1 0 ");
    page_.number(width_ + 2).raw(" ").number(height).raw("\"><title id=\"chain");
    page_.number(static_cast<std::int64_t>(number));
    page_.raw("\">Sources on the left, outlets on the right; ");
    page_.number(static_cast<std::int64_t>(rows_)).raw(" tellings from ");
    page_.number(static_cast<std::int64_t>(story_.origins.size())).raw(" origins</title>\n");
    std::size_t first = 0;
    for (const Group& group : groups_) {
      write_group(group, first);
      first += group.rows.size();
    }
    page_.raw("</svg></div>\n");
  }

 private:
  struct Group {
    std::size_t origin;
    std::vector<std::size_t> rows;  // claims, one a row
  };

  // One row a document and chain: of several the one with the most drift, then the first; the
  // outlet's own words only where it names nobody.
  bool said_better(const claims::Origin& origin, std::size_t claim) const {
    const auto rank = [&](std::size_t one) {
      std::size_t drifts = 0;
      for (const claims::Retelling* retelling : retold_by(ledger_, one)) {
        drifts += retelling->drift.size();
      }
      return std::tuple(ledger_.claims[one].chain.size() > 1, drifts, ledger_.claims.size() - one);
    };
    return std::any_of(origin.claims.begin(), origin.claims.end(), [&](std::size_t other) {
      return ledger_.claims[other].document == ledger_.claims[claim].document &&
             rank(other) > rank(claim);
    });
  }

  static std::int64_t column_x(std::size_t column) {
    return static_cast<std::int64_t>(column) * (kBoxWidth + kGap);
  }
  static std::int64_t row_y(std::size_t row) {
    return static_cast<std::int64_t>(row) * kRow + kRow / 2;
  }

  void write_group(const Group& group, std::size_t first) {
    const claims::Origin& origin = ledger_.origins[group.origin];
    const std::size_t last = first + group.rows.size() - 1;
    const Place root{column_x(0), (row_y(first) + row_y(last)) / 2};
    Box box{origin.root, "", false};
    if (origin.joint) box.sub = "several, one origin";
    for (std::size_t i = 0; i < group.rows.size(); ++i) write_row(group.rows[i], first + i, root);
    write_box(page_, "root", root, box);
  }

  void write_row(std::size_t index, std::size_t row, const Place& root) {
    const Claim& claim = ledger_.claims[index];
    Place from = root;
    // From the innermost but one outwards; the innermost is the root, the outermost the outlet.
    std::size_t column = 1;
    for (std::size_t link = claim.chain.size(); link-- > 2;) {
      const Place to{column_x(column), row_y(row)};
      write_edge(page_, from, to);
      write_box(page_, "link", to, {claim.chain[link - 1].name, "", false});
      from = to;
      ++column;
    }
    const Place outlet{width_ - kBoxWidth, row_y(row)};
    write_edge(page_, from, outlet);
    write_word(claim, outlet);
    write_box(page_, "outlet", outlet, outlet_box(ledger_, index));
  }

  // Over the last edge: by which word the outlet gives it.
  void write_word(const Claim& claim, const Place& outlet) {
    std::string word = claim.cue.text.empty() ? "in its own voice" : claim.cue.text;
    if (!claim.hedges.empty() && word.find(claim.hedges.front().text) == std::string::npos) {
      word += ", " + claim.hedges.front().text;
    }
    page_.raw("<text class=\"word\" x=\"").number(outlet.x - kWord / 2).raw("\" y=\"");
    page_.number(outlet.y - 6).raw("\">").text(clip(words(word), 20)).raw("</text>");
  }

  Page& page_;
  const ClaimsLedger& ledger_;
  const claims::Story& story_;
  std::vector<Group> groups_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;  // links between source and outlet, at most
  std::int64_t width_ = 0;
};

}  // namespace

void write_chain_picture(Page& page, const ClaimsLedger& ledger, const claims::Story& story,
                         std::size_t number) {
  Picture(page, ledger, story).write(number);
}

}  // namespace perpend::reporting
