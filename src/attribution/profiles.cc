// Counting, and two lengths.
//
// An actor with forty reports has shown everything once; an actor with one report has shown a dozen
// techniques in all. What matters for 'how often does X do this' is therefore how much of X has
// been published, and that is measured in items, not in reports: a two-line mention is no report
// (the ledger's exposure; measured: +.02 top-5 and -.05 nats against counting reports).
//
// Lengths are integer square roots, so that resemblance is the same bits everywhere.
// Tested in profiles_test.cc, against counting by hand.
#include "attribution/profiles.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "core/weight.h"

namespace perpend::attribution {
namespace {

constexpr std::int64_t kLog10OfE = 4343;  // 10^-4 ban

// Rarities by how many show an item: there are far fewer counts than items.
class Rarities {
 public:
  explicit Rarities(std::uint64_t all) : all_(all), of_count_(all + 1, -1) {}
  std::int64_t of(std::uint64_t showing) {
    std::int64_t& known = of_count_[showing];
    if (known < 0) {
      known = mul_div_half_even(log10_ratio_microbans(1 + all_, 1 + showing), 1, 100) + kLog10OfE;
    }
    return known;
  }

 private:
  std::uint64_t all_;
  std::vector<std::int64_t> of_count_;
};

}  // namespace

std::int64_t integer_sqrt(std::uint64_t x) {
  if (x == 0) return 0;
  // Newton from above: falls until it reaches the floor of the root.
  std::uint64_t root = std::uint64_t{1} << ((std::bit_width(x) + 1) / 2);
  for (;;) {
    const std::uint64_t next = (root + x / root) / 2;
    if (next >= root) return static_cast<std::int64_t>(root);
    root = next;
  }
}

std::vector<std::uint32_t> reports_before(const Corpus& corpus, Date as_of, bool dated_only) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < corpus.reports.size(); ++i) {
    const Report& report = corpus.reports[i];
    if (report.date < as_of && (report.dated || !dated_only)) chosen.push_back(i);
  }
  return chosen;
}

std::int64_t age_in_years(Date day, Date past) {
  const std::int64_t days = std::int64_t{day.days()} - past.days();
  return days <= 0 ? 0 : 1 + (days - 1) / 365;
}

Profiles::Profiles(const Corpus& corpus, Date as_of, std::span<const std::uint32_t> reports)
    : corpus_(&corpus), as_of_(as_of), items_(corpus.items.size()) {
  count(reports);
  imply();
  measure();
}

void Profiles::count(std::span<const std::uint32_t> reports) {
  std::vector<std::uint32_t> place(corpus_->actors.size(), knowledge::kNone);
  for (const std::uint32_t index : reports) place[corpus_->reports[index].actor] = 0;
  for (std::uint32_t actor = 0; actor < place.size(); ++actor) {
    if (place[actor] == knowledge::kNone) continue;
    place[actor] = static_cast<std::uint32_t>(actors_.size());
    actors_.push_back({.actor = actor, .newest = {}});
  }
  shown_.resize(actors_.size());
  counts_.assign(actors_.size() * items_, 0);
  totals_.assign(items_, 0);
  showing_.assign(items_, 0);
  for (const std::uint32_t index : reports) {
    const Report& report = corpus_->reports[index];
    const std::uint32_t at = place[report.actor];
    Profile& profile = actors_[at];
    ++profile.reports;
    profile.items += static_cast<std::int64_t>(report.items.size());
    profile.newest = std::max(profile.newest, report.date);
    for (const std::uint32_t item : report.items) {
      if (counts_[at * items_ + item]++ == 0) {
        ++showing_[item];
        shown_[at].push_back(item);
      }
      ++totals_[item];
    }
    item_total_ += static_cast<std::int64_t>(report.items.size());
    reports_.push_back({.report = index, .actor = at, .date = report.date});
  }
  for (std::vector<std::uint32_t>& shown : shown_) std::sort(shown.begin(), shown.end());
}

void Profiles::imply() {
  implied_.assign(actors_.size() * items_, 0);
  std::vector<std::vector<std::uint32_t>> users(items_);  // actors that show an item
  for (const ProfiledReport& report : reports_) {
    for (const std::uint32_t item : corpus_->reports[report.report].items) {
      std::vector<std::uint32_t>& list = users[item];
      if (list.empty() || list.back() != report.actor) list.push_back(report.actor);
    }
  }
  for (const Implication& fact : corpus_->implications) {
    if (fact.known_from >= as_of_ || showing_[fact.software] == 0) continue;
    for (const std::uint32_t actor : users[fact.software]) {
      implied_[actor * items_ + fact.technique] = 1;
    }
  }
}

void Profiles::measure() {
  actor_rarity_.resize(items_);
  report_rarity_.resize(items_);
  Rarities among_actors(actors_.size());
  Rarities among_reports(reports_.size());
  for (std::uint32_t item = 0; item < items_; ++item) {
    actor_rarity_[item] = among_actors.of(showing_[item]);
    report_rarity_[item] = among_reports.of(totals_[item]);
  }
  for (ProfiledReport& report : reports_) {
    std::uint64_t squares = 0;
    for (const std::uint32_t item : corpus_->reports[report.report].items) {
      const std::int64_t x = report_rarity_[item] * kVectorScale;
      squares += static_cast<std::uint64_t>(x * x);
    }
    report.norm = integer_sqrt(squares);
  }
  for (std::size_t actor = 0; actor < actors_.size(); ++actor) {
    std::uint64_t squares = 0;
    for (const std::uint32_t item : shown_[actor]) {
      const std::int64_t x = coordinate(actor, item);
      squares += static_cast<std::uint64_t>(x * x);
    }
    actors_[actor].norm = integer_sqrt(squares);
  }
}

std::int64_t Profiles::coordinate(std::size_t actor, std::uint32_t item) const {
  const std::int64_t count = seen(actor, item);
  return actor_rarity_[item] * kVectorScale * count / (count + 2);
}

std::vector<std::uint32_t> Profiles::techniques_of(std::uint32_t software) const {
  const auto facts = std::equal_range(
      corpus_->implications.begin(), corpus_->implications.end(),
      Implication{.software = software, .technique = 0, .known_from = {}},
      [](const Implication& a, const Implication& b) { return a.software < b.software; });
  std::vector<std::uint32_t> found;
  for (auto fact = facts.first; fact != facts.second; ++fact) {
    if (fact->known_from < as_of_) found.push_back(fact->technique);
  }
  return found;
}

}  // namespace perpend::attribution
