#include "extraction/everyday_names.h"

namespace perpend::extraction {
namespace {

constexpr std::string_view kWords =
    " android annabelle apostle april armageddon assassin assembly at august avalanche avenger"
    " aware axiom bart basin beast beethoven bert bitter blizzard boom brazilian brotherhood"
    " buckeye bunny calcium calendar canopy cardinal chameleon cheers chisel chlorine"
    " chopstick christmas chrome chromium cicada clay clearwater cloak clouded combine"
    " consciousness conti coronavirus covenant crutch crying cuba curator cyclone czech dairy"
    " defender denis desktop disco discord district done dropbox dune embargo emissary encrypt"
    " entropy eruption eternal evolution expand explorer explosive extractor fanny ferocious"
    " fidel freezing frozen ftp fury github globe google grep grief hacked havoc haze helium"
    " hildegard hog homeland honor httpclient hunters hydrogen icarus iodine iranian james"
    " kaba kessel kevin kido kindest kirov komplex korean lambda landmark landslide leviathan"
    " lexus linux locked lockout loki lucy lurid machete mafalda magician mailto manganese"
    " matryoshka meek microsoft milan misha monsoon monti monument moonlight mutant mythic"
    " nebulae neuron nevada nickel nightclub nightmare ninja norton oceans orion outlook"
    " outsider oxygen ozone pacman pandora paradox parasite patchwork payload payment pear"
    " peppy philadelphia php planetary polaris polyglot powerless prestige prism prometheus"
    " protected providence purge python ragnarok raindrop ramp ramsay ramsey rapture reaver"
    " rector relic reptile responder resurrection revolution reynolds rip risen rook rotor"
    " ruler russian salami salsa sanction sanctions sardonic scar scraper seasalt sector"
    " siesta silicon slam sliver slug smash snatch solve spaceship spica spook streamer stupid"
    " superb superman teardrop telegram toxic trinity troy tsukuba turian turkish tycoon"
    " unsafe waffle waiting warp warzone watchdog windows windshield zeta zinc zipper ";

}  // namespace

bool is_everyday_name(std::string_view lower_case_word) {
  if (lower_case_word.find(' ') != std::string_view::npos || lower_case_word.empty()) return false;
  std::size_t at = 0;
  while ((at = kWords.find(lower_case_word, at)) != std::string_view::npos) {
    const std::size_t end = at + lower_case_word.size();
    if (kWords[at - 1] == ' ' && kWords[end] == ' ') return true;
    at = end;
  }
  return false;
}

}  // namespace perpend::extraction
