// One observation can be several values: "mail.update-check.example" is a host, a registered domain
// and a way of naming things. The comparison takes the strongest of them and never adds them up.
//
// Ground that everybody stands on is left out here, before anything is counted: what a published
// list calls benign, reserved or a sinkhole is no value at all; a name below a dynamic-DNS zone or
// a hosting service is a value, its zone is not. Tested in link_test.cc.
#include "linkage/reading.h"

#include <algorithm>
#include <string>

#include "knowledge/name_key.h"
#include "knowledge/warning.h"
#include "model/ascii.h"
#include "model/host.h"
#include "model/indicator.h"

namespace perpend::linkage {
namespace {

using Type = ObservationType;

// Pieces of a naming style beyond this many an incident add little and cost a comparison each.
constexpr std::size_t kMostStylePieces = 4096;
constexpr std::size_t kPiece = 4;  // letters; shorter pieces are in every name
constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kPathWorthComparing = 4;  // "/a" says nothing

std::string_view without_version(std::string_view key) {
  while (!key.empty() && ascii::is_digit(key.back())) key.remove_suffix(1);
  if (key.size() > 1 && key.back() == 'v') key.remove_suffix(1);
  return key;
}

struct Standing {  // what published lists say of a host
  bool out = false;
  bool shared = false;
};

Standing standing_of(const knowledge::Pack& pack, std::string_view host, bool allow_reserved) {
  Standing standing;
  for (const knowledge::Warning& warning : knowledge::warnings(pack, host)) {
    switch (warning.kind) {
      case knowledge::WarningKind::kReserved:
        standing.out = standing.out || !allow_reserved;
        break;
      case knowledge::WarningKind::kBenign:
      case knowledge::WarningKind::kSinkhole:
      case knowledge::WarningKind::kDisposable:
        standing.out = true;
        break;
      case knowledge::WarningKind::kShared:
      case knowledge::WarningKind::kDynamicDns:
        standing.shared = true;
        break;
    }
  }
  return standing;
}

// Four-letter pieces of the name that somebody chose, with its ends marked: "^upd", "upda", …
void add_style(std::string_view chosen, std::vector<Token>& tokens) {
  const std::string marked = "^" + std::string(chosen) + "$";
  for (std::size_t i = 0; i + kPiece <= marked.size(); ++i) {
    tokens.push_back({Kind::kStyle, marked.substr(i, kPiece)});
  }
}

void add_words(std::string_view text, std::vector<Token>& tokens) {
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool letter = ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += ascii::lower(c);
    } else {
      if (word.size() >= kShortestWord) tokens.push_back({Kind::kLureWord, word});
      word.clear();
    }
  }
}

void widen(Row& row, const std::optional<Date>& from, const std::optional<Date>& to) {
  const auto take = [&](const Date day) {
    row.from = row.from == kNoDay ? day.days() : std::min(row.from, day.days());
    row.to = row.to == kNoDay ? day.days() : std::max(row.to, day.days());
  };
  if (from) take(*from);
  if (to) take(*to);
}

}  // namespace

Reader::Reader(const knowledge::View& view, bool allow_reserved)
    : view_(view), suffixes_(view.pack()), allow_reserved_(allow_reserved) {}

void Reader::read_software(const Observation& observation, Row& row) const {
  const knowledge::Pack& pack = view_.pack();
  const std::string_view named = observation.id.empty() ? observation.value : observation.id;
  const std::uint32_t known = pack.find_software(named);
  if (known == knowledge::kNone) {
    const std::string key = knowledge::name_key(observation.id.empty() ? observation.value : named);
    const bool tool = observation.type == Type::kTool;
    row.tokens.push_back({tool ? Kind::kTool : Kind::kMalware, key});
    const std::string_view family = without_version(key);
    if (!tool && family.size() >= kShortestWord) {
      row.tokens.push_back({Kind::kFamily, std::string(family)});
    }
    return;
  }
  const auto& software = pack.software()[known];
  const bool tool = software.kind == static_cast<std::uint32_t>(knowledge::SoftwareKind::kTool);
  row.tokens.push_back({tool ? Kind::kTool : Kind::kMalware, std::string(pack.text(software.id))});
  if (tool) return;
  for (const auto& name : view_.software_names(known)) {
    const std::string key = knowledge::name_key(pack.text(name.name));
    const std::string_view family = without_version(key);
    if (family.size() >= kShortestWord) {
      row.tokens.push_back({Kind::kFamily, std::string(family)});
    }
  }
}

void Reader::read_address(std::string_view address, std::vector<Token>& tokens) const {
  const Standing standing = standing_of(view_.pack(), address, allow_reserved_);
  if (standing.out) return;
  tokens.push_back({Kind::kAddress, std::string(address)});
  const std::size_t last = address.rfind('.');
  if (!standing.shared && last != std::string_view::npos) {
    tokens.push_back({Kind::kNetwork, std::string(address.substr(0, last)) + ".0/24"});
  }
}

void Reader::read_host(std::string_view host, std::vector<Token>& tokens) const {
  if (host.empty()) return;
  const bool address = host.find_first_not_of("0123456789.") == std::string_view::npos ||
                       host.find(':') != std::string_view::npos;
  if (address) {
    read_address(host, tokens);
    return;
  }
  const Standing standing = standing_of(view_.pack(), host, allow_reserved_);
  if (standing.out) return;
  const std::string registrable = suffixes_.registrable_domain(host);
  if (registrable.empty()) return;  // a registry's own name
  tokens.push_back({Kind::kHost, std::string(host)});
  std::string_view chosen = registrable;
  if (standing_of(view_.pack(), registrable, allow_reserved_).shared || standing.shared) {
    // The zone is everybody's; the name below it is what somebody chose.
    chosen = host.size() > registrable.size() ? host.substr(0, host.size() - registrable.size() - 1)
                                              : std::string_view();
  } else {
    tokens.push_back({Kind::kRegistrable, registrable});
    chosen = chosen.substr(0, chosen.find('.'));
  }
  if (tokens.size() < kMostStylePieces) add_style(chosen, tokens);
}

