// What an analyst says of which incidents belong together: one step of a case's log. Steps are
// never changed; one that was wrong is undone by a later one that names it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perpend {

enum class LinkAct : std::uint8_t {
  kConfirm,  // these two belong together
  kRefuse,   // these two do not
  kMerge,    // all incidents of all sides belong together
  kSplit,    // those of the first side do not belong to those of the second
  kUndo,     // another step no longer counts
};
std::string_view name_of(LinkAct act);  // "confirm", "refuse", "merge", "split", "undo"
std::optional<LinkAct> link_act(std::string_view name);

struct LinkStep {
  std::uint64_t sequence = 0;  // of its entry in the log
  LinkAct act = LinkAct::kConfirm;
  // Ids of incidents. Two sides of one each to confirm or refuse; clusters are written out as
  // their incidents, because what a cluster holds depends on the day.
  std::vector<std::vector<std::string>> sides;
  std::uint64_t undoes = 0;  // for kUndo: the sequence of another link step
  std::string reason;
  std::string who;
  std::string when;  // RFC 3339 in UTC

  bool operator==(const LinkStep&) const = default;
};

}  // namespace perpend
