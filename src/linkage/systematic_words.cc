// The gate: which of three sentences may be said of a cluster, and why not a stronger one.
//
// 'Systematic' asks for all of: p of at most .01 after both corrections, matched on time and victim
// country; a mean likeness of at least .10 above what chance gives; half of the cluster in the
// tested group; 180 days and three calendar quarters. 'Consistent with' asks for p of at most .05
// so matched, or of .01 matched on time alone, and the same likeness. Everything else is 'not
// shown', which is not 'not so'. The bounds are conventions, set before anything was run on them.
#include <algorithm>

#include "core/decimal.h"
#include "linkage/systematic_parts.h"

namespace perpend::linkage {
namespace {

std::string p_of(std::int64_t billionths) {
  if (billionths < 50'000) return "below 0.0001";
  return "= " + decimal(billionths, 9, billionths < 100'000'000 ? 4 : 2);
}

std::string likeness(std::int64_t millionths) { return decimal(millionths, 6, 2); }

std::string count(std::uint64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

const FacetTest* test_of(const Systematic& systematic, const std::optional<Systematic::P>& p,
                         Matching matching) {
  if (!p) return nullptr;
  for (const FacetTest& test : systematic.tests) {
    if (test.facet == p->facet && test.matching == matching && test.untested.empty()) return &test;
  }
  return nullptr;
}

bool has_effect(const FacetTest* test) {
  return test != nullptr && test->counts.observed - test->counts.expected >= kSmallestEffect;
}

bool passes(const Systematic& systematic, const std::optional<Systematic::P>& p, Matching matching,
            std::int64_t at) {
  return p && p->adjusted <= at && has_effect(test_of(systematic, p, matching));
}

std::string numbers_of(const FacetTest& test, const Systematic::P& p) {
  return "likeness in " + std::string(name_of(test.facet)) + " " + likeness(test.counts.observed) +
         ", where groups drawn from the same " + std::string(name_of(test.matching)) + " have " +
         likeness(test.counts.expected) + " (95 % of them " + likeness(test.counts.low) + " to " +
         likeness(test.counts.high) + "); p " + p_of(p.own) + " over its facets, p " +
         p_of(p.adjusted) + " over all " + count(p.clusters, "group", "groups") + " tested";
}

// The same in short, for the sentence.
std::string gist_of(const FacetTest& test, const Systematic::P& p) {
  return "its incidents are alike in " + std::string(name_of(test.facet)) + " (" +
         likeness(test.counts.observed) + ") more than groups drawn from the same " +
         std::string(name_of(test.matching)) + " are (" + likeness(test.counts.expected) + "), p " +
         p_of(p.adjusted);
}

std::string untested_of(const Systematic& systematic, Matching matching) {
  std::string why;
  for (const FacetTest& test : systematic.tests) {
    if (test.matching != matching || test.untested.empty()) continue;
    why += (why.empty() ? "" : "; ") + std::string(name_of(test.facet)) + ": " + test.untested;
  }
  return why;
}

std::string reason_of(const Systematic& systematic, const std::optional<Systematic::P>& p,
                      Matching matching) {
  const std::string head = "Matched on " + std::string(name_of(matching)) + ": ";
  if (const FacetTest* test = test_of(systematic, p, matching)) {
    return head + numbers_of(*test, *p) + ".";
  }
  return head + "no facet could be tested (" + untested_of(systematic, matching) + ").";
}

std::string span_of(const Persistence& persistence) {
  if (!persistence.first) return "None of its incidents has a date.";
  return "From " + persistence.first->iso() + " to " + persistence.last->iso() + ", " +
         count(static_cast<std::uint64_t>(persistence.span_days), "day", "days") + ", begun in " +
         count(persistence.quarters, "quarter", "different quarters") +
         "; the longest gap between two beginnings is " +
         count(static_cast<std::uint64_t>(persistence.longest_gap_days), "day", "days") + ".";
}

bool persists(const Persistence& persistence) {
  return persistence.span_days >= kShortestSpan && persistence.quarters >= kFewestQuarters;
}

bool covers(const Systematic& systematic, std::size_t cluster_size) {
  return 2 * std::size_t{systematic.shared} >= cluster_size;
}

// What keeps a cluster from the stronger word, one reason.
std::string lacking(const Systematic& systematic, std::size_t cluster_size) {
  if (!systematic.matched) {
    return "too few other incidents are comparable in time and victim country to tell the actor "
           "from the country";
  }
  if (!passes(systematic, systematic.matched, Matching::kTimeAndCountry, kSystematicAt)) {
    return "matched on victim country as well, p " + p_of(systematic.matched->adjusted);
  }
  if (!persists(systematic.persistence)) return "it is too short to show persistence";
  if (!covers(systematic, cluster_size)) {
    return "less than half of it stays together without what it is tested on";
  }
  return "";
}

std::string tested_part(const Systematic& systematic, std::size_t cluster_size) {
  const std::size_t others = systematic.tested.size() - systematic.shared;
  return "Linked again without countries, sectors, lures, aims and habits, " +
         std::to_string(systematic.shared) + " of its " + std::to_string(cluster_size) +
         " incidents stay together" +
         (others == 0 ? "" : ", with " + count(others, "other", "others")) +
         "; they are what is tested, on those facets alone.";
}

}  // namespace

void speak(Systematic& systematic, std::size_t cluster_size) {
  using enum SystematicVerdict;
  auto& reasons = systematic.reasons;
  if (systematic.tested.empty()) {
    systematic.sentence =
        "Not shown: linked without countries, sectors, lures, aims and habits, no four of its "
        "incidents stay together, so there is nothing to test that did not make the cluster.";
    reasons.push_back(span_of(systematic.persistence));
    reasons.emplace_back(kSomebodyChose);
    return;
  }
  reasons.push_back(tested_part(systematic, cluster_size));
  reasons.push_back(reason_of(systematic, systematic.matched, Matching::kTimeAndCountry));
  reasons.push_back(reason_of(systematic, systematic.time_only, Matching::kTime));
  reasons.push_back(span_of(systematic.persistence));
  const bool matched =
      passes(systematic, systematic.matched, Matching::kTimeAndCountry, kConsistentAt);
  const bool in_time = passes(systematic, systematic.time_only, Matching::kTime, kSystematicAt);
  const FacetTest* test = matched
                              ? test_of(systematic, systematic.matched, Matching::kTimeAndCountry)
                              : test_of(systematic, systematic.time_only, Matching::kTime);
  const auto& p = matched ? systematic.matched : systematic.time_only;
  if (!matched && !in_time) {
    systematic.sentence =
        test == nullptr && !systematic.matched
            ? "Not shown: too little is said of its victims, lures, aims and habits, or too few "
              "other incidents are comparable, to test anything."
            : "Not shown: in what was not used to link them, its incidents are not more alike than "
              "comparable ones beyond chance.";
  } else {
    // A facet that passed is one that was tested.
    const std::string missing = lacking(systematic, cluster_size);
    systematic.verdict = missing.empty() ? kSystematic : kConsistent;
    systematic.sentence =
        std::string(missing.empty() ? "Systematic" : "Consistent with systematic activity") + ": " +
        gist_of(*test, *p) + (missing.empty() ? "" : "; but " + missing) + ".";
  }
  reasons.emplace_back(kSomebodyChose);
}

}  // namespace perpend::linkage
