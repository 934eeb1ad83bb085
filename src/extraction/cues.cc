// Every sentence is searched once for some six hundred phrases, by the first word of each; what a
// phrase covers is then a matter of where it stands:
//
//   "did not use PsExec"                       what follows a denial, to the end of its clause
//   "PsExec and Rclone were not seen"          what stands before a denial of that form
//   "Block PsExec", "we recommend …"           the whole sentence
//   "if they had used PsExec"                  what follows
//   "For comparison, … PsExec"                 what follows
//
// Counter-example that stays wrong: "They did not need malware, PsExec was enough." denies PsExec,
// because no word tells the second clause from a list.
//
// Tested in cues_test.cc.
#include "extraction/cues.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "extraction/cue_words.h"
#include "extraction/document_kind.h"
#include "extraction/sentence.h"
#include "extraction/technique_phrases.h"
#include "language/sentences.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr bool is_inner(char c) {
  return ascii::is_alnum(c) || c == '&' || c == '\'' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

size_t word_end(string_view text, size_t at) {
  while (at < text.size() && is_inner(text[at])) ++at;
  return at;
}

// Phrases by their first word, and the stems ("exfiltrat*") by their first letter.
class PhraseTable {
 public:
  PhraseTable() {
    for (const CueWord& word : cue_words()) {
      if (word.phrase.back() == '*') {
        const string_view stem = word.phrase.substr(0, word.phrase.size() - 1);
        stems_[static_cast<unsigned char>(stem.front())].push_back({stem, word.kind});
      } else {
        by_word_[word.phrase.substr(0, word_end(word.phrase, 0))].push_back(word);
      }
    }
  }

  // `lower` is a sentence; offsets of what is found are moved by `base`.
  void find(string_view lower, size_t base, std::vector<Cue>& found) const {
    for (size_t at = 0; at < lower.size();) {
      if (!is_inner(lower[at])) {
        ++at;
        continue;
      }
      const size_t end = word_end(lower, at);
      string_view word = lower.substr(at, end - at);
      if (word.ends_with("'s")) word.remove_suffix(2);
      if (const auto same = by_word_.find(word); same != by_word_.end()) {
        for (const CueWord& phrase : same->second) {
          if (!lower.substr(at).starts_with(phrase.phrase)) continue;
          const size_t stop = at + phrase.phrase.size();
          const bool on = stop < lower.size() && is_inner(lower[stop]) && lower[stop] != '-' &&
                          lower[stop] != '\'';
          if (on) continue;
          found.push_back({base + at, base + stop, phrase.kind});
        }
      }
      for (const CueWord& stem : stems_[static_cast<unsigned char>(word.front())]) {
        if (word.starts_with(stem.phrase)) found.push_back({base + at, base + end, stem.kind});
      }
      at = end;
    }
  }

 private:
  std::unordered_map<string_view, std::vector<CueWord>> by_word_;
  std::array<std::vector<CueWord>, 256> stems_;
};

const PhraseTable& phrase_table() {
  static const PhraseTable table;
  return table;
}

// Does a clause end between the cue and the name?
bool parts_clauses(string_view between) {
  for (const string_view sign :
       {";",           ":",       " but ",        ", although ",  " whereas ",  " however",
        ", which ",    ", who ",  "\xE2\x80\x94", "\xE2\x80\x93", ", and the ", ", and they ",
        ", and from ", ", then ", ", the ",       ", they ",      ", it ",      ", he ",
        " because ",   ", so ",   " except ",     " until ",      ", instead",  " only "}) {
    if (between.find(sign) != string_view::npos) return true;
  }
  return false;
}

// What "no", "without" and their like cover ends with a comma or at a verb: "accounts without
// pre-authentication were roasted by". The verb of "nothing was destroyed" is its own.
bool has_ended(string_view between) {
  for (const string_view own : {" was ", " were ", " had "}) {
    if (between.starts_with(own)) between.remove_prefix(own.size() - 1);
  }
  for (const string_view sign : {",", " was ", " were ", " had "}) {
    if (between.find(sign) != string_view::npos) return true;
  }
  return false;
}

