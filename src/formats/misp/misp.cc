#include "formats/misp/misp.h"

#include <set>

#include "core/json.h"
#include "formats/intake.h"
#include "formats/misp/vocabulary.h"
#include "model/ascii.h"
#include "model/country.h"
#include "model/indicator.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;
using Type = ObservationType;

// One event. The same galaxy cluster stands in an event as a tag and as a cluster, and on any
// number of attributes: it is taken once.
class EventReader {
 public:
  EventReader(string_view place, const ReadOptions& options, const Document& document)
      : intake_(place, options) {
    intake_.incident().documents.push_back(document);
    intake_.incident().sources.emplace_back();
  }

  Incident read(const json::View& event, Diagnostics duplicates);

 private:
  void read_head(const json::View& event);
  void read_tags(const json::View& holder, const string& pointer, std::optional<Marking>& marking);
  void read_galaxies(const json::View& holder, const string& pointer);
  void read_cluster(string_view type, string_view value, const json::View& cluster,
                    const string& pointer);
  void testify(const NamedId& actor, const json::View& cluster);
  void read_attributes(const json::View& holder, const string& pointer);
  bool read_attribute(const json::View& attribute, const string& pointer);
  bool show_attribute(const json::View& attribute, string_view type, string_view value,
                      const string& pointer, const Observation& common);
  Observation common_of(const json::View& attribute, string_view type, const string& pointer);
  bool show(Type type, string_view id, string_view value, const string& pointer);

  Source& source() { return intake_.incident().sources.front(); }

  Intake intake_;
  std::set<std::pair<string, string>> clusters_;
};

string child(const string& pointer, string_view key) { return pointer + "/" + string(key); }
string child(const string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

std::optional<Date> date_of(const json::View& holder, string_view key) {
  const auto text = holder.string(key);
  return text ? Date::parse(*text) : std::nullopt;
}

void EventReader::read_head(const json::View& event) {
  Incident& incident = intake_.incident();
  incident.id = event.string("uuid").value_or("");
  incident.documents.front().title = event.string("info").value_or("");
  const auto owner = event.find("Orgc") ? event.find("Orgc") : event.find("Org");
  if (owner) source().name = owner->string("name").value_or("");
  if (const auto date = event.find("date"); date && !date->is_null()) {
    source().published = date_of(event, "date");
    if (!source().published) {
      intake_.diagnose("misp.wrong-type", "/date", "expected a date such as 2024-06-20; left out");
    }
  }
  incident.documents.front().published = source().published;
}

void EventReader::read_tags(const json::View& holder, const string& pointer,
                            std::optional<Marking>& marked) {
  const auto tags = holder.items("Tag");
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const string_view tag = tags[i].string("name").value_or("");
    const string lower = ascii::lower(tag);
    if (lower.starts_with("tlp:")) {
      const auto level = marking(lower);
      if (level && (!marked || *level > *marked)) marked = level;
    } else if (const auto grade = taxonomy_value(lower, "admiralty-scale:source-reliability")) {
      source().reliability = reliability(*grade).value_or(Reliability::kF);
    } else if (const auto number =
                   taxonomy_value(lower, "admiralty-scale:information-credibility")) {
      const auto found = credibility(number->size() == 1 ? (*number)[0] - '0' : 0);
      source().credibility = found.value_or(Credibility::k6);
    } else if (const auto galaxy = galaxy_tag(tag)) {
      read_cluster(galaxy->type, galaxy->value, json::View(), child(child(pointer, "Tag"), i));
    }
  }
}

void EventReader::read_galaxies(const json::View& holder, const string& pointer) {
  const auto galaxies = holder.items("Galaxy");
  for (std::size_t g = 0; g < galaxies.size(); ++g) {
    const auto clusters = galaxies[g].items("GalaxyCluster");
    for (std::size_t c = 0; c < clusters.size(); ++c) {
      const auto type =
          clusters[c].string("type") ? clusters[c].string("type") : galaxies[g].string("type");
      const auto value = clusters[c].string("value");
      const string place = child(child(child(child(pointer, "Galaxy"), g), "GalaxyCluster"), c);
      if (!type || !value) {
        intake_.diagnose("misp.wrong-type", place, "a cluster needs a type and a value; left out");
        continue;
      }
      read_cluster(*type, *value, clusters[c], place);
    }
  }
}

