// The visible text of a page: a paragraph, heading or block stands between blank lines, a list item
// is a line that begins with "- ", a table row a line with tabs between its cells, code stands
// between back-ticks. Tags come through html_outline.h, entities and structure through gumbo.
//
// Tested in html_test.cc and fuzz/html_fuzz.cc.
#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <string>

#include "extraction/charset.h"
#include "extraction/document.h"
#include "extraction/html_outline.h"
#include "extraction/text_document.h"
#include "model/ascii.h"
#include "model/host.h"

namespace perpend::extraction {
namespace {

using std::string_view;

struct DestroyTree {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

// Characters that are not seen; a no-break space is a space.
void append_visible(std::string& to, string_view text, bool preformatted) {
  for (std::size_t i = 0; i < text.size();) {
    const string_view rest = text.substr(i);
    if (rest.starts_with("\xC2\xAD")) {  // soft hyphen
      i += 2;
      continue;
    }
    if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xEF\xBB\xBF")) {
      i += 3;
      continue;
    }
    const bool no_break = rest.starts_with("\xC2\xA0");
    const bool space = no_break || ascii::is_space(text[i]);
    i += no_break ? 2 : 1;
    if (!space) {
      to += text[i - 1];
      continue;
    }
    if (preformatted) {
      to += no_break ? ' ' : text[i - 1];
    } else if (!to.empty() && to.back() != ' ' && to.back() != '\n' && to.back() != '\t') {
      to += ' ';
    }
  }
}

class TextWriter {
 public:
  std::string write(const GumboNode* root) {
    visit(root, false);
    end_block();
    while (!text_.empty() && text_.back() == '\n') text_.pop_back();
    text_ += '\n';
    return std::move(text_);
  }

 private:
  // Recursion is bounded: the outline is at most kDeepestElement deep.
  void visit(const GumboNode* node, bool preformatted) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        return append_visible(text_, node->v.text.text, preformatted);
      case GUMBO_NODE_ELEMENT:
        return element(node->v.element, preformatted);
      default:
        return;
    }
  }

  void children(const GumboElement& element, bool preformatted) {
    for (unsigned i = 0; i < element.children.length; ++i) {
      visit(static_cast<const GumboNode*>(element.children.data[i]), preformatted);
    }
  }

  void element(const GumboElement& element, bool preformatted) {
    if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return;
    switch (element.tag) {
      case GUMBO_TAG_BR:
        end_line();
        return;
      case GUMBO_TAG_SPAN:
      case GUMBO_TAG_HTML:
      case GUMBO_TAG_BODY:
      case GUMBO_TAG_HEAD:
      case GUMBO_TAG_TBODY:
      case GUMBO_TAG_THEAD:
      case GUMBO_TAG_TFOOT:
        return children(element, preformatted);
      case GUMBO_TAG_KBD:
        return code(element, preformatted);
      case GUMBO_TAG_LI:
        end_line();
        text_ += "- ";
        children(element, false);
        return end_line();
      case GUMBO_TAG_TR:
        end_line();
        children(element, false);
        return end_line();
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        return cell(element);
      case GUMBO_TAG_PRE:
        end_block();
        text_ += "```\n";
        children(element, true);
        end_line();
        text_ += "```\n";
        return end_block();
      default:
        end_block();
        children(element, preformatted);
        return end_block();
    }
  }

  void cell(const GumboElement& element) {
    if (!text_.empty() && text_.back() != '\n') {
      trim_spaces();
      text_ += '\t';
    }
    const std::size_t start = text_.size();
    children(element, false);
    // A cell is one line, whatever blocks it holds.
    const std::string inside = text_.substr(start);
    text_.resize(start);
    bool gap = false;
    for (const char c : ascii::trim(inside)) {
      const bool space = ascii::is_space(c);
      if (!space) {
        if (gap) text_ += ' ';
        text_ += c;
      }
      gap = space;
    }
    if (text_.size() == start) text_ += ' ';
  }

  void code(const GumboElement& element, bool preformatted) {
    if (preformatted) return children(element, true);
    const std::size_t start = text_.size();
    text_ += '`';
    children(element, false);
    const string_view inner = string_view(text_).substr(start + 1);
    // Nested code, several lines and nothing at all need no marks.
    if (inner.empty() || inner.find_first_of("`\n") != string_view::npos) {
      text_.erase(start, 1);
    } else {
      text_ += '`';
    }
  }

  void trim_spaces() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  }

  void end_line() {
    trim_spaces();
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }

  void end_block() {
    end_line();
    if (text_.size() >= 2 && text_[text_.size() - 2] != '\n') text_ += '\n';
  }

  std::string text_;
};

std::string text_of(const std::string& html) {
  const std::unique_ptr<GumboOutput, DestroyTree> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
  return TextWriter().write(output->document->v.document.children.length != 0 ? output->root
                                                                              : output->document);
}

// The text of an attribute or a title: entities resolved, one line.
std::string plain(const std::string& raw) {
  if (raw.empty()) return {};
  std::string safe = raw;
  std::replace(safe.begin(), safe.end(), '<', ' ');
  std::string text = text_of("<!DOCTYPE html><body>" + safe);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return std::string(ascii::trim(text));
}

void describe(const HtmlOutline& outline, ReadDocument& read) {
  read.document.title = plain(outline.title);
  read.document.author = plain(outline.author);
  read.document.published = Date::parse(plain(outline.published));
  const std::string url = plain(outline.canonical_url);
  if (const auto parts = split_url(url)) {
    read.publisher_host = ascii::lower(parts->host);
  }
}

void report(const HtmlOutline& outline, string_view name, Diagnostics& diagnostics) {
  const std::string where(name);
  if (outline.dropped_deep != 0) {
    diagnostics.push_back(
        {"html.depth", where,
         std::to_string(outline.dropped_deep) +
             " elements are nested too deep; their text was kept, their tags not"});
  }
  if (outline.dropped_many != 0) {
    diagnostics.push_back({"html.elements", where,
                           std::to_string(outline.dropped_many) +
                               " elements are too many; their text was kept, their tags not"});
  }
  if (outline.ended_inside_markup) {
    diagnostics.push_back({"html.unclosed", where,
                           "it ends inside a tag, a comment or a script: it may be cut short"});
  }
}

}  // namespace

Result<ReadDocument> document_from_html(string_view bytes, string_view name) {
  if (auto checked = check_size(bytes, name); !checked) {
    return tl::make_unexpected(checked.error());
  }
  Decoded decoded = decode(bytes, declared_charset(bytes), name);
  ReadDocument read;
  read.diagnostics = std::move(decoded.diagnostics);
  HtmlOutline outline = outline_html(decoded.text);
  decoded.text.clear();
  describe(outline, read);
  report(outline, name, read.diagnostics);
  std::string text = text_of(outline.html);
  return finish_document(std::move(read), bytes, name, "text/html", std::move(text));
}

}  // namespace perpend::extraction
