#include "knowledge/pack.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>

#include "core/sha256.h"
#include "knowledge/pack_check.h"
#include "knowledge/pack_layout.h"

namespace perpend::knowledge {

// Where the bytes live: in a mapping or in a string of ours.
struct Pack::Body {
  std::string owned;
  void* mapping = nullptr;
  std::size_t mapped = 0;
  std::string_view bytes;
  Sections<Part> sections;

  Body() = default;
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  ~Body() {
    if (mapping != nullptr) ::munmap(mapping, mapped);
  }
};

namespace {

tl::unexpected<Error> damaged(std::string code, std::string what, std::string_view where) {
  return fail(ErrorKind::kDamaged, std::move(code), std::move(what), std::string(where));
}

template <class Record>
bool cut(std::string_view bytes, const SectionEntry& entry, std::uint32_t id, Part<Record>& view) {
  if (entry.id != id || entry.record_size != sizeof(Record) || entry.offset % 8 != 0) return false;
  if (entry.offset > bytes.size()) return false;
  if (entry.count > (bytes.size() - entry.offset) / sizeof(Record)) return false;
  view = {reinterpret_cast<const Record*>(bytes.data() + entry.offset),
          static_cast<std::size_t>(entry.count)};
  return true;
}

// Cuts the sections out of bytes whose header and hash are right. False when one does not fit.
bool cut_sections(std::string_view bytes, const Header& header, Sections<Part>& sections) {
  constexpr std::uint32_t kSections =
      std::tuple_size_v<decltype(std::declval<Sections<Part>>().all())>;
  if (header.sections != kSections) return false;
  if (bytes.size() < sizeof(Header) + kSections * sizeof(SectionEntry)) return false;
  std::uint32_t id = 0;
  const auto next = [&](auto& view) {
    SectionEntry entry;
    std::memcpy(&entry, bytes.data() + sizeof(Header) + id * sizeof entry, sizeof entry);
    ++id;
    return cut(bytes, entry, id, view);
  };
  return std::apply([&](auto&... view) { return (next(view) && ...); }, sections.all());
}

// Everything that can be wrong with a pack's bytes, in the order in which it shows.
Result<Sections<Part>> inspect(std::string_view bytes, std::string_view where) {
  Header header;
  if (bytes.size() < kMagic.size() ||
      std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
    return damaged("pack.damaged", "this file is no knowledge pack", where);
  }
  if (bytes.size() < sizeof header) {
    return damaged("pack.truncated", "the pack ends within its header; get it again", where);
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != kPackVersion) {
    return damaged("pack.version",
                   "the pack has version " + std::to_string(header.version) +
                       " and this program reads " + std::to_string(kPackVersion) +
                       "; build it again with 'perpend kb build'",
                   where);
  }
  if (bytes.size() < header.length) {
    return damaged("pack.truncated",
                   "the pack has " + std::to_string(bytes.size()) + " bytes of " +
                       std::to_string(header.length) + "; get it again",
                   where);
  }
  if (bytes.size() != header.length || header.zero != decltype(header.zero){} ||
      sha256(bytes.substr(sizeof header)) != header.sha256) {
    return damaged("pack.damaged", "the pack's bytes do not have its hash; get it again", where);
  }
  Sections<Part> sections;
  if (!cut_sections(bytes, header, sections) || !references_hold(sections)) {
    return damaged("pack.damaged", "the pack's records point outside of it; build it again", where);
  }
  return sections;
}

Error environment(const std::filesystem::path& path) {
  const std::string reason = std::strerror(errno);
  if (errno == ENOENT) {
    return {ErrorKind::kEnvironment, "pack.missing",
            "there is no such pack; name one with --kb or build it with 'perpend kb build'",
            path.string()};
  }
  return {ErrorKind::kEnvironment, "pack.missing", "the pack cannot be read: " + reason,
          path.string()};
}

}  // namespace

Pack::Pack(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

Result<Pack> Pack::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return tl::make_unexpected(environment(path));
  struct stat status{};
  auto body = std::make_unique<Body>();
  bool mapped = ::fstat(file, &status) == 0;
  if (mapped && !S_ISREG(status.st_mode)) {
    ::close(file);
    return damaged("pack.damaged", "this is no file", path.string());
  }
  if (mapped && status.st_size > 0) {
    body->mapped = static_cast<std::size_t>(status.st_size);
    void* place = ::mmap(nullptr, body->mapped, PROT_READ, MAP_PRIVATE, file, 0);
    mapped = place != MAP_FAILED;
    if (mapped) body->mapping = place;
  }
  const Error error = environment(path);
  ::close(file);
  if (!mapped) return tl::make_unexpected(error);
  body->bytes = {static_cast<const char*>(body->mapping), body->mapped};
  const auto sections = inspect(body->bytes, path.string());
  if (!sections) return tl::make_unexpected(sections.error());
  body->sections = *sections;
  return Pack(std::move(body));
}

Result<Pack> Pack::from_bytes(std::string bytes) {
  auto body = std::make_unique<Body>();
  body->owned = std::move(bytes);
  body->bytes = body->owned;
  const auto sections = inspect(body->bytes, "");
  if (!sections) return tl::make_unexpected(sections.error());
  body->sections = *sections;
  return Pack(std::move(body));
}

std::string Pack::sha256() const {
  Header header;
  std::memcpy(&header, body_->bytes.data(), sizeof header);
  return hex(header.sha256);
}

std::string_view Pack::bytes() const { return body_->bytes; }
Date Pack::as_of() const { return Date::from_days(body_->sections.meta[0].as_of); }

std::string_view Pack::text(Text text) const {
  const auto strings = body_->sections.strings;
  assert(text.offset <= strings.size() && text.size <= strings.size() - text.offset);
  return {strings.data() + text.offset, text.size};
}

std::span<const CitationRecord> Pack::citations() const { return body_->sections.citations; }
std::span<const ActorRecord> Pack::actors() const { return body_->sections.actors; }
std::span<const AliasRecord> Pack::aliases() const { return body_->sections.aliases; }
std::span<const SoftwareRecord> Pack::software() const { return body_->sections.software; }
std::span<const SoftwareNameRecord> Pack::software_names() const {
  return body_->sections.software_names;
}
std::span<const TechniqueRecord> Pack::techniques() const { return body_->sections.techniques; }
std::span<const TacticRecord> Pack::tactics() const { return body_->sections.tactics; }
std::span<const RenameRecord> Pack::renames() const { return body_->sections.renames; }
std::span<const UseRecord> Pack::uses() const { return body_->sections.uses; }
std::span<const SoftwareTechniqueRecord> Pack::software_techniques() const {
  return body_->sections.software_techniques;
}
std::span<const ReportRecord> Pack::reports() const { return body_->sections.reports; }
std::span<const std::uint32_t> Pack::report_items() const { return body_->sections.report_items; }
std::span<const std::uint32_t> Pack::actor_reports() const { return body_->sections.actor_reports; }
std::span<const TargetRecord> Pack::targets() const { return body_->sections.targets; }
std::span<const SponsorClaimRecord> Pack::sponsor_claims() const {
  return body_->sections.sponsor_claims;
}
std::span<const CountryRecord> Pack::countries() const { return body_->sections.countries; }
std::span<const Text> Pack::country_names() const { return body_->sections.country_names; }
std::span<const SectorRecord> Pack::sectors() const { return body_->sections.sectors; }
std::span<const InfrastructureRecord> Pack::infrastructure() const {
  return body_->sections.infrastructure;
}
std::span<const WarningListRecord> Pack::warning_lists() const {
  return body_->sections.warning_lists;
}
std::span<const WarningHostRecord> Pack::warning_hosts() const {
  return body_->sections.warning_hosts;
}
std::span<const WarningRangeRecord> Pack::warning_ranges() const {
  return body_->sections.warning_ranges;
}
std::span<const WarningRange4Record> Pack::warning_ranges4() const {
  return body_->sections.warning_ranges4;
}
std::span<const ParameterRecord> Pack::parameters() const { return body_->sections.parameters; }
std::string_view Pack::public_suffix_list() const {
  const auto list = body_->sections.public_suffix_list;
  return {list.data(), list.size()};
}

std::span<const ModelRecord> Pack::models() const { return body_->sections.models; }

namespace {

// Index of the record whose text is `wanted`, in records sorted by that text.
template <class Record>
std::uint32_t find_by(const Pack& pack, std::span<const Record> records, Text Record::* field,
                      std::string_view wanted) {
  const auto it = std::lower_bound(
      records.begin(), records.end(), wanted,
      [&](const Record& record, std::string_view id) { return pack.text(record.*field) < id; });
  if (it == records.end() || pack.text((*it).*field) != wanted) return kNone;
  return static_cast<std::uint32_t>(it - records.begin());
}

template <class Record>
std::uint32_t find_or_renamed(const Pack& pack, std::span<const Record> records,
                              std::string_view id) {
  const std::uint32_t found = find_by(pack, records, &Record::id, id);
  if (found != kNone) return found;
  const std::uint32_t rename = find_by(pack, pack.renames(), &RenameRecord::old_id, id);
  if (rename == kNone) return kNone;
  return find_by(pack, records, &Record::id, pack.text(pack.renames()[rename].new_id));
}

}  // namespace

std::uint32_t Pack::find_actor(std::string_view id) const {
  return find_or_renamed(*this, actors(), id);
}
std::uint32_t Pack::find_software(std::string_view id) const {
  return find_or_renamed(*this, software(), id);
}
std::uint32_t Pack::find_technique(std::string_view id) const {
  return find_or_renamed(*this, techniques(), id);
}
std::optional<std::int64_t> Pack::parameter(std::string_view name) const {
  const std::uint32_t found = find_by(*this, parameters(), &ParameterRecord::name, name);
  if (found == kNone) return {};
  return parameters()[found].value;
}

std::string_view Pack::model(std::string_view name) const {
  const std::uint32_t found = find_by(*this, models(), &ModelRecord::name, name);
  if (found == kNone) return {};
  const ModelRecord& record = models()[found];
  return {body_->sections.model_bytes.data() + record.offset, record.size};
}

}  // namespace perpend::knowledge
