// Where a claim comes from, at what level it attributes, and on what it says it rests. Word lists
// of the project's own, with the tree where one is needed. Tested in tests/doors/claims_test.py.
#include "claims/fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "claims/attribution.h"
#include "claims/names.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

struct EvidentialWord {
  string_view word;
  Evidential evidential;
};
constexpr std::array kEvidentialWords = {EvidentialWord{"suspected", Evidential::kAlleged},
                                         EvidentialWord{"suspect", Evidential::kAlleged},
                                         EvidentialWord{"suspects", Evidential::kAlleged},
                                         EvidentialWord{"suspecting", Evidential::kAlleged},
                                         EvidentialWord{"alleged", Evidential::kAlleged},
                                         EvidentialWord{"allegedly", Evidential::kAlleged},
                                         EvidentialWord{"alleges", Evidential::kAlleged},
                                         EvidentialWord{"allege", Evidential::kAlleged},
                                         EvidentialWord{"claimed", Evidential::kAlleged},
                                         EvidentialWord{"claims", Evidential::kAlleged},
                                         EvidentialWord{"reportedly", Evidential::kAlleged},
                                         EvidentialWord{"believed", Evidential::kAlleged},
                                         EvidentialWord{"believes", Evidential::kAlleged},
                                         EvidentialWord{"believe", Evidential::kAlleged},
                                         EvidentialWord{"thought", Evidential::kAlleged},
                                         EvidentialWord{"apparently", Evidential::kAlleged},
                                         EvidentialWord{"supposedly", Evidential::kAlleged},
                                         EvidentialWord{"purported", Evidential::kAlleged},
                                         EvidentialWord{"purportedly", Evidential::kAlleged},
                                         EvidentialWord{"presumed", Evidential::kAlleged},
                                         EvidentialWord{"presumably", Evidential::kAlleged},
                                         EvidentialWord{"accused", Evidential::kAlleged},
                                         EvidentialWord{"analysis", Evidential::kTechnical},
                                         EvidentialWord{"forensic", Evidential::kTechnical},
                                         EvidentialWord{"logs", Evidential::kTechnical},
                                         EvidentialWord{"malware", Evidential::kTechnical},
                                         EvidentialWord{"servers", Evidential::kTechnical},
                                         EvidentialWord{"infrastructure", Evidential::kTechnical},
                                         EvidentialWord{"telemetry", Evidential::kTechnical},
                                         EvidentialWord{"samples", Evidential::kTechnical},
                                         EvidentialWord{"code", Evidential::kTechnical},
                                         EvidentialWord{"saw", Evidential::kWitnessed},
                                         EvidentialWord{"witnessed", Evidential::kWitnessed},
                                         EvidentialWord{"testified", Evidential::kWitnessed},
                                         EvidentialWord{"noticed", Evidential::kWitnessed},
                                         EvidentialWord{"indictment", Evidential::kDocument},
                                         EvidentialWord{"document", Evidential::kDocument},
                                         EvidentialWord{"documents", Evidential::kDocument},
                                         EvidentialWord{"advisory", Evidential::kDocument},
                                         EvidentialWord{"report", Evidential::kDocument},
                                         EvidentialWord{"statement", Evidential::kDocument},
                                         EvidentialWord{"memo", Evidential::kDocument},
                                         EvidentialWord{"letter", Evidential::kDocument},
                                         EvidentialWord{"anonymity", Evidential::kAnonymous},
                                         EvidentialWord{"anonymous", Evidential::kAnonymous},
                                         EvidentialWord{"unnamed", Evidential::kAnonymous},
                                         EvidentialWord{"insiders", Evidential::kAnonymous},
                                         EvidentialWord{"responsibility", Evidential::kSelfClaim}};

constexpr std::array<string_view, 40> kActs = {
    "attack",   "attacks",     "attacked",    "cyberattack", "cyberattacks", "hack",      "hacked",
    "hacking",  "breach",      "breached",    "intrusion",   "intrusions",   "raid",      "theft",
    "stole",    "stolen",      "stealing",    "malware",     "ransomware",   "espionage", "spying",
    "spied",    "hackers",     "intruders",   "broke",       "broken",       "entered",   "wiped",
    "break-in", "compromised", "infiltrated", "phishing",    "campaign",     "outage",    "leak",
    "leaked",   "sabotage",    "tapped",      "robbed",      "hacker"};
constexpr std::array<string_view, 14> kGroupWords = {
    "group", "crew",    "gang", "band",    "actor",  "team", "unit",
    "apt",   "hackers", "ring", "cluster", "outfit", "cell", "collective"};
constexpr std::array<string_view, 16> kStateWords = {
    "government", "state",           "ministry",          "army",
    "military",   "intelligence",    "services",          "kremlin",
    "regime",     "state-sponsored", "state-backed",      "sponsor",
    "governor",   "embassy",         "government-backed", "secret"};
constexpr std::array<string_view, 12> kTies = {"linked",  "behind",    "attributed",  "ordered",
                                               "behalf",  "sponsored", "backed",      "operates",
                                               "operate", "blamed",    "responsible", "directed"};
constexpr std::array<string_view, 10> kReasons = {
    "based on",    "rests on",     "from the",   "on the basis of", "analysis of",
    "analysis on", "by comparing", "resting on", "points to",       "because of"};
