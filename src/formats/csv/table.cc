#include "formats/csv/table.h"

#include <algorithm>
#include <map>

namespace perpend::formats {
namespace {

// The cell that a quote opens at `text[at]`. Nothing if the quote is never closed within reach.
std::optional<std::string> quoted(std::string_view text, std::size_t& at) {
  constexpr std::size_t kLongestCell = std::size_t{1} << 20;
  std::string cell;
  for (std::size_t i = at + 1; i < text.size() && cell.size() < kLongestCell; ++i) {
    if (text[i] != '"') {
      cell += text[i];
    } else if (i + 1 < text.size() && text[i + 1] == '"') {
      cell += text[i++];
    } else {
      at = i + 1;
      return cell;
    }
  }
  return {};
}

}  // namespace

std::optional<CsvRow> CsvReader::next() {
  if (at_ >= text_.size()) return {};
  CsvRow row;
  row.line = line_;
  const std::size_t start = at_;
  for (;;) {
    std::string cell;
    while (at_ < text_.size() && text_[at_] == ' ' && delimiter_ != ' ') ++at_;
    if (at_ < text_.size() && text_[at_] == '"' && row.closed) {
      if (auto inside = quoted(text_, at_)) {
        cell = std::move(*inside);
      } else {
        row.closed = false;
        ++at_;
      }
    }
    while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') {
      cell += text_[at_++];
    }
    if (!cell.empty() && cell.back() == '\r') cell.pop_back();
    row.cells.push_back(std::move(cell));
    if (at_ >= text_.size()) break;
    if (text_[at_++] == '\n') break;
  }
  line_ += static_cast<std::uint64_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 '\n'));
  return row;
}

char delimiter_of(std::string_view text) {
  constexpr int kLines = 20;
  char best = ',';
  std::size_t best_score = 0;
  for (const char candidate : {',', ';', '\t', '|'}) {
    CsvReader reader(text, candidate);
    std::map<std::size_t, std::size_t> rows_by_width;
    for (int i = 0; i < kLines; ++i) {
      const auto row = reader.next();
      if (!row) break;
      const bool comment = !row->cells[0].empty() && row->cells[0][0] == '#';
      if (row->cells.size() > 1 && !comment) ++rows_by_width[row->cells.size()];
    }
    std::size_t score = 0;
    for (const auto& [width, rows] : rows_by_width) score = std::max(score, rows * width);
    if (score > best_score) {
      best_score = score;
      best = candidate;
    }
  }
  return best;
}

}  // namespace perpend::formats
