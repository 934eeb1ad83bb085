// HTML under construction. Markup comes from literals in this program alone; everything else passes
// through words() or text(), which escape: a std::string cannot get in any other way, so a
// forgotten escape does not compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace perpend::reporting {

class Page {
 public:
  // A literal of this program, as it stands.
  template <std::size_t N>
  Page& raw(const char (&literal)[N]) {
    html_.append(literal, N - 1);
    return *this;
  }
  // Data made visible, defanged, trimmed and escaped; fit for text and for a quoted attribute.
  Page& words(std::string_view data);
  // Escaped only: for what went through visible() and defang() already, as a Passage did.
  Page& text(std::string_view shown);
  // A figure of this room with proper minus signs and dashes.
  Page& figure(std::string_view figure);
  Page& number(std::int64_t number);
  // part / whole as a length in per cent with three decimals: "67.312%".
  Page& share(std::int64_t part, std::int64_t whole);
  // A style sheet or such, made by this program from nothing that came in.
  Page& trusted(std::string_view markup);

  std::string take() { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace perpend::reporting
