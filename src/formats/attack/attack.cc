#include "formats/attack/attack.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/json.h"

namespace perpend::attack {
namespace {

using json::View;

enum class Type : std::uint8_t {
  kOther,
  kGroup,
  kCampaign,
  kSoftware,
  kTechnique,
  kTactic,
  kPlace
};

Type type_of(std::string_view type, Kind kind) {
  if (type == "intrusion-set") return Type::kGroup;
  if (type == "threat-actor" && kind == Kind::kOwn) return Type::kGroup;
  if (type == "campaign") return Type::kCampaign;
  if (type == "malware" || type == "tool") return Type::kSoftware;
  if (type == "attack-pattern") return Type::kTechnique;
  if (type == "x-mitre-tactic") return Type::kTactic;
  if ((type == "location" || type == "identity") && kind == Kind::kOwn) return Type::kPlace;
  return Type::kOther;
}

// One object that relationships can point at.
struct Node {
  Type type = Type::kOther;
  bool gone = false;                    // revoked or deprecated
  std::string_view id;                  // the ATT&CK id, or the STIX id
  std::uint32_t place = kNowhere;       // in the vector of its type
  std::vector<std::string_view> names;  // of a place: the country, or the sectors of victims
};

bool is_attack_source(std::string_view name) { return name.starts_with("mitre-"); }

// Calls `use` with the name in each "(Citation: NAME)" of the text.
template <class Use>
void for_each_cited(std::string_view text, Use use) {
  static constexpr std::string_view kOpen = "(Citation:";
  for (std::size_t at = text.find(kOpen); at != text.npos; at = text.find(kOpen, at)) {
    at += kOpen.size();
    const std::size_t close = text.find(')', at);
    if (close == text.npos) return;
    std::string_view name = text.substr(at, close - at);
    while (name.starts_with(' ')) name.remove_prefix(1);
    use(name);
    at = close;
  }
}

bool says_overlap(std::string_view text) {
  return text.find("overlap") != text.npos || text.find("potential relationship") != text.npos ||
         text.find("subset of") != text.npos;
}

class Reader {
 public:
  Reader(std::string_view name, Kind kind) : name_(name), kind_(kind) {}

  Facts read(const std::vector<View>& objects) {
    facts_.counts.read = objects.size();
    for (std::size_t i = 0; i < objects.size(); ++i) tactic(objects[i]);
    for (std::size_t i = 0; i < objects.size(); ++i) object(objects[i], i);
    for (std::size_t i = 0; i < objects.size(); ++i) structure(objects[i]);
    for (std::size_t i = 0; i < objects.size(); ++i) relation(objects[i], i);
    follow_renames();
    facts_.counts.kept = facts_.counts.read - facts_.counts.refused;
    return std::move(facts_);
  }

 private:
  void refuse(std::size_t index, std::string code, std::string what) {
    constexpr std::size_t kMost = 100;
    ++facts_.counts.refused;
    if (facts_.diagnostics.size() >= kMost) return;
    facts_.diagnostics.push_back({std::move(code),
                                  std::string(name_) + "#/objects/" + std::to_string(index),
                                  std::move(what)});
  }

  static std::optional<Date> date(const View& object, std::string_view key) {
    const auto text = object.string(key);
    return text ? Date::parse(*text) : std::nullopt;
  }

  // The ATT&CK id; in a user's bundle the STIX id where there is none.
  std::string_view id_of(const View& object) const {
    for (const View& reference : object.items("external_references")) {
      if (reference.string("source_name") != "mitre-attack") continue;
      if (const auto id = reference.string("external_id")) return *id;
    }
    return kind_ == Kind::kOwn ? object.string("id").value_or("") : std::string_view();
  }

  std::uint32_t citation(std::string_view name, std::string_view url, std::string_view text) {
    const auto [it, added] = citations_.try_emplace(
        std::string(name), static_cast<std::uint32_t>(facts_.citations.size()));
    if (added) facts_.citations.push_back({std::string(name), {}, {}});
    Citation& citation = facts_.citations[it->second];
    if (citation.url.empty()) citation.url = url;
    const auto date = citation_date(text);
    if (date && (!citation.date || *date < *citation.date)) citation.date = date;
    return it->second;
  }

  // The references of an object that cite something: not its own ATT&CK page, not the notes on
  // its aliases.
  std::vector<std::uint32_t> citations_of(const View& object,
                                          const std::unordered_set<std::string_view>& aliases) {
    std::vector<std::uint32_t> found;
    for (const View& reference : object.items("external_references")) {
      const std::string_view name = reference.string("source_name").value_or("");
      const std::string_view text = reference.string("description").value_or("");
      const auto url = reference.string("url");
      if (name.empty() || is_attack_source(name) || reference.find("external_id")) continue;
      if (!url && (aliases.contains(name) || text.find("(Citation:") != text.npos)) continue;
      const std::uint32_t place = citation(name, url.value_or(""), text);
      if (std::find(found.begin(), found.end(), place) == found.end()) found.push_back(place);
    }
    return found;
  }

