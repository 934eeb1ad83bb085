// Software and groups are named after ordinary words: Net, Ping, at, Page, Elise, Silence. A reader
// knows which is meant by what stands beside the word, and so do these rules; a word that none of
// them vouches for is an ordinary word.
//
//   "`net user`, net.exe, net user /domain"   a command line
//   "the Ping utility", "Elise backdoor"      a class noun after it, the name capitalised
//   "a backdoor called Page"                  a class noun before it, the name capitalised
//   "ipconfig, net and systeminfo"            a list with unmistakable names (extract.cc)
//
// Counter-example that stays wrong: "Final payload" at the start of a sentence, if something were
// named Final; a sentence's first word therefore needs a noun that is not used loosely.
//
// Tested in context_test.cc.
#include "extraction/context.h"

#include <algorithm>
#include <array>
#include <string>

#include "extraction/byte_class.h"
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

// Never said of anything else.
constexpr std::array<string_view, 15> kSureSoftware = {
    "backdoor", "ransomware", "trojan", "utility", "implant",  "worm",    "rootkit",  "keylogger",
    "botnet",   "wiper",      "rat",    "stealer", "webshell", "bootkit", "backdoors"};
// Said of software too.
constexpr std::array<string_view, 22> kSoftware = {
    "malware", "tool",    "tools",   "payload",  "loader", "dropper",   "downloader",  "framework",
    "family",  "variant", "sample",  "samples",  "beacon", "utilities", "infostealer", "shell",
    "proxy",   "tunnel",  "command", "commands", "client", "program"};
constexpr std::array<string_view, 17> kActors = {
    "group",      "groups",     "gang",      "team",     "apt",      "actor",
    "actors",     "hackers",    "operators", "crew",     "threat",   "attackers",
    "collective", "affiliates", "adversary", "operator", "intruders"};
constexpr std::array<string_view, 8> kNaming = {"called", "named",  "dubbed",    "as",
                                                "aka",    "a.k.a.", "codenamed", "tracked"};
// Adjectives and the like that names were made of, and that nouns above follow every day.
constexpr std::array<string_view, 22> kEveryday = {
    "first", "one",  "final", "new",  "all",  "other", "light", "done", "second", "two",  "main",
    "lead",  "this", "that",  "last", "each", "same",  "rapid", "mini", "fake",   "such", "blind"};

struct Word {
  string_view text;
  size_t start = 0;
  size_t end = 0;
};

// The word after `at`, over one space or hyphen and an opening quote; empty if a sign parts them.
Word word_after(string_view text, size_t at) {
  size_t start = at;
  while (start < text.size() && start - at < 3 &&
         string_view(" -\n\"'`*").find(text[start]) != string_view::npos) {
    ++start;
  }
  size_t end = start;
  while (end < text.size() && end - start < 24 && (class_of_byte(text[end]) & kWord) != 0) ++end;
  return {text.substr(start, end - start), start, end};
}

Word word_before(string_view text, size_t at) {
  size_t end = at;
  while (end > 0 && at - end < 3 &&
         string_view(" -\n\"'`*").find(text[end - 1]) != string_view::npos) {
    --end;
  }
  size_t start = end;
  const auto part_of_word = [&](char c) { return (class_of_byte(c) & kWord) != 0 || c == '.'; };
  while (start > 0 && end - start < 24 && part_of_word(text[start - 1])) --start;
  // "done. Net": a full stop parts them.
  if (end > start && text[end - 1] == '.' && text.substr(start, end - start) != "a.k.a.") return {};
  return {text.substr(start, end - start), start, end};
}

bool starts_sentence(const Place& place) {
  return sentence_around(place.text, place.name).start == place.name.start;
}

// Written with its capitals, so that it can be a name at all.
bool written_as_name(const Place& place) {
  const string_view written = part(place.text, place.name);
  if (!std::any_of(written.begin(), written.end(), ascii::is_upper)) return false;
  const bool name_in_capitals =
      std::none_of(place.as_written.begin(), place.as_written.end(), ascii::is_lower);
  return !name_in_capitals || written == place.as_written || !starts_sentence(place);
}

bool has_program_ending(string_view text, size_t at) {
  static constexpr std::array<string_view, 9> kEndings = {"exe", "dll", "sys", "ps1", "elf",
                                                          "com", "bat", "bin", "vbs"};
  if (at >= text.size() || text[at] != '.') return false;
  size_t end = at + 1;
  while (end < text.size() && end - at < 6 && ascii::is_alnum(text[end])) ++end;
  return among(kEndings, ascii::lower(text.substr(at + 1, end - at - 1)));
}

