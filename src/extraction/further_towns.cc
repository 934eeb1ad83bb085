// Further towns, provinces and states that reports place a victim in, by hand; facts. As in
// cities.cc, what is mostly a word or a person's name is left out ("Hue", "Charlotte").
#include <array>

#include "extraction/place_names.h"
#include "extraction/victims.h"

namespace perpend::extraction {
namespace {

using Row = PlacesOfCountry;

constexpr std::array kTowns = {
    Row{"AE", "Al Ain"},
    Row{"AL", "Durr\xC3\xABs|Vlor\xC3\xAB|Shkod\xC3\xABr"},
    Row{"AM", "Gyumri|Vanadzor"},
    Row{"AO", "Lobito|Benguela|Huambo"},
    Row{"AR", "Tucum\xC3\xA1n|Salta|Bahia Blanca|Comodoro Rivadavia|Ushuaia"},
    Row{"AT", "Villach|Wels|St. P\xC3\xB6lten|Bregenz|Dornbirn"},
    Row{"AZ", "Ganja|Sumgait"},
    Row{"BA", "Zenica"},
    Row{"BD", "Comilla|Narayanganj|Gazipur"},
    Row{"BE", "Ostend|Mons|Kortrijk|Hasselt|Aalst"},
    Row{"BG", "Stara Zagora|Pleven"},
    Row{"BH", "Sitra|Muharraq|Riffa"},
    Row{"BJ", "Parakou"},
    Row{"BO", "El Alto|Potos\xC3\xAD"},
    Row{"BR",
        "Salvador de "
        "Bahia|Vit\xC3\xB3ria|Londrina|Joinville|Santos|Uberl\xC3\xA2ndia|Cuiab\xC3\xA1|S\xC3\xA3o "
        "Lu\xC3\xADs|Macei\xC3\xB3|Niter\xC3\xB3i|Ribeir\xC3\xA3o Preto"},
    Row{"BW", "Francistown|Maun"},
    Row{"BY", "Brest-Litovsk|Mogilev|Homel|Hrodna|Vitsebsk"},
    Row{"CA", "Kelowna|Kitchener|Mississauga|Sudbury|Saint John|Gatineau|Sherbrooke"},
    Row{"CH", "Neuch\xC3\xA2tel|Fribourg|Schaffhausen|Thun|Chur"},
    Row{"CL",
        "Santiago de Chile|Vi\xC3\xB1"
        "a del Mar"},
    Row{"CM", "Bamenda"},
    Row{"CN", "Ningbo|Kunming|Harbin|Changsha|Zhengzhou"},
    Row{"CO", "Cali|Manizales"},
    Row{"CZ",
        "\xC4\x8C"
        "esk\xC3\xA9 Bud\xC4\x9Bjovice|Hradec Kr\xC3\xA1lov\xC3\xA9|Pardubice|Zl\xC3\xADn"},
    Row{"DE",
        "Aachen|Regensburg|Saarbr\xC3\xBC"
        "cken|Thuringia|Lower Saxony|Schleswig-Holstein"},
    Row{"DO", "Punta Cana"},
    Row{"EE", "Parnu"},
    Row{"EG", "Suez"},
    Row{"FI", "Vantaa|Lahti"},
    Row{"FJ", "Nadi|Lautoka"},
    Row{"FR", "Toulon|Angers|Limoges|Savoy"},
    Row{"GB", "Brighton|Sunderland|Wolverhampton"},
    Row{"GH", "Tema"},
    Row{"GR", "Rhodes|Chania|Ioannina"},
    Row{"HR", "Split"},
    Row{"IL", "Eilat"},
    Row{"IN", "Bhopal|Chandigarh|Goa"},
    Row{"IR", "Qom"},
    Row{"IS", "Keflavik"},
    Row{"JP", "Kawasaki"},
    Row{"KG", "Karakol"},
    Row{"KR", "Sejong"},
    Row{"LA", "Luang Prabang|Savannakhet"},
    Row{"LB", "Zahle"},
    Row{"LK", "Negombo"},
    Row{"LT", "Siauliai"},
    Row{"MA", "Meknes"},
    Row{"MD", "B\xC4\x83l\xC8\x9Bi|Tiraspol|Cahul"},
    Row{"ME", "Budva|Nik\xC5\xA1i\xC4\x87"},
    Row{"MG", "Toamasina|Antsirabe"},
    Row{"MK", "Bitola|Ohrid|Tetovo"},
    Row{"MN", "Darkhan|Erdenet"},
    Row{"MT", "Sliema|Gozo"},
    Row{"MU", "Curepipe"},
    Row{"MX", "Ciudad Juarez|Saltillo"},
    Row{"NA", "Walvis Bay|Swakopmund"},
    Row{"NG", "Calabar"},
    Row{"NZ", "Queenstown"},
    Row{"PH", "Subic"},
    Row{"PL", "Pozna\xC5\x84|Lodz|Bialystok|Rzeszow"},
    Row{"PT", "Evora|Setubal"},
    Row{"PY", "Ciudad del Este|Encarnaci\xC3\xB3n"},
    Row{"RS",
        "\xC4\x8C"
        "a\xC4\x8D"
        "ak|Cacak"},
    Row{"RU", "Rostov-on-Don"},
    Row{"SE", "Malmo|Linkoping|Lulea|G\xC3\xA4vle"},
    Row{"SN", "Ziguinchor"},
    Row{"TR",
        "Eski\xC5\x9F"
        "ehir"},
    Row{"TT", "Tobago"},
    Row{"US",
        "Reno|Tucson|Spokane|Boise|Des "
        "Moines|Omaha|Tulsa|Wichita|Louisville|Buffalo|Raleigh|Jacksonville|Fort Worth|El "
        "Paso|Oakland|Virginia Beach|Hartford|Akron|Dayton"},
    Row{"VN", "Quy Nhon|Bien Hoa|Dalat"},
    Row{"ZA", "Nelspruit|Mbombela|Polokwane"},
};

}  // namespace

std::vector<LexiconEntry> further_towns() { return place_entries(kTowns); }

}  // namespace perpend::extraction
