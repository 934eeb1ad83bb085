// Two walks over the objects. The first (StixGraph) checks them and notes what they say of each
// other; the second turns each into what it shows. A name that a bundle gives to the culprit is
// what its author concluded: it becomes Testimony, shown and never weighed. What that actor is said
// to use stays evidence, for it was seen in this case; who it is said to be does not.
#include "formats/stix/bundle.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/json.h"
#include "formats/intake.h"
#include "formats/stix/graph.h"
#include "formats/stix/observables.h"
#include "formats/stix/pattern.h"
#include "formats/stix/shape.h"
#include "model/country.h"
#include "model/indicator.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;
using Type = ObservationType;

class BundleReader {
 public:
  BundleReader(string_view name, const ReadOptions& options, Document described)
      : intake_(name, options) {
    intake_.incident().documents.push_back(std::move(described));
  }

  Incident read(const json::Document& document, const std::vector<json::View>& objects,
                string_view base, bool complete);

 private:
  bool show(StixNode& node);
  bool show_software(const StixNode& node, Type type);
  bool show_technique(const StixNode& node);
  bool show_indicator(const StixNode& node);
  bool show_vulnerability(const StixNode& node);
  bool show_victim(const StixNode& node);
  bool show_observables(const json::View& object, const string& pointer, const Observation& common);
  bool show_embedded(const StixNode& node);
  void testify(const StixNode& node);
  void testify_attribution(const StixNode& relationship);
  void read_dates(const StixNode& node);
  void read_report(const StixNode& node);
  Observation common_of(const StixNode& node);
  std::uint32_t source_of(const json::View& object);
  std::optional<string_view> external_id(const json::View& object, string_view source) const;

  Intake intake_;
  StixGraph* graph_ = nullptr;
  std::map<string_view, std::uint32_t> sources_;  // author's id -> index
};

// ---- who says it --------------------------------------------------------------------------------

std::uint32_t BundleReader::source_of(const json::View& object) {
  const auto author = object.string("created_by_ref");
  if (!author) return 0;
  const auto found = sources_.find(*author);
  return found == sources_.end() ? 0 : found->second;
}

void BundleReader::read_report(const StixNode& node) {
  Incident& incident = intake_.incident();
  Source& source = incident.sources[source_of(node.object)];
  if (const auto published = stix_date(node.object, "published")) {
    if (!source.published || *published < *source.published) source.published = published;
  }
  if (source.name.empty()) source.name = node.object.string("name").value_or("");
  for (const json::View& reference : node.object.items("external_references")) {
    const auto url = reference.string("url");
    if (url && source.url.empty()) source.url = *url;
  }
  Document& document = incident.documents.front();
  if (document.title.empty()) document.title = node.object.string("name").value_or("");
  if (!document.published) document.published = source.published;
}

void BundleReader::read_dates(const StixNode& node) {
  Incident& incident = intake_.incident();
  const bool observed = node.type == "observed-data";
  const bool dated = observed || node.type == "campaign" || node.type == "incident" ||
                     node.type == "sighting" || node.type == "report" || node.type == "grouping";
  if (!dated) return;
  const auto first = stix_date(node.object, observed ? "first_observed" : "first_seen");
  const auto last = stix_date(node.object, observed ? "last_observed" : "last_seen");
  if (first && (!incident.first_seen || *first < *incident.first_seen)) incident.first_seen = first;
  if (last && (!incident.last_seen || *last > *incident.last_seen)) incident.last_seen = last;
}

Observation BundleReader::common_of(const StixNode& node) {
  Observation observation;
  observation.source = source_of(node.object);
  observation.observed_from = node.seen_from;
  observation.observed_to = node.seen_to;
  observation.role = node.role;
  observation.marking = graph_->markings().of(node.object);
  observation.note = "stix " + string(node.id);
  const auto confidence = node.object.integer("confidence");
  if (confidence && *confidence >= 0 && *confidence <= 100) {
    observation.confidence_thousandths = static_cast<std::int32_t>(*confidence * 10);
  }
  return observation;
}

