#include "knowledge/ordinary_words.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "model/ascii.h"

namespace perpend::knowledge {
namespace {

// Written by hand: everyday, office and computing English, animals, colours, myths and given names
// of the kind that tools and malware are called after. Sorted; one blank after each.
constexpr std::string_view kWords =
    "abaddon about above access account across action active adapter add address admin after "
    "again agenda agent air alarm alert alpha also always amber amnesia anchor and andromeda "
    "angel angle ant any apocalypse apple april archer are area arena arm army arrow art "
    "artemis ash ask asset athena atlantis atlas atom attack aurora auto autumn average axis "
    "azure baby babylon back bad badge badger ball banana band bandit bang bank banner bar base "
    "basic basket bat bath bay beach beacon bear beat beauty bed bee bell belt best beta big "
    "bill bind bird bishop bit black blade blank blast blind block blood blow blue board boat "
    "body bomb bond bone bonus book boot border boss bottle bottom box boy brain branch brave "
    "bravo bread break breeze brick bridge bright bring broken brother brown brush bubble "
    "bucket bug build bull bumblebee bundle burn bus business butter butterfly button buzz "
    "cable cactus cage cake call calm came camel camera camp can candy cannon canon captain car "
    "carbon card care cargo carrier case cash castle cat catch caterpillar cell center central "
    "chain chair champion change channel chaos charge charm charon chart chase cheap check "
    "cherry chess chicken chief child chimera china chip choice choose church circle circus "
    "citadel city claim class classic clean clear client clipper clock close cloud clover club "
    "coast coat cobra cockroach code coffee coin cold collect collector college color come "
    "comet command comment commit common company compass complete computer concept confucius "
    "connect console contact content control cookie cool copper copy coral core corn corner "
    "corona cosmos cotton count country coupon court cover cow coyote crab crack craft crash "
    "crazy cream creative creator credit creeper crimson crisis cross crow crown cruel crush "
    "cry crypt crystal cube cuckoo cup curl current curve custom cut cycle daily dancer danger "
    "dark dart data date dawn day dead deal dear death debug decoy deep deer default delete "
    "delta demo demon desert design desk destroy detail device devil dial diamond dice did dig "
    "digital direct dirt disk display dock doctor does dog dolphin domain domino donut door dot "
    "double dove down download dragon dragonfly drain draw dream drive driver drop drum dry "
    "duck duke dump dusk dust each eagle early earth east easy echo eclipse edge egg ego eight "
    "electric element elephant elf elise elite ember emerald empire empty end endless enemy "
    "energy engine enigma entry epic episode equation error escape essence eternity ether even "
    "evening event ever every evil exchange exit expert explorer export express extra eye fable "
    "face factor factory fair faith fake falcon fall false fame family fan fantom far farm fast "
    "fat fatal father fear feather feature feed felix ferret ferry few field fight file filter "
    "final finance find finger fire first fish fist five fix flag flame flash flat flea fleet "
    "flight float flood floor flow flower fly focus fog folder follow food fool foot force "
    "forest fork form format fort fortune forward found fountain four fox fractal frame free "
    "freedom fresh friday friend frog front frost fruit fuel full fun function fund fusion "
    "future galaxy gallery game gamma gang gap garden gas gate gateway gather gem general "
    "genesis genie get ghost giant gift girl give glass global glory glove glue go goal goat "
    "goblin goes gold good gorilla grab grand graph grass gravity gray great green grey grid "
    "ground group guard guest guide guild gun habit hack had hades hail hair half hall hammer "
    "hand handle hangover happy harbor hard harpoon harvest has hat have hawk head heart heat "
    "heaven heavy hedge helix hell hello helmet help helper her here hermes hero hidden hide "
    "high hill him hippo his history hive hold hole home honey honeybee hood hook hope horizon "
    "horn horse host hot hotel hour house how human hunt hunter hurricane hybrid hydra ice icon "
    "idea image imp impact inception include index indigo info ink input insect inside install "
    "instant intent interface internet into invisible iris iron island its ivory ivy jackal "
    "jade jaguar jail java jazz jet jewel job joint joker joy judge juice july jump june jungle "
    "junior jupiter just karma keep kept kernel key keyboard kill killer kind king kiss kit "
    "kitchen kitten knife knight knot know label labyrinth ladder lady lake lamb lamp lance "
    "land lane large laser last late launch lava law layer lead leader leaf league leak learn "
    "leather left legend legion lemon leopard letter level liberty library license life lift "
    "light lightning like lily lime limit line link lion list little live lizard load loader "
    "loan local location lock locker locust log logic login logo lone long look loop lord loss "
    "lost lotus love low lucifer luck lucky luna lunar lynx machine mad made mafia magic magma "
    "magnet mail mailer main major make mamba man manager mango mantis many map maple marble "
    "march mark market mars mask mass master match matrix matter may maze medal medusa melody "
    "memory mental mercury message metal meteor meter micro midnight might mile milk mill mimic "
    "mind mine miner mini minister minute mirage mirror mission mist mix mobile mode model "
    "modern module mole moment monday money monitor monkey monster month moon more morning "
    "mosquito moss most moth mother motion motor mount mountain mouse mouth move movie much mud "
    "multi music must mustang mystery myth nail naked name native nature near nebula necklace "
    "need nemesis nest net network never new news next nice night nine noble node noise north "
    "nose not note nothing notice nova now number nut oak object obscure ocean october octopus "
    "off offer office often oil old olive olympus omega once one onion online only onyx open "
    "opera option oracle orange orbit order origin osiris other our outlook output over owl own "
    "pack package packet pad page pain paint pair palace palm panda panel panic panther paper "
    "parade paradise parcel park part partner party pass passport past patch path patriot "
    "pattern pay peace peach peacock peak pearl pelican pen penguin people pepper perfect "
    "phantom phase phoenix phone photo piano pick picture pie pig pilot pin pine ping pink "
    "pioneer pipe pirate pirates pit pixel plague plain plan planet plant plastic plate "
    "platinum play player plead plug plus pocket poet point poison pole police polite poll pony "
    "pool poor pop port portal post pot powder power praying predator premium present president "
    "press price pride prime prince princess print prison private probe process project promise "
    "proof prophet protect proton proxy public pull pulse puma pump punch pure purple purse "
    "push puzzle python quake quantum quartz queen quest question quick quiet rabbit race radar "
    "radio rage rain rainbow ram ranger rank ransom rapid rascal raspberry rat raven raw ray "
    "razor reach react read reader ready real reaper rebel record recover red redirect reef "
    "reflex refund reg regin register relay release reload remcos remember remote remove repair "
    "reply report rescue reset resort rest result return reveal revenge reverse rex rhino "
    "ribbon rice rich ride rifle right ring rise risk river road robin robot rock rocket rogue "
    "role roll root rope rose rotten rough round route rover row royal ruby rule run runner "
    "rush rust safe sage said sail saint sale salmon salt same samurai sand sandbox sapphire "
    "satan satellite saturn savage save say scan scanner scarab scarecrow schedule school "
    "science scorpio scorpion scout scrap scream screen script scroll sea seagull seal search "
    "season second secret section secure security see seed seen send sense sentinel sepulcher "
    "series serpent serve server service session set seven shade shadow shaman shape share "
    "shark sharp she shed shell shield shift ship shock shoe shop short shot should show "
    "shuttle sick side siege sign signal silence silent silk silver simple since single siren "
    "sister site six size skeleton skill skin skull sky skynet slave sleep slow small smart "
    "smile smoke smooth snake snow snowball snowman soap social socket sofa soft solar soldier "
    "solo solution some son song sonic soon soul sound source south space spam spark sparrow "
    "speak spear special specter speed spell sphere sphinx spider spike spirit splash split "
    "sponge spoon sport spot spread spring spy square squirrel stage stain star starfish start "
    "state static station statistic status stay steal stealer stealth steam steel step stick "
    "sting stingray stock stone stop store storm story strange stream street strike string "
    "strong student studio style submit subscribe success such sugar suit summer summit sun "
    "sunday super support surprise survey swallow swamp swan sweet swift switch sword symbol "
    "sync syndicate system table tablet tag tail take tale talk tango tank tape tarantula "
    "target task tasklist team tear tech tell template temple ten tent term terminal termite "
    "terror test text than thanatos that the their them theme then there these they thief thin "
    "thing this thor those thread threat three thrip throne through thunder thursday tick "
    "ticket tide tiger tile time timer tin tiny titan title today toe token tomato too tool top "
    "torch tornado tortoise total touch tower town toy trace track tractor trade trail train "
    "trap trash traveler treasure tree trick trident trigger trip triton trojan troll truck "
    "true trust truth tsunami tube tulip tundra tunnel turbine turbo turkey turtle twin twist "
    "two type typhoon ultra umbrella uncle under unicorn union unit unity universe unknown "
    "until update upload upon upper urban use used user valley value vampire vanguard vault "
    "vector velvet vendetta venom venus version vertex very vice victim victor victory video "
    "view viking village violet viper virgin virtual virus vision visit vista vital voice "
    "volcano vortex vote vulture wait walk wall wallet want war warlock warm warrior was wasp "
    "watch water wave way weapon weasel weather web wedding week well were werewolf west whale "
    "what wheat wheel when where which while whisper white who why wife wild will wind window "
    "windows wine wing winner winter wiper wire wise wish witch with within without wizard wolf "
    "woman wonder wood word work worker world worm would wrath wren writer wrong yak yard year "
    "yellow yet you young your zebra zen zero zeus zombie zone zoo ";

const std::unordered_set<std::string_view>& words() {
  static const std::unordered_set<std::string_view> set = [] {
    std::unordered_set<std::string_view> made;
    for (std::size_t at = 0; at < kWords.size();) {
      const std::size_t end = kWords.find(' ', at);
      made.insert(kWords.substr(at, end - at));
      at = end + 1;
    }
    return made;
  }();
  return set;
}

bool is_listed(std::string_view word) { return words().contains(ascii::lower(word)); }

bool is_short(std::string_view word) {
  if (word.size() > 3) return false;
  const bool digit =
      std::any_of(word.begin(), word.end(), [](char c) { return ascii::is_digit(c); });
  const bool letter =
      std::any_of(word.begin(), word.end(), [](char c) { return ascii::is_letter(c); });
  return !(digit && letter);
}

}  // namespace

bool is_ordinary_word(std::string_view name) {
  if (is_short(name)) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    if (!is_short(word) && !is_listed(word)) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace perpend::knowledge
