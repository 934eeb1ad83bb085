#include "knowledge/gazetteer.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "knowledge/name_key.h"
#include "knowledge/sector_names.h"
#include "model/country.h"

namespace perpend::knowledge {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

// Spellings of the sources that no list has.
constexpr std::array kCountrySpellings = {
    Row{"Iran (Islamic Republic of)", "IR"},
    Row{"Korea (Democratic People's Republic of)", "KP"},
    Row{"Korea (Republic of)", "KR"},
    Row{"People's Republic of China", "CN"},
    Row{"North Korea", "KP"},
    Row{"South Korea", "KR"},
    Row{"Russia", "RU"},
    Row{"Vietnam", "VN"},
    Row{"Palestine", "PS"},
    Row{"Gaza", "PS"},
    Row{"Ivory Coast", "CI"},
    Row{"Macao", "MO"},
    Row{"The Philippines", "PH"},
    Row{"Lebonon", "LB"},
    Row{"Czech Republic", "CZ"},
    Row{"Turkey", "TR"},
    Row{"Taiwan", "TW"},
    Row{"Laos", "LA"},
    Row{"Syria", "SY"},
    Row{"Moldova", "MD"},
    Row{"Venezuela", "VE"},
    Row{"Brunei", "BN"},
    Row{"US", "US"},
};

bool is_iso(std::string_view text) {
  return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

}  // namespace

Gazetteer::Gazetteer(const std::vector<galaxy::Cluster>& clusters) {
  std::map<std::string, Draft::Country> by_iso;
  const auto name_it = [&](Draft::Country& country, const std::string& name) {
    if (country.name.empty()) country.name = name;
    iso_by_key_.try_emplace(name_key(name), country.iso);
    if (name != country.name) country.names.push_back(name);
  };
  for (const auto& cluster : clusters) {
    for (const auto& value : cluster.values) {
      if (cluster.type == "sector" && value.name != "Unknown" && value.name != "Other") {
        sectors_.push_back(value.name);
        sector_by_key_.try_emplace(name_key(value.name), value.name);
      }
      const bool information = cluster.type == "target-information";
      if (!information && cluster.type != "country") continue;
      const std::string iso(value.one(information ? "iso-code" : "ISO"));
      if (!is_iso(iso)) continue;
      Draft::Country& country = by_iso[iso];
      country.iso = iso;
      if (country.capital.empty()) country.capital = value.one(information ? "capital" : "Capital");
      // The model's short English name stands first; the galaxy writes names in lower case.
      if (const auto name = country_name(iso)) name_it(country, std::string(*name));
      if (information) name_it(country, value.name);
      for (const auto& synonym : value.synonyms) name_it(country, synonym);
    }
  }
  for (auto& [iso, country] : by_iso) {
    if (country.name.empty()) continue;
    for (const std::string_view demonym : demonyms(iso)) country.names.emplace_back(demonym);
    const std::set<std::string> unique(country.names.begin(), country.names.end());
    country.names.assign(unique.begin(), unique.end());
    countries_.push_back(country);
  }
  for (const auto& [name, iso] : kCountrySpellings) iso_by_key_[name_key(name)] = iso;
  for (const auto& [name, sector] : sector_spellings()) {
    sector_by_key_.try_emplace(name_key(name), sector);
  }
}

std::optional<std::string> Gazetteer::country(std::string_view name) const {
  const auto it = iso_by_key_.find(name_key(name));
  if (it != iso_by_key_.end()) return it->second;
  const auto code = country_code(name);
  return code ? std::optional<std::string>(*code) : std::nullopt;
}

std::optional<std::string> Gazetteer::sector(std::string_view name) const {
  const auto it = sector_by_key_.find(name_key(name));
  if (it == sector_by_key_.end()) return {};
  const bool known = std::find(sectors_.begin(), sectors_.end(), it->second) != sectors_.end();
  return known ? std::optional(it->second) : std::nullopt;
}

std::vector<Draft::Country> Gazetteer::countries() const { return countries_; }

}  // namespace perpend::knowledge
