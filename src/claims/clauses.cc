// The list of verbs is never long enough, but 'that' gives a clause away whatever stands before it,
// and somebody who can speak tells a saying from a state of things:
//
//   'An informant had let slip that the servers stood in a dairy.'    informant: the servers …
//   'Two partners shared the view that it was the navy.'              two partners: it was …
//   'The chancellery underlined its support for an open network.'     its support for …
//   'The group threatened to mail the files to every patient.'        to mail the files …
//
// Counter-examples: 'The logs made it clear that …', for logs say nothing; 'The report was so long
// that …'. Tested in clauses_test.cc.
#include "claims/clauses.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "claims/attribution.h"
#include "claims/frames.h"
#include "claims/lexicon.h"
#include "claims/names.h"
#include "claims/roles.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

bool among(std::uint32_t form, std::initializer_list<string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](string_view word) { return hash_of(word) == form; });
}

// Verbs behind which 'that' opens no saying of their subject's.
bool is_no_saying(const ParsedText& p, std::uint32_t i) {
  const std::uint32_t form = p.words[i].form;
  const CueClass kind = cue_class(form);
  if (kind == CueClass::kShow || kind == CueClass::kEnsure || kind == CueClass::kKnow) return true;
  return among(form,
               {"be",      "is",       "are",      "was",      "were",     "been",   "being",
                "have",    "has",      "had",      "do",       "does",     "did",    "seems",
                "seemed",  "appears",  "appeared", "happened", "provided", "given",  "so",
                "require", "requires", "required", "helped",   "allowed",  "caused", "resulted",
                "used",    "needed",   "came",     "went",     "turned",   "stolen", "sent"});
}

// Nouns of what somebody holds or gives out: 'shared the view that', 'gave assurances that'.
bool is_held(std::uint32_t form) {
  return is_speech_noun(form) ||
         among(form,
               {"view",     "views",      "belief",  "assurance", "assurances", "warning",
                "warnings", "hint",       "hints",   "fear",      "fears",      "doubt",
                "doubts",   "hope",       "hopes",   "suspicion", "suspicions", "confidence",
                "opinion",  "conviction", "message", "word",      "concern",    "concerns",
                "position", "impression", "promise", "guarantee", "guarantees", "prediction"});
}

// 'let slip', 'made clear', 'made it known', 'pointed out': what may stand before 'that'.
bool is_idiom_word(const ParsedText& p, std::uint32_t i) {
  return among(p.words[i].form,
               {"slip",  "clear",  "it",       "be",       "known",    "out",      "plain",
                "back",  "on",     "up",       "public",   "home",     "about",    "forward",
                "again", "likely", "unlikely", "probable", "possible", "plausible"}) ||
         p.words[i].tag == Tag::kAdverb;
}

// Verbs of communication that take a noun group for what is said, by their bases.
constexpr string_view kObjectVerbs =
    " acknowledge admonish advocate affirm allege announce applaud assail bemoan berate boast "
    "brand "
    "castigate caution censure champion chastise claim complain concede condemn confirm contest "
    "criticise criticize decry denounce deny deplore deride describe detail disclose dismiss "
    "disown "
    "disparage dispute doubt emphasise emphasize endorse estimate expect express extol fear "
    "forecast "
    "hail highlight impugn invoke justify lambast lambaste lament laud mock oppose outline pledge "
    "portray praise predict profess promise protest question rebuff rebuke rebut recommend recount "
    "refute reiterate reject renounce repudiate retract reveal ridicule scold slam spurn stress "
    "suspect tout trumpet underline underscore uphold voice vow warn welcome ";

bool is_listed(string_view list, string_view word) {
  const std::size_t at = list.find(word);
  return at != string_view::npos && at > 0 && list[at - 1] == ' ' &&
         at + word.size() < list.size() && list[at + word.size()] == ' ';
}

bool takes_an_object(string_view form) {
  if (is_listed(kObjectVerbs, form)) return true;
  const auto without = [&](string_view end, string_view instead) {
    if (!form.ends_with(end) || form.size() <= end.size() + 2) return false;
    const string base = string(form.substr(0, form.size() - end.size())) + string(instead);
    return is_listed(kObjectVerbs, base);
  };
  return without("s", "") || without("es", "") || without("d", "") || without("ed", "") ||
         without("ied", "y") || without("ies", "y") || without("ing", "") || without("ing", "e");
}

bool takes_an_infinitive(std::uint32_t base) {
  return among(base, {"threaten", "promise", "vow", "pledge", "claim", "swear", "profess"});
}

