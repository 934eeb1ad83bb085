// A sheet of 80 columns that text is set on, line by line. A line that is too wide is a programming
// mistake and stops the program: whoever lays out a line clips or wraps its parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reporting/text.h"

namespace perpend::reporting {

enum class Style { kPlain, kStrong, kFaint, kAccent, kFor, kAgainst };

struct Piece {
  std::string text;  // visible() already
  Style style = Style::kPlain;
};

class Sheet {
 public:
  explicit Sheet(const TextOptions& options) : options_(options) {}

  bool unicode() const { return options_.unicode; }
  void line(const std::vector<Piece>& pieces);
  void blank();
  void heading(std::string_view text);
  // Wrapped; the first line starts at `indent`, the following at `indent` + `hanging`.
  void paragraph(std::string_view text, int indent = 0, Style style = Style::kPlain,
                 int hanging = 0);
  // "- text", wrapped under itself.
  void item(std::string_view text, int indent = 0);

  std::string take() { return std::move(text_); }

 private:
  TextOptions options_;
  std::string text_;
};

// kFor above zero, kAgainst below, kFaint at zero.
Style style_of_weight(std::int64_t microbans);

}  // namespace perpend::reporting
