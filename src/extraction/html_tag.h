// One tag of HTML source. Views into the source.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perpend::extraction {

struct HtmlTag {
  std::string name;  // lower case
  bool closing = false;
  std::vector<std::pair<std::string, std::string_view>> attributes;  // names in lower case
  std::size_t end = 0;                                               // after its '>'

  std::optional<std::string_view> attribute(std::string_view wanted) const;
};

// The tag whose '<' is html[at]; nothing if none begins there. A tag that the input never closes
// has end == html.size() + 1.
std::optional<HtmlTag> read_tag(std::string_view html, std::size_t at);

}  // namespace perpend::extraction