bool is_thing(string_view noun) {
  static constexpr std::array<string_view, 34> kThings = {
      "logs",    "log",     "data",     "documents", "records", "results",   "result",
      "test",    "tests",   "figures",  "evidence",  "image",   "images",    "files",
      "file",    "traces",  "screen",   "code",      "address", "addresses", "system",
      "systems", "network", "networks", "malware",   "attack",  "attacks",   "case",
      "cases",   "event",   "events",   "servers",   "server",  "law"};
  return std::find(kThings.begin(), kThings.end(), noun) != kThings.end();
}

bool is_people(string_view noun) {
  static constexpr std::array<string_view, 32> kPeople = {
      "person",     "residents", "experts",    "employees", "employee",  "customers",   "customer",
      "neighbours", "neighbors", "families",   "family",    "parents",   "victims",     "clients",
      "client",     "patients",  "friends",    "friend",    "relatives", "relative",    "allies",
      "critics",    "critic",    "scientists", "men",       "women",     "individuals", "parties",
      "services",   "successor", "youth",      "crowd"};
  return std::find(kPeople.begin(), kPeople.end(), noun) != kPeople.end();
}

class Clauses {
 public:
  Clauses(const ParsedText& p, std::vector<RelationOfText>& to) : p_(p), to_(to) {
    taken_.resize(p.words.size());
    for (const RelationOfText& r : to) {
      if (r.content.empty()) continue;
      for (std::uint32_t i = r.cue_words.begin; i < r.cue_words.end; ++i) taken_[i] = true;
      taken_[r.cue] = true;
      // Whose content begins here has its 'that'.
      const std::uint32_t begin = r.content.front().begin;
      if (begin > 0) taken_[begin - 1] = true;
    }
  }

  void run() {
    for (std::uint32_t i = 0; i < p_.words.size(); ++i) {
      if (taken_[i] || !may_say(i)) continue;
      if (!clause(i) && !infinitive(i)) object(i);
    }
  }

 private:
  // A verb, or what the tagger took for a plural: 'Agrovant disputes that its plant …'.
  bool may_say(std::uint32_t i) const {
    const Word& w = p_.words[i];
    if (is_verb(w.tag) && w.tag != Tag::kModal) return w.tag != Tag::kBase || helped(i);
    if (w.tag != Tag::kNouns || !w.ends_in_s || i == 0 || i + 1 >= p_.words.size()) return false;
    const CueClass kind = cue_class(w.form);
    const bool before = is_nominal(p_.words[i - 1].tag) || (p_.words[i - 1].shape & kCapital) != 0;
    return before && is_speech(kind) &&
           (opens_clause(p_, i + 1) || p_.words[i + 1].tag == Tag::kPossessive);
  }
  bool helped(std::uint32_t i) const { return with_helpers(p_, i).begin < i; }

  // Where 'that' opens a clause of this verb's, or kNoWord.
  std::uint32_t opener(std::uint32_t i, std::uint32_t& last) const {
    const WordRange s = p_.sentence_at(i);
    last = i;
    std::uint32_t at = i + 1;
    while (at < s.end && at < i + 4 && is_idiom_word(p_, at)) last = at++;
    bool group = false;  // a noun group and a preposition or two: 'complained to the board that'
    while (at < s.end && at < i + 12 && !opens_clause(p_, at)) {
      const Tag t = p_.words[at].tag;
      const bool plain = t == Tag::kPreposition || t == Tag::kTo || t == Tag::kDeterminer ||
                         t == Tag::kPossessive || t == Tag::kAdjective || is_nominal(t);
      if (!plain || is_finite(t) || p_.quotation_of[at] != p_.quotation_of[i]) return kNoWord;
      group = true;
      ++at;
    }
    if (at >= s.end || !opens_clause(p_, at)) return kNoWord;
    if (!group) return at;
    const bool through =
        p_.words[i + 1].tag == Tag::kPreposition || p_.words[i + 1].tag == Tag::kTo;
    if (is_held(p_.words[at - 1].form)) {
      last = at - 1;
      return at;
    }
    return through && is_speech(cue_class(p_.words[i].form)) ? at : kNoWord;
  }

  bool clause(std::uint32_t i) {
    if (is_no_saying(p_, i) && !light(i)) return false;
    std::uint32_t last = i;
    const std::uint32_t that = opener(i, last);
    if (that == kNoWord || that + 2 >= p_.words.size() || taken_[that]) return false;
    if (light(i) && (last == i || !is_held(p_.words[last].form))) return false;
    if (is_passive(p_, i)) return false;
    const WordRange source = subject(i);
    if (source.size() == 0 || !is_somebody(p_, source)) return false;
    WordRange content = rest_of(p_, that + 1);
    const auto frame = frame_of(p_, i);  // none for a gerund
    if (frame.has_value()) {
      const WordRange framed = frame->content;
      if (framed.begin == content.begin) content = framed;
    }
    if (content.size() < 3) return false;
    keep(i, {with_helpers(p_, i).begin, last + 1}, source, content);
    return true;
  }
  // 'is of the view that', 'has doubts that'
  bool light(std::uint32_t i) const {
    return among(p_.words[i].form, {"is", "are", "was", "were", "has", "have", "had"});
  }