// "/domain", "-n", "\\host": an argument of a command.
bool is_argument(string_view token) {
  constexpr size_t kLongestSwitch = 14;
  if (token.starts_with("\\\\")) return true;
  if (token.size() < 2 || token.size() > kLongestSwitch || !ascii::is_letter(token[1]))
    return false;
  if (token[0] == '-') return token.size() <= 3 || token[1] != '-';
  return token[0] == '/' && token.substr(1).find('/') == string_view::npos;
}

string_view token_after(string_view text, size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
  const size_t start = at;
  while (at < text.size() && !ascii::is_space(text[at])) ++at;
  string_view token = text.substr(start, std::min<size_t>(at - start, 64));
  while (!token.empty() && string_view(".,;:!?)\"'`").find(token.back()) != string_view::npos) {
    token.remove_suffix(1);
  }
  return token;
}

// "net user /domain": an argument among the next three tokens of the line.
bool takes_arguments(const Place& place) {
  size_t at = place.name.end;
  if (place.name.size() <= 2 || at >= place.text.size() || place.text[at] != ' ') return false;
  for (int i = 0; i < 3; ++i) {
    if (at >= place.text.size() || place.text[at] != ' ') return false;
    if (is_argument(token_after(place.text, at))) return true;
  }
  return false;
}

// "reg save HKLM\\SAM", "net view", "net use Z:": a command even without arguments, if it is not
// "the net use of".
bool is_known_command(const Place& place) {
  struct Command {
    string_view program;
    std::array<string_view, 9> verbs;
  };
  static constexpr std::array<Command, 3> kCommands = {
      Command{"net",
              {"view", "use", "user", "group", "localgroup", "accounts", "share", "start", "stop"}},
      Command{"reg",
              {"save", "add", "query", "delete", "export", "import", "load", "set", "restore"}},
      Command{"route", {"print", "add", "delete", "-n", "-p", "change", "flush", "get", "show"}}};
  const string_view written = part(place.text, place.name);
  const auto* const command =
      std::find_if(kCommands.begin(), kCommands.end(),
                   [&](const Command& one) { return one.program == written; });
  if (command == kCommands.end()) return false;
  const Word next = word_after(place.text, place.name.end);
  if (!among(command->verbs, next.text)) return false;
  const std::string before = ascii::lower(word_before(place.text, place.name.start).text);
  if (before == "the" || before == "a" || before == "of" || before == "no") return false;
  if (written != "net") return true;
  const string_view rest = place.text.substr(next.end, 9);
  const bool on = rest.size() > 1 && rest[0] == ' ' && ascii::is_lower(rest[1]);
  if (!on) return true;
  for (const string_view word : {" and", " or ", " ran ", " was ", " were ", " against"}) {
    if (rest.starts_with(word)) return true;
  }
  return false;
}

// The first word of a command in code: "`net user`", "cd \temp && net view".
bool begins_command(const Place& place) {
  size_t at = place.name.start;
  while (at > 0 && place.text[at - 1] == ' ') --at;
  if (at == 0) return true;
  return string_view("`\n|&;>$#(\"").find(place.text[at - 1]) != string_view::npos;
}

template <class Judge>
bool named_after(const Place& place, Judge is_noun) {
  Word before = word_before(place.text, place.name.start);
  if (is_noun(ascii::lower(before.text))) return true;
  if (before.text.empty() || !among(kNaming, ascii::lower(before.text))) return false;
  for (int i = 0; i < 6 && !before.text.empty(); ++i) {
    before = word_before(place.text, before.start);
    if (is_noun(ascii::lower(before.text))) return true;
  }
  return false;
}

}  // namespace

std::vector<ByteSpan> code_ranges(string_view text) {
  std::vector<ByteSpan> ranges;
  size_t at = 0;
  while ((at = text.find('`', at)) != string_view::npos) {
    size_t ticks = 1;
    while (at + ticks < text.size() && text[at + ticks] == '`') ++ticks;
    const size_t start = at + ticks;
    size_t close = start;
    const bool fence = ticks >= 3;
    constexpr size_t kLongest = size_t{1} << 16;
    while (true) {
      close = text.find('`', close);
      if (close == string_view::npos || close - start > kLongest) break;
      size_t closing = 1;
      while (close + closing < text.size() && text[close + closing] == '`') ++closing;
      if (closing == ticks) break;
      close += closing;
    }
    const bool found = close != string_view::npos && close - start <= kLongest &&
                       (fence || text.substr(start, close - start).find('\n') == string_view::npos);
    if (found) ranges.push_back({start, close});
    at = found ? close + ticks : start;
  }
  return ranges;
}

