// A name is the last run of capitalised words of a group, without a title before it: 'foreign
// minister Dragan Ullman' is Dragan Ullman, 'the National Police Agency' is all of it. Where the
// group has none, its apposition may: 'the head of the board, Ines Okafor'. Otherwise the noun with
// its 'of …' stands for it: 'government of Ostmark'.
//
// Resolution is for what is safe. A surname belongs to the full name that ends in it; 'she' to the
// last person who spoke or was named in this sentence or the two before; 'the agency' to the one
// name or description that has the noun. If two fit, the words stay as they are. A counter-example
// that stays open: 'the firm' after two firms. Tested in names_test.cc.
#include "claims/names.h"

#include <algorithm>
#include <array>

#include "claims/attribution.h"
#include "claims/lexicon.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

template <std::size_t N>
bool among(const std::array<string_view, N>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<string_view, 66> kTitles = {"mr",
                                                 "mrs",
                                                 "ms",
                                                 "dr",
                                                 "prof",
                                                 "professor",
                                                 "general",
                                                 "colonel",
                                                 "captain",
                                                 "major",
                                                 "president",
                                                 "chancellor",
                                                 "premier",
                                                 "minister",
                                                 "prime",
                                                 "judge",
                                                 "justice",
                                                 "senator",
                                                 "sen",
                                                 "rep",
                                                 "governor",
                                                 "mayor",
                                                 "sir",
                                                 "lord",
                                                 "lady",
                                                 "king",
                                                 "queen",
                                                 "prince",
                                                 "princess",
                                                 "spokesman",
                                                 "spokeswoman",
                                                 "spokesperson",
                                                 "director",
                                                 "chairman",
                                                 "chairwoman",
                                                 "secretary",
                                                 "ambassador",
                                                 "admiral",
                                                 "lieutenant",
                                                 "sergeant",
                                                 "inspector",
                                                 "commissioner",
                                                 "congresswoman",
                                                 "congressman",
                                                 "deputy",
                                                 "vice",
                                                 "chief",
                                                 "foreign",
                                                 "interior",
                                                 "defence",
                                                 "defense",
                                                 "finance",
                                                 "justice",
                                                 "trade",
                                                 "spokesperson-general",
                                                 "doctor",
                                                 "commander",
                                                 "brigadier",
                                                 "marshal",
                                                 "councillor",
                                                 "chancellor-elect",
                                                 "president-elect",
                                                 "father",
                                                 "reverend",
                                                 "attorney",
                                                 "analyst"};
constexpr std::array<string_view, 38> kOrganisation = {
    "agency",     "ministry",    "police",    "office", "directorate", "institute",  "university",
    "company",    "group",       "firm",      "bank",   "council",     "board",      "department",
    "bureau",     "authority",   "centre",    "center", "committee",   "commission", "embassy",
    "party",      "union",       "times",     "news",   "post",        "radio",      "tv",
    "herald",     "gazette",     "press",     "wire",   "daily",       "inc",        "ltd",
    "foundation", "association", "government"};
// Last words of the names of outlets. Half of them are nouns of other things too, so they count in
// names alone.
constexpr std::array<string_view, 66> kOutlets = {
    "times",      "news",      "post",        "radio",    "tv",       "television", "herald",
    "gazette",    "press",     "wire",        "daily",    "tribune",  "chronicle",  "observer",
    "courier",    "mail",      "telegraph",   "standard", "journal",  "mirror",     "weekly",
    "ap",         "afp",       "reuters",     "nhk",      "bbc",      "cnn",        "kyodo",
    "xinhua",     "channel",   "clarion",     "echo",     "voice",    "record",     "register",
    "bulletin",   "ledger",    "signal",      "reader",   "online",   "review",     "sentinel",
    "messenger",  "argus",     "beacon",      "dispatch", "examiner", "inquirer",   "sun",
    "star",       "globe",     "monitor",     "guardian", "digest",   "quarterly",  "monthly",
    "advertiser", "argus",     "bugle",       "blade",    "leader",   "republic",   "zeitung",
    "presse",     "broadcast", "broadcasting"};
constexpr std::array<string_view, 12> kOutletNouns = {
    "newspaper", "broadcaster", "station", "magazine", "paper",   "journal",
    "daily",     "weekly",      "outlet",  "tabloid",  "channel", "website"};

bool capital(const ParsedText& p, std::uint32_t i) { return (p.words[i].shape & kCapital) != 0; }

string lower(const ParsedText& p, std::uint32_t i) { return language::lower(p.form(i)); }

bool is_article(const ParsedText& p, std::uint32_t i) {
  const Tag t = p.words[i].tag;
  return t == Tag::kDeterminer || t == Tag::kPossessive;
}

bool joins_names(const ParsedText& p, std::uint32_t i) {
  static constexpr std::array<string_view, 8> kJoining = {"of", "for", "the", "and",
                                                          "de", "van", "von", "al"};
  const string form = lower(p, i);
  return among(kJoining, form) || form == "-" || form == "&" || p.words[i].tag == Tag::kGenitive;
}

bool is_common_at_start(const ParsedText& p, std::uint32_t i) {
  // The first word of a sentence is a capital whatever it is.
  const Word& w = p.words[i];
  return (w.shape & kFirst) != 0 && w.tag != Tag::kName && (w.shape & kAllCapitals) == 0;
}

bool name_word(const ParsedText& p, std::uint32_t i) {
  return capital(p, i) && !is_article(p, i) && !is_common_at_start(p, i) &&
         p.words[i].tag != Tag::kPronoun && (p.words[i].shape & kSign) == 0;
}

// 'Foreign Minister Dragan Ullman' without what he is; 'Foreign Ministry' as it stands.
WordRange without_titles(const ParsedText& p, WordRange name) {
  if (among(kOrganisation, lower(p, name.end - 1))) return name;
  while (name.size() > 1 && among(kTitles, lower(p, name.begin))) ++name.begin;
  return name;
}

// The last run of name words in the range; between two of them 'of', 'for the' and the like.
WordRange last_name(const ParsedText& p, WordRange range) {
  std::uint32_t end = range.end;
  while (end > range.begin && !name_word(p, end - 1)) --end;
  if (end == range.begin) return {range.begin, range.begin};
  std::uint32_t begin = end - 1;
  while (begin > range.begin) {
    if (name_word(p, begin - 1)) {
      --begin;
      continue;
    }
    std::uint32_t gap = begin;
    while (gap > range.begin && begin - gap < 2 && joins_names(p, gap - 1)) --gap;
    if (gap == begin || gap == range.begin || !name_word(p, gap - 1)) break;
    begin = gap - 1;
  }
  return without_titles(p, {begin, end});
}

WordRange without_article(const ParsedText& p, WordRange range) {
  while (range.begin < range.end &&
         (is_article(p, range.begin) || (p.words[range.begin].shape & kSign) != 0)) {
    ++range.begin;
  }
  return range;
}

bool has_word(string_view name, string_view word) {
  const string all = ' ' + language::lower(name) + ' ';
  return all.find(' ' + string(word) + ' ') != string::npos;
}

template <std::size_t N>
bool has_any(const std::array<string_view, N>& words, string_view name) {
  return std::any_of(words.begin(), words.end(), [&](string_view w) { return has_word(name, w); });
}

bool is_person(string_view name) {
  return std::count(name.begin(), name.end(), ' ') >= 1 &&
         std::count(name.begin(), name.end(), ' ') <= 3 && !has_any(kOrganisation, name) &&
         !has_word(name, "of") && !has_word(name, "the");
}

// The name or noun of a genitive, 'by …', 'of …' or compound on a document: whoever wrote it.
std::uint32_t author_of(const ParsedText& p, std::uint32_t document) {
  for (std::uint32_t k = p.first_kid[document]; k != kNoWord; k = p.next_kid[k]) {
    if (!is_nominal(p.words[k].tag) || p.words[k].tag == Tag::kDeterminer) continue;
    const bool genitive =
        k < document && k + 1 < p.words.size() && p.words[k + 1].tag == Tag::kGenitive;
    const bool compound = k < document && capital(p, k) && !is_common_at_start(p, k);
    bool by = false;
    for (std::uint32_t c = p.first_kid[k]; c != kNoWord; c = p.next_kid[c]) {
      const string form = lower(p, c);
      by |= k > document && (form == "by" || form == "from" || form == "of");
    }
    if (genitive || compound || by) return k;
  }
  return kNoWord;
}

// 'a statement by the Bravian police', where the tree did not take the author in.
WordRange author_behind(const ParsedText& p, WordRange document) {
  const WordRange s = p.sentence_at(document.begin);
  std::uint32_t at = document.end;
  if (at + 1 >= s.end || (lower(p, at) != "by" && lower(p, at) != "from")) return {};
  const std::uint32_t begin = ++at;
  const auto of_a_group = [&](std::uint32_t i) {
    const Tag t = p.words[i].tag;
    return is_article(p, i) || t == Tag::kAdjective || t == Tag::kNoun || t == Tag::kNouns ||
           t == Tag::kName;
  };
  while (at < s.end && of_a_group(at)) ++at;
  return {begin, at};
}

// Does a preposition stand between the group's begin and the name?
bool name_after_preposition(const ParsedText& p, WordRange group, WordRange name) {
  for (std::uint32_t i = group.begin; i < name.begin; ++i) {
    if (p.words[i].tag == Tag::kPreposition) return true;
  }
  return false;
}

// The name of the group itself, not one inside its 'of …' or 'in …': empty for 'the government of
// Ostmark' and 'the Ostmark embassy', all of it for 'the University of Ostmark'.
WordRange own_name(const ParsedText& p, WordRange group) {
  WordRange name = last_name(p, group);
  if (name.size() > 0 && name.end == group.end && !name_after_preposition(p, group, name))
    return name;
  std::uint32_t cut = group.begin;
  while (cut < group.end && (p.words[cut].tag != Tag::kPreposition || cut == group.begin) &&
         p.words[cut].tag != Tag::kComma) {
    ++cut;
  }
  name = last_name(p, {group.begin, cut});
  if (name.size() > 0 && name.end == cut) return name;
  return {group.begin, group.begin};
}

std::uint32_t top_of(const ParsedText& p, WordRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::int32_t head = p.words[i].head;
    const bool inside = head >= static_cast<std::int32_t>(range.begin) &&
                        head < static_cast<std::int32_t>(range.end);
    if (!inside && is_nominal(p.words[i].tag)) return i;
  }
  return range.end - 1;
}

