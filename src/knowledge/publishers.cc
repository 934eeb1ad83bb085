#include "knowledge/publishers.h"

#include <array>
#include <utility>

namespace perpend::knowledge {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

// Matched as the end of the host, at a label.
constexpr std::array kPublishers = {
    Row{"accenture.com", "Accenture"},
    Row{"baesystems.com", "BAE Systems"},
    Row{"bitdefender.com", "Bitdefender"},
    Row{"bitdefender.net", "Bitdefender"},
    Row{"blackberry.com", "BlackBerry"},
    Row{"carbonblack.com", "Carbon Black"},
    Row{"checkpoint.com", "Check Point"},
    Row{"cisa.gov", "CISA"},
    Row{"clearskysec.com", "ClearSky"},
    Row{"cloud.google.com", "Google"},
    Row{"crowdstrike.com", "CrowdStrike"},
    Row{"cybereason.com", "Cybereason"},
    Row{"cylance.com", "Cylance"},
    Row{"dragos.com", "Dragos"},
    Row{"elastic.co", "Elastic"},
    Row{"eset.com", "ESET"},
    Row{"f-secure.com", "F-Secure"},
    Row{"fireeye.com", "FireEye"},
    Row{"forcepoint.com", "Forcepoint"},
    Row{"fortinet.com", "Fortinet"},
    Row{"fox-it.com", "Fox-IT"},
    Row{"group-ib.com", "Group-IB"},
    Row{"ibm.com", "IBM"},
    Row{"intezer.com", "Intezer"},
    Row{"isightpartners.com", "iSIGHT Partners"},
    Row{"jpcert.or.jp", "JPCERT/CC"},
    Row{"justice.gov", "US Department of Justice"},
    Row{"kaspersky.com", "Kaspersky"},
    Row{"kasperskycontenthub.com", "Kaspersky"},
    Row{"lookout.com", "Lookout"},
    Row{"malwarebytes.com", "Malwarebytes"},
    Row{"mandiant.com", "Mandiant"},
    Row{"mcafee.com", "McAfee"},
    Row{"microsoft.com", "Microsoft"},
    Row{"ncsc.gov.uk", "NCSC UK"},
    Row{"novetta.com", "Novetta"},
    Row{"paloaltonetworks.com", "Palo Alto Networks Unit 42"},
    Row{"proofpoint.com", "Proofpoint"},
    Row{"pwc.co.uk", "PwC"},
    Row{"rapid7.com", "Rapid7"},
    Row{"recordedfuture.com", "Recorded Future"},
    Row{"redcanary.com", "Red Canary"},
    Row{"secureworks.com", "Secureworks"},
    Row{"securelist.com", "Kaspersky"},
    Row{"security.com", "Symantec"},
    Row{"sekoia.io", "Sekoia"},
    Row{"sentinelone.com", "SentinelOne"},
    Row{"sophos.com", "Sophos"},
    Row{"symantec.com", "Symantec"},
    Row{"broadcom.com", "Symantec"},
    Row{"talosintelligence.com", "Cisco Talos"},
    Row{"threatconnect.com", "ThreatConnect"},
    Row{"trendmicro.com", "Trend Micro"},
    Row{"us-cert.gov", "US-CERT"},
    Row{"volexity.com", "Volexity"},
    Row{"welivesecurity.com", "ESET"},
    Row{"zscaler.com", "Zscaler"},
};

constexpr std::array kProducers = {
    Row{"d0c33595-b684-45ef-91c3-e2f5ce1a8191", "Microsoft"},
    Row{"f9eb432f-2293-48b7-bca4-cc78beb50df0", "CrowdStrike"},
    Row{"da5cdcd1-7b15-4371-b7eb-ca32916d2052", "Mandiant"},
    Row{"a7119872-bc6b-494b-9f7a-8c50faaf53a9", "Secureworks"},
    Row{"a1ad5090-2487-46d2-8237-6151a2dd5063", "MITRE"},
    Row{"cae79680-67a6-4411-903c-f824dbcc813f", "Proofpoint"},
    Row{"e9491d3b-2174-47d6-8a15-ecec552d16ae", "Palo Alto Networks Unit 42"},
    Row{"0d4886f9-97e1-4cb2-8822-580fd09540e5", "Kaspersky"},
    Row{"3ac8f6fc-9c04-4ebd-bda2-788cc02fe4ed", "Trend Micro"},
    Row{"598308b3-5475-48c6-9a2c-676fe1d2c6fb", "Google"},
    Row{"0adf6f0f-3795-4de1-9763-1bdd1c31a5d7", "Cisco Talos"},
    Row{"3a43aca5-6366-4168-b182-a8afec4550b5", "ESET"},
    Row{"ad7032df-0e9a-4ea9-b35c-c68ff854be80", "Recorded Future"},
    Row{"e583434b-7fb8-42c8-90ce-89aa8ed35f0c", "Symantec"},
    Row{"0904b30c-a86b-402b-9a14-87bbc44648aa", "Symantec"},
    Row{"adb3369a-5683-46b2-bceb-4dafa6526b21", "Check Point"},
    Row{"996c48de-7bb8-414d-b6fe-ec94abb5f461", "SentinelOne"},
    Row{"21afba9e-cd2a-45c9-b421-b1f14fd181e9", "Group-IB"},
    Row{"e4ed3168-7830-490f-9eed-d1b3ef2daccd", "Dragos"},
    Row{"b8ca0932-c4cb-45c0-b7b1-88b9685ba24b", "McAfee"},
    Row{"9f2ba728-8b29-48f9-badf-4f4cefb929f0", "PwC"},
    Row{"c2f76813-f24c-450e-abfd-0db4495ab68e", "Volexity"},
    Row{"f063b54b-293c-4713-87c1-92ff760ee4ba", "Malwarebytes"},
    Row{"1c141c9b-ec78-4f86-a8ea-b02944fa5492", "Bitdefender"},
    Row{"455b9e40-e8dd-443b-87b3-c70bd09b4231", "Sophos"},
    Row{"ac46bac7-e7b5-4efe-8f32-b79e9015ab86", "Intezer"},
    Row{"58d7efca-402a-4b36-9178-dc14e52f12e5", "Elastic"},
    Row{"94e95ed2-e07a-464a-9d56-a03679b9717a", "BlackBerry"},
    Row{"4c94ea8e-6bbd-4638-b7ba-34354cfa2281", "Fox-IT"},
    Row{"adc57f66-9910-4500-a16b-311cd4f08409", "Rapid7"},
    Row{"1427d7df-a9b8-4809-afe0-1180cfdd930d", "Zscaler"},
};

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/:?#"));
}

}  // namespace

std::string_view publisher_of(std::string_view url) {
  const std::string_view host = host_of(url);
  for (const auto& [domain, name] : kPublishers) {
    if (!host.ends_with(domain)) continue;
    if (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.') return name;
  }
  return {};
}

std::string_view producer_of(std::string_view uuid) {
  for (const auto& [known, name] : kProducers) {
    if (known == uuid) return name;
  }
  return {};
}

}  // namespace perpend::knowledge
