// Lists of common nouns; no name of anybody's stands in them but those of the large wires, whose
// names are not made of such nouns. Tested in roles_test.cc.
#include "claims/roles.h"

#include <algorithm>
#include <string>
#include <vector>

#include "claims/words.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

constexpr string_view kOffices =
    "abbot activist administrator admiral adviser advisor aide ambassador analyst assistant "
    "attache attorney auctioneer auditor author banker bishop boss brigadier broker brother "
    "campaigner candidate captain cardinal caretaker chair chairman chairperson chairwoman "
    "chancellor chief cleaner clerk colleague colonel columnist commander commissioner "
    "congressman congresswoman constable consul consultant correspondent councillor counsel "
    "courier daughter dean defendant deputy detective developer diplomat director doctor "
    "driver economist editor emissary engineer envoy executive expert farmer father fellow "
    "fisherman founder general governor graduate guard hacker head historian husband imam "
    "informant insider inspector investor journalist judge justice king laureate lawmaker "
    "lawyer leader lecturer legislator librarian lieutenant magistrate major man manager "
    "marshal mathematician mayor member minister mother neighbor neighbour nurse officer "
    "official ombudsman ombudswoman organiser organizer owner partner physician physicist "
    "pilot politician pope premier president priest prince princess professor programmer "
    "prosecutor queen rabbi rector registrar regulator reporter researcher sailor scholar "
    "scientist secretary senator sergeant sister soldier solicitor son specialist spokesman "
    "spokesperson spokeswoman student suspect teacher technician trader treasurer veteran "
    "victim warden whistleblower widow wife witness woman ";
constexpr string_view kTitles =
    "acting adm assistant associate attorney-general brigadier-general brother capt chief "
    "co-director col defence defense deputy dr executive father finance first foreign former "
    "gen gov health home hon honorary interim interior junior justice lady lead lord lt maj "
    "major-general miss mr mrs ms prime prof rep rev reverend secretary-general security sen "
    "senior sgt sir sister trade vice ";
constexpr string_view kBodies =
    "academy administration agency airline airport alliance army association authority band "
    "bank board bureau cabinet carrier cell center centre chamber charity church city "
    "coalition collective college command commission committee company consortium consulate "
    "corp corporation council country county court crew customs delegation department diocese "
    "directorate embassy exchange federation firm force forces foundation fund gang gmbh "
    "government group hospital inc inspectorate institute insurer kingdom lab laboratory "
    "league lender limited llc ltd maker manufacturer ministry mission municipality museum "
    "nation navy network-operator ngo observatory office operator outfit parliament "
    "partnership party plc police port prefecture presidency provider publisher railway "
    "regulator-general republic retailer ring school secretariat senate service services "
    "society squad staff state supplier syndicate team town treasury trust union unit "
    "university utility ";
// Last words of the names of outlets. Half of them are nouns of other things too, so they count in
// names alone.
constexpr string_view kOutletNames =
    "advertiser afp ap argus bbc beacon blade broadcast broadcasting bugle bulletin channel "
    "chronicle clarion cnn courier daily digest dispatch echo examiner gazette globe guardian "
    "herald inquirer journal kyodo leader ledger mail messenger mirror monitor monthly news "
    "nhk observer online post press presse quarterly radio reader record register republic "
    "reuters review sentinel signal standard star sun telegraph television times tribune tv "
    "voice weekly wire xinhua zeitung ";
constexpr string_view kOutletNouns =
    "programme program show series documentary newscast newsroom phone-in sheet daily "
    "blog broadcaster bulletin channel daily gazette journal magazine monthly newsletter "
    "newspaper outlet paper periodical podcast portal publication station tabloid website "
    "weekly ";

// Words of a list, by hash.
class Words {
 public:
  explicit Words(string_view list) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(' '), list.size());
      if (end > 0) hashes_.push_back(hash_of(list.substr(0, end)));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    std::sort(hashes_.begin(), hashes_.end());
  }
  bool has(string_view word) const {
    return std::binary_search(hashes_.begin(), hashes_.end(), hash_of(word));
  }
  bool has_any_of(string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (has(text.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }

 private:
  std::vector<std::uint32_t> hashes_;
};

string_view singular(string_view noun) {
  if (noun.size() > 3 && noun.ends_with('s') && !noun.ends_with("ss")) noun.remove_suffix(1);
  return noun;
}

}  // namespace

bool is_office(string_view noun) {
  static const Words words(kOffices);
  if (words.has(noun) || words.has(singular(noun))) return true;
  for (const string_view end : {string_view("man"), string_view("woman"), string_view("person"),
                                string_view("-year-old"), string_view("ologist")}) {
    if (noun.size() >= end.size() + 2 && noun.ends_with(end)) return true;
  }
  return false;
}

bool is_title(string_view word) {
  static const Words words(kTitles);
  return words.has(word) || is_office(word);
}

bool is_body(string_view noun) {
  static const Words words(kBodies);
  return words.has(noun) || words.has(singular(noun));
}

bool is_outlet_noun(string_view noun) {
  static const Words words(kOutletNouns);
  return words.has(noun) || words.has(singular(noun));
}

Being being_of(string_view noun) {
  if (is_outlet_noun(noun)) return Being::kOutlet;
  if (is_body(noun)) return Being::kBody;
  if (is_office(noun)) return Being::kPerson;
  return Being::kUnknown;
}

bool has_word(string_view name, string_view word) {
  const string all = ' ' + language::lower(name) + ' ';
  return all.find(' ' + string(word) + ' ') != string::npos;
}

bool is_outlet(string_view name, string_view description) {
  static const Words names(kOutletNames);
  static const Words nouns(kOutletNouns);
  return names.has_any_of(name) || nouns.has_any_of(name) || nouns.has_any_of(description) ||
         has_word(description, "news agency") || has_word(description, "news service") ||
         has_word(description, "wire service") || has_word(description, "financial service") ||
         has_word(description, "news site") || has_word(description, "press agency") ||
         has_word(description, "radio") || has_word(description, "television");
}

}  // namespace perpend::claims