// The apposition of a group, if it is set off by commas right behind it: its range.
WordRange apposition(const ParsedText& p, WordRange group) {
  const WordRange s = p.sentence_at(group.begin);
  std::uint32_t at = group.end;
  // 'the head of the board, Ines Okafor' or 'a spokesman for the bank, Timo Farrant'
  const std::uint32_t limit = std::min(s.end, at + 9);
  while (at < limit && p.words[at].tag != Tag::kComma && !is_verb(p.words[at].tag) &&
         p.words[at].tag != Tag::kWh && (p.words[at].shape & kSign) == 0) {
    ++at;
  }
  if (at >= limit || p.words[at].tag != Tag::kComma) return {};
  WordRange found = {at + 1, at + 1};
  while (found.end < s.end && found.size() < 14 && !is_verb(p.words[found.end].tag) &&
         p.words[found.end].tag != Tag::kComma && p.words[found.end].tag != Tag::kPeriod &&
         p.words[found.end].tag != Tag::kQuote && p.words[found.end].tag != Tag::kWh) {
    ++found.end;
  }
  return found;
}

// 'the think tank Halden Forum': the name that stands right behind the noun is the group's,
// whatever the tree made of it.
WordRange with_name_behind(const ParsedText& p, WordRange group) {
  const WordRange s = p.sentence_at(group.begin);
  const Tag last = p.words[group.end - 1].tag;
  if (last != Tag::kNoun && last != Tag::kNouns) return group;
  while (group.end < s.end && name_word(p, group.end) && !is_verb(p.words[group.end].tag)) {
    ++group.end;
  }
  return group;
}

