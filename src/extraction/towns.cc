// Regions, provinces and further towns that reports place a victim in, by hand; facts. As in
// cities.cc, what is mostly a word or a person's name is left out ("Reading", "Victoria").
#include <array>

#include "extraction/place_names.h"
#include "extraction/victims.h"

namespace perpend::extraction {
namespace {

using Row = PlacesOfCountry;

constexpr std::array kTowns = {
    Row{"AE", "Sharjah|Ajman|Ras Al Khaimah|Fujairah"},
    Row{"AF", "Herat|Kandahar|Mazar-i-Sharif"},
    Row{"AR",
        "C\xC3\xB3rdoba|Rosario|Mendoza|La Plata|Mar del Plata|Neuqu\xC3\xA9n|Patagonia|Bah\xC3\xAD"
        "a Blanca"},
    Row{"AT", "Graz|Linz|Klagenfurt|Tyrol|Styria|Carinthia|Vorarlberg"},
    Row{"AU",
        "Sydney|Perth|Hobart|Darwin|Queensland|New South Wales|Tasmania|Western Australia|South "
        "Australia|Geelong|Wollongong|Cairns|Townsville"},
    Row{"BA", "Banja Luka|Mostar|Tuzla"},
    Row{"BD", "Khulna|Sylhet|Rajshahi"},
    Row{"BE", "Li\xC3\xA8ge|Liege|Bruges|Leuven|Namur|Charleroi|Flanders|Wallonia|Mechelen"},
    Row{"BG", "Sofia|Burgas|Ruse"},
    Row{"BO", "Cochabamba|Santa Cruz de la Sierra|Sucre|Oruro"},
    Row{"BR",
        "Curitiba|Porto Alegre|Belo "
        "Horizonte|Fortaleza|Manaus|Bras\xC3\xADlia|Goi\xC3\xA2nia|Campinas|Florian\xC3\xB3polis|"
        "Minas Gerais|Bel\xC3\xA9m|Pernambuco|Rio Grande do Sul"},
    Row{"BY", "Gomel|Grodno|Vitebsk"},
    Row{"CA",
        "Nova Scotia|Quebec|Ontario|Alberta|Manitoba|Saskatchewan|British Columbia|New "
        "Brunswick|Newfoundland|Yukon|Halifax|Winnipeg|Saskatoon|Moncton|Ottawa Valley"},
    Row{"CH", "Bern|Lucerne|St. Gallen|Winterthur|Lugano|Zug|Ticino|Valais"},
    Row{"CI",
        "Bouak\xC3\xA9|San-P\xC3\xA9"
        "dro"},
    Row{"CL",
        "Antofagasta|Calama|Temuco|Iquique|Punta Arenas|Puerto Montt|Rancagua|Talca|La "
        "Serena|Copiap\xC3\xB3|Arica"},
    Row{"CN",
        "Hangzhou|Nanjing|Tianjin|Xi'an|Chongqing|Dalian|Qingdao|Suzhou|Xiamen|Sichuan|Guangdong|"
        "Zhejiang"},
    Row{"CO", "Barranquilla|Cartagena de Indias|Bucaramanga|Pereira|Antioquia"},
    Row{"CR", "Alajuela|Heredia|Lim\xC3\xB3n|Puntarenas"},
    Row{"CY", "Larnaca|Paphos"},
    Row{"CZ", "Ostrava|Plze\xC5\x88|Pilsen|Olomouc|Liberec|Moravia|Bohemia"},
    Row{"DE",
        "Duisburg|Essen|Dortmund|Hanover|Hannover|Bremen|N\xC3\xBCrnberg|Nuremberg|Rostock|Kiel|"
        "Bonn|Mannheim|Karlsruhe|Augsburg|Wiesbaden|Mainz|Freiburg|Bavaria|Saxony|Hesse|"
        "Brandenburg|Rhineland|L\xC3\xBC"
        "beck|Erfurt|Kassel|Bochum|Wuppertal|Potsdam|Chemnitz|Jena"},
    Row{"DK", "Odense|Aalborg|Esbjerg|Jutland"},
    Row{"DZ",
        "Oran|Annaba|B\xC3\xA9ja\xC3\xAF"
        "a"},
    Row{"EC", "Cuenca|Manta|Ambato"},
    Row{"EE", "P\xC3\xA4rnu|Narva"},
    Row{"EG", "Port Said|Luxor|Aswan|Giza|Ismailia|Mansoura"},
    Row{"ES",
        "Zaragoza|M\xC3\xA1laga|Malaga|Murcia|Vigo|Catalonia|Galicia|Andalusia|Basque "
        "Country|Asturias|Alicante|Valladolid|Palma de Mallorca|Granada|San Sebasti\xC3\xA1n|A "
        "Coru\xC3\xB1"
        "a|Gij\xC3\xB3n"},
    Row{"ET", "Dire Dawa|Mekelle|Bahir Dar|Hawassa"},
    Row{"FI", "Oulu|Espoo|Vaasa|Lapland|Jyv\xC3\xA4skyl\xC3\xA4|Kuopio|Rovaniemi"},
    Row{"FR",
        "Paris|Nantes|Lille|Montpellier|Rennes|Grenoble|Dijon|Brittany|Normandy|Alsace|Provence|Le "
        "Havre|Rouen|Reims|Metz|Clermont-Ferrand|Saint-\xC3\x89tienne|Le Mans"},
    Row{"GB",
        "Liverpool|Sheffield|Bristol|Newcastle|Nottingham|Leicester|Cambridge|Oxford|Aberdeen|"
        "Dundee|Inverness|Swansea|Scotland|Wales|England|Northern "
        "Ireland|Yorkshire|Cornwall|Devon|Lancashire|Norfolk|Suffolk|Kent|Essex|Sussex|Cumbria|"
        "Plymouth|Southampton|Portsmouth|Norwich|Exeter|Coventry"},
    Row{"GE", "Kutaisi|Rustavi|Poti"},
    Row{"GH", "Tamale|Takoradi|Cape Coast"},
    Row{"GR", "Piraeus|Patras|Heraklion|Crete|Volos|Larissa"},
    Row{"GT", "Quetzaltenango|Antigua Guatemala"},
    Row{"HN", "Tegucigalpa|San Pedro Sula|La Ceiba"},
    Row{"HR", "Rijeka|Osijek|Dubrovnik|Zadar|Istria"},
    Row{"HU",
        "Debrecen|Szeged|Gy\xC5\x91r|Miskolc|P\xC3\xA9"
        "cs"},
    Row{"ID", "Medan|Semarang|Makassar|Denpasar|Bali|Yogyakarta|Sumatra|Sulawesi|Balikpapan|Batam"},
    Row{"IE", "Cork|Limerick|Waterford|Sligo|Kilkenny|Donegal"},
    Row{"IL", "Jerusalem|Ramat Gan|Beersheba|Herzliya|Netanya|Ashdod|Petah Tikva"},
    Row{"IN",
        "Bengaluru|Pune|Ahmedabad|Kochi|Jaipur|Lucknow|Kerala|Gujarat|Maharashtra|Tamil "
        "Nadu|Karnataka|Punjab|Surat|Nagpur|Indore|Visakhapatnam|Noida|Gurugram|Coimbatore"},
    Row{"IQ", "Mosul|Kirkuk|Najaf|Sulaymaniyah"},
    Row{"IR", "Mashhad|Shiraz|Tabriz|Bandar Abbas|Ahvaz"},
    Row{"IS", "Reykjav\xC3\xADk|Akureyri|Keflav\xC3\xADk"},
    Row{"IT",
        "Rome|Genoa|Florence|Trieste|Padua|Verona|Palermo|Bari|Sicily|Sardinia|Lombardy|Tuscany|"
        "Veneto|Piedmont|Parma|Modena|Catania|Cagliari|Perugia|Ancona|Brescia|Bergamo|Udine|Pisa"},
    Row{"JM", "Montego Bay|Ocho Rios"},
    Row{"JO", "Aqaba|Irbid|Zarqa"},
    Row{"JP",
        "Yokohama|Kobe|Hiroshima|Sendai|Niigata|Okinawa|Hokkaido|Kyushu|Nagano|Kanazawa|Shizuoka|"
        "Kumamoto|Kitakyushu|Okayama|Nara|Aichi|Hamamatsu"},
    Row{"KE", "Kisumu|Nakuru|Eldoret"},
    Row{"KR", "Daegu|Daejeon|Gwangju|Ulsan|Suwon|Pangyo|Jeju|Pohang|Changwon|Seongnam"},
    Row{"KW", "Kuwait City"},
    Row{"KZ", "Shymkent|Karaganda|Aktau|Atyrau|Pavlodar|Aktobe"},
    Row{"LB", "Sidon|Baalbek"},
    Row{"LK", "Kandy|Galle|Jaffna"},
    Row{"LT",
        "Klaip\xC4\x97"
        "da|Klaipeda|\xC5\xA0iauliai"},
    Row{"LV", "Liep\xC4\x81ja|Liepaja|Daugavpils|Ventspils|Jelgava"},
    Row{"MA", "Tangier|Fez|Agadir|Marrakech|Oujda|Tetouan"},
    Row{"MX",
        "Canc\xC3\xBAn|Cancun|Puebla|Tijuana|M\xC3\xA9rida|Quer\xC3\xA9taro|Oaxaca|Chihuahua|"
        "Jalisco|Nuevo Le\xC3\xB3n|Veracruz|Acapulco|Yucat\xC3\xA1n|Toluca|Hermosillo|Ciudad "
        "Ju\xC3\xA1rez|San Luis Potos\xC3\xAD"},
    Row{"MY", "Kuching|Kota Kinabalu|Sabah|Sarawak|Ipoh|Melaka|Malacca|Selangor|George Town"},
    Row{"MZ", "Beira|Nampula"},
    Row{"NG", "Ibadan|Port Harcourt|Kaduna|Enugu|Benin City|Abeokuta|Ilorin"},
    Row{"NI", "Masaya"},
    Row{"NL",
        "Groningen|Tilburg|Breda|Maastricht|Nijmegen|Arnhem|Delft|Leiden|Friesland|Haarlem|Limburg|"
        "Brabant|Zwolle|Enschede"},
    Row{"NO",
        "Troms\xC3\xB8|Tromso|Drammen|Kristiansand|Bod\xC3\xB8|\xC3\x85lesund|Alesund|Svalbard|"
        "Lofoten|Finnmark|Nordland"},
    Row{"NP", "Pokhara|Biratnagar"},
    Row{"NZ",
        "Dunedin|Tauranga|Waikato|Otago|Rotorua|Invercargill|Palmerston North|Hawke's Bay|Napier"},
    Row{"OM", "Salalah|Sohar"},
    Row{"PA", "Panama City|Col\xC3\xB3n"},
    Row{"PE", "Lima|Cusco|Trujillo|Piura|Iquitos|Callao|Chiclayo|Ica|Puno"},
    Row{"PH", "Quezon City|Makati|Iloilo|Baguio|Luzon|Mindanao|Cebu City|Davao City|Bacolod"},
    Row{"PK", "Faisalabad|Rawalpindi|Quetta|Multan|Sindh|Sialkot"},
    Row{"PL",
        "\xC5\x81\xC3\xB3"
        "d\xC5\xBA|Szczecin|Lublin|Katowice|Bydgoszcz|Silesia|Bia\xC5\x82ystok|Rzesz\xC3\xB3w|"
        "Gdynia|Toru\xC5\x84"},
    Row{"PT",
        "Coimbra|Braga|Faro|Aveiro|Set\xC3\xBA"
        "bal|Algarve|Madeira|Azores|\xC3\x89vora|Leiria"},
    Row{"RO",
        "Ia\xC8\x99i|Iasi|Constan\xC8\x9B"
        "a|Constanta|Bra\xC8\x99ov|Brasov|Cluj|Timi\xC8\x99oara|Transylvania|Craiova|Sibiu|"
        "Ploie\xC8\x99ti|Oradea"},
    Row{"RS", "Ni\xC5\xA1|Kragujevac|Subotica"},
    Row{"RU",
        "Yekaterinburg|Kazan|Vladivostok|Samara|Omsk|Rostov|Krasnoyarsk|Murmansk|Kaliningrad|"
        "Siberia|Tatarstan"},
    Row{"SA", "Jubail|Medina|Dhahran|Yanbu|Khobar|Tabuk"},
    Row{"SE",
        "Lund|Link\xC3\xB6ping|V\xC3\xA4ster\xC3\xA5s|\xC3\x96rebro|Ume\xC3\xA5|Lule\xC3\xA5|"
        "Kiruna|Helsingborg|Norrk\xC3\xB6ping|J\xC3\xB6nk\xC3\xB6ping|Gotland|Sundsvall"},
    Row{"SG", "Jurong|Changi"},
    Row{"SI", "Koper|Celje|Kranj"},
    Row{"SK", "\xC5\xBDilina|Zilina|Pre\xC5\xA1ov|Nitra|Trnava"},
    Row{"SN", "Thi\xC3\xA8s"},
    Row{"SV", "San Salvador"},
    Row{"SY", "Damascus|Aleppo|Homs|Latakia"},
    Row{"TH", "Phuket|Chiang Mai|Pattaya|Hat Yai|Khon Kaen|Chonburi|Rayong|Ayutthaya"},
    Row{"TN", "Sfax|Sousse|Bizerte"},
    Row{"TR",
        "Izmir|Bursa|Antalya|Adana|Gaziantep|Konya|Trabzon|\xC4\xB0zmir|Anatolia|Mersin|Kayseri"},
    Row{"TW", "Taichung|Kaohsiung|Tainan|Hsinchu|Taoyuan|Keelung"},
    Row{"TZ", "Dar es Salaam|Dodoma|Arusha|Mwanza|Zanzibar"},
    Row{"UA",
        "Kharkiv|Odesa|Odessa|Lviv|Dnipro|Zaporizhzhia|Vinnytsia|Poltava|Chernihiv|Mykolaiv|"
        "Kherson|Donbas|Ivano-Frankivsk|Zhytomyr|Ternopil|Uzhhorod"},
    Row{"UG", "Entebbe|Gulu|Jinja|Mbarara"},
    Row{"US",
        "Dallas|Austin|Phoenix|Detroit|Minneapolis|Baltimore|Miami|Orlando|Las Vegas|Portland|San "
        "Diego|Cleveland|Cincinnati|Pittsburgh|Milwaukee|St. Louis|Kansas City|Nashville|New "
        "Orleans|Sacramento|Honolulu|Anchorage|Alaska|Hawaii|Oregon|Nevada|Utah|Colorado|Minnesota|"
        "Wisconsin|Michigan|Illinois|Indiana|Iowa|Kansas|Missouri|Oklahoma|Arkansas|Louisiana|"
        "Mississippi|Alabama|Tennessee|Kentucky|Pennsylvania|New "
        "Jersey|Massachusetts|Connecticut|Vermont|New Hampshire|Maine|Rhode "
        "Island|Delaware|Maryland|North Carolina|South Carolina|North Dakota|South "
        "Dakota|Nebraska|Montana|Wyoming|Idaho|Arizona|New Mexico|West Virginia|Washington "
        "State|San Antonio|Indianapolis|Memphis|Tampa|Salt Lake City|Albuquerque"},
    Row{"UY", "Punta del Este|Maldonado|Paysand\xC3\xBA|Colonia del Sacramento"},
    Row{"UZ", "Bukhara|Andijan|Fergana|Namangan"},
    Row{"VE", "Barquisimeto|Ciudad Guayana"},
    Row{"VN", "Can Tho|Nha Trang|Saigon|Hai Phong|Vung Tau|Binh Duong|Dong Nai"},
    Row{"YE",
        "Aden|Hodeidah|Taiz|Sana\xE2\x80\x99"
        "a"},
    Row{"ZA",
        "Port Elizabeth|Gqeberha|Bloemfontein|KwaZulu-Natal|Gauteng|Stellenbosch|Soweto|Western "
        "Cape|Eastern Cape|Limpopo|Pietermaritzburg|East London"},
    Row{"ZM", "Ndola|Kitwe"},
    Row{"ZW", "Mutare|Gweru"}};

}  // namespace

std::vector<LexiconEntry> towns() { return place_entries(kTowns); }

}  // namespace perpend::extraction
