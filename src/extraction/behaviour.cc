// Behaviour is told in phrases that are many but alike, so each kind is one pattern over a
// sentence, with the passage that shows it as a group:
//
//   objective     "its note asked for 2 million US dollars" (money), "overwrote the first sectors"
//                 (disruption), "to learn who speaks to reporters" (espionage), "theft of designs"
//   data-stolen   a verb of taking and a noun of content in one clause: "copied out staff salaries"
//   lure          "that claimed to be the revised tariff", "invitations to a round table"
//   language      "comments … written in Portuguese", "a native speaker of Persian"
//   active-hours  "between 06:00 and 15:00 UTC", with the days where the sentence has them
//
// What is denied, advised or imagined is held low by the collector, like everything else.
// Counter-example: "The bank asked for two million in damages" is a demand, but not the intruders'.
//
// Patterns are RE2's: time linear in the sentence whatever it is. Tested in behaviour_test.cc.
#include "extraction/behaviour.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "extraction/sentence.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;
using Type = ObservationType;

// All are matched against the sentence in lower case; group 1 is the passage.
struct Pattern {
  Type type;
  string_view value;  // empty: the passage itself
  int confidence;
  RE2 expression;

  Pattern(Type kind, string_view says, int sure, const std::string& text)
      : type(kind), value(says), confidence(sure), expression(text) {}
};

// One of these must stand in a sentence that a pattern of the type can match: plain words, so that
// one pass tells which patterns are worth their while.
constexpr std::pair<Type, const char*> kGates[] = {
    {Type::kObjective,
     "ransom|demand|ask(?:ed|s|ing) "
     "|want|extort|blackmail|financial|profit|mone|coins|crypto|fraud|lost about|"
     "funds|cash|for "
     "sale|overwr|wip(?:e|i)|destr|sabotage|denial|ddos|breaker|power|disrupt|espionage|"
     "intelligence|spying|spied|surveill|collection on|to (?:learn|know|find "
     "out)|eavesdrop|correspondence|"
     "interest|theft|steal|stole"},
    {Type::kDataStolen,
     "cop(?:y|ied|ies)|exfiltrat|st(?:o|e)l|took|taken|taking|left|upload|sent|archiv|pack|collect|"
     "gather|"
     "download|leak|publish|clon|read|quer|siphon|extract|compress|stag|transfer|moved|search|"
     "harvest|offer|"
     "photograph|dump|walked|shar|lost|access|loot|haul|theft"},
    {Type::kLure,
     "claim|preten|purport|pos(?:ed|es|ing)|disguis|look|imitat|masquerad|dressed|offer|guise|"
     "present|impersonat|"
     "invit|job|tender|fake|bogus|forged|cracked|invoice|recruit|from|vitae|r\xC3\xA9sum\xC3\xA9|"
     "about|subject|concerning|"
     "titled|announc|promis|lure|decoy|bait|pretext|theme|asked|told|urged"},
    {Type::kLanguage,
     "arabic|armenian|azerb|belarus|bengali|bulgar|burmese|canton|catalan|chinese|croat|czech|"
     "danish|dutch|english|"
     "estonian|farsi|finnish|french|georgian|german|greek|hebrew|hindi|hungar|indones|italian|"
     "japanese|kazakh|"
     "khmer|korean|lao|latvian|lithuan|malay|mandarin|mongol|nepali|norweg|pashto|persian|polish|"
     "portug|punjab|"
     "roman|russian|serbian|sinhala|slov|somali|spanish|swahili|swedish|tagalog|tamil|telugu|thai|"
     "tibetan|turkish|"
     "ukrain|urdu|uzbek|vietnam"},
    {Type::kActiveHours, "utc|gmt|ce(?:s)?t|eet|msk|jst|est|pst|ist|time|hours"},
};

