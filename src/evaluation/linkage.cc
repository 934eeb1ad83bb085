#include "evaluation/linkage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/json.h"
#include "core/weight.h"
#include "evaluation/linkage_baselines.h"
#include "linkage/closure.h"
#include "linkage/fit.h"
#include "linkage/learn.h"
#include "training/linkage_fit.h"

namespace perpend::evaluation {
namespace {

using linkage::Edge;
using linkage::Model;
using linkage::Weigher;
using training::Measured;

constexpr std::size_t kWorstShown = 8;

// Log odds of every pair of each collection, in the order of Measured::levels: cross-fitted by
// actor, then bent by the curves of the pairs of strictly earlier years.
std::vector<std::vector<std::int64_t>> forward(const std::vector<Measured>& measured) {
  const auto pairs = training::cross_fitted(measured);
  std::map<std::int32_t, std::vector<std::pair<std::size_t, std::size_t>>> by_year;
  std::vector<std::vector<std::int64_t>> log_odds;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    log_odds.emplace_back(pairs[i].size(), 0);
    for (std::size_t at = 0; at < pairs[i].size(); ++at) {
      by_year[pairs[i][at].year].emplace_back(i, at);
    }
  }
  training::PastPairs past;
  for (const auto& [year, places] : by_year) {
    const auto curves = past.curves();
    for (const auto& [i, at] : places) {
      const training::CrossFittedPair& pair = pairs[i][at];
      log_odds[i][at] = pair.prior + curves[pair.curve](pair.evidence);
    }
    for (const auto& [i, at] : places) past.add(pairs[i][at]);
  }
  return log_odds;
}

std::vector<Edge> edges_above(const Measured& measured, const std::vector<std::int64_t>& log_odds,
                              std::int64_t least) {
  std::vector<Edge> edges;
  std::size_t at = 0;
  for (std::uint32_t a = 0; a < measured.size(); ++a) {
    for (std::uint32_t b = a + 1; b < measured.size(); ++b, ++at) {
      if (log_odds[at] < least) continue;
      edges.push_back({a, b, static_cast<std::int32_t>(log_odds[at])});
    }
  }
  return edges;
}

std::vector<std::uint32_t> clusters_of(const Measured& measured,
                                       const std::vector<std::int64_t>& log_odds,
                                       const Model& joining) {
  const auto edges = edges_above(measured, log_odds, linkage::log_odds_of(joining.possible_at));
  const auto n = static_cast<std::uint32_t>(measured.size());
  return linkage::group(
      n, edges,
      {joining.join_at, joining.crowding, linkage::least_share(linkage::closure_of(n, edges))});
}

std::vector<ScoredPair> scored(const Measured& measured, const std::vector<std::int64_t>& log_odds,
                               bool as_probability) {
  std::vector<ScoredPair> pairs;
  std::size_t at = 0;
  for (std::uint32_t a = 0; a < measured.size(); ++a) {
    for (std::uint32_t b = a + 1; b < measured.size(); ++b, ++at) {
      const double score = as_probability
                               ? static_cast<double>(linkage::probability_of(log_odds[at])) / 1e9
                               : static_cast<double>(log_odds[at]);
      pairs.push_back({score, measured.truth[a] == measured.truth[b]});
    }
  }
  return pairs;
}

std::vector<ScoredPair> at_least(const std::vector<ScoredPair>& pairs, double least) {
  std::vector<ScoredPair> result;
  std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(result),
               [&](const ScoredPair& pair) { return pair.score >= least; });
  return result;
}

// m and u learned without any label of this collection, tempers from the other one.
LinkageMethod without_labels(const Measured& measured, const Model& start, const Model& joining,
                             std::string& said) {
  const auto patterns = training::unlabelled_patterns(measured);
  const std::uint64_t n = measured.size();
  Model here = start;
  here.prior = linkage::prior_for(start, n);
  linkage::Learned learned = linkage::learn(here, {patterns, {}, n * (n - 1) / 2});
  said = learned.why;
  Model model = learned.model;
  model.prior = linkage::estimate_prior(model, patterns, n * (n - 1) / 2);
  const Weigher weigher(model);
  std::vector<std::int64_t> log_odds;
  log_odds.reserve(measured.levels.size());
  for (const linkage::Levels& levels : measured.levels)
    log_odds.push_back(weigher.log_odds(levels));
  LinkageMethod method;
  method.name = learned.identifiable ? "perpend, learned without labels"
                                     : "perpend, numbers of the other collection";
  method.average_precision = average_precision(scored(measured, log_odds, false),
                                               static_cast<std::int64_t>(measured.matches()));
  method.cluster = clusters_of(measured, log_odds, joining);
  method.score.assign(log_odds.begin(), log_odds.end());
  method.clustering = clustering(method.cluster, measured.truth);
  method.chosen = "on the other collection";
  return method;
}

