#include "extraction/collector.h"

#include <algorithm>
#include <array>

#include "extraction/pdf_pages.h"
#include "extraction/sentence.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

constexpr int kDenied = 300;

// "We found no evidence of T1055.", "The group did not use PlugX." What a denial covers is a matter
// of grammar; here it is the whole sentence that begins with one.
bool is_denial(std::string_view sentence) {
  constexpr std::size_t kBeginning = 60;
  const std::string lower = ascii::lower(sentence.substr(0, kBeginning));
  static constexpr std::array<std::string_view, 8> kPhrases = {
      "did not ",    "no evidence of", "no evidence that", "no sign of",
      "no trace of", "was not ",       "were not ",        "not observed"};
  return std::any_of(kPhrases.begin(), kPhrases.end(), [&](std::string_view phrase) {
    return lower.find(phrase) != std::string::npos;
  });
}

}  // namespace

Collector::Collector(Incident& incident, std::uint32_t document, std::uint32_t source)
    : incident_(incident), document_(document), source_(source) {}

std::string Collector::where(ByteSpan span) const {
  return incident_.documents[document_].name + ":" + std::to_string(span.start);
}

DocumentSpan Collector::place(ByteSpan span) const {
  return {document_, span, page_of(incident_.documents[document_].page_starts, span.start)};
}

void Collector::add(Observation observation, ByteSpan span, int confidence_thousandths) {
  const std::string& text = incident_.documents[document_].text;
  if (is_denial(part(text, sentence_around(text, span)))) {
    confidence_thousandths = std::min(confidence_thousandths, kDenied);
    observation.note = "in a sentence that denies it";
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
