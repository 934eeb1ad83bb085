#include "training/incident_sentences.h"

#include <algorithm>

namespace perpend::training {
namespace {

std::vector<std::string_view> ids_of(std::string_view heading) {
  std::vector<std::string_view> ids;
  for (std::size_t at = 0; at < heading.size();) {
    const std::size_t end = std::min(heading.find(' ', at), heading.size());
    const std::string_view id = heading.substr(at, end - at);
    if (id.starts_with('T')) ids.push_back(id);
    at = end + 1;
  }
  return ids;
}

}  // namespace

std::vector<IncidentSentence> incident_sentences() {
  std::vector<IncidentSentence> all;
  for (const std::string_view file :
       {kSentencesOfEntry, kSentencesOfExecution, kSentencesOfEvasion, kSentencesOfCredentials,
        kSentencesOfCollection, kSentencesOfTheRare, kMoreSentencesOfTheRare,
        kSentencesOfNothing}) {
    std::vector<std::string_view> ids;
    for (std::size_t at = 0; at < file.size();) {
      const std::size_t end = std::min(file.find('\n', at), file.size());
      const std::string_view line = file.substr(at, end - at);
      at = end + 1;
      if (line.starts_with("# ")) {
        ids = ids_of(line.substr(2));
      } else if (!line.empty()) {
        all.push_back({ids, line});
      }
    }
  }
  return all;
}

}  // namespace perpend::training
