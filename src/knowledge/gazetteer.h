// Countries and sectors under the many names that sources give them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/galaxy/galaxy.h"
#include "knowledge/draft.h"

namespace perpend::knowledge {

class Gazetteer {
 public:
  // From the galaxies "country", "target-information" and "sector"; others are passed over.
  explicit Gazetteer(const std::vector<galaxy::Cluster>& clusters);

  // ISO 3166 alpha-2 for a code, a name or a synonym. Nothing for regions, unions, organisations
  // and what is in no list: a victim called "Middle East" is no country.
  std::optional<std::string> country(std::string_view name) const;
  // The galaxy's sector for its own names and for those of sector_spellings() ("Healthcare"
  // is "Health"). Nothing for "Private sector", which is none.
  std::optional<std::string> sector(std::string_view name) const;

  std::vector<Draft::Country> countries() const;
  const std::vector<std::string>& sectors() const { return sectors_; }

 private:
  std::vector<Draft::Country> countries_;
  std::vector<std::string> sectors_;
  std::unordered_map<std::string, std::string> iso_by_key_;
  std::unordered_map<std::string, std::string> sector_by_key_;
};

// The adjective or people of a country, for prose: "Japanese" for "JP". Empty where the table has
// none.
std::vector<std::string_view> demonyms(std::string_view iso);

}  // namespace perpend::knowledge
