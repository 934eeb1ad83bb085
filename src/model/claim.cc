#include "model/claim.h"

#include <algorithm>
#include <array>

namespace perpend {
namespace {

constexpr std::array<std::string_view, 8> kPolarities = {"asserts",
                                                         "denies",
                                                         "declines-to-confirm",
                                                         "calls-for-evidence",
                                                         "states-policy",
                                                         "challenges-method",
                                                         "challenges-motive",
                                                         "counter-accuses"};
constexpr std::array<std::string_view, kEvidentials> kEvidentialNames = {
    "technical", "witnessed", "document", "anonymous", "media", "self-claim", "alleged"};
constexpr std::array<std::string_view, 5> kStances = {"says", "claims", "admits", "accuses",
                                                      "warns"};
constexpr std::array<std::string_view, 4> kLevels = {"none", "activity", "group", "sponsor"};

void append_field(std::string& to, std::string_view field) {
  to += std::to_string(field.size());
  to += ':';
  to += field;
}

void append_span(std::string& to, ByteSpan span) {
  to += std::to_string(span.start) + '-' + std::to_string(span.end) + ' ';
}

}  // namespace

std::string_view name_of(Polarity polarity) {
  return kPolarities[static_cast<std::size_t>(polarity)];
}

std::optional<Polarity> polarity(std::string_view name) {
  const auto* const found = std::find(kPolarities.begin(), kPolarities.end(), name);
  if (found == kPolarities.end()) return {};
  return static_cast<Polarity>(found - kPolarities.begin());
}

std::string_view name_of(Evidential evidential) {
  return kEvidentialNames[static_cast<std::size_t>(evidential)];
}

std::string_view name_of(Stance stance) { return kStances[static_cast<std::size_t>(stance)]; }

std::string_view name_of(ClaimLevel level) { return kLevels[static_cast<std::size_t>(level)]; }

std::string claim_id(const ClaimDocument& document, const Claim& claim) {
  std::string content;
  append_field(content, document.id);
  for (const ChainLink& link : claim.chain) {
    append_field(content, link.span ? link.written : link.name);
    if (link.span) append_span(content, *link.span);
  }
  append_field(content, claim.cue.text);
  append_span(content, claim.cue.span);
  for (const ByteSpan span : claim.content.spans) append_span(content, span);
  append_field(content, claim.content.text);
  return short_id("k", content);
}

}  // namespace perpend
