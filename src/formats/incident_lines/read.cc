#include <array>
#include <cmath>
#include <utility>

#include "core/json.h"
#include "formats/incident_lines/incident_lines.h"
#include "formats/intake.h"
#include "model/ascii.h"
#include "model/indicator.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;

constexpr string_view kMediaType = "application/x-ndjson";

// One incident under way: the gate, and the documents that spans name.
class Reader {
 public:
  Reader(string_view place, const ReadOptions& options, const Document& document)
      : intake_(place, options) {
    intake_.incident().documents.push_back(document);
  }

  Incident read(const json::View& root);

 private:
  void read_incident_member(string_view key, const json::View& value);
  Source read_source(const json::View& value, const string& pointer);
  void read_observation(const json::View& value, const string& pointer);
  bool read_observation_member(Observation& observation, string_view key, const json::View& value,
                               const string& pointer);
  bool add(Observation observation, const json::View& value, const string& pointer);
  bool add_unknown(Observation observation, const json::View& value, const string& pointer);
  void read_testimony(const json::View& value, const string& pointer);
  void read_observed(Observation& observation, const json::View& value, const string& pointer);
  std::vector<DocumentSpan> read_spans(const json::View& value, const string& pointer);
  std::optional<DocumentSpan> read_span(const json::View& value, const string& pointer);
  std::uint32_t document_named(string_view name);
  std::uint32_t read_source_index(const json::View& value, const string& pointer);

  void wrong(const string& pointer, string_view expected) {
    intake_.diagnose("incident.wrong-type", pointer, "expected " + string(expected) + "; left out");
  }
  string text_of(const json::View& value, const string& pointer) {
    if (const auto text = value.string()) return string(*text);
    wrong(pointer, "a text");
    return {};
  }
  std::optional<Date> date_of(const json::View& value, const string& pointer) {
    const auto text = value.string();
    const auto date = text ? Date::parse(*text) : std::nullopt;
    if (!date) wrong(pointer, "a date such as 2024-06-20");
    return date;
  }
  std::optional<Marking> marking_of(const json::View& value, const string& pointer) {
    const auto text = value.string();
    const auto found = text ? marking(*text) : std::nullopt;
    if (!found) wrong(pointer, "a marking such as TLP:GREEN");
    return found;
  }
  std::optional<Credibility> credibility_of(const json::View& value, const string& pointer) {
    const auto number = value.integer();
    const auto found = number ? credibility(*number) : std::nullopt;
    if (!found) wrong(pointer, "a credibility from 1 to 6");
    return found;
  }
  void keep_unknown(string& members, string_view key, const json::View& value,
                    const string& pointer) {
    if (!members.empty()) members += ',';
    members += json::quote(key) + ":" + value.dump();
    intake_.diagnose("incident.unknown-key", pointer, "not a key of incident lines; kept, unread");
  }

  Intake intake_;
  std::optional<Credibility> credibility_;
};

string child(const string& pointer, string_view key) { return pointer + "/" + string(key); }
string child(const string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

std::uint32_t Reader::document_named(string_view name) {
  auto& documents = intake_.incident().documents;
  for (std::size_t i = 1; i < documents.size(); ++i) {
    if (documents[i].name == name) return static_cast<std::uint32_t>(i);
  }
  documents.emplace_back().name = name;
  return static_cast<std::uint32_t>(documents.size() - 1);
}

std::optional<DocumentSpan> Reader::read_span(const json::View& value, const string& pointer) {
  const auto start = value.integer("start");
  const auto end = value.integer("end");
  if (!start || !end || *start < 0 || *end < *start) {
    wrong(pointer, R"(a span {"file", "start", "end"})");
    return {};
  }
  DocumentSpan span;
  span.bytes = {static_cast<std::uint64_t>(*start), static_cast<std::uint64_t>(*end)};
  if (const auto file = value.string("file")) span.document = document_named(*file);
  const auto page = value.integer("page");
  if (page && *page > 0 && *page < 1'000'000) span.page = static_cast<std::uint32_t>(*page);
  return span;
}

std::vector<DocumentSpan> Reader::read_spans(const json::View& value, const string& pointer) {
  std::vector<DocumentSpan> spans;
  const auto items = value.is_array() ? value.items() : std::vector<json::View>{value};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const string place = value.is_array() ? child(pointer, i) : pointer;
    if (const auto span = read_span(items[i], place)) spans.push_back(*span);
  }
  return spans;
}

