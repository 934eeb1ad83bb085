#include "reporting/sheet.h"

#include <cassert>

#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

// Blue for, yellow-brown against: told apart with every kind of colour vision, and never alone,
// since the sign stands beside it.
std::string_view sgr(Style style) {
  switch (style) {
    case Style::kStrong:
      return "\x1b[1m";
    case Style::kFaint:
      return "\x1b[2m";
    case Style::kAccent:
      return "\x1b[1;36m";
    case Style::kFor:
      return "\x1b[34m";
    case Style::kAgainst:
      return "\x1b[33m";
    case Style::kPlain:
      break;
  }
  return "";
}

}  // namespace

void Sheet::line(const std::vector<Piece>& pieces) {
  int width = 0;
  std::string line;
  for (const Piece& piece : pieces) {
    width += width_of(piece.text);
    const std::string_view start = options_.colour ? sgr(piece.style) : "";
    line.append(start).append(piece.text);
    if (!start.empty()) line += "\x1b[0m";
  }
  assert(width <= kTextColumns);
  while (line.ends_with(' ')) line.pop_back();
  text_ += line + "\n";
}

void Sheet::blank() { text_ += '\n'; }

void Sheet::heading(std::string_view text) {
  blank();
  line({{std::string(text), Style::kAccent}});
}

void Sheet::paragraph(std::string_view text, int indent, Style style, int hanging) {
  const std::string clean = visible_trimmed(text);
  const int columns = kTextColumns - indent - hanging;
  const std::string first(static_cast<std::size_t>(indent), ' ');
  const std::string other(static_cast<std::size_t>(indent + hanging), ' ');
  bool at_start = true;
  for (const std::string& part : wrap(clean, columns)) {
    line({{at_start ? first : other}, {part, style}});
    at_start = false;
  }
}

void Sheet::item(std::string_view text, int indent) {
  paragraph("- " + visible_trimmed(text), indent, Style::kPlain, 2);
}

Style style_of_weight(std::int64_t microbans) {
  if (microbans == 0) return Style::kFaint;
  return microbans > 0 ? Style::kFor : Style::kAgainst;
}

}  // namespace perpend::reporting
