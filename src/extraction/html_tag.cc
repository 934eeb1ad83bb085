#include "extraction/html_tag.h"

#include <algorithm>

#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

size_t skip_space(string_view html, size_t at) {
  while (at < html.size() && ascii::is_space(html[at])) ++at;
  return at;
}

size_t until(string_view html, size_t at, string_view stops) {
  return std::min(html.find_first_of(stops, at), html.size());
}

}  // namespace

std::optional<string_view> HtmlTag::attribute(string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

std::optional<HtmlTag> read_tag(string_view html, size_t at) {
  constexpr size_t kMostAttributes = 64;
  HtmlTag tag;
  ++at;
  tag.closing = at < html.size() && html[at] == '/';
  if (tag.closing) ++at;
  if (at >= html.size() || !ascii::is_letter(html[at])) return {};
  size_t end = until(html, at, " \t\n\r\f/>");
  tag.name = ascii::lower(html.substr(at, std::min<size_t>(end - at, 32)));
  at = end;
  while (true) {
    at = skip_space(html, at);
    if (at >= html.size()) {
      tag.end = html.size() + 1;
      return tag;
    }
    if (html[at] == '>') {
      tag.end = at + 1;
      return tag;
    }
    if (html[at] == '/') {
      ++at;
      continue;
    }
    end = until(html, at + 1, " \t\n\r\f/>=");
    const string_view key = html.substr(at, end - at);
    string_view value;
    at = skip_space(html, end);
    if (at < html.size() && html[at] == '=') {
      at = skip_space(html, at + 1);
      const char quote = at < html.size() ? html[at] : '\0';
      if (quote == '"' || quote == '\'') {
        end = html.find(quote, at + 1);
        if (end == string_view::npos) {
          tag.end = html.size() + 1;
          return tag;
        }
        value = html.substr(at + 1, end - at - 1);
        at = end + 1;
      } else {
        end = until(html, at, " \t\n\r\f>");
        value = html.substr(at, end - at);
        at = end;
      }
    }
    if (!tag.closing && tag.attributes.size() < kMostAttributes) {
      tag.attributes.emplace_back(ascii::lower(key.substr(0, 32)), value);
    }
  }
}

}  // namespace perpend::extraction
