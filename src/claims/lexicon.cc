// Verbs are listed by their bases, irregular forms beside them; regular forms are made. Homographs
// ("found" of find and of found, "saw") are left to the tagger and the classifier.
#include "claims/lexicon.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "claims/words.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

struct Verbs {
  CueClass kind;
  string_view words;  // "base" or "base/other/forms"
};

constexpr std::array kVerbs = {
    Verbs{
        CueClass::kSay,
        "say/said tell/told state announce declare add explain note observe remark comment reply "
        "respond answer stress emphasize emphasise underline insist argue mention "
        "speak/spoke/spoken "
        "testify recall continue conclude/concluded reiterate repeat disclose reveal tweet post "
        "proclaim recount describe express assure inform notify brief clarify quip joke whisper "
        "shout "
        "exclaim agree disagree contend opine muse complain suggest/suggested hint indicate inform "
        "read/read point promise vow pledge propose ask/asked wonder learn/learned/learnt "
        "hear/heard "
        "advise counter retort object criticize criticise protest boast lament concur affirm "
        "specify elaborate reassure scoff grumble rejoin decry deplore "
        "volunteer venture blurt mutter murmur sigh shrug snap growl drawl intone thunder fume "
        "sneer "
        "sniff enthuse narrate relate confide divulge attest testify vouch swear/swore/sworn "
        "chronicle "
        "recollect summarise summarize bristle echo insinuate intimate fret gripe underscore "
        "forecast chuckle laugh smile nod weigh hazard "
        "outline"},
    Verbs{CueClass::kClaim, "claim allege assert maintain purport profess"},
    Verbs{CueClass::kAdmit, "admit confess concede acknowledge confirm"},
    Verbs{CueClass::kAccuse, "accuse blame charge attribute link denounce fault"},
    Verbs{CueClass::kWarn, "warn caution alert threaten"},
    Verbs{CueClass::kDeny,
          "deny/denied reject dismiss refute dispute rebut contradict disavow repudiate decline "
          "refuse"},
    Verbs{CueClass::kAsk, "urge demand request invite exhort appeal implore"},
    Verbs{CueClass::kReport,
          "report write/wrote/written quote cite publish broadcast/broadcast detail"},
    Verbs{CueClass::kFind,
          "find/found assess determine establish identify discover estimate judge rule hold/held "
          "calculate diagnose"},
    Verbs{CueClass::kBelieve,
          "believe think/thought suspect expect assume doubt consider fear hope feel/felt guess "
          "suppose "
          "figure surmise conjecture posit gather "
          "presume predict speculate reckon regard view theorize imagine anticipate hypothesize"},
    Verbs{CueClass::kKnow,
          "know/knew/known see/saw/seen remember understand/understood realize realise recognize "
          "recognise notice forget/forgot/forgotten"},
    Verbs{CueClass::kShow, "show/showed/shown mean/meant prove imply demonstrate signal reflect"},
    Verbs{CueClass::kEnsure, "ensure decide wish want convince persuade plan intend commit like"},
};

constexpr string_view kSpeechNouns =
    "report reports statement statements claim claims account accounts remark remarks comment "
    "comments "
    "interview briefing letter post tweet article articles analysis assessment advisory bulletin "
    "testimony indictment document documents filing memo study survey speech conclusion finding "
    "findings allegation allegations accusation accusations charge charges";

struct Entry {
  std::uint32_t form;
  std::uint32_t base;
  CueClass kind;
  bool past = false;
};

bool is_vowel(char c) { return string_view("aeiou").find(c) != string_view::npos; }

std::vector<string> regular_forms(const string& base) {
  std::vector<string> forms = {base};
  const char last = base.back();
  const char before = base[base.size() - 2];
  const string stem = base.substr(0, base.size() - 1);
  if (last == 'e') {
    forms.insert(forms.end(), {base + "s", base + "d", stem + "ing"});
  } else if (last == 'y' && !is_vowel(before)) {
    forms.insert(forms.end(), {stem + "ies", stem + "ied", base + "ing"});
  } else {
    const bool hisses = last == 's' || last == 'h' || last == 'x';
    forms.insert(forms.end(), {base + (hisses ? "es" : "s"), base + "ed", base + "ing"});
    forms.insert(forms.end(), {base + last + "ed", base + last + "ing"});  // 'admitted'
  }
  return forms;
}

template <class Use>
void for_each_word(string_view words, char by, const Use& use) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(by), words.size());
    if (end > 0) use(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

std::vector<Entry> make_entries() {
  std::vector<Entry> entries;
  for (const auto& [kind, words] : kVerbs) {
    for_each_word(words, ' ', [&, verb = kind](string_view forms) {
      const string base(forms.substr(0, forms.find('/')));
      const std::uint32_t base_hash = hash_of(base);
      for (const string& form : regular_forms(base)) {
        entries.push_back({hash_of(form), base_hash, verb, form.ends_with("ed") && form != base});
      }
      for_each_word(forms, '/', [&](string_view form) {
        entries.push_back({hash_of(form), base_hash, verb, form != base});
      });
    });
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.form < b.form; });
  return entries;
}

const Entry* find(std::uint32_t form) {
  static const std::vector<Entry> entries = make_entries();
  const auto at = std::lower_bound(entries.begin(), entries.end(), form,
                                   [](const Entry& a, std::uint32_t b) { return a.form < b; });
  return at != entries.end() && at->form == form ? &*at : nullptr;
}

}  // namespace

CueClass cue_class(std::uint32_t form) {
  const Entry* const entry = find(form);
  return entry == nullptr ? CueClass::kNone : entry->kind;
}

std::uint32_t base_of(std::uint32_t form) {
  const Entry* const entry = find(form);
  return entry == nullptr ? form : entry->base;
}

bool is_past_of_speech(std::uint32_t form) {
  const Entry* const entry = find(form);
  return entry != nullptr && entry->past && is_speech(entry->kind);
}

Stance stance_of(CueClass c) {
  switch (c) {
    case CueClass::kClaim:
      return Stance::kClaims;
    case CueClass::kAdmit:
      return Stance::kAdmits;
    case CueClass::kAccuse:
      return Stance::kAccuses;
    case CueClass::kWarn:
      return Stance::kWarns;
    default:
      return Stance::kSays;
  }
}

bool is_speech_noun(std::uint32_t form) {
  static const std::vector<std::uint32_t> nouns = [] {
    std::vector<std::uint32_t> made;
    for_each_word(kSpeechNouns, ' ', [&](string_view noun) { made.push_back(hash_of(noun)); });
    std::sort(made.begin(), made.end());
    return made;
  }();
  return std::binary_search(nouns.begin(), nouns.end(), form);
}

}  // namespace perpend::claims
