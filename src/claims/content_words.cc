#include "claims/content_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/ascii.h"

namespace perpend::claims {
namespace {

bool starts_with_at(std::string_view text, std::size_t at, std::string_view prefix) {
  return text.size() >= at && text.substr(at).starts_with(prefix);
}

// Quotation marks, dashes and the ellipsis of typography: U+2010 to U+2027, and U+00A0, U+00AB,
// U+00BB. The apostrophe U+2019 is told apart by what stands around it.
std::size_t separator_at(std::string_view text, std::size_t at) {
  if (starts_with_at(text, at, "\xE2\x80") && at + 2 < text.size()) {
    const auto last = static_cast<unsigned char>(text[at + 2]);
    if (last >= 0x80 && last <= 0xAF) return 3;
  }
  if (starts_with_at(text, at, "\xC2\xA0") || starts_with_at(text, at, "\xC2\xAB") ||
      starts_with_at(text, at, "\xC2\xBB")) {
    return 2;
  }
  return 0;
}

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\'') return 1;
  return starts_with_at(text, at, "\xE2\x80\x99") ? 3 : 0;
}

bool is_letter_byte(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  if (ascii::is_alnum(c)) return true;
  return static_cast<unsigned char>(c) >= 0x80 && separator_at(text, at) == 0;
}

// A number keeps its separators: "1,400", "2.5".
bool joins_digits(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && (text[at] == ',' || text[at] == '.') &&
         ascii::is_digit(text[at - 1]) && ascii::is_digit(text[at + 1]);
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_letter_byte(text, at) || joins_digits(text, at)) {
      ++at;
      continue;
    }
    const std::size_t apostrophe = apostrophe_at(text, at);
    const std::size_t joint = apostrophe != 0 ? apostrophe : (text[at] == '-' ? 1 : 0);
    if (joint == 0 || !is_letter_byte(text, at + joint)) break;
    at += joint;
  }
  return at;
}

// Upper-case letters outside ASCII begin with these in UTF-8 for the scripts of Europe.
bool is_capital(std::string_view word) {
  if (ascii::is_upper(word.front())) return true;
  if (word.size() < 2 || word[0] != '\xC3') return false;
  const auto second = static_cast<unsigned char>(word[1]);
  return second >= 0x80 && second <= 0x9E;
}

std::string_view without_possessive(std::string_view word, bool& possessive) {
  for (const std::string_view ending : {"'s", "\xE2\x80\x99s", "'S"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      possessive = true;
      return word.substr(0, word.size() - ending.size());
    }
  }
  return word;
}

bool ends_sentence(std::string_view between) {
  for (std::size_t i = 0; i < between.size(); ++i) {
    const char c = between[i];
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == '"') return true;
    if (c == '\n' && i + 1 < between.size() && between[i + 1] == '\n') return true;
  }
  return between.find("\xE2\x80\x9C") != std::string_view::npos;  // an opening quotation mark
}

struct WordClass {
  std::string_view name;
  std::string_view members;  // stems, each between spaces
};

// Words that two papers use for one thing. Each line is a class of acts or of things; the test is
// whether an editor would exchange them without telling anybody.
constexpr std::array kClasses = {
    WordClass{"=attack",
              " attack cyberattack hack intrude intrusion raid assault strike target campaign "
              "breach break-in cyber-attack operation incident penetrate break broke broken enter "
              "compromis compromise "
              "infiltrate infiltration hit "},
    WordClass{"=steal",
              " steal stole stolen theft thief thiev take took taken copy copi exfiltrate siphon "
              "grab download loot haul "},
    WordClass{"=delete", " delete wipe erase destroy destruction deletion "},
    WordClass{"=encrypt", " encrypt encryption lock ransomware scramble "},
    WordClass{"=extort", " blackmail extort extortion ransom "},
    WordClass{"=disrupt",
              " disrupt disturb disable paralys paralyse cripple shut switch halt interrupt outage "
              "knock silence "},
    WordClass{"=spy", " spy spi read eavesdrop listen espionage wiretap snoop monitor "},
    WordClass{"=empty", " empty empti drain clean plunder "},
    WordClass{"=forge", " forge falsify falsifi fake manipulate alter "},
    WordClass{"=mail", " mail email e-mail letter message inbox mailbox "},
    WordClass{"=company", " company compani firm business enterprise corporation "},
    WordClass{"=hospital", " hospital clinic "},
    WordClass{"=drawing", " drawing plan design blueprint "},
    WordClass{"=ship", " ship vessel "},
    WordClass{"=person", " people person individual man men woman women citizen "},
    WordClass{"=worker", " worker employee employe staff personnel official "},
    WordClass{"=school", " school college "},
    WordClass{"=newspaper", " newspaper paper outlet "},
    WordClass{"=institute", " institute institution "},
    WordClass{"=government", " government administration cabinet "},
    WordClass{"=group", " group gang team crew collective outfit "},
    WordClass{"=files", " file record document dossier "},
    WordClass{"=network", " network system computer "},
    WordClass{"=agency", " agency authority authoriti office directorate bureau service "},
    WordClass{"=minister", " minister ministry ministri "},
    WordClass{"=town", " town city citi municipality municipaliti "},
};

