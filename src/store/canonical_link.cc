#include "store/canonical.h"

namespace perpend::store {

std::string canonical(const LinkStep& step) {
  json::Writer out;
  out.begin_object().member("act", name_of(step.act)).member("kind", "link");
  if (!step.reason.empty()) out.member("reason", step.reason);
  if (!step.sides.empty()) {
    out.key("sides").begin_array();
    for (const auto& side : step.sides) {
      out.begin_array();
      for (const std::string& id : side) out.value(id);
      out.end_array();
    }
    out.end_array();
  }
  if (step.undoes != 0) out.member("undoes", step.undoes);
  return out.end_object().take();
}

bool read_link_step(json::View object, LinkStep& step) {
  const auto act = link_act(object.string("act").value_or(""));
  if (object.string("kind") != "link" || !act) return false;
  step.act = *act;
  step.reason = object.string("reason").value_or("");
  step.sides.clear();
  for (const json::View side : object.items("sides")) {
    auto& ids = step.sides.emplace_back();
    for (const json::View id : side.items()) {
      const auto text = id.string();
      if (!text) return false;
      ids.emplace_back(*text);
    }
  }
  const auto undoes = object.integer("undoes").value_or(0);
  if (undoes < 0 || (undoes > 0) != (*act == LinkAct::kUndo)) return false;
  step.undoes = static_cast<std::uint64_t>(undoes);
  return true;
}

}  // namespace perpend::store
