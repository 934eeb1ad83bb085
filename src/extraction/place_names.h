// Tables of places by country, for cities.cc and towns.cc.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "extraction/lexicon.h"

namespace perpend::extraction {

// ISO 3166 alpha-2, and names parted by '|'.
using PlacesOfCountry = std::pair<std::string_view, std::string_view>;

// Each name as one of its country.
std::vector<LexiconEntry> place_entries(std::span<const PlacesOfCountry> rows);

}  // namespace perpend::extraction