// "malware: shares a rare one; S0223, T1059.001".
std::string in_common(const Measured& measured, std::uint32_t a, std::uint32_t b) {
  constexpr std::size_t kValues = 3;
  std::string text;
  const linkage::Levels levels = linkage::compare(measured.columns, a, b);
  for (std::size_t c = 0; c < kComparisons; ++c) {
    const std::uint8_t level = levels.level[c];
    const auto comparison = static_cast<Comparison>(c);
    if (level == linkage::kMissing || level == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(name_of(comparison)) + ": " +
            std::string(linkage::level_name(comparison, level));
  }
  auto shared = linkage::shared_values(measured.columns, a, b);
  std::erase_if(shared, [&](std::uint32_t value) {
    return measured.columns.kind_of(value) == linkage::Kind::kStyle;
  });
  std::stable_sort(shared.begin(), shared.end(), [&](std::uint32_t x, std::uint32_t y) {
    return measured.columns.rarity[x] > measured.columns.rarity[y];
  });
  std::vector<std::string_view> named;  // a host that is a registered domain is named once
  for (const std::uint32_t value : shared) {
    const std::string_view name = measured.columns.text[value];
    if (std::find(named.begin(), named.end(), name) != named.end()) continue;
    if (named.size() == kValues) break;
    text.append(named.empty() ? "; " : ", ").append(name);
    named.push_back(name);
  }
  return text;
}

void add_worst(const Measured& measured, const training::LabelledCollection& collection,
               const std::vector<std::uint32_t>& cluster, const std::vector<std::int64_t>& log_odds,
               LinkageCollectionResult& result) {
  std::vector<Edge> wrong;
  for (const Edge& edge : edges_above(measured, log_odds, 0)) {
    const bool said = cluster[edge.a] == cluster[edge.b];
    if (said && measured.truth[edge.a] != measured.truth[edge.b]) wrong.push_back(edge);
  }
  std::stable_sort(wrong.begin(), wrong.end(),
                   [](const Edge& x, const Edge& y) { return x.log_odds > y.log_odds; });
  for (std::size_t i = 0; i < std::min(wrong.size(), kWorstShown); ++i) {
    const auto& [a, b, odds] = wrong[i];
    result.worst.push_back({collection.incidents[a].id, collection.incidents[b].id,
                            collection.actor[a], collection.actor[b],
                            static_cast<double>(linkage::probability_of(odds)) / 1e9,
                            in_common(measured, a, b)});
  }
}

// Every method as it was, thresholds and all: nothing is chosen for campaigns.
void add_campaigns(const Measured& measured, const training::LabelledCollection& collection,
                   const CampaignOfCitation& campaigns, LinkageCollectionResult& result) {
  std::map<std::string, std::uint32_t> labels;
  std::vector<std::uint32_t> truth;  // of those that have a campaign
  std::vector<std::uint32_t> place;
  for (std::uint32_t i = 0; i < collection.size(); ++i) {
    const auto found = campaigns.find(collection.citation[i]);
    if (found == campaigns.end()) continue;
    const auto fresh = static_cast<std::uint32_t>(labels.size());
    truth.push_back(labels.try_emplace(found->second, fresh).first->second);
    place.push_back(i);
  }
  LinkageCollectionResult::Campaigns& finer = result.campaigns;
  if (place.size() < 2) return;
  finer.incidents = static_cast<std::int64_t>(place.size());
  finer.campaigns = static_cast<std::int64_t>(labels.size());
  const std::size_t n = measured.size();
  const auto row_start = [&](std::size_t a) { return a * (2 * n - a - 1) / 2; };
  for (std::size_t x = 0; x < place.size(); ++x) {
    for (std::size_t y = x + 1; y < place.size(); ++y) {
      ++finer.pairs;
      finer.matches += truth[x] == truth[y] ? 1 : 0;
      const bool one_actor = measured.truth[place[x]] == measured.truth[place[y]];
      finer.actors_other += one_actor && truth[x] != truth[y] ? 1 : 0;
    }
  }
  for (const LinkageMethod& method : result.methods) {
    LinkageMethod asked;
    asked.name = method.name;
    asked.chosen = method.chosen;
    std::vector<std::uint32_t> cluster;
    std::vector<ScoredPair> pairs;
    for (std::size_t x = 0; x < place.size(); ++x) {
      cluster.push_back(method.cluster[place[x]]);
      for (std::size_t y = x + 1; y < place.size(); ++y) {
        const std::size_t at = row_start(place[x]) + (place[y] - place[x] - 1);
        pairs.push_back({method.score[at], truth[x] == truth[y]});
      }
    }
    asked.clustering = clustering(cluster, truth);
    asked.average_precision = average_precision(std::move(pairs), finer.matches);
    finer.methods.push_back(std::move(asked));
  }
}

LinkageCollectionResult judge(const Measured& measured,
                              const training::LabelledCollection& collection,
                              const std::vector<std::int64_t>& log_odds, const Model& joining,
                              const std::string& chosen) {
  LinkageCollectionResult result;
  result.name = measured.name;
  result.incidents = static_cast<std::int64_t>(measured.size());
  result.actors = 1 + static_cast<std::int64_t>(
                          *std::max_element(measured.truth.begin(), measured.truth.end()));
  result.pairs = static_cast<std::int64_t>(measured.levels.size());
  result.matches = static_cast<std::int64_t>(measured.matches());
  const auto cluster = clusters_of(measured, log_odds, joining);
  LinkageMethod ours;
  ours.name = "perpend, cross-fitted by actor";
  ours.average_precision = average_precision(scored(measured, log_odds, false), result.matches);
  ours.clustering = clustering(cluster, measured.truth);
  ours.cluster = cluster;
  ours.score.assign(log_odds.begin(), log_odds.end());
  ours.chosen = chosen;
  result.methods.push_back(std::move(ours));
  const auto probabilities = scored(measured, log_odds, true);
  result.all_pairs = calibration_error(probabilities);
  result.with_something = calibration_error(at_least(probabilities, .01));
  result.possible = calibration_error(at_least(probabilities, .1));
  add_worst(measured, collection, cluster, log_odds, result);
  return result;
}

}  // namespace

