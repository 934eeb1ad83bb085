// How well incidents are put together: docs/method.md, section 8.
//
// (a) ATT&CK's reports and (b) written reports of infrastructure, each as one collection whose
// truth is who published reporting says is behind each; (c) planted m and u. Weights are
// cross-fitted by actor: a pair is weighed with numbers fitted on pairs of neither of its actors'
// folds. The numbers of the grouping of one collection are chosen on the other.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "evaluation/clustering.h"
#include "knowledge/view.h"
#include "linkage/model.h"

namespace perpend::evaluation {

struct LinkageMethod {
  std::string name;
  double average_precision = 0;  // of all pairs
  Clustering clustering;
  std::string chosen;  // how its threshold was chosen, in a few words
  // What it said: of each incident its cluster, of each pair (row by row) its score.
  std::vector<std::uint32_t> cluster;
  std::vector<double> score;
};

struct LinkageCollectionResult {
  std::string name;
  std::int64_t incidents = 0;
  std::int64_t actors = 0;
  std::int64_t pairs = 0;
  std::int64_t matches = 0;
  std::vector<LinkageMethod> methods;  // perpend first, then its variants, then baselines
  // The finer truth: the same clusters and rankings, asked of the reports that are cited for one
  // campaign alone, with campaigns for actors. Empty where no campaign is known.
  struct Campaigns {
    std::int64_t incidents = 0;
    std::int64_t campaigns = 0;
    std::int64_t pairs = 0;
    std::int64_t matches = 0;       // pairs of one campaign
    std::int64_t actors_other = 0;  // pairs of one actor, but of two campaigns
    std::vector<LinkageMethod> methods;
  };
  Campaigns campaigns;
  Calibration10 all_pairs;       // of perpend's probabilities
  Calibration10 with_something;  // of those at .01 and above
  Calibration10 possible;        // of those at .10 and above
  std::string learning;          // what learning without labels said of this collection
  // The worst wrong links: pairs of two actors in one cluster, the surest first.
  struct WrongLink {
    std::string a;
    std::string b;
    std::string actor_a;
    std::string actor_b;
    double probability = 0;
    std::string why;  // what the two have in common: levels and the rarest values
  };
  std::vector<WrongLink> worst;
};

struct PlantedResult {
  std::int64_t pairs = 0;
  std::int64_t matches = 0;
  bool identifiable = false;
  std::string why;
  double worst_m = 0;  // largest relative error over levels that a match reaches with at least .02
  double worst_u = 0;
};

struct LinkageEvaluation {
  std::string pack_sha256;
  std::vector<LinkageCollectionResult> collections;
  PlantedResult planted;
};

// From a citation, as ATT&CK calls it, to the one campaign that it is cited for.
using CampaignOfCitation = std::map<std::string, std::string>;

// `rows`: the dated lists of indicators, JSON Lines; without them (b) is left out. Some seconds.
LinkageEvaluation evaluate_linkage(const knowledge::View& view, std::string_view rows,
                                   const CampaignOfCitation& campaigns = {});

// m and u planted in pairs drawn independently, and learned back without labels.
PlantedResult evaluate_planted(std::uint64_t seed);

// The collections as one line an incident, with its values and its actor, for other programs to
// cluster the same (tools/splink_linkage.py). JSON Lines.
std::string linkage_case_lines(const knowledge::View& view, std::string_view rows);

std::string text_of(const LinkageEvaluation& evaluation);
std::string json_of(const LinkageEvaluation& evaluation);

}  // namespace perpend::evaluation
