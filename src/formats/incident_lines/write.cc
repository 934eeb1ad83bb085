#include "core/json.h"
#include "formats/incident_lines/incident_lines.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;

void text(json::Writer& writer, string_view key, const string& value) {
  if (!value.empty()) writer.member(key, string_view(value));
}

void date(json::Writer& writer, string_view key, const std::optional<Date>& value) {
  if (value) writer.member(key, string_view(value->iso()));
}

// Members that no reader knew are JSON already.
void raw_members(string& line, const string& members) {
  if (members.empty()) return;
  if (line.back() != '{') line += ',';
  line += members;
}

void write_span(json::Writer& writer, const Incident& incident, const DocumentSpan& span) {
  writer.begin_object();
  // Document 0 is the file of incident lines itself, unless the incident was made elsewhere.
  if (span.document < incident.documents.size()) {
    text(writer, "file", incident.documents[span.document].name);
  }
  writer.member("start", span.bytes.start).member("end", span.bytes.end);
  if (span.page != 0) writer.member("page", static_cast<std::uint64_t>(span.page));
  writer.end_object();
}

void write_spans(json::Writer& writer, const Incident& incident, const Observation& observation) {
  if (observation.spans.empty()) return;
  writer.key("span");
  if (observation.spans.size() == 1) return write_span(writer, incident, observation.spans[0]);
  writer.begin_array();
  for (const DocumentSpan& span : observation.spans) write_span(writer, incident, span);
  writer.end_array();
}

string observation_text(const Incident& incident, const Observation& observation) {
  json::Writer writer;
  writer.begin_object();
  const bool unknown = observation.type == ObservationType::kUnknown;
  writer.member("type",
                unknown ? string_view(observation.unknown_type) : name_of(observation.type));
  text(writer, "id", observation.id);
  text(writer, "value", observation.value);
  if (observation.observed_from || observation.observed_to) {
    writer.key("observed").begin_object();
    date(writer, "from", observation.observed_from);
    date(writer, "to", observation.observed_to);
    writer.end_object();
  }
  if (observation.role != Role::kUnspecified) writer.member("role", name_of(observation.role));
  if (observation.confidence_thousandths) {
    writer.key("confidence").fixed(*observation.confidence_thousandths, 3);
  }
  if (observation.credibility) writer.member("credibility", number_of(*observation.credibility));
  text(writer, "identified_by", observation.identified_by);
  if (observation.marking) writer.member("marking", name_of(*observation.marking));
  write_spans(writer, incident, observation);
  if (observation.source != 0) {
    writer.member("source", static_cast<std::uint64_t>(observation.source));
  }
  text(writer, "note", observation.note);
  string result = writer.take();
  raw_members(result, observation.unknown_members);
  return result + "}";
}

void write_source(json::Writer& writer, const Source& source, bool with_credibility) {
  writer.begin_object();
  text(writer, "name", source.name);
  text(writer, "url", source.url);
  date(writer, "published", source.published);
  if (source.reliability != Reliability::kF) {
    writer.member("reliability", string_view(string(1, letter_of(source.reliability))));
  }
  if (with_credibility && source.credibility != Credibility::k6) {
    writer.member("credibility", number_of(source.credibility));
  }
  writer.end_object();
}

void write_sources(json::Writer& writer, const std::vector<Source>& sources) {
  if (sources.size() == 1) {
    const Source& only = sources.front();
    if (only == Source{}) return;
    writer.key("source");
    write_source(writer, only, false);
    if (only.credibility != Credibility::k6) {
      writer.member("credibility", number_of(only.credibility));
    }
  } else if (sources.size() > 1) {
    writer.key("sources").begin_array();
    for (const Source& source : sources) write_source(writer, source, true);
    writer.end_array();
  }
}

void write_testimony(json::Writer& writer, const Incident& incident, const Testimony& testimony) {
  writer.begin_object();
  text(writer, "names", testimony.names);
  text(writer, "actor", testimony.actor);
  writer.member("level", name_of(testimony.level));
  text(writer, "text", testimony.text);
  date(writer, "published", testimony.published);
  if (testimony.span) {
    writer.key("span");
    write_span(writer, incident, *testimony.span);
  }
  if (testimony.source != 0) writer.member("source", static_cast<std::uint64_t>(testimony.source));
  writer.end_object();
}

}  // namespace

string write_incident_line(const Incident& incident) {
  json::Writer writer;
  writer.begin_object();
  text(writer, "id", incident.id);
  date(writer, "first_seen", incident.first_seen);
  date(writer, "last_seen", incident.last_seen);
  write_sources(writer, incident.sources);
  if (incident.marking != Marking::kClear) writer.member("marking", name_of(incident.marking));
  writer.key("observations").begin_array();
  for (const Observation& observation : incident.observations) {
    writer.raw(observation_text(incident, observation));
  }
  writer.end_array();
  if (!incident.testimony.empty()) {
    writer.key("testimony").begin_array();
    for (const Testimony& testimony : incident.testimony) {
      write_testimony(writer, incident, testimony);
    }
    writer.end_array();
  }
  string line = writer.take();
  raw_members(line, incident.unknown_members);
  return line + "}\n";
}

string write_incident_lines(std::span<const Incident> incidents) {
  string lines;
  for (const Incident& incident : incidents) lines += write_incident_line(incident);
  return lines;
}

}  // namespace perpend::formats
