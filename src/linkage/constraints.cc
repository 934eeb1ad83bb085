#include "linkage/constraints.h"

#include <algorithm>
#include <map>
#include <set>

namespace perpend::linkage {
namespace {

using Pair = std::pair<std::string, std::string>;

Pair pair_of(const std::string& a, const std::string& b) { return a < b ? Pair(a, b) : Pair(b, a); }

// Which of the steps count: an undo counts unless it was itself undone, so the last word is the
// last that stands. Going backwards, each step's fate is known before it is asked for.
std::vector<bool> in_force(std::span<const LinkStep> steps) {
  std::vector<bool> counts(steps.size(), true);
  for (std::size_t i = steps.size(); i-- > 0;) {
    if (!counts[i] || steps[i].act != LinkAct::kUndo) continue;
    for (std::size_t k = 0; k < i; ++k) {
      if (steps[k].sequence == steps[i].undoes) counts[k] = false;
    }
  }
  return counts;
}

struct Pairs {
  std::vector<Pair> confirmed;
  std::vector<Pair> refused;
};

Pairs pairs_of(const LinkStep& step) {
  Pairs pairs;
  std::vector<std::string> all;
  for (const auto& side : step.sides) all.insert(all.end(), side.begin(), side.end());
  if (step.act == LinkAct::kConfirm || step.act == LinkAct::kMerge) {
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (all[i] != all[0]) pairs.confirmed.push_back(pair_of(all[0], all[i]));
    }
  } else if (step.act != LinkAct::kUndo && step.sides.size() == 2) {
    for (const std::string& a : step.sides[0]) {
      for (const std::string& b : step.sides[1]) {
        if (a != b) pairs.refused.push_back(pair_of(a, b));
      }
    }
  }
  return pairs;
}

// Incidents that belong together by what was confirmed, and which groups must stay apart.
class Groups {
 public:
  // False, and nothing changes, if the pairs contradict what is known.
  bool add(const Pairs& pairs) {
    Groups tried = *this;
    for (const Pair& pair : pairs.confirmed) tried.join(pair);
    tried.refused_.insert(pairs.refused.begin(), pairs.refused.end());
    for (const auto& [a, b] : tried.refused_) {
      if (tried.root(a) == tried.root(b)) return false;
    }
    tried.confirmed_.insert(pairs.confirmed.begin(), pairs.confirmed.end());
    *this = std::move(tried);
    return true;
  }
  const std::set<Pair>& confirmed() const { return confirmed_; }
  const std::set<Pair>& refused() const { return refused_; }

 private:
  std::string root(std::string id) const {
    for (auto up = parent_.find(id); up != parent_.end(); up = parent_.find(id)) id = up->second;
    return id;
  }
  void join(const Pair& pair) {
    const std::string a = root(pair.first);
    const std::string b = root(pair.second);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

  std::map<std::string, std::string> parent_;
  std::set<Pair> confirmed_;
  std::set<Pair> refused_;
};

struct Replayed {
  Groups groups;
  std::vector<std::uint64_t> passed_over;
};

Replayed replayed(std::span<const LinkStep> steps) {
  const std::vector<bool> counts = in_force(steps);
  Replayed result;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!counts[i] || result.groups.add(pairs_of(steps[i]))) continue;
    result.passed_over.push_back(steps[i].sequence);
  }
  return result;
}

bool one_on_both_sides(const LinkStep& step) {
  std::set<std::string> seen;
  for (const auto& side : step.sides) {
    for (const std::string& id : side) {
      if (!seen.insert(id).second) return true;
    }
  }
  return false;
}

Error usage(std::string code, std::string what) {
  return Error{ErrorKind::kUsage, std::move(code), std::move(what), ""};
}

// The steps without which the contradiction would not be: those to undo.
std::string in_the_way(std::span<const LinkStep> steps, const LinkStep& step) {
  std::string names;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    std::vector<LinkStep> others(steps.begin(), steps.end());
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const std::size_t before = replayed(others).passed_over.size();
    others.push_back(step);
    if (replayed(others).passed_over.size() > before) continue;
    names += (names.empty() ? "" : ", ") + std::to_string(steps[i].sequence);
  }
  return names;
}

}  // namespace

Constraints replay(std::span<const LinkStep> steps) {
  const Replayed result = replayed(steps);
  Constraints constraints;
  constraints.confirmed.assign(result.groups.confirmed().begin(), result.groups.confirmed().end());
  constraints.refused.assign(result.groups.refused().begin(), result.groups.refused().end());
  for (const std::uint64_t sequence : result.passed_over) {
    constraints.diagnostics.push_back(
        {"link.contradiction", "log/" + std::to_string(sequence),
         "this step says of incidents what earlier steps exclude; it is passed over"});
  }
  return constraints;
}

std::optional<Error> check_step(std::span<const LinkStep> steps, const LinkStep& step) {
  if (step.act == LinkAct::kUndo) {
    const bool there = std::any_of(steps.begin(), steps.end(), [&](const LinkStep& one) {
      return one.sequence == step.undoes;
    });
    if (!there) {
      return usage("link.no-such-step",
                   "entry " + std::to_string(step.undoes) +
                       " of the log is no step of linking; 'perpend case log' lists them");
    }
  } else {
    const bool enough =
        step.sides.size() >= 2 && std::none_of(step.sides.begin(), step.sides.end(),
                                               [](const auto& side) { return side.empty(); });
    if (!enough || one_on_both_sides(step)) {
      return usage("link.sides", "give at least two different incidents, each once");
    }
  }
  std::vector<LinkStep> all(steps.begin(), steps.end());
  const std::size_t before = replayed(all).passed_over.size();
  all.push_back(step);
  if (replayed(all).passed_over.size() <= before) return std::nullopt;
  const std::string names = in_the_way(steps, step);
  return usage("link.contradiction",
               "earlier steps say the opposite" +
                   (names.empty() ? std::string()
                                  : "; undo one of these first: entry " + names + " of the log"));
}

}  // namespace perpend::linkage
