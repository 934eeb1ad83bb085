// Markdown to what its reader sees. Only what would mislead is taken out: the targets of links and
// images (the publisher's own addresses) and comments. Headings, bullets and back-ticks stay as
// they are written: they are how a sentence, a list and a command are told apart later.
//
// `[C2 server](https://publisher.example/post)` becomes `C2 server`; `<https://c2.example/a>` keeps
// its address, for it is visible. Code is never touched: in it, brackets are brackets.
//
// Tested in markdown_test.cc and fuzz/markdown_fuzz.cc.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extraction/charset.h"
#include "extraction/document.h"
#include "extraction/text_document.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::string_view;

string_view take_line(string_view& rest) {
  const std::size_t end = rest.find('\n');
  const string_view line = rest.substr(0, end);
  rest.remove_prefix(end == string_view::npos ? rest.size() : end + 1);
  return line;
}

string_view unquoted(string_view value) {
  value = ascii::trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return value;
}

// YAML's simplest form, "key: value" between two lines of three dashes; takes it off the text.
void read_front_matter(string_view& text, Document& document) {
  string_view rest = text;
  if (ascii::trim(take_line(rest)) != "---") return;
  Document found;
  while (!rest.empty()) {
    const string_view line = take_line(rest);
    if (ascii::trim(line) == "---") {
      document.title = found.title;
      document.author = found.author;
      document.published = found.published;
      text = rest;
      return;
    }
    const std::size_t colon = line.find(':');
    if (colon == string_view::npos) continue;
    const std::string key = ascii::lower(ascii::trim(line.substr(0, colon)));
    const string_view value = unquoted(line.substr(colon + 1));
    if (key == "title") found.title = value;
    if (key == "author" || key == "authors") found.author = value;
    if (key == "date" || key == "published") found.published = Date::parse(value);
  }
}

std::size_t run_length(string_view text, std::size_t at, char c) {
  std::size_t end = at;
  while (end < text.size() && text[end] == c) ++end;
  return end - at;
}

// The place after a link's target, "(…)" or "[…]", that begins at `at`; nothing if it is none.
// A target is short and stays on its line, and CommonMark lets parentheses nest 32 deep, so this
// never looks far, whatever the text.
std::optional<std::size_t> after_target(string_view text, std::size_t at) {
  constexpr std::size_t kLongestTarget = 4096;
  constexpr int kDeepest = 32;
  if (at >= text.size() || (text[at] != '(' && text[at] != '[')) return {};
  const char open = text[at];
  const char close = open == '(' ? ')' : ']';
  int depth = 0;
  const std::size_t end = std::min(text.size(), at + kLongestTarget);
  for (std::size_t i = at; i < end && text[i] != '\n'; ++i) {
    if (text[i] == open && ++depth > kDeepest) return {};
    if (text[i] == close && --depth == 0) return i + 1;
  }
  return {};
}

// A defanged address is published on purpose, wherever it stands.
bool looks_defanged(string_view target) {
  return target.find("hxxp") != string_view::npos || target.find("[.]") != string_view::npos;
}

// "[name]: target" alone on its line.
bool is_reference_definition(string_view line) {
  const string_view trimmed = ascii::trim(line);
  const std::size_t close = trimmed.find("]:");
  return trimmed.starts_with('[') && close != string_view::npos && close > 1 &&
         trimmed.substr(0, close).find(' ') == string_view::npos && !looks_defanged(trimmed);
}

class Stripper {
 public:
  explicit Stripper(string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run() {
    while (at_ < text_.size()) {
      if (at_line_start_ && skip_line()) continue;
      at_line_start_ = text_[at_] == '\n';
      step();
    }
    return std::move(out_);
  }

 private:
  // Lines that are not prose: fences switch code on and off, definitions vanish.
  bool skip_line() {
    at_line_start_ = false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const string_view line = text_.substr(at_, end - at_);
    const string_view trimmed = ascii::trim(line);
    if (trimmed.starts_with("```") || trimmed.starts_with("~~~")) {
      fenced_ = !fenced_;
    } else if (!fenced_ && is_reference_definition(line)) {
      at_ = end;
      return true;
    } else if (!fenced_) {
      return false;
    }
    copy(end - at_);
    at_line_start_ = false;
    return true;
  }

  void step() {
    const char c = text_[at_];
    if (fenced_) return copy(1);
    if (c == '`') return copy_code();
    if (c == '<' && text_.substr(at_).starts_with("<!--")) return skip_comment();
    if (c == ']' && !labels_.empty()) return end_label();
    if (c == '[') labels_.push_back({out_.size(), at_ > 0 && text_[at_ - 1] == '!'});
    if (c == '\n') labels_.clear();
    copy(1);
  }

  void copy(std::size_t count) {
    out_.append(text_.substr(at_, count));
    at_ += count;
  }

  void copy_code() {
    const std::size_t ticks = run_length(text_, at_, '`');
    constexpr std::size_t kLongestCode = 4096;
    const string_view window = text_.substr(at_ + ticks, kLongestCode);
    const std::size_t close = window.find(std::string(std::min<std::size_t>(ticks, 64), '`'));
    copy(close == string_view::npos ? ticks : close + 2 * ticks);
  }

  void skip_comment() {
    const std::size_t end = endless_comment_ ? string_view::npos : text_.find("-->", at_ + 4);
    // A comment that never ends is no comment; nor is any later one, which need not be searched.
    endless_comment_ = end == string_view::npos;
    if (endless_comment_) return copy(4);
    at_ = end + 3;
  }

  void end_label() {
    const Label label = labels_.back();
    labels_.pop_back();
    const auto after = after_target(text_, at_ + 1);
    // "[.]" and its like are part of an address, not the label of a link.
    const string_view inside = string_view(out_).substr(label.start + 1);
    const bool sign = inside == "." || inside == ":" || inside == "@" || inside == "dot" ||
                      inside == "at" || inside == "/" || inside == "://";
    if (!after || sign || looks_defanged(text_.substr(at_ + 1, *after - at_ - 1))) return copy(1);
    if (label.picture) {
      out_.resize(label.start - 1);
    } else {
      out_.erase(label.start, 1);
      labels_.clear();  // a link has no link around it
    }
    at_ = *after;
  }

  struct Label {
    std::size_t start;  // of its '[' in out_
    bool picture;
  };
  string_view text_;
  std::string out_;
  std::vector<Label> labels_;  // open on this line
  std::size_t at_ = 0;
  bool at_line_start_ = true;
  bool fenced_ = false;
  bool endless_comment_ = false;
};

std::string first_heading(string_view text) {
  while (!text.empty()) {
    const string_view line = take_line(text);
    if (line.starts_with("# ")) return std::string(ascii::trim(line.substr(2)));
  }
  return {};
}

}  // namespace

Result<ReadDocument> document_from_markdown(std::string_view bytes, std::string_view name) {
  if (auto checked = check_size(bytes, name); !checked) {
    return tl::make_unexpected(checked.error());
  }
  Decoded decoded = decode(bytes, {}, name);
  std::replace(decoded.text.begin(), decoded.text.end(), '\f', '\n');
  ReadDocument read;
  read.diagnostics = std::move(decoded.diagnostics);
  string_view body = decoded.text;
  read_front_matter(body, read.document);
  std::string text = Stripper(body).run();
  if (read.document.title.empty()) read.document.title = first_heading(text);
  return finish_document(std::move(read), bytes, name, "text/markdown", std::move(text));
}

}  // namespace perpend::extraction
