// Words of prose for the sectors of the MISP galaxy, by hand: plural and singular as reports write
// them. A word that means several sectors, or none surely, is not here.
#include <algorithm>
#include <array>
#include <utility>

#include "extraction/victims.h"

namespace perpend::extraction {
namespace {

using Row = std::pair<std::string_view, std::string_view>;  // sector, words parted by '|'

constexpr std::array<Row, 52> kSynonyms = {{
    {"Academia - University", "university|universities|academia|academics|academic institutions"},
    {"Activists", "activist|activists|human rights defenders"},
    {"Aerospace", "aerospace"},
    {"Agriculture", "agriculture|agricultural"},
    {"Automotive", "automotive|car maker|car makers"},
    {"Bank", "bank|banks|banking"},
    {"Casino", "casino|casinos|online gambling"},
    {"Chemical", "chemical industry|chemical companies|chemicals"},
    {"Civil Aviation", "airline|airlines|aviation|airport|airports"},
    {"Civil society", "civil society"},
    {"Construction", "construction"},
    {"Defense",
     "defense|defence|defence contractor|defense contractor|defence contractors"
     "|defense contractors"},
    {"Diplomacy",
     "diplomacy|diplomatic|diplomats|embassy|embassies|foreign ministry"
     "|foreign ministries|ministry of foreign affairs|ministries of foreign affairs"},
    {"Dissidents", "dissident|dissidents"},
    {"Education", "education|schools|school"},
    {"Electric", "electricity|power grid|electric utility|electric utilities|power plants"},
    {"Energy", "energy"},
    {"Engineering", "engineering companies|engineering firms"},
    {"Finance", "financial|financial institutions|financial services|financial sector|finance"},
    {"Game", "gaming|video game|video games|game developers"},
    {"Gas", "oil and gas|natural gas"},
    {"Government, Administration",
     "government|governments|governmental|government agencies|government agency|ministry|ministries"
     "|public administration|local government"},
    {"Health", "health|healthcare|health care|hospital|hospitals|medical"},
    {"High tech", "high-tech|high technology|high-technology"},
    {"Hospitality", "hospitality"},
    {"Hotels", "hotel|hotels"},
    {"IT", "it companies|it services|software companies|software vendors|information technology"},
    {"IT - ISP", "internet service provider|internet service providers|isps"},
    {"Infrastructure", "critical infrastructure"},
    {"Insurance", "insurance|insurers"},
    {"Journalist", "journalist|journalists|reporters"},
    {"Legal", "law firm|law firms|legal services"},
    {"Logistic", "logistics"},
    {"Managed Services Provider",
     "managed service provider|managed service providers|msps"
     "|managed it service providers"},
    {"Manufacturing", "manufacturing|manufacturer|manufacturers"},
    {"Maritime", "maritime"},
    {"Military", "military|armed forces|navy"},
    {"Mining", "mining companies|mining industry"},
    {"NGO",
     "ngo|ngos|non-governmental organisation|non-governmental organisations"
     "|non-governmental organization|non-governmental organizations"},
    {"News - Media",
     "media|news organisations|news organizations|newspaper|newspapers|broadcasters"},
    {"Oil", "oil and gas|oil companies|oil industry"},
    {"Pharmacy", "pharmaceutical|pharmaceuticals"},
    {"Police - Law enforcement", "police|law enforcement"},
    {"Political party", "political party|political parties"},
    {"Railway", "railway|railways"},
    {"Research - Innovation",
     "research institute|research institutes|research institution"
     "|research institutions|research organisations"
     "|research organizations|research centre|research center"},
    {"Restaurant", "restaurant|restaurants|restaurant chain"},
    {"Retail", "retail|retailers|retailer"},
    {"Semi-conductors", "semiconductor|semiconductors"},
    {"Sport", "sports|olympic games|olympics|anti-doping"},
    {"Telecoms",
     "telecommunications|telecommunication|telecom|telecoms"
     "|telecommunications provider|telecommunications companies"},
    {"Think Tanks",
     "think tank|think tanks|foreign-policy institute|foreign-policy institutes"
     "|policy institute"},
}};

}  // namespace

std::vector<LexiconEntry> sector_synonyms() {
  std::vector<LexiconEntry> entries;
  for (const auto& [sector, words] : kSynonyms) {
    std::string_view rest = words;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      entries.push_back({std::string(rest.substr(0, end)), NameKind::kSector, std::string(sector),
                         std::string(sector), false, false});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return entries;
}

}  // namespace perpend::extraction