// "2024-06-20", ["2024-06-20","2024-08-26"] or {"from":…,"to":…}, each end optional.
void Reader::read_observed(Observation& observation, const json::View& value,
                           const string& pointer) {
  if (value.is_string()) {
    observation.observed_from = observation.observed_to = date_of(value, pointer);
    return;
  }
  std::optional<json::View> from = value.find("from");
  std::optional<json::View> to = value.find("to");
  if (value.is_array()) {
    const auto ends = value.items();
    if (!ends.empty()) from = ends.front();
    if (ends.size() > 1) to = ends[1];
  } else if (!value.is_object()) {
    return wrong(pointer, R"(a date or {"from", "to"})");
  }
  if (from && !from->is_null()) observation.observed_from = date_of(*from, pointer);
  if (to && !to->is_null()) observation.observed_to = date_of(*to, pointer);
}

std::uint32_t Reader::read_source_index(const json::View& value, const string& pointer) {
  const auto index = value.integer();
  const auto sources = intake_.incident().sources.size();
  if (index && *index >= 0 && static_cast<std::uint64_t>(*index) < sources) {
    return static_cast<std::uint32_t>(*index);
  }
  wrong(pointer, "the number of one of the sources, from 0");
  return 0;
}

// True if the key is one of an observation's. What is wrong with its value is said here.
bool Reader::read_observation_member(Observation& observation, string_view key,
                                     const json::View& value, const string& pointer) {
  if (key == "type" || key == "id" || key == "value") return true;  // read by the caller
  if (key == "observed") {
    read_observed(observation, value, pointer);
  } else if (key == "role") {
    const auto text = value.string();
    const auto found = text ? role(*text) : std::nullopt;
    if (!found) wrong(pointer, "a role: c2, delivery, staging, victim, benign");
    if (found) observation.role = *found;
  } else if (key == "confidence") {
    const auto number = value.number();
    if (!number || !(*number >= 0 && *number <= 1)) {
      wrong(pointer, "a number from 0 to 1");
    } else {
      observation.confidence_thousandths = static_cast<std::int32_t>(std::lround(*number * 1000));
    }
  } else if (key == "credibility") {
    observation.credibility = credibility_of(value, pointer);
  } else if (key == "identified_by") {
    observation.identified_by = text_of(value, pointer);
  } else if (key == "marking") {
    observation.marking = marking_of(value, pointer);
  } else if (key == "span") {
    observation.spans = read_spans(value, pointer);
  } else if (key == "source") {
    observation.source = read_source_index(value, pointer);
  } else if (key == "note") {
    observation.note = text_of(value, pointer);
  } else {
    return false;
  }
  return true;
}

bool Reader::add_unknown(Observation observation, const json::View& value, const string& pointer) {
  intake_.diagnose(
      "incident.unknown-type", child(pointer, "type"),
      "'" + shown(observation.unknown_type) + "' is no type of observation; kept, weighs nothing");
  observation.id = value.string("id").value_or("");
  observation.value = value.string("value").value_or("");
  intake_.incident().observations.push_back(std::move(observation));
  return true;
}

bool Reader::add(Observation observation, const json::View& value, const string& pointer) {
  const auto id = value.find("id");
  auto text = value.find("value");
  string number;
  if (text && observation.type == ObservationType::kAutonomousSystem && text->integer()) {
    number = std::to_string(*text->integer());
  } else if (text && !text->is_string()) {
    wrong(child(pointer, "value"), "a text");
    return false;
  }
  if (id && !id->is_string()) {
    wrong(child(pointer, "id"), "a text");
    return false;
  }
  if (id) {
    const auto known = canonical(observation.type, *id->string());
    if (!known || !attack_id(known->value)) {
      intake_.diagnose("indicator.invalid", child(pointer, "id"),
                       "'" + shown(*id->string()) + "' is no id of ATT&CK for a " +
                           string(name_of(observation.type)) + "; left out");
      return false;
    }
    if (text) observation.value = plain_text(*text->string()).value_or("");
    return intake_.observe(std::move(observation), known->value, child(pointer, "id"));
  }
  if (!text) {
    wrong(pointer, "an id or a value");
    return false;
  }
  return intake_.observe(std::move(observation), number.empty() ? *text->string() : number,
                         child(pointer, "value"));
}

