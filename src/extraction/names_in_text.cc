// Two passes over the names found. The first takes those that cannot be misread; the second asks
// the context for ordinary words, and may then lean on the neighbours of the first ("ipconfig, net
// and systeminfo"). A name inside a longer name is part of it: "Cobalt Strike" is no Strike.
//
// A name that software and an actor share is an actor's (testimony, which weighs nothing) unless
// its context makes it software: the careful reading of "Carbanak" alone.
//
// Tested in extract_test.cc.
#include "extraction/names_in_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "extraction/context.h"
#include "extraction/sentence.h"
#include "extraction/victims.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr int kUnmistakable = 950;
constexpr int kFromContext = 800;
constexpr int kFromList = 700;
constexpr int kAmbiguous = 600;

bool is_software_kind(NameKind kind) {
  return kind == NameKind::kMalware || kind == NameKind::kTool;
}

const LexiconEntry* first_of(const LexiconName& name, bool (*wanted)(NameKind)) {
  for (const LexiconEntry& meaning : name.meanings) {
    if (wanted(meaning.kind)) return &meaning;
  }
  return nullptr;
}

// Do all meanings of this sort agree on one thing?
bool is_single(const LexiconName& name, bool (*wanted)(NameKind)) {
  const LexiconEntry* first = nullptr;
  for (const LexiconEntry& meaning : name.meanings) {
    if (!wanted(meaning.kind)) continue;
    if (meaning.shared || (first != nullptr && meaning.id != first->id)) return false;
    first = &meaning;
  }
  return first != nullptr;
}

bool is_actor_kind(NameKind kind) { return kind == NameKind::kActor; }
bool is_technique_kind(NameKind kind) { return kind == NameKind::kTechnique; }

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

class NameReader {
 public:
  NameReader(string_view text, const Lexicon& lexicon, Collector& collector)
      : text_(text), lexicon_(lexicon), collector_(collector), code_(code_ranges(text)) {}

  void read(const std::vector<NameMatch>& matches) {
    keep_outermost(matches);
    verdicts_.resize(names_.size());
    for (size_t i = 0; i < names_.size(); ++i) verdicts_[i] = first_look(names_[i]);
    for (size_t i = 0; i < names_.size(); ++i) look_at_list(i, i - 1);
    for (size_t i = names_.size(); i-- > 0;) look_at_list(i, i + 1);
    for (size_t i = 0; i < names_.size(); ++i) report(names_[i], verdicts_[i]);
  }

 private:
  enum class Meaning : std::uint8_t { kNothing, kSoftware, kActor, kOther };
  struct Verdict {
    Meaning meaning = Meaning::kNothing;
    int confidence = 0;
  };

  void keep_outermost(const std::vector<NameMatch>& matches) {
    std::uint64_t end = 0;
    for (const NameMatch& match : matches) {
      if (match.span.start < end) continue;
      end = match.span.end;
      names_.push_back(match);
    }
  }

  Verdict first_look(const NameMatch& match) const {
    const LexiconName& name = lexicon_.names()[match.name];
    const LexiconEntry* software = first_of(name, is_software_kind);
    const LexiconEntry* actor = first_of(name, is_actor_kind);
    if (software == nullptr && actor == nullptr) return {Meaning::kOther, 0};
    const LexiconEntry& meant = software != nullptr ? *software : *actor;
    const Place place{text_, match.span, meant.name, inside_any(code_, match.span)};
    if (!match.contextual) {
      if (actor == nullptr) return {Meaning::kSoftware, kUnmistakable};
      if (software == nullptr) return {Meaning::kActor, kUnmistakable};
      if (means_software(place) && !means_actor(place)) return {Meaning::kSoftware, kFromContext};
      return {Meaning::kActor, kAmbiguous};
    }
    if (software != nullptr && means_software(place)) return {Meaning::kSoftware, kFromContext};
    if (actor != nullptr && means_actor(place)) return {Meaning::kActor, kFromContext};
    return {};
  }

  // A neighbour in a list lends its meaning to an ordinary word.
  void look_at_list(size_t i, size_t neighbour) {
    if (neighbour >= names_.size() || verdicts_[i].meaning != Meaning::kNothing) return;
    const Meaning meaning = verdicts_[neighbour].meaning;
    if (meaning != Meaning::kSoftware && meaning != Meaning::kActor) return;
    const ByteSpan a = names_[std::min(i, neighbour)].span;
    const ByteSpan b = names_[std::max(i, neighbour)].span;
    if (!joins_a_list(text_.substr(a.end, b.start - a.end))) return;
    const LexiconName& name = lexicon_.names()[names_[i].name];
    const bool same = meaning == Meaning::kSoftware ? first_of(name, is_software_kind) != nullptr
                                                    : first_of(name, is_actor_kind) != nullptr;
    const bool ends_list = i > neighbour && goes_on_as_prose(names_[i].span.end);
    if (same && !ends_list) verdicts_[i] = {meaning, kFromList};
  }

