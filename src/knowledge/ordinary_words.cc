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
    "abaddon about above access account across action active adapter add address admin adonis "
    "african after again agenda agent agentless air alarm alert alice alpha also always amber "
    "american amnesia amoeba analyst anchor and andromeda angel angle anna annabelle ant any "
    "apocalypse apostle apple april archer archive are area arena arm army arrow art artemis "
    "artifact ash asian ask assassin assembly asset athena atlanta atlantis atlas atom "
    "attachment attack august aura aurora auto autumn avalanche avenger average aware axiom "
    "axis azure baby babylon back backup bad badge badger ball banana band bandit bang bank "
    "banking banner bar bart base basic basket bat bath bay beach beacon beaconing beagle bear "
    "beast beat beauty bed bee bell belt berlin bert best beta big bill binary bind bird bishop "
    "bit black blackout blade blank blast blind blizzard block blood blow blue board boat bob "
    "body bomb bond bone bonus book boot border boss boston bottle bottom box boy brain branch "
    "brave bravo brazilian bread break breeze brick bridge bright bring british broken broker "
    "brother brown browser brush bubble bucket buckeye bug build bull bumblebee bundle bunny "
    "burn bus business butter butterfly button buzz cable cactus cage cake calcium call calm "
    "came camel camera camp campaign can candy cannon canon captain car carbon card cardinal "
    "care cargo carol carrier casablanca case cash castle cat catch caterpillar cell center "
    "central certificate chafer chain chair chameleon champion change channel chaos charge "
    "charlie charm charon chart chase cheap check cheers cherry chess chicago chicken chief "
    "child chimera china chinese chip chisel choice choose christmas church circle circus "
    "citadel city claim clara class classic claude clay clean clear cleaver client clipper "
    "cloak clock close cloud clover club coast coat cobalt cobra cockroach code coffee coin "
    "cold collect collector college color colossus come comet command comment commit common "
    "company compass complete compromise computer computing concept confucius connect console "
    "contact container content control cookie cool copper copy coral core corn corner corona "
    "cosmos cotton count country coupon court covenant cover cow cowboy coyote crab crack craft "
    "crash crazy cream creative creator credential credit creeper creepy crimson crisis cross "
    "crow crown cruel crush crutch cry crying crypt cryptography crystal cube cuckoo cup "
    "curator curl current curve custom cut cycle cyclone cyclops czech daily dallas dan dancer "
    "danger daniel dark dart data database date david dawn day dead deal dear death debug decoy "
    "deep deer default defender delete delta demo demon denis denver desert design desk desktop "
    "desolated destroy detail detection device devil dial diamond diana dice did dig digital "
    "direct directory dirt disco disk display district dock doctor dodger does dog dolphin "
    "domain domino done donut door dot double dove down download dragon dragonfly drain draw "
    "dream drifter drive driver drop dropper drum dry duck duke dump dusk dust each eagle early "
    "earth east easy echo eclipse edge egg ego eight electric element elephant elf elfin elise "
    "elite email embargo ember emerald emissary emma empire empty encryption end endless "
    "endpoint endurance enemy energy engine engineer english enigma entropy entry epic episode "
    "equation error escape essence eternal eternity ether euclid european eva eve even evening "
    "event ever everest every evil evolution exchange exit exorcist expand expert exploit "
    "explorer explosive export express extension extra extractor eye fable face factor factory "
    "fair faith fake falcon fall false fame family fan fanny fantom far farm fast fat fatal "
    "father faust fear feather feature feed felipe felix ferret ferry few fidel field fight "
    "file filter final finance find finger fire fireball firewall first fish fist five fix flag "
    "flame flamingo flash flat flea fleet flight float flood floor flow flower fly focus fog "
    "folder follow food fool foot force forest fork form format fort fortune forward found "
    "fountain four fox foxtrot fractal frame framework frank fred free freedom freezing french "
    "fresh friday friend frog front frost frozen fruit fuel full fun function fund fury fusion "
    "future galaxy gallery game gamma gang gap garden gas gate gateway gather gem general "
    "genesis geneva genie george german get ghost giant gift girl give glass global globe glory "
    "glove glue go goal goat goblin goes gold good gopher gorgon gorilla grab grace grand graph "
    "grass gravity gray great green grep grey grid grief grinch groove ground group guard guest "
    "guide guild gun gustav habit hack hacker had hades hail hair half hall hammer hand handle "
    "hangover hans happy harbor hard harpoon harry harvest has hash hat havana have havoc hawk "
    "haymaker haze head heart heat heaven heavy hector hedge helen helix hell hello helmet help "
    "helper henry her here hermes hero hidden hide high hildegard hill him hippo his history "
    "hive hold hole home honey honeybee honor honour hood hook hope horizon horn horse host "
    "hosting hot hotel hour house how human hunt hunter hunters hurricane hybrid hydra hyena "
    "ice icon idea image imp impact implant inception incident include index indian indigo "
    "infection info ink input insect inside insomnia install installer instant intelligence "
    "intent interface internet into invisible iranian iris iron island italian its ivan ivory "
    "ivy jack jackal jade jaguar jail james jane japanese java jazz jerry jet jewel jigsaw job "
    "joe john joint joker joy judge juice julia july jump june jungle junior jupiter just karl "
    "karma katana kate keep kept kernel kevin key keyboard keylogger kill killer kind king kiss "
    "kit kitchen kitten knife knight knot know korean kraken krypton label labyrinth ladder "
    "lady lake lamb lambda lamp lance land lane large laser last late launch laura lava law "
    "layer lead leader leaf league leak learn leather left legend legion lemon leo leopard "
    "letter level leviathan liberty library license life lift light lightning like lily lime "
    "limit linda line link lion lisa list little live lizard load loader loan local location "
    "lock locked locker lockout locust log logic login logo lola london lone long longhorn look "
    "loop lord lorenz loss lost lotus louis love low lucas lucifer luck lucky lucy luke luna "
    "lunar lurid lynx machete machine mad made mafia magic magician magma magnet mail mailer "
    "main major make malware mamba man manager mango mantis many map maple marble march maria "
    "mario mark market mars martin mary mask mass master match matrix matter max may maze medal "
    "medusa mega melody memory mental mercury message metal meteor meter mia michael micro "
    "midnight might mike milan mile milk mill mimic mind mine miner mini minister minute mirage "
    "mirror misha mission mist mix mobile mode model modern module mole moment monday money "
    "monica monitor monitoring monkey monster month moon moonlight more morning moscow mosquito "
    "moss most moth mother motion motor mount mountain mouse mouth move movie much mud multi "
    "music must mustang mutant mystery mystic myth mythic nail naked name native nature near "
    "nebula necklace need nemesis nest net network nevada never new news next nice nick night "
    "nightmare nina nine ninja nitro nitrogen noble node noise north norton nose not note "
    "nothing notice nova now number nut oak object obscure ocean oceans october octopus off "
    "offer office often oil old olga olive olympus omega once one onion online only onyx open "
    "opera operator option oracle orange orbit orca order origin orion oscar osiris other otto "
    "our outlook output outsider over owl own pack package packet pad page pain paint pair "
    "palace palm panda pandora panel panic panther paper parade paradise paradox parasite "
    "parcel paris park part partner party pass passport password past patch patchwork path "
    "patriot pattern paul pay payload payment peace peach peacock peak pear pearl pedro pegasus "
    "pelican pen penguin people pepper perfect peter phantom phase phisher phishing phoenix "
    "phone photo piano pick pickaxe pickles picture pie pig pilot pin pine ping pink pioneer "
    "pipe pipeline pirate pirates pit pixel plague plain plan planet planetary plant plastic "
    "plate platinum play playboy player plead plug plugin plus pocket poet point poison polaris "
    "pole police policy polite poll polyglot pony pool poor pop port portal post pot powder "
    "power praying predator premium present president press prestige price pride prime prince "
    "princess print prison private probe process project promise proof prophet protect "
    "protected proton proxy public pull pulse puma pump punch punisher pure purge purple purse "
    "push puzzle python quake quantum quartz queen quest question quick quiet rabbit race "
    "rachel radar radio rage rain rainbow raindrop ram ranger rank ransom ransomware rapid "
    "rapture rascal raspberry rat raven raw ray razor reach react read reader ready real reaper "
    "rebel record recover red redact redirect reef reflex refund reg register registry "
    "relay release relic reload remember remote remove repair reply report rescue "
    "research researcher reset resolver resort responder response rest result return reveal "
    "revenge reverse rex reynolds rhino ribbon rice rich richard ride rifle right ring rise "
    "risk river road robert robin robot rock rocket roger rogue role roll rome romeo rook root "
    "rope rosa rose rotor rotten rough round route rover row royal ruby rule ruler run runner "
    "rush russian rust safe sage said sail saint sale salmon salsa salt sam same sample samurai "
    "sanction sanctions sand sandbox sapphire sara sarah satan satellite saturn savage save say "
    "scan scanner scarab scarecrow schedule school science scimitar scorpio scorpion scout "
    "scrap scraper scream screen script scroll sea seagull seal search season second secret "
    "section secure security see seed seen send sense sentinel sepulcher series serpent serve "
    "server service session set seven shade shadow shaman shape share shark sharp she shed "
    "shell shield shift ship shock shoe shop short shot should show shuttle sick side siege "
    "siesta sign signal silence silent silk silver simon simple since single siren sister site "
    "six size skeleton skill skin skull sky skynet slam slave sleep slingshot slow slug small "
    "smart smile smoke smooth snake sniffer snow snowball snowman soap social socket sofa sofia "
    "soft software solar soldier solo solution solve some son song sonia sonic soon sophie soul "
    "sound source south space spam spanish spark sparrow sparta speak spear special specter "
    "spectre speed spell sphere sphinx spider spike spirit splash split sponge spoon sport spot "
    "spread spring spy spyware square squirrel stage stager stain star starfish start state "
    "static station statistic status stay steal stealer stealth steam steel stella step steve "
    "stick sting stinger stingray stock stone stop storage store storm story strange stream "
    "streamer street strider strike string strong student studio stupid style submit subscribe "
    "success such sugar suit summer summit sun sunday super superman support surprise "
    "surveillance survey swallow swamp swan sweet swift switch sword symbol sync syndicate "
    "system table tablet tag tail take tale talk tango tank tape tarantula target task "
    "taurus team tear tech ted telecom telegram telemetry tell template temple ten tent term "
    "terminal termite terror test texas text than thanatos that the their them theme then there "
    "these they thief thin thing this thomas thor those thread threat three thrip throne "
    "through thunder thursday tick ticket tide tiger tile tim time timer tin tina tiny titan "
    "title today toe token tokyo tom tomato tony too tool top torch tornado tortoise total "
    "touch tower town toxic toy trace track tractor trade traffic trail train transfer trap "
    "trash traveler treasure tree trick trident trigger trinity trip tripoli triton trojan "
    "troll troy truck true trust truth tsunami tube tulip tundra tunnel turbine turbo turkey "
    "turkish turtle twin twist two type typhoon ultra umbrella uncle under unicorn union unit "
    "unity universe unknown until update upload upon upper urban use used user utility "
    "valentina valley value vampire vanguard variant vault vector vegas velvet vendetta venom "
    "venus vermin version vertex very vice victim victor victoria victory video view viking "
    "village vincent violet viper virgin virtual virus vision visit vista vital voice volcano "
    "vortex vote vulcan vulnerability vulture waffle wait waiting waldo walk wall wallet walter "
    "want war warlock warm warrior was wasp watch watchdog water wave way weapon weasel weather "
    "web website wedding week well were werewolf west whale what wheat wheel when where which "
    "while whisper white who why wife wild will william wind window windows wine wing winner "
    "winston winter wiper wire wise wish witch with within without wizard wolf woman wonder "
    "wood word work worker workstation world worm would wrath wren writer wrong yak yard year "
    "yellow yet you young your zebra zen zeppelin zero zeus ziggy zipper zircon zombie zone zoo "
    "zorro ";

// Names of software and actors that are also given names, places or products of which reports
// speak; those that stand in general prose (the GUM and EWT corpora were searched for them) are
// among them. One blank before and after each.
constexpr std::string_view kAlsoNames =
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

bool is_also_a_name(std::string_view lower_case_word) {
  if (lower_case_word.find(' ') != std::string_view::npos || lower_case_word.empty()) return false;
  return kAlsoNames.find(" " + std::string(lower_case_word) + " ") != std::string_view::npos;
}

}  // namespace perpend::knowledge