// 'Kharvia's foreign ministry' is the foreign ministry; whose stands beside it.
WordRange without_owner(const ParsedText& p, WordRange group) {
  for (std::uint32_t i = group.begin; i + 1 < group.end; ++i) {
    if (p.words[i].tag == Tag::kPreposition) break;
    if (p.words[i].tag == Tag::kGenitive) return {i + 1, group.end};
  }
  return group;
}

}  // namespace

string text_of(const ParsedText& parsed, WordRange range) {
  if (range.size() == 0) return {};
  const ByteSpan bytes = parsed.bytes(range);
  string text;
  for (const char c : parsed.text.substr(bytes.start, bytes.size())) {
    const bool space = language::is_space(c);
    if (!space) text += c;
    if (space && !text.empty() && text.back() != ' ') text += ' ';
  }
  return text;
}

bool is_outlet(string_view name, string_view description) {
  return has_any(kOutlets, name) || has_any(kOutletNouns, name) ||
         has_any(kOutletNouns, description) || has_word(description, "news agency") ||
         has_word(description, "agency wire") || has_word(description, "press agency");
}

Mention mention_of(const ParsedText& p, WordRange source) {
  Mention mention;
  mention.words = source;
  mention.head = top_of(p, source);
  const Word& head = p.words[mention.head];
  if (source.size() == 1 &&
      (head.tag == Tag::kPronoun || head.tag == Tag::kWh || head.tag == Tag::kDeterminer)) {
    mention.pronoun = true;
    mention.noun = mention.name = {source.begin, source.begin};
    return mention;
  }
  if (is_speech_noun(head.form)) {
    if (const std::uint32_t author = author_of(p, mention.head); author != kNoWord) {
      mention.words = noun_group(p, author, false);
      mention.head = author;
    } else if (const WordRange behind = author_behind(p, source); behind.size() > 0) {
      mention.words = behind;
      mention.head = behind.end - 1;
    }
  }
  mention.words = with_name_behind(p, mention.words);
  WordRange group = without_article(p, mention.words);
  if (group.size() == 0) group = mention.words;
  mention.name = own_name(p, group);
  if (mention.name.size() == 0) group = without_owner(p, group);
  mention.noun = group;
  if (mention.name.size() == 0) {
    const WordRange next = apposition(p, mention.words);
    if (next.size() > 0) {
      const WordRange name = last_name(p, next);
      if (name.size() > 0 && name.end == next.end && !is_article(p, next.begin)) {
        mention.name = name;
        mention.words.end = next.end;
      }
    }
  } else if (mention.name.begin > group.begin) {
    mention.noun = {group.begin, mention.name.begin};
  } else {
    const WordRange next = apposition(p, mention.words);
    mention.noun = next.size() > 0 && is_article(p, next.begin)
                       ? without_article(p, next)
                       : WordRange{group.begin, group.begin};
  }
  return mention;
}

