// An outlet that stands in the sentence of a claim, and not in what is said, most often carried it.
// Two things decide: that it is an outlet (its name, the noun before it, its apposition, or a verb
// of printing that it is the subject of, anywhere in the text), and how it is tied to what is said.
//
//   channel   the source spoke to it: 'told X', 'in an interview with X', 'wrote in X'
//   carrier   it passed on what another printed: 'carried by X', 'as cited by X', 'whose dispatch X
//             ran', 'X, which had the letter from Y'
//
// A carrier stands outside of a channel; of two carriers the one that the text names later is the
// outer one ('according to Y, whose dispatch X ran'), unless the first is said to cite the second
// ('X cited Y'). An outlet that describes a source ('a reporter at X') is neither, nor is one that
// somebody broke into: it must hang on a word of telling or printing.
// Tested in relays_test.cc.
#include "claims/relays.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "claims/attribution.h"
#include "claims/lexicon.h"
#include "claims/names.h"
#include "claims/roles.h"
#include "claims/verb_groups.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

enum class Tie : std::uint8_t { kNone, kChannel, kCarrier };

struct Outlet {
  WordRange words;  // the group, with what stands before the name
  Tie tie = Tie::kNone;
  bool cites = false;  // 'X cited …': outside of what stands behind
};

bool among(std::uint32_t form, std::initializer_list<string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](string_view word) { return hash_of(word) == form; });
}

// Verbs of what outlets do with others' words.
bool carries(std::uint32_t form) {
  return among(form,
               {"carry",      "carries",     "carried",    "print",      "prints",     "printed",
                "publish",    "publishes",   "published",  "broadcast",  "broadcasts", "air",
                "airs",       "aired",       "ran",        "run",        "runs",       "cite",
                "cites",      "cited",       "quote",      "quotes",     "quoted",     "relay",
                "relays",     "relayed",     "reproduced", "reprinted",  "excerpted",  "picked",
                "picks",      "repeated",    "repeats",    "translated", "syndicated", "shared",
                "reported",   "reports",     "obtained",   "seen",       "released",   "featured",
                "circulated", "distributed", "posted",     "summarised", "summarized"});
}

bool tells(std::uint32_t form) {
  return among(base_of(form), {"tell", "inform", "brief", "assure", "warn"}) ||
         among(form, {"gave", "give", "gives"});
}

// Nouns and verbs behind which a channel may stand with a preposition.
bool is_speech_event(std::uint32_t form) {
  const CueClass kind = cue_class(form);
  return is_speech(kind) || is_speech_noun(form) ||
         among(form,
               {"interview", "interviews", "conversation", "column",  "essay",      "spoke",
                "spoken",    "speaking",   "talked",       "talking", "appearance", "appeared",
                "programme", "program",    "podcast",      "op-ed",   "broadcast",  "call",
                "candid",    "frank",      "message",      "email",   "questions",  "question",
                "quoted",    "cited"});
}

bool is_channel_preposition(std::uint32_t form) {
  return among(form, {"to", "with", "in", "on", "for", "by", "from", "via", "through"});
}

class Relays {
 public:
  Relays(const ParsedText& p, string_view outlet, std::vector<RelationOfText>& relations)
      : p_(p), outlet_(language::lower(outlet)), relations_(relations) {
    know_outlets();
  }

  void read() {
    for (std::size_t i = 0; i < relations_.size(); ++i) at(i);
  }

  std::vector<Contact> contacts() const {
    std::vector<Contact> found;
    for (std::uint32_t k = 0; k < p_.sentences.size(); ++k) {
      const WordRange s = p_.sentences[k];
      for (const WordRange group : outlets_of(k)) {
        if (const WordRange who = asked_by(group, s); who.size() > 0) {
          found.push_back({group, who});
          continue;
        }
        if (spoken_to(group, s)) {
          const WordRange speaker = first_group(s, group.begin);
          if (speaker.size() > 0) found.push_back({group, speaker});
        }
        // 'X devotes a page to Ruben Acker', 'Reached by X, Leo Farr laughed'
        const bool leads = group.begin <= s.begin + 3 || carried_by(group, s);
        for (const NamedGroup& one : names_[k]) {
          if (!leads || overlaps(one.group, group) || one.name.begin < group.end) continue;
          if (one.name.size() > 1 && !is_known(text_of(p_, one.name)))
            found.push_back({group, one.name});
        }
      }
    }
    return found;
  }

