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
#include <set>
#include <string>
#include <vector>

#include "extraction/alleged.h"
#include "extraction/context.h"
#include "extraction/name_uses.h"
#include "extraction/namings.h"
#include "extraction/sentence.h"
#include "extraction/victims.h"
#include "extraction/victims_in_text.h"
#include "model/ascii.h"
#include "model/indicator.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

// Measured by `perpend eval extraction` on 350 paragraphs, where fifteen findings or more had one.
constexpr int kUnmistakable = 940;
constexpr int kFromContext = 930;
constexpr int kFromList = 700;
constexpr int kAmbiguous = 600;
constexpr int kNovel = 600;  // right more often than that; held, for it may be an old thing's

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

class NameReader {
 public:
  NameReader(string_view text, const Lexicon& lexicon, Cues& cues, Collector& collector)
      : text_(text),
        lexicon_(lexicon),
        cues_(cues),
        collector_(collector),
        code_(code_ranges(text)),
        namings_(namings(text, cues.sentences())),
        victims_(text, lexicon, names_, cues, collector) {}

  void read(const std::vector<NameMatch>& matches) {
    keep_outermost(matches);
    verdicts_.resize(names_.size());
    for (size_t i = 0; i < names_.size(); ++i) verdicts_[i] = first_look(names_[i]);
    for (size_t i = 0; i < names_.size(); ++i) look_at_list(i, i - 1);
    for (size_t i = names_.size(); i-- > 0;) look_at_list(i, i + 1);
    for (size_t i = 0; i < names_.size(); ++i) look_at_clause(i);
    note_ids();
    for (size_t i = 0; i < names_.size(); ++i) report(names_[i], verdicts_[i]);
    report_new_names();
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
    if (is_part_of_something_else(text_, match.span)) return {};
    const LexiconEntry& meant = software != nullptr ? *software : *actor;
    const Place place{text_, match.span, meant.name, inside_any(code_, match.span)};
    const bool vouched =
        software != nullptr && (means_software(place) || is_named_here(match.span) ||
                                is_put_to_use(place, cues_.sentence_at(match.span)));
    if (!match.contextual) {
      if (actor == nullptr) return {Meaning::kSoftware, kUnmistakable};
      if (software == nullptr) return {Meaning::kActor, kUnmistakable};
      // ATT&CK's own software whose name only a list of another publisher gives to an actor as
      // well.
      const bool published = attack_id(software->id).has_value() && !attack_id(actor->id);
      if (published || says_its_class(software->name)) return {Meaning::kSoftware, kFromContext};
      if (vouched && !means_actor(place)) return {Meaning::kSoftware, kFromContext};
      return {Meaning::kActor, kAmbiguous};
    }
    if (vouched) return {Meaning::kSoftware, kFromContext};
    if (actor != nullptr && means_actor(place)) return {Meaning::kActor, kFromContext};
    return {};
  }

  // The naming that holds a byte of the span, or none. Namings are in order and apart.
  const Naming* naming_at(ByteSpan span) const {
    const auto after =
        std::lower_bound(namings_.begin(), namings_.end(), span.end,
                         [](const Naming& one, std::uint64_t end) { return one.name.start < end; });
    if (after == namings_.begin()) return nullptr;
    const Naming& one = *std::prev(after);
    return one.name.overlaps(span) ? &one : nullptr;
  }

  bool is_named_here(ByteSpan span) const { return naming_at(span) != nullptr; }

  // "used Impacket to run commands, and Responder to catch hashes": a capitalised ordinary word
  // before "to", in a sentence that names software surely.
  void look_at_clause(size_t i) {
    const NameMatch& match = names_[i];
    if (verdicts_[i].meaning != Meaning::kNothing || !ascii::is_upper(text_[match.span.start]))
      return;
    if (first_of(lexicon_.names()[match.name], is_software_kind) == nullptr) return;
    if (!text_.substr(match.span.end).starts_with(" to ")) return;
    const ByteSpan sentence = cues_.sentence_at(match.span).span;
    for (size_t j = i; j > 0 && names_[j - 1].span.start >= sentence.start;) {
      --j;
      if (verdicts_[j].meaning != Meaning::kSoftware || verdicts_[j].confidence < kFromContext)
        continue;
      verdicts_[i] = {Meaning::kSoftware, kFromList};
      return;
    }
  }

