#include "extraction/pack_lexicon.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extraction/victims.h"
#include "knowledge/names.h"
#include "knowledge/warning.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using knowledge::Pack;
using knowledge::View;

// Names of the galaxy that are something else even beside a class noun: a "Python backdoor" is one
// written in Python.
bool is_never_meant(std::string_view name) {
  const std::string lower = ascii::lower(name);
  for (const std::string_view word :
       {"python",  "php",       "telegram", "payload", "linux",   "windows",     "google",
        "chrome",  "microsoft", "outlook",  "discord", "github",  "dropbox",     "ransomware",
        "malware", "backdoor",  "autoit",   "kali",    "russian", "chinese",     "english",
        "korean",  "arabic",    "german",   "persian", "turkish", "gendarmerie", "police",
        "jackpot", "done",      "java",     "android", "macos",   "docker"}) {
    if (lower == word) return true;
  }
  return false;
}

void add_names(const View& view, std::vector<LexiconEntry>& entries) {
  const Pack& pack = view.pack();
  const knowledge::Names names(view);
  for (const knowledge::NameEntry& entry : names.all()) {
    if (is_never_meant(entry.name)) continue;
    LexiconEntry made;
    made.name = entry.name;
    made.ordinary_word = entry.ordinary;
    // A name that is one thing's own and another's alias means the first (knowledge/names.h).
    if (entry.kind == knowledge::NameKind::kActor) {
      const auto& actor = pack.actors()[entry.index];
      const std::uint32_t sole = names.actor(entry.name);
      if (sole != knowledge::kNone && sole != entry.index) continue;
      made.kind = NameKind::kActor;
      made.id = pack.text(actor.id);
      made.canonical_name = pack.text(actor.name);
      made.shared = sole == knowledge::kNone || entry.overlaps;
    } else {
      const auto& software = pack.software()[entry.index];
      const std::uint32_t sole = names.software(entry.name);
      if (sole != knowledge::kNone && sole != entry.index) continue;
      const bool tool = software.kind == static_cast<std::uint32_t>(knowledge::SoftwareKind::kTool);
      made.kind = tool ? NameKind::kTool : NameKind::kMalware;
      made.id = pack.text(software.id);
      made.canonical_name = pack.text(software.name);
      made.shared = sole == knowledge::kNone;
    }
    entries.push_back(std::move(made));
  }
}

// "RedLine Stealer" is called RedLine: names with a capital inside go without their class noun.
std::string without_class(std::string_view name) {
  for (const std::string_view noun : {" Stealer", " RAT", " Ransomware", " Backdoor", " Loader"}) {
    if (!name.ends_with(noun)) continue;
    const std::string_view rest = name.substr(0, name.size() - noun.size());
    const bool inner = std::any_of(rest.begin() + 1, rest.end(), ascii::is_upper) &&
                       std::any_of(rest.begin(), rest.end(), ascii::is_lower);
    const bool one_word = rest.find_first_of(" -_.") == std::string_view::npos;
    return inner && one_word ? std::string(rest) : std::string();
  }
  return {};
}

// Short forms that nothing else in the lexicon is called.
void add_short_names(std::vector<LexiconEntry>& entries) {
  std::set<std::string> taken;
  for (const LexiconEntry& entry : entries) taken.insert(ascii::lower(entry.name));
  std::vector<LexiconEntry> made;
  for (const LexiconEntry& entry : entries) {
    if (entry.kind != NameKind::kMalware && entry.kind != NameKind::kTool) continue;
    std::string rest = without_class(entry.name);
    if (rest.empty() || taken.contains(ascii::lower(rest))) continue;
    made.push_back(entry);
    made.back().name = std::move(rest);
  }
  entries.insert(entries.end(), made.begin(), made.end());
}

void add_techniques(const View& view, std::vector<LexiconEntry>& entries) {
  const Pack& pack = view.pack();
  for (const std::uint32_t index : view.techniques()) {
    const auto& technique = pack.techniques()[index];
    const std::string name(pack.text(technique.name));
    entries.push_back(
        {name, NameKind::kTechnique, std::string(pack.text(technique.id)), name, false, false});
  }
}

