// HTML with everything taken out that a tree builder could be made to choke on, so that gumbo,
// which is quadratic in depth, sees only shallow, well-nested, plain HTML. Linear in the input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace perpend::extraction {

inline constexpr std::size_t kDeepestElement = 128;
inline constexpr std::size_t kMostElements = 400'000;

struct HtmlOutline {
  std::string html;  // well nested, no attributes but `hidden`, no scripts, no comments
  // As they stand in the source: entities not yet resolved.
  std::string title;
  std::string author;
  std::string published;
  std::string canonical_url;
  std::size_t dropped_deep = 0;      // elements whose tags were dropped for depth
  std::size_t dropped_many = 0;      // … for number
  bool ended_inside_markup = false;  // a tag or a script that the input never closes
};

HtmlOutline outline_html(std::string_view html);

// The character set that <meta> declares in the first kilobytes, or empty.
std::string declared_charset(std::string_view bytes);

}  // namespace perpend::extraction
