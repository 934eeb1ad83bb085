// Who was attacked: countries and sectors, only where the sentence speaks of targets; and the other
// thing that a country can be in such a sentence, the attackers' alleged home, which is testimony.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extraction/cues.h"
#include "extraction/lexicon.h"

namespace perpend::extraction {

enum class CountryRole : std::uint8_t { kNone, kVictim, kSponsor };

struct CountryJudgement {
  CountryRole role = CountryRole::kNone;
  int confidence_thousandths = 0;
};

// Where a victim's description may lean on its neighbour: "a clinic in Chile".
struct Beside {
  bool sector = false;   // a sector's word is near the country, in the same sentence
  bool country = false;  // a country is near the sector's word
};

// What the country named at `name` is in its sentence.
CountryJudgement judge_country(std::string_view text, ByteSpan name, Cues& cues, Beside beside);

struct SectorJudgement {
  int confidence_thousandths = 0;  // that it is a target's; 0 if not
  bool by_place = false;           // only because it stands in the title or the first sentences
};

// Is the sector named at `name` a target? Of those that are it by their place alone the first of a
// text is meant: one victim is seldom two things.
SectorJudgement judge_sector(std::string_view text, ByteSpan name, Cues& cues, Beside beside);

// Is the country named at `name` the attackers' alleged home, or where a server stands?
bool is_no_victims_country(std::string_view text, ByteSpan name, Cues& cues);

// "state-sponsored" and the like without a country: where they stand, as a sponsor is claimed.
std::vector<ByteSpan> sponsor_phrases(std::string_view text);

// Words of prose for the galaxy's sectors: "hospitals" is "Health". Written by hand.
std::vector<LexiconEntry> sector_synonyms();

// Capitals and other large cities, each with its country. A city whose name is also a word, a given
// name or a place elsewhere is left out.
std::vector<LexiconEntry> cities();
// Regions, provinces and further towns.
std::vector<LexiconEntry> towns();
std::vector<LexiconEntry> further_towns();

}  // namespace perpend::extraction
