#include "core/json.h"

#include <simdjson.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace perpend::json {

using Element = simdjson::dom::element;
static_assert(sizeof(Element) == 16 && std::is_trivially_copyable_v<Element>);

struct Access {
  static Element element(const View& view) {
    Element element;
    std::memcpy(static_cast<void*>(&element), view.element_.data(), sizeof element);
    return element;
  }
  static View view(const Element& element) {
    View view;
    std::memcpy(view.element_.data(), static_cast<const void*>(&element), sizeof element);
    return view;
  }
  static bool empty(const View& view) { return view.element_ == std::array<std::byte, 16>{}; }
  static bool is(const View& view, simdjson::dom::element_type type) {
    return !empty(view) && element(view).type() == type;
  }
};

using Type = simdjson::dom::element_type;

namespace {

// Copies with a life of their own: value_unsafe() hands out a reference into a temporary.
simdjson::dom::array array_of(const Element& element) {
  simdjson::dom::array array;
  const auto error = element.get_array().get(array);
  assert(error == simdjson::SUCCESS);
  static_cast<void>(error);
  return array;
}

simdjson::dom::object object_of(const Element& element) {
  simdjson::dom::object object;
  const auto error = element.get_object().get(object);
  assert(error == simdjson::SUCCESS);
  static_cast<void>(error);
  return object;
}

}  // namespace

View::View() : element_{} {}

bool View::is_null() const { return Access::empty(*this) || Access::is(*this, Type::NULL_VALUE); }
bool View::is_object() const { return Access::is(*this, Type::OBJECT); }
bool View::is_array() const { return Access::is(*this, Type::ARRAY); }
bool View::is_string() const { return Access::is(*this, Type::STRING); }
bool View::is_bool() const { return Access::is(*this, Type::BOOL); }
bool View::is_number() const {
  return Access::is(*this, Type::INT64) || Access::is(*this, Type::UINT64) ||
         Access::is(*this, Type::DOUBLE);
}

std::optional<std::string_view> View::string() const {
  if (!is_string()) return {};
  std::string_view text;
  if (Access::element(*this).get_string().get(text) != simdjson::SUCCESS) return {};
  return text;
}

std::optional<bool> View::boolean() const {
  if (!is_bool()) return {};
  bool flag = false;
  if (Access::element(*this).get_bool().get(flag) != simdjson::SUCCESS) return {};
  return flag;
}

std::optional<std::int64_t> View::integer() const {
  if (!is_number()) return {};
  std::int64_t whole = 0;
  if (Access::element(*this).get_int64().get(whole) == simdjson::SUCCESS) return whole;
  double real = 0;
  if (Access::element(*this).get_double().get(real) != simdjson::SUCCESS) return {};
  if (real != std::floor(real) || std::fabs(real) > 9.0e15) return {};
  return static_cast<std::int64_t>(real);
}

std::optional<double> View::number() const {
  if (!is_number()) return {};
  double real = 0;
  if (Access::element(*this).get_double().get(real) != simdjson::SUCCESS) return {};
  return real;
}

std::size_t View::size() const {
  std::size_t count = 0;
  if (is_array()) {
    for ([[maybe_unused]] auto item : array_of(Access::element(*this))) ++count;
  } else if (is_object()) {
    for ([[maybe_unused]] auto m : object_of(Access::element(*this))) ++count;
  }
  return count;
}

std::optional<View> View::find(std::string_view key) const {
  if (!is_object()) return {};
  std::optional<View> found;
  for (const auto member : object_of(Access::element(*this))) {
    if (member.key == key) found = Access::view(member.value);
  }
  return found;
}

std::optional<std::string_view> View::string(std::string_view key) const {
  const auto member = find(key);
  return member ? member->string() : std::nullopt;
}
std::optional<std::int64_t> View::integer(std::string_view key) const {
  const auto member = find(key);
  return member ? member->integer() : std::nullopt;
}
std::optional<double> View::number(std::string_view key) const {
  const auto member = find(key);
  return member ? member->number() : std::nullopt;
}
std::optional<bool> View::boolean(std::string_view key) const {
  const auto member = find(key);
  return member ? member->boolean() : std::nullopt;
}