LinkageEvaluation evaluate_linkage(const knowledge::View& view, std::string_view rows,
                                   const CampaignOfCitation& campaigns) {
  LinkageEvaluation evaluation;
  evaluation.pack_sha256 = view.pack().sha256();
  std::vector<training::LabelledCollection> collections;
  collections.push_back(training::attack_reports(view.pack()));
  auto lists = training::infrastructure_reports(rows);
  if (lists.size() > 1) collections.push_back(std::move(lists));
  std::vector<Measured> measured;
  measured.reserve(collections.size());
  for (const auto& collection : collections)
    measured.push_back(training::measure(collection, view));
  const auto log_odds = forward(measured);
  std::vector<Model> joining(measured.size());
  for (std::size_t i = 0; i < measured.size(); ++i) {
    const std::int64_t least = linkage::log_odds_of(training::kLeastPossible);
    training::choose_joining({{&measured[i], edges_above(measured[i], log_odds[i], least)}},
                             joining[i]);
  }
  for (std::size_t i = 0; i < measured.size(); ++i) {
    const bool two = measured.size() == 2;
    const Model& chosen = two ? joining[1 - i] : linkage::assumed();
    auto result = judge(measured[i], collections[i], log_odds[i], chosen,
                        two ? "on the other collection" : "as assumed");
    if (two) {
      const Model start =
          linkage::fit_supervised(training::labelled_patterns(measured[1 - i], -1, -1));
      result.methods.push_back(without_labels(measured[i], start, chosen, result.learning));
    }
    for (LinkageMethod& method : linkage_baselines(measured[i])) {
      result.methods.push_back(std::move(method));
    }
    add_campaigns(measured[i], collections[i], campaigns, result);
    for (LinkageMethod& method : result.methods) {
      method.cluster = {};
      method.score = {};
    }
    evaluation.collections.push_back(std::move(result));
  }
  evaluation.planted = evaluate_planted(20261124);
  return evaluation;
}

