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
        "accountants|accountancy|payroll bureau|payroll "
        "provider|auditors|bookkeeper|bookkeepers|audit firm|accounting firm|accounting "
        "firms|accounting office"},
    Row{"Activists", "activist|activists|human rights defenders|campaigners"},
    Row{"Advertising", "advertising agency|advertising agencies"},
    Row{"Aerospace",
        "aerospace|aircraft maker|aircraft manufacturer|satellite maker|satellite antennas"},
    Row{"Agriculture",
        "agriculture|agricultural|farm|farms|farmers' cooperative|grain trader|grain "
        "traders|dairy|seed company|seed companies|seed producer|plant "
        "breeder|vineyard|vineyards|fruit grower|fruit growers|farming"},
    Row{"Automotive",
        "automotive|car maker|car makers|carmaker|carmakers|vehicle manufacturer|car "
        "parts|axles|brake supplier|seat supplier|car-seat supplier|maker of axles"},
    Row{"Bank",
        "bank|banks|banking|credit union|savings bank|savings banks|clearing house|member "
        "bank|member banks|central bank|lender|bank of"},
    Row{"Biomedical",
        "biomedical|biotech|biotechnology|gene therapy|genetics laboratory|medical laboratory"},
    Row{"Casino", "casino|casinos|online gambling|gambling|betting"},
    Row{"Chemical",
        "chemical industry|chemical companies|chemicals|chemical plant|chemical plants|chemical "
        "company"},
    Row{"Civil Aviation",
        "airline|airlines|aviation|airport|airports|air traffic control|air carrier|air "
        "carriers|low-cost carrier"},
    Row{"Civil society", "civil society"},
    Row{"Construction",
        "construction|builder of roads|building company|architects' office|construction "
        "company|construction firm"},
    Row{"Consulting",
        "consultancy|consultancies|consulting firm|consulting firms|consulting company"},
    Row{"Culture",
        "museum|museums|theatre|theatres|opera house|concert hall|public library|city "
        "library|national library|state archive|national archive|city archive|antiquities archive"},
    Row{"Defense",
        "defense|defence|defence contractor|defense contractor|defence contractors|defense "
        "contractors|defence supplier|defense supplier|arms maker|arms manufacturer|armed forces "
        "supplier|supplier to the armed forces|shipbuilder|supplier of optical "
        "sensors|torpedo|ammunition works|missile parts|missile-parts|munitions works|drone "
        "manufacturer|armoured vehicle|tank maker|weapons maker"},
    Row{"Digital services",
        "web host|web hosts|hosting company|hosting provider|hosting providers|cloud "
        "provider|cloud providers"},
    Row{"Diplomacy",
        "diplomacy|diplomatic|diplomats|diplomat|embassy|embassies|consulate|consulates|foreign "
        "ministry|foreign ministries|ministry of foreign affairs|ministries of foreign "
        "affairs|counsellors"},
    Row{"Dissidents", "dissident|dissidents|exiles"},
    Row{"eCommerce",
        "online shop|online shops|e-commerce|web shop|web shops|online retailer|online shop "
        "for|internet shop"},
    Row{"Education", "education|schools|school|school district|school districts|kindergartens"},
    Row{"Electric",
        "electricity|power grid|electric utility|electric utilities|power plants|power plant|grid "
        "operator|power company|power companies|transmission "
        "operator|substation|substations|electricity distributor|electricity supplier"},
    Row{"Energy",
        "energy|solar|wind farm|wind farms|wind turbines|hydropower|nuclear plant|power "
        "company|solar inverters|gas trader|energy trader|gas storage|district "
        "heating|transmission operator|utility company|public utility|municipal utility|wind "
        "turbine builder|wind turbine|power distributor|gas liquefaction"},
    Row{"Engineering",
        "engineering companies|engineering firms|engineering firm|engineering company|engineering "
        "office|engineering consultancy|engineers' office|engineering school"},
    Row{"Entertainment", "entertainment|film studio|record label"},
    Row{"Finance",
        "financial|financial institutions|financial services|financial sector|finance|pension "
        "fund|pension funds|asset manager|asset managers|brokerage|stock exchange|hedge fund|hedge "
        "funds|crypto exchange|cryptocurrency exchange|exchange for digital coins|payment "
        "institution"},
    Row{"Food",
        "food producer|food producers|food "
        "company|brewery|breweries|bakery|bakeries|slaughterhouse|meat processor|dairy "
        "cooperative|meat packer|dairies|sugar mill|sugar refinery|dairy exporter|cheese dairy"},
    Row{"Game",
        "gaming|video game|video games|game developers|game studio|game studios|mobile "
        "games|mobile game"},
    Row{"Gas",
        "oil and gas|natural gas|gas supplier|gas network|gas pipeline|gas company|gas "
        "liquefaction company"},
    Row{"Government, Administration",
        "government|governments|governmental|government agencies|government "
        "agency|ministry|ministries|public administration|local "
        "government|municipality|municipalities|city council|town council|town hall|city "
        "hall|parliament|tax office|tax authority|customs authority|provincial government|regional "
        "government|civil registry|county administration|foreign ministry|ministry of foreign "
        "affairs|land registry|electoral commission|social security office|weather "
        "service|statistics office|county council|customs office|immigration office|city of|town "
        "of|council of ministers|municipal council|regional council|revenue authority|population "
        "register|customs service|road administration|election commission|municipality of"},
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
        "provider"},
    Row{"IT - ISP",
        "internet service provider|internet service providers|isps|internet provider|internet "
        "providers"},
    Row{"Immigration", "immigration office|immigration authority"},
    Row{"Industrial", "industrial control|industrial company"},
    Row{"Infrastructure", "critical infrastructure"},
    Row{"Insurance", "insurance|insurers|insurer|insurance company|reinsurer|insurance fund of"},
    Row{"Investment",
        "investment firm|investment company|investment funds|venture capital|fund manager|fund "
        "managers|hedge fund|hedge funds|private equity|asset manager|asset managers"},
    Row{"Journalist",
        "journalist|journalists|reporters|correspondents|editors|investigative "
        "editor|investigative magazine"},
    Row{"Justice",
        "district court|supreme court|high court|prosecutor's office|ministry of justice|court of "
        "appeal|courthouse|prison service|prison|prisons|court|courts|tribunal"},
    Row{"Legal", "legal services|legal sector"},
    Row{"Lawyers", "lawyer|lawyers"},
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
        "ministry|defense ministry|barracks|naval base|air base"},
    Row{"Mining",
        "mining companies|mining industry|mining company|miner of|mine operator|copper "
        "mine|lithium mine|mine|quarry"},
    Row{"NGO",
        "ngo|ngos|non-governmental organisation|non-governmental organisations|non-governmental "
        "organization|non-governmental organizations|aid organisation|aid organization|relief "
        "organisation|human rights organisation|human rights group|human rights groups"},
    Row{"News - Media",
        "news organisations|news organizations|newspaper|newspapers|broadcasters|broadcaster|radio "
        "station|radio stations|news agency|news site|news outlet|news "
        "outlets|newsroom|magazine|publisher of news"},
    Row{"Non-profit organisation",
        "charity|charities|foundation|non-profit|donation platform|not-for-profit|foundations"},
    Row{"Oil",
        "oil and gas|oil companies|oil industry|oil company|refinery|refineries|oil producer|oil "
        "trader|fuel pipeline|oil pipelines"},
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
        "publishing house|publishing houses|book publisher|publisher|publishers|publisher of "
        "books"},
    Row{"Railway",
        "railway|railways|rail operator|train operator|railway company|tram company|metro "
        "operator"},
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
        "companies|freight line|shipbroker|shipbrokers|ship broker|tanker company|liner company"},
    Row{"Space",
        "space agency|satellite operator|satellite operators|launch provider|ground station|ground "
        "stations|space agencies|observatory|satellite internet"},
    Row{"Sport",
        "sports|olympic games|olympics|anti-doping|football club|sports federation|stadium"},
    Row{"Steel", "steel works|steelworks|steel mill|steel maker|steel producer"},
    Row{"Technology", "technology company|technology companies|technology firm|technology firms"},
    Row{"Telecoms",
        "telecommunications|telecommunication|telecom|telecoms|telecommunications "
        "provider|telecommunications companies|mobile operator|mobile operators|phone "
        "operator|phone company|telephone company|mobile network|network operator|telecom "
        "operator|telecom carrier|telecommunications carrier|mobile carrier|phone carrier"},
    Row{"Television broadcast",
        "television|television station|television channel|tv station|tv channel|television "
        "channels|broadcaster|broadcasters"},
    Row{"Think Tanks",
        "think tank|think tanks|foreign-policy institute|foreign-policy institutes|policy "
        "institute"},
    Row{"Tourism", "tourism|tour operator|tour operators|safari operator|safari lodge"},
    Row{"Travel", "travel agency|travel agencies|tour operator|travel agents"},
    Row{"Transport",
        "transport|public transport|tram company|bus company|bus operator|metro operator|transit "
        "agency|transport authority|tram operator|bus companies|haulier|hauliers|taxi company"},
    Row{"Veterinary", "veterinary|veterinary clinic|animal clinic"},
    Row{"Water",
        "water utility|water utilities|water works|waterworks|water supplier|water "
        "company|wastewater|sewage plant|drinking water|sewage works"},
    Row{"Academia - University",
        "campus|university library|universities'|institute of technology|students' union|law "
        "school|medical school|school of medicine|chair of"},
    Row{"Accounting",
        "bookkeeping|tax adviser|tax advisers|tax consultants|accountant|audit office|accounting "
        "firm"},
    Row{"Advertising", "ad agency|advertiser"},
    Row{"Aerospace",
        "aircraft parts|aerostructures|drone maker|rocket|engine maker|avionics|aeronautics"},
    Row{"Agriculture",
        "orchard|orchards|fruit exporter|asparagus exporter|agricultural exporter|grain "
        "cooperative|farmers|farmer|growers|grower|farm cooperative|orchard "
        "cooperative|agri-exporter|coffee cooperative|coffee exporter|tea estate|tea "
        "estates|plantation|plantations|winery|wineries|vintners|flower grower|flower "
        "exporter|sheep farmers|cattle|livestock|irrigation cooperative|cocoa|fertiliser "
        "cooperative|banana exporter|avocado exporter|salmon farm|fish farm"},
    Row{"Arts", "art dealer|art gallery|painters"},
    Row{"Automotive",
        "car-seat supplier|seat supplier|car seat supplier|brake supplier|axle plant|axle "
        "maker|tyre maker|tyre plant|car plant|vehicle maker|truck maker|gearbox maker|supplier to "
        "carmakers|automotive supplier|car factory|dealership|car dealer|car dealers|car "
        "dealership|motorcycle maker|bus maker|vehicle parts"},
    Row{"Casino", "casino resort|bookmaker|lottery|bookmakers|sportsbook"},
    Row{"Chemical",
        "olefins plant|fertiliser plant|fertilizer plant|paint maker|chemicals maker|chemical "
        "works|dye works|chlorine plant|polymer|olefins|chemical producer|chemical group"},
    Row{"Civil Aviation",
        "carrier's flight|flight school|ground handler|ground handling|air carrier|charter "
        "airline|airfield|flights"},
    Row{"Construction",
        "contractor for roads|civil engineering|bridge builder|roofing|building "
        "materials|construction group|property developer|housing association|real estate|estate "
        "agent|developer of housing|architects|architect"},
    Row{"Consulting", "consultants|advisory firm|management consultants|consulting house"},
    Row{"Culture",
        "antiquities "
        "archive|antiquities|heritage|philharmonic|orchestra|ballet|gallery|galleries|festival|zoo|"
        "cultural institute|cultural foundation"},
    Row{"DNS service provider", "domain registrar|dns host|domain registry|dns provider"},
    Row{"Defense",
        "munitions|ammunition maker|defence company|defense company|defence ministry "
        "supplier|armoured vehicles|arms exporter|naval shipyard|radar maker"},
    Row{"Digital services",
        "saas|payroll saas|software-as-a-service|saas provider|saas company|cloud service|online "
        "service|web hosting|data centre operator|data center operator|data centre|data center"},
    Row{"Diplomacy",
        "high commission|permanent mission|envoy|envoys|chancery|consulates|foreign "
        "service|foreign office|ambassador"},
    Row{"Education",
        "secondary school|primary school|grammar school|school board|schools "
        "authority|kindergarten|vocational school|pupils|exam board|high school"},
    Row{"Electric",
        "distribution company|power distributor|grid|electric cooperative|electricity "
        "company|electric company|power station|dam operator|network operator for power"},
    Row{"Electronic",
        "electronics maker|electronics manufacturer|sensor maker|camera maker|circuit "
        "boards|consumer electronics|maker of sensors|maker of cameras|phone maker|smart locks"},
    Row{"Employment",
        "staffing|temp agency|recruitment agency|employment agency|labour office|recruiter"},
    Row{"Energy",
        "wind park|solar park|energy company|energy supplier|energy trading|biogas|hydro "
        "plant|nuclear power|energy ministry|uranium|heating company|district heat|geothermal"},
    Row{"Engineering", "engineering group|engineering bureau|design office"},
    Row{"Entertainment",
        "telenovela|film company|film|cinema|cinemas|theatre chain|production company|music "
        "label|amusement"},
    Row{"Environment",
        "environment agency|environmental agency|forestry|national park|meteorological|weather"},
    Row{"Finance",
        "microfinance lender|microfinance|lender|credit bureau|leasing company|coin "
        "exchange|exchange for coins|mutual fund|treasury|loan company|mortgage|wealth "
        "manager|fintech|money transfer|remittance|clearing house|savings cooperative|building "
        "society|financial regulator|cryptocurrency|central bank"},
    Row{"Food",
        "creamery|fish processor|cannery|sugar company|coffee roaster|mill|flour mill|chocolate "
        "maker|beverage company|bottler|meat plant|food group|soft drinks|dairy processing|juice "
        "maker|snack"},
    Row{"Game",
        "game company|games company|games studio|game maker|gaming company|publisher of "
        "games|esports"},
    Row{"Gas", "lng|lng terminal|gas utility|gas distributor|gas transmission|gas producer"},
    Row{"Government, Administration",
        "district office|town administration|city administration|district administration|local "
        "authority|local authorities|county|county clerk|borough council|district council|land "
        "office|passport office|registry office|provincial office|regional office|mayor's "
        "office|office of the mayor|municipal|prefecture|governor's office|cabinet office|national "
        "archive|census office|voter registry|electoral office|public procurement|prime minister's "
        "office|presidential office|ministry of finance|ministry of health|ministry of "
        "labour|ministry of agriculture|customs administration|revenue service|tax directorate|tax "
        "service|state chancellery|licensing office|fisheries ministry|public works"},
    Row{"Health",
        "hospice|surgery|dental|care home|care homes|nursing home|health centre|health "
        "center|health trust|health board|maternity|ambulance|blood "
        "bank|psychiatric|physiotherapy|teaching hospital|medical centre|medical "
        "center|polyclinic|sanatorium|health authority|health ministry|health "
        "insurer|dentist|doctors|rehabilitation"},
    Row{"Higher education", "business school|technical university|graduate school"},
    Row{"Hospitality", "pubs|pub chain|conference centre|catering group"},
    Row{"Hotels", "resort|resorts|inn|lodges|safari lodges|lodge|hotels of|hotel operator|motel"},
    Row{"IT",
        "software firm|it firm|it department of|systems integrator|it house|database "
        "vendor|software group|container host|erp vendor"},
    Row{"IT - ISP",
        "isp|fibre provider|broadband provider|wireless provider|internet company|access "
        "provider|internet exchange|internet operator|cable provider"},
    Row{"Immigration", "visa centre|visa center|visa"},
    Row{"Industrial", "industrial group|compressor|boilers|pump works|plant builder"},
    Row{"Infrastructure", "airport operator|port of"},
    Row{"Insurance",
        "life insurer|health insurance fund|insurance group|insurance broker|mutual "
        "insurer|underwriter of"},
    Row{"Investment", "family office|holding company|sovereign fund|investment bank|fund"},
    Row{"Justice",
        "judicial|judicial chamber|court of justice|courts of|public prosecutor|prosecution "
        "service|magistrates|bailiffs|judiciary|ministry of the interior's "
        "prisons|penitentiary|court registry|probation service"},
    Row{"Lawyers", "law practice|law office|conveyancing firm|conveyancers|advocates|attorneys"},
    Row{"Legal", "legal practice"},
    Row{"Life science", "genomics|biobank|gene laboratory|sequencing"},
    Row{"Logistic",
        "cold store|cold-store|fulfilment|distribution centre|distribution "
        "center|warehouse|warehouses|forwarder|forwarders|freight company|supply chain firm|parcel "
        "firm|postal operator|post office|postal service|mail carrier"},
    Row{"Managed Services Provider",
        "msp|it outsourcer|outsourcing provider|it provider|service provider for it"},
    Row{"Manufacturing",
        "heat-pump maker|pump maker|plant|producer of|tool maker|machine "
        "builder|toolmaker|ceramics maker|glass works|glassworks|paper mill|textile mill|textile "
        "maker|furniture maker|toy maker|appliance maker|machine tools|packaging maker|bottling "
        "plant|assembly plant|garment factory|shoe factory|clock maker|battery plant|battery "
        "maker|elevator maker|instrument maker|cement works|cement plant"},
    Row{"Maritime",
        "shipyard|shipyards|marina|dockyard|naval architect|ship repair|pilotage|lighthouse "
        "authority"},
    Row{"Marketing", "marketing agency|marketing firm|call centre|call center|market research"},
    Row{"Metal", "metal trader|metalworks|zinc works|aluminium works|wire works"},
    Row{"Military",
        "naval|army base|military academy|general staff|air base|infantry|ministry of national "
        "defence"},
    Row{"Mining",
        "copper producer|gold producer|ore producer|gold mine|coal mine|iron ore|mining "
        "group|nickel mine|ore exporter|diamond mine|miners' company|mining firm"},
    Row{"NGO",
        "land-rights|relief agency|aid group|aid agency|refugee|humanitarian|press "
        "freedom|press-rights|rights group|rights organisation|environmental group|conservation "
        "group|aid organisations"},
    Row{"News - Media",
        "daily|daily paper|weekly|weekly paper|gazette|press agency|journalists' network|news "
        "portal|podcast|regional paper|evening paper|editorial office"},
    Row{"Non-profit organisation",
        "hospice charity|donors' foundation|not for profit|charitable|church|parish|trade "
        "union|union of|association of"},
    Row{"Oil",
        "crude pipeline|oil pipeline|pipeline operator|fuel supplier|fuel depot|oil terminal|oil "
        "field|oilfield|petroleum|fuel distributor|petrol stations|drilling company"},
    Row{"Online marketplace", "marketplace|online marketplace|auction site|classifieds"},
    Row{"Opposition", "opposition|opposition movement"},
    Row{"Payment",
        "payment switch|payments company|card processor|card issuer|payment gateway|switching "
        "company|acquirer|payments processor|mobile money"},
    Row{"Petrochemical", "petrochemical plant|petrochemical works|ethylene"},
    Row{"Pharmacy",
        "vaccine manufacturer|drug manufacturer|pharma|medicine maker|maker of vaccines|maker of "
        "medicines|maker of generics|generics maker|drugmaker|drugmakers|chain of chemists|drug "
        "company|drug companies|insulin"},
    Row{"Police - Law enforcement",
        "sheriff|sheriff's office|gendarmerie|constabulary|investigators of the police|provincial "
        "police"},
    Row{"Political party",
        "party committee|party headquarters|campaign committee|party office|election "
        "campaign|parliamentary group|party"},
    Row{"Programming",
        "developer of|software developer|software developers|app developer|developers of|software "
        "house|software houses"},
    Row{"Publishing industry", "printing house|printer of|map publisher"},
    Row{"Railway",
        "rail|railway operator|rail freight|freight railway|locomotive|railway signals|rail "
        "network|rail company|train company|rail infrastructure"},
    Row{"Research - Innovation",
        "research station|institute|research reactor|research council|technology park|polar "
        "station|reef|astronomers|laboratories of|innovation agency"},
    Row{"Restaurant", "pizza chain|caterer|catering|cafes|burger chain"},
    Row{"Retail",
        "high-street chain|fashion chain|fashion retailer|clothing chain|shoe "
        "chain|bookshop|bookshops|furniture chain|electronics chain|supermarket chain|discount "
        "chain|convenience stores|fashion house|fashion label|ceramics shop|shop|store "
        "chain|drugstore chain|opticians|optician|jeweller|jewellers|department stores"},
    Row{"Satellite navigation",
        "satellite positioning|positioning corrections|positioning service|gnss"},
    Row{"Semi-conductors", "wafer fab|fab|chip fab|semiconductor plant|chip plant|chip foundry"},
    Row{"Shipping",
        "feeder line|ferry company|ferry line|island shipping|shipping agent|tanker company|bulk "
        "carrier operator|liner|shipping group|vessel operator|ship manager|ship "
        "management|ferries"},
    Row{"Social networks", "social network|dating site|social media company"},
    Row{"Space",
        "satellite company|space|satellite imagery|rocket launch|teleport|satellite ground "
        "station"},
    Row{"Sport",
        "football association|football federation|cycling federation|olympic "
        "committee|athletics|ski federation|rugby|chess federation|sports club|sailing "
        "club|cricket"},
    Row{"Steel", "steel plant|steel company|steel group|rolling mill|blast furnace"},
    Row{"Streaming service",
        "streaming|streaming service|streaming platform|video platform|music service"},
    Row{"Technology",
        "tech company|tech firm|start-up|startup|scale-up|robotics|sensor company|ai company"},
    Row{"Telecoms",
        "mobile phone company|telco|telcos|phone network|satellite phone|cable operator|fibre "
        "operator|tower company|telephone operator"},
    Row{"Television broadcast", "tv broadcaster|tv|broadcasting company|television company"},
    Row{"Think Tanks",
        "policy centre|policy institute|institute of foreign affairs|foreign policy"},
    Row{"Tourism", "safari|tourist board|ski resort|theme park|tourist office|excursion"},
    Row{"Trade",
        "trading house|trading company|wholesaler|wholesalers|import house|importer|commodity "
        "trader|chamber of commerce|trade association|trading firm|auction house"},
    Row{"Transport",
        "toll operator|cable car|tram|trams|bus station|lorries|coach company|road "
        "haulage|motorway operator|traffic authority|transport company"},
    Row{"Travel", "travel company|travel portal|cruise line|cruise"},
    Row{"Veterinary", "veterinary practice|vet|vets|animal hospital"},
    Row{"Water",
        "water|water board|water boards|water authority|desalination|irrigation|reservoir|rural "
        "water|water district|treatment plant|sewerage"},
    Row{"eCommerce", "webshop|online store|online chemist|mail-order|e-shop"},
    Row{"Legal",
        "law firm|law firms|solicitors|notaries|barristers|notary|solicitors' firm|legal chambers"},
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
