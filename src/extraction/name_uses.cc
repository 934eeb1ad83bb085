// Close-by words decide, in the spelling that reports have. Counter-example that stays wrong:
// "Page answered the telephone", if Page were a person. Tested in name_uses_test.cc.
#include "extraction/name_uses.h"

#include <algorithm>
#include <array>
#include <string>

#include "extraction/sentence.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

template <size_t N>
bool among(const std::array<string_view, N>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "run.ps1" is no PS1.
bool is_file_ending(string_view text, ByteSpan span) {
  if (span.start == 0 || text[span.start - 1] != '.') return false;
  const bool dotnet = ascii::lower(part(text, span)) == "net";  // "a .NET program"
  return dotnet || (span.start > 1 && ascii::is_alnum(text[span.start - 2]));
}

// "explorer.exe" is the system's own, whatever was named Explorer.
bool is_system_program(string_view text, ByteSpan span) {
  static constexpr std::array<string_view, 14> kPrograms = {
      "explorer", "svchost", "chrome",  "outlook", "winword", "iexplore", "lsass",
      "services", "spoolsv", "notepad", "calc",    "excel",   "msedge",   "firefox"};
  if (!ascii::lower(text.substr(span.end, 4)).starts_with(".exe")) return false;
  return among(kPrograms, ascii::lower(part(text, span)));
}

bool is_comparison(string_view text, ByteSpan span) {
  const string_view after = text.substr(span.end, 8);
  for (const string_view ending : {"-like", "-style", "-esque", "-type"}) {
    if (after.starts_with(ending)) return true;
  }
  return span.start >= 3 && ascii::lower(text.substr(span.start - 3, 3)) == "ex-" &&
         (span.start == 3 || !ascii::is_alnum(text[span.start - 4]));
}

// "an FTP session", "forged ARP answers": the protocol, whose tool is written small.
bool is_protocol(string_view text, ByteSpan span) {
  static constexpr std::array<string_view, 4> kProtocols = {"ARP", "FTP", "NET", "REG"};
  return among(kProtocols, part(text, span));
}

bool is_class_noun(string_view word) {
  static constexpr std::array<string_view, 23> kNouns = {
      "encryptor", "ransomware", "malware", "payload", "backdoor",    "implant",
      "stealer",   "loader",     "trojan",  "wiper",   "worm",        "rat",
      "tool",      "tools",      "family",  "rootkit", "infostealer", "downloader",
      "dropper",   "locker",     "stage",   "samples", "piece"};
  return among(kNouns, word);
}

bool joins_closely(string_view between) {
  return ascii::all(between, [](char c) { return ascii::is_lower(c) || c == ' ' || c == '\n'; });
}

// "Royal encrypted the servers", "encrypted by Conti": what only programs do, or have done by them.
bool does_a_programs_work(string_view text, ByteSpan span) {
  string_view after = text.substr(span.end, 32);
  for (const string_view adverb : {" first ", " then ", " also ", " now ", " itself "}) {
    if (after.starts_with(adverb)) after.remove_prefix(adverb.size() - 1);
  }
  for (const string_view work :
       {" encrypted ",    " encrypts ",   " was deployed", " was staged", " was run",
        " was dropped",   " was loaded",  " answered ",    " answers ",   " was injected",
        " was installed", " was started", " beaconed",     " beacons",    " overwrote ",
        " overwrites ",   " injected ",   " injects ",     " harvested ", " harvests ",
        " exfiltrated ",  " relayed ",    " relays ",      " dumped ",    " enumerated ",
        " mapped ",       " captured ",   " was stopped",  " scanned ",   " carried "}) {
    if (after.starts_with(work)) return true;
  }
  constexpr size_t kLook = 20;
  const size_t from = span.start > kLook ? span.start - kLook : 0;
  const string_view before = text.substr(from, span.start - from);
  for (const string_view work :
       {"encrypted by ", "locked by ", "enciphered by ", "roasted by ", "dumped by ", "wiped by ",
        "executed by ", "injected by ", "infected with ", "infected by "}) {
    if (before.ends_with(work)) return true;
  }
  return text.substr(span.end, 16).starts_with(" do the rest") && before.ends_with("let ");
}

// "The encryptor is Akira", "ransomware was Akira", "the last piece, Royal".
bool follows_class_noun(const ReadSentence& sentence, size_t start) {
  const string_view before = string_view(sentence.lower).substr(0, start - sentence.span.start);
  for (const string_view verb :
       {" is ", " was ", ": ", ", ", " = ", " is the ", " was the ", " in question is "}) {
    if (!before.ends_with(verb)) continue;
    const string_view head = before.substr(0, before.size() - verb.size());
    const size_t word = head.rfind(' ') + 1;
    const string_view noun = head.substr(word);
    // "Program: Kinsing" is a label; "a program, Royal" may be a theatre's.
    if (is_class_noun(noun) || (noun == "program" && verb == ": ")) return true;
  }
  return false;
}

// "Carbanak, DLL injected into svchost", "Royal, an encryptor": a class noun in apposition.
bool is_told_its_class(string_view text, ByteSpan span) {
  string_view after = text.substr(span.end, 40);
  if (!after.starts_with(", ")) return false;
  after.remove_prefix(2);
  for (const string_view article : {"a ", "an ", "the "}) {
    if (after.starts_with(article)) after.remove_prefix(article.size());
  }
  const size_t end =
      std::min(after.find_first_not_of("abcdefghijklmnopqrstuvwxyzDL"), after.size());
  const string_view word = after.substr(0, end);
  return word == "DLL" || is_class_noun(word);
}

}  // namespace

