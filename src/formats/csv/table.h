// RFC 4180 cut into rows, with the line each begins on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perpend::formats {

struct CsvRow {
  std::uint64_t line = 0;  // from 1
  std::vector<std::string> cells;
  bool closed = true;  // false: a quote was never closed
};

// Rows of a text, front to back. A quoted cell may hold delimiters, doubled quotes and line feeds;
// one that stays open ends at the end of its line, so that one stray quote costs one line.
class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}
  std::optional<CsvRow> next();

 private:
  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

// The one of comma, semicolon, tab and bar that cuts the first lines most evenly; comma if none.
char delimiter_of(std::string_view text);

}  // namespace perpend::formats