  void tactic(const View& object) {
    if (object.string("type") != "x-mitre-tactic") return;
    if (object.boolean("x_mitre_deprecated").value_or(false) || facts_.tactics.size() >= 32) return;
    facts_.tactics.push_back({std::string(id_of(object)),
                              std::string(object.string("name").value_or("")),
                              std::string(object.string("x_mitre_shortname").value_or(""))});
  }

  void object(const View& object, std::size_t index) {
    const auto type_name = object.string("type");
    const auto stix_id = object.string("id");
    if (!type_name || !stix_id)
      return refuse(index, "attack.no-id", "an object without type or id");
    if (const auto modified = date(object, "modified")) {
      if (!facts_.newest || *facts_.newest < *modified) facts_.newest = modified;
    }
    const Type type = type_of(*type_name, kind_);
    if (type == Type::kOther || type == Type::kTactic) return;
    const bool gone = object.boolean("revoked").value_or(false) ||
                      object.boolean("x_mitre_deprecated").value_or(false);
    if (type == Type::kPlace) return place(object, *stix_id);
    Node node{type, gone, id_of(object), kNowhere, {}};
    const auto name = object.string("name");
    if (!name || node.id.empty()) {
      return refuse(index, "attack.no-name", "an object without a name or an ATT&CK id");
    }
    if (nodes_.contains(*stix_id) || (!node.gone && !ids_.insert(node.id).second)) {
      return refuse(index, "attack.duplicate",
                    "a second object with the same id; the first counts");
    }
    if (!node.gone) node.place = keep(object, type, node.id, *name, *stix_id);
    nodes_.emplace(*stix_id, node);
  }

  // A country by its code where there is one; of an identity its sectors, or the name of a class of
  // victims. Nothing else: a victim's own name stays out.
  void place(const View& object, std::string_view stix_id) {
    const bool location = object.string("type") == "location";
    std::vector<std::string_view> names;
    if (!location) names = object.strings("sectors");
    auto name = object.string(location ? "country" : "name");
    if (!name && location) name = object.string("name");
    const bool named = location || object.string("identity_class") == "class";
    if (names.empty() && named && name) names.push_back(*name);
    if (names.empty()) return;
    nodes_.emplace(stix_id,
                   Node{Type::kPlace, false, stix_id, location ? 1U : 0U, std::move(names)});
  }

  std::uint32_t keep(const View& object, Type type, std::string_view id, std::string_view name,
                     std::string_view stix_id) {
    if (type == Type::kGroup) return group(object, id, name, stix_id);
    if (type == Type::kSoftware) return software(object, id, name, stix_id);
    if (type == Type::kCampaign) {
      facts_.campaigns.push_back({std::string(id), {}});
      return static_cast<std::uint32_t>(facts_.campaigns.size() - 1);
    }
    Technique technique{std::string(id),        std::string(stix_id), std::string(name), {}, 0,
                        date(object, "created")};
    for (const View& phase : object.items("kill_chain_phases")) {
      const auto short_name = phase.string("phase_name");
      for (std::size_t i = 0; i < facts_.tactics.size(); ++i) {
        if (facts_.tactics[i].short_name == short_name) technique.tactics |= 1U << i;
      }
    }
    facts_.techniques.push_back(std::move(technique));
    return static_cast<std::uint32_t>(facts_.techniques.size() - 1);
  }

  std::uint32_t group(const View& object, std::string_view id, std::string_view name,
                      std::string_view stix_id) {
    Group group{std::string(id),         std::string(stix_id),
                std::string(name),       object.string("type") == "threat-actor",
                date(object, "created"), {}};
    const auto names = object.strings("aliases");
    const std::unordered_set<std::string_view> known(names.begin(), names.end());
    citations_of(object, known);  // so that the aliases' notes find them
    for (const std::string_view alias_name : names) {
      Alias alias{std::string(alias_name), {}, false};
      for (const View& note : object.items("external_references")) {
        if (note.string("source_name") != alias_name) continue;
        const std::string_view text = note.string("description").value_or("");
        for_each_cited(text, [&](std::string_view cited) {
          const auto it = citations_.find(std::string(cited));
          if (it != citations_.end()) alias.citations.push_back(it->second);
        });
        alias.overlaps = says_overlap(text) && alias_name != name;
        if (note.string("url")) {  // a user's bundle: the alias note is itself the reference
          alias.citations.push_back(citation(alias_name, *note.string("url"), text));
        }
      }
      if (alias_name != name || !alias.citations.empty()) group.aliases.push_back(std::move(alias));
    }
    facts_.groups.push_back(std::move(group));
    return static_cast<std::uint32_t>(facts_.groups.size() - 1);
  }

  std::uint32_t software(const View& object, std::string_view id, std::string_view name,
                         std::string_view stix_id) {
    Software software{std::string(id),
                      std::string(stix_id),
                      std::string(name),
                      object.string("type") == "tool",
                      date(object, "created"),
                      {},
                      {}};
    std::unordered_set<std::string_view> known;
    for (const char* key : {"x_mitre_aliases", "aliases"}) {
      for (const std::string_view alias : object.strings(key)) {
        if (known.insert(alias).second && alias != name) software.aliases.emplace_back(alias);
      }
    }
    software.citations = citations_of(object, known);
    facts_.software.push_back(std::move(software));
    return static_cast<std::uint32_t>(facts_.software.size() - 1);
  }

