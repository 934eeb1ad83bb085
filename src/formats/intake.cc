#include "formats/intake.h"

#include "core/sha256.h"
#include "model/ascii.h"
#include "model/indicator.h"

namespace perpend::formats {
namespace {

bool may_be_a_name(ObservationType type) {
  return type == ObservationType::kAttackPattern || type == ObservationType::kMalware ||
         type == ObservationType::kTool;
}

// "192.0.2.0/24"
bool is_network(ObservationType type, std::string_view text) {
  if (type != ObservationType::kIpv4Addr && type != ObservationType::kIpv6Addr) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !canonical(type, text.substr(0, slash))) return false;
  const std::string_view bits = text.substr(slash + 1);
  return bits.size() <= 3 && ascii::all(bits, ascii::is_digit);
}

}  // namespace

bool Intake::keep_network(Observation observation, std::string_view text, std::string_view place) {
  observation.unknown_type =
      observation.type == ObservationType::kIpv4Addr ? "ipv4-network" : "ipv6-network";
  observation.type = ObservationType::kUnknown;
  observation.value = text;
  diagnose("indicator.network", place,
           "'" + shown(text) + "' is a network and not an address; kept, weighs nothing");
  incident_.observations.push_back(std::move(observation));
  return true;
}

bool Intake::observe(Observation observation, std::string_view text, std::string_view place) {
  const ObservationType type = observation.type;
  auto found = canonical(type, text);
  if (!found && type == ObservationType::kAttackPattern) {
    // A technique by name only: kept for a person, and for a pack that knows the name.
    if (auto name = plain_text(text)) found = Indicator{type, std::move(*name)};
  }
  if (!found && is_network(type, ascii::trim(text))) {
    return keep_network(std::move(observation), ascii::trim(text), place);
  }
  if (!found) {
    diagnose("indicator.invalid", place,
             "'" + shown(text) + "' is no " + std::string(name_of(type)) + "; left out");
    return false;
  }
  if (const auto why = reserved_by(*found); why && !options_.allow_reserved) {
    diagnose("indicator.reserved", place,
             "'" + shown(found->value) + "' is set aside (" + std::string(*why) +
                 ") and can be nobody's; left out; use --allow-reserved to read it all the same");
    return false;
  }
  if (may_be_a_name(type) && attack_id(found->value)) {
    observation.id = found->value;
  } else {
    observation.value = std::move(found->value);
  }
  incident_.observations.push_back(std::move(observation));
  return true;
}

void Intake::diagnose(std::string_view code, std::string_view place, std::string_view what) {
  auto seen = seen_.find(code);
  if (seen == seen_.end()) seen = seen_.emplace(std::string(code), 0).first;
  if (++seen->second > kMostPerCode) return;
  incident_.diagnostics.push_back(
      {std::string(code), name_ + std::string(place), std::string(what)});
}

Incident Intake::take() {
  for (const auto& [code, number] : seen_) {
    if (number <= kMostPerCode) continue;
    incident_.diagnostics.push_back(
        {code, name_, std::to_string(number - kMostPerCode) + " more of these are not listed"});
  }
  seen_.clear();
  return std::move(incident_);
}

Document document_of(std::string_view bytes, std::string_view name, std::string_view media_type) {
  Document document;
  document.name = name;
  document.media_type = media_type;
  document.bytes_sha256 = sha256(bytes);
  return document;
}

std::string shown(std::string_view text, std::size_t most) {
  std::string result;
  for (const char c : text.substr(0, most)) {
    const auto byte = static_cast<unsigned char>(c);
    result += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  if (text.size() <= most) return result;
  while (!result.empty() && (static_cast<unsigned char>(text[result.size()]) & 0xC0) == 0x80) {
    result.pop_back();
  }
  return result + "\xE2\x80\xA6";
}

}  // namespace perpend::formats
