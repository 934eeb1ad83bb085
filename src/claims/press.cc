// The head of an article.
//
// An article opens with blocks (parted by blank lines) that are no prose: menus, the headline, 'By
// Odile Marchetti', '8 January 2032', 'The Northern Mirror, 9 January 2032. By Sven Adeyemi'. The
// headline is the block that the page's title begins with, else the first block without a full
// stop. A block after it that is short and holds a date or begins with 'By' is a byline or date
// line; the body begins after the last.
//
// The outlet is what a list beside the files says; else what follows ' | ' or ' - ' at the end of
// the page's title; else what stands before the date in a date line. Where none says it, it stays
// empty: a file's name is no outlet. Tested in press_test.cc.
#include "claims/press.h"

#include <algorithm>
#include <array>

#include "claims/content_words.h"
#include "claims/time_words.h"
#include "core/sha256.h"
#include "model/ascii.h"

namespace perpend::claims {
namespace {

struct Block {
  ByteSpan span;
};

bool has_long_lines(std::string_view text) {
  constexpr std::size_t kLong = 160;  // bytes; prose that is wrapped by hand has shorter lines
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > kLong) return true;
    at = end + 1;
  }
  return false;
}

std::vector<Block> first_blocks(std::string_view text, std::size_t most) {
  // Where no blank line stands, every line of a text that is not wrapped is a block.
  const bool wrapped = text.find("\n\n") != std::string_view::npos || !has_long_lines(text);
  const std::string_view joint = wrapped ? "\n\n" : "\n";
  std::vector<Block> blocks;
  for (std::size_t at = 0; at < text.size() && blocks.size() < most;) {
    while (at < text.size() && ascii::is_space(text[at])) ++at;
    if (at == text.size()) break;
    const std::size_t end = std::min(text.find(joint, at), text.size());
    blocks.push_back({{at, end}});
    at = end;
  }
  return blocks;
}

std::string_view text_of(std::string_view text, const Block& block) {
  return ascii::trim(text.substr(block.span.start, block.span.size()));
}

constexpr std::array<std::string_view, 4> kTitleJoints = {" | ", " - ", " \xE2\x80\x93 ",
                                                          " \xE2\x80\x94 "};

// "Headline | Outlet" in two.
struct Title {
  std::string_view headline;
  std::string_view outlet;
};

Title parted(std::string_view title) {
  constexpr std::size_t kLongestOutlet = 6;  // words
  std::size_t joint = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view one : kTitleJoints) {
    const std::size_t at = title.rfind(one);
    if (at != std::string_view::npos && (joint == std::string_view::npos || at > joint)) {
      joint = at;
      size = one.size();
    }
  }
  if (joint == std::string_view::npos) return {title, {}};
  const std::string_view outlet = ascii::trim(title.substr(joint + size));
  const std::vector<ContentWord> words = words_in(outlet);
  if (words.empty() || words.size() > kLongestOutlet || !words.front().capital) return {title, {}};
  return {ascii::trim(title.substr(0, joint)), outlet};
}

bool is_sentence(std::string_view block) {
  for (const std::string_view end : {".", "!", "?", "\"", "\xE2\x80\x9D", "\xE3\x80\x82"}) {
    if (block.ends_with(end)) return true;
  }
  return false;
}

std::optional<std::size_t> headline_at(std::string_view text, const std::vector<Block>& blocks,
                                       std::string_view headline) {
  for (std::size_t i = 0; i < blocks.size() && !headline.empty(); ++i) {
    if (text_of(text, blocks[i]) == headline) return i;
  }
  constexpr std::size_t kLongestHeadline = 24;  // words
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string_view block = text_of(text, blocks[i]);
    if (is_sentence(block) || block.find('\n') != std::string_view::npos) return std::nullopt;
    if (words_in(block).size() <= kLongestHeadline && !block.starts_with("- ")) return i;
  }
  return std::nullopt;
}

// A date with day and year: what is not written in full is no date line.
std::optional<TimeWords> full_date(std::string_view block) {
  for (const TimeWords& time : times_in(block, {0, block.size()}, std::nullopt)) {
    if (time.kind == TimeWords::kPoint && time.from_low == time.from_high) return time;
  }
  return std::nullopt;
}