bool inside_any(const std::vector<ByteSpan>& ranges, ByteSpan span) {
  const auto after = std::upper_bound(
      ranges.begin(), ranges.end(), span.start,
      [](std::uint64_t start, const ByteSpan& range) { return start < range.start; });
  return after != ranges.begin() && std::prev(after)->contains(span);
}

bool joins_a_list(string_view between) {
  constexpr size_t kLongest = 24;
  if (between.empty() || between.size() > kLongest) return false;
  std::string words;
  bool joined = false;
  for (const char c : between) {
    const bool sign = c == ',' || c == '/' || c == ';' || c == '&';
    joined = joined || sign;
    if (c == '.' || c == ':' ||
        (!sign && !ascii::is_space(c) && !ascii::is_letter(c) && c != '`' && c != '"' && c != '(' &&
         c != '\t' && c != '*')) {
      return false;
    }
    words += ascii::is_letter(c) ? ascii::lower(c) : ' ';
  }
  string_view rest = words;
  while (!(rest = ascii::trim(rest)).empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    const string_view word = rest.substr(0, end);
    if (word != "and" && word != "or" && word != "the" && word != "exe") return false;
    joined = joined || word == "and" || word == "or";
    rest.remove_prefix(end);
  }
  return joined;
}

// "at jobs", "ran ping", "then ping to an outside resolver": system tools of everyday names as they
// are typed, behind a word of typing or before what only they make.
bool is_typed(const Place& place) {
  const string_view written = part(place.text, place.name);
  if (written == "at") {
    const string_view next = word_after(place.text, place.name.end).text;
    if (next != "jobs" && next != "job") return false;
    const char before = place.name.start > 0 ? place.text[place.name.start - 1] : '\n';
    const string_view word = word_before(place.text, place.name.start).text;
    return before == '"' || before == '\'' || before == '`' || word.empty() || word == "-" ||
           word == "by" || word == "via" || word == "through" || word == "with" || word == "an";
  }
  static constexpr std::array<string_view, 6> kTyped = {"ping",  "net", "reg",
                                                        "route", "arp", "ftp"};
  if (!among(kTyped, written)) return false;
  if (written == "ping" && word_after(place.text, place.name.end).text == "sweep") return true;
  static constexpr std::array<string_view, 7> kTyping = {"ran",  "typed",    "run", "running",
                                                         "then", "executed", "with"};
  if (!among(kTyping, word_before(place.text, place.name.start).text)) return false;
  const string_view rest = place.text.substr(place.name.end, 5);
  return rest.empty() || rest.starts_with(" to ") || rest.starts_with(" and ") || rest[0] == ',' ||
         rest[0] == '.';
}

bool means_software(const Place& place) {
  if (has_program_ending(place.text, place.name.end)) return true;
  if (is_known_command(place) || is_typed(place)) return true;
  if (place.in_code && begins_command(place)) return true;
  if (takes_arguments(place)) return true;
  if (among(kEveryday, ascii::lower(part(place.text, place.name)))) return false;
  const std::string next = ascii::lower(word_after(place.text, place.name.end).text);
  const auto is_noun = [](const std::string& word) {
    return among(kSureSoftware, word) || among(kSoftware, word);
  };
  // "the ping utility" in lower case too; looser nouns need a capital that no sentence gave it.
  if (among(kSureSoftware, next) && (written_as_name(place) || next == "utility")) return true;
  if (!written_as_name(place)) {
    // "the reverse proxy frp": tools are often written small; words of two letters never count.
    const std::string before = ascii::lower(word_before(place.text, place.name.start).text);
    return place.name.size() >= 3 &&
           (before == "proxy" || before == "utility" || before == "command");
  }
  if (among(kSoftware, next) && !starts_sentence(place)) return true;
  return named_after(place, is_noun);
}

bool means_actor(const Place& place) {
  if (!written_as_name(place) || among(kEveryday, ascii::lower(part(place.text, place.name)))) {
    return false;
  }
  const std::string next = ascii::lower(word_after(place.text, place.name.end).text);
  const auto is_noun = [](const std::string& word) { return among(kActors, word); };
  if (is_noun(next) && !starts_sentence(place)) return true;
  return named_after(place, is_noun);
}

}  // namespace perpend::extraction