bool has_any(string_view lower, std::initializer_list<string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](string_view word) { return lower.find(word) != string_view::npos; });
}

string_view without_bullet(string_view sentence) {
  size_t at = 0;
  while (at < sentence.size() && !ascii::is_alnum(sentence[at])) ++at;
  // "2. Block", "a) Block"
  const size_t end = word_end(sentence, at);
  const bool numbered = end < sentence.size() && (sentence[end] == '.' || sentence[end] == ')') &&
                        ascii::all(sentence.substr(at, end - at), ascii::is_digit);
  if (!numbered) return sentence.substr(std::min(at, sentence.size()));
  return without_bullet(sentence.substr(end));
}

// "Block it"; not "Search of the", "Access to", "Patch was".
bool is_order(string_view body) {
  const size_t first = word_end(body, 0);
  if (!is_imperative(body.substr(0, first))) return false;
  // "Look round: BloodHound" is a label.
  constexpr size_t kLongestLabel = 16;
  if (body.substr(0, kLongestLabel).find(':') != string_view::npos) return false;
  const size_t start = std::min(first + 1, body.size());
  const string_view second = body.substr(start, word_end(body, start) - start);
  for (const string_view word : {"of", "was", "were", "is", "are", "had", "has", "from", "by"}) {
    if (second == word) return false;
  }
  return true;
}

bool opens_advice(string_view lower_line) {
  return has_any(lower_line, {"recommend", "mitigat", "advice", "hardening", "what to do",
                              "best practice", "how to protect", "prevention", "should do",
                              "countermeasure", "defensive measures", "protecting yourself"});
}

}  // namespace

Cues::Cues(string_view text) : text_(text), sentences_(language::sentences(text)) {
  find_advice_sections();
  judge_document();
}

const ReadSentence& Cues::sentence_at(ByteSpan place) {
  if (has_last_ && last_.span.start <= place.start && place.start < last_.span.end) return last_;
  const auto after = std::upper_bound(
      sentences_.begin(), sentences_.end(), place.start,
      [](std::uint64_t at, const ByteSpan& sentence) { return at < sentence.start; });
  last_ = {};
  last_.span = after == sentences_.begin() ? place : *std::prev(after);
  last_.lower = ascii::lower(part(text_, last_.span));
  std::replace_if(last_.lower.begin(), last_.lower.end(), ascii::is_space, ' ');
  phrase_table().find(last_.lower, last_.span.start, last_.cues);
  const string_view body = without_bullet(last_.lower);
  last_.imperative = is_order(body);
  has_last_ = true;
  return last_;
}

Mood Cues::mood_at(ByteSpan place) {
  const ReadSentence& sentence = sentence_at(place);
  if (sentence.imperative || in_advice(place.start)) return Mood::kAdvised;
  // "without a second factor, used from": a comma ends what "no" and its like cover; "neither" goes
  // on.
  const auto is_single_word = [&](const Cue& cue) {
    const string_view phrase =
        string_view(sentence.lower).substr(cue.start - sentence.span.start, cue.end - cue.start);
    return phrase == "no" || phrase == "without" || phrase == "nobody" || phrase == "nothing";
  };
  const auto between = [&](size_t from, size_t to) {
    return string_view(sentence.lower).substr(from - sentence.span.start, to - from);
  };
  Mood mood = Mood::kStated;
  for (const Cue& cue : sentence.cues) {
    const bool before = cue.end <= place.start;
    switch (cue.kind) {
      case CueKind::kDenialAfter:
        if (cue.start >= place.end &&
            between(place.end, cue.start).find(';') == string_view::npos) {
          return Mood::kDenied;
        }
        break;
      case CueKind::kDenial:
        // "not only PsExec"
        if (before && !between(cue.end, place.start).starts_with(" only") &&
            !(is_single_word(cue) && has_ended(between(cue.end, place.start))) &&
            !parts_clauses(between(cue.end, place.start))) {
          return Mood::kDenied;
        }
        break;
      case CueKind::kAdvice:
        // "what parents should know" tells.
        if (between(cue.end, sentence.span.end).starts_with(" know")) break;
        mood = std::max(mood, Mood::kAdvised);
        break;
      case CueKind::kImagined:
        if (before && !parts_clauses(between(cue.end, place.start))) {
          mood = std::max(mood, Mood::kImagined);
        }
        break;
      case CueKind::kElsewhere:
        if (before) mood = std::max(mood, Mood::kElsewhere);
        break;
      case CueKind::kElsewhereAfter:
        if (cue.start >= place.end) mood = std::max(mood, Mood::kElsewhere);
        break;
      default:
        break;
    }
  }
  return mood;
}

