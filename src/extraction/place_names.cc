#include "extraction/place_names.h"

#include <algorithm>
#include <string>

namespace perpend::extraction {

std::vector<LexiconEntry> place_entries(std::span<const PlacesOfCountry> rows) {
  std::vector<LexiconEntry> entries;
  for (const auto& [country, names] : rows) {
    std::string_view rest = names;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      const std::string name(rest.substr(0, end));
      entries.push_back({name, NameKind::kCountry, std::string(country), name, false, false});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return entries;
}

}  // namespace perpend::extraction
