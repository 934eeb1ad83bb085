#include "core/json.h"
#include "model/byline.h"
#include "reporting/extract.h"
#include "reporting/handling.h"
#include "reporting/json_parts.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

void write_observation(json::Writer& out, const Incident& incident,
                       const Observation& observation) {
  const bool unknown = observation.type == ObservationType::kUnknown;
  out.begin_object().member(
      "type", unknown ? std::string_view(observation.unknown_type) : name_of(observation.type));
  out.member("evidence", id_of(observation));
  if (!observation.id.empty()) out.member("id", observation.id);
  if (!observation.value.empty()) out.member("value", observation.value);
  // What was stated rather than extracted is certain to have been stated.
  out.key("confidence").fixed(observation.confidence_thousandths.value_or(1000), 3);
  if (observation.observed_from) out.member("observed_from", observation.observed_from->iso());
  if (observation.observed_to) out.member("observed_to", observation.observed_to->iso());
  if (observation.role != Role::kUnspecified) out.member("role", name_of(observation.role));
  if (!observation.identified_by.empty()) out.member("identified_by", observation.identified_by);
  if (observation.marking) out.member("marking", name_of(*observation.marking));
  if (!observation.note.empty()) out.member("note", observation.note);
  out.key("spans").begin_array();
  for (const DocumentSpan& span : observation.spans) write_span(out, incident, span);
  out.end_array().end_object();
}

void write_testimony(json::Writer& out, const Incident& incident, const Testimony& testimony) {
  out.begin_object().member("kind", "attribution");
  if (!testimony.actor.empty()) out.member("actor", testimony.actor);
  out.member("names", testimony.names)
      .member("level", name_of(testimony.level))
      .member("text", testimony.text)
      .member("source", source_name(incident, testimony.source));
  if (testimony.published) out.member("published", testimony.published->iso());
  out.key("spans").begin_array();
  if (testimony.span) write_span(out, incident, *testimony.span);
  out.end_array().end_object();
}

void write_byline(json::Writer& out, const Incident& incident, std::uint32_t document,
                  std::string_view kind, const std::string& words, std::optional<ByteSpan> place) {
  if (words.empty()) return;
  const Document& told = incident.documents[document];
  out.begin_object().member("kind", kind).member("text", words).member("file", told.name);
  if (told.published) out.member("published", told.published->iso());
  out.key("spans").begin_array();
  if (place) {
    write_span(out, incident, {document, *place, 0});
  }
  out.end_array().end_object();
}

// Title and author of each document: testimony like any other.
void write_bylines(json::Writer& out, const Incident& incident) {
  for (std::uint32_t i = 0; i < incident.documents.size(); ++i) {
    const Document& document = incident.documents[i];
    const Bylines places = bylines_of(document);
    write_byline(out, incident, i, "title", document.title, places.title);
    write_byline(out, incident, i, "author", document.author, places.author);
  }
}

}  // namespace

std::string extract_json(const Incident& incident, int indent) {
  json::Writer out(indent);
  out.begin_object().member("schema", "perpend.extract/1").member("id", incident.id);
  out.key("observations").begin_array();
  for (const Observation& observation : incident.observations) {
    write_observation(out, incident, observation);
  }
  out.end_array();
  out.key("testimony").begin_array();
  for (const Testimony& testimony : incident.testimony) write_testimony(out, incident, testimony);
  write_bylines(out, incident);
  out.end_array();
  write_documents(out, incident);
  out.member("marking", name_of(marking_of(incident)));
  write_diagnostics(out, incident.diagnostics);
  return out.end_object().take();
}

}  // namespace perpend::reporting