// What is taken, in the words of reports.
constexpr const char* kContent =
    "(?:[a-z'-]+ "
    "){0,3}(?:documents?|records|correspondence|e-?mails|mailboxes|messages|"
    "source code|designs?|drawings|blueprints|schematics|contracts|minutes|manifests|passports?|"
    "passport scans|scans of passports|customer data|client data|client files|personal data|call "
    "records|"
    "call data|card numbers|card data|payment cards|salaries|payroll data|results|patient files|"
    "address books?|contact lists?|contacts|donors?|table of [a-z ]+|"
    "intellectual property|trade secrets|research data|financial data|financial "
    "records|tax files|"
    "tax data|personnel files|photos|photographs|conversations|recordings|reports|files on "
    "[a-z]+|"
    "chat logs|chats|bids|tenders|maps|surveys|formulas|recipes|manuscripts|case files|calendars?|"
    "purchase orders|invoices|ledgers|geological data|seismic data|flight plans|passenger "
    "data|names of [a-z]+|"
    "lists? of [a-z]+|files with the extensions? [.a-z0-9]+(?: and [.a-z0-9]+)?|\\.[a-z]{2,4} "
    "files|data of [a-z]+)";
constexpr const char* kTaken =
    "(?:copied(?: out)?|exfiltrated|stole|stolen|steal|stealing|took|taken|taking|left (?:the "
    "network|on|in)|uploaded|sent out|"
    "archived|packed|collected|gathered|downloaded|leaked|published|cloned|read|queried|siphoned|"
    "extracted|compressed|staged|transferred|moved|searched "
    "for|harvested|offered|photographed|dumped|"
    "walked off with|shared|lost|accessed)";

constexpr const char* kLanguages =
    "(?:arabic|armenian|azerbaijani|belarusian|bengali|bulgarian|burmese|cantonese|catalan|chinese|"
    "croatian|"
    "czech|danish|dutch|english|estonian|farsi|finnish|french|georgian|german|greek|hebrew|hindi|"
    "hungarian|"
    "indonesian|italian|japanese|kazakh|khmer|korean|lao|latvian|lithuanian|malay|mandarin|"
    "mongolian|nepali|"
    "norwegian|pashto|persian|polish|portuguese|punjabi|romanian|russian|serbian|simplified "
    "chinese|sinhala|"
    "slovak|slovenian|somali|spanish|swahili|swedish|tagalog|tamil|telugu|thai|tibetan|traditional "
    "chinese|turkish|"
    "ukrainian|urdu|uzbek|vietnamese)";
constexpr const char* kDay =
    "(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekdays|working "
    "days|workdays)";
constexpr const char* kClock = "[0-2]?\\d(?:[:.]\\d\\d)?(?: ?(?:am|pm|a\\.m\\.|p\\.m\\.|h))?";
constexpr const char* kZone =
    "(?:utc|gmt|cet|cest|eet|msk|jst|est|pst|ist|local time|moscow time|beijing time|pyongyang "
    "time)";

