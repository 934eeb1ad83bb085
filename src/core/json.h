// The one wrapper of the JSON libraries (simdjson reads, nlohmann-json writes strings). No header
// of theirs is visible from here, which keeps every file that includes this one cheap to compile.
//
// Reading: Document::parse owns the bytes and the tape; View is a 16-byte handle into it, valid as
// long as the Document. Objects keep their order; of duplicate keys the last one wins, and
// duplicate_keys() says where they are. Depth is limited to kMaxDepth. A Document may be read from
// any number of threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"

namespace perpend::json {

inline constexpr std::size_t kMaxDepth = 512;
inline constexpr std::size_t kMaxBytes = std::size_t{1} << 30;  // 1 GiB

class View {
 public:
  View();  // null
  bool is_null() const;
  bool is_object() const;
  bool is_array() const;
  bool is_string() const;
  bool is_bool() const;
  bool is_number() const;

  // Of another type: nothing. No conversions.
  std::optional<std::string_view> string() const;
  std::optional<bool> boolean() const;
  std::optional<std::int64_t> integer() const;  // also a number with a zero fraction
  std::optional<double> number() const;

  std::size_t size() const;  // members of an object, items of an array, else 0

  // A member, or null-like View if there is none or this is no object. Last of duplicates.
  std::optional<View> find(std::string_view key) const;
  // Shorthands: the member if it is there and of that type.
  std::optional<std::string_view> string(std::string_view key) const;
  std::optional<std::int64_t> integer(std::string_view key) const;
  std::optional<double> number(std::string_view key) const;
  std::optional<bool> boolean(std::string_view key) const;

  std::vector<View> items() const;                                    // of an array, else empty
  std::vector<std::pair<std::string_view, View>> members() const;     // of an object, else empty
  std::vector<View> items(std::string_view key) const;                // of an array member
  std::vector<std::string_view> strings(std::string_view key) const;  // its strings; others skipped
  // The value as compact JSON text.
  std::string dump() const;

 private:
  friend class Document;
  friend struct Access;
  alignas(8) std::array<std::byte, 16> element_;
};

class Document {
 public:
  // Errors: json.empty, json.truncated, json.syntax, json.utf8, json.depth, json.size, each with
  // where = "name:byte".
  static Result<Document> parse(std::string bytes, std::string_view name);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  View root() const;
  // A diagnostic "json.duplicate-key" with JSON pointer for each repeated key, at most 100.
  Diagnostics duplicate_keys(std::string_view name) const;

 private:
  struct Body;
  explicit Document(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

// Writes JSON front to back into a string. Misuse (a value where a key must stand) is an assert.
// indent 0 writes one line. Doubles are written as the shortest text that reads back the same;
// a NaN or an infinity is an assert.
class Writer {
 public:
  explicit Writer(int indent = 0) : indent_(indent) {}

  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& value(std::string_view text);  // bytes that are no UTF-8 become U+FFFD
  Writer& value(const char* text) { return value(std::string_view(text)); }
  Writer& value(bool flag);
  Writer& value(std::int64_t number);
  Writer& value(std::uint64_t number);
  Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
  Writer& value(double number);
  // number / 10^decimals as an exact decimal without trailing zeros: fixed(620000, 6) writes 0.62.
  Writer& fixed(std::int64_t number, int decimals);
  Writer& null();
  Writer& raw(std::string_view json);  // trusted JSON text

  template <class T>
  Writer& member(std::string_view name, const T& v) {
    key(name);
    return value(v);
  }

  // From now on text is handed on by the megabyte and forgotten; take() has what is left.
  Writer& hand_on(std::function<void(std::string_view)> sink) {
    sink_ = std::move(sink);
    return *this;
  }

  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  void before_value();
  void newline();
  std::string text_;
  std::function<void(std::string_view)> sink_;
  std::vector<bool> filled_;  // a level each: has it a member yet?
  bool after_key_ = false;
  int indent_;
};

// The string with JSON's quotes and escapes.
std::string quote(std::string_view text);

}  // namespace perpend::json
