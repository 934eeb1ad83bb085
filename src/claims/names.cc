// A name is the last run of capitalised words of a group, without a title before it: 'foreign
// minister Dragan Ullman' is Dragan Ullman, 'the National Police Agency' is all of it. Where the
// group has none, its apposition may: 'the head of the board, Ines Okafor'. Otherwise the noun with
// its 'of …' stands for it: 'government of Ostmark'.
// Tested in names_test.cc.
#include "claims/names.h"

#include <algorithm>
#include <array>

#include "claims/attribution.h"
#include "claims/content_words.h"
#include "claims/lexicon.h"
#include "claims/roles.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

template <std::size_t N>
bool among(const std::array<string_view, N>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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
  // 'Delta 3'
  if (p.words[i].tag == Tag::kNumber && p.form(i).size() == 1 && i > 0 &&
      p.words[i - 1].tag == Tag::kName) {
    return true;
  }
  return capital(p, i) && !is_article(p, i) && !is_common_at_start(p, i) &&
         p.words[i].tag != Tag::kPronoun && (p.words[i].shape & kSign) == 0;
}

// 'Foreign Minister Dragan Ullman' without what he is; 'Foreign Ministry' as it stands.
WordRange without_titles(const ParsedText& p, WordRange name) {
  while (name.size() > 2 && is_calendar_word(lower(p, name.begin))) ++name.begin;
  if (is_body(lower(p, name.end - 1)) || is_outlet_noun(lower(p, name.end - 1))) return name;
  WordRange bare = name;
  while (bare.size() > 1 && is_title(lower(p, bare.begin))) ++bare.begin;
  // 'Energy Minister Goran Pelle', 'Police Commissioner Wanda Ekholm'
  for (std::uint32_t i = bare.begin; i + 1 < bare.end; ++i) {
    if (is_office(lower(p, i)) && capital(p, i + 1) && !is_title(lower(p, i + 1)) &&
        !is_office(lower(p, bare.end - 1))) {
      bare.begin = i + 1;
    }
  }
  // 'Justice Ministry', 'Chief of Staff' keep what they begin with.
  return joins_names(p, bare.begin) ? name : bare;
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

// What is written by somebody, whose words it holds.
bool is_document(string_view noun) {
  static constexpr std::array<string_view, 14> kDocuments = {
      "note",  "notice", "release", "communique", "message", "page",  "column",
      "essay", "book",   "memoir",  "dispatch",   "story",   "paper", "leaflet"};
  return among(kDocuments, noun);
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

bool is_page(string_view noun) {
  return noun == "website" || noun == "site" || noun == "page" || noun == "account" ||
         noun == "channel" || noun == "blog";
}

// 'a statement by the Bravian police', where the tree did not take the author in.
WordRange author_behind(const ParsedText& p, WordRange document) {
  const WordRange s = p.sentence_at(document.begin);
  std::uint32_t at = document.end;
  // 'on the website of'
  if (at + 3 < s.end && lower(p, at) == "on" && is_page(lower(p, at + 2))) at += 3;
  if (at + 1 >= s.end || (lower(p, at) != "by" && lower(p, at) != "from" && lower(p, at) != "of")) {
    return {};
  }
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
  while (at < limit && p.words[at].tag != Tag::kComma &&
         (!is_verb(p.words[at].tag) || p.words[at].tag == Tag::kGerund) &&
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
  // 'a hacker known as Lowtide'
  std::uint32_t at = group.end;
  const bool known = at + 1 < s.end && lower(p, at) == "known" && lower(p, at + 1) == "as";
  if (known) at += 2;
  if (at + 1 < s.end && (lower(p, at) == "called" || lower(p, at) == "named")) ++at;
  std::uint32_t end = at;
  while (end < s.end && (name_word(p, end) || (end > at && p.form(end) == "&")) &&
         !(is_verb(p.words[end].tag) && end > at)) {
    ++end;
  }
  if (end > at) group.end = end;
  return group;
}

// 'the Cyber Directorate of the Serranian police' that was cut before 'police', because the tagger
// took it for the subject of what follows: with the body behind it.
WordRange with_body_behind(const ParsedText& p, WordRange group) {
  const WordRange s = p.sentence_at(group.begin);
  const std::uint32_t body = group.end;
  if (body >= s.end || !name_word(p, body - 1) || capital(p, body)) return group;
  if (!is_body(lower(p, body))) return group;
  for (std::uint32_t i = group.begin + 1; i + 1 < body; ++i) {
    if (lower(p, i) == "of" && is_article(p, i + 1)) return {group.begin, body + 1};
  }
  return group;
}

// 'the SPA news agency', 'the Interlink news website': the name of an outlet, with what it is
// behind.
WordRange name_before_kind(const ParsedText& p, WordRange group) {
  const WordRange none = {group.begin, group.begin};
  std::uint32_t end = group.end;
  bool outlet = false;
  while (end > group.begin && !capital(p, end - 1)) {
    const string noun = lower(p, end - 1);
    outlet |= is_outlet_noun(noun);
    if (noun == "agency" && end > group.begin + 1) {
      const string before = lower(p, end - 2);
      outlet |=
          before == "news" || before == "press" || (p.words[end - 2].shape & kAllCapitals) != 0;
    }
    const bool kind = is_outlet_noun(noun) || noun == "agency" || noun == "news" ||
                      noun == "press" || noun == "wire" || noun == "online" || noun == "radio";
    if (!kind) return none;
    --end;
  }
  if (!outlet || end == group.begin || end == group.end) return none;
  WordRange name = last_name(p, {group.begin, end});
  return name.size() > 0 && name.end == end ? name : none;
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

namespace {

// Where the tree makes an article or a number the head: the last noun before a preposition or a
// sign.
std::uint32_t noun_behind_article(const ParsedText& p, WordRange source, std::uint32_t head) {
  const Tag tag = p.words[head].tag;
  if (tag != Tag::kDeterminer && tag != Tag::kNumber) return head;
  std::uint32_t found = head;
  for (std::uint32_t i = head + 1; i < source.end; ++i) {
    const Tag t = p.words[i].tag;
    if (t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName) found = i;
    if (t == Tag::kPreposition || t == Tag::kWh || is_punctuation(t)) break;
  }
  return found;
}

}  // namespace

Mention mention_of(const ParsedText& p, WordRange source) {
  Mention mention;
  mention.words = source;
  mention.head = noun_behind_article(p, source, top_of(p, source));
  const Word& head = p.words[mention.head];
  if (source.size() == 1 &&
      (head.tag == Tag::kPronoun || head.tag == Tag::kWh || head.tag == Tag::kDeterminer)) {
    mention.pronoun = true;
    mention.noun = mention.name = {source.begin, source.begin};
    return mention;
  }
  if (is_speech_noun(head.form) || is_document(lower(p, mention.head))) {
    if (const std::uint32_t author = author_of(p, mention.head); author != kNoWord) {
      mention.words = noun_group(p, author, false);
      mention.head = author;
    } else if (const WordRange behind = author_behind(p, source); behind.size() > 0) {
      mention.words = behind;
      mention.head = behind.end - 1;
    }
  }
  while (mention.words.size() > 1 && (lower(p, mention.words.end - 1) == "known" ||
                                      lower(p, mention.words.end - 1) == "called")) {
    --mention.words.end;
  }
  // 'a person familiar with', 'three people who attended'
  for (std::uint32_t i = mention.words.begin + 1; i < mention.words.end; ++i) {
    const bool who = p.words[i].tag == Tag::kWh && mention.head < i;
    const Tag of_head = p.words[mention.head].tag;
    const bool noun = of_head == Tag::kNoun || of_head == Tag::kNouns;
    const bool last = i + 1 == mention.words.end || p.words[i + 1].tag == Tag::kPreposition ||
                      p.words[i + 1].tag == Tag::kTo;
    const bool describes = noun && last && i == mention.head + 1 &&
                           p.words[i].tag == Tag::kAdjective && !is_outlet_noun(lower(p, i));
    if (who || describes) mention.words.end = i;
  }
  mention.words = with_body_behind(p, with_name_behind(p, mention.words));
  WordRange group = without_article(p, mention.words);
  if (group.size() == 0) group = mention.words;
  if (group.size() > 1 && lower(p, group.begin) == "own") ++group.begin;
  mention.name = own_name(p, group);
  if (mention.name.size() == 0) mention.name = name_before_kind(p, group);
  if (mention.name.size() == 0) group = without_owner(p, group);
  mention.noun = group;
  if (mention.name.size() == 0) {
    const WordRange next = apposition(p, mention.words);
    // ', the Herald wrote' is none: a sign must close it.
    if (next.size() > 0 && next.end < p.words.size() && is_punctuation(p.words[next.end].tag)) {
      const WordRange name = last_name(p, next);
      // 'her husband, the codebreaker Emil Hart'
      const bool person = !is_article(p, next.begin) || name.size() > 1;
      if (name.size() > 0 && name.end == next.end && person) {
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

namespace {

// 'the newspaper Day and Hour': one name.
bool after_outlet(const ParsedText& p, std::uint32_t name) {
  return name > 0 && is_outlet_noun(lower(p, name - 1));
}

// 'the Serranian police': the name at `name` only says whose body it is.
bool of_a_body(const ParsedText& p, std::uint32_t name) {
  const WordRange s = p.sentence_at(name);
  while (name < s.end && name_word(p, name)) ++name;
  return name < s.end && !capital(p, name) && is_body(lower(p, name));
}

// ', the newspaper Day and Hour reports,': the tagger takes the verb for a noun.
bool ends_in_a_verb(const ParsedText& p, WordRange words) {
  if (words.size() < 2) return false;
  const Word& last = p.words[words.end - 1];
  return last.ends_in_s && is_speech(cue_class(last.form)) && capital(p, words.end - 2);
}

}  // namespace

std::vector<NamedGroup> names_in(const ParsedText& p, WordRange range) {
  std::vector<NamedGroup> found;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!name_word(p, i)) continue;
    std::uint32_t end = i + 1;
    while (end < range.end &&
           (name_word(p, end) ||
            (end + 1 < range.end && joins_names(p, end) &&
             (p.words[end].tag != Tag::kAnd || after_outlet(p, i) || p.form(end) == "&") &&
             p.words[end].tag != Tag::kGenitive && name_word(p, end + 1)) ||
            (end + 2 < range.end && lower(p, end) == "of" && lower(p, end + 1) == "the" &&
             name_word(p, end + 2) && !of_a_body(p, end + 2)))) {
      ++end;
    }
    NamedGroup one;
    one.name = without_titles(p, {i, end});
    one.group = {i, end};
    while (one.group.begin > range.begin && i - one.group.begin < 6) {
      const Tag before = p.words[one.group.begin - 1].tag;
      const bool inside = before == Tag::kAdjective || before == Tag::kNoun ||
                          before == Tag::kNouns || before == Tag::kName || before == Tag::kHyphen;
      if (!inside && before != Tag::kDeterminer) break;
      --one.group.begin;
      if (before == Tag::kDeterminer) break;
    }
    one.before = without_article(p, {one.group.begin, one.name.begin});
    const WordRange next =
        end < range.end && p.words[end].tag == Tag::kComma ? apposition(p, {i, end}) : WordRange{};
    // ', the station reports' is no apposition: a sign must close one.
    const bool closed =
        next.end < range.end && is_punctuation(p.words[next.end].tag) && !ends_in_a_verb(p, next);
    if (next.size() > 0 && closed && is_article(p, next.begin))
      one.behind = without_article(p, next);
    if (end + 1 < range.end && lower(p, end) == "(" && (p.words[end + 1].shape & kAllCapitals) != 0)
      one.short_form = {end + 1, end + 2};
    found.push_back(one);
    i = end - 1;
  }
  return found;
}

}  // namespace perpend::claims
