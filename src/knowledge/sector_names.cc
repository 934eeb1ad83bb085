#include "knowledge/sector_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "knowledge/name_key.h"

namespace perpend::knowledge {
namespace {

constexpr std::array kSpellings = {
    SectorSpelling{"Government", "Government, Administration"},
    SectorSpelling{"Government Administration", "Government, Administration"},
    SectorSpelling{"Government agencies and services", "Government, Administration"},
    SectorSpelling{"Government Institutions", "Government, Administration"},
    SectorSpelling{"Intergovernmental", "Diplomacy"},
    SectorSpelling{"NGOs", "NGO"},
    SectorSpelling{"Healthcare", "Health"},
    SectorSpelling{"Medical", "Health"},
    SectorSpelling{"Pharmaceuticals", "Pharmacy"},
    SectorSpelling{"Defense industrial base", "Defense"},
    SectorSpelling{"Defense Contractor", "Defense"},
    SectorSpelling{"Financial", "Finance"},
    SectorSpelling{"Financial services", "Finance"},
    SectorSpelling{"Cryptocurrency", "Finance"},
    SectorSpelling{"Telecommunications", "Telecoms"},
    SectorSpelling{"Telecomms", "Telecoms"},
    SectorSpelling{"Information technology", "IT"},
    SectorSpelling{"Media", "News - Media"},
    SectorSpelling{"Media and Entertainment", "News - Media"},
    SectorSpelling{"Transportation", "Transport"},
    SectorSpelling{"Transportation systems", "Transport"},
    SectorSpelling{"Critical manufacturing", "Manufacturing"},
    SectorSpelling{"Rail", "Railway"},
    SectorSpelling{"Electronics Manufacturers", "Electronic"},
    SectorSpelling{"Universities", "Academia - University"},
    SectorSpelling{"Academia", "Academia - University"},
    SectorSpelling{"Logistics", "Logistic"},
    SectorSpelling{"Gambling companies", "Casino"},
    SectorSpelling{"Gambling Websites", "Casino"},
    SectorSpelling{"Gaming", "Game"},
    SectorSpelling{"Aviation", "Civil Aviation"},
    SectorSpelling{"Petroleum", "Oil"},
    SectorSpelling{"Scientific Research", "Research - Innovation"},
    SectorSpelling{"Covid-19 research organizations", "Research - Innovation"},
    SectorSpelling{"Food and agriculture", "Food"},
    SectorSpelling{"Pro-democracy and human rights political organizations", "Activists"},
    SectorSpelling{"Civil engineering", "Engineering"},
    SectorSpelling{"Semiconductor Industry", "Semi-conductors"},
    SectorSpelling{"Dissident", "Dissidents"},
    SectorSpelling{"Individuals", "Citizens"},
    SectorSpelling{"Journalists", "Journalist"},
    SectorSpelling{"Energy Company", "Energy"},
};

// STIX 2.1, section 10.8, where its word is neither the galaxy's nor one of the above. Without
// those that mean several of the galaxy's or none: commercial, emergency-services, utilities.
constexpr std::array kVocabulary = {
    SectorSpelling{"communications", "Telecoms"},
    SectorSpelling{"dams", "Water"},
    SectorSpelling{"defence", "Defense"},
    SectorSpelling{"government-local", "Government, Administration"},
    SectorSpelling{"government-national", "Government, Administration"},
    SectorSpelling{"government-public-services", "Government, Administration"},
    SectorSpelling{"government-regional", "Government, Administration"},
    SectorSpelling{"hospitality-leisure", "Hospitality"},
    SectorSpelling{"non-profit", "Non-profit organisation"},
    SectorSpelling{"nuclear", "Energy"},
};

std::unordered_map<std::string, std::string_view> meanings() {
  std::unordered_map<std::string, std::string_view> by_key;
  for (const auto& [name, sector] : kSpellings) by_key.try_emplace(name_key(name), sector);
  for (const auto& [name, sector] : kVocabulary) by_key.try_emplace(name_key(name), sector);
  return by_key;
}

}  // namespace

std::span<const SectorSpelling> sector_spellings() { return kSpellings; }

std::optional<std::string_view> sector_named(const Pack& pack, std::string_view name) {
  const auto sectors = pack.sectors();  // sorted
  const auto named = [&pack](const SectorRecord& sector) { return pack.text(sector.name); };
  const auto exact = std::ranges::lower_bound(sectors, name, {}, named);
  if (exact != sectors.end() && named(*exact) == name) return named(*exact);
  const std::string key = name_key(name);
  for (const SectorRecord& sector : sectors) {
    if (name_key(named(sector)) == key) return named(sector);
  }
  static const auto kMeanings = meanings();
  const auto meant = kMeanings.find(key);
  if (meant == kMeanings.end()) return {};
  const auto found = std::ranges::lower_bound(sectors, meant->second, {}, named);
  if (found == sectors.end() || named(*found) != meant->second) return {};
  return named(*found);
}

}  // namespace perpend::knowledge