std::vector<View> View::items() const {
  std::vector<View> items;
  if (!is_array()) return items;
  for (const Element item : array_of(Access::element(*this))) {
    items.push_back(Access::view(item));
  }
  return items;
}

std::vector<std::pair<std::string_view, View>> View::members() const {
  std::vector<std::pair<std::string_view, View>> members;
  if (!is_object()) return members;
  for (const auto member : object_of(Access::element(*this))) {
    members.emplace_back(member.key, Access::view(member.value));
  }
  return members;
}

std::vector<View> View::items(std::string_view key) const {
  const auto member = find(key);
  return member ? member->items() : std::vector<View>{};
}

std::vector<std::string_view> View::strings(std::string_view key) const {
  std::vector<std::string_view> strings;
  for (const View& item : items(key)) {
    if (const auto text = item.string()) strings.push_back(*text);
  }
  return strings;
}

std::string View::dump() const {
  if (Access::empty(*this)) return "null";
  return simdjson::minify(Access::element(*this));
}

struct Document::Body {
  std::string bytes;
  simdjson::dom::parser parser;
  Element root;
};

Document::Document(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

namespace {

// simdjson says what is wrong but not where. nlohmann's SAX parser walks without recursion and
// gives the byte, so a broken text is read a second time, by it, for its place.
struct PlaceFinder : nlohmann::json_sax<nlohmann::json> {
  std::size_t depth = 0;
  std::size_t place = 0;
  std::string message;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return ++depth <= kMaxDepth; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return --depth, true; }
  bool start_array(std::size_t) override { return ++depth <= kMaxDepth; }
  bool end_array() override { return --depth, true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    place = position;
    message = error.what();
    return false;
  }
};

// The byte of the bracket that goes one level too deep; of text that has so many of them.
std::size_t place_of_depth(std::string_view bytes) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return at;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return 0;
}

Error diagnose(std::string_view bytes, std::string_view name, simdjson::error_code code) {
  const auto at = [&](std::size_t place) {
    return std::string(name) + ":" + std::to_string(place);
  };
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return {ErrorKind::kInput, "json.empty", "the text is empty", at(0)};
  }
  if (code == simdjson::CAPACITY || code == simdjson::MEMALLOC) {
    return {ErrorKind::kInput, "json.size", "the text is larger than this machine can hold", at(0)};
  }
  PlaceFinder finder;
  nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &finder);
  if (finder.depth > kMaxDepth) {
    return {ErrorKind::kInput, "json.depth",
            "nested deeper than " + std::to_string(kMaxDepth) + " levels",
            at(place_of_depth(bytes))};
  }
  const std::size_t place = finder.place == 0 ? 0 : finder.place - 1;
  if (code == simdjson::UTF8_ERROR || finder.message.find("UTF-8") != std::string::npos) {
    return {ErrorKind::kInput, "json.utf8", "not valid UTF-8", at(place)};
  }
  if (place + 1 >= bytes.size()) {
    return {ErrorKind::kInput, "json.truncated", "the JSON text ends too early", at(place)};
  }
  return {ErrorKind::kInput, "json.syntax", "not valid JSON", at(place)};
}

void find_duplicates(const Element& element, std::string& pointer, std::string_view name,
                     Diagnostics& found) {
  constexpr std::size_t kMost = 100;
  if (found.size() >= kMost) return;
  const std::size_t length = pointer.size();
  if (element.type() == Type::ARRAY) {
    std::size_t index = 0;
    for (const Element item : array_of(element)) {
      pointer += "/" + std::to_string(index++);
      find_duplicates(item, pointer, name, found);
      pointer.resize(length);
    }
  } else if (element.type() == Type::OBJECT) {
    std::unordered_set<std::string_view> seen;
    for (const auto member : object_of(element)) {
      pointer += "/" + std::string(member.key);
      if (!seen.insert(member.key).second && found.size() < kMost) {
        found.push_back({"json.duplicate-key", std::string(name) + "#" + pointer,
                         "the key stands twice in one object; the last one counts"});
      }
      find_duplicates(member.value, pointer, name, found);
      pointer.resize(length);
    }
  }
}

}  // namespace