void People::remember(const string& name, const string& description, std::uint32_t at, bool person,
                      bool spoke) {
  for (Known& one : known_) {
    if (one.name != name) continue;
    one.word = at;
    one.spoke |= spoke;
    if (one.description.empty()) one.description = description;
    return;
  }
  if (known_.size() < 4000) known_.push_back({name, description, at, person, spoke});
}

string People::full_name(string_view name) const {
  const Known* found = nullptr;
  for (const Known& one : known_) {
    if (one.name == name || one.name.size() <= name.size()) continue;
    const string_view full = one.name;
    const bool ends = full.ends_with(name) && full[full.size() - name.size() - 1] == ' ';
    const bool begins = full.starts_with(name) && full[name.size()] == ' ';
    if (!ends && !begins) continue;
    if (found != nullptr) return string(name);  // two fit
    found = &one;
  }
  return found == nullptr ? string(name) : found->name;
}

const People::Known* People::for_pronoun(std::uint32_t form, std::uint32_t at) const {
  const bool person = form == hash_of("he") || form == hash_of("she");
  const bool thing = form == hash_of("it");
  if (!person && !thing) return nullptr;
  const std::uint32_t sentence = parsed_.sentence_of[at];
  const std::uint32_t from = parsed_.sentences[sentence < 2 ? 0 : sentence - 2].begin;
  const Known* best = nullptr;
  int others = 0;
  for (const Known& one : known_) {
    if (one.person != person || one.word < from || one.word >= at) continue;
    if (thing && !one.spoke) continue;
    ++others;
    const bool better = best == nullptr || (one.spoke && !best->spoke) ||
                        (one.spoke == best->spoke && one.word > best->word);
    if (better) best = &one;
  }
  // Several names and none that spoke: not safe.
  if (best != nullptr && others > 1 && !best->spoke) return nullptr;
  return best;
}

