#include "extraction/everyday_names.h"

namespace perpend::extraction {
namespace {

constexpr std::string_view kWords =
    " apostle april assembly august avenger aware bart basin beethoven bert bitter brotherhood "
    "buckeye"
    " bunny calcium calendar canopy cardinal chameleon cheers chisel chlorine chopstick christmas"
    " chrome chromium cicada clay clearwater combine consciousness conti coronavirus covenant "
    "crutch"
    " crying cuba curator cyclone czech dairy defender denis desktop disco discord district done"
    " dropbox embargo emissary eternal evolution expand explosive explorer fanny ferocious fidel"
    " frozen github globe google hacked havoc helium hildegard homeland honor httpclient"
    " hydrogen iodine iranian james kaba kessel kevin kido kindest komplex korean lexus linux "
    "locked"
    " lurid machete mafalda magician mailto manganese matryoshka meek microsoft milan misha monsoon"
    " monti monument mutant mythic nebulae neuron nightclub ninja norton outlook oxygen ozone "
    "pacman"
    " pandora parasite payload payment peppy philadelphia planetary polyglot prestige protected"
    " providence python raindrop ragnarok ramsay ramsey reaver rector responder revolution reynolds"
    " risen ruler russian salsa sanctions sardonic scraper seasalt sector siesta silicon slam "
    "sliver"
    " solve spica stupid superb telegram toxic trinity troy tsukuba turian tycoon unsafe waiting"
    " warzone windows ";

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