void Reader::read_observation(const json::View& value, const string& pointer) {
  const auto name = value.string("type");
  if (!name) {
    wrong(pointer, R"(an observation {"type", "id" or "value"})");
    return intake_.refuse();
  }
  Observation observation;
  for (const auto& [key, member] : value.members()) {
    const string place = child(pointer, key);
    if (!read_observation_member(observation, key, member, place)) {
      keep_unknown(observation.unknown_members, key, member, place);
    }
  }
  const auto type = observation_type(*name);
  if (!type) {
    observation.unknown_type = *name;
    return intake_.count(add_unknown(std::move(observation), value, pointer));
  }
  observation.type = *type;
  intake_.count(add(std::move(observation), value, pointer));
}

Source Reader::read_source(const json::View& value, const string& pointer) {
  Source source;
  if (value.is_string()) {
    source.name = *value.string();
    return source;
  }
  if (!value.is_object()) wrong(pointer, "a source");
  for (const auto& [key, member] : value.members()) {
    const string place = child(pointer, key);
    if (key == "name") {
      source.name = text_of(member, place);
    } else if (key == "url") {
      source.url = text_of(member, place);
    } else if (key == "published") {
      source.published = date_of(member, place);
    } else if (key == "reliability") {
      const auto found = reliability(member.string().value_or(""));
      if (!found) wrong(place, "a reliability from A to F");
      source.reliability = found.value_or(Reliability::kF);
    } else if (key == "credibility") {
      source.credibility = credibility_of(member, place).value_or(Credibility::k6);
    } else {
      intake_.diagnose("incident.unknown-key", place, "not a key of a source; not kept");
    }
  }
  return source;
}

void Reader::read_testimony(const json::View& value, const string& pointer) {
  Testimony testimony;
  testimony.text = value.string("text").value_or("");
  testimony.names = value.string("names").value_or("");
  testimony.actor = value.string("actor").value_or("");
  if (const auto level = value.string("level")) {
    for (const auto candidate : {AttributionLevel::kActivity, AttributionLevel::kIntrusionSet,
                                 AttributionLevel::kThreatActor, AttributionLevel::kSponsor}) {
      if (name_of(candidate) == *level) testimony.level = candidate;
    }
  }
  if (const auto published = value.find("published")) {
    testimony.published = date_of(*published, child(pointer, "published"));
  }
  if (const auto span = value.find("span")) {
    testimony.span = read_span(*span, child(pointer, "span"));
  }
  if (const auto source = value.find("source")) {
    testimony.source = read_source_index(*source, child(pointer, "source"));
  }
  intake_.incident().testimony.push_back(std::move(testimony));
}

void Reader::read_incident_member(string_view key, const json::View& value) {
  Incident& incident = intake_.incident();
  const string pointer = child("", key);
  if (key == "source" || key == "sources" || key == "observations" || key == "testimony") return;
  if (key == "id") {
    incident.id = text_of(value, pointer);
  } else if (key == "first_seen") {
    incident.first_seen = date_of(value, pointer);
  } else if (key == "last_seen") {
    incident.last_seen = date_of(value, pointer);
  } else if (key == "marking") {
    incident.marking = marking_of(value, pointer).value_or(Marking::kClear);
  } else if (key == "credibility") {
    credibility_ = credibility_of(value, pointer);
  } else {
    keep_unknown(incident.unknown_members, key, value, pointer);
  }
}

