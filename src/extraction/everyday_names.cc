#include "extraction/everyday_names.h"

namespace perpend::extraction {
namespace {

constexpr std::string_view kWords =

    " android armageddon at basin beethoven bitter boom brotherhood calendar canopy chlorine"
    " chopstick chrome chromium cicada clearwater clouded combine consciousness conti"
    " coronavirus cuba dairy discord dropbox dune encrypt eruption ferocious ftp github google"
    " hacked helium hog homeland httpclient hydrogen icarus iodine kaba kessel kido kindest"
    " kirov komplex landmark landslide lexus linux loki mafalda mailto manganese matryoshka"
    " meek microsoft monsoon monti monument nebulae neuron nickel nightclub oxygen ozone"
    " pacman peppy philadelphia php powerless prism prometheus providence ragnarok ramp ramsay"
    " ramsey reaver rector reptile resurrection revolution rip risen salami sardonic scar"
    " seasalt sector silicon sliver smash snatch spaceship spica spook superb teardrop tsukuba"
    " turian tycoon unsafe warp warzone windshield zeta zinc ";

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
