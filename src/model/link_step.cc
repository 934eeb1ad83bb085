#include "model/link_step.h"

#include <array>
#include <utility>

namespace perpend {
namespace {

constexpr std::array<std::pair<LinkAct, std::string_view>, 5> kNames = {
    {{LinkAct::kConfirm, "confirm"},
     {LinkAct::kRefuse, "refuse"},
     {LinkAct::kMerge, "merge"},
     {LinkAct::kSplit, "split"},
     {LinkAct::kUndo, "undo"}}};

}  // namespace

std::string_view name_of(LinkAct act) {
  for (const auto& [one, name] : kNames) {
    if (one == act) return name;
  }
  return {};
}

std::optional<LinkAct> link_act(std::string_view name) {
  for (const auto& [act, one] : kNames) {
    if (one == name) return act;
  }
  return std::nullopt;
}

}  // namespace perpend