// Names that ATT&CK has given up but reports still use, by the id they had.
void add_former_names(const View& view, std::vector<LexiconEntry>& entries) {
  static constexpr std::pair<std::string_view, std::string_view> kFormer[] = {
      {"DLL Side-Loading", "T1574.002"}, {"DLL Search Order Hijacking", "T1574.001"}};
  const Pack& pack = view.pack();
  for (const auto& [name, id] : kFormer) {
    const std::uint32_t index = pack.find_technique(id);
    if (index == knowledge::kNone) continue;
    const auto& technique = pack.techniques()[index];
    if (!view.holds(technique.known_from)) continue;
    entries.push_back({std::string(name), NameKind::kTechnique,
                       std::string(pack.text(technique.id)), std::string(pack.text(technique.name)),
                       false, false});
  }
}

void add_places(const Pack& pack, std::vector<LexiconEntry>& entries) {
  for (const auto& country : pack.countries()) {
    const std::string iso(pack.text(country.iso));
    const std::string own(pack.text(country.name));
    const auto add = [&](std::string name) {
      // Codes of two letters are words ("IT", "IN", "NO"); these two are used in prose.
      if (name.size() <= 2 && name != "UK" && name != "US") return;
      entries.push_back({std::move(name), NameKind::kCountry, iso, own, false, false});
    };
    add(own);
    for (const auto& name :
         pack.country_names().subspan(country.names.first, country.names.count)) {
      add(std::string(pack.text(name)));
    }
  }
  for (const auto& sector : pack.sectors()) {
    const std::string name(pack.text(sector.name));
    // Names that no sentence uses for a sector, or that every sentence uses for something else.
    static constexpr std::string_view kTooGeneral[] = {
        "Unknown",    "Other",     "Country", "Development",  "Infrastructure", "Intelligence",
        "Space",      "Trade",     "Water",   "Environment",  "Employment",     "Security systems",
        "Game",       "Culture",   "Payment", "Technology",   "Programming",    "Arts",
        "Travel",     "Turbine",   "Steel",   "Metal",        "Justice",        "Food",
        "IT",         "Marketing", "Legal",   "Multi-sector", "Citizens",       "Opposition",
        "Investment", "Gas",       "Oil"};
    bool general = false;
    for (const std::string_view word : kTooGeneral) general = general || word == name;
    if (!general) entries.push_back({name, NameKind::kSector, name, name, false, false});
  }
}

}  // namespace

Lexicon lexicon_of(const View& view) {
  std::vector<LexiconEntry> entries = sector_synonyms();
  add_names(view, entries);
  add_short_names(entries);
  add_techniques(view, entries);
  add_places(view.pack(), entries);
  add_former_names(view, entries);
  for (LexiconEntry& city : cities()) entries.push_back(std::move(city));
  for (LexiconEntry& town : towns()) entries.push_back(std::move(town));
  for (LexiconEntry& town : further_towns()) entries.push_back(std::move(town));
  Lexicon lexicon(std::move(entries));
  const Pack& pack = view.pack();
  std::vector<std::pair<std::string, std::string>> renames;
  for (const auto& rename : pack.renames()) {
    renames.emplace_back(pack.text(rename.old_id), pack.text(rename.new_id));
  }
  lexicon.set_renames(std::move(renames));
  return lexicon;
}

HostKnowledge host_knowledge(const Pack& pack, const knowledge::PublicSuffixes& suffixes) {
  HostKnowledge hosts;
  hosts.is_registrable = [&suffixes](std::string_view host) {
    return suffixes.has_known_suffix(host) && !suffixes.is_public_suffix(host);
  };
  hosts.benign_list = [&pack](std::string_view host) -> std::optional<std::string> {
    for (const knowledge::Warning& warning : knowledge::warnings(pack, host)) {
      if (warning.kind == knowledge::WarningKind::kBenign) return std::string(warning.list);
    }
    return {};
  };
  return hosts;
}

}  // namespace perpend::extraction