std::optional<string_view> BundleReader::external_id(const json::View& object,
                                                     string_view source) const {
  for (const json::View& reference : object.items("external_references")) {
    const auto name = reference.string("source_name");
    const auto id = reference.string("external_id");
    // "mitre-attack", "mitre-mobile-attack", "mitre-ics-attack"; older bundles wrote "mitre".
    if (name && id && (name->starts_with(source) || *name == "mitre")) return id;
  }
  return {};
}

// ---- what is seen -------------------------------------------------------------------------------

bool BundleReader::show_software(const StixNode& node, Type type) {
  Observation observation = common_of(node);
  observation.type = type;
  const auto name = node.object.string("name");
  const auto id = external_id(node.object, "mitre-");
  const auto known = id ? attack_id(*id) : std::nullopt;
  if (known && known->front() == 'S') {
    observation.value = name ? plain_text(*name).value_or("") : "";
    return intake_.observe(std::move(observation), *known, node.pointer);
  }
  // A sample without a name is told by its hashes, which stand in objects of their own.
  if (!name) return true;
  return intake_.observe(std::move(observation), *name, node.pointer + "/name");
}

bool BundleReader::show_technique(const StixNode& node) {
  Observation observation = common_of(node);
  observation.type = Type::kAttackPattern;
  const string_view name = *node.object.string("name");
  const auto id = external_id(node.object, "mitre-");
  const auto known = id ? canonical(Type::kAttackPattern, *id) : std::nullopt;
  if (known) {
    observation.value = plain_text(name).value_or("");
    return intake_.observe(std::move(observation), known->value, node.pointer);
  }
  return intake_.observe(std::move(observation), name, node.pointer + "/name");
}

Role role_of(const json::View& indicator) {
  for (const string_view property : {"indicator_types", "labels"}) {
    for (const string_view type : indicator.strings(property)) {
      if (type == "benign") return Role::kBenign;
    }
  }
  for (const json::View& phase : indicator.items("kill_chain_phases")) {
    const auto name = phase.string("phase_name");
    if (name == "command-and-control") return Role::kC2;
    if (name == "delivery") return Role::kDelivery;
  }
  return Role::kUnspecified;
}

bool BundleReader::show_indicator(const StixNode& node) {
  const string_view kind = node.object.string("pattern_type").value_or("stix");
  const string place = node.pointer + "/pattern";
  if (kind != "stix") {
    intake_.diagnose("stix.pattern-type", place,
                     "a pattern of type '" + shown(kind) + "' is kept but not read");
    return true;
  }
  const auto terms = parse_pattern(*node.object.string("pattern"));
  if (!terms) {
    intake_.diagnose("stix.pattern", place,
                     "the pattern cannot be read at its byte " + terms.error().where + ": " +
                         terms.error().what + "; left out");
    return false;
  }
  Observation common = common_of(node);
  if (common.role == Role::kUnspecified) common.role = role_of(node.object);
  if (!common.observed_from) common.observed_from = stix_date(node.object, "valid_from");
  if (!common.observed_to) common.observed_to = stix_date(node.object, "valid_until");
  const auto found = observables_of(*terms);
  bool kept = found.empty();
  for (const StixObservable& observable : found) {
    Observation observation = common;
    observation.type = observable.type;
    kept = intake_.observe(std::move(observation), observable.value, place) || kept;
  }
  return kept;
}

bool BundleReader::show_vulnerability(const StixNode& node) {
  Observation observation = common_of(node);
  observation.type = Type::kVulnerability;
  const auto id = external_id(node.object, "cve");
  for (const auto& candidate : {id, node.object.string("name")}) {
    if (candidate && canonical(Type::kVulnerability, *candidate)) {
      return intake_.observe(std::move(observation), *candidate, node.pointer);
    }
  }
  if (!id) return true;  // a weakness that nobody has numbered
  intake_.diagnose("indicator.invalid", node.pointer + "/external_references",
                   "'" + shown(*id) + "' is no CVE number; left out");
  return false;
}

