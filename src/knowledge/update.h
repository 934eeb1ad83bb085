// Downloads the newest official files that a pack is made of: MITRE's ATT&CK bundle, the MISP
// galaxy and warning lists, the public suffix list. The only place of this room that uses the
// network.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace perpend::knowledge {

struct UpdateOptions {
  std::string folder;  // made if missing; read_sources() reads it afterwards
  std::string attack_url =
      "https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/enterprise-attack/"
      "enterprise-attack.json";
  std::string galaxy_url = "https://raw.githubusercontent.com/MISP/misp-galaxy/main/clusters/";
  std::string warning_lists_url =
      "https://raw.githubusercontent.com/MISP/misp-warninglists/main/lists/";
  std::string public_suffix_url = "https://publicsuffix.org/list/public_suffix_list.dat";
  std::uint64_t max_bytes = std::uint64_t{256} << 20;  // of one file
  long seconds_without_progress = 30;
  bool https_only = true;  // tests set it to false for file:// and 127.0.0.1
  std::function<void(std::string_view file)> on_file;  // before each; may be empty
};

struct Updated {
  std::vector<std::string> files;  // written, relative to the folder, sorted
  std::uint64_t bytes = 0;
  Diagnostics diagnostics;  // lists that could not be had; the old ones, if any, stay
};

// Certificates are verified and redirects followed to https only. Every file is written beside its
// place and renamed when it is whole and looks like what it should be, so an old file is never half
// overwritten. Blocks; makes no more than one connection at a time.
// Errors (environment): update.offline (no network, or the host does not answer), update.tls,
// update.refused (HTTP status), update.too-large, update.disk; (input) update.not-json. The bundle
// comes first: when it cannot be had, nothing has been changed.
Result<Updated> update(const UpdateOptions& options);

}  // namespace perpend::knowledge