constexpr std::string_view kFunctionWords =
    " a an the this that these those such same some any each every all both either neither no not "
    "nor "
    "and or but if then than as so because since while when where which who whom whose what how "
    "why "
    "of in on at by for from to into onto over under with without within about against between "
    "among "
    "during before after until through across up down out off near per via behind beside beyond "
    "i you he she it we they me him her us them my your his its our their himself herself itself "
    "themselves is am are was were be been being has have had having do does did done doing will "
    "would "
    "shall should can could may might must there here also only just even still yet again already "
    "very "
    "more most less least much many few several other another own too now ever never however "
    "meanwhile "
    "said say says saying told tell tells according added add adds reported report reports "
    "reportedly "
    "allegedly alleged suspected suspect suspects believed believe believes thought think thinks "
    "probably "
    "likely possibly perhaps apparently presumably accused accuse accuses called call known named "
    "linked "
    "link attributed attribute attributes warned warn warns claimed claim claims announced stated "
    "concluded conclude concludes found ago last next past new mr mrs ms dr ";

constexpr std::string_view kCalendar =
    " january february march april may june july august september october november december jan "
    "feb mar "
    "apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
    "mon "
    "tue wed thu fri sat sun ";

using WordSet = std::unordered_set<std::string_view>;

void for_each_member(std::string_view list, const std::function<void(std::string_view)>& use) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) use(list.substr(at, end - at));
    at = end + 1;
  }
}

WordSet set_of(std::string_view list) {
  WordSet set;
  for_each_member(list, [&](std::string_view member) { set.insert(member); });
  return set;
}

std::unordered_map<std::string_view, std::string_view> class_of_each() {
  std::unordered_map<std::string_view, std::string_view> table;
  for (const WordClass& one : kClasses) {
    for_each_member(one.members, [&](std::string_view member) { table.emplace(member, one.name); });
  }
  return table;
}

bool has_vowel(std::string_view part) {
  return part.find_first_of("aeiouy") != std::string_view::npos;
}

std::string undoubled(std::string_view part) {
  const std::size_t size = part.size();
  const bool doubled = size > 3 && part[size - 1] == part[size - 2] &&
                       std::string_view("lsz").find(part.back()) == std::string_view::npos;
  return std::string(doubled ? part.substr(0, size - 1) : part);
}

}  // namespace

std::string stem(std::string_view lower) {
  if (lower.size() > 4 && lower.ends_with("ies")) {
    return std::string(lower.substr(0, lower.size() - 3)) + "y";
  }
  if (lower.size() > 4 && (lower.ends_with("sses") || lower.ends_with("ches") ||
                           lower.ends_with("shes") || lower.ends_with("xes"))) {
    return std::string(lower.substr(0, lower.size() - 2));
  }
  if (lower.size() > 3 && lower.ends_with('s') && !lower.ends_with("ss") &&
      !lower.ends_with("us") && !lower.ends_with("is")) {
    return stem(lower.substr(0, lower.size() - 1));
  }
  for (const std::string_view ending : {"ing", "ed", "er", "ers"}) {
    if (lower.size() < ending.size() + 4 || !lower.ends_with(ending)) continue;
    const std::string_view rest = lower.substr(0, lower.size() - ending.size());
    if (has_vowel(rest)) return undoubled(rest);
  }
  if (lower.size() > 5 && lower.ends_with('e')) {
    return std::string(lower.substr(0, lower.size() - 1));
  }
  return std::string(lower);
}

std::string key_of_word(std::string_view lower) {
  static const auto kTable = class_of_each();
  std::string stemmed = stem(lower);
  const std::string longer = stemmed + "e";
  for (const std::string_view form : {std::string_view(stemmed), lower, std::string_view(longer)}) {
    if (const auto found = kTable.find(form); found != kTable.end()) {
      return std::string(found->second);
    }
  }
  return stemmed;
}

std::string ContentWord::key() const { return key_of_word(lower); }

bool is_function_word(std::string_view lower) {
  static const WordSet kSet = set_of(kFunctionWords);
  return kSet.contains(lower);
}

bool is_calendar_word(std::string_view lower) {
  static const WordSet kSet = set_of(kCalendar);
  return kSet.contains(lower);
}

std::vector<ContentWord> words_in(std::string_view text, std::uint64_t offset) {
  std::vector<ContentWord> words;
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter_byte(text, at)) {
      const std::size_t separator = separator_at(text, at);
      at += separator != 0 ? separator : 1;
      continue;
    }
    const std::size_t end = end_of_word(text, at);
    ContentWord word;
    word.span = {offset + at, offset + end};
    const std::string_view bare = without_possessive(text.substr(at, end - at), word.possessive);
    word.lower = ascii::lower(bare);
    word.capital = is_capital(bare);
    word.digits = ascii::is_digit(bare.front());
    word.starts_sentence = words.empty() || ends_sentence(text.substr(last_end, at - last_end));
    word.name = word.capital && !word.starts_sentence && !is_calendar_word(word.lower);
    words.push_back(std::move(word));
    last_end = at = end;
  }
  return words;
}

}  // namespace perpend::claims
