#include "formats/detect.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/json.h"
#include "formats/csv/csv.h"
#include "model/ascii.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;

tl::unexpected<Error> unrecognised(string_view what, string_view name) {
  return fail(ErrorKind::kInput, "input.unrecognised", string(what), string(name));
}

// The keys of the first object in a JSON text, as far as they can be read, with the texts of those
// that hold a plain one. No parser: it must cope with a gigabyte and with a broken end.
class KeyScanner {
 public:
  explicit KeyScanner(string_view text) : text_(text) {}

  // Calls see(key, value) for each key of the object that opens here; stops when it returns true.
  template <class See>
  bool scan(See see) {
    skip_space();
    if (!take('{')) return false;
    while (at_ < text_.size()) {
      skip_space();
      if (take(',')) continue;
      const auto key = string_here();
      if (!key) return false;
      skip_space();
      if (!take(':')) return false;
      skip_space();
      const auto value = string_here();
      if (see(*key, value.value_or(string_view()))) return true;
      if (!value) skip_value();
    }
    return false;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && ascii::is_space(text_[at_])) ++at_;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::optional<string_view> string_here() {
    if (at_ >= text_.size() || text_[at_] != '"') return {};
    const std::size_t start = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    const std::size_t end = std::min(at_, text_.size());
    at_ = end + 1;
    return text_.substr(start, end - start);
  }
  void skip_value() {
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        string_here();
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) return;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    }
  }

  string_view text_;
  std::size_t at_ = 0;
};

bool is_stix_id(string_view text) { return text.size() > 38 && text[text.size() - 38] == '-'; }

std::optional<InputFormat> detect_json(string_view text) {
  // A list is known by its first object.
  while (!text.empty() && (text.front() == '[' || ascii::is_space(text.front()))) {
    text.remove_prefix(1);
  }
  std::optional<InputFormat> found;
  bool misp_like = false;
  KeyScanner(text).scan([&](string_view key, string_view value) {
    if ((key == "type" && value == "bundle") || key == "spec_version" ||
        (key == "id" && (value.starts_with("bundle--") || is_stix_id(value))) || key == "objects") {
      found = InputFormat::kStixBundle;
    } else if (key == "Event" || key == "response" || key == "Attribute" || key == "Orgc" ||
               key == "event_creator_email" || (misp_like && key == "info")) {
      found = InputFormat::kMispEvent;
    } else if (key == "observations" || key == "first_seen" || key == "last_seen" ||
               key == "testimony") {
      found = InputFormat::kIncidentLines;
    }
    misp_like = misp_like || key == "threat_level_id" || key == "analysis";
    return found.has_value();
  });
  return found;
}

bool opens_json(string_view text) {
  if (text.size() < 2 || (text[0] != '{' && text[0] != '[')) return false;
  const string_view rest = ascii::trim(text.substr(1, 4096));
  if (rest.empty()) return true;
  if (text[0] == '{') return rest[0] == '"' || rest[0] == '}';
  // "[text](address)" is Markdown.
  return rest[0] == '{' || rest[0] == '[' || rest[0] == ']' || rest[0] == '"';
}

// How many lists open before anything else stands.
std::size_t opens_lists(string_view text) {
  std::size_t depth = 0;
  for (const char c : text) {
    if (c != '[' && !ascii::is_space(c)) break;
    depth += c == '[' ? 1 : 0;
  }
  return depth;
}

constexpr std::size_t kSample = std::size_t{64} << 10;

// NULs, control characters and broken UTF-8 in the opening. Prose in an old 8-bit encoding has a
// few broken bytes in a hundred; a binary file a third and more.
bool is_binary(string_view text) {
  const string_view sample = text.substr(0, kSample);
  std::size_t controls = 0;
  std::size_t broken = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto byte = static_cast<unsigned char>(sample[i]);
    if (byte < 0x20 && !ascii::is_space(sample[i]) && byte != 0x1B) ++controls;
    if (byte < 0x80) continue;
    const std::size_t more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0;
    std::size_t seen = 0;
    while (seen < more && i + seen + 1 < sample.size() &&
           (static_cast<unsigned char>(sample[i + seen + 1]) & 0xC0) == 0x80) {
      ++seen;
    }
    if (seen == more && more != 0) {
      i += more;
    } else {
      ++broken;
    }
  }
  return controls * 100 > sample.size() || broken * 10 > sample.size();
}

bool is_html(string_view text) {
  const string opening = ascii::lower(text.substr(0, 2048));
  if (!opening.starts_with('<')) return false;
  for (const string_view tag : {"<!doctype html", "<html", "<head", "<body", "<article", "<div",
                                "<p>", "<h1", "<title", "<meta"}) {
    if (opening.find(tag) != string::npos) return true;
  }
  return false;
}

