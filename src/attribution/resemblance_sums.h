// What the rows of resemblance add up to, made quickly for one case under many selections.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "attribution/rows.h"

namespace perpend::attribution {

// Constant once made; safe for any number of threads. The profiles must outlive it.
class ResemblanceSums {
 public:
  // `items`: those that will mostly be asked about; others cost more time each time. `day`: of
  // every Findings that is asked.
  ResemblanceSums(const Profiles& profiles, const Parameters& parameters, Date day,
                  std::span<const std::uint32_t> items);

  // Adds the weights of add_resemblance()'s rows, in microbans; one for each of Profiles::actors().
  void add(const Findings& findings, std::span<std::int64_t> sums) const;

 private:
  struct Share {  // of an item in an actor's vector: what a trust of one thousandth multiplies
    std::uint32_t actor = 0;
    std::int64_t product = 0;
  };
  struct Report {  // by actor, then by place in Profiles::reports()
    std::uint32_t actor = 0;
    std::int64_t norm = 0;
    std::int64_t decay = 0;   // of nearness, 10^-9
    std::int64_t faded = 0;   // of density, microbans
    std::uint64_t alone = 0;  // its kernel where it shares nothing
  };
  struct Dot {  // of a report with the case
    std::int64_t methods = 0;
    std::int64_t tooling = 0;
  };

  std::vector<Share> shares_of(std::uint32_t item) const;
  bool software(std::uint32_t item) const { return profiles_.corpus().items[item].software; }
  void add_profile(const Findings& findings, std::span<std::int64_t> sums) const;
  void add_reports(const Findings& findings, std::span<std::int64_t> sums) const;
  std::vector<Dot> dots_of(const Findings& findings) const;

  const Profiles& profiles_;
  Parameters parameters_;
  std::vector<Report> reports_;
  std::vector<std::uint32_t> starts_;              // of each actor's reports, and their end
  std::vector<std::vector<std::uint32_t>> shown_;  // by item: places in reports_
  std::vector<std::uint64_t> alone_;               // by actor: sum of its reports' kernels alone
  std::vector<std::int64_t> alone_weight_;         // what that sum weighs
  std::map<std::uint32_t, std::vector<Share>> shares_;
};

}  // namespace perpend::attribution
