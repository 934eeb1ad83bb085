// The labels are names that reports gave, and pairs with one name are taken to belong together.
// That is what the posterior of a link means: that published reporting would give both one name.
//
// Rarity is counted within each collection, without the pack's background: the pack was made of the
// same reports. Tested in linkage_fit_test.cc on planted labels; `perpend eval linkage` judges what
// it fits on real ones.
#include "training/linkage_fit.h"

#include <algorithm>
#include <map>

#include "core/sha256.h"
#include "core/weight.h"
#include "linkage/closure.h"
#include "linkage/collection.h"
#include "linkage/fit.h"
#include "linkage/learn.h"
#include "linkage/reading.h"

namespace perpend::training {
namespace {

using linkage::Edge;
using linkage::Model;
using linkage::Pattern;

constexpr std::int64_t kThousand = 1000;
constexpr std::int64_t kLeastPrecision = 800;  // thousandths

// B-cubed precision and F1 in thousandths of a thousandth, in integers.
struct Agreement {
  std::int64_t precision = 0;  // millionths
  std::int64_t f1 = 0;
};

Agreement agreement(const std::vector<std::uint32_t>& cluster,
                    const std::vector<std::uint32_t>& truth) {
  std::map<std::uint32_t, std::int64_t> in_cluster;
  std::map<std::uint32_t, std::int64_t> in_truth;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> in_both;
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    ++in_cluster[cluster[i]];
    ++in_truth[truth[i]];
    ++in_both[{cluster[i], truth[i]}];
  }
  constexpr std::int64_t kMillion = 1'000'000;
  std::int64_t precision = 0;
  std::int64_t recall = 0;
  for (const auto& [labels, both] : in_both) {
    precision += both * both * kMillion / in_cluster[labels.first];
    recall += both * both * kMillion / in_truth[labels.second];
  }
  const auto n = static_cast<std::int64_t>(std::max<std::size_t>(cluster.size(), 1));
  precision /= n;
  recall /= n;
  return {precision, 2 * precision * recall / std::max<std::int64_t>(precision + recall, 1)};
}

struct Kept {  // edges at some probability or above
  std::vector<Edge> edges;
  std::int32_t closure = 0;
};

std::vector<Kept> kept_above(const std::vector<JudgedEdges>& judged, std::int64_t least) {
  std::vector<Kept> kept;
  for (const JudgedEdges& one : judged) {
    Kept& some = kept.emplace_back();
    std::copy_if(one.edges.begin(), one.edges.end(), std::back_inserter(some.edges),
                 [&](const Edge& edge) { return edge.log_odds >= least; });
    some.closure =
        linkage::closure_of(static_cast<std::uint32_t>(one.measured->size()), some.edges);
  }
  return kept;
}

}  // namespace

std::uint64_t Measured::matches() const {
  std::map<std::uint32_t, std::uint64_t> sizes;
  for (const std::uint32_t label : truth) ++sizes[label];
  std::uint64_t matches = 0;
  for (const auto& [label, size] : sizes) matches += size * (size - 1) / 2;
  return matches;
}

Measured measure(const LabelledCollection& collection, const knowledge::View& view) {
  Measured measured;
  measured.name = collection.name;
  const linkage::Reader reader(view);
  linkage::CollectionBuilder builder(reader);
  // Ids that sort as the incidents stand, so that labels stay beside them.
  for (std::size_t i = 0; i < collection.size(); ++i) {
    Incident incident = collection.incidents[i];
    incident.id = std::to_string(100'000'000 + i);
    builder.add(incident);
  }
  measured.columns = builder.finish({}).columns;
  std::map<std::string, std::uint32_t> labels;
  for (const std::string& actor : collection.actor) {
    measured.truth.push_back(
        labels.try_emplace(actor, static_cast<std::uint32_t>(labels.size())).first->second);
    measured.fold.push_back(sha256(actor)[0] % kActorFolds);
  }
  measured.year.assign(collection.year.begin(), collection.year.end());
  const auto n = static_cast<std::uint32_t>(measured.size());
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) {
      measured.levels.push_back(linkage::compare(measured.columns, a, b));
    }
  }
  return measured;
}

std::vector<Pattern> labelled_patterns(const Measured& measured, int fold, int other) {
  std::vector<Pattern> patterns;
  const auto in = [&](std::uint32_t i) {
    return measured.fold[i] != fold && measured.fold[i] != other;
  };
  std::size_t at = 0;
  for (std::uint32_t a = 0; a < measured.size(); ++a) {
    for (std::uint32_t b = a + 1; b < measured.size(); ++b, ++at) {
      if (!in(a) || !in(b)) continue;
      const bool match = measured.truth[a] == measured.truth[b];
      patterns.push_back({measured.levels[at], 1, match ? 1U : 0U});
    }
  }
  return linkage::gathered(std::move(patterns));
}

std::vector<Pattern> unlabelled_patterns(const Measured& measured) {
  std::vector<Pattern> patterns;
  patterns.reserve(measured.levels.size());
  for (const linkage::Levels& levels : measured.levels) patterns.push_back({levels, 1, 0});
  return linkage::gathered(std::move(patterns));
}

