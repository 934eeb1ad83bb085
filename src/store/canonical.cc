#include "store/canonical.h"

#include <limits>
#include <utility>

namespace perpend::store {
namespace {

// Writes the members of one object, which must come in sorted order; defaults are left out.
class ItemWriter {
 public:
  ItemWriter() { writer_.begin_object(); }
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) writer_.member(key, value);
  }
  void date(std::string_view key, const std::optional<Date>& value) {
    if (value) writer_.member(key, value->iso());
  }
  void number(std::string_view key, std::int64_t value) { writer_.member(key, value); }
  void span(std::string_view key, const std::optional<DocumentSpan>& value) {
    if (!value) return;
    writer_.key(key);
    one_span(*value);
  }
  template <class Numbers>
  void numbers(std::string_view key, const Numbers& values) {
    if (values.empty()) return;
    writer_.key(key).begin_array();
    for (const auto value : values) writer_.value(static_cast<std::uint64_t>(value));
    writer_.end_array();
  }
  void spans(std::string_view key, const std::vector<DocumentSpan>& values) {
    if (values.empty()) return;
    writer_.key(key).begin_array();
    for (const DocumentSpan& value : values) one_span(value);
    writer_.end_array();
  }
  std::string take() { return writer_.end_object().take(); }

 private:
  void one_span(const DocumentSpan& span) {
    writer_.begin_array().value(std::uint64_t{span.document}).value(span.bytes.start);
    writer_.value(span.bytes.end).value(std::uint64_t{span.page}).end_array();
  }
  json::Writer writer_;
};

// Reads the members of one object; anything odd makes ok() false.
class ItemReader {
 public:
  explicit ItemReader(json::View object) : object_(object), ok_(object.is_object()) {}
  bool ok() const { return ok_; }

  void text(std::string_view key, std::string& to) {
    const auto member = object_.find(key);
    if (!member) return to.clear();
    const auto value = member->string();
    if (expect(value.has_value())) to = *value;
  }
  void date(std::string_view key, std::optional<Date>& to) {
    if (!object_.find(key)) return to.reset();
    const auto value = object_.string(key);
    to = value ? Date::parse(*value) : std::nullopt;
    expect(to.has_value());
  }
  // Nothing where there is no such member.
  std::optional<std::int64_t> number(std::string_view key, std::int64_t most) {
    if (!object_.find(key)) return {};
    const auto value = object_.integer(key);
    if (!expect(value && *value >= 0 && *value <= most)) return {};
    return value;
  }
  // The named value, through the model's own table of names.
  template <class T, class Parse>
  void named(std::string_view key, T& to, Parse parse) {
    const auto value = object_.string(key);
    if (!value) return (void)expect(!object_.find(key));
    // T is itself an optional for markings, hence the way through value().
    auto parsed = parse(*value);
    if (!expect(parsed.has_value())) return;
    to = std::move(parsed).value();  // NOLINT(bugprone-optional-value-conversion)
  }
  void numbers(std::string_view key, std::vector<std::uint64_t>& to) {
    to.clear();
    for (const json::View item : object_.items(key)) {
      const auto value = item.integer();
      if (expect(value && *value >= 0)) to.push_back(static_cast<std::uint64_t>(*value));
    }
  }
  std::optional<DocumentSpan> span_in(json::View four) {
    const auto parts = four.items();
    if (!expect(parts.size() == 4)) return {};
    std::uint64_t n[4];
    for (std::size_t i = 0; i < 4; ++i) {
      const auto value = parts[i].integer();
      const bool narrow = i == 0 || i == 3;
      if (!expect(value && *value >= 0 && (!narrow || *value <= kMostIndex))) return {};
      n[i] = static_cast<std::uint64_t>(*value);
    }
    if (!expect(n[1] <= n[2])) return {};
    return DocumentSpan{
        static_cast<std::uint32_t>(n[0]), {n[1], n[2]}, static_cast<std::uint32_t>(n[3])};
  }
  void spans(std::string_view key, std::vector<DocumentSpan>& to) {
    to.clear();
    for (const json::View item : object_.items(key)) {
      if (const auto span = span_in(item)) to.push_back(*span);
    }
  }
  void span(std::string_view key, std::optional<DocumentSpan>& to) {
    const auto member = object_.find(key);
    to = member ? span_in(*member) : std::nullopt;
  }
  void hash(std::string_view key, Sha256& to) {
    const auto value = sha256_from_hex(object_.string(key).value_or(""));
    if (expect(value.has_value())) to = *value;
  }
  bool expect(bool condition) {
    ok_ = ok_ && condition;
    return condition;
  }
  json::View object() const { return object_; }

  static constexpr std::int64_t kMostIndex = std::numeric_limits<std::uint32_t>::max();

 private:
  json::View object_;
  bool ok_;
};

std::optional<AttributionLevel> level_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(AttributionLevel::kSponsor); ++i) {
    const auto level = static_cast<AttributionLevel>(i);
    if (name_of(level) == name) return level;
  }
  return {};
}

std::optional<ObservationType> type_of(std::string_view name) {
  if (name == name_of(ObservationType::kUnknown)) return ObservationType::kUnknown;
  return observation_type(name);
}