bool is_part_of_something_else(string_view text, ByteSpan name) {
  return is_file_ending(text, name) || is_system_program(text, name) || is_comparison(text, name) ||
         is_protocol(text, name) || text.substr(name.end, 3) == "://";
}

bool is_put_to_use(const Place& place, const ReadSentence& sentence) {
  constexpr size_t kBetween = 14;  // "the ", "a copy of "
  const ByteSpan span = place.name;
  if (!ascii::is_upper(place.text[span.start]) || means_actor(place)) return false;
  if (does_a_programs_work(place.text, span) || is_told_its_class(place.text, span)) return true;
  if (sentence.span.start == span.start) return false;
  for (const Cue& cue : sentence.cues) {
    if (cue.kind != CueKind::kUse || cue.end > span.start) continue;
    const string_view between = place.text.substr(cue.end, span.start - cue.end);
    if (between.size() <= kBetween && joins_closely(between)) return true;
  }
  return follows_class_noun(sentence, span.start);
}

bool says_its_class(string_view name) {
  const size_t space = name.rfind(' ');
  return space != string_view::npos && is_class_noun(ascii::lower(name.substr(space + 1)));
}

// A technique's name counts where it cannot be ordinary talk: in ATT&CK's own capitals, or in any
// if it has three words or one that only the trade uses.
int technique_confidence(string_view written, const LexiconEntry& technique) {
  const auto is_gap = [](char c) { return c == ' ' || c == '-'; };
  const auto gaps = std::count_if(technique.name.begin(), technique.name.end(), is_gap);
  const auto& own = technique.name;
  // "PowerShell", "Rundll32"; not "DLL", which every report writes.
  const bool inner = std::any_of(own.begin() + 1, own.end(),
                                 [](char c) { return ascii::is_upper(c) || ascii::is_digit(c); }) &&
                     std::any_of(own.begin(), own.end(), ascii::is_lower);
  if (gaps == 0) return inner && written == technique.name && written != "JavaScript" ? 600 : 0;
  if (written == technique.name) return 700;
  static constexpr std::array<string_view, 16> kTrade = {
      "phishing",   "dll",     "registry", "kerberos", "lsass", "ntds", "wmi",   "injection",
      "credential", "dumping", "exfil",    "bootkit",  "c2",    "vba",  "macro", "obfuscat"};
  const std::string lower = ascii::lower(written);
  const bool trade = std::any_of(kTrade.begin(), kTrade.end(), [&](string_view word) {
    return lower.find(word) != std::string::npos;
  });
  return gaps >= 2 || trade ? 600 : 0;
}

}  // namespace perpend::extraction