Result<Document> Document::parse(std::string bytes, std::string_view name) {
  if (bytes.size() > kMaxBytes) {
    return fail(ErrorKind::kInput, "json.size", "larger than 1 GiB", std::string(name));
  }
  auto body = std::make_unique<Body>();
  body->bytes = std::move(bytes);
  if (body->bytes.starts_with("\xEF\xBB\xBF")) body->bytes.erase(0, 3);
  simdjson::error_code code = body->parser.allocate(body->bytes.size() + 1, kMaxDepth);
  if (code == simdjson::SUCCESS) {
    body->bytes.reserve(body->bytes.size() + simdjson::SIMDJSON_PADDING);
    code = body->parser.parse(body->bytes.data(), body->bytes.size(), false).get(body->root);
  }
  if (code != simdjson::SUCCESS) return tl::make_unexpected(diagnose(body->bytes, name, code));
  return Document(std::move(body));
}

View Document::root() const { return Access::view(body_->root); }

Diagnostics Document::duplicate_keys(std::string_view name) const {
  Diagnostics found;
  std::string pointer;
  find_duplicates(body_->root, pointer, name, found);
  return found;
}

void Writer::newline() {
  if (indent_ == 0) return;
  text_ += '\n';
  text_.append(filled_.size() * static_cast<std::size_t>(indent_), ' ');
}

void Writer::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) text_ += ',';
  filled_.back() = true;
  newline();
}

Writer& Writer::begin_object() {
  before_value();
  text_ += '{';
  filled_.push_back(false);
  return *this;
}

Writer& Writer::end_object() {
  assert(!filled_.empty() && !after_key_);
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) newline();
  text_ += '}';
  return *this;
}

Writer& Writer::begin_array() {
  before_value();
  text_ += '[';
  filled_.push_back(false);
  return *this;
}

Writer& Writer::end_array() {
  assert(!filled_.empty() && !after_key_);
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) newline();
  text_ += ']';
  return *this;
}

Writer& Writer::key(std::string_view name) {
  assert(!filled_.empty() && !after_key_);
  before_value();
  text_ += quote(name);
  text_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

Writer& Writer::value(std::string_view text) {
  before_value();
  text_ += quote(text);
  return *this;
}

Writer& Writer::value(bool flag) { return raw(flag ? "true" : "false"); }
Writer& Writer::value(std::int64_t number) { return raw(std::to_string(number)); }
Writer& Writer::value(std::uint64_t number) { return raw(std::to_string(number)); }

Writer& Writer::value(double number) {
  assert(std::isfinite(number));
  char digits[40];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  assert(error == std::errc());
  return raw(std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

Writer& Writer::fixed(std::int64_t number, int decimals) {
  const bool negative = number < 0;
  std::string digits = std::to_string(number);
  if (negative) digits.erase(0, 1);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - places);
  digits.resize(digits.size() - places);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (!fraction.empty()) digits += "." + fraction;
  return raw((negative ? "-" : "") + digits);
}

Writer& Writer::null() { return raw("null"); }

Writer& Writer::raw(std::string_view json) {
  before_value();
  text_ += json;
  return *this;
}

std::string quote(std::string_view text) {
  // Almost every key and id is plain ASCII, and a million of them are written for a large case.
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
  });
  if (plain) {
    std::string quoted;
    quoted.reserve(text.size() + 2);
    quoted += '"';
    quoted += text;
    quoted += '"';
    return quoted;
  }
  return nlohmann::json(std::string(text))
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace perpend::json