 private:
  bool own(const string& name) const {
    if (outlet_.empty()) return false;
    const string small = language::lower(name);
    return small.empty() || outlet_.find(small) != string::npos ||
           small.find(outlet_) != string::npos;
  }

  // Names that the text shows to be outlets', wherever it does.
  void know_outlets() {
    for (const RelationOfText& r : relations_) {
      for (std::uint32_t i = r.source.begin; i < r.source.end; ++i) {
        const auto [known, is_new] = speaking_.try_emplace(p_.words[i].form, i, i);
        if (!is_new) known->second.second = i;
      }
    }
    for (const WordRange sentence : p_.sentences) {
      names_.push_back(names_in(p_, sentence));
      for (const NamedGroup& one : names_.back()) {
        const string name = text_of(p_, one.name);
        const string before = one.before.size() > 0 ? text_of(p_, one.before) : string();
        const string behind = one.behind.size() > 0 ? text_of(p_, one.behind) : string();
        if (is_outlet(name, before) || (is_outlet({}, behind) && !is_office_in(behind)) ||
            is_kind_behind(one.group.end, sentence) ||
            (is_addressed(one, sentence) && !is_office_in(before) && !is_office_in(behind))) {
          outlets_.insert(language::lower(name));
        }
      }
    }
  }
  // 'the Interlink news agency', 'Almira's Lunario newspaper'
  bool is_kind_behind(std::uint32_t at, WordRange s) const {
    for (std::uint32_t i = at; i < std::min(s.end, at + 3); ++i) {
      const string form = lower_form(p_, i);
      const bool page = form == "channel" || form == "site" || form == "website" ||
                        form == "page" || form == "account" || form == "blog";
      if ((is_outlet_noun(form) && !page) || ((page || form == "agency") && i > at)) return true;
      if (form != "news" && form != "press" && form != "state") return false;
    }
    return false;
  }

