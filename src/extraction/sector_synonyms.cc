// Words of prose for the sectors of the MISP galaxy, by hand: plural and singular as reports write
// them. A word that means several sectors, or none surely, is not here.
#include <algorithm>
#include <array>
#include <utility>

#include "extraction/victims.h"

namespace perpend::extraction {
namespace {

using Row = std::pair<std::string_view, std::string_view>;  // sector, words parted by '|'

constexpr std::array kSynonyms = {
    Row{"Academia - University",
        "university|universities|academia|academics|academic "
        "institutions|faculty|faculties|college|colleges|polytechnic"},
    Row{"Accounting",
        "accounting|accountants|accountancy|payroll bureau|payroll "
        "provider|auditors|bookkeeper|bookkeepers|audit firm"},
    Row{"Activists", "activist|activists|human rights defenders|campaigners"},
    Row{"Advertising", "advertising agency|advertising agencies"},
    Row{"Aerospace", "aerospace|aircraft maker|aircraft manufacturer|satellite maker"},
    Row{"Agriculture",
        "agriculture|agricultural|farm|farms|farmers' cooperative|grain trader|grain "
        "traders|dairy|seed company|seed companies|seed producer|plant "
        "breeder|vineyard|vineyards|fruit grower|fruit growers|farming"},
    Row{"Automotive",
        "automotive|car maker|car makers|carmaker|carmakers|vehicle manufacturer|car parts"},
    Row{"Bank", "bank|banks|banking|credit union|savings bank|savings banks|lender"},
    Row{"Biomedical",
        "biomedical|biotech|biotechnology|gene therapy|genetics laboratory|medical laboratory"},
    Row{"Casino", "casino|casinos|online gambling|gambling|betting"},
    Row{"Chemical",
        "chemical industry|chemical companies|chemicals|chemical plant|chemical plants|chemical "
        "company"},
    Row{"Civil Aviation", "airline|airlines|aviation|airport|airports|air traffic control"},
    Row{"Civil society", "civil society"},
    Row{"Construction",
        "construction|builder of roads|building company|architects' office|construction "
        "company|construction firm|builder"},
    Row{"Consulting",
        "consultancy|consultancies|consulting firm|consulting firms|consulting company"},
    Row{"Culture", "museum|museums|theatre|theatres|opera house|concert hall"},
    Row{"Defense",
        "defense|defence|defence contractor|defense contractor|defence contractors|defense "
        "contractors|defence supplier|defense supplier|arms maker|arms manufacturer|armed forces "
        "supplier|supplier to the armed forces|shipbuilder|supplier of optical sensors"},
    Row{"Digital services",
        "web host|web hosts|hosting company|hosting provider|hosting providers|cloud "
        "provider|cloud providers"},
    Row{"Diplomacy",
        "diplomacy|diplomatic|diplomats|diplomat|embassy|embassies|consulate|consulates|foreign "
        "ministry|foreign ministries|ministry of foreign affairs|ministries of foreign "
        "affairs|counsellors"},
    Row{"Dissidents", "dissident|dissidents|exiles"},
    Row{"eCommerce", "online shop|online shops|e-commerce|web shop|web shops|online retailer"},
    Row{"Education", "education|schools|school|school district|school districts|kindergartens"},
    Row{"Electric",
        "electricity|power grid|electric utility|electric utilities|power plants|power plant|grid "
        "operator|power company|power companies|transmission "
        "operator|substation|substations|electricity distributor|electricity supplier"},
    Row{"Energy",
        "energy|solar|wind farm|wind farms|wind turbines|hydropower|nuclear plant|power "
        "company|solar inverters|gas trader|energy trader|gas storage|district "
        "heating|transmission operator"},
    Row{"Engineering",
        "engineering companies|engineering firms|engineering firm|engineering company|engineering "
        "office"},
    Row{"Entertainment", "entertainment|film studio|record label"},
    Row{"Finance",
        "financial|financial institutions|financial services|financial sector|finance|pension "
        "fund|pension funds|asset manager|asset managers|brokerage|stock exchange|hedge fund|hedge "
        "funds|crypto exchange|cryptocurrency exchange|exchange for digital coins|payment "
        "institution"},
    Row{"Food",
        "food producer|food producers|food "
        "company|brewery|breweries|bakery|bakeries|slaughterhouse|meat processor|dairy "
        "cooperative|meat packer|dairies|sugar mill|sugar refinery"},
    Row{"Game", "gaming|video game|video games|game developers|game studio|game studios"},
    Row{"Gas", "oil and gas|natural gas|gas supplier|gas network|gas pipeline|gas company"},
    Row{"Government, Administration",
        "government|governments|governmental|government agencies|government "
        "agency|ministry|ministries|public administration|local "
        "government|municipality|municipalities|city council|town council|town hall|city "
        "hall|parliament|tax office|tax authority|customs authority|provincial government|regional "
        "government|civil registry|county administration|foreign ministry|ministry of foreign "
        "affairs|land registry|electoral commission|social security office|weather "
        "service|statistics office|county council|customs office|immigration office"},
    Row{"Health",
        "health|healthcare|health care|hospital|hospitals|medical|clinic|clinics|hospital "
        "group|health service|health insurer|laboratories|patients|dentists|nursing "
        "homes|ambulance service"},
    Row{"High tech", "high-tech|high technology|high-technology"},
    Row{"Higher education", "higher education|university of applied sciences"},
    Row{"Hospitality", "hospitality"},
    Row{"Hotels", "hotel|hotels|hotel chain|hostel|hostels|guest houses|hotel group|guest house"},
    Row{"IT",
        "it companies|it services|software companies|software vendors|information "
        "technology|software company|software vendor|software maker|it company|it service "
        "provider|software house"},
    Row{"IT - ISP",
        "internet service provider|internet service providers|isps|internet provider|internet "
        "providers"},
    Row{"Immigration", "immigration office|immigration authority"},
    Row{"Industrial", "industrial control|industrial company"},
    Row{"Infrastructure", "critical infrastructure"},
    Row{"Insurance", "insurance|insurers|insurer|insurance company|reinsurer"},
    Row{"Investment",
        "investment firm|investment company|investment funds|venture capital|fund manager|fund "
        "managers|hedge fund|hedge funds|private equity|asset manager|asset managers"},
    Row{"Journalist", "journalist|journalists|reporters|correspondents|editors"},
    Row{"Justice",
        "district court|supreme court|high court|prosecutor's office|ministry of justice|court of "
        "appeal|courthouse|prison service|prison|prisons|court|courts|tribunal"},
    Row{"Legal", "legal services|legal sector"},
    Row{"Lawyers", "law firm|law firms|lawyer|lawyers|solicitors|notaries|barristers|notary"},
    Row{"Life science", "life sciences|life science"},
    Row{"Logistic",
        "logistics|freight forwarder|freight forwarders|parcel service|parcel "
        "carrier|haulier|hauliers|warehouse operator|courier firm|courier "
        "company|courier|couriers|parcel services"},
    Row{"Managed Services Provider",
        "managed service provider|managed service providers|msps|managed it service "
        "providers|managed services|managed services provider"},
    Row{"Manufacturing",
        "manufacturing|manufacturer|manufacturers|maker of|makers of|factory|factories|plant of"},
    Row{"Maritime",
        "maritime|port authority|harbour authority|harbor authority|harbour|seaport|ports|coast "
        "guard|port operator|terminal operator|container terminal|container "
        "terminals|seaports|harbor|ferry company|ferry operator|pilots of the port"},
    Row{"Metal",
        "aluminium smelter|aluminum smelter|smelter|metal works|metal industry|copper works"},
    Row{"Military",
        "military|armed forces|navy|air force|army|ministry of defence|ministry of defense|defence "
        "ministry|defense ministry"},
    Row{"Mining",
        "mining companies|mining industry|mining company|miner of|mine operator|copper "
        "mine|lithium mine|lithium|mines|mine|quarry"},
    Row{"NGO",
        "ngo|ngos|non-governmental organisation|non-governmental organisations|non-governmental "
        "organization|non-governmental organizations|aid organisation|aid organization|relief "
        "organisation|human rights organisation|human rights group|human rights groups"},
    Row{"News - Media",
        "media|news organisations|news "
        "organizations|newspaper|newspapers|broadcasters|broadcaster|radio station|radio "
        "stations|news agency|news site|news outlet|news outlets|newsroom|magazine|publisher of "
        "news"},
    Row{"Non-profit organisation",
        "charity|charities|foundation|non-profit|donation platform|not-for-profit|foundations"},
    Row{"Oil",
        "oil and gas|oil companies|oil industry|oil company|refinery|refineries|oil producer|oil "
        "trader"},
    Row{"Opposition", "opposition party|opposition politicians|opposition figures"},
    Row{"Payment", "payment processor|payment processors|payment provider|payment service"},
    Row{"Petrochemical", "petrochemical|petrochemicals"},
    Row{"Pharmacy",
        "pharmaceutical|pharmaceuticals|pharmacy|pharmacies|drug maker|drug makers|vaccine "
        "maker|vaccine developer"},
    Row{"Police - Law enforcement",
        "police|law enforcement|police force|police authority|border guard"},
    Row{"Political party", "political party|political parties"},
    Row{"Publishing industry",
        "publishing house|publishing houses|book publisher|publisher|publishers"},
    Row{"Railway", "railway|railways|rail operator|train operator|railway company"},
    Row{"Research - Innovation",
        "research institute|research institutes|research institution|research "
        "institutions|research organisations|research organizations|research centre|research "
        "center|laboratory for|research laboratory|research group|research laboratories|institute "
        "for|polar institute|laboratory"},
    Row{"Restaurant", "restaurant|restaurants|restaurant chain"},
    Row{"Retail",
        "retail|retailers|retailer|supermarket|supermarkets|chain of shops|department "
        "store|shops|tills|garden shops|grocer|grocery chain|shop chain"},
    Row{"Satellite navigation", "satellite navigation"},
    Row{"Semi-conductors",
        "semiconductor|semiconductors|chip maker|chip makers|chipmaker|chip designer|power "
        "chips|foundry|chips"},
    Row{"Shipping",
        "shipping company|shipping line|shipping lines|shipping|shipping firm|ferry "
        "operator|tanker operator|ship owner|shipowner|container line|shipyard|shipyards|shipping "
        "companies|freight line"},
    Row{"Space",
        "space agency|satellite operator|satellite operators|launch provider|ground station|ground "
        "stations|space agencies|observatory"},
    Row{"Sport",
        "sports|olympic games|olympics|anti-doping|football club|sports federation|stadium"},
    Row{"Steel", "steel works|steelworks|steel mill|steel maker|steel producer"},
    Row{"Technology", "technology company|technology companies|technology firm|technology firms"},
    Row{"Telecoms",
        "telecommunications|telecommunication|telecom|telecoms|telecommunications "
        "provider|telecommunications companies|mobile operator|mobile operators|phone "
        "operator|phone company|telephone company|mobile network|network "
        "operator|carrier|carriers|telecom operator"},
    Row{"Television broadcast",
        "television|television station|television channel|tv station|tv channel|television "
        "channels|broadcaster|broadcasters"},
    Row{"Think Tanks",
        "think tank|think tanks|foreign-policy institute|foreign-policy institutes|policy "
        "institute"},
    Row{"Tourism", "tourism|tour operator|tour operators"},
    Row{"Travel", "travel agency|travel agencies|booking platform|tour operator"},
    Row{"Transport",
        "transport|public transport|tram company|bus company|bus operator|metro operator|transit "
        "agency|transport authority|tram operator|bus companies|haulier|hauliers|taxi company"},
    Row{"Veterinary", "veterinary|veterinary clinic|animal clinic"},
    Row{"Water",
        "water utility|water utilities|water works|waterworks|water supplier|water "
        "company|wastewater|sewage plant|drinking water|sewage works"},
};

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
