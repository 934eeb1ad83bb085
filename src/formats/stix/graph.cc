#include "formats/stix/graph.h"

#include <algorithm>

#include "formats/stix/shape.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;

bool is_superseded_by(const json::View& older, const json::View& newer) {
  return older.string("modified").value_or("") < newer.string("modified").value_or("");
}

bool lists(const json::View& object, string_view property, string_view text) {
  const auto texts = object.strings(property);
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

std::optional<Date> stix_date(const json::View& object, string_view property) {
  const auto text = object.string(property);
  if (!text || !is_utc_timestamp(*text)) return {};
  return Date::parse(*text);
}

StixGraph::StixGraph(const std::vector<json::View>& objects, string_view base, bool complete,
                     Intake& intake) {
  nodes_.reserve(objects.size());
  for (std::size_t i = 0; i < objects.size(); ++i) {
    add(objects[i], complete || objects.size() > 1 ? string(base) + "/" + std::to_string(i) : "#",
        intake);
  }
  for (const StixNode& node : nodes_) {
    if (!node.usable) continue;
    if (node.type == "marking-definition") markings_.define(node.id, node.object);
    if (complete) report_dangling(node, intake);
    if (node.type == "relationship") relate(node);
    see(node);
  }
  // Where a victim lives is known only once all victims are.
  for (const StixNode& node : nodes_) {
    if (node.usable && node.type == "relationship") locate(node);
  }
}

StixNode* StixGraph::find(string_view id) {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &nodes_[found->second];
}

void StixGraph::add(const json::View& object, string pointer, Intake& intake) {
  StixNode node;
  node.object = object;
  node.pointer = std::move(pointer);
  const auto report = [&](string_view where, string_view what) {
    intake.diagnose("stix.wrong-type", node.pointer + string(where), what);
  };
  node.usable = check_shape(object, report) != Shape::kUnusable;
  if (node.usable) {
    node.type = *object.string("type");
    node.id = *object.string("id");
  }
  if (node.usable && object.boolean("revoked").value_or(false)) {
    intake.diagnose("stix.revoked", node.pointer, "revoked by its author; left out");
    node.usable = false;
  }
  nodes_.push_back(std::move(node));
  const StixNode& added = nodes_.back();
  if (added.id.empty()) return;
  const auto [at, fresh] = by_id_.emplace(added.id, nodes_.size() - 1);
  if (fresh || !added.usable) return;
  const bool newer = is_superseded_by(nodes_[at->second].object, added.object);
  const std::size_t older = newer ? at->second : nodes_.size() - 1;
  if (newer) at->second = nodes_.size() - 1;
  supersede(older, intake);
}

void StixGraph::supersede(std::size_t older, Intake& intake) {
  if (!nodes_[older].usable) return;
  nodes_[older].usable = false;
  intake.diagnose("stix.superseded", nodes_[older].pointer,
                  "another version of the same object is in the bundle; left out");
}

void StixGraph::report_dangling(const StixNode& node, Intake& intake) {
  const auto check = [&](string_view id, const string& pointer) {
    if (by_id_.contains(id) || StixMarkings::is_predefined(id)) return;
    intake.diagnose("stix.dangling-ref", node.pointer + pointer,
                    "'" + shown(id, 80) + "' is not in the bundle");
  };
  for (const auto& [name, value] : node.object.members()) {
    const string pointer = "/" + string(name);
    if (name.ends_with("_ref") && value.is_string()) check(*value.string(), pointer);
    if (!name.ends_with("_refs")) continue;
    const auto items = value.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].is_string()) check(*items[i].string(), pointer + "/" + std::to_string(i));
    }
  }
}

void StixGraph::relate(const StixNode& relationship) {
  const string_view kind = *relationship.object.string("relationship_type");
  StixNode* source = find(*relationship.object.string("source_ref"));
  StixNode* target = find(*relationship.object.string("target_ref"));
  if (target == nullptr || source == nullptr) return;
  if (kind == "targets" && (target->type == "identity" || target->type == "location")) {
    target->victim = true;
  }
  const bool c2 = source->type == "infrastructure" && kind == "consists-of" &&
                  lists(source->object, "infrastructure_types", "command-and-control");
  if (c2) target->role = Role::kC2;
}

void StixGraph::locate(const StixNode& relationship) {
  if (*relationship.object.string("relationship_type") != "located-at") return;
  const StixNode* source = find(*relationship.object.string("source_ref"));
  StixNode* target = find(*relationship.object.string("target_ref"));
  if (source == nullptr || target == nullptr || target->type != "location") return;
  if (source->victim && source->type == "identity") target->victim = true;
}

void StixGraph::see(const StixNode& node) {
  const json::View& object = node.object;
  if (node.type == "observed-data") {
    for (const string_view id : object.strings("object_refs")) {
      widen(id, stix_date(object, "first_observed"), stix_date(object, "last_observed"));
    }
  }
  if (node.type != "sighting") return;
  widen(*object.string("sighting_of_ref"), stix_date(object, "first_seen"),
        stix_date(object, "last_seen"));
  // STIX: the victim or place that saw it.
  for (const string_view id : object.strings("where_sighted_refs")) {
    if (StixNode* where = find(id)) where->victim = true;
  }
}

void StixGraph::widen(string_view id, const std::optional<Date>& from,
                      const std::optional<Date>& to) {
  StixNode* node = find(id);
  if (node == nullptr) return;
  if (from && (!node->seen_from || *from < *node->seen_from)) node->seen_from = from;
  if (to && (!node->seen_to || *to > *node->seen_to)) node->seen_to = to;
}

}  // namespace perpend::formats
