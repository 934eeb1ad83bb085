#include "casework/known_of.h"

#include "knowledge/names.h"
#include "knowledge/profile.h"
#include "knowledge/view.h"

namespace perpend::casework {

std::vector<KnownOf> known_of(const knowledge::Pack& pack, Date as_of,
                              const Assessment& assessment) {
  std::vector<KnownOf> all;
  if (assessment.evidence.empty()) return all;
  const knowledge::View view(pack, as_of);
  const knowledge::Names names(view);
  std::size_t looked_at = 0;
  for (const Hypothesis& hypothesis : assessment.hypotheses) {
    if (hypothesis.id == kUnlistedId) continue;
    if (looked_at++ == kKnownOf) break;
    for (const knowledge::Profile& profile : knowledge::profiles(view, names, hypothesis.id)) {
      if (profile.kind != "actor") continue;
      KnownOf known;
      known.id = hypothesis.id;
      known.name = hypothesis.name;
      for (const knowledge::ProfileAlias& alias : profile.aliases) {
        if (alias.overlaps) known.overlaps.push_back(alias.name + " (" + alias.sources + ")");
      }
      known.disagreements = profile.disagreements;
      for (const knowledge::ProfileSaying& saying : profile.sponsor_claims) {
        known.sponsors.push_back({saying.what, saying.said_by, saying.since, saying.confidence});
      }
      const bool something =
          !known.overlaps.empty() || !known.disagreements.empty() || !known.sponsors.empty();
      if (something) all.push_back(std::move(known));
    }
  }
  return all;
}

}  // namespace perpend::casework