bool Cues::in_advice(size_t offset) const {
  const auto after =
      std::upper_bound(advice_.begin(), advice_.end(), offset,
                       [](size_t at, const ByteSpan& range) { return at < range.start; });
  return after != advice_.begin() && offset < std::prev(after)->end;
}

// A heading of advice covers what follows up to the next heading; "Advice: …" its own paragraph.
void Cues::find_advice_sections() {
  constexpr size_t kLongestHeading = 80;
  bool open = false;
  for (size_t i = 0; i < sentences_.size(); ++i) {
    const ByteSpan span = sentences_[i];
    const string_view sentence = part(text_, span);
    const bool own_line = (span.start == 0 || text_[span.start - 1] == '\n') &&
                          (span.end >= text_.size() || text_[span.end] == '\n');
    const bool bullet = !sentence.empty() && !ascii::is_alnum(sentence.front()) &&
                        sentence.front() != '#' &&
                        static_cast<unsigned char>(sentence.front()) < 0x80;
    const bool heading = own_line && !bullet && sentence.size() <= kLongestHeading &&
                         sentence.back() != '.' && sentence.back() != ',' &&
                         sentence.find('\n') == string_view::npos;
    if (heading) {
      open = opens_advice(ascii::lower(sentence));
    } else {
      const string_view lead = sentence.substr(0, std::min<size_t>(sentence.find(':'), 30));
      const bool labelled = lead.size() < sentence.size() && sentence[lead.size()] == ':' &&
                            opens_advice(ascii::lower(lead));
      if (labelled) {
        const size_t blank = std::min(text_.find("\n\n", span.start), text_.size());
        advice_.push_back({span.start, blank});
        continue;
      }
    }
    if (open) advice_.push_back(span);
  }
}

void Cues::judge_document() {
  constexpr size_t kLook = 1 << 16;
  const std::string look = ascii::lower(text_.substr(0, kLook));
  speaks_of_attack_ =
      has_any(look, {"intru",     "malware",    "attack",   "phish",     "exploit",
                     "backdoor",  "ransom",     "hack",     "breach",    "compromis",
                     "payload",   "credential", "infect",   "threat",    "victim",
                     "incident",  "malicious",  "implant",  "espionage", "trojan",
                     "campaign",  "actor",      "operator", "c2",        "indicator",
                     "wiper",     "loader",     "password", "dropped",   "stolen",
                     "thie",      "apt",        "vulnerab", "lateral",   "rat ",
                     "stole",     "miner",      "spied",    "spyware",   "blackmail",
                     "log-in",    "encrypt",    "hijack",   "forged",    "robbed",
                     "exfil",     "defraud",    "burgl",    "strangers", "session cookie",
                     "web shell", "scrambled",  "encipher"});
  // Or it tells of techniques without any such word.
  constexpr std::ptrdiff_t kSeveral = 2;
  speaks_of_attack_ =
      speaks_of_attack_ ||
      std::count_if(sentences_.begin(), sentences_.end(), [&](const ByteSpan& one) {
        if (one.start >= kLook) return false;
        return !match_phrases(text_.substr(one.start, std::min<size_t>(one.size(), kLook))).empty();
      }) >= kSeveral;
  constexpr size_t kShort = 400;  // bytes; a line of an analyst's notes needs no such words
  no_incident_ = tells_of_no_incident(look) || (!speaks_of_attack_ && text_.size() > kShort);
}

}  // namespace perpend::extraction
