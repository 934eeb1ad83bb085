// What is known of each actor as of a day: how often its reports show each technique and software,
// against how often the reports of all actors do.
//
// Only reports the caller chose are counted; nothing else of the corpus is looked at, so a report
// under test cannot leak in by another way. Constant once made; safe for any number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attribution/corpus.h"
#include "core/date.h"

namespace perpend::attribution {

// Indices of the reports published strictly before `as_of`, in order.
std::vector<std::uint32_t> reports_before(const Corpus& corpus, Date as_of, bool dated_only);

// Age in begun years of 365 days: 1 for yesterday up to a year ago, 2 for the year before that; 0
// for what is not in the past.
std::int64_t age_in_years(Date day, Date past);

// One report as the ledger compares it with a case.
struct ProfiledReport {
  std::uint32_t report = 0;  // index into Corpus::reports
  std::uint32_t actor = 0;   // index into Profiles::actors
  Date date;
  std::int64_t norm = 0;  // length of its vector of rarities
};

struct Profile {
  std::uint32_t actor = 0;    // index into Corpus::actors
  std::uint32_t reports = 0;  // published reports counted
  std::int64_t items = 0;     // items in all of them, with repetition
  Date newest;                // of its reports
  std::int64_t norm = 0;      // length of its vector of shares and rarities
};

class Profiles {
 public:
  Profiles(const Corpus& corpus, Date as_of, std::span<const std::uint32_t> reports);

  const Corpus& corpus() const { return *corpus_; }
  Date as_of() const { return as_of_; }
  std::span<const Profile> actors() const { return actors_; }  // by corpus index
  std::span<const ProfiledReport> reports() const { return reports_; }
  std::int64_t report_count() const { return static_cast<std::int64_t>(reports_.size()); }
  std::int64_t item_total() const { return item_total_; }

  // Reports of this actor (an index into actors()) that show the item.
  std::uint32_t seen(std::size_t actor, std::uint32_t item) const {
    return counts_[actor * items_ + item];
  }
  // What the actor's reports show at all, sorted.
  std::span<const std::uint32_t> items_of(std::size_t actor) const { return shown_[actor]; }
  // True if a software that this actor is known to use carries out the technique.
  bool implied(std::size_t actor, std::uint32_t item) const {
    return implied_[actor * items_ + item] != 0;
  }
  std::uint32_t seen_by_all(std::uint32_t item) const { return totals_[item]; }  // reports
  std::uint32_t actors_showing(std::uint32_t item) const { return showing_[item]; }

  // Techniques that a software carries out, as known on the day.
  std::vector<std::uint32_t> techniques_of(std::uint32_t software) const;

  // How much an item says by being rare, in 10^-4 ban: log10((1+A)/(1+a)) + log10(e), A of all
  // actors (reports), a of those that show it. The second term keeps a ubiquitous item above zero.
  std::int64_t rarity_among_actors(std::uint32_t item) const { return actor_rarity_[item]; }
  std::int64_t rarity_among_reports(std::uint32_t item) const { return report_rarity_[item]; }
  // The item's coordinate in an actor's vector: its rarity times the share r/(r+2) of r reports.
  std::int64_t coordinate(std::size_t actor, std::uint32_t item) const;

 private:
  void count(std::span<const std::uint32_t> reports);
  void imply();
  void measure();

  const Corpus* corpus_;
  Date as_of_;
  std::size_t items_;
  std::vector<Profile> actors_;
  std::vector<ProfiledReport> reports_;
  std::vector<std::vector<std::uint32_t>> shown_;  // by actor
  std::vector<std::uint16_t> counts_;              // actor-major
  std::vector<std::uint8_t> implied_;              // actor-major
  std::vector<std::uint32_t> totals_;
  std::vector<std::uint32_t> showing_;
  std::vector<std::int64_t> actor_rarity_;
  std::vector<std::int64_t> report_rarity_;
  std::int64_t item_total_ = 0;
};

// floor(sqrt(x)), exact.
std::int64_t integer_sqrt(std::uint64_t x);

// Fixed-point scale of the coordinates above: an item of the case has rarity * kVectorScale.
inline constexpr std::int64_t kVectorScale = 64;

}  // namespace perpend::attribution