// Confidences as `perpend eval extraction` measures them ("what a confidence means"): the share of
// a pattern's findings that was annotated, on 350 paragraphs; what is below one half is shown and
// not believed.
const std::deque<Pattern>& patterns() {
  static const auto* const made = [] {
    auto* rows = new std::deque<Pattern>;  // patterns cannot be moved
    const auto add = [&](Type type, string_view value, int confidence, const std::string& text) {
      rows->emplace_back(type, value, confidence, text);
    };
    // Money.
    add(Type::kObjective, "money", 800,
        "\\b(held to ransom|(?:demand(?:ed|s|ing)?|ask(?:ed|s|ing)? "
        "for|want(?:ed|s)?)\\b[^.;]{0,40}?\\b(?:ransom|"
        "(?:us )?dollars|euros|bitcoins?|btc|monero|xmr|pounds|million|payment|money))\\b");
    add(Type::kObjective, "money", 870,
        "\\b(ransom (?:note|demand|message|was|of)|extort(?:ed|s|ion)?|blackmail(?:ed)?|double "
        "extortion|"
        "financially motivated|financial gain|for profit|asked the [a-z]+ for money|to pay the "
        "[^.;]{0,30}? into another "
        "account|(?:to )?mine (?:coins|monero|cryptocurrency)|mining (?:of "
        ")?(?:coins|monero|cryptocurrency)|"
        "cryptomin(?:er|ing)|fraudulent (?:transfers?|payments?)|lost about [0-9,. ]+(?: million)? "
        "(?:pounds|dollars|"
        "euros)|transfer(?:red|s)? (?:of )?(?:money|funds)|stole(?:n)? (?:money|funds|[0-9,.]+ "
        "(?:million )?(?:dollars|"
        "euros|pounds))|cash(?:ed)? out|offered (?:the [a-z ]+ |it |them )?for sale)\\b");
    // Disruption.
    add(Type::kObjective, "disruption", 800,
        "\\b(overwr(?:ote|ites?|itten|iting) [^.;]{0,50}?(?:sectors?|disks?|files|firmware|boot "
        "record)|"
        "wip(?:ed|es|ing) (?:the |all |its |their |[0-9]+ )?(?:[a-z]+ "
        ")?(?:disks?|machines|computers|servers|hosts|drives|"
        "controllers|workstations)|destr(?:oy|oyed|uction of|uctive)(?: "
        "[a-z]+){0,4}|sabotage[ds]?|denial of service|"
        "denial-of-service|ddos|cut the power|breakers (?:were )?opened|opened (?:the )?breakers|"
        "to disrupt [^.;]{0,40}|disruption of [^.;]{0,40})\\b");
    // Espionage.
    add(Type::kObjective, "espionage", 800,
        "\\b((?:cyber-?|industrial |economic |political )?espionage|intelligence "
        "(?:collection|gathering|on [a-z]+)|"
        "collect(?:ion of|ing|ed)? intelligence|spying|spied on|surveillance of|collection on "
        "[a-z]+|"
        "to (?:learn|know|find out) (?:who|what|about|which|how)[^.;]{0,60}|eavesdrop(?:ped|ping)?|"
        "read(?:ing)? (?:along|the correspondence)|interest(?:ed)? in (?:the "
        ")?(?:negotiations|policy|plans))\\b");
    // Theft.
    add(Type::kObjective, "theft", 800,
        "\\b(theft of [^.;,]{3,40}|stealing of [^.;,]{3,40}|to steal "
        "[^.;,]{3,40}|(?:aim|objective|goal|purpose)"
        "[^.;]{0,20}? (?:theft|stealing)[^.;]{0,20})");
    // What was taken.
    add(Type::kDataStolen, "", 300,
        std::string("\\b") + kTaken +
            "\\b[^.;:]{0,60}?\\b(?:the |of |their |its |all |some |a |an |about |one )*(" +
            kContent + ")\\b");
    add(Type::kDataStolen, "", 300,
        std::string("(") + kContent +
            ")(?: and [a-z ]{3,30})?(?: of [a-z0-9 ]{2,40})?(?:, [^.;]{0,30})? (?:were|was|had "
            "been|have been|has been|left|are|came) "
            "?[^.;]{0,25}?\\b" +
            kTaken + "\\b");
    add(Type::kDataStolen, "", 300,
        std::string(
            "\\b(?:copies of|loot|haul|theft of|steal|stealing|access to)[^.;]{0,30}?\\b(") +
            kContent + ")\\b");
    // Lures.
    add(Type::kLure, "", 420,
        "\\b(?:claim(?:ed|s|ing)?|pretend(?:ed|s|ing)?|purport(?:ed|s|ing|edly)?|pos(?:ed|es|ing)) "
        "(?:to be |to come from |as )"
        "((?:a |an |the )?[^.;,]{3,60})");
    add(Type::kLure, "", 420,
        "\\b(?:disguised as|looked like|looking like|imitat(?:ed|es|ing|e)|masquerad(?:ed|es|ing) "
        "as|dressed up as|offered as|"
        "in the guise of|made to look like|presented as|impersonat(?:ed|es|ing)) ((?:a |an |the "
        ")?[^.;,]{3,60})");
    add(Type::kLure, "", 420,
        "\\b((?:invitations?|invites?) to [^.;,]{3,50}|job offers?|tender documents?|fake "
        "(?:[a-z-]+ )?(?:invoices?|letters?|"
        "updates?|updaters?|installers?|notices?|pages?|voicemails?|recruiters?|jobs?|offers?|"
        "interviews?|captcha|verification|invitations?|receipts?)|(?:bogus|forged) "
        "(?:invoices?|letters?|mails?|messages?|notices?|"
        "orders?|receipts?|summons|pages?|documents?|certificates? of [a-z ]{3,20})|cracked "
        "(?:software|version|copy|media "
        "player|game|installer|[a-z]+ "
        "(?:player|editor|suite))|overdue "
        "invoices?|unpaid invoices?|"
        "recruitment|a (?:video|picture|photo|voice message)(?: file)? from "
        "[^.;,]{3,30}|curriculum "
        "vitae|r\xC3\xA9sum\xC3\xA9)");
    add(Type::kLure, "", 810,
        "\\b(?:document|attachment|attached "
        "[a-z]+|mails?|e-?mails?|messages?|letter|archive|pdf|workbook|spreadsheet|file|page) "
        "(?:about|on the subject of|concerning|titled|entitled|with the "
        "subject|announcing|promising|offering|that spoke of|"
        "that promised|that announced) ((?:a |an |the )?[^.;,]{3,60})");
    add(Type::kLure, "", 810,
        "\\b(?:lures?|decoys?|bait|pretext|theme)(?: was| were| is| of|:)(?: a| an| the) "
        "([^.;,]{3,60})");
    add(Type::kLure, "", 810,
        "\\b(?:asked|told|urged) (?:them|him|her|the [a-z]+) to (pay [^.;,]{3,50}|update "
        "[^.;,]{3,40}|renew [^.;,]{3,40}|confirm [^.;,]{3,40})");
    // Languages.
    add(Type::kLanguage, "", 650,
        std::string("\\b(?:written|writes?|wrote|comments?|strings|messages?|text|speaks?|spoke|"
                    "resources?|keyboard|spelling|notes?|"
                    "speaker|locale|language|menus?|panel|interface)\\b[^.;]{0,50}? "
                    "(?:in|of|is|was|set to) ((?:[a-z]+ )?") +
            kLanguages + ")\\b");
    add(Type::kLanguage, "", 300,
        std::string("\\b(") + kLanguages +
            ")[- ](?:language|speaking|speakers?|strings|comments|keyboard|locale)\\b");
    // Hours.
    add(Type::kActiveHours, "", 950,
        std::string("((?:(?:from )?") + kDay + "(?:(?: to | and |-| through )" + kDay +
            ")?,? )?(?:between |from )?" + kClock + " ?(?:and|to|-|\xE2\x80\x93|until) ?" + kClock +
            " ?(?:in |hours )?" + kZone + "(?: ?[+-] ?\\d{1,2}(?::\\d\\d)?)?)");
    add(Type::kActiveHours, "", 700,
        "\\b((?:working|office|business|active) hours (?:of|in|between|from) [^.;,]{3,50}|(?:time "
        "zone|timezone) (?:of )?"
        "(?:utc|gmt) ?[+-] ?\\d{1,2}|utc ?[+-] ?\\d{1,2}(?::\\d\\d)?)");
    return rows;
  }();
  return *made;
}

