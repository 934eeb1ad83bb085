// What a country's or a sector's name means is judged by the words around it (victims.h) and by
// which other names stand near. Tested in extract_test.cc.
#include "extraction/victims_in_text.h"

#include <algorithm>
#include <utility>

#include "extraction/sentence.h"

namespace perpend::extraction {

using std::size_t;

namespace {

constexpr std::uint64_t kLeadBytes = 250;
constexpr int kWithoutCue = 600;  // what victims.h gives where no word of attack stands near

}  // namespace

void VictimReader::read(const NameMatch& match) {
  if (collector_.is_authors(match.span)) return;
  const LexiconName& name = lexicon_.names()[match.name];
  const LexiconEntry& meaning = name.meanings.front();
  if (meaning.kind == NameKind::kSector) return read_sectors(match, name);
  read_country(match, meaning);
}

void VictimReader::read_country(const NameMatch& match, const LexiconEntry& country) {
  const CountryJudgement judged = judge_country(text_, match.span, cues_, beside(match.span));
  if (judged.role == CountryRole::kSponsor) {
    collector_.testify(part(text_, match.span), {}, AttributionLevel::kSponsor, match.span);
  } else if (judged.role == CountryRole::kVictim) {
    // Where the beginning says whose country it is, others need a word of attack beside them.
    constexpr int kUnclear = 50;  // none of twenty was right
    const bool aside = has_lead_country_ && judged.confidence_thousandths <= kWithoutCue &&
                       match.span.start >= kLeadBytes;
    has_lead_country_ = has_lead_country_ || match.span.start < kLeadBytes;
    Observation victim;
    victim.type = ObservationType::kVictimCountry;
    victim.value = country.id;
    victim.note = "named beside its targets";
    collector_.add(std::move(victim), match.span, aside ? kUnclear : judged.confidence_thousandths);
  }
}

void VictimReader::read_sectors(const NameMatch& match, const LexiconName& name) {
  const SectorJudgement judged = judge_sector(text_, match.span, cues_, beside(match.span));
  const int confidence = judged.confidence_thousandths;
  const ByteSpan sentence = cues_.sentence_at(match.span).span;
  if (confidence == 0 || (judged.by_place && victim_end_ != 0 && sentence.end != victim_end_)) {
    return;
  }
  const bool aside = victim_end_ != 0 && sentence.end != victim_end_ && confidence <= kWithoutCue;
  if (aside) return;
  if (victim_end_ == 0) victim_end_ = sentence.end;
  for (const LexiconEntry& meaning : name.meanings) {
    if (meaning.kind != NameKind::kSector) continue;
    Observation victim;
    victim.type = ObservationType::kVictimSector;
    victim.value = meaning.id;
    victim.note = "named beside its targets";
    collector_.add(std::move(victim), match.span, confidence);
  }
}

// What kinds of victim's words stand near, in the same sentence.
Beside VictimReader::beside(ByteSpan span) const {
  constexpr size_t kNear = 80;
  constexpr size_t kLook = 12;  // names either way
  const ByteSpan sentence = cues_.sentence_at(span).span;
  const auto here = std::lower_bound(
      names_.begin(), names_.end(), span.start,
      [](const NameMatch& name, std::uint64_t at) { return name.span.start < at; });
  const auto middle = static_cast<size_t>(here - names_.begin());
  Beside found;
  for (size_t i = middle > kLook ? middle - kLook : 0; i < names_.size() && i <= middle + kLook;
       ++i) {
    const ByteSpan other = names_[i].span;
    if (other == span || !sentence.contains(other)) continue;
    const size_t gap = other.start >= span.end ? other.start - span.end
                                               : span.start - std::min(span.start, other.end);
    if (gap > kNear) continue;
    const NameKind kind = lexicon_.names()[names_[i].name].meanings.front().kind;
    found.sector = found.sector || kind == NameKind::kSector;
    const bool country = kind == NameKind::kCountry && !is_no_victims_country(text_, other, cues_);
    found.country = found.country || country;
  }
  return found;
}

}  // namespace perpend::extraction
