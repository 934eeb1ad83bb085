#include "extraction/collector.h"

#include <algorithm>

#include "extraction/pdf_pages.h"
#include "extraction/sentence.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

// Of 274 findings held for these reasons in annotated paragraphs ten were right.
constexpr int kDoubtful = 50;
constexpr int kNoIncident = 50;  // the document tells of no incident

std::string_view why_doubtful(Mood mood) {
  switch (mood) {
    case Mood::kDenied:
      return "in a sentence that denies it";
    case Mood::kAdvised:
      return "in a piece of advice";
    case Mood::kImagined:
      return "only imagined there";
    case Mood::kElsewhere:
      return "of another case";
    case Mood::kStated:
      break;
  }
  return "";
}

bool is_address(ObservationType type) {
  using enum ObservationType;
  return type == kDomainName || type == kIpv4Addr || type == kIpv6Addr || type == kUrl ||
         type == kEmailAddr || type == kFileHash;
}

// Advice to block an address says that it is an attacker's, and so does a sentence that denies what
// was done with it ("the host at … was never contacted"); one that clears it is ownership.h's.
bool holds_for(Mood mood, ObservationType type) {
  if (mood == Mood::kStated) return false;
  return !is_address(type) || mood == Mood::kElsewhere;
}

// What is broken on purpose is dangerous in a reading list too; a hash cannot be.
bool is_dangerous_anywhere(ObservationType type) {
  return is_address(type) && type != ObservationType::kFileHash;
}

}  // namespace

Collector::Collector(Incident& incident, std::uint32_t document, std::uint32_t source, Cues& cues)
    : incident_(incident),
      document_(document),
      source_(source),
      cues_(cues),
      bylines_(bylines_of(incident.documents[document])) {}

bool Collector::is_authors(ByteSpan span) const {
  return bylines_.author && bylines_.author->overlaps(span);
}

bool Collector::is_byline(ObservationType type, ByteSpan span) const {
  if (is_authors(span)) return true;
  const bool evidence = is_address(type) || type == ObservationType::kVictimCountry ||
                        type == ObservationType::kVictimSector;
  return !evidence && bylines_.title && bylines_.title->overlaps(span);
}

std::string Collector::where(ByteSpan span) const {
  return incident_.documents[document_].name + ":" + std::to_string(span.start);
}

DocumentSpan Collector::place(ByteSpan span) const {
  return {document_, span, page_of(incident_.documents[document_].page_starts, span.start)};
}

void Collector::add(Observation observation, ByteSpan span, int confidence_thousandths) {
  if (is_byline(observation.type, span)) return;
  const Mood mood = cues_.mood_at(span);
  if (holds_for(mood, observation.type)) {
    confidence_thousandths = std::min(confidence_thousandths, kDoubtful);
    observation.note = why_doubtful(mood);
  } else if (cues_.tells_no_incident() && !is_dangerous_anywhere(observation.type)) {
    confidence_thousandths = std::min(confidence_thousandths, kNoIncident);
    observation.note = "in a document that tells of no incident";
  }
  ++incident_.counts.read;
  ++incident_.counts.kept;
  const auto [at, is_new] = known_.emplace(key_of(observation), incident_.observations.size());
  if (is_new) {
    observation.source = source_;
    observation.confidence_thousandths = confidence_thousandths;
    observation.spans = {place(span)};
    incident_.observations.push_back(std::move(observation));
    return;
  }
  Observation& known = incident_.observations[at->second];
  known.spans.push_back(place(span));
  if (confidence_thousandths > known.confidence_thousandths.value_or(0)) {
    known.confidence_thousandths = confidence_thousandths;
    known.note = observation.note;
  }
  if (known.role == Role::kUnspecified) known.role = observation.role;
  if (known.identified_by.empty()) known.identified_by = std::move(observation.identified_by);
}

void Collector::testify(std::string_view names, std::string_view actor, AttributionLevel level,
                        ByteSpan span) {
  const std::string& text = incident_.documents[document_].text;
  const ByteSpan sentence = sentence_around(text, span);
  const std::string key = std::to_string(sentence.start) + "\n" + std::string(names) + "\n" +
                          std::string(name_of(level));
  if (!testified_.insert(key).second) return;
  Testimony testimony;
  testimony.text = part(text, sentence);
  testimony.names = names;
  testimony.actor = actor;
  testimony.level = level;
  testimony.span = place(span);
  testimony.source = source_;
  testimony.published = incident_.documents[document_].published;
  incident_.testimony.push_back(std::move(testimony));
}

void Collector::refuse(std::string code, std::string what, ByteSpan span) {
  ++incident_.counts.read;
  ++incident_.counts.refused;
  remark(std::move(code), std::move(what), span);
}

void Collector::remark(std::string code, std::string what, ByteSpan span) {
  if (!remarked_.insert(code + what).second) return;
  incident_.diagnostics.push_back({std::move(code), where(span), std::move(what)});
}

void Collector::finish() {
  for (const auto& [key, index] : known_) {
    auto& spans = incident_.observations[index].spans;
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  }
}

}  // namespace perpend::extraction
