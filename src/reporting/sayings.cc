#include "reporting/sayings.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

bool same(const Saying& saying, const Testimony& testimony) {
  if (saying.level != testimony.level) return false;
  if (!saying.actor.empty() || !testimony.actor.empty()) return saying.actor == testimony.actor;
  return saying.claims == testimony.names;
}

std::size_t distinct_sources(const Incident& incident, const Saying& saying) {
  std::set<std::string_view> names;
  for (const Testimony* testimony : saying.by) {
    names.insert(testimony->root.empty() ? source_name(incident, testimony->source)
                                         : std::string_view(testimony->root));
  }
  return names.size();
}

}  // namespace

std::vector<Saying> sayings(const Incident& incident) {
  std::vector<Saying> found;
  for (const Testimony& testimony : incident.testimony) {
    auto known = std::find_if(found.begin(), found.end(),
                              [&](const Saying& saying) { return same(saying, testimony); });
    if (known == found.end()) {
      found.push_back({testimony.names, testimony.actor, testimony.level, 0, {}});
      known = found.end() - 1;
    }
    known->by.push_back(&testimony);
  }
  for (Saying& saying : found) saying.origins = distinct_sources(incident, saying);
  return found;
}

}  // namespace perpend::reporting