bool BundleReader::show_victim(const StixNode& node) {
  Observation common = common_of(node);
  common.role = Role::kVictim;
  bool kept = true;
  if (const auto country = node.object.string("country"); country && node.type == "location") {
    Observation observation = common;
    observation.type = Type::kVictimCountry;
    kept = intake_.observe(std::move(observation), country_code(*country).value_or(*country),
                           node.pointer + "/country");
  }
  for (const string_view sector : node.object.strings("sectors")) {
    Observation observation = common;
    observation.type = Type::kVictimSector;
    kept = intake_.observe(std::move(observation), sector, node.pointer + "/sectors") && kept;
  }
  return kept;
}

bool BundleReader::show_observables(const json::View& object, const string& pointer,
                                    const Observation& common) {
  const auto found = observables_of(object);
  bool kept = found.empty();
  for (const StixObservable& observable : found) {
    Observation observation = common;
    observation.type = observable.type;
    kept =
        intake_.observe(std::move(observation), observable.value, pointer + observable.pointer) ||
        kept;
  }
  return kept;
}

// STIX 2.0: observed-data holds its observables under keys of its own.
bool BundleReader::show_embedded(const StixNode& node) {
  const auto objects = node.object.find("objects");
  if (!objects) return true;
  Observation common = common_of(node);
  common.observed_from = stix_date(node.object, "first_observed");
  common.observed_to = stix_date(node.object, "last_observed");
  bool kept = objects->size() == 0;
  for (const auto& [key, object] : objects->members()) {
    const string pointer = node.pointer + "/objects/" + string(key);
    const auto report = [&](string_view where, string_view what) {
      intake_.diagnose("stix.wrong-type", pointer + string(where), what);
    };
    if (check_shape(object, report, true) == Shape::kUnusable) continue;
    kept = show_observables(object, pointer, common) || kept;
  }
  return kept;
}

// ---- what is said -------------------------------------------------------------------------------

AttributionLevel level_of(const StixNode& actor) {
  if (actor.type == "intrusion-set") return AttributionLevel::kIntrusionSet;
  if (actor.type == "identity" || actor.type == "location") return AttributionLevel::kSponsor;
  for (const string_view role : actor.object.strings("roles")) {
    if (role == "sponsor") return AttributionLevel::kSponsor;
  }
  return AttributionLevel::kThreatActor;
}

void BundleReader::testify(const StixNode& node) {
  if (node.attributed) return;  // a relationship says it already
  Testimony testimony;
  testimony.names = node.object.string("name").value_or("");
  testimony.text = node.object.string("description").value_or("");
  testimony.level = level_of(node);
  testimony.source = source_of(node.object);
  testimony.published = stix_date(node.object, "created");
  intake_.incident().testimony.push_back(std::move(testimony));
}

void BundleReader::testify_attribution(const StixNode& relationship) {
  const json::View& object = relationship.object;
  const StixNode* source = graph_->find(*object.string("source_ref"));
  const StixNode* target = graph_->find(*object.string("target_ref"));
  if (target == nullptr || !target->usable) return;
  Testimony testimony;
  testimony.names = target->object.string("name").value_or("");
  const string_view of = source ? source->object.string("name").value_or(source->type) : "";
  testimony.text = object.string("description").value_or("");
  if (testimony.text.empty()) {
    testimony.text =
        string(of) + " " + string(*object.string("relationship_type")) + " " + testimony.names;
  }
  testimony.level = level_of(*target);
  testimony.source = source_of(object);
  testimony.published = stix_date(object, "created");
  intake_.incident().testimony.push_back(std::move(testimony));
}

bool is_attribution(const StixNode& node) {
  return node.type == "relationship" && node.object.string("relationship_type") == "attributed-to";
}

bool is_actor(string_view type) { return type == "intrusion-set" || type == "threat-actor"; }

bool BundleReader::show(StixNode& node) {
  read_dates(node);
  if (node.type == "malware") return show_software(node, Type::kMalware);
  if (node.type == "tool") return show_software(node, Type::kTool);
  if (node.type == "attack-pattern") return show_technique(node);
  if (node.type == "indicator") return show_indicator(node);
  if (node.type == "vulnerability") return show_vulnerability(node);
  if (node.type == "observed-data") return show_embedded(node);
  if (node.victim) return show_victim(node);
  if (is_actor(node.type)) {
    testify(node);
  } else if (is_attribution(node)) {
    testify_attribution(node);
  } else if (!is_stix_type(node.type)) {
    intake_.diagnose("stix.unknown-type", node.pointer + "/type",
                     "'" + shown(node.type) + "' is no type of STIX; kept, weighs nothing");
  }
  return show_observables(node.object, node.pointer, common_of(node));
}

