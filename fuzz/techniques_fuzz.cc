// Any bytes as a sentence: its clauses, phrases and features lie inside it; and any bytes as a
// technique model or a model of incidents: what opens can be asked without leaving them.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "extraction/concepts.h"
#include "extraction/incident_model.h"
#include "extraction/technique_features.h"
#include "extraction/technique_model.h"
#include "extraction/technique_phrases.h"
#include "extraction/techniques.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto inside = [&](ByteSpan span) {
    if (span.start > span.end || span.end > size) std::abort();
  };
  for (const ByteSpan& part : extraction::clauses(text, {0, size})) inside(part);
  for (const auto& match : extraction::match_phrases(text)) inside(match.place);
  extraction::SentenceFeatures features;
  extraction::read_features(text, features);
  if (features.words.size() != features.word_places.size()) std::abort();
  for (const ByteSpan& place : features.word_places) inside(place);
  for (const ByteSpan& place : features.piece_places) inside(place);
  std::vector<std::uint64_t> aligned(size / 8 + 1);
  if (size > 0) std::memcpy(aligned.data(), data, size);
  const std::string_view bytes(reinterpret_cast<const char*>(aligned.data()), size);
  extraction::read_incident_features(text, features);
  if (features.words.size() != features.word_places.size()) std::abort();
  for (const ByteSpan& place : features.word_places) inside(place);
  if (const auto model = extraction::IncidentModel::open(bytes)) {
    const auto work = model->workspace();
    model->margins("They opened the firewall by a new rule.", *work);
    model->reasons("They opened the firewall by a new rule.", 0, *work, 3);
  }
  if (const auto model = extraction::TechniqueModel::open(bytes)) {
    const auto work = model->workspace();
    model->score("They opened the firewall by a new rule.", *work, 3);
  }
  return 0;
}