constexpr std::array<string_view, 40> kBasisNouns = {
    "targets",    "target",     "methods",    "method",       "infrastructure", "servers",
    "server",     "tools",      "tool",       "code",         "malware",        "logs",
    "techniques", "tactics",    "domains",    "addresses",    "evidence",       "victims",
    "hours",      "language",   "samples",    "certificates", "mails",          "traffic",
    "findings",   "analysis",   "key",        "keys",         "passwords",      "accounts",
    "tooling",    "procedures", "indicators", "timing",       "testimony",      "documents",
    "signatures", "strings",    "payments",   "records"};

template <std::size_t N>
bool among(const std::array<string_view, N>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

string lower(const ParsedText& p, std::uint32_t i) { return language::lower(p.form(i)); }

Phrase phrase_of(const ParsedText& p, WordRange words) {
  const ByteSpan bytes = p.bytes(words);
  return {string(p.text.substr(bytes.start, bytes.size())), bytes};
}

bool sign(const ParsedText& p, std::uint32_t i) { return (p.words[i].shape & kSign) != 0; }

// Does text[i…] begin with these words?
std::uint32_t matches(const ParsedText& p, std::uint32_t i, std::uint32_t end, string_view words) {
  while (true) {
    const std::size_t space = words.find(' ');
    if (i >= end || lower(p, i) != words.substr(0, space)) return 0;
    ++i;
    if (space == string_view::npos) return i;
    words.remove_prefix(space + 1);
  }
}

}  // namespace

void read_evidentials(const ParsedText& parsed, ByteSpan within, Claim& claim) {
  const auto first =
      std::lower_bound(parsed.words.begin(), parsed.words.end(), within.start,
                       [](const Word& w, std::uint64_t at) { return w.bytes.start < at; });
  for (auto at = first; at != parsed.words.end() && at->bytes.end <= within.end; ++at) {
    const auto i = static_cast<std::uint32_t>(at - parsed.words.begin());
    const string word = lower(parsed, i);
    for (const EvidentialWord& one : kEvidentialWords) {
      if (one.word != word) continue;
      claim.evidential.insert(one.evidential);
      if (one.evidential == Evidential::kAlleged)
        claim.hedges.push_back(phrase_of(parsed, {i, i + 1}));
    }
  }
}

ClaimLevel level_of(const ParsedText& parsed, WordRange words) {
  bool act = false;
  bool group = false;
  bool state = false;
  bool tie = false;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const string word = lower(parsed, i);
    act |= among(kActs, word);
    group |= among(kGroupWords, word);
    tie |= among(kTies, word);
    // 'the government of Ostmark ordered': who acts, not 'attacks on ministries', who suffers.
    if (!among(kStateWords, word)) continue;
    const Label label = parsed.words[i].label;
    bool victim = label == Label::kObject;
    for (std::uint32_t k = parsed.first_kid[i]; k != kNoWord; k = parsed.next_kid[k]) {
      const string form = lower(parsed, k);
      victim |= parsed.words[k].label == Label::kCase && form != "for" && form != "by" &&
                form != "to" && form != "behind";
    }
    state |= !victim;
  }
  if (state && (act || tie)) return ClaimLevel::kSponsor;
  if (group && (act || tie)) return ClaimLevel::kGroup;
  // A country named as the one linked to or behind the act, and no group in between.
  for (std::uint32_t i = words.begin; i + 1 < words.end; ++i) {
    if (lower(parsed, i) != "linked" && lower(parsed, i) != "attributed") continue;
    for (std::uint32_t k = i + 1; k < std::min(words.end, i + 5); ++k) {
      if (parsed.words[k].tag == Tag::kName && lower(parsed, k - 1) == "to")
        return ClaimLevel::kSponsor;
    }
  }
  if (!act && !tie) return ClaimLevel::kNone;
  // A name that acts is taken for a group's.
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const Word& w = parsed.words[i];
    if (w.tag != Tag::kName || (w.shape & kCapital) == 0) continue;
    if (w.label == Label::kSubject || i == words.begin) return ClaimLevel::kGroup;
  }
  return ClaimLevel::kActivity;
}

std::vector<Phrase> basis_of(const ParsedText& parsed, WordRange sentence) {
  std::vector<Phrase> found;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    std::uint32_t at = 0;
    for (const string_view reason : kReasons) {
      at = matches(parsed, i, sentence.end, reason);
      if (at != 0) break;
    }
    if (at == 0) continue;
    std::vector<Phrase> here;
    bool known = false;
    std::uint32_t begin = at;
    const std::uint32_t limit = std::min(sentence.end, at + 24);
    const auto keep = [&](std::uint32_t end) {
      while (begin < end && (parsed.words[begin].tag == Tag::kDeterminer || sign(parsed, begin) ||
                             parsed.words[begin].tag == Tag::kPreposition)) {
        ++begin;
      }
      std::uint32_t last = begin;
      while (last < end && !among(kBasisNouns, lower(parsed, last))) ++last;
      if (last < end) {
        known = true;
        here.push_back(phrase_of(parsed, {begin, last + 1}));
      }
    };
    for (; at < limit; ++at) {
      const Word& w = parsed.words[at];
      const bool joint = w.tag == Tag::kComma || w.tag == Tag::kAnd;
      const bool stops = w.tag == Tag::kPeriod || w.tag == Tag::kColon || w.tag == Tag::kWh ||
                         w.tag == Tag::kModal ||
                         (is_verb(w.tag) && w.tag != Tag::kParticiple && w.tag != Tag::kGerund);
      if (!joint && !stops) continue;
      keep(at);
      begin = at + 1;
      if (stops) break;
    }
    if (at == limit) keep(limit);
    if (known) found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

}  // namespace perpend::claims
