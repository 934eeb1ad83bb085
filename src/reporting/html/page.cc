#include "reporting/html/page.h"

#include "core/weight.h"
#include "reporting/figures.h"
#include "reporting/visible.h"

namespace perpend::reporting {

Page& Page::text(std::string_view shown) {
  for (const char c : shown) {
    switch (c) {
      case '&':
        html_ += "&amp;";
        break;
      case '<':
        html_ += "&lt;";
        break;
      case '>':
        html_ += "&gt;";
        break;
      case '"':
        html_ += "&quot;";
        break;
      case '\'':
        html_ += "&#39;";
        break;
      default:
        html_ += c;
    }
  }
  return *this;
}

Page& Page::words(std::string_view data) { return text(reporting::words(data)); }

Page& Page::figure(std::string_view figure) { return text(typographic(figure)); }

Page& Page::number(std::int64_t number) {
  html_ += std::to_string(number);
  return *this;
}

Page& Page::share(std::int64_t part, std::int64_t whole) {
  const std::int64_t thousandths = mul_div_half_even(part, 100'000, whole);
  const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
  std::string decimals = std::to_string(size % 1000);
  decimals.insert(0, 3 - decimals.size(), '0');
  html_ += (thousandths < 0 ? "-" : "") + std::to_string(size / 1000) + "." + decimals + "%";
  return *this;
}

Page& Page::trusted(std::string_view markup) {
  html_ += markup;
  return *this;
}

}  // namespace perpend::reporting