  bool infinitive(std::uint32_t i) {
    if (!takes_an_infinitive(base_of(p_.words[i].form)) || is_passive(p_, i)) return false;
    const WordRange s = p_.sentence_at(i);
    if (i + 2 >= s.end || p_.words[i + 1].tag != Tag::kTo || p_.words[i + 2].tag != Tag::kBase)
      return false;
    const WordRange source = subject(i);
    if (source.size() == 0 || !is_somebody(p_, source)) return false;
    keep(i, with_helpers(p_, i), source, clause_object(p_, i + 1));
    return true;
  }

  bool object(std::uint32_t i) {
    if (!takes_an_object(lower_form(p_, i)) || is_passive(p_, i)) return false;
    if (p_.words[i].tag == Tag::kGerund && !helped(i)) return false;
    const WordRange s = p_.sentence_at(i);
    std::uint32_t from = i + 1;
    while (from < s.end && p_.words[from].tag == Tag::kAdverb) ++from;
    if (from < s.end && among(p_.words[from].form, {"of", "about", "against", "for"})) ++from;
    if (from + 1 >= s.end) return false;
    const Tag t = p_.words[from].tag;
    if (!is_nominal(t) && t != Tag::kPossessive && t != Tag::kAdjective) return false;
    if (t == Tag::kPronoun) return false;
    const WordRange source = subject(i);
    if (source.size() == 0 || !is_somebody(p_, source)) return false;
    const WordRange content = clause_object(p_, from);
    if (content.size() < 2) return false;
    keep(i, with_helpers(p_, i), source, content);
    return true;
  }

  // Who does it: of a gerund whoever does what it hangs on.
  WordRange subject(std::uint32_t i) const {
    if (p_.words[i].tag != Tag::kGerund || helped(i)) {
      const WordRange before = subject_before(p_, i);
      if (before.size() > 0) return before;
    }
    const std::uint32_t who = governor(p_, i);
    return who == kNoWord ? WordRange{} : noun_group(p_, who, false);
  }

  void keep(std::uint32_t cue, WordRange words, WordRange source, WordRange content) {
    RelationOfText& r = to_.emplace_back();
    r.cue = cue;
    r.cue_words = words;
    r.source = source;
    r.content = {content};
    r.by_rule = true;
    for (std::uint32_t i = words.begin; i < words.end; ++i) taken_[i] = true;
  }

  const ParsedText& p_;
  std::vector<RelationOfText>& to_;
  std::vector<bool> taken_;  // words of a cue, and those before a content
};

}  // namespace

bool is_somebody(const ParsedText& p, WordRange words) {
  const Mention mention = mention_of(p, words);
  const string head = lower_form(p, mention.head);
  if (mention.pronoun) {
    return head == "he" || head == "she" || head == "they" || head == "we" || head == "i" ||
           head == "who";
  }
  if (mention.name.size() > 0) return true;
  if (being_of(head) != Being::kUnknown) return true;
  if (is_thing(head)) return false;
  const Tag t = p.words[mention.head].tag;
  static constexpr std::array<string_view, 8> kEndings = {"er",  "or",  "ist",  "ian",
                                                          "ers", "ors", "ists", "ians"};
  const bool agent =
      head.size() > 5 && std::any_of(kEndings.begin(), kEndings.end(),
                                     [&](string_view e) { return head.ends_with(e); });
  const bool people = head == "people" || head == "members" || head == "insiders" ||
                      head == "sources" || head == "source" || head == "colleagues" ||
                      head == "partners" || head == "opposition" || head == "informant" ||
                      is_people(head);
  return agent || people || (t == Tag::kName);
}

WordRange clause_object(const ParsedText& p, std::uint32_t from) {
  WordRange rest = rest_of(p, from);
  for (std::uint32_t i = from; i < rest.end; ++i) {
    const bool comma = p.words[i].tag == Tag::kComma;
    const bool joins =
        p.words[i].tag == Tag::kAnd && i + 1 < rest.end && is_finite(p.words[i + 1].tag);
    if (!comma && !joins) continue;
    bool finite = false;
    bool relative = false;
    for (std::uint32_t k = i + 1; k < rest.end; ++k) {
      relative |= p.words[k].tag == Tag::kWh || p.words[k].tag == Tag::kWhAdverb;
      finite |= is_finite(p.words[k].tag) && !relative;
    }
    if (finite) rest.end = i;
  }
  return trimmed(p, rest);
}

void add_clauses(const ParsedText& parsed, std::vector<RelationOfText>& relations) {
  Clauses(parsed, relations).run();
}

}  // namespace perpend::claims
