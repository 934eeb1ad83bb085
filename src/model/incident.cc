#include "model/incident.h"

#include <algorithm>
#include <iterator>

namespace perpend {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void widen(std::optional<Date>& first, const std::optional<Date>& other, bool earlier) {
  if (!other) return;
  if (!first || (earlier ? *other < *first : *other > *first)) first = other;
}

}  // namespace

Incident merge(std::vector<Incident> incidents) {
  if (incidents.size() == 1) return std::move(incidents.front());
  Incident whole;
  for (Incident& part : incidents) {
    if (!part.id.empty()) whole.id += (whole.id.empty() ? "" : "+") + part.id;
    const auto source_base = static_cast<std::uint32_t>(whole.sources.size());
    const auto document_base = static_cast<std::uint32_t>(whole.documents.size());
    for (Observation& observation : part.observations) {
      observation.source += source_base;
      for (DocumentSpan& span : observation.spans) span.document += document_base;
    }
    for (Testimony& testimony : part.testimony) {
      testimony.source += source_base;
      if (testimony.span) testimony.span->document += document_base;
    }
    for (Relay& relay : part.relays) {
      relay.source += source_base;
      relay.of += source_base;
    }
    append(whole.relays, part.relays);
    append(whole.sources, part.sources);
    append(whole.documents, part.documents);
    append(whole.observations, part.observations);
    append(whole.testimony, part.testimony);
    append(whole.diagnostics, part.diagnostics);
    whole.marking = stricter(whole.marking, part.marking);
    whole.counts += part.counts;
    widen(whole.first_seen, part.first_seen, true);
    widen(whole.last_seen, part.last_seen, false);
  }
  return whole;
}

}  // namespace perpend