const People::Known* People::for_noun(const Mention& mention) const {
  // Only definite ones: 'the agency', never 'an agency'.
  const std::uint32_t first = mention.words.begin;
  if (mention.noun.size() == 0 || mention.noun.size() > 2 || !is_article(parsed_, first))
    return nullptr;
  const string form = lower(parsed_, first);
  if (form != "the" && form != "this" && form != "that") return nullptr;
  const string noun = lower(parsed_, mention.head);
  const Known* found = nullptr;
  for (const Known& one : known_) {
    const bool named = has_word(one.name, noun);
    if (one.word >= first || (!named && !(one.spoke && has_word(one.description, noun)))) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

ChainLink People::described(const Mention& mention) {
  ChainLink link;
  WordRange noun = mention.noun;
  // 'The ministry in Ostmark' is a ministry; 'the government of Ostmark' is all of it.
  for (std::uint32_t i = mention.head + 1; i < noun.end; ++i) {
    const bool of = lower(parsed_, i) == "of";
    if (!of &&
        (parsed_.words[i].tag == Tag::kPreposition || (parsed_.words[i].shape & kSign) != 0) &&
        parsed_.words[i].tag != Tag::kHyphen) {
      noun.end = i;
      break;
    }
  }
  if (noun.size() == 0) noun = mention.words;
  link.kind = LinkKind::kDescribed;
  link.name = text_of(parsed_, noun);
  const Known* const known = for_noun(mention);
  if (known != nullptr) {
    link.kind = LinkKind::kNamed;
    link.description = link.name;
    link.name = known->name;
  }
  return link;
}

ChainLink People::link(const Mention& mention, const ChainLink* speaker) {
  ChainLink link;
  const std::uint32_t form = parsed_.words[mention.head].form;
  if (mention.pronoun) {
    link.kind = LinkKind::kOpen;
    link.name = text_of(parsed_, mention.words);
    const bool own = form == hash_of("i") || form == hash_of("we");
    if (own && speaker != nullptr) {
      link = *speaker;
    } else if (const Known* known = for_pronoun(form, mention.words.begin); known != nullptr) {
      link.kind = LinkKind::kNamed;
      link.name = known->name;
      link.description = known->description;
    }
  } else if (mention.name.size() > 0) {
    link.name = full_name(text_of(parsed_, mention.name));
    link.description = text_of(parsed_, mention.noun);
    link.kind = LinkKind::kNamed;
    remember(link.name, link.description, mention.words.begin, is_person(link.name), true);
  } else {
    link = described(mention);
    if (link.kind == LinkKind::kNamed) remember(link.name, {}, mention.words.begin, false, true);
  }
  const ByteSpan bytes = parsed_.bytes(mention.words);
  link.written = string(parsed_.text.substr(bytes.start, bytes.size()));
  link.span = bytes;
  return link;
}

void People::read_sentence(WordRange sentence) {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!name_word(parsed_, i)) continue;
    std::uint32_t end = i + 1;
    while (end < sentence.end &&
           (name_word(parsed_, end) ||
            (end + 1 < sentence.end && joins_names(parsed_, end) && name_word(parsed_, end + 1)))) {
      ++end;
    }
    const WordRange name = without_titles(parsed_, {i, end});
    if (name.size() > 1 && name.size() < 8) {
      const string text = text_of(parsed_, name);
      remember(text, {}, i, is_person(text), false);
    }
    i = end;
  }
}

}  // namespace perpend::claims