  // A name to which somebody speaks is an outlet's, unless it is a person's or an office's: 'told
  // La Voz de Almira that', 'in an interview with Sundial'.
  bool is_addressed(const NamedGroup& one, WordRange s) const {
    if (one.group.begin <= s.begin + 1 || is_a_body(one.name) || is_person(one)) return false;
    const std::uint32_t before = one.group.begin - 1;
    if (among(base_of(p_.words[before].form), {"tell"})) return true;
    if (!among(p_.words[before].form, {"to", "with", "in", "on"})) return false;
    if (one.group.begin < s.begin + 2) return false;
    const std::uint32_t verb = before - 1;
    const bool to = p_.words[before].form == hash_of("to");
    const bool with = p_.words[before].form == hash_of("with");
    const bool asks = among(p_.words[verb].form, {"interview", "interviews"});
    if (asks) return true;
    if (with) return among(p_.words[verb].form, {"spoke", "speaking", "talked", "conversation"});
    return to && among(p_.words[verb].form,
                       {"confided", "confirmed", "spoke", "speaking", "spoken", "talked",
                        "comments", "remarks", "email", "statement", "disclosed", "revealed",
                        "admitted", "insisted", "complained", "interview"});
  }
  bool is_a_body(WordRange name) const {
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      const string form = lower_form(p_, i);
      if ((is_body(form) && form != "agency") || is_office(form) || form == "congress" ||
          form == "bundestag" || form == "knesset" || form == "nato") {
        return true;
      }
    }
    return false;
  }
  // A title before the name, or a part of it that stands elsewhere as who speaks.
  bool is_person(const NamedGroup& one) const {
    const bool titled =
        one.name.begin > one.group.begin && (is_title(lower_form(p_, one.name.begin - 1)) ||
                                             is_office(lower_form(p_, one.name.begin - 1)));
    if (titled) return true;
    const auto spoken = speaking_.find(p_.words[one.name.end - 1].form);
    if (spoken == speaking_.end()) return false;
    const auto outside = [&](std::uint32_t i) { return i < one.group.begin || i >= one.group.end; };
    return outside(spoken->second.first) || outside(spoken->second.second);
  }

  static bool is_office_in(const string& words) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      if (is_office(language::lower(string_view(words).substr(at, end - at)))) return true;
      at = end + 1;
    }
    return false;
  }
  bool is_known(const string& name) const {
    const string small = language::lower(name);
    if (outlets_.contains(small)) return true;
    return std::any_of(outlets_.begin(), outlets_.end(), [&](const string& one) {
      return one.ends_with(' ' + small) || one.starts_with(small + ' ');
    });
  }

  // Named outlets of a sentence, and 'the station', 'state radio'.
  std::vector<WordRange> outlets_of(std::uint32_t sentence) const {
    std::vector<WordRange> found;
    for (const NamedGroup& one : names_[sentence]) {
      const string name = text_of(p_, one.name);
      const bool prints = carried_by(one.group, p_.sentences[sentence]);
      if (!own(name) && (prints || is_known(name))) found.push_back(one.group);
    }
    const WordRange s = p_.sentences[sentence];
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      if (p_.words[i].tag != Tag::kNoun) continue;
      const string form = lower_form(p_, i);
      const bool page =
          form == "website" || form == "blog" || form == "paper" || form == "newsletter";
      if ((!is_outlet_noun(form) || page) && form != "radio" && form != "television") continue;
      const bool names = i + 1 < s.end && (p_.words[i + 1].shape & kCapital) != 0;
      const bool taken = std::any_of(found.begin(), found.end(),
                                     [&](WordRange one) { return i >= one.begin && i < one.end; });
      const bool modifies = i + 1 < s.end && (p_.words[i + 1].tag == Tag::kNoun ||
                                              p_.words[i + 1].tag == Tag::kNouns ||
                                              p_.words[i + 1].tag == Tag::kGenitive);
      // 'on its channel' is the source's own.
      const bool possessed = i > s.begin + 1 && (p_.words[i - 1].tag == Tag::kPossessive ||
                                                 p_.words[i - 2].tag == Tag::kPossessive);
      if (names || taken || modifies || possessed || i == s.begin) continue;
      std::uint32_t begin = i;
      while (begin > s.begin &&
             (p_.words[begin - 1].tag == Tag::kNoun || p_.words[begin - 1].tag == Tag::kAdjective))
        --begin;
      if (begin > s.begin && p_.words[begin - 1].tag == Tag::kDeterminer) --begin;
      // 'a business daily' behind a name is its apposition, not another.
      // 'BBR radio': what the name before it is
      const bool of_name =
          std::any_of(found.begin(), found.end(), [&](WordRange one) { return one.end == begin; });
      if (of_name) continue;
      const bool apposition = begin > s.begin && p_.words[begin - 1].tag == Tag::kComma;
      if (!apposition) found.push_back({begin, i + 1});
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  // How the group hangs on what stands beside it.
  Outlet tied(WordRange group, WordRange s) const {
    Outlet outlet;
    outlet.words = group;
    if (carried_by(group, s) || carries_itself(group, s, outlet.cites)) {
      outlet.tie = Tie::kCarrier;
    } else if (!describes(group, s)) {
      outlet.tie = Tie::kChannel;
    }
    return outlet;
  }

  // 'an editor of X', 'X's editor', 'the site of X': says whose somebody or something is.
  bool describes(WordRange group, WordRange s) const {
    if (group.end < s.end && p_.words[group.end].tag == Tag::kGenitive) {
      std::uint32_t noun = group.end + 1;
      while (noun + 1 < s.end && p_.words[noun].tag == Tag::kAdjective) ++noun;
      return noun < s.end && is_office(lower_form(p_, noun));
    }
    if (group.begin < s.begin + 2) return false;
    const std::uint32_t before = p_.words[group.begin - 1].form;
    if (!among(before, {"of", "at", "for", "from", "against", "into"})) return false;
    const std::uint32_t noun = group.begin - 2;
    const bool person = is_office(lower_form(p_, noun)) || p_.words[noun].tag == Tag::kName;
    return person || among(before, {"against", "into"});
  }

  // 'carried by X', 'picked up by X', 'as reported by X'
  bool carried_by(WordRange group, WordRange s) const {
    if (group.begin < s.begin + 2 || p_.words[group.begin - 1].form != hash_of("by")) return false;
    const std::uint32_t verb = group.begin - 2;
    if (carries(p_.words[verb].form)) return true;
    return verb > s.begin && p_.words[verb].form == hash_of("up") &&
           carries(p_.words[verb - 1].form);
  }

  // 'whose dispatch X ran', 'excerpts of which X printed', 'X cited Y'
  bool carries_itself(WordRange group, WordRange s, bool& cites) const {
    std::uint32_t verb = group.end;
    while (verb < s.end && verb < group.end + 3 &&
           (p_.words[verb].tag == Tag::kAdverb || p_.words[verb].form == hash_of("had") ||
            p_.words[verb].form == hash_of("has"))) {
      ++verb;
    }
    if (verb < s.end && has_it(group.end, s)) return in_relative(group, s);
    if (verb >= s.end || !carries(p_.words[verb].form)) return false;
    if (p_.words[verb].tag == Tag::kNoun || p_.words[verb].tag == Tag::kNouns) {
      if (!is_past_of_speech(p_.words[verb].form)) return false;
    }
    const std::uint32_t base = base_of(p_.words[verb].form);
    cites = base == hash_of("cite") || base == hash_of("quote");
    return cites || in_relative(group, s);
  }

  // 'of which X has a copy'
  bool has_it(std::uint32_t verb, WordRange s) const {
    return verb + 2 < s.end && among(p_.words[verb].form, {"has", "had"}) &&
           p_.words[verb + 2].form == hash_of("copy");
  }

  bool in_relative(WordRange group, WordRange s) const {
    for (std::uint32_t at = group.begin; at > s.begin && group.begin - at < 5; --at) {
      const std::uint32_t i = at - 1;
      const Word& w = p_.words[i];
      if (w.form == hash_of("whose") || w.form == hash_of("which") || w.form == hash_of("whom") ||
          w.form == hash_of("that")) {
        return true;
      }
    }
    return false;
  }

  // 'told X', 'in an interview with X', 'wrote in X', 'spoke to X'
  bool spoken_to(WordRange group, WordRange s) const {
    if (group.begin == s.begin) return false;
    const std::uint32_t before = group.begin - 1;
    const std::uint32_t form = p_.words[before].form;
    if (tells(form)) return true;
    if (!is_channel_preposition(form)) return false;
    for (std::uint32_t at = before; at > s.begin && before - at < 6; --at) {
      const std::uint32_t i = at - 1;
      if (p_.words[i].tag == Tag::kComma || p_.words[i].tag == Tag::kPeriod) return false;
      if (is_speech_event(p_.words[i].form)) return true;
    }
    return false;
  }

  bool of_a_name(std::uint32_t i) const {
    const Tag t = p_.words[i].tag;
    return t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName || t == Tag::kAdjective ||
           t == Tag::kDeterminer || t == Tag::kHyphen || t == Tag::kNumber;
  }

  // 'X interviewed the caretaker', 'X has spoken to Lena Marsh': whom.
  WordRange asked_by(WordRange group, WordRange s) const {
    for (std::uint32_t i = group.end; i < std::min(s.end, group.end + 6); ++i) {
      if (p_.words[i].tag == Tag::kComma || p_.quotation_of[i] >= 0) return {};
      const std::uint32_t form = p_.words[i].form;
      std::uint32_t begin = i + 1;
      const bool with =
          among(form, {"spoke", "spoken", "speaks", "talked", "talks", "listened", "turned"});
      if (with) {
        while (begin < s.end && begin < i + 4 && !among(p_.words[begin].form, {"to", "with"}))
          ++begin;
        ++begin;
      } else if (!among(form, {"interviewed", "interviews", "quotes", "quoted", "cites", "cited",
                               "reached", "asked", "asks", "met", "visited", "found", "called",
                               "phoned", "contacted", "questioned", "profiled", "profiles"})) {
        continue;
      }
      std::uint32_t end = begin;
      while (end < s.end && of_a_name(end)) ++end;
      return begin < end ? WordRange{begin, end} : WordRange{};
    }
    return {};
  }

  WordRange first_group(WordRange s, std::uint32_t before) const {
    std::uint32_t begin = s.begin;
    while (begin < before && !of_a_name(begin)) ++begin;
    std::uint32_t end = begin;
    while (end < before && of_a_name(end)) ++end;
    return {begin, end};
  }

  static bool inside(WordRange inner, const std::vector<WordRange>& pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [&](WordRange piece) {
      return inner.begin >= piece.begin && inner.end <= piece.end;
    });
  }
  static bool overlaps(WordRange a, WordRange b) { return a.begin < b.end && b.begin < a.end; }

  bool is_a_source(WordRange group, std::uint32_t sentence, std::size_t near) const {
    for (std::size_t i = near > 12 ? near - 12 : 0; i < std::min(relations_.size(), near + 12);
         ++i) {
      const RelationOfText& r = relations_[i];
      if (p_.sentence_of[r.cue] == sentence && overlaps(group, r.source)) return true;
    }
    return false;
  }

  void at(std::size_t index) {
    RelationOfText& r = relations_[index];
    const std::uint32_t sentence = p_.sentence_of[r.cue];
    const WordRange s = p_.sentences[sentence];
    std::vector<WordRange> channels;
    std::vector<WordRange> carriers;
    for (const WordRange group : outlets_of(sentence)) {
      if (inside(group, r.content)) continue;
      // What stands in the words of one who is cited belongs to those inside of it.
      if (r.parent >= 0 && !inside(group, relations_[static_cast<std::size_t>(r.parent)].content))
        continue;
      if (p_.quotation_of[group.begin] >= 0 &&
          p_.quotation_of[group.begin] != p_.quotation_of[r.cue]) {
        continue;
      }
      if (is_a_source(group, sentence, index) || known_relay(r, group)) continue;
      const Outlet outlet = tied(group, s);
      if (outlet.tie == Tie::kChannel) channels.push_back(group);
      if (outlet.tie == Tie::kCarrier) {
        if (outlet.cites) {
          carriers.push_back(group);
        } else {
          carriers.insert(carriers.begin(), group);
        }
      }
    }
    // Carriers outside of those that quote, channels right before the source.
    r.relays.insert(r.relays.begin(), carriers.begin(), carriers.end());
    r.relays.insert(r.relays.end(), channels.begin(), channels.end());
  }

  static bool known_relay(const RelationOfText& r, WordRange group) {
    return std::any_of(r.relays.begin(), r.relays.end(),
                       [&](WordRange one) { return overlaps(one, group); });
  }

  const ParsedText& p_;
  string outlet_;
  std::vector<RelationOfText>& relations_;
  // By form the first and the last place where a word of it is part of a source.
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> speaking_;
  std::set<string> outlets_;
  std::vector<std::vector<NamedGroup>> names_;  // by sentence
};

}  // namespace

void read_relays(const ParsedText& parsed, string_view outlet,
                 std::vector<RelationOfText>& relations) {
  Relays(parsed, outlet, relations).read();
}

std::vector<Contact> contacts_of(const ParsedText& parsed, string_view outlet) {
  std::vector<RelationOfText> none;
  return Relays(parsed, outlet, none).contacts();
}

}  // namespace perpend::claims
