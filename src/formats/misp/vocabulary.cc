#include "formats/misp/vocabulary.h"

#include <array>

#include "model/ascii.h"
#include "model/host.h"
#include "model/indicator.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;
using Type = ObservationType;

struct TypeRow {
  string_view name;
  Type type;
};
constexpr std::array kTypes = {
    TypeRow{"domain", Type::kDomainName},
    TypeRow{"hostname", Type::kDomainName},
    TypeRow{"url", Type::kUrl},
    TypeRow{"uri", Type::kUrl},
    TypeRow{"email", Type::kEmailAddr},
    TypeRow{"email-src", Type::kEmailAddr},
    TypeRow{"email-dst", Type::kEmailAddr},
    TypeRow{"email-reply-to", Type::kEmailAddr},
    TypeRow{"md5", Type::kFileHash},
    TypeRow{"sha1", Type::kFileHash},
    TypeRow{"sha256", Type::kFileHash},
    TypeRow{"sha512", Type::kFileHash},
    TypeRow{"imphash", Type::kImphash},
    TypeRow{"vulnerability", Type::kVulnerability},
    TypeRow{"mutex", Type::kMutex},
    TypeRow{"pdb", Type::kPdbPath},
    TypeRow{"AS", Type::kAutonomousSystem},
    TypeRow{"ja3-fingerprint-md5", Type::kJa3},
    TypeRow{"jarm-fingerprint", Type::kJarm},
    TypeRow{"x509-fingerprint-md5", Type::kX509Certificate},
    TypeRow{"x509-fingerprint-sha1", Type::kX509Certificate},
    TypeRow{"x509-fingerprint-sha256", Type::kX509Certificate},
    TypeRow{"whois-registrant-email", Type::kRegistrant},
    TypeRow{"whois-registrant-name", Type::kRegistrant},
    TypeRow{"whois-registrant-org", Type::kRegistrant},
};

Type simple_type(string_view name, string_view value) {
  if (name == "ip-src" || name == "ip-dst" || name == "ip") {
    return value.find(':') == string_view::npos ? Type::kIpv4Addr : Type::kIpv6Addr;
  }
  for (const TypeRow& row : kTypes) {
    if (row.name == name) return row.type;
  }
  return Type::kUnknown;
}

struct GalaxyRow {
  string_view type;
  GalaxyKind kind;
};
constexpr std::array kGalaxies = {
    GalaxyRow{"ransomware", GalaxyKind::kMalware},
    GalaxyRow{"rat", GalaxyKind::kMalware},
    GalaxyRow{"banker", GalaxyKind::kMalware},
    GalaxyRow{"botnet", GalaxyKind::kMalware},
    GalaxyRow{"stealer", GalaxyKind::kMalware},
    GalaxyRow{"backdoor", GalaxyKind::kMalware},
    GalaxyRow{"wiper", GalaxyKind::kMalware},
    GalaxyRow{"malpedia", GalaxyKind::kMalware},
    GalaxyRow{"android", GalaxyKind::kMalware},
    GalaxyRow{"cryptominers", GalaxyKind::kMalware},
    GalaxyRow{"stalkerware", GalaxyKind::kMalware},
    GalaxyRow{"tool", GalaxyKind::kTool},
    GalaxyRow{"exploit-kit", GalaxyKind::kTool},
    GalaxyRow{"rmm-tool", GalaxyKind::kTool},
    GalaxyRow{"threat-actor", GalaxyKind::kActor},
    GalaxyRow{"microsoft-activity-group", GalaxyKind::kActor},
    GalaxyRow{"360net-threat-actor", GalaxyKind::kActor},
    GalaxyRow{"intelligence-agency", GalaxyKind::kActor},
    GalaxyRow{"target-information", GalaxyKind::kVictimCountry},
    GalaxyRow{"sector", GalaxyKind::kVictimSector},
    GalaxyRow{"region", GalaxyKind::kIgnored},
    GalaxyRow{"preventive-measure", GalaxyKind::kIgnored},
    GalaxyRow{"mitre-d3fend", GalaxyKind::kIgnored},
};

string_view before(string_view text, char mark) { return text.substr(0, text.find(mark)); }
string_view after(string_view text, char mark) {
  const std::size_t at = text.rfind(mark);
  return at == string_view::npos ? string_view() : text.substr(at + 1);
}

}  // namespace

std::vector<MispPart> parts_of(string_view type, string_view value) {
  const std::size_t bar = type.find('|');
  if (bar == string_view::npos) {
    const Type simple = simple_type(type, value);
    if (simple == Type::kUnknown) return {};
    return {{simple, value}};
  }
  const string_view left = type.substr(0, bar);
  const string_view right = type.substr(bar + 1);
  std::vector<MispPart> parts;
  const string_view first = before(value, '|');
  const string_view last = after(value, '|');
  // A file's name may hold a bar, its hash cannot; a port adds nothing to compare.
  for (const auto& [name, part] :
       {MispPart{simple_type(left, first), first}, MispPart{simple_type(right, last), last}}) {
    if (name != Type::kUnknown) parts.push_back({name, part});
  }
  return parts;
}

GalaxyKind galaxy_kind(string_view type) {
  if (type.starts_with("mitre-")) {
    if (type.ends_with("attack-pattern")) return GalaxyKind::kTechnique;
    if (type.ends_with("malware")) return GalaxyKind::kMalware;
    if (type.ends_with("intrusion-set")) return GalaxyKind::kActor;
    if (type.ends_with("tool")) return GalaxyKind::kTool;
    return GalaxyKind::kIgnored;
  }
  for (const GalaxyRow& row : kGalaxies) {
    if (row.type == type) return row.kind;
  }
  return GalaxyKind::kUnknown;
}

std::optional<GalaxyTag> galaxy_tag(string_view tag) {
  constexpr string_view kPrefix = "misp-galaxy:";
  if (!tag.starts_with(kPrefix)) return {};
  tag.remove_prefix(kPrefix.size());
  const std::size_t equals = tag.find("=\"");
  if (equals == string_view::npos || !tag.ends_with('"') || tag.size() < equals + 3) return {};
  return GalaxyTag{tag.substr(0, equals), tag.substr(equals + 2, tag.size() - equals - 3)};
}

NamedId named_id(string_view value) {
  const std::size_t dash = value.rfind(" - ");
  if (dash == string_view::npos) return {value, ""};
  const auto id = attack_id(value.substr(dash + 3));
  if (!id) return {value, ""};
  return {value.substr(0, dash), *id};
}

std::optional<string_view> taxonomy_value(string_view tag, string_view name) {
  if (!tag.starts_with(name) || tag.substr(name.size(), 2) != "=\"" || !tag.ends_with('"'))
    return {};
  if (tag.size() < name.size() + 3) return {};
  return tag.substr(name.size() + 2, tag.size() - name.size() - 3);
}

}  // namespace perpend::formats
