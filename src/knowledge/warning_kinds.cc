// Which warning list means what. Three mistakes are to be avoided: to call a customer's page on a
// cloud benign because the cloud's owner is, to call an address evidence that thousands share, and
// to lose a sinkhole, which says that an address was once bad and is now held by its hunters.
//
// So vendors' own domains (Google, Microsoft) count as shared: they hold customers' pages too.
// Benign are sites that are visited for what they are; they stand for themselves alone.
#include <array>
#include <utility>

#include "knowledge/build_lists.h"

namespace perpend::knowledge {
namespace {

using Row = std::pair<std::string_view, WarningKind>;

// File names without ".json".
constexpr std::array kKinds = {
    Row{"alexa", WarningKind::kBenign},
    Row{"apple", WarningKind::kBenign},
    Row{"automated-malware-analysis", WarningKind::kBenign},
    Row{"bank-website", WarningKind::kBenign},
    Row{"captive-portals", WarningKind::kBenign},
    Row{"common-ioc-false-positive", WarningKind::kBenign},
    Row{"covid", WarningKind::kBenign},
    Row{"covid-19-cyber-threat-coalition-whitelist", WarningKind::kBenign},
    Row{"covid-19-krassi-whitelist", WarningKind::kBenign},
    Row{"crl-hostname", WarningKind::kBenign},
    Row{"crl-ip", WarningKind::kBenign},
    Row{"dax30", WarningKind::kBenign},
    Row{"digitalside", WarningKind::kBenign},
    Row{"eicar.com", WarningKind::kBenign},
    Row{"empty-hashes", WarningKind::kBenign},
    Row{"moz-top500", WarningKind::kBenign},
    Row{"security-provider-blogpost", WarningKind::kBenign},
    Row{"tranco10k", WarningKind::kBenign},
    Row{"wikimedia", WarningKind::kBenign},

    Row{"ipv6-linklocal", WarningKind::kReserved},
    Row{"multicast", WarningKind::kReserved},
    Row{"rfc1918", WarningKind::kReserved},
    Row{"rfc3849", WarningKind::kReserved},
    Row{"rfc5735", WarningKind::kReserved},
    Row{"rfc6598", WarningKind::kReserved},
    Row{"rfc6761", WarningKind::kReserved},

    Row{"dynamic-dns", WarningKind::kDynamicDns},
    Row{"disposable-email", WarningKind::kDisposable},

    Row{"sinkholes", WarningKind::kSinkhole},
    Row{"umbrella-blockpage-hostname", WarningKind::kSinkhole},
    Row{"umbrella-blockpage-v4", WarningKind::kSinkhole},
    Row{"umbrella-blockpage-v6", WarningKind::kSinkhole},
};

// Not of hosts and addresses, or of every address below a registry.
constexpr std::array<std::string_view, 5> kSilent = {
    "common-contact-emails", "microsoft-azure-appid", "phone_numbers", "second-level-tlds", "tlds"};

std::string_view stem(std::string_view file_name) {
  const std::string_view end = ".json";
  if (file_name.ends_with(end)) file_name.remove_suffix(end.size());
  return file_name;
}

}  // namespace

std::optional<WarningKind> warning_kind(std::string_view file_name) {
  const std::string_view name = stem(file_name);
  for (const std::string_view silent : kSilent) {
    if (name == silent) return {};
  }
  for (const auto& [known, kind] : kKinds) {
    if (name == known) return kind;
  }
  // Clouds, content networks, hosting, VPN exits, resolvers, mail, shorteners, scanners; and any
  // list that comes new: what stands on it is at least not one actor's own.
  return WarningKind::kShared;
}

bool lists_popular_sites(std::string_view file_name) {
  const std::string_view name = stem(file_name);
  return name == "alexa" || name == "moz-top500" || name == "tranco10k";
}

}  // namespace perpend::knowledge