PlantedResult evaluate_planted(std::uint64_t seed) {
  using linkage::kMissing;
  using linkage::Pattern;
  // Four comparisons of three or more levels, m and u far enough apart to be planted at all.
  struct Plant {
    Comparison comparison;
    std::array<int, linkage::kMostLevels> m;  // thousandths
    std::array<int, linkage::kMostLevels> u;
  };
  constexpr std::array<Plant, 4> kPlants = {{
      {Comparison::kMalware, {400, 50, 200, 250, 100}, {850, 20, 100, 25, 5}},
      {Comparison::kTools, {550, 300, 150}, {800, 180, 20}},
      {Comparison::kInfrastructure,
       {500, 60, 40, 40, 60, 100, 50, 100, 50},
       {880, 30, 20, 20, 15, 15, 8, 7, 5}},
      {Comparison::kTime, {50, 100, 150, 200, 250, 250}, {350, 300, 150, 100, 60, 40}},
  }};
  constexpr std::int64_t kPairs = 1'200'000;
  constexpr std::uint64_t kMatchesInThousand = 50;
  std::uint64_t state = seed;
  const auto draw = [&] {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 20) % 1000;
  };
  const auto level_from = [&](const std::array<int, linkage::kMostLevels>& shares) {
    auto left = static_cast<int>(draw());
    std::uint8_t level = 0;
    while (left >= shares[level]) left -= shares[level++];
    return level;
  };
  std::vector<Pattern> candidates;
  PlantedResult result;
  result.pairs = kPairs;
  for (std::int64_t i = 0; i < kPairs; ++i) {
    const bool match = draw() < kMatchesInThousand;
    result.matches += match ? 1 : 0;
    Pattern pair{{}, 1, 0};
    pair.levels.level.fill(kMissing);
    for (const Plant& plant : kPlants) {
      const auto c = static_cast<std::size_t>(plant.comparison);
      pair.levels.level[c] = level_from(match ? plant.m : plant.u);
    }
    candidates.push_back(pair);
  }
  const linkage::Learned learned =
      linkage::learn(linkage::assumed(), {linkage::gathered(std::move(candidates)), {}, kPairs});
  result.identifiable = learned.identifiable;
  result.why = learned.why;
  const auto off = [](std::int64_t found, int planted) {
    return std::abs(static_cast<double>(found) / 1e9 - planted / 1e3) / (planted / 1e3);
  };
  for (const Plant& plant : kPlants) {
    const auto c = static_cast<std::size_t>(plant.comparison);
    for (std::size_t level = 0; level < linkage::level_count(plant.comparison); ++level) {
      const linkage::LevelNumbers& numbers = learned.model.levels[c][level];
      result.worst_m = std::max(result.worst_m, off(numbers.m, plant.m[level]));
      result.worst_u = std::max(result.worst_u, off(numbers.u, plant.u[level]));
    }
  }
  return result;
}

std::string linkage_case_lines(const knowledge::View& view, std::string_view rows) {
  std::string lines;
  std::vector<training::LabelledCollection> collections;
  collections.push_back(training::attack_reports(view.pack()));
  collections.push_back(training::infrastructure_reports(rows));
  for (const auto& collection : collections) {
    const Measured measured = training::measure(collection, view);
    for (std::uint32_t i = 0; i < measured.size(); ++i) {
      json::Writer out;
      out.begin_object()
          .member("collection", collection.name)
          .member("id", collection.incidents[i].id);
      out.member("actor", collection.actor[i]);
      if (measured.columns.from[i] != linkage::kNoDay) {
        out.member("day", static_cast<std::int64_t>(measured.columns.from[i]));
      }
      std::map<std::string_view, std::vector<std::string>> by_kind;
      for (const std::uint32_t value : measured.columns.of(i)) {
        const linkage::Kind kind = measured.columns.kind_of(value);
        if (kind == linkage::Kind::kStyle || kind == linkage::Kind::kFamily) continue;
        by_kind[name_of(linkage::comparison_of(kind))].emplace_back(measured.columns.text[value]);
      }
      for (const auto& [name, values] : by_kind) {
        out.key(name).begin_array();
        for (const std::string& value : values) out.value(value);
        out.end_array();
      }
      lines += out.end_object().take() + "\n";
    }
  }
  return lines;
}

}  // namespace perpend::evaluation
