#include "formats/stix/observables.h"

#include <array>
#include <optional>

#include "model/ascii.h"
#include "model/indicator.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;
using Type = ObservationType;

struct Simple {
  string_view object;
  string_view property;
  Type type;
};
constexpr std::array kSimple = {
    Simple{"domain-name", "value", Type::kDomainName},
    Simple{"ipv4-addr", "value", Type::kIpv4Addr},
    Simple{"ipv6-addr", "value", Type::kIpv6Addr},
    Simple{"url", "value", Type::kUrl},
    Simple{"email-addr", "value", Type::kEmailAddr},
    Simple{"mutex", "name", Type::kMutex},
    Simple{"x509-certificate", "serial_number", Type::kX509Certificate},
    Simple{"autonomous-system", "number", Type::kAutonomousSystem},
};

std::optional<Type> simple_type(string_view object, string_view property) {
  for (const Simple& row : kSimple) {
    if (row.object == object && row.property == property) return row.type;
  }
  return {};
}

// The algorithms whose values can be compared; names as STIX 2.0 and 2.1 and patterns write them.
bool is_known_hash(string_view algorithm) {
  const string name = ascii::upper(algorithm);
  for (const string_view known :
       {"MD5", "SHA-1", "SHA1", "SHA-256", "SHA256", "SHA-512", "SHA512"}) {
    if (name == known) return true;
  }
  return false;
}

Type hash_type(string_view object) {
  return object == "x509-certificate" ? Type::kX509Certificate : Type::kFileHash;
}

// "192.0.2.7/32" is an address; a larger network is none.
string without_full_prefix(Type type, string_view value) {
  const string_view full = type == Type::kIpv4Addr ? "/32" : "/128";
  const bool address = type == Type::kIpv4Addr || type == Type::kIpv6Addr;
  if (address && value.ends_with(full)) value.remove_suffix(full.size());
  return string(value);
}

void add_hashes(std::vector<StixObservable>& found, string_view object, const json::View& holder) {
  const auto hashes = holder.find("hashes");
  if (!hashes) return;
  for (const auto& [algorithm, value] : hashes->members()) {
    if (!is_known_hash(algorithm) || !value.is_string()) continue;
    found.push_back({hash_type(object), string(*value.string()), "/hashes/" + string(algorithm)});
  }
}

void add_imphash(std::vector<StixObservable>& found, const json::View& object) {
  const auto extensions = object.find("extensions");
  const auto pe = extensions ? extensions->find("windows-pebinary-ext") : std::nullopt;
  const auto imphash = pe ? pe->string("imphash") : std::nullopt;
  if (!imphash) return;
  found.push_back({Type::kImphash, string(*imphash), "/extensions/windows-pebinary-ext/imphash"});
}

std::optional<StixObservable> observable_of(const PatternTerm& term) {
  if (term.negated || (term.op != "=" && term.op != "IN") || term.path.empty()) return {};
  const string& last = term.path.back();
  const bool hash = term.path.size() >= 2 && term.path[term.path.size() - 2] == "hashes";
  if (hash && is_known_hash(last)) return StixObservable{hash_type(term.object), term.value, ""};
  if (last == "imphash") return StixObservable{Type::kImphash, term.value, ""};
  if (term.path.size() == 1) {
    if (const auto type = simple_type(term.object, last)) {
      return StixObservable{*type, without_full_prefix(*type, term.value), ""};
    }
    return {};
  }
  // A value behind a reference, as in network-traffic:dst_ref.value: told by its looks.
  if (last != "value") return {};
  auto found = recognise(term.value);
  if (!found) return {};
  return StixObservable{found->type, std::move(found->value), ""};
}

}  // namespace

std::vector<StixObservable> observables_of(const json::View& object) {
  std::vector<StixObservable> found;
  const string_view type = object.string("type").value_or("");
  if (type == "file" || type == "artifact" || type == "x509-certificate") {
    add_hashes(found, type, object);
  }
  if (type == "file") add_imphash(found, object);
  if (!found.empty()) return found;  // a certificate's fingerprint says more than its number
  for (const Simple& row : kSimple) {
    if (row.object != type) continue;
    const string pointer = "/" + string(row.property);
    if (const auto text = object.string(row.property)) {
      found.push_back({row.type, without_full_prefix(row.type, *text), pointer});
    } else if (const auto number = object.integer(row.property)) {
      found.push_back({row.type, std::to_string(*number), pointer});
    }
  }
  return found;
}

std::vector<StixObservable> observables_of(const std::vector<PatternTerm>& terms) {
  std::vector<StixObservable> found;
  for (const PatternTerm& term : terms) {
    if (auto observable = observable_of(term)) found.push_back(std::move(*observable));
  }
  return found;
}

}  // namespace perpend::formats