bool EventReader::show(Type type, string_view id, string_view value, const string& pointer) {
  Observation observation;
  observation.type = type;
  if (type == Type::kVictimCountry || type == Type::kVictimSector) observation.role = Role::kVictim;
  if (id.empty()) return intake_.observe(std::move(observation), value, pointer);
  observation.value = plain_text(value).value_or("");
  return intake_.observe(std::move(observation), id, pointer);
}

void EventReader::testify(const NamedId& actor, const json::View& cluster) {
  Testimony testimony;
  testimony.names = actor.name;
  testimony.actor = actor.id.starts_with('G') ? actor.id : "";
  testimony.text = cluster.string("description").value_or("");
  if (testimony.text.empty()) testimony.text = "the event is tagged with " + testimony.names;
  testimony.published = source().published;
  intake_.incident().testimony.push_back(std::move(testimony));
}

void EventReader::read_cluster(string_view type, string_view value, const json::View& cluster,
                               const string& pointer) {
  if (!clusters_.emplace(string(type), string(value)).second) return;
  NamedId named = named_id(value);
  // Older exports have the number among the cluster's facts only.
  const auto meta = cluster.find("meta");
  const auto external = meta ? meta->strings("external_id") : std::vector<string_view>{};
  if (named.id.empty() && !external.empty()) {
    named.id = attack_id(external.front()).value_or("");
  }
  switch (galaxy_kind(type)) {
    case GalaxyKind::kTechnique:
      show(Type::kAttackPattern, named.id, named.name, pointer);
      return;
    case GalaxyKind::kMalware:
      show(Type::kMalware, named.id, named.name, pointer);
      return;
    case GalaxyKind::kTool:
      show(Type::kTool, named.id, named.name, pointer);
      return;
    case GalaxyKind::kActor:
      testify(named, cluster);
      return;
    case GalaxyKind::kVictimCountry:
      show(Type::kVictimCountry, "", country_code(value).value_or(value), pointer);
      return;
    case GalaxyKind::kVictimSector:
      show(Type::kVictimSector, "", value, pointer);
      return;
    case GalaxyKind::kIgnored:
      return;
    case GalaxyKind::kUnknown:
      // Among them "country", which may be the victim's or the alleged culprit's.
      intake_.diagnose("misp.unknown-galaxy", pointer,
                       "galaxy '" + shown(type) + "' says nothing that could be weighed");
      return;
  }
}

Observation EventReader::common_of(const json::View& attribute, string_view type,
                                   const string& pointer) {
  Observation observation;
  observation.observed_from = date_of(attribute, "first_seen");
  observation.observed_to = date_of(attribute, "last_seen");
  observation.note = "misp " + string(type);
  if (!attribute.boolean("to_ids").value_or(true)) observation.note += ", not for detection";
  const string_view category = attribute.string("category").value_or("");
  if (category == "Payload delivery" && type.find("hash") == string_view::npos) {
    observation.role = Role::kDelivery;
  }
  if (category == "Targeting data" || type == "email-dst") observation.role = Role::kVictim;
  const auto warnings = attribute.items("warnings");
  if (!warnings.empty()) {
    observation.role = Role::kBenign;
    intake_.diagnose("misp.warninglist", pointer,
                     "stands on a warning list of its sender; kept as benign");
  }
  read_tags(attribute, pointer, observation.marking);
  read_galaxies(attribute, pointer);
  return observation;
}

bool EventReader::show_attribute(const json::View& attribute, string_view type, string_view value,
                                 const string& pointer, const Observation& common) {
  const string place = child(pointer, "value");
  if (type == "threat-actor") {
    testify({value, ""}, attribute);
    return true;
  }
  if (type == "link") {
    // A reference that the event rests on, not an address of the culprit's.
    if (source().url.empty()) source().url = value;
    return true;
  }
  const auto parts = parts_of(type, value);
  if (parts.empty()) {
    Observation kept = common;
    kept.unknown_type = "misp:" + string(type);
    kept.value = plain_text(value).value_or(shown(value, 4096));
    intake_.incident().observations.push_back(std::move(kept));
    return true;
  }
  bool kept = false;
  for (const MispPart& part : parts) {
    Observation observation = common;
    observation.type = part.type;
    kept = intake_.observe(std::move(observation), part.value, place) || kept;
  }
  return kept;
}

