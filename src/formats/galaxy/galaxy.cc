#include "formats/galaxy/galaxy.h"

#include <array>

#include "core/json.h"

namespace perpend::galaxy {
namespace {

using json::View;

constexpr std::array<std::string_view, 13> kKept = {"country",
                                                    "attribution-confidence",
                                                    "cfr-suspected-state-sponsor",
                                                    "suspected-victims",
                                                    "cfr-suspected-victims",
                                                    "cfr-target-category",
                                                    "targeted-sector",
                                                    "ISO",
                                                    "ISO3",
                                                    "Capital",
                                                    "iso-code",
                                                    "capital",
                                                    "microsoft-origin-threat"};

bool kept(std::string_view key) {
  for (const std::string_view name : kKept) {
    if (name == key) return true;
  }
  return false;
}

std::vector<std::string> strings_of(const View& value) {
  std::vector<std::string> strings;
  if (const auto text = value.string()) strings.emplace_back(*text);
  for (const View& item : value.items()) {
    if (const auto text = item.string()) strings.emplace_back(*text);
  }
  return strings;
}

// "NAME:uuid of the producer"; a name may hold colons itself.
void read_attributions(const View& list, Value& value) {
  for (const std::string& text : strings_of(list)) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) continue;
    value.attributions.emplace_back(text.substr(0, colon), text.substr(colon + 1));
  }
}

void read_meta(const View& meta, Value& value) {
  static constexpr std::string_view kOrigin = "origin:";
  for (const auto& [key, member] : meta.members()) {
    if (key == "synonyms") {
      value.synonyms = strings_of(member);
    } else if (key == "name-attribution") {
      read_attributions(member, value);
    } else if (key.starts_with(kOrigin)) {
      if (const auto who = member.string()) {
        value.origins.emplace_back(key.substr(kOrigin.size()), *who);
      }
    } else if (kept(key)) {
      value.meta.emplace_back(key, strings_of(member));
    }
  }
}

}  // namespace

const std::vector<std::string>& Value::all(std::string_view key) const {
  static const std::vector<std::string> kNone;
  for (const auto& [known, strings] : meta) {
    if (known == key) return strings;
  }
  return kNone;
}

std::string_view Value::one(std::string_view key) const {
  const auto& strings = all(key);
  return strings.empty() ? std::string_view() : std::string_view(strings.front());
}

Result<Cluster> read(std::string bytes, std::string_view name) {
  const auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(document.error());
  const View root = document->root();
  const auto list = root.find("values");
  if (!list || !list->is_array()) {
    return fail(ErrorKind::kInput, "galaxy.no-cluster", "this is no MISP galaxy cluster: no values",
                std::string(name));
  }
  Cluster cluster;
  cluster.type = root.string("type").value_or("");
  std::size_t index = 0;
  for (const View& item : list->items()) {
    ++cluster.counts.read;
    Value value;
    value.uuid = item.string("uuid").value_or("");
    value.name = item.string("value").value_or("");
    if (value.uuid.empty() || value.name.empty()) {
      ++cluster.counts.refused;
      cluster.diagnostics.push_back({"galaxy.no-name",
                                     std::string(name) + "#/values/" + std::to_string(index),
                                     "a value without a name or a uuid"});
    } else {
      if (const auto meta = item.find("meta")) read_meta(*meta, value);
      for (const View& other : item.items("related")) {
        const auto uuid = other.string("dest-uuid");
        if (uuid)
          value.related.push_back(
              {std::string(*uuid), std::string(other.string("type").value_or(""))});
      }
      cluster.values.push_back(std::move(value));
    }
    ++index;
  }
  cluster.counts.kept = cluster.counts.read - cluster.counts.refused;
  return cluster;
}

}  // namespace perpend::galaxy