std::uint32_t index_in(ItemReader& reader, std::string_view key) {
  return static_cast<std::uint32_t>(reader.number(key, ItemReader::kMostIndex).value_or(0));
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

std::optional<Sha256> sha256_from_hex(std::string_view digits) {
  Sha256 hash{};
  if (digits.size() != 2 * hash.size()) return {};
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const int high = digit_of(digits[2 * i]);
    const int low = digit_of(digits[2 * i + 1]);
    if (high < 0 || low < 0) return {};
    hash[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return hash;
}

std::string canonical_incident(const Incident& incident) {
  ItemWriter out;
  const Counts& counts = incident.counts;
  out.numbers("counts", std::vector<std::uint64_t>{counts.read, counts.kept, counts.refused});
  out.date("first_seen", incident.first_seen);
  out.text("id", incident.id);
  out.text("kind", "incident");
  out.date("last_seen", incident.last_seen);
  out.text("marking", name_of(incident.marking));
  return out.take();
}

bool read_incident(json::View object, Incident& incident) {
  ItemReader in(object);
  std::vector<std::uint64_t> counts;
  in.numbers("counts", counts);
  if (!in.expect(counts.size() == 3)) return false;
  incident.counts = {counts[0], counts[1], counts[2]};
  in.date("first_seen", incident.first_seen);
  in.text("id", incident.id);
  in.date("last_seen", incident.last_seen);
  in.named("marking", incident.marking, marking);
  return in.ok();
}

std::string canonical(const Source& source) {
  ItemWriter out;
  out.number("credibility", number_of(source.credibility));
  out.text("kind", "source");
  out.text("name", source.name);
  out.date("published", source.published);
  out.text("reliability", std::string(1, letter_of(source.reliability)));
  out.text("url", source.url);
  return out.take();
}

bool read_source(json::View object, Source& source) {
  ItemReader in(object);
  const auto grade = credibility(in.number("credibility", 6).value_or(0));
  if (in.expect(grade.has_value())) source.credibility = *grade;
  in.text("name", source.name);
  in.date("published", source.published);
  in.named("reliability", source.reliability, reliability);
  in.text("url", source.url);
  return in.ok();
}

std::string canonical(const Document& document, Marking marking) {
  ItemWriter out;
  out.text("author", document.author);
  out.text("bytes_sha256", hex(document.bytes_sha256));
  out.text("kind", "document");
  out.text("marking", name_of(marking));
  out.text("media_type", document.media_type);
  out.text("name", document.name);
  out.numbers("page_starts", document.page_starts);
  out.date("published", document.published);
  out.text("text_sha256", hex(document.text_sha256));
  out.text("title", document.title);
  out.text("wrapping", document.wrapping);
  return out.take();
}

bool read_document(json::View object, Document& document) {
  ItemReader in(object);
  in.text("author", document.author);
  in.hash("bytes_sha256", document.bytes_sha256);
  in.text("media_type", document.media_type);
  in.text("name", document.name);
  in.numbers("page_starts", document.page_starts);
  in.date("published", document.published);
  in.hash("text_sha256", document.text_sha256);
  in.text("title", document.title);
  in.text("wrapping", document.wrapping);
  return in.ok();
}

std::string canonical(const Observation& observation) {
  ItemWriter out;
  if (observation.confidence_thousandths) {
    out.number("confidence", *observation.confidence_thousandths);
  }
  if (observation.credibility) out.number("credibility", number_of(*observation.credibility));
  out.text("id", observation.id);
  out.text("identified_by", observation.identified_by);
  out.text("kind", "observation");
  if (observation.marking) out.text("marking", name_of(*observation.marking));
  out.text("note", observation.note);
  out.date("observed_from", observation.observed_from);
  out.date("observed_to", observation.observed_to);
  out.text("role", name_of(observation.role));
  if (observation.source != 0) out.number("source", observation.source);
  out.spans("spans", observation.spans);
  out.text("type", name_of(observation.type));
  out.text("unknown_type", observation.unknown_type);
  out.text("value", observation.value);
  return out.take();
}

bool read_observation(json::View object, Observation& observation) {
  ItemReader in(object);
  if (const auto thousandths = in.number("confidence", 1000)) {
    observation.confidence_thousandths = static_cast<std::int32_t>(*thousandths);
  }
  if (const auto grade = in.number("credibility", 6)) {
    observation.credibility = credibility(*grade);
    in.expect(observation.credibility.has_value());
  }
  in.text("id", observation.id);
  in.text("identified_by", observation.identified_by);
  in.named("marking", observation.marking, marking);
  in.text("note", observation.note);
  in.date("observed_from", observation.observed_from);
  in.date("observed_to", observation.observed_to);
  in.named("role", observation.role, role);
  observation.source = index_in(in, "source");
  in.spans("spans", observation.spans);
  in.named("type", observation.type, type_of);
  in.text("unknown_type", observation.unknown_type);
  in.text("value", observation.value);
  return in.ok();
}

std::string canonical(const Testimony& testimony) {
  ItemWriter out;
  out.text("actor", testimony.actor);
  out.text("kind", "testimony");
  out.text("level", name_of(testimony.level));
  out.text("names", testimony.names);
  out.date("published", testimony.published);
  if (testimony.source != 0) out.number("source", testimony.source);
  out.span("span", testimony.span);
  out.text("text", testimony.text);
  return out.take();
}

bool read_testimony(json::View object, Testimony& testimony) {
  ItemReader in(object);
  in.text("actor", testimony.actor);
  in.named("level", testimony.level, level_of);
  in.text("names", testimony.names);
  in.date("published", testimony.published);
  testimony.source = index_in(in, "source");
  in.span("span", testimony.span);
  in.text("text", testimony.text);
  return in.ok();
}

std::string canonical(const Diagnostic& diagnostic) {
  ItemWriter out;
  out.text("code", diagnostic.code);
  out.text("kind", "diagnostic");
  out.text("what", diagnostic.what);
  out.text("where", diagnostic.where);
  return out.take();
}

bool read_diagnostic(json::View object, Diagnostic& diagnostic) {
  ItemReader in(object);
  in.text("code", diagnostic.code);
  in.text("what", diagnostic.what);
  in.text("where", diagnostic.where);
  return in.ok();
}

}  // namespace perpend::store
