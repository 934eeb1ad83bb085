// Who or what a name may mean, as of a day. A name is looked up by its key (knowledge/name_key.h):
// without regard to case, spaces, hyphens and dots.
//
// The name of one actor can be the alias of another ("APT38" is a group of its own, and somebody's
// alias for another group). It then names the actor whose own name it is, if there is exactly one;
// an alias that several actors publish names none of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/view.h"

namespace perpend::knowledge {

enum class NameKind : std::uint8_t { kActor, kSoftware };

struct NameEntry {
  std::string_view name;  // as published; lives as long as the pack
  NameKind kind = NameKind::kActor;
  std::uint32_t index = 0;  // of the actor or software in the pack
  bool own = false;         // its own name, not an alias
  bool ordinary = false;    // an ordinary word: needs a context (ordinary_words.h)
  bool shared = false;      // several actors, or several software, bear it
  bool overlaps = false;    // the source says 'overlaps with', not 'is'
};

class Names {
 public:
  // Takes some milliseconds; the pack must outlive it.
  explicit Names(const View& view);

  // Every name in view: actors first, then software, each by index; so that a matcher can be built.
  std::span<const NameEntry> all() const { return entries_; }

  // All that bear the name, in the order of all().
  std::vector<NameEntry> find(std::string_view name) const;
  // The one that it means, by the rule above; kNone where there is none or no telling.
  std::uint32_t actor(std::string_view name) const { return sole(name, NameKind::kActor); }
  std::uint32_t software(std::string_view name) const { return sole(name, NameKind::kSoftware); }

 private:
  std::uint32_t sole(std::string_view name, NameKind kind) const;

  std::vector<NameEntry> entries_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;
};

}  // namespace perpend::knowledge
