// The knowledge pack: what is known of actors, software and techniques, every fact with its
// citation and date. One file, mapped into memory; constant, and safe for any number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "knowledge/records.h"

namespace perpend::knowledge {

inline constexpr std::uint32_t kPackVersion = 2;

class Pack {
 public:
  // Maps the file and checks its length, version, sections and SHA-256. Errors: pack.missing
  // (environment), pack.truncated, pack.version, pack.damaged (damaged).
  static Result<Pack> open(const std::filesystem::path& path);
  static Result<Pack> from_bytes(std::string bytes);  // the same checks

  Pack(Pack&&) noexcept;
  Pack& operator=(Pack&&) noexcept;
  ~Pack();

  std::string sha256() const;      // hex, of everything after the header
  std::string_view bytes() const;  // the whole file
  Date as_of() const;  // the day after the newest source: every fact of the pack is in view
  std::string_view text(Text text) const;

  std::span<const CitationRecord> citations() const;
  std::span<const ActorRecord> actors() const;
  std::span<const AliasRecord> aliases() const;
  std::span<const SoftwareRecord> software() const;
  std::span<const SoftwareNameRecord> software_names() const;
  std::span<const TechniqueRecord> techniques() const;
  std::span<const TacticRecord> tactics() const;
  std::span<const RenameRecord> renames() const;
  std::span<const UseRecord> uses() const;
  std::span<const SoftwareTechniqueRecord> software_techniques() const;
  std::span<const ReportRecord> reports() const;
  std::span<const std::uint32_t> report_items() const;
  std::span<const std::uint32_t> actor_reports() const;  // what ActorRecord::reports points into
  std::span<const TargetRecord> targets() const;
  std::span<const SponsorClaimRecord> sponsor_claims() const;
  std::span<const CountryRecord> countries() const;
  std::span<const Text> country_names() const;
  std::span<const SectorRecord> sectors() const;
  std::span<const InfrastructureRecord> infrastructure() const;
  std::span<const WarningListRecord> warning_lists() const;
  std::span<const WarningHostRecord> warning_hosts() const;
  std::span<const WarningRangeRecord> warning_ranges() const;    // IPv6
  std::span<const WarningRange4Record> warning_ranges4() const;  // IPv4
  std::span<const ParameterRecord> parameters() const;
  std::string_view public_suffix_list() const;  // the DAFSA that libpsl reads

  // A trained model's bytes, at a multiple of eight; empty if the pack has none of this name. Their
  // layout belongs to the room that reads them, and so does checking it: a pack is somebody's file.
  std::string_view model(std::string_view name) const;
  std::span<const ModelRecord> models() const;

  // By exact id; kNone if there is none. Revoked ids lead to what replaced them.
  std::uint32_t find_actor(std::string_view id) const;
  std::uint32_t find_software(std::string_view id) const;
  std::uint32_t find_technique(std::string_view id) const;
  std::optional<std::int64_t> parameter(std::string_view name) const;

 private:
  struct Body;
  explicit Pack(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace perpend::knowledge
