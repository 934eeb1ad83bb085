// Two lists of one actor often share no name and still look alike: the same words, the same way of
// hyphenating, the same zone of a free service, neighbours in one rented network. A name is cut
// into its runs of three and four bytes ("^ap", "app", "pp-", … of "app-update"); runs are hashed
// to 16 bits, which is enough to compare names and too little to keep them.
//
// Example: "mail-rnofa" and "mail-mofa-gov" share "mail-", "ofa". Counter-example: "www." and
// ".com" are everybody's: they are cut off before. A name on a free dynamic-DNS service is the
// customer's part alone; the zone counts for itself. What a warning list calls shared, popular or a
// sinkhole gives no registrable domain: thousands stand under it.
// Tested in infrastructure_test.cc; fuzzed by shapes_fuzz.
#include "attribution/shape.h"

#include <algorithm>

#include "attribution/model_numbers.h"
#include "knowledge/hashes.h"
#include "knowledge/warning.h"

namespace perpend::attribution {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 16;
constexpr std::size_t kRecord = 32;

std::uint16_t gram_hash(std::string_view run) {  // FNV-1a, folded
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : run) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return static_cast<std::uint16_t>(hash ^ hash >> 16 ^ hash >> 32 ^ hash >> 48);
}

bool on_list(const knowledge::Pack& pack, std::string_view host, knowledge::WarningKind kind) {
  const auto found = knowledge::warnings(pack, host);
  return std::any_of(found.begin(), found.end(),
                     [&](const knowledge::Warning& one) { return one.kind == kind; });
}

// The dynamic-DNS zone that the host stands under, or empty: the longest name above it that such a
// list holds by itself.
std::string_view zone_of(const knowledge::Pack& pack, std::string_view host) {
  if (!on_list(pack, host, knowledge::WarningKind::kDynamicDns)) return {};
  std::string_view zone;
  for (std::string_view rest = host; rest.find('.') != rest.npos;
       rest.remove_prefix(rest.find('.') + 1)) {
    if (on_list(pack, rest, knowledge::WarningKind::kDynamicDns)) zone = rest;
  }
  return zone;
}

}  // namespace

std::vector<std::uint16_t> grams_of(std::string_view name) {
  const std::string marked = "^" + std::string(name) + "$";
  std::vector<std::uint16_t> grams;
  for (const std::size_t length : {3U, 4U}) {
    for (std::size_t at = 0; at + length <= marked.size(); ++at) {
      grams.push_back(gram_hash(std::string_view(marked).substr(at, length)));
    }
  }
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

Shape shape_of_host(std::string_view host, const knowledge::Pack& pack,
                    const knowledge::PublicSuffixes& suffixes) {
  using knowledge::InfrastructureKind;
  Shape shape;
  const std::string registrable = suffixes.registrable_domain(host);
  const std::string_view zone = zone_of(pack, host);
  std::string_view name = host;
  if (!zone.empty() && zone.size() < host.size()) {
    shape.second = knowledge::infrastructure_hash(InfrastructureKind::kRegistrable, zone);
    name.remove_suffix(zone.size() + 1);
  } else if (!registrable.empty() && registrable.size() <= host.size()) {
    if (knowledge::warnings(pack, registrable).empty()) {
      shape.first = knowledge::infrastructure_hash(InfrastructureKind::kRegistrable, registrable);
    }
    // The first label of the registrable domain belongs to the name, the suffix does not.
    name.remove_suffix(registrable.size() - std::min(registrable.find('.'), registrable.size()));
  }
  if (name.starts_with("www.")) name.remove_prefix(4);
  if (!name.empty()) shape.grams = grams_of(name);
  return shape;
}

Shape shape_of_address(std::string_view ipv4) {
  using knowledge::InfrastructureKind;
  Shape shape;
  const std::size_t last = ipv4.rfind('.');
  if (last == ipv4.npos || last == 0) return shape;
  const std::string_view three = ipv4.substr(0, last);
  shape.first =
      knowledge::infrastructure_hash(InfrastructureKind::kIpv4, std::string(three) + ".0/24");
  const std::size_t middle = three.rfind('.');
  if (middle == three.npos) return shape;
  shape.second = knowledge::infrastructure_hash(InfrastructureKind::kIpv4,
                                                std::string(three.substr(0, middle)) + ".0.0/16");
  return shape;
}

std::string shapes_bytes(const std::map<std::uint64_t, Shape>& shapes) {
  std::string records;
  std::string grams;
  std::uint32_t place = 0;
  for (const auto& [hash, shape] : shapes) {
    append(records, hash);
    append(records, shape.first);
    append(records, shape.second);
    append(records, place);
    append(records, static_cast<std::uint32_t>(shape.grams.size()));
    for (const std::uint16_t gram : shape.grams) append(grams, gram);
    place += static_cast<std::uint32_t>(shape.grams.size());
  }
  std::string bytes;
  append(bytes, kVersion);
  append(bytes, static_cast<std::uint32_t>(shapes.size()));
  append(bytes, place);
  append(bytes, std::uint32_t{0});
  return bytes + records + grams;
}

Result<Shapes> Shapes::read(std::string_view bytes) {
  Shapes shapes;
  if (bytes.empty()) return shapes;
  const auto damaged = [](std::string what) {
    return fail(ErrorKind::kDamaged, "model.damaged",
                "the model 'infrastructure.shapes' " + std::move(what));
  };
  if (bytes.size() < kHeader) return damaged("is too short");
  if (number_at<std::uint32_t>(bytes, 0) != kVersion) return damaged("is of another version");
  const std::uint64_t records = number_at<std::uint32_t>(bytes, 4);
  const std::uint64_t grams = number_at<std::uint32_t>(bytes, 8);
  if (bytes.size() != kHeader + records * kRecord + grams * 2) {
    return damaged("does not have the length that it states");
  }
  std::uint64_t before = 0;
  for (std::uint64_t i = 0; i < records; ++i) {
    const std::size_t at = kHeader + i * kRecord;
    const auto hash = number_at<std::uint64_t>(bytes, at);
    const std::uint64_t place = number_at<std::uint32_t>(bytes, at + 24);
    const std::uint64_t count = number_at<std::uint32_t>(bytes, at + 28);
    if (i > 0 && hash <= before) return damaged("is not sorted");
    if (place + count > grams) return damaged("points outside itself");
    before = hash;
  }
  shapes.bytes_ = bytes;
  shapes.records_ = records;
  return shapes;
}

bool Shapes::find(std::uint64_t hash, Entry& entry) const {
  std::size_t low = 0;
  std::size_t high = records_;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (number_at<std::uint64_t>(bytes_, kHeader + middle * kRecord) < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const std::size_t at = kHeader + low * kRecord;
  if (low == records_ || number_at<std::uint64_t>(bytes_, at) != hash) return false;
  entry = {number_at<std::uint64_t>(bytes_, at + 8), number_at<std::uint64_t>(bytes_, at + 16),
           number_at<std::uint32_t>(bytes_, at + 24), number_at<std::uint32_t>(bytes_, at + 28)};
  return true;
}

std::uint16_t Shapes::gram(std::uint32_t place) const {
  return number_at<std::uint16_t>(bytes_, kHeader + records_ * kRecord + std::size_t{place} * 2);
}

}  // namespace perpend::attribution
