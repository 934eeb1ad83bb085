// How a pack lies in its file (docs/formats/pack.md): a header of 64 bytes, a table of sections,
// the sections, each at a multiple of eight. Little-endian; a big-endian machine is refused at
// compile time.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "knowledge/records.h"

namespace perpend::knowledge {

static_assert(std::endian::native == std::endian::little, "packs are mapped as they lie");

inline constexpr std::array<char, 8> kMagic = {'p', 'e', 'r', 'p', 'p', 'a', 'c', 'k'};

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t length;                 // of the whole file
  std::array<std::uint8_t, 32> sha256;  // of everything after the header
  std::array<std::uint8_t, 8> zero = {};
};
static_assert(sizeof(Header) == 64);

struct SectionEntry {
  std::uint32_t id;
  std::uint32_t record_size;
  std::uint64_t offset;  // from the start of the file
  std::uint64_t count;   // of records
};
static_assert(sizeof(SectionEntry) == 24);

struct MetaRecord {
  std::int32_t as_of;
  std::uint32_t padding = 0;
};

// Every section, in the order of the file. Its id is its place here plus one.
template <template <class> class Holder>
struct Sections {
  Holder<char> strings;
  Holder<MetaRecord> meta;
  Holder<CitationRecord> citations;
  Holder<ActorRecord> actors;
  Holder<AliasRecord> aliases;
  Holder<SoftwareRecord> software;
  Holder<SoftwareNameRecord> software_names;
  Holder<TechniqueRecord> techniques;
  Holder<TacticRecord> tactics;
  Holder<RenameRecord> renames;
  Holder<UseRecord> uses;
  Holder<SoftwareTechniqueRecord> software_techniques;
  Holder<ReportRecord> reports;
  Holder<std::uint32_t> report_items;
  Holder<std::uint32_t> actor_reports;
  Holder<TargetRecord> targets;
  Holder<SponsorClaimRecord> sponsor_claims;
  Holder<CountryRecord> countries;
  Holder<Text> country_names;
  Holder<SectorRecord> sectors;
  Holder<InfrastructureRecord> infrastructure;
  Holder<WarningListRecord> warning_lists;
  Holder<WarningHostRecord> warning_hosts;
  Holder<WarningRangeRecord> warning_ranges;
  Holder<WarningRange4Record> warning_ranges4;
  Holder<ParameterRecord> parameters;
  Holder<char> public_suffix_list;
  Holder<ModelRecord> models;
  Holder<char> model_bytes;

  auto all() { return tied(*this); }
  auto all() const { return tied(*this); }

 private:
  template <class Self>
  static auto tied(Self& self) {
    return std::tie(self.strings, self.meta, self.citations, self.actors, self.aliases,
                    self.software, self.software_names, self.techniques, self.tactics, self.renames,
                    self.uses, self.software_techniques, self.reports, self.report_items,
                    self.actor_reports, self.targets, self.sponsor_claims, self.countries,
                    self.country_names, self.sectors, self.infrastructure, self.warning_lists,
                    self.warning_hosts, self.warning_ranges, self.warning_ranges4, self.parameters,
                    self.public_suffix_list, self.models, self.model_bytes);
  }
};

template <class Record>
using Part = std::span<const Record>;
template <class Record>
using Column = std::vector<Record>;

}  // namespace perpend::knowledge
