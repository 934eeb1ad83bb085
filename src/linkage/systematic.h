// Is a cluster of incidents a campaign, or a coincidence?
//
// A cluster was chosen for being close, so to test its closeness is circular. Here the incidents
// are linked a second time without countries, sectors, lures, aims and habits (without_facets): the
// blind linking. A cluster of the first linking is tested through the cluster of the blind one that
// agrees with it best, on those facets alone, against groups drawn from the same time and victim
// country (permutation.h). Techniques are never tested on: a shared program brings its techniques
// along, which is the same circle by another road.
//
// Example. Attacks linked by their programs and servers alone also go for the same kind of victim,
// more than others of those years against that country do: systematic.
// Counter-example. Attacks linked because they go for the same kind of victim: the blind linking
// leaves them apart, and nothing is shown.
//
// Of many facets and many clusters one will look unlikely: p of a cluster is the least of its
// facets times their number (Bonferroni), p_adjusted the same over all clusters (Holm 1979). So
// that one of a thousand clusters can pass at all, a facet of which at most one of the first
// drawings was as alike is drawn anew, a thousand times for every cluster tested, and the new
// drawings alone are counted: whoever is drawn again had a p below any bound that asks for more, so
// no bound is passed more often than it says.
//
// What no computation can take away: somebody chose which incidents to report. Every verdict says
// so. Tested in systematic_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "knowledge/view.h"
#include "linkage/change_points.h"
#include "linkage/facets.h"
#include "linkage/log_odds.h"
#include "linkage/matching.h"
#include "linkage/permutation.h"
#include "model/incident.h"

namespace perpend::linkage {

// Indices of incidents, ascending.
using Group = std::vector<std::uint32_t>;

enum class SystematicVerdict : std::uint8_t { kNotShown, kConsistent, kSystematic };
// "not shown", "consistent with systematic activity", "systematic".
std::string_view name_of(SystematicVerdict verdict);

struct FacetTest {
  Facet facet = Facet::kSectors;
  Matching matching = Matching::kTimeAndCountry;
  std::uint32_t members = 0;     // of the tested group that say anything of the facet
  std::uint32_t comparable = 0;  // incidents outside it that stand in a block with a member
  std::string untested;          // why there is no test; empty: there is one
  PermutationCounts counts;
  std::int64_t p_billionths = 1'000'000'000;
};

struct Persistence {
  std::uint32_t dated = 0;  // incidents with a day
  std::optional<Date> first;
  std::optional<Date> last;  // the last day on which anything was seen
  std::int32_t span_days = 0;
  std::uint32_t quarters = 0;  // calendar quarters in which an incident began
  std::int32_t median_gap_days = 0;
  std::int32_t longest_gap_days = 0;
  std::optional<Date> longest_gap_from;
  std::optional<Date> longest_gap_to;
  struct Rate {
    Date at;
    std::int64_t gain = 0;
    std::int64_t per_year_before = 0;  // incidents a year, in hundredths
    std::int64_t per_year_after = 0;
  };
  std::vector<Rate> rate_changes;
};

struct Objective {
  std::string type;  // "victim-sector", "victim-country", "objective", "data-stolen"
  std::string value;
  TwoByTwo input;  // beside the other incidents of the input
  LogOdds odds;
  // Beside the pack's actors: how many of those with a list of targets have it on theirs.
  std::optional<TwoByTwo> pack;
  std::optional<LogOdds> pack_odds;
};

enum class Strand : std::uint8_t { kTools, kEntry, kTargets };
std::string_view name_of(Strand strand);  // "tools", "entry", "targets"

struct PhaseChange {
  Strand strand = Strand::kTools;
  Date last_before;
  Date first_after;
  std::int64_t gain = 0;  // microbans
  struct Value {
    std::string name;
    ChangedValue counts;
  };
  std::vector<Value> values;
};

struct Phase {
  Date first;
  Date last;
  Group incidents;
  struct Shown {
    std::string name;
    std::uint32_t incidents = 0;
  };
  // The most frequent of each strand, at most four.
  std::vector<Shown> tools;
  std::vector<Shown> entry;
  std::vector<Shown> targets;
};

struct Systematic {
  SystematicVerdict verdict = SystematicVerdict::kNotShown;
  std::string sentence;              // the verdict, with its numbers
  std::vector<std::string> reasons;  // what it rests on, or what is missing
  Group tested;                      // the group of the blind linking; empty if none agrees
  std::uint32_t shared = 0;          // incidents of the cluster in it
  std::vector<FacetTest> tests;
  struct P {
    std::int64_t own = 1'000'000'000;       // over the facets of this cluster, in billionths
    std::int64_t adjusted = 1'000'000'000;  // over all clusters
    std::uint32_t clusters = 0;             // how many those are
    Facet facet = Facet::kSectors;          // that says most
  };
  std::optional<P> matched;    // on time and victim country; none: nothing could be tested
  std::optional<P> time_only;  // on time alone: the same country may be all there is to it
  Persistence persistence;
  std::vector<Objective> objective;  // largest lower bound first
  std::uint32_t objective_looked_at = 0;
  std::vector<PhaseChange> changes;  // in the order of time
  std::vector<Phase> phases;         // at least one if any incident has a day
  std::uint32_t sources = 0;         // different names of sources
  std::uint64_t seed = 0;
};

inline constexpr std::string_view kSomebodyChose =
    "Somebody chose which incidents to report and which to put into this file. No test on them can "
    "tell what was left out.";

struct SystematicOptions {
  std::uint64_t seed = 1;
  std::uint32_t permutations = 9'999;
  int threads = 1;  // changes speed and no byte of the answer
};

// One for each of `clusters`, in their order. `blind` are the clusters of the same incidents linked
// without facets. A cluster of one incident gets an empty Systematic (no sentence): there is
// nothing to ask. `view` may be null: then there is no base from the pack.
std::vector<Systematic> systematic(std::span<const Incident> incidents,
                                   std::span<const Group> clusters, std::span<const Group> blind,
                                   const knowledge::View* view, const SystematicOptions& options);

}  // namespace perpend::linkage
