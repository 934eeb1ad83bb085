#include "linkage/change_points.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

std::int64_t log10_of(std::uint64_t n) { return log10_ratio_microbans(n, 1); }

// Lengths of rows of yes and no at their own rates, from one table of n log n.
class CodeLengths {
 public:
  explicit CodeLengths(std::size_t most) {
    for (std::size_t n = 1; n <= most; ++n) {
      n_log_n_.push_back(static_cast<std::int64_t>(n) * log10_of(n));
    }
  }
  // Of n, k of them yes; in microbans.
  std::int64_t operator()(std::uint32_t k, std::uint32_t n) const {
    return n_log_n_[n] - n_log_n_[k] - n_log_n_[n - k];
  }

 private:
  std::vector<std::int64_t> n_log_n_ = {0};
};

struct Part {
  std::size_t from = 0;
  std::size_t to = 0;  // one past the last
};

class Row {
 public:
  Row(std::span<const std::vector<std::uint32_t>> rows, std::span<const std::int32_t> days)
      : days_(days), code_length_(rows.size()) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> places;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      for (const std::uint32_t value : rows[i]) places[value].push_back(i);
    }
    for (auto& [value, at] : places) values_.emplace_back(value, std::move(at));
    std::stable_sort(values_.begin(), values_.end(), [](const auto& a, const auto& b) {
      return a.second.size() > b.second.size();
    });
    if (values_.size() > kMostValues) values_.resize(kMostValues);
    price_ = log10_of(std::max<std::size_t>(rows.size(), 1)) / 2 +
             log10_of(std::max<std::size_t>(values_.size(), 1));
    position_price_ = log10_of(std::max<std::size_t>(rows.size(), 1));
  }

  std::optional<ChangePoint> best(const Part& part) const {
    if (part.to - part.from < 2 * kFewestInPhase) return {};
    std::vector<std::int64_t> gains(part.to - part.from, 0);
    for (std::size_t v = 0; v < values_.size(); ++v) add_gains(v, part, gains);
    std::optional<ChangePoint> best;
    for (std::size_t t = part.from + kFewestInPhase; t + kFewestInPhase <= part.to; ++t) {
      const std::int64_t gain = gains[t - part.from] - position_price_;
      if (days_[t - 1] == days_[t] || gain <= 0 || (best && gain <= best->gain)) continue;
      best = ChangePoint{t, gain, {}};
    }
    if (best) best->values = changed(part, best->position);
    return best;
  }

 private:
  std::uint32_t count(std::size_t v, std::size_t from, std::size_t to) const {
    const auto& at = values_[v].second;
    return static_cast<std::uint32_t>(std::lower_bound(at.begin(), at.end(), to) -
                                      std::lower_bound(at.begin(), at.end(), from));
  }

  void add_gains(std::size_t v, const Part& part, std::vector<std::int64_t>& gains) const {
    const auto n = static_cast<std::uint32_t>(part.to - part.from);
    const std::uint32_t all = count(v, part.from, part.to);
    if (all == 0 || all == n) return;
    const std::int64_t whole = code_length_(all, n);
    std::uint32_t before = count(v, part.from, part.from + kFewestInPhase);
    const auto& at = values_[v].second;
    auto next = std::lower_bound(at.begin(), at.end(), part.from + kFewestInPhase);
    for (std::size_t t = part.from + kFewestInPhase; t + kFewestInPhase <= part.to; ++t) {
      const auto left = static_cast<std::uint32_t>(t - part.from);
      const std::int64_t gain =
          whole - code_length_(before, left) - code_length_(all - before, n - left) - price_;
      if (gain > 0) gains[t - part.from] += gain;
      if (next != at.end() && *next == t) {
        ++before;
        ++next;
      }
    }
  }

  std::vector<ChangedValue> changed(const Part& part, std::size_t t) const {
    std::vector<ChangedValue> changed;
    const auto left = static_cast<std::uint32_t>(t - part.from);
    const auto right = static_cast<std::uint32_t>(part.to - t);
    for (std::size_t v = 0; v < values_.size(); ++v) {
      const std::uint32_t before = count(v, part.from, t);
      const std::uint32_t after = count(v, t, part.to);
      const std::int64_t gain = code_length_(before + after, left + right) -
                                code_length_(before, left) - code_length_(after, right) - price_;
      if (gain > 0) changed.push_back({values_[v].first, before, left, after, right, gain});
    }
    std::stable_sort(changed.begin(), changed.end(),
                     [](const ChangedValue& a, const ChangedValue& b) { return a.gain > b.gain; });
    return changed;
  }

  std::span<const std::int32_t> days_;
  CodeLengths code_length_;
  std::vector<std::pair<std::uint32_t, std::vector<std::uint32_t>>> values_;
  std::int64_t price_ = 0;
  std::int64_t position_price_ = 0;
};

class Gaps {
 public:
  explicit Gaps(std::span<const std::int32_t> days) {
    for (std::size_t i = 1; i < days.size(); ++i) {
      // Incidents of one day are a day apart: none is infinitely frequent.
      ends_.push_back(ends_.back() + std::max(days[i] - days[i - 1], 1));
    }
    // A rate and a place: half of log n and all of it.
    price_ = ends_.size() < 2 ? 0 : log10_of(ends_.size() - 1) * 3 / 2;
  }

  // Parts are of gaps; a change at gap t is a change at day t.
  std::optional<RateChange> best(const Part& part) const {
    std::optional<RateChange> best;
    if (part.to - part.from < 2 * kFewestGaps) return best;
    for (std::size_t t = part.from + kFewestGaps; t + kFewestGaps <= part.to; ++t) {
      const std::int64_t gain =
          cost(part.from, part.to) - cost(part.from, t) - cost(t, part.to) - price_;
      if (gain > 0 && (!best || gain > best->gain)) best = RateChange{t, gain};
    }
    return best;
  }
  std::size_t count() const { return ends_.size() - 1; }

 private:
  // -log10 likelihood of the gaps from..to - 1 at their own rate, less what is the same everywhere.
  std::int64_t cost(std::size_t from, std::size_t to) const {
    const auto gaps = static_cast<std::uint64_t>(to - from);
    return static_cast<std::int64_t>(gaps) *
           log10_ratio_microbans(static_cast<std::uint64_t>(ends_[to] - ends_[from]), gaps);
  }

  std::vector<std::int64_t> ends_ = {0};
  std::int64_t price_ = 0;
};

// The best change of the whole, then those of its two parts, until none pays.
template <class Change, class Model>
std::vector<Change> segmented(const Model& model, std::size_t size) {
  std::vector<Change> changes;
  std::vector<Part> open = {{0, size}};
  while (!open.empty() && changes.size() < kMostChanges) {
    const Part part = open.back();
    open.pop_back();
    std::optional<Change> change = model.best(part);
    if (!change) continue;
    open.push_back({change->position, part.to});
    open.push_back({part.from, change->position});
    changes.push_back(std::move(*change));
  }
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.position < b.position; });
  return changes;
}

}  // namespace

std::vector<ChangePoint> change_points(std::span<const std::vector<std::uint32_t>> rows,
                                       std::span<const std::int32_t> days) {
  return segmented<ChangePoint>(Row(rows, days), rows.size());
}

std::vector<RateChange> rate_changes(std::span<const std::int32_t> days) {
  if (days.size() <= kFewestGaps) return {};
  const Gaps gaps(days);
  return segmented<RateChange>(gaps, gaps.count());
}

}  // namespace perpend::linkage