  const Node* end(const View& object, std::string_view key) const {
    const auto ref = object.string(key);
    const auto it = ref ? nodes_.find(*ref) : nodes_.end();
    return it == nodes_.end() ? nullptr : &it->second;
  }

  // Relationships that others rest on: parents, successors, whose a campaign is.
  void structure(const View& object) {
    if (object.string("type") != "relationship") return;
    const auto kind = object.string("relationship_type");
    if (kind != "subtechnique-of" && kind != "revoked-by" && kind != "attributed-to") return;
    if (object.boolean("revoked").value_or(false) ||
        object.boolean("x_mitre_deprecated").value_or(false)) {
      return;
    }
    const Node* from = end(object, "source_ref");
    const Node* to = end(object, "target_ref");
    if (from == nullptr || to == nullptr) return;
    if (kind == "revoked-by") {
      facts_.renames.push_back({std::string(from->id), std::string(to->id)});
    } else if (from->gone || to->gone) {
      return;
    } else if (kind == "subtechnique-of") {
      if (from->type != Type::kTechnique || to->type != Type::kTechnique || from == to) return;
      facts_.techniques[from->place].parent = to->id;
    } else if (from->type == Type::kCampaign && to->type == Type::kGroup) {
      owners_[from->place].push_back(to->place);
    }
  }

  void relation(const View& object, std::size_t index) {
    if (object.string("type") != "relationship") return;
    const auto kind = object.string("relationship_type");
    if (kind != "uses" && (kind != "targets" || kind_ != Kind::kOwn)) return;
    if (object.boolean("revoked").value_or(false) ||
        object.boolean("x_mitre_deprecated").value_or(false)) {
      return;
    }
    const Node* from = end(object, "source_ref");
    const Node* to = end(object, "target_ref");
    if (from == nullptr || to == nullptr) {
      return refuse(index, "attack.dangling", "a relationship whose ends are not in the bundle");
    }
    if (from->gone || to->gone) return;
    if (kind == "targets") return target(object, *from, *to);
    if (to->type != Type::kSoftware && to->type != Type::kTechnique) return;
    Use use;
    use.object_kind = to->type == Type::kSoftware ? Object::kSoftware : Object::kTechnique;
    use.object = to->place;
    use.created = date(object, "created");
    use.citations = citations_of(object, {});
    if (from->type == Type::kSoftware && to->type == Type::kTechnique) {
      use.subject_kind = Subject::kSoftware;
      use.subject = from->place;
      facts_.uses.push_back(std::move(use));
    } else if (from->type == Type::kGroup) {
      use.subject = from->place;
      facts_.uses.push_back(std::move(use));
    } else if (from->type == Type::kCampaign) {
      use.via_campaign = true;
      auto& cited = facts_.campaigns[from->place].citations;
      cited.insert(cited.end(), use.citations.begin(), use.citations.end());
      for (const std::uint32_t owner : owners_[from->place]) {
        use.subject = owner;
        facts_.uses.push_back(use);
      }
    }
  }

  void target(const View& object, const Node& from, const Node& to) {
    if (from.type != Type::kGroup || to.type != Type::kPlace) return;
    for (const std::string_view name : to.names) {
      facts_.targets.push_back({from.place, to.place == 1, std::string(name),
                                date(object, "created"), citations_of(object, {})});
    }
  }

  // A successor that was itself revoked leads on; a loop leads nowhere.
  void follow_renames() {
    std::unordered_map<std::string_view, std::string_view> next;
    for (const Rename& rename : facts_.renames) next.emplace(rename.old_id, rename.new_id);
    std::vector<Rename> kept;
    for (const Rename& rename : facts_.renames) {
      std::string_view id = rename.new_id;
      for (std::size_t steps = 0; next.contains(id) && steps <= next.size(); ++steps) id = next[id];
      const bool lives = ids_.contains(id) && !ids_.contains(rename.old_id);
      if (lives) kept.push_back({rename.old_id, std::string(id)});
    }
    facts_.renames = std::move(kept);
  }

  std::string_view name_;
  Kind kind_;
  Facts facts_;
  std::unordered_map<std::string_view, Node> nodes_;  // by STIX id; views into the document
  std::unordered_set<std::string_view> ids_;          // of living objects
  std::unordered_map<std::string, std::uint32_t> citations_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> owners_;  // campaign to groups
};

}  // namespace

Result<Facts> read(std::string bytes, std::string_view name, Kind kind) {
  const auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(document.error());
  const View root = document->root();
  const auto objects = root.find("objects");
  if (!root.is_object() || !objects || !objects->is_array()) {
    return fail(ErrorKind::kInput, "attack.no-bundle", "this is no STIX bundle: no objects",
                std::string(name));
  }
  return Reader(name, kind).read(objects->items());
}

}  // namespace perpend::attack