std::size_t byline_at(std::string_view block) {
  if (block.starts_with("By ") || block.starts_with("From our ")) return 0;
  for (const std::string_view opener : {". By ", "| By ", ", by ", ". From our "}) {
    if (const std::size_t at = block.find(opener); at != std::string_view::npos) {
      return at + (opener.size() - (opener.ends_with("our ") ? 9 : 3));
    }
  }
  return std::string_view::npos;
}

bool is_furniture(std::string_view block) {
  constexpr std::size_t kLongest = 16;  // words
  if (words_in(block).size() > kLongest) return false;
  if (byline_at(block) != std::string_view::npos) return true;
  const auto date = full_date(block);
  return date && block.substr(0, date->span.start).find(". ") == std::string_view::npos;
}

void read_furniture(std::string_view block, ClaimDocument& into) {
  if (const std::size_t at = byline_at(block);
      at != std::string_view::npos && into.byline.empty()) {
    into.byline = std::string(ascii::trim(block.substr(at)));
  }
  const auto date = full_date(block);
  if (!date) return;
  if (!into.published) into.published = date->from_low;
  std::string_view before = ascii::trim(block.substr(0, date->span.start));
  while (before.ends_with(',') || before.ends_with('|')) {
    before = ascii::trim(before.substr(0, before.size() - 1));
  }
  const std::vector<ContentWord> words = words_in(before);
  if (into.outlet.empty() && !words.empty() && words.front().capital && byline_at(before) != 0) {
    into.outlet = std::string(before);
  }
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  for (std::string& cell : cells) cell = std::string(ascii::trim(cell));
  return cells;
}

}  // namespace

std::vector<PressEntry> read_press_list(std::string_view csv, std::string_view name,
                                        Diagnostics& diagnostics) {
  std::vector<PressEntry> entries;
  std::vector<std::string> heading;
  std::size_t number = 0;
  for (std::size_t at = 0; at < csv.size();) {
    const std::size_t end = std::min(csv.find('\n', at), csv.size());
    const std::string_view line = ascii::trim(csv.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    std::vector<std::string> cells = cells_of(line);
    if (heading.empty()) {
      heading = std::move(cells);
      continue;
    }
    const auto cell = [&](std::string_view column) -> std::string {
      for (std::size_t i = 0; i < heading.size() && i < cells.size(); ++i) {
        if (ascii::lower(heading[i]) == column) return cells[i];
      }
      return {};
    };
    PressEntry entry{cell("file"), cell("outlet"), std::nullopt, std::nullopt};
    const std::string published = cell("published");
    if (!published.empty()) entry.published = Date::parse(published);
    if (const std::string day = cell("retrieved"); !day.empty()) entry.retrieved = Date::parse(day);
    if (entry.file.empty() || (!published.empty() && !entry.published)) {
      diagnostics.push_back({"claims.sources", std::string(name) + ":" + std::to_string(number),
                             "this line has no file, or a date that is none; it was left out"});
      continue;
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

ClaimDocument press_document(const Document& document, const PressEntry* entry) {
  constexpr std::size_t kMostBlocks = 12;  // in which the head of an article is looked for
  ClaimDocument press;
  press.text = document.text;
  press.id = hex(sha256(press.text));
  press.file = document.name;
  if (entry != nullptr) {
    press.outlet = entry->outlet;
    press.published = entry->published;
    press.retrieved = entry->retrieved;
  }
  if (!press.published) press.published = document.published;
  press.byline = document.author;
  const Title title = parted(document.title);
  const std::string_view text = press.text;
  const std::vector<Block> blocks = first_blocks(text, kMostBlocks);
  // What stands alone is no headline, whatever it looks like, unless the page's title says so.
  const bool alone = blocks.size() == 1 && text_of(text, blocks.front()) != title.headline;
  const auto headline =
      blocks.empty() || alone ? std::nullopt : headline_at(text, blocks, title.headline);
  std::size_t body = 0;
  if (headline) {
    press.headline = blocks[*headline].span;
    press.title = std::string(text_of(text, blocks[*headline]));
    body = *headline + 1;
  } else {
    press.title = std::string(title.headline);
  }
  if (press.outlet.empty()) press.outlet = std::string(title.outlet);
  while (body < blocks.size() && is_furniture(text_of(text, blocks[body]))) {
    read_furniture(text_of(text, blocks[body]), press);
    ++body;
  }
  press.body = {body < blocks.size() ? blocks[body].span.start : text.size(), text.size()};
  if (body >= blocks.size() && blocks.size() < kMostBlocks) press.body.start = text.size();
  return press;
}

}  // namespace perpend::claims
