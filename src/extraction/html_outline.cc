// Why not hand the page to the parser as it is: gumbo 0.10 takes time quadratic in depth (30,000
// nested divs: half a minute), and the standard's "reconstruct the active formatting elements"
// makes a tree of n*n nodes from n unclosed <font>s before n paragraphs. Both are answered here, in
// one pass over the tags:
//
//   - Every element becomes one of a few: those that shape the text keep their name, code becomes
//     <kbd>, what is not shown becomes <div hidden>, all others <span> or <div>. No formatting
//     element is left to be reconstructed.
//   - A stack of at most kDeepestElement open names mirrors the tree. Tags beyond it are dropped
//   and
//     their text kept. A closing tag without an open partner is dropped; one that closes several
//     closes each by name, so that what comes out is well nested and the mirror is the tree.
//   - Comments, scripts, styles and other raw text are skipped with their content.
//
// A closing tag does not reach out of a table cell, a list (for </li>) or a button: there it finds
// no partner, and is dropped.
//
// Tested in html_test.cc (100,000 nested elements under a second) and fuzz/html_fuzz.cc.
#include "extraction/html_outline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extraction/html_tag.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

template <size_t N>
bool among(const std::array<string_view, N>& names, string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<string_view, 14> kVoid = {"area",  "base",   "br",    "col",  "embed",
                                               "hr",    "img",    "input", "link", "meta",
                                               "param", "source", "track", "wbr"};
// Their content is no markup and not shown.
constexpr std::array<string_view, 8> kRaw = {"script",   "style",    "iframe", "noembed",
                                             "noframes", "textarea", "xmp",    "noscript"};
// They shape the text, and keep their name.
constexpr std::array<string_view, 36> kShaping = {
    "p",       "div",     "ul",     "ol",     "li",     "dl",         "dt",      "dd",
    "table",   "thead",   "tbody",  "tfoot",  "tr",     "td",         "th",      "caption",
    "h1",      "h2",      "h3",     "h4",     "h5",     "h6",         "pre",     "blockquote",
    "section", "article", "main",   "header", "figure", "figcaption", "address", "details",
    "summary", "hgroup",  "center", "menu"};
constexpr std::array<string_view, 5> kCode = {"code", "tt", "kbd", "samp", "var"};
// Page furniture and what is not shown.
constexpr std::array<string_view, 16> kHidden = {
    "nav",      "footer", "aside",  "svg",    "math",  "template", "select",  "button",
    "datalist", "dialog", "object", "canvas", "audio", "video",    "picture", "map"};
constexpr std::array<string_view, 8> kTableParts = {"table", "thead", "tbody", "tfoot",
                                                    "tr",    "td",    "th",    "caption"};
constexpr std::array<string_view, 5> kHiddenRoles = {"navigation", "contentinfo", "complementary",
                                                     "banner", "search"};

// Does an attribute hide the element?
bool hides(const HtmlTag& tag) {
  if (tag.attribute("hidden")) return true;
  if (const auto aria = tag.attribute("aria-hidden"); aria && *aria == "true") return true;
  if (const auto role = tag.attribute("role"); role && among(kHiddenRoles, *role)) return true;
  const auto style = tag.attribute("style");
  if (!style) return false;
  std::string plain = ascii::lower(style->substr(0, 2048));
  std::erase_if(plain, ascii::is_space);
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos ||
         plain.find("font-size:0;") != std::string::npos || plain.ends_with("font-size:0") ||
         plain.find("font-size:0px") != std::string::npos;
}

// "ad", "ads", "advert…", "sponsored", "cookie…", "share", "related…" among the classes or the id.
bool is_advertising(const HtmlTag& tag) {
  for (const string_view key : {"class", "id"}) {
    const std::string names = ascii::lower(tag.attribute(key).value_or("").substr(0, 512));
    string_view rest = names;
    while (!(rest = ascii::trim(rest)).empty()) {
      const size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
      const string_view name = rest.substr(0, end);
      rest.remove_prefix(end);
      if (name == "ad" || name == "ads" || name == "promo" || name == "sponsored" ||
          name == "newsletter" || name.starts_with("advert") || name.starts_with("ad-") ||
          name.starts_with("cookie") || name.starts_with("breadcrumb") ||
          name.starts_with("related-") || name == "related" || name.starts_with("social-") ||
          name.starts_with("share-")) {
        return true;
      }
    }
  }
  return false;
}

class Outliner {
 public:
  explicit Outliner(string_view html) : html_(html) { result_.html.reserve(html.size()); }

  HtmlOutline run() {
    result_.html = "<!DOCTYPE html><body>";
    while (at_ < html_.size()) {
      const size_t open = std::min(html_.find('<', at_), html_.size());
      result_.html.append(html_.substr(at_, open - at_));
      at_ = open;
      if (at_ < html_.size()) markup();
    }
    while (!open_.empty()) close_top();
    return std::move(result_);
  }

 private:
  struct Open {
    std::string name;     // in the page
    string_view written;  // the name put out
  };

  void markup() {
    const string_view rest = html_.substr(at_);
    if (literal_) return put_literal();
    if (rest.starts_with("<!--")) return skip_to("-->", 2);
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_to(">", 1);
    const auto tag = read_tag(html_, at_);
    if (!tag) return put_literal();
    if (tag->end > html_.size()) {
      // Never closed: from here on it is taken for text, so that nothing is lost.
      result_.ended_inside_markup = true;
      literal_ = true;
      return put_literal();
    }
    at_ = tag->end;
    if (tag->closing) return close(tag->name);
    open(*tag);
  }

  void put_literal() {
    result_.html += "&lt;";
    ++at_;
  }

  void skip_to(string_view mark, size_t from) {
    const size_t end = html_.find(mark, at_ + from);
    if (end == string_view::npos) {
      result_.ended_inside_markup = true;
      literal_ = true;
      return put_literal();
    }
    at_ = end + mark.size();
  }

  // The content of a raw element; leaves at_ after its closing tag.
  string_view take_raw(const std::string& name) {
    size_t end = at_;
    while ((end = html_.find("</", end)) != string_view::npos) {
      const string_view tail = html_.substr(end + 2, name.size() + 1);
      const bool stops = tail.size() <= name.size() || !ascii::is_alnum(tail[name.size()]);
      if (stops && ascii::lower(tail.substr(0, name.size())) == name) break;
      end += 2;
    }
    if (end == string_view::npos) {
      result_.ended_inside_markup = true;
      const string_view content = html_.substr(at_);
      at_ = html_.size();
      return content;
    }
    const string_view content = html_.substr(at_, end - at_);
    at_ = std::min(html_.find('>', end), html_.size() - 1) + 1;
    return content;
  }

  void open(const HtmlTag& tag) {
    if (tag.name == "meta" || tag.name == "link") return read_head(tag);
    if (tag.name == "title" || among(kRaw, tag.name)) {
      const string_view content = take_raw(tag.name);
      if (tag.name == "title" && result_.title.empty() && open_.empty()) result_.title = content;
      return;
    }
    if (tag.name == "br" || tag.name == "hr") {
      result_.html += tag.name == "br" ? "<br>" : "<p></p>";
      return;
    }
    if (among(kVoid, tag.name) || tag.name == "html" || tag.name == "body" || tag.name == "head") {
      return;
    }
    close_implied(tag.name);
    push(tag);
    if (tag.name == "a") put_defanged_target(tag);
  }

  // A defanged target is published on purpose; any other is the publisher's own affair.
  void put_defanged_target(const HtmlTag& tag) {
    const string_view target = tag.attribute("href").value_or("").substr(0, 2048);
    if (!target.starts_with("hxxp") && target.find("[.]") == string_view::npos) return;
    std::string safe;
    for (const char c : target) {
      if (c == '<') {
        safe += "&lt;";
      } else {
        safe += c;
      }
    }
    result_.html += " " + safe + " ";
  }

  void push(const HtmlTag& tag) {
    ++elements_;
    if (elements_ > kMostElements) {
      ++result_.dropped_many;
      ++dropped_open_;
      return;
    }
    if (open_.size() >= kDeepestElement) {
      ++result_.dropped_deep;
      ++dropped_open_;
      return;
    }
    const bool hidden = hides(tag) || among(kHidden, tag.name) || is_advertising(tag);
    string_view written = "span";
    if (hidden) {
      written = "div";
    } else if (among(kShaping, tag.name)) {
      written = *std::find(kShaping.begin(), kShaping.end(), tag.name);
    } else if (among(kCode, tag.name)) {
      written = "kbd";
    }
    // A hidden part of a table stays one, or the table would fall apart.
    if (hidden && among(kTableParts, tag.name)) {
      written = *std::find(kTableParts.begin(), kTableParts.end(), tag.name);
    }
    open_.push_back({tag.name, written});
    result_.html.append("<").append(written).append(hidden ? " hidden>" : ">");
  }

  void close_top() {
    result_.html.append("</").append(open_.back().written).append(">");
    open_.pop_back();
  }

  // <li> ends an open <li>, and so on, where it stands on top (under a <p>).
  void close_implied(const std::string& name) {
    static constexpr std::array<string_view, 2> kCells = {"td", "th"};
    static constexpr std::array<string_view, 2> kTerms = {"dt", "dd"};
    const auto top_is = [&](string_view wanted) {
      return !open_.empty() && open_.back().name == wanted;
    };
    const bool ends_paragraph = among(kShaping, name);
    if (ends_paragraph && top_is("p")) close_top();
    const auto end_same = [&](const auto& group) {
      if (among(group, name) && !open_.empty() && among(group, open_.back().name)) close_top();
    };
    if (name == "li" && top_is("li")) close_top();
    end_same(kTerms);
    const bool row = name == "tr" || name == "tbody" || name == "thead" || name == "tfoot";
    if (row && !open_.empty() && among(kCells, open_.back().name)) close_top();
    end_same(kCells);
    if (row && top_is("tr")) close_top();
    if (row && name != "tr" && (top_is("tbody") || top_is("thead") || top_is("tfoot"))) close_top();
  }

  // May a closing </name> look past an open `outer` for its partner?
  static bool stops_at(string_view outer, string_view name) {
    if (outer == "table") return name != "table";
    if (name == "li" && (outer == "ul" || outer == "ol")) return true;
    if (outer == "button" || outer == "template" || outer == "object") return name != outer;
    const bool cell = outer == "td" || outer == "th" || outer == "caption";
    return cell && !among(kTableParts, name);
  }

  void close(const std::string& name) {
    if (dropped_open_ != 0 && !among(kVoid, name)) {
      --dropped_open_;
      return;
    }
    for (size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == name) {
        while (open_.size() > i) close_top();
        return;
      }
      if (stops_at(open_[i].name, name)) return;
    }
  }

  void read_head(const HtmlTag& tag) {
    if (tag.name == "link") {
      const bool canonical = tag.attribute("rel").value_or("") == "canonical";
      if (canonical) keep(result_.canonical_url, tag.attribute("href").value_or(""));
      return;
    }
    const string_view content = tag.attribute("content").value_or("");
    std::string key = ascii::lower(tag.attribute("name").value_or(""));
    if (key.empty()) key = ascii::lower(tag.attribute("property").value_or(""));
    static constexpr std::array<string_view, 7> kDates = {
        "date",          "article:published_time", "dc.date", "dcterms.created",
        "datepublished", "publish-date",           "pubdate"};
    if (key == "author" || key == "article:author" || key == "dc.creator") {
      keep(result_.author, content);
    }
    if (among(kDates, key)) keep(result_.published, content);
    if (key == "og:url") keep(result_.canonical_url, content);
    if (key == "og:title") keep(result_.title, content);
  }

  static void keep(std::string& field, string_view value) {
    constexpr size_t kLongestField = 1024;
    if (field.empty()) field = value.substr(0, kLongestField);
  }

  string_view html_;
  size_t at_ = 0;
  HtmlOutline result_;
  std::vector<Open> open_;
  size_t elements_ = 0;
  size_t dropped_open_ = 0;  // dropped tags whose closing tags are still to come
  bool literal_ = false;     // a tag never ended: the rest is text
};

}  // namespace

HtmlOutline outline_html(string_view html) { return Outliner(html).run(); }

std::string declared_charset(string_view bytes) {
  constexpr size_t kLook = 4096;
  const std::string head = ascii::lower(bytes.substr(0, kLook));
  for (size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 5)) {
    const size_t end = std::min(head.find('>', at), head.size());
    const string_view tag = string_view(head).substr(at, end - at);
    const size_t found = tag.find("charset=");
    if (found == string_view::npos) continue;
    string_view value = tag.substr(found + 8);
    while (!value.empty() && (value[0] == '"' || value[0] == '\'' || value[0] == ' ')) {
      value.remove_prefix(1);
    }
    return std::string(value.substr(0, value.find_first_of("\"' ;/>")));
  }
  return {};
}

}  // namespace perpend::extraction