  // What software the document names without doubt: a shared name means one of these, if it can.
  void note_ids() {
    for (size_t i = 0; i < names_.size(); ++i) {
      if (verdicts_[i].meaning != Meaning::kSoftware) continue;
      const LexiconName& name = lexicon_.names()[names_[i].name];
      if (is_single(name, is_software_kind)) ids_.insert(first_of(name, is_software_kind)->id);
    }
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

  // Of several programs of one name: the one that the document names elsewhere, else ATT&CK's if
  // only one is ATT&CK's, else none.
  const LexiconEntry* settled(const LexiconName& name) const {
    if (is_single(name, is_software_kind)) return first_of(name, is_software_kind);
    const LexiconEntry* only = nullptr;
    int published = 0;
    for (const LexiconEntry& meaning : name.meanings) {
      if (!is_software_kind(meaning.kind)) continue;
      if (ids_.contains(meaning.id)) return &meaning;
      if (!attack_id(meaning.id)) continue;
      only = &meaning;
      ++published;
    }
    return published == 1 ? only : nullptr;
  }

  std::string namer_at(ByteSpan span) const {
    const Naming* one = naming_at(span);
    return one != nullptr ? one->namer : "";
  }

  void report_software(const NameMatch& match, const LexiconName& name, int confidence) {
    const LexiconEntry* one = settled(name);
    const LexiconEntry* any = one != nullptr ? one : first_of(name, is_software_kind);
    if (any == nullptr) return;
    const LexiconEntry& meant = *any;
    Observation seen;
    seen.type = meant.kind == NameKind::kTool ? ObservationType::kTool : ObservationType::kMalware;
    seen.value = meant.canonical_name;
    seen.note = "named in the text";
    seen.identified_by = namer_at(match.span);
    if (one != nullptr) {
      seen.id = meant.id;
      if (!is_single(name, is_software_kind))
        seen.note = "a shared name; what the document or ATT&CK means by it";
    } else {
      seen.value = meant.name;
      seen.note = "a name that several programs have";
      confidence = std::min(confidence, kAmbiguous);
    }
    collector_.add(std::move(seen), match.span, confidence);
  }

  // Names that the text gives to software and that the pack does not know.
  void report_new_names() {
    for (const Naming& one : namings_) {
      const size_t next = first_name_from(one.name.start);
      const bool known = (next < names_.size() && names_[next].span.overlaps(one.name)) ||
                         (next > 0 && names_[next - 1].span.overlaps(one.name));
      if (!known) report_new_name(one);
    }
  }

  // The first of the names that begins at or behind the place.
  size_t first_name_from(std::uint64_t start) const {
    const auto here = std::lower_bound(
        names_.begin(), names_.end(), start,
        [](const NameMatch& name, std::uint64_t at) { return name.span.start < at; });
    return static_cast<size_t>(here - names_.begin());
  }

  void report_new_name(const Naming& one) {
    if (const size_t old = other_name_of(one.name); old < names_.size()) {
      // An old thing under a new name is no new thing.
      const LexiconName& name = lexicon_.names()[names_[old].name];
      const LexiconEntry* meant = settled(name);
      if (meant == nullptr) return;
      Observation seen;
      seen.type =
          meant->kind == NameKind::kTool ? ObservationType::kTool : ObservationType::kMalware;
      seen.id = meant->id;
      seen.value = meant->canonical_name;
      seen.note = "called " + std::string(part(text_, one.name)) + " there";
      seen.identified_by = one.namer;
      return collector_.add(std::move(seen), one.name, kFromContext);
    }
    Observation seen;
    seen.type = ObservationType::kMalware;
    seen.value = part(text_, one.name);
    seen.note = "novel: a name that the pack does not know, where texts give names";
    seen.identified_by = one.namer;
    for (const ByteSpan place : places_of(one.name)) collector_.add(seen, place, kNovel);
  }

  // A name known for sure in the same sentence that is said to be the same thing, or none.
  size_t other_name_of(ByteSpan span) const {
    const ByteSpan sentence = cues_.sentence_at(span).span;
    for (size_t i = first_name_from(sentence.start);
         i < names_.size() && names_[i].span.start < sentence.end; ++i) {
      if (!sentence.contains(names_[i].span) || verdicts_[i].meaning != Meaning::kSoftware)
        continue;
      const size_t from = std::min(names_[i].span.end, span.end);
      const size_t to = std::max(names_[i].span.start, span.start);
      if (says_same_thing(text_.substr(from, to - from))) return i;
    }
    return names_.size();
  }

  // The name where it was given, and its later mentions: whole words, in the same letters. Only of
  // the first names, so that a text full of namings is not searched once for each.
  std::vector<ByteSpan> places_of(ByteSpan given) {
    constexpr size_t kMost = 64;
    constexpr size_t kNames = 64;
    const string_view name = part(text_, given);
    if (searched_.size() >= kNames || !searched_.insert(std::string(name)).second) return {given};
    std::vector<ByteSpan> places = {given};
    size_t at = given.end;
    while (places.size() < kMost && (at = text_.find(name, at)) != string_view::npos) {
      const size_t end = at + name.size();
      const bool whole =
          !ascii::is_alnum(text_[at - 1]) && (end == text_.size() || !ascii::is_alnum(text_[end]));
      if (whole) places.push_back({at, end});
      at = end;
    }
    return places;
  }

  // Who is named as an example, or by a document of no incident, is said of nothing here.
  bool speaks_of_this(ByteSpan span) {
    if (cues_.tells_no_incident()) return false;
    const Mood mood = cues_.mood_at(span);
    return mood != Mood::kElsewhere && mood != Mood::kAdvised;
  }

  // "the activity overlaps with X" compares, and is a claim of who did it all the same.
  bool is_said_to_overlap(ByteSpan span) const {
    constexpr size_t kNear = 40;
    const size_t from = span.start > kNear ? span.start - kNear : 0;
    const std::string before = ascii::lower(text_.substr(from, span.start - from));
    const size_t overlap = before.rfind("overlap");
    return overlap != std::string::npos && before.find(" with ", overlap) != std::string::npos &&
           before.find(". ", overlap) == std::string::npos;
  }

  void report_actor(const NameMatch& match, const LexiconName& name) {
    const bool overlaps = !cues_.tells_no_incident() && is_said_to_overlap(match.span);
    if (!overlaps && !speaks_of_this(match.span)) return;
    const LexiconEntry& meant = *first_of(name, is_actor_kind);
    const bool single = is_single(name, is_actor_kind);
    collector_.testify(part(text_, match.span), single ? string_view(meant.id) : string_view(),
                       AttributionLevel::kIntrusionSet, match.span);
  }

  void report_other(const NameMatch& match, const LexiconName& name) {
    if (const LexiconEntry* technique = first_of(name, is_technique_kind)) {
      return report_technique(match, name, *technique);
    }
    victims_.read(match);
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

  string_view text_;
  const Lexicon& lexicon_;
  Cues& cues_;
  Collector& collector_;
  std::vector<ByteSpan> code_;
  std::vector<Naming> namings_;
  std::set<std::string> searched_;  // new names whose later mentions were looked for
  std::set<std::string> ids_;       // of software that the document names for sure
  std::vector<NameMatch> names_;
  std::vector<Verdict> verdicts_;
  VictimReader victims_;
};

}  // namespace

void collect_names(string_view text, const Lexicon& lexicon, const Mentions& mentions, Cues& cues,
                   Collector& collector) {
  NameReader(text, lexicon, cues, collector).read(mentions.names);
  for (const ByteSpan& phrase : sponsor_phrases(text)) {
    collector.testify(part(text, phrase), {}, AttributionLevel::kSponsor, phrase);
  }
  if (cues.tells_no_incident()) return;
  for (const Alleged& one : alleged(text, cues.sentences())) {
    const auto after = std::lower_bound(
        mentions.names.begin(), mentions.names.end(), one.span.end,
        [](const NameMatch& name, std::uint64_t end) { return name.span.start < end; });
    const bool known =
        after != mentions.names.begin() && std::prev(after)->span.overlaps(one.span) &&
        lexicon.names()[std::prev(after)->name].meanings.front().kind == NameKind::kActor;
    if (!known) collector.testify(part(text, one.span), {}, one.level, one.span);
  }
}

}  // namespace perpend::extraction