Incident BundleReader::read(const json::Document& document, const std::vector<json::View>& objects,
                            string_view base, bool complete) {
  Incident& incident = intake_.incident();
  for (const Diagnostic& duplicate : document.duplicate_keys("")) {
    intake_.diagnose(duplicate.code, duplicate.where, duplicate.what);
  }
  StixGraph graph(objects, base, complete, intake_);
  graph_ = &graph;
  // Source 0 speaks for objects without an author: a report's author if there is one.
  incident.sources.emplace_back();
  for (const StixNode& node : graph.nodes()) {
    if (!node.usable || (node.type != "report" && node.type != "grouping")) continue;
    if (const auto author = node.object.string("created_by_ref")) sources_.emplace(*author, 0);
    break;
  }
  for (const StixNode& node : graph.nodes()) {
    const auto author = node.usable ? node.object.string("created_by_ref") : std::nullopt;
    if (!author || sources_.contains(*author)) continue;
    const bool first = sources_.empty();
    if (!first) incident.sources.emplace_back();
    sources_.emplace(*author, static_cast<std::uint32_t>(incident.sources.size() - 1));
  }
  for (const auto& [author, index] : sources_) {
    const StixNode* identity = graph.find(author);
    if (identity && identity->usable) {
      incident.sources[index].name = identity->object.string("name").value_or("");
    }
  }
  for (const StixNode& node : graph.nodes()) {
    if (node.usable && node.type == "report") read_report(node);
    if (!node.usable || !is_attribution(node)) continue;
    if (StixNode* target = graph.find(*node.object.string("target_ref"))) target->attributed = true;
  }
  for (StixNode& node : graph.nodes()) {
    if (!node.usable) {
      intake_.refuse();
      continue;
    }
    intake_.count(show(node));
    const auto marked = graph.markings().of(node.object);
    if (marked) incident.marking = stricter(incident.marking, *marked);
  }
  graph_ = nullptr;
  return intake_.take();
}

// ---- several incidents --------------------------------------------------------------------------

bool is_root(string_view type) {
  return type == "incident" || type == "campaign" || type == "report" || type == "grouping";
}

// From these a relationship leads further within one incident. What malware and actors do in
// general was not seen in it.
bool leads_on(string_view type) {
  return is_root(type) || type == "identity" || type == "indicator" || type == "infrastructure" ||
         type == "observed-data";
}

class Splitter {
 public:
  explicit Splitter(const std::vector<json::View>& objects) : objects_(objects) {
    for (std::size_t i = 0; i < objects.size(); ++i) {
      const auto id = objects[i].string("id");
      const auto type = objects[i].string("type");
      if (!id || !type) continue;
      by_id_.emplace(*id, i);
      if (*type == "relationship") relate(i);
      if (*type == "sighting") link(objects[i].string("sighting_of_ref"), i);
    }
  }

