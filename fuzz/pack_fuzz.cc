// A pack from somebody else: opening it and walking through everything in it never crashes.
//
// Two ways in, by the first byte. Even: the rest is the file. Odd: the rest is a list of patches
// (offset in two bytes, four bytes to put there) on a small whole pack, whose hash is then made
// right, so that the walk gets past it. Seeds: a few patches.
#include <cstdint>
#include <cstring>
#include <string>

#include "core/sha256.h"
#include "knowledge/draft.h"
#include "knowledge/names.h"
#include "knowledge/pack_layout.h"
#include "knowledge/profile.h"
#include "knowledge/public_suffix.h"
#include "knowledge/resolve.h"
#include "knowledge/warning.h"

namespace {

using namespace perpend;
using namespace perpend::knowledge;

std::string whole_pack() {
  Draft draft;
  draft.as_of = Date::from_days(20000);
  draft.citations = {{"Lab 2020", "https://lab.example/1", 18300}};
  Draft::Actor heron{"G9002", "Blue Heron", "intrusion-set--1", 1, 1, 18000, {}, {}, {}};
  heron.aliases = {{"Blue Heron", "", kNone, 18000, AliasRelation::kIs, 1},
                   {"Grey Tern", "Example Lab", 0, 18300, AliasRelation::kOverlaps, 3}};
  heron.targets = {{"JP", TargetKind::kCountry, 19000, kNone}};
  heron.sponsor_claims = {{"ZZ", "Example Lab", 19000, 50}};
  draft.actors = {heron};
  draft.software = {{"S9001", "REEDBED", SoftwareKind::kMalware, 18200, {{"REEDBED", 18200}}}};
  draft.techniques = {{"T9001", "Parent", kNone, 1, 17000}, {"T9001.001", "Child", 0, 1, 17000}};
  draft.tactics = {{"TA9", "Discovery"}};
  draft.renames = {{"S9000", "S9001"}};
  draft.uses = {{0, 0 | kSoftwareBit, 0, 18300, 18500, 0}, {0, 1, 0, 18300, 18500, 0}};
  draft.software_techniques = {{0, 1, 18400, 0}};
  draft.countries = {{"JP", "Japan", "Tokyo", {"Japanese"}}};
  draft.sectors = {"Energy"};
  draft.infrastructure = {{7, 0, 18300, 0, 1, 0, 0}};
  draft.warning_lists = {{"Example cloud", WarningKind::kShared}};
  draft.warning_hosts = {{7, 0, 1}};
  draft.warning_ranges4 = {{0xC0000200U, 0xC00002FFU, 0}};
  draft.warning_ranges = {{}};
  draft.parameters = {{"a", 1}};
  return finish(std::move(draft));
}

std::string patched(const std::uint8_t* data, std::size_t size) {
  static const std::string whole = whole_pack();
  std::string bytes = whole;
  for (; size >= 6; data += 6, size -= 6) {
    const std::size_t at = static_cast<std::size_t>(data[0] << 8 | data[1]);
    if (at + 4 <= bytes.size()) std::memcpy(bytes.data() + at, data + 2, 4);
  }
  const Sha256 digest = sha256(std::string_view(bytes).substr(sizeof(Header)));
  std::memcpy(bytes.data() + offsetof(Header, sha256), digest.data(), digest.size());
  return bytes;
}

void walk(const Pack& pack) {
  const View view(pack, pack.as_of());
  const Names names(view);
  for (const char* name : {"Blue Heron", "S9001", "T9001.001", "Grey Tern"}) {
    for (const Profile& profile : profiles(view, names, name)) {
      text_of(profile);
      json_of(profile);
    }
  }
  for (const char* value : {"a.example", "192.0.2.7", "2001:db8::1"}) warnings(pack, value);
  Incident incident;
  incident.observations.resize(1);
  incident.observations[0].type = ObservationType::kMalware;
  incident.observations[0].id = "S9000";
  resolve(incident, view, names);
  for (const ReportRecord& report : pack.reports()) {
    for (const std::uint32_t item :
         pack.report_items().subspan(report.items.first, report.items.count)) {
      pack.text(is_software(item) ? pack.software()[index_of(item)].name
                                  : pack.techniques()[item].name);
    }
  }
  draft_of(pack);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const bool whole_file = data[0] % 2 == 0;
  const auto pack =
      Pack::from_bytes(whole_file ? std::string(reinterpret_cast<const char*>(data) + 1, size - 1)
                                  : patched(data + 1, size - 1));
  if (pack) walk(*pack);
  return 0;
}