std::vector<std::vector<CrossFittedPair>> cross_fitted(const std::vector<Measured>& measured) {
  std::map<std::pair<int, int>, Model> models;
  for (int fold = 0; fold < kActorFolds; ++fold) {
    for (int second = fold; second < kActorFolds; ++second) {
      std::vector<Pattern> patterns;
      for (const Measured& one : measured) {
        const auto some = labelled_patterns(one, fold, second);
        patterns.insert(patterns.end(), some.begin(), some.end());
      }
      models.emplace(std::pair(fold, second),
                     linkage::fit_supervised(linkage::gathered(std::move(patterns))));
    }
  }
  std::vector<std::vector<CrossFittedPair>> result;
  for (const Measured& one : measured) {
    const std::uint64_t n = one.size();
    const auto unlabelled = unlabelled_patterns(one);
    // One prior for all pairs, or their ranking would be that of the folds: the mean of what the
    // folds have without their own actors.
    std::int64_t prior = 0;
    for (int fold = 0; fold < kActorFolds; ++fold) {
      prior += linkage::fit_prior(labelled_patterns(one, fold, fold)) / kActorFolds;
    }
    std::map<std::pair<int, int>, std::pair<linkage::Weigher, std::int64_t>> weighers;
    for (const auto& [folds, fitted] : models) {
      Model model = fitted;
      model.prior = prior;
      model.prior = linkage::estimate_prior(model, unlabelled, n * (n - 1) / 2);
      weighers.emplace(folds, std::pair(linkage::Weigher(model), model.prior));
    }
    std::vector<CrossFittedPair>& pairs = result.emplace_back();
    pairs.reserve(one.levels.size());
    std::size_t at = 0;
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = a + 1; b < n; ++b, ++at) {
        const auto& [weigher, its_prior] = weighers.at(std::minmax(one.fold[a], one.fold[b]));
        const linkage::Levels& levels = one.levels[at];
        pairs.push_back({weigher.evidence(levels), its_prior, std::max(one.year[a], one.year[b]),
                         static_cast<std::uint8_t>(linkage::curve_of(levels)),
                         one.truth[a] == one.truth[b]});
      }
    }
  }
  return result;
}

void PastPairs::add(const CrossFittedPair& pair) {
  counted_[pair.curve].add(pair.evidence, linkage::probability_of(pair.prior + pair.evidence),
                           pair.match);
}

std::array<linkage::Curve, 2> PastPairs::curves() const {
  return {counted_[0].curve(), counted_[1].curve()};
}

std::vector<Edge> edges_of(const Measured& measured, const Model& model) {
  Model here = model;
  const std::uint64_t n = measured.size();
  here.prior = linkage::prior_for(model, n);
  here.prior = linkage::estimate_prior(here, unlabelled_patterns(measured), n * (n - 1) / 2);
  const linkage::Weigher weigher(here);
  const std::int64_t least = linkage::log_odds_of(model.possible_at);
  std::vector<Edge> edges;
  std::size_t at = 0;
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b, ++at) {
      const std::int64_t odds = weigher.log_odds(measured.levels[at]);
      if (odds >= least) edges.push_back({a, b, static_cast<std::int32_t>(odds)});
    }
  }
  return edges;
}

void choose_joining(const std::vector<JudgedEdges>& judged, Model& model) {
  std::int64_t best = -1;
  const auto try_one = [&](const std::vector<Kept>& kept, const Model& trial) {
    std::int64_t sum = 0;
    std::int64_t precise = 0;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const Measured& measured = *judged[i].measured;
      const auto cluster =
          linkage::group(static_cast<std::uint32_t>(measured.size()), kept[i].edges,
                         {trial.join_at, trial.crowding, linkage::least_share(kept[i].closure)});
      const Agreement agreed = agreement(cluster, measured.truth);
      sum += agreed.f1;
      precise += agreed.precision >= kLeastPrecision * kThousand ? 1 : 0;
    }
    // A choice that is precise on more collections comes before one that is better otherwise.
    const std::int64_t value = precise * 10'000'000 + sum;
    if (value <= best) return;
    best = value;
    model.possible_at = trial.possible_at;
    model.crowding = trial.crowding;
    model.join_at = trial.join_at;
  };
  for (const std::int64_t possible : {100'000'000, 130'000'000, 170'000'000, 230'000'000}) {
    const std::vector<Kept> kept = kept_above(judged, linkage::log_odds_of(possible));
    Model trial;
    trial.possible_at = possible;
    for (const std::int32_t crowding : {150, 200, 250, 300, 350, 400, 500}) {
      trial.crowding = crowding;
      for (trial.join_at = -3'000'000; trial.join_at <= 1'000'000; trial.join_at += 200'000) {
        try_one(kept, trial);
      }
    }
  }
}

Model train_linkage(const std::vector<LabelledCollection>& collections,
                    const knowledge::View& view) {
  std::vector<Measured> measured;
  std::vector<Pattern> patterns;
  std::uint64_t incidents = 0;
  for (const LabelledCollection& collection : collections) {
    std::vector<std::uint32_t> before;
    for (std::uint32_t i = 0; i < collection.size(); ++i) {
      const auto& day = collection.incidents[i].first_seen;
      if (!day || *day < view.as_of()) before.push_back(i);
    }
    if (before.size() < 2) continue;
    measured.push_back(measure(part_of(collection, before), view));
    incidents += before.size();
    auto some = labelled_patterns(measured.back(), -1, -1);
    patterns.insert(patterns.end(), some.begin(), some.end());
  }
  if (measured.empty()) return linkage::assumed();
  Model model = linkage::fit_supervised(linkage::gathered(std::move(patterns)));
  model.incidents = static_cast<std::int32_t>(incidents / measured.size());
  PastPairs past;
  for (const auto& pairs : cross_fitted(measured)) {
    for (const CrossFittedPair& pair : pairs) past.add(pair);
  }
  model.curves = past.curves();
  model.possible_at = kLeastPossible;
  std::vector<JudgedEdges> judged;
  judged.reserve(measured.size());
  for (const Measured& one : measured) judged.push_back({&one, edges_of(one, model)});
  choose_joining(judged, model);
  model.fitted_as_of = view.as_of().days();
  return model;
}

}  // namespace perpend::training