bool is_markdown(string_view text) {
  const string_view sample = text.substr(0, kSample);
  for (string_view rest = sample; !rest.empty();) {
    const string_view line = rest.substr(0, rest.find('\n'));
    const std::size_t hashes = line.find_first_not_of('#');
    if (hashes != string_view::npos && hashes >= 1 && hashes <= 6 && line[hashes] == ' ') {
      return true;
    }
    if (line.starts_with("```") || line.starts_with("~~~")) return true;
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return sample.find("](http") != string_view::npos;
}

InputFormat prose(string_view text, string_view name) {
  const string lower_name = ascii::lower(name);
  for (const string_view ending : {".md", ".markdown", ".md.gz", ".md.zst"}) {
    if (lower_name.ends_with(ending)) return InputFormat::kMarkdown;
  }
  for (const string_view ending : {".txt", ".text", ".txt.gz", ".txt.zst"}) {
    if (lower_name.ends_with(ending)) return InputFormat::kText;
  }
  return is_markdown(text) ? InputFormat::kMarkdown : InputFormat::kText;
}

// UTF-16 by its mark. The readers of documents decode it; data is asked for in UTF-8, so that
// nothing that was meant as data is read as prose.
Result<InputFormat> wide(string_view bytes, string_view name) {
  string narrow(bytes.substr(2, 8192));
  std::erase(narrow, '\0');
  const string_view text = ascii::trim(narrow);
  if (text.empty())
    return fail(ErrorKind::kInput, "input.empty", "there is nothing in it", string(name));
  if (opens_json(text) || looks_like_csv(text)) {
    return unrecognised("data in UTF-16; save it as UTF-8", name);
  }
  return is_html(text) ? InputFormat::kHtml : prose(text, name);
}

struct Row {
  InputFormat format;
  string_view name;
  string_view media_type;
};
constexpr std::array kFormats = {
    Row{InputFormat::kStixBundle, "stix", "application/stix+json"},
    Row{InputFormat::kMispEvent, "misp", "application/json"},
    Row{InputFormat::kIncidentLines, "incident-lines", "application/x-ndjson"},
    Row{InputFormat::kCsvIndicators, "csv", "text/csv"},
    Row{InputFormat::kHtml, "html", "text/html"},
    Row{InputFormat::kPdf, "pdf", "application/pdf"},
    Row{InputFormat::kMarkdown, "markdown", "text/markdown"},
    Row{InputFormat::kText, "text", "text/plain"},
};

}  // namespace

string_view name_of(InputFormat format) { return kFormats[static_cast<std::size_t>(format)].name; }

string_view media_type_of(InputFormat format) {
  return kFormats[static_cast<std::size_t>(format)].media_type;
}

Result<InputFormat> detect(string_view bytes, string_view name) {
  // A PDF may have some bytes of a mail or of a server before its header (Adobe's note 13).
  if (bytes.substr(0, 1024).find("%PDF-") != string_view::npos) return InputFormat::kPdf;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return wide(bytes, name);
  const std::size_t start = bytes.find_first_not_of(" \t\r\n\f\v");
  if (start == string_view::npos) {
    return fail(ErrorKind::kInput, "input.empty", "there is nothing in it", string(name));
  }
  const string_view text = bytes.substr(start);
  if (opens_json(text)) {
    if (const auto format = detect_json(text)) return *format;
    // Lists in lists hold no object that could be known by its keys.
    if (opens_lists(text) > json::kMaxDepth) {
      return fail(ErrorKind::kInput, "json.depth",
                  "nested deeper than " + std::to_string(json::kMaxDepth) + " levels",
                  string(name) + ":" + std::to_string(start + json::kMaxDepth));
    }
    return unrecognised(
        "JSON, but neither a STIX bundle, a MISP event nor incident lines "
        "(docs/formats/inputs.md)",
        name);
  }
  if (is_binary(bytes)) {
    return unrecognised(
        "neither text nor a format that perpend reads: more than one byte in a hundred is a "
        "control character, or one in ten is not UTF-8 (docs/formats/inputs.md)",
        name);
  }
  if (text.substr(0, 4096).find("stix:STIX_Package") != string_view::npos) {
    return unrecognised("STIX 1 in XML; convert it to STIX 2.1 first", name);
  }
  if (is_html(text)) return InputFormat::kHtml;
  if (looks_like_csv(bytes)) return InputFormat::kCsvIndicators;
  return prose(text, name);
}

}  // namespace perpend::formats