  std::vector<std::size_t> roots() const {
    std::vector<std::size_t> result;
    std::set<string_view> listed;
    for (const auto& [id, i] : by_id_) {
      if (!is_root(*objects_[i].string("type"))) continue;
      for (const string_view other : objects_[i].strings("object_refs")) listed.insert(other);
    }
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      const auto id = objects_[i].string("id");
      const bool root = id && is_root(objects_[i].string("type").value_or(""));
      if (root && by_id_.at(*id) == i && !listed.contains(*id)) result.push_back(i);
    }
    return result;
  }

  std::vector<json::View> members(std::size_t root) const {
    std::set<std::size_t> found{root};
    std::vector<std::size_t> open{root};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      const auto take = [&](std::size_t i) {
        if (found.insert(i).second) open.push_back(i);
      };
      const json::View& object = objects_[at];
      for (const char* list : {"object_refs", "object_marking_refs", "where_sighted_refs"}) {
        for (const string_view id : object.strings(list)) take_id(id, take);
      }
      for (const char* one : {"created_by_ref", "target_ref", "source_ref"}) {
        if (const auto id = object.string(one)) take_id(*id, take);
      }
      const auto id = object.string("id");
      if (!id || !leads_on(object.string("type").value_or(""))) continue;
      const auto [first, last] = of_.equal_range(*id);
      for (auto relationship = first; relationship != last; ++relationship) {
        take(relationship->second);
      }
      if (at != root) continue;
      const auto [from, to] = to_.equal_range(*id);
      for (auto relationship = from; relationship != to; ++relationship) take(relationship->second);
    }
    std::vector<json::View> views;
    views.reserve(found.size());
    for (const std::size_t i : found) views.push_back(objects_[i]);
    return views;
  }

 private:
  void relate(std::size_t i) {
    link(objects_[i].string("source_ref"), i);
    if (const auto target = objects_[i].string("target_ref")) to_.emplace(*target, i);
  }
  void link(std::optional<string_view> id, std::size_t i) {
    if (id) of_.emplace(*id, i);
  }
  template <class Take>
  void take_id(string_view id, const Take& take) const {
    const auto found = by_id_.find(id);
    if (found != by_id_.end()) take(found->second);
  }

  const std::vector<json::View>& objects_;
  std::map<string_view, std::size_t> by_id_;
  std::multimap<string_view, std::size_t> of_;  // relationships and sightings by where they start
  std::multimap<string_view, std::size_t> to_;
};

}  // namespace

Result<std::vector<Incident>> read_stix_apart(string bytes, string_view name,
                                              const ReadOptions& options) {
  const Document described = document_of(bytes, name, "application/stix+json");
  auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(std::move(document.error()));
  const json::View root = document->root();
  const std::vector<json::View> objects = root.is_array() ? root.items() : root.items("objects");
  const Splitter splitter(objects);
  const std::vector<std::size_t> roots = splitter.roots();
  std::vector<Incident> incidents;
  if (roots.size() < 2) return incidents;
  for (const std::size_t one : roots) {
    const string id(*objects[one].string("id"));
    BundleReader reader(name, options, described);
    Incident incident = reader.read(*document, splitter.members(one), "#" + id, false);
    incident.id = id;
    incidents.push_back(std::move(incident));
  }
  return incidents;
}

Result<std::vector<Incident>> read_stix(string bytes, string_view name,
                                        const ReadOptions& options) {
  Document described = document_of(bytes, name, "application/stix+json");
  auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(std::move(document.error()));
  const json::View root = document->root();
  const bool bundle = root.string("type") == "bundle" || root.find("objects").has_value();
  std::vector<json::View> objects;
  if (bundle) {
    objects = root.items("objects");
  } else if (root.is_array()) {
    objects = root.items();
  } else if (root.is_object()) {
    objects.push_back(root);
  }
  if (objects.empty()) {
    return fail(ErrorKind::kInput, "stix.no-objects", "no list of STIX objects in it",
                string(name) + "#/objects");
  }
  BundleReader reader(name, options, std::move(described));
  Incident incident = reader.read(*document, objects, bundle ? "#/objects" : "#", bundle);
  if (incident.counts.kept == 0) {
    const Diagnostic first = incident.diagnostics.empty() ? Diagnostic{} : incident.diagnostics[0];
    return fail(ErrorKind::kInput, first.code, "no object could be read; first: " + first.what,
                first.where);
  }
  incident.id = bundle ? string(root.string("id").value_or("")) : "";
  const auto bundle_id = root.find("id");
  if (bundle && !(bundle_id && bundle_id->string() && is_stix_id(*bundle_id->string()))) {
    incident.diagnostics.push_back(
        {"stix.wrong-type", string(name) + "#/id", "expected bundle--(UUID); read all the same"});
  }
  std::vector<Incident> incidents;
  incidents.push_back(std::move(incident));
  return incidents;
}

}  // namespace perpend::formats
