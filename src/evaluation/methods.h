// `perpend eval methods`: the ledger and four baselines asked the same questions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "attribution/gate.h"
#include "core/error.h"
#include "evaluation/figures.h"
#include "evaluation/questions.h"
#include "knowledge/pack.h"

namespace perpend::evaluation {

struct ScorerResult {
  std::string name;  // "ledger", then the baselines
  std::vector<Answer> answers;
  Ranking ranking;
  Probability probability;
  Bootstrap bootstrap;
  std::optional<double> unlisted_area_within;  // AUROC of P(unlisted), mean over years or releases
  std::optional<double> unlisted_area_across;  // over all cases: the calendar helps here
};

struct ClassResult {
  std::string name;  // "methods", "tooling", "methods+tooling"
  std::int64_t cases = 0;
  LikelihoodCost cost;
};

// How far the fitted numbers carried the leaders' posteriors, as their draws said then
// (training/logit_draws.h).
struct RangeFigures {
  std::int64_t cases = 0;
  double width = 0;        // mean, from the 5th to the 95th percentile
  double width_first = 0;  // of the first third of the cases, which had the fewest to be fitted on
  double width_last = 0;   // and of the last third
  double held = 0;         // share whose posterior under numbers fitted on all years lies inside
};

// How often a term of ICD 203 that the gate let through was right.
struct SpokenBand {
  std::string term;
  int low_percent = 0;
  int high_percent = 0;
  std::int64_t cases = 0;
  std::int64_t right = 0;
};

// Wrong names by the country that published claims allege of the actor wrongly named.
struct WrongNames {
  std::string country;
  std::int64_t named = 0;  // times an actor of that country led
  std::int64_t wrong = 0;
  std::int64_t named_flat = 0;  // the same where every hypothesis has the same prior
  std::int64_t wrong_flat = 0;
};

struct CaseLine {
  std::string citation;
  std::string stage;
  std::string actor;
  bool known = false;
  std::string flat_leader;         // who leads where everybody has the same prior
  std::vector<std::string> ids;    // best first, "unlisted" among them
  std::vector<double> posteriors;  // of ids
};

struct Evaluation {
  std::string subject = "methods";
  Split split = Split::kPrequential;
  std::string pack_sha256;
  std::vector<std::string> stages;  // years, or "10.1 to 12.1"
  std::int64_t known = 0;
  std::int64_t unknown = 0;
  double median_hypotheses = 0;
  std::vector<ScorerResult> scorers;
  std::vector<ClassResult> classes;
  std::optional<RangeFigures> ranges;  // only for the prequential split of methods
  std::vector<SpokenBand> spoken;
  std::int64_t silent = 0;  // 'no assessment'
  std::int64_t silent_right = 0;
  // Each case of a known actor asked again as if that actor had never been written about: AUROC of
  // P(unlisted) between the two, mean over years. Only for the prequential split.
  std::optional<double> held_out_whole_area;
  std::vector<WrongNames> wrong_names;
  std::vector<std::pair<std::string, attribution::Parameters>> parameters;  // by stage
  // For other subjects than methods: by stage, every fitted number by its name, in thousandths.
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::int64_t>>>> numbers;
  std::vector<CaseLine> cases;
};

// A pack of one release of ATT&CK: "14.1".
struct Release {
  std::string name;
  const knowledge::Pack* pack = nullptr;
};

// The splits by year. Takes some seconds. Error: eval.split (usage) for kReleaseAhead;
// eval.no-cases (input) where the pack holds none.
Result<Evaluation> evaluate_methods(const knowledge::Pack& pack, Split split);
// One release ahead: each is asked what the next one adds. At least two releases, in order. Its
// last scorer is the ledger again, with the unlisted actor's mass as earlier pairs of releases
// would have had it (training/ahead.h); the shipped ledger does not adapt.
Result<Evaluation> evaluate_releases(const std::vector<Release>& releases);

// Fills in what a scorer's answers amount to; whose case each is, and of which stage.
void settle(ScorerResult& scorer, const std::vector<std::string>& actors,
            const std::vector<std::string>& stages);
// The same for every scorer, by the actors and stages of evaluation.cases; what each class's ratios
// (one for each of evaluation.classes) cost; the median of the hypotheses that a case had.
void settle(Evaluation& evaluation, const std::vector<Ratios>& ratios,
            std::vector<std::size_t> hypotheses);
// Counts the wrong names of evaluation.cases.
void add_wrong_names(const knowledge::Pack& pack, Evaluation& evaluation);

// A report for a terminal of 80 columns; the JSON of docs/formats; one JSON line a case.
std::string text_of(const Evaluation& evaluation);
std::string json_of(const Evaluation& evaluation);
std::string case_lines(const Evaluation& evaluation);

}  // namespace perpend::evaluation