bool EventReader::read_attribute(const json::View& attribute, const string& pointer) {
  const auto type = attribute.string("type");
  const auto value = attribute.string("value");
  if (!type || !value) {
    intake_.diagnose("misp.wrong-type", pointer,
                     "an attribute needs a type and a value, both texts; left out");
    return false;
  }
  if (attribute.boolean("deleted").value_or(false)) {
    intake_.diagnose("misp.deleted", pointer, "deleted by its sender; left out");
    return false;
  }
  Incident& incident = intake_.incident();
  const Observation common = common_of(attribute, *type, pointer);
  if (common.marking) incident.marking = stricter(incident.marking, *common.marking);
  const auto& [from, to] = std::pair(common.observed_from, common.observed_to);
  if (from && (!incident.first_seen || *from < *incident.first_seen)) incident.first_seen = from;
  if (to && (!incident.last_seen || *to > *incident.last_seen)) incident.last_seen = to;
  return show_attribute(attribute, *type, *value, pointer, common);
}

void EventReader::read_attributes(const json::View& holder, const string& pointer) {
  const auto list = holder.find("Attribute");
  if (list && !list->is_array() && !list->is_null()) {
    intake_.diagnose("misp.wrong-type", child(pointer, "Attribute"), "expected a list; left out");
  }
  const auto attributes = holder.items("Attribute");
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    intake_.count(read_attribute(attributes[i], child(child(pointer, "Attribute"), i)));
  }
}

Incident EventReader::read(const json::View& event, Diagnostics duplicates) {
  Incident& incident = intake_.incident();
  read_head(event);
  std::optional<Marking> marked;
  read_tags(event, "", marked);
  incident.marking = marked.value_or(Marking::kClear);
  read_galaxies(event, "");
  read_attributes(event, "");
  const auto objects = event.items("Object");
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const string pointer = child("/Object", i);
    if (objects[i].boolean("deleted").value_or(false)) {
      const std::size_t lost = objects[i].items("Attribute").size();
      for (std::size_t k = 0; k < lost; ++k) intake_.refuse();
      intake_.diagnose("misp.deleted", pointer, "deleted by its sender; left out");
      continue;
    }
    read_attributes(objects[i], pointer);
  }
  Incident result = intake_.take();
  result.diagnostics.insert(result.diagnostics.begin(), duplicates.begin(), duplicates.end());
  return result;
}

struct FoundEvent {
  json::View event;
  string pointer;
};

// The events of any of the shapes in which MISP hands them out.
std::vector<FoundEvent> events_of(const json::View& root) {
  std::vector<FoundEvent> events;
  const auto take = [&](const json::View& holder, const string& pointer) {
    if (const auto inner = holder.find("Event")) {
      events.push_back({*inner, pointer + "/Event"});
    } else {
      events.push_back({holder, pointer});
    }
  };
  const auto response = root.find("response");
  const json::View holder = response.value_or(root);
  const string base = response ? "#/response" : "#";
  if (!holder.is_array()) {
    take(holder, base);
    return events;
  }
  const auto items = holder.items();
  for (std::size_t i = 0; i < items.size(); ++i) take(items[i], base + "/" + std::to_string(i));
  return events;
}

bool is_event(const json::View& event) {
  if (!event.is_object()) return false;
  for (const string_view key : {"info", "uuid", "Attribute", "Object", "Tag", "Galaxy"}) {
    if (event.find(key)) return true;
  }
  return false;
}

}  // namespace

Result<std::vector<Incident>> read_misp(string bytes, string_view name,
                                        const ReadOptions& options) {
  const Document described = document_of(bytes, name, "application/json");
  auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(std::move(document.error()));
  std::vector<Incident> incidents;
  Diagnostics waiting = document->duplicate_keys(name);
  std::uint64_t refused = 0;
  for (const FoundEvent& found : events_of(document->root())) {
    const string place = string(name) + found.pointer;
    if (!is_event(found.event)) {
      waiting.push_back({"misp.wrong-type", place, "expected an event; left out"});
      ++refused;
      continue;
    }
    Incident incident =
        EventReader(place, options, described).read(found.event, std::move(waiting));
    waiting.clear();
    incidents.push_back(std::move(incident));
  }
  if (incidents.empty()) {
    if (refused != 0)
      return fail(ErrorKind::kInput, "misp.wrong-type", "expected an event", waiting.back().where);
    return fail(ErrorKind::kInput, "misp.no-event", "no event in it", string(name));
  }
  Incident& last = incidents.back();
  last.diagnostics.insert(last.diagnostics.end(), waiting.begin(), waiting.end());
  last.counts += {refused, 0, refused};
  return incidents;
}

}  // namespace perpend::formats