  // "Mimikatz and at the same time": the last of a list is followed by a sign or a verb, and words
  // of two letters are left to their neighbours on the right.
  bool goes_on_as_prose(size_t at) const {
    if (at >= text_.size() || text_[at] != ' ') return false;
    const string_view rest = text_.substr(at + 1, 12);
    for (const string_view word :
         {"the ", "a ", "an ", "of ", "in ", "on ", "us", "his ", "its "}) {
      if (rest.starts_with(word)) return true;
    }
    return false;
  }

  void report(const NameMatch& match, const Verdict& verdict) {
    const LexiconName& name = lexicon_.names()[match.name];
    switch (verdict.meaning) {
      case Meaning::kNothing:
        return;
      case Meaning::kSoftware:
        return report_software(match, name, verdict.confidence);
      case Meaning::kActor:
        return report_actor(match, name);
      case Meaning::kOther:
        return report_other(match, name);
    }
  }

  void report_software(const NameMatch& match, const LexiconName& name, int confidence) {
    const LexiconEntry& meant = *first_of(name, is_software_kind);
    Observation seen;
    seen.type = meant.kind == NameKind::kTool ? ObservationType::kTool : ObservationType::kMalware;
    seen.value = meant.canonical_name;
    seen.note = "named in the text";
    if (is_single(name, is_software_kind)) {
      seen.id = meant.id;
    } else {
      seen.value = meant.name;
      seen.note = "a name that several programs have";
      confidence = std::min(confidence, kAmbiguous);
    }
    collector_.add(std::move(seen), match.span, confidence);
  }

  void report_actor(const NameMatch& match, const LexiconName& name) {
    const LexiconEntry& meant = *first_of(name, is_actor_kind);
    const bool single = is_single(name, is_actor_kind);
    collector_.testify(part(text_, match.span), single ? string_view(meant.id) : string_view(),
                       AttributionLevel::kIntrusionSet, match.span);
  }

  void report_other(const NameMatch& match, const LexiconName& name) {
    if (const LexiconEntry* technique = first_of(name, is_technique_kind)) {
      return report_technique(match, name, *technique);
    }
    const LexiconEntry& meant = name.meanings.front();
    if (meant.kind == NameKind::kSector) return report_sectors(match, name);
    const CountryJudgement judged = judge_country(text_, match.span);
    if (judged.role == CountryRole::kSponsor) {
      collector_.testify(part(text_, match.span), {}, AttributionLevel::kSponsor, match.span);
    } else if (judged.role == CountryRole::kVictim) {
      Observation victim;
      victim.type = ObservationType::kVictimCountry;
      victim.value = meant.id;
      victim.note = "named beside its targets";
      collector_.add(std::move(victim), match.span, judged.confidence_thousandths);
    }
  }

  void report_technique(const NameMatch& match, const LexiconName& name,
                        const LexiconEntry& technique) {
    constexpr int kSharedLoss = 200;
    int confidence = technique_confidence(part(text_, match.span), technique);
    if (confidence == 0) return;
    Observation seen;
    seen.type = ObservationType::kAttackPattern;
    seen.id = technique.id;
    seen.value = technique.canonical_name;
    seen.note = "the technique's own name";
    if (!is_single(name, is_technique_kind)) {
      confidence -= kSharedLoss;
      seen.note = "a name that several techniques have; the lowest id is taken";
    }
    collector_.add(std::move(seen), match.span, confidence);
  }

  void report_sectors(const NameMatch& match, const LexiconName& name) {
    const int confidence = judge_sector(text_, match.span);
    if (confidence == 0) return;
    for (const LexiconEntry& meaning : name.meanings) {
      if (meaning.kind != NameKind::kSector) continue;
      Observation victim;
      victim.type = ObservationType::kVictimSector;
      victim.value = meaning.id;
      victim.note = "named beside its targets";
      collector_.add(std::move(victim), match.span, confidence);
    }
  }

  string_view text_;
  const Lexicon& lexicon_;
  Collector& collector_;
  std::vector<ByteSpan> code_;
  std::vector<NameMatch> names_;
  std::vector<Verdict> verdicts_;
};

}  // namespace

void collect_names(string_view text, const Lexicon& lexicon, const Mentions& mentions,
                   Collector& collector) {
  NameReader(text, lexicon, collector).read(mentions.names);
  for (const ByteSpan& phrase : sponsor_phrases(text)) {
    collector.testify(part(text, phrase), {}, AttributionLevel::kSponsor, phrase);
  }
}

}  // namespace perpend::extraction
