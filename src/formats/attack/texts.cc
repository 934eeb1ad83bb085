#include "formats/attack/texts.h"

#include <algorithm>
#include <unordered_map>

#include "core/json.h"

namespace perpend::attack {
namespace {

using json::View;
using std::string_view;

bool is_gone(const View& object) {
  return object.boolean("revoked").value_or(false) ||
         object.boolean("x_mitre_deprecated").value_or(false);
}

std::optional<Date> created(const View& object) {
  const auto text = object.string("created");
  return text ? Date::parse(text->substr(0, 10)) : std::nullopt;
}

std::string_view attack_id(const View& object) {
  for (const View& reference : object.items("external_references")) {
    if (reference.string("source_name") != "mitre-attack") continue;
    return reference.string("external_id").value_or("");
  }
  return {};
}

class TextReader {
 public:
  Texts read(const std::vector<View>& objects) {
    for (const View& object : objects) technique(object);
    for (const View& object : objects) other(object);
    for (const View& object : objects) group_of(object);
    for (const View& object : objects) telling(object);
    std::sort(texts_.techniques.begin(), texts_.techniques.end(),
              [](const TechniqueText& a, const TechniqueText& b) { return a.id < b.id; });
    return std::move(texts_);
  }

 private:
  void technique(const View& object) {
    const auto stix_id = object.string("id");
    const auto day = created(object);
    if (object.string("type") != "attack-pattern" || is_gone(object) || !stix_id || !day) return;
    const string_view id = attack_id(object);
    if (id.empty()) return;
    TechniqueText text{std::string(id),
                       std::string(object.string("name").value_or("")),
                       std::string(object.string("description").value_or("")),
                       {},
                       *day};
    for (const View& phase : object.items("kill_chain_phases")) {
      if (const auto name = phase.string("phase_name")) text.tactics.emplace_back(*name);
    }
    ids_.emplace(*stix_id, id);
    texts_.techniques.push_back(std::move(text));
  }

  void other(const View& object) {
    const auto description = object.string("description");
    const auto day = created(object);
    const string_view type = object.string("type").value_or("");
    if (!description || description->empty() || !day || is_gone(object)) return;
    if (type != "relationship") {
      static constexpr string_view kProse[] = {
          "course-of-action", "x-mitre-analytic", "malware", "tool", "intrusion-set", "campaign"};
      if (std::find(std::begin(kProse), std::end(kProse), type) != std::end(kProse)) {
        texts_.others.push_back({std::string(*description), *day});
      }
      return;
    }
    const auto target = ids_.find(object.string("target_ref").value_or(""));
    if (target == ids_.end()) return;
    const string_view kind = object.string("relationship_type").value_or("");
    if (kind == "uses") {
      texts_.procedures.push_back({std::string(target->second), std::string(*description), *day});
    } else if (kind == "mitigates" || kind == "detects") {
      texts_.others.push_back({std::string(*description), *day});
    }
  }

  void group_of(const View& object) {
    if (is_gone(object)) return;
    const string_view type = object.string("type").value_or("");
    const string_view subject = object.string("source_ref").value_or("");
    if (type == "intrusion-set") {
      if (const string_view id = attack_id(object); !id.empty()) {
        groups_.emplace(object.string("id").value_or(""), id);
      }
    } else if (object.string("relationship_type") == "attributed-to") {
      attributed_[subject].push_back(object.string("target_ref").value_or(""));
    }
  }

  void telling(const View& object) {
    const string_view subject = object.string("source_ref").value_or("");
    if (object.string("relationship_type") != "uses" || is_gone(object)) return;
    TellingText telling;
    const auto add = [&](string_view stix_id) {
      const auto group = groups_.find(stix_id);
      if (group != groups_.end()) telling.groups.emplace_back(group->second);
    };
    add(subject);
    if (const auto campaign = attributed_.find(subject); campaign != attributed_.end()) {
      for (const string_view group : campaign->second) add(group);
    }
    for (const View& reference : object.items("external_references")) {
      if (const auto name = reference.string("source_name")) telling.citations.emplace_back(*name);
    }
    telling.description = object.string("description").value_or("");
    if (telling.groups.empty() || telling.citations.empty() || telling.description.empty()) return;
    texts_.tellings.push_back(std::move(telling));
  }

  Texts texts_;
  std::unordered_map<string_view, string_view> ids_;                      // STIX id -> ATT&CK id
  std::unordered_map<string_view, string_view> groups_;                   // the same of groups
  std::unordered_map<string_view, std::vector<string_view>> attributed_;  // of campaigns
};

bool names_somebody(string_view address) {
  for (const string_view kind : {"/software/", "/groups/", "/campaigns/"}) {
    if (address.find(kind) != string_view::npos) return true;
  }
  return false;
}

}  // namespace

Result<Texts> read_texts(std::string bytes, string_view name) {
  auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(document.error());
  const auto objects = document->root().find("objects");
  if (!objects || !objects->is_array()) {
    return fail(ErrorKind::kInput, "attack.no-bundle", "this is JSON, but no STIX bundle",
                std::string(name));
  }
  return TextReader().read(objects->items());
}

std::string plain_text(string_view description) {
  std::string plain;
  plain.reserve(description.size());
  std::size_t at = 0;
  while (at < description.size()) {
    const string_view rest = description.substr(at);
    if (rest.starts_with("(Citation:")) {
      const std::size_t close = rest.find(')');
      at = close == string_view::npos ? description.size() : at + close + 1;
    } else if (rest.starts_with("<code>") || rest.starts_with("</code>")) {
      plain += '`';
      at += rest.find('>') + 1;
    } else if (rest.front() == '[') {
      const std::size_t close = rest.find("](");
      const std::size_t end = close == string_view::npos ? close : rest.find(')', close);
      if (end == string_view::npos || rest.substr(0, close).find('\n') != string_view::npos) {
        plain += description[at++];
        continue;
      }
      const bool somebody = names_somebody(rest.substr(close, end - close));
      plain += somebody ? string_view(" ") : rest.substr(1, close - 1);
      at += end + 1;
    } else {
      plain += description[at++];
    }
  }
  return plain;
}

}  // namespace perpend::attack