// A ransom note is money, and a sentence on prevention is nobody's objective: the collector's mood
// looks after the second.
const RE2::Set& gates() {
  static const auto* const made = [] {
    auto* set = new RE2::Set(RE2::DefaultOptions, RE2::UNANCHORED);
    for (const auto& [type, words] : kGates) set->Add(words, nullptr);
    set->Compile();
    return set;
  }();
  return *made;
}

class Reader {
 public:
  Reader(string_view text, Cues& cues, Collector& collector)
      : text_(text), cues_(cues), collector_(collector) {}

  void read() {
    for (const ByteSpan sentence : cues_.sentences()) read(sentence);
  }

 private:
  void read(ByteSpan sentence) {
    std::string lower = ascii::lower(part(text_, sentence));
    for (char& c : lower) c = ascii::is_space(c) ? ' ' : c;
    if (!gates().Match({lower.data(), lower.size()}, &open_)) return;
    for (const Pattern& pattern : patterns()) {
      const bool open = std::any_of(open_.begin(), open_.end(),
                                    [&](int gate) { return kGates[gate].first == pattern.type; });
      if (!open) continue;
      if (pattern.type == Type::kLure && !names_a_carrier(lower)) continue;
      each(pattern, lower, sentence.start);
    }
  }

  // A lure is brought by something: "a library that looked like jQuery" is none.
  static bool names_a_carrier(string_view lower) {
    static const RE2 made(
        "mail|message|letter|attach|archive|document|invit|phone|link|page|advert|download|chat|"
        "résumé|curriculum|recruit|job|form|sms|call(?:s|ed|er)? |site|notice|lure|decoy|bait");
    return RE2::PartialMatch({lower.data(), lower.size()}, made);
  }

