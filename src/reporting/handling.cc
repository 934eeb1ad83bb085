#include "reporting/handling.h"

namespace perpend::reporting {

Marking marking_of(const Incident& incident, const Assessment& assessment) {
  Marking strictest = stricter(incident.marking, assessment.marking);
  for (const Evidence& evidence : assessment.evidence) {
    if (!evidence.observation || *evidence.observation >= incident.observations.size()) continue;
    const auto& own = incident.observations[*evidence.observation].marking;
    if (own) strictest = stricter(strictest, *own);
  }
  return strictest;
}

Marking marking_of(const Incident& incident) {
  Marking strictest = incident.marking;
  for (const Observation& observation : incident.observations) {
    if (observation.marking) strictest = stricter(strictest, *observation.marking);
  }
  return strictest;
}

}  // namespace perpend::reporting