Incident Reader::read(const json::View& root) {
  Incident& incident = intake_.incident();
  for (const auto& [key, value] : root.members()) read_incident_member(key, value);
  const auto sources = root.items("sources");
  for (std::size_t i = 0; i < sources.size(); ++i) {
    incident.sources.push_back(read_source(sources[i], child("/sources", i)));
  }
  if (incident.sources.empty()) {
    const auto source = root.find("source");
    if (source) incident.sources.push_back(read_source(*source, "/source"));
  }
  if (credibility_) {
    if (incident.sources.empty()) incident.sources.emplace_back();
    incident.sources.front().credibility = *credibility_;
  }
  const auto observations = root.find("observations");
  if (observations && !observations->is_array()) wrong("/observations", "a list of observations");
  const auto items = root.items("observations");
  for (std::size_t i = 0; i < items.size(); ++i) {
    read_observation(items[i], child("/observations", i));
  }
  const auto testimony = root.items("testimony");
  for (std::size_t i = 0; i < testimony.size(); ++i) {
    read_testimony(testimony[i], child("/testimony", i));
  }
  if (incident.sources.empty()) incident.sources.emplace_back();
  return intake_.take();
}

// The lines of a file, with what could not be read waiting for an incident to carry it.
class Lines {
 public:
  Lines(string_view name, const ReadOptions& options, Document document)
      : name_(name), options_(options), document_(std::move(document)) {}

  void line(string_view text, std::size_t number) {
    const string place = name_ + ":" + std::to_string(number);
    auto parsed = json::Document::parse(string(text), place);
    if (!parsed) return refuse(std::move(parsed.error()));
    root(parsed->root(), place, parsed->duplicate_keys(place));
  }

  void root(const json::View& view, const string& place, Diagnostics duplicates) {
    if (!view.is_object()) {
      return refuse({ErrorKind::kInput, "incident.wrong-type",
                     "a line must be a JSON object; left out", place});
    }
    Incident incident = Reader(place + "#", options_, document_).read(view);
    waiting_.insert(waiting_.end(), duplicates.begin(), duplicates.end());
    incident.diagnostics.insert(incident.diagnostics.begin(), waiting_.begin(), waiting_.end());
    incident.counts += refused_;
    waiting_.clear();
    refused_ = {};
    incidents_.push_back(std::move(incident));
  }

  Result<std::vector<Incident>> take() {
    if (incidents_.empty()) {
      if (first_error_) return tl::make_unexpected(std::move(*first_error_));
      return fail(ErrorKind::kInput, "input.empty", "no incident in the file", name_);
    }
    auto& last = incidents_.back();
    last.diagnostics.insert(last.diagnostics.end(), waiting_.begin(), waiting_.end());
    last.counts += refused_;
    return std::move(incidents_);
  }

 private:
  void refuse(Error error) {
    constexpr std::uint64_t kMostListed = 100;
    ++refused_.read;
    ++refused_.refused;
    if (refused_.refused <= kMostListed) waiting_.push_back({error.code, error.where, error.what});
    if (!first_error_) first_error_ = std::move(error);
  }

  string name_;
  ReadOptions options_;
  Document document_;
  Diagnostics waiting_;
  Counts refused_;
  std::optional<Error> first_error_;
  std::vector<Incident> incidents_;
};

bool is_blank(string_view line) { return ascii::trim(line).empty(); }

}  // namespace

Result<std::vector<Incident>> read_incident_lines(string bytes, string_view name,
                                                  const ReadOptions& options) {
  const Document document = document_of(bytes, name, kMediaType);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  Lines lines(name, options, document);
  // An object that a person or a tool has spread over several lines starts with a line that is no
  // object by itself.
  const string_view opening = ascii::trim(string_view(bytes).substr(0, bytes.find('\n')));
  if (opening == "{" || opening == "[" || opening.starts_with('[') ||
      (!opening.empty() && !opening.ends_with('}'))) {
    if (auto whole = json::Document::parse(bytes, name)) {
      const json::View root = whole->root();
      const auto items = root.is_array() ? root.items() : std::vector<json::View>{root};
      for (std::size_t i = 0; i < items.size(); ++i) {
        const string place =
            string(name) + (root.is_array() ? "[" + std::to_string(i) + "]" : string());
        lines.root(items[i], place, i == 0 ? whole->duplicate_keys(name) : Diagnostics{});
      }
      return lines.take();
    }
  }
  std::size_t number = 0;
  for (string_view rest = bytes; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const string_view line = rest.substr(0, end);
    ++number;
    if (!is_blank(line)) lines.line(line, number);
    rest.remove_prefix(end == string_view::npos ? rest.size() : end + 1);
  }
  return lines.take();
}

}  // namespace perpend::formats