  void each(const Pattern& pattern, string_view lower, size_t base) {
    re2::StringPiece groups[2];
    size_t from = 0;
    while (from < lower.size() &&
           pattern.expression.Match({lower.data(), lower.size()}, from, lower.size(),
                                    RE2::UNANCHORED, groups, 2)) {
      const size_t start = static_cast<size_t>(groups[1].data() - lower.data());
      keep(pattern, {base + start, base + start + groups[1].size()});
      from = static_cast<size_t>(groups[0].data() - lower.data()) +
             std::max<size_t>(groups[0].size(), 1);
    }
  }

  // "of their salaries": the words of the sentence around the thing.
  void trim_small_words(ByteSpan& span) const {
    static constexpr string_view kSmall =
        " of the and to a an through their its his her in on by with from set up all some for "
        "about or was were "
        "had been then that which also out over two three several many it them found noticed saw "
        "learned ";
    while (true) {
      size_t start = span.start;
      while (start < span.end && !ascii::is_alnum(text_[start]) &&
             static_cast<unsigned char>(text_[start]) < 0x80)
        ++start;
      size_t end = start;
      while (end < span.end && (ascii::is_alnum(text_[end]) || text_[end] == '-')) ++end;
      const string_view word = text_.substr(start, end - start);
      span.start = start;
      if (word.empty() || end == span.end ||
          kSmall.find(" " + ascii::lower(word) + " ") == string_view::npos)
        return;
      span.start = end;
    }
  }

  void keep(const Pattern& pattern, ByteSpan span) {
    if (pattern.type == Type::kDataStolen) trim_small_words(span);
    while (span.size() > 0 && !ascii::is_alnum(text_[span.end - 1]) &&
           static_cast<unsigned char>(text_[span.end - 1]) < 0x80) {
      --span.end;
    }
    if (span.size() < 3 || overlaps_one_of_its_kind(pattern.type, span)) return;
    Observation seen;
    seen.type = pattern.type;
    seen.value = pattern.value.empty() ? shown(span) : std::string(pattern.value);
    seen.note = "told in a phrase of its kind";
    if (pattern.value.empty()) taken_.emplace_back(pattern.type, span);
    collector_.add(std::move(seen), span, pattern.confidence);
  }

  // Two patterns may see one passage.
  bool overlaps_one_of_its_kind(Type type, ByteSpan span) const {
    constexpr size_t kLook = 24;  // only the last few can be in the same sentence
    const size_t first = taken_.size() > kLook ? taken_.size() - kLook : 0;
    for (size_t i = first; i < taken_.size(); ++i) {
      if (taken_[i].first == type && taken_[i].second.overlaps(span)) return true;
    }
    return false;
  }

  std::string shown(ByteSpan span) const {
    std::string value;
    for (const char c : part(text_, span)) {
      const bool space = ascii::is_space(c);
      if (space && (value.empty() || value.back() == ' ')) continue;
      value += space ? ' ' : c;
    }
    return value;
  }

  string_view text_;
  Cues& cues_;
  Collector& collector_;
  std::vector<std::pair<Type, ByteSpan>> taken_;
  std::vector<int> open_;  // gates of the present sentence
};

}  // namespace

void collect_behaviour(string_view text, Cues& cues, Collector& collector) {
  Reader(text, cues, collector).read();
}

}  // namespace perpend::extraction