void Reader::read_url(const Observation& observation, Row& row) const {
  const Indicator indicator{observation.type, observation.value};
  read_host(host_of(indicator), row.tokens);
  const auto parts = split_url(observation.value);
  if (!parts) return;
  std::string_view path = parts->rest.substr(0, parts->rest.find_first_of("?#"));
  if (path.size() >= kPathWorthComparing) {
    row.tokens.push_back({Kind::kPath, ascii::lower(path)});
  }
}

void Reader::read_observation(const Observation& observation, Row& row) const {
  if (observation.role == Role::kBenign) return;
  if (observation.role == Role::kVictim &&
      class_of(observation.type) == EvidenceClass::kInfrastructure) {
    return;  // what the victim owns links victims, not those who attack them
  }
  const auto add = [&](Kind kind) {
    if (!observation.value.empty()) row.tokens.push_back({kind, observation.value});
  };
  switch (observation.type) {
    case Type::kMalware:
    case Type::kTool:
      read_software(observation, row);
      break;
    case Type::kAttackPattern:
      if (observation.id.empty()) break;
      row.tokens.push_back({Kind::kTechnique, observation.id});
      if (const auto dot = observation.id.find('.'); dot != std::string::npos) {
        row.tokens.push_back({Kind::kTechnique, observation.id.substr(0, dot)});
      }
      break;
    case Type::kDomainName:
      read_host(observation.value, row.tokens);
      break;
    case Type::kIpv4Addr:
    case Type::kIpv6Addr:
      read_address(observation.value, row.tokens);
      break;
    case Type::kUrl:
      read_url(observation, row);
      break;
    case Type::kFileHash:
      if (!standing_of(view_.pack(), observation.value, allow_reserved_).out) add(Kind::kHash);
      break;
    case Type::kVulnerability:
      add(Kind::kVulnerability);
      break;
    case Type::kVictimCountry:
      add(Kind::kCountry);
      break;
    case Type::kVictimSector:
      row.tokens.push_back({Kind::kSector, ascii::lower(observation.value)});
      break;
    case Type::kObjective:
    case Type::kDataStolen:
      row.tokens.push_back({Kind::kAim, ascii::lower(observation.value)});
      break;
    case Type::kLure:
      row.tokens.push_back({Kind::kLure, ascii::lower(observation.value)});
      add_words(observation.value, row.tokens);
      break;
    case Type::kActiveHours:
      add(Kind::kHours);
      break;
    case Type::kLanguage:
      row.tokens.push_back({Kind::kLanguage, ascii::lower(observation.value)});
      break;
    case Type::kEmailAddr:
    case Type::kX509Certificate:
    case Type::kJa3:
    case Type::kJarm:
    case Type::kRegistrant:
    case Type::kImphash:
    case Type::kPdbPath:
    case Type::kMutex:
    case Type::kCompileTime:
    case Type::kCodeSimilarity:
      if (!observation.value.empty()) {
        row.tokens.push_back(
            {Kind::kArtefact, std::string(name_of(observation.type)) + " " + observation.value});
      }
      break;
    case Type::kActiveDates:       // the row's own dates say it
    case Type::kAutonomousSystem:  // one network of thousands of customers: no link
    case Type::kUnknown:
      break;
  }
}

Row Reader::read(const Incident& incident) const {
  Row row;
  widen(row, incident.first_seen, incident.last_seen);
  for (const Observation& observation : incident.observations) {
    read_observation(observation, row);
    if (!incident.first_seen && !incident.last_seen) {
      widen(row, observation.observed_from, observation.observed_to);
    }
  }
  if (row.from == kNoDay) {
    for (const Source& source : incident.sources) widen(row, source.published, source.published);
  }
  if (row.from > row.to) std::swap(row.from, row.to);
  return row;
}

std::vector<std::pair<Token, Token>> Reader::implied(std::span<const Token> tokens) const {
  const knowledge::Pack& pack = view_.pack();
  std::vector<std::uint32_t> software;
  for (const Token& token : tokens) {
    if (token.kind != Kind::kMalware && token.kind != Kind::kTool) continue;
    const std::uint32_t known = pack.find_software(token.text);
    if (known != knowledge::kNone) software.push_back(known);
  }
  std::sort(software.begin(), software.end());
  software.erase(std::unique(software.begin(), software.end()), software.end());
  std::vector<std::pair<Token, Token>> result;
  for (const std::uint32_t index : software) {
    const auto& record = pack.software()[index];
    const bool tool = record.kind == static_cast<std::uint32_t>(knowledge::SoftwareKind::kTool);
    const Token token{tool ? Kind::kTool : Kind::kMalware, std::string(pack.text(record.id))};
    for (const auto& fact : view_.techniques_of(index)) {
      const std::string id(pack.text(pack.techniques()[fact.technique].id));
      result.push_back({token, {Kind::kTechnique, id}});
      if (const auto dot = id.find('.'); dot != std::string::npos) {
        result.push_back({token, {Kind::kTechnique, id.substr(0, dot)}});
      }
    }
  }
  return result;
}

}  // namespace perpend::linkage
