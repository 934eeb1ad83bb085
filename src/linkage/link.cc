// The steps, in order: values and columns; the model (the pack's, or learned here); the prior of
// this collection; candidate pairs and their weights; clusters; and for every link its reasons.
#include "linkage/link.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/sha256.h"
#include "core/weight.h"
#include "linkage/bridges.h"
#include "linkage/closure.h"
#include "linkage/collection.h"
#include "linkage/components.h"
#include "linkage/explain.h"
#include "linkage/learn.h"
#include "linkage/listing.h"
#include "linkage/pairs.h"
#include "linkage/sample.h"

namespace perpend::linkage {
namespace {

// Links beyond this many are counted and not listed: a list that nobody can read.
constexpr std::size_t kMostListed = 100'000;
// With reasons a link takes two to three kilobytes: fewer where the process is kept within bounds.
// As many whatever the bounds are, so that they change no byte.
constexpr std::size_t kMostListedPaged = 10'000;
// Fewer incidents than this and nothing is learned from them: the pack knows better.
constexpr std::size_t kIncidentsToLearn = 2000;
// m of the pack counts as if it had been seen in so many pairs.
constexpr std::int64_t kPackPairs = 50;
constexpr std::size_t kConfirmedToLearn = 10;

bool holds(const Pairs& pairs, std::uint32_t a, std::uint32_t b) {
  return std::binary_search(pairs.begin(), pairs.end(), std::pair(a, b));
}

// How often published reports cite each technique and software, whoever they are about.
Background background_of(const knowledge::View& view) {
  const knowledge::Pack& pack = view.pack();
  Background background;
  std::map<Token, std::uint32_t> counts;
  for (const auto& report : view.reports()) {
    ++background.reports;
    for (const std::uint32_t item :
         pack.report_items().subspan(report.items.first, report.items.count)) {
      const std::uint32_t index = knowledge::index_of(item);
      if (knowledge::is_software(item)) {
        const auto& software = pack.software()[index];
        const bool tool =
            software.kind == static_cast<std::uint32_t>(knowledge::SoftwareKind::kTool);
        ++counts[{tool ? Kind::kTool : Kind::kMalware, std::string(pack.text(software.id))}];
        continue;
      }
      const std::string id(pack.text(pack.techniques()[index].id));
      ++counts[{Kind::kTechnique, id}];
      if (const auto dot = id.find('.'); dot != std::string::npos) {
        ++counts[{Kind::kTechnique, id.substr(0, dot)}];
      }
    }
  }
  background.counts.assign(counts.begin(), counts.end());
  return background;
}

std::string without_model() {
  return "the pack has no fitted model of linkage: m and u are assumed";
}

}  // namespace

struct Linker::Body {
  Body(const knowledge::View& seen, LinkageOptions chosen)
      : view(seen),
        options(std::move(chosen)),
        reader(view, options.allow_reserved),
        pages(options.paged ? std::make_shared<Pages>(options.memory_bytes, options.spill_folder)
                            : nullptr),
        builder(reader, pages) {}

  Result<void> choose_model();
  Result<void> prepare();
  void learn_here(const Pairs& confirmed, const PairFinder& finder);
  void learn_from(const Pairs& confirmed);
  Result<void> paged_state() const { return pages ? pages->state() : Result<void>(); }
  Pairs named(const std::vector<std::pair<std::string, std::string>>& pairs);
  ScoringOptions scoring() const;
  LinkageParameters parameters() const;
  std::vector<Cluster> clusters(const std::vector<std::uint32_t>& of_incident) const;
  Result<void> add_reasons(const ScoredPairs& scored, const std::vector<std::uint32_t>& cluster,
                           const Pairs& confirmed, const Pairs& refused, LinkageResult& result);
  Link explained(const Weigher& weigher, std::uint32_t a, std::uint32_t b) const;
  void tell(std::string_view what) const {
    if (options.progress) options.progress(what);
  }

  knowledge::View view;
  LinkageOptions options;
  Reader reader;
  std::shared_ptr<Pages> pages;  // null: everything is in memory
  CollectionBuilder builder;
  Collection collection;
  Model model;
  bool learned = false;
  std::uint32_t learned_comparisons = 0;
  bool confirmed_used = false;
  std::string why;
};

Result<void> Linker::Body::choose_model() {
  if (options.model) {
    model = *options.model;
    why = "given with the call";
    return {};
  }
  const std::string_view bytes = view.pack().model(kModelName);
  if (bytes.empty()) {
    model = assumed();
    why = without_model();
    return {};
  }
  auto read = model_from(bytes);
  if (!read) return tl::make_unexpected(read.error());
  model = *read;
  why = "fitted on published reports";
  return {};
}

// Columns and model, up to learning.
Result<void> Linker::Body::prepare() {
  if (builder.size() == 0) {
    return fail(ErrorKind::kInput, "link.nothing", "there is no incident to link");
  }
  if (auto chosen = choose_model(); !chosen) return chosen;
  tell("taking down what the incidents show");
  collection = builder.finish(background_of(view));
  if (auto room = paged_state(); !room) return room;
  unsigned left_out = 0;
  for (const Comparison c : options.leave_out) left_out |= 1U << static_cast<unsigned>(c);
  for (std::uint16_t& present : collection.columns.present) {
    present = static_cast<std::uint16_t>(present & ~left_out);
  }
  return {};
}

ScoringOptions Linker::Body::scoring() const {
  ScoringOptions scoring;
  scoring.threads = options.threads;
  scoring.edge_bytes = options.memory_bytes / (options.paged ? 8 : 4);
  scoring.spill_folder = options.spill_folder;
  scoring.pages = pages;
  return scoring;
}

// Unsupervised, where the collection is large enough and tells; then the prior in any case.
void Linker::Body::learn_here(const Pairs& confirmed, const PairFinder& finder) {
  const std::size_t n = collection.columns.size();
  if (n < 2) return;
  const PairSample sample = sample_pairs(collection.columns, scoring(), finder);
  model.prior = prior_for(model, n);
  model.incidents = static_cast<std::int32_t>(std::max<std::size_t>(n, 2));
  if (options.learn && !options.model) {
    if (n < kIncidentsToLearn) {
      why += "; fewer than " + std::to_string(kIncidentsToLearn) +
             " incidents, so nothing was learned from them alone";
    } else {
      Learned outcome = learn(model, sample, options.threads);
      if (outcome.identifiable) {
        learned = true;
        for (std::size_t c = 0; c < kComparisons; ++c) {
          if (outcome.model.levels[c] != model.levels[c]) learned_comparisons |= 1U << c;
        }
        model = outcome.model;
        why = outcome.why;
      } else {
        why += "; " + outcome.why;
      }
    }
    learn_from(confirmed);
  }
  model.prior = estimate_prior(model, sample.candidates, sample.population, options.threads);
}

// What an analyst confirmed, on top of what the pack has seen.
void Linker::Body::learn_from(const Pairs& confirmed) {
  if (confirmed.size() < kConfirmedToLearn) return;
  std::array<std::array<std::int64_t, kMostLevels>, kComparisons> counts{};
  std::array<std::int64_t, kComparisons> sums{};
  for (const auto& [a, b] : confirmed) {
    const Levels levels = compare(collection.columns, a, b);
    for (std::size_t c = 0; c < kComparisons; ++c) {
      if (levels.level[c] == kMissing) continue;
      ++counts[c][levels.level[c]];
      ++sums[c];
    }
  }
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      std::int64_t& m = model.levels[c][level].m;
      if (m == 0) continue;
      m = mul_div_half_even(1, kPackPairs * m + counts[c][level] * MProbability::kOne,
                            kPackPairs + sums[c]);
    }
  }
  confirmed_used = true;
  why += "; m also from " + std::to_string(confirmed.size()) + " confirmed links";
}

Pairs Linker::Body::named(const std::vector<std::pair<std::string, std::string>>& pairs) {
  Pairs result;
  const auto n = static_cast<std::uint32_t>(collection.incidents.size());
  for (const auto& [first, second] : pairs) {
    const std::uint32_t a = collection.find(first);
    const std::uint32_t b = collection.find(second);
    if (a == n || b == n || a == b) {
      std::string pair = first;
      pair.append(",").append(second);
      collection.diagnostics.push_back(
          {"link.unknown-id", pair, "no such pair of incidents; this decision was not heeded"});
      continue;
    }
    result.emplace_back(std::min(a, b), std::max(a, b));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

Link Linker::Body::explained(const Weigher& weigher, std::uint32_t a, std::uint32_t b) const {
  Link link = explain_pair(collection.columns, weigher, a, b, view);
  link.id = short_id("l", std::string(collection.incidents.id(a)) + "\n" +
                              std::string(collection.incidents.id(b)));
  return link;
}

// Those of several incidents are put in order, and those that are alone follow as they come: of ten
// million there may be nearly as many, and neither their sorting nor room to spare is paid for.
std::vector<Cluster> Linker::Body::clusters(const std::vector<std::uint32_t>& of_incident) const {
  const auto n = static_cast<std::uint32_t>(of_incident.size());
  std::vector<std::uint32_t> size(n, 0);
  for (const std::uint32_t first : of_incident) ++size[first];
  std::vector<std::uint32_t> firsts;
  std::uint32_t alone = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (size[i] > 1) firsts.push_back(i);
    alone += size[i] == 1 ? 1 : 0;
  }
  std::stable_sort(firsts.begin(), firsts.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  std::vector<Cluster> result(firsts.size() + alone);
  std::vector<std::uint32_t> place(n, 0);
  auto next = static_cast<std::uint32_t>(firsts.size());
  for (std::uint32_t k = 0; k < firsts.size(); ++k) place[firsts[k]] = k;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (size[i] == 1) place[i] = next++;
    if (size[i] > 0) result[place[i]].incidents.reserve(size[i]);
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    result[place[of_incident[i]]].incidents.push_back(i);
  }
  for (Cluster& cluster : result) {
    std::string ids;
    for (const std::uint32_t i : cluster.incidents) ids.append(collection.incidents.id(i)) += '\n';
    cluster.id = short_id("c", ids);
    if (cluster.incidents.size() == 1) cluster.cohesion = Posterior(Posterior::kOne);
  }
  return result;
}

Result<void> Linker::Body::add_reasons(const ScoredPairs& scored,
                                       const std::vector<std::uint32_t>& cluster,
                                       const Pairs& confirmed, const Pairs& refused,
                                       LinkageResult& result) {
  const Weigher weigher(model);
  const std::size_t most = options.paged ? kMostListedPaged : kMostListed;
  std::vector<std::uint32_t> place(cluster.size(), 0);
  for (std::uint32_t c = 0; c < result.clusters.size(); ++c) {
    for (const std::uint32_t i : result.clusters[c].incidents) place[i] = c;
  }
  // Those that are alone come last and have no links inside.
  const auto several = static_cast<std::size_t>(
      std::find_if(result.clusters.begin(), result.clusters.end(),
                   [](const Cluster& one) { return one.incidents.size() == 1; }) -
      result.clusters.begin());
  std::vector<std::vector<Edge>> inside(several);
  std::vector<std::int64_t> certainty(several, 0);
  Listing listing(most);
  const auto walked = scored.edges.for_each([&](std::span<const Edge> some) {
    for (const Edge& edge : some) {
      const std::uint32_t c = place[edge.a];
      listing.see(edge, c == place[edge.b] ? std::optional(c) : std::nullopt);
      if (c != place[edge.b]) continue;
      certainty[c] += probability_of(edge.log_odds);
      if (scored.edges.size() <= 20 * kMostListed) inside[c].push_back(edge);
    }
  });
  if (!walked) return tl::make_unexpected(walked.error());
  const std::vector<Edge> listed = listing.take();
  result.links_not_listed = scored.edges.size() - listed.size();
  for (const Edge& edge : listed) {
    Link link = explained(weigher, edge.a, edge.b);
    const bool said_yes = holds(confirmed, edge.a, edge.b);
    const bool said_no = holds(refused, edge.a, edge.b);
    link.analyst = said_yes  ? AnalystWord::kConfirmed
                   : said_no ? AnalystWord::kRefused
                             : AnalystWord::kNone;
    link.decision = said_no                              ? LinkDecision::kNonLink
                    : cluster[edge.a] == cluster[edge.b] ? LinkDecision::kLink
                                                         : LinkDecision::kPossibleLink;
    result.links.push_back(std::move(link));
  }
  const std::int64_t possible = log_odds_of(model.possible_at);
  for (std::size_t c = 0; c < several; ++c) {
    Cluster& one = result.clusters[c];
    const auto size = static_cast<std::int64_t>(one.incidents.size());
    one.cohesion = Posterior(certainty[c] / (size * (size - 1) / 2));
    one.bridges = bridges_of(collection.columns, weigher, possible, one.incidents, inside[c], view);
  }
  return {};
}

LinkageParameters Linker::Body::parameters() const {
  LinkageParameters shown;
  const bool fitted = model.fitted_as_of != 0;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    const auto comparison = static_cast<Comparison>(c);
    for (std::size_t level = 0; level < level_count(comparison); ++level) {
      const LevelNumbers& numbers = model.levels[c][level];
      ComparisonLevel row;
      row.comparison = comparison;
      row.level = level_name(comparison, static_cast<std::uint8_t>(level));
      row.m = MProbability(numbers.m);
      row.u = UProbability(numbers.u);
      row.weight = MatchWeight(mul_div_half_even(plain_weight(numbers), model.temper[c], 1000));
      row.origin = (learned_comparisons >> c & 1U) != 0 ? ParameterOrigin::kLearned
                   : confirmed_used                     ? ParameterOrigin::kConfirmed
                   : (model.counted >> c & 1U) != 0     ? ParameterOrigin::kPack
                                                        : ParameterOrigin::kAssumed;
      shown.levels.push_back(std::move(row));
    }
  }
  shown.prior = Posterior(probability_of(model.prior));
  shown.origin = learned          ? ParameterOrigin::kLearned
                 : confirmed_used ? ParameterOrigin::kConfirmed
                 : fitted         ? ParameterOrigin::kPack
                                  : ParameterOrigin::kAssumed;
  shown.identifiable = learned;
  shown.why = why;
  shown.possible_at = Posterior(model.possible_at);
  shown.join_at = MatchWeight(model.join_at);
  shown.crowding = model.crowding;
  if (fitted) shown.fitted_as_of = Date::from_days(model.fitted_as_of);
  return shown;
}

Linker::Linker(const knowledge::View& view, LinkageOptions options)
    : body_(std::make_unique<Body>(view, std::move(options))) {}
Linker::Linker(Linker&&) noexcept = default;
Linker::~Linker() = default;

Result<void> Linker::add(const Incident& incident) {
  body_->builder.add(incident);
  return body_->paged_state();
}

Result<LinkageResult> Linker::link() {
  Body& body = *body_;
  if (const auto ready = body.prepare(); !ready) return tl::make_unexpected(ready.error());
  Collection& collection = body.collection;
  const Pairs confirmed = body.named(body.options.confirmed);
  const Pairs refused = body.named(body.options.refused);
  ScoringOptions scoring = body.scoring();
  std::optional<PairFinder> finder(std::in_place, collection.columns, scoring);
  body.learn_here(confirmed, *finder);
  scoring.least = log_odds_of(body.model.possible_at);
  for (const Pairs* pairs : {&confirmed, &refused}) {
    for (const auto& [a, b] : *pairs) {
      scoring.keep.push_back(a);
      scoring.keep.push_back(b);
    }
  }
  std::sort(scoring.keep.begin(), scoring.keep.end());
  const Weigher weigher(body.model);
  body.tell("comparing");
  auto scored = score_pairs(collection.columns, weigher, scoring, *finder);
  finder.reset();
  if (!scored) return tl::make_unexpected(scored.error());
  if (auto room = body.paged_state(); !room) return tl::make_unexpected(room.error());
  measure_recall(collection.columns, weigher, 0, scoring, *scored);
  if (const auto added =
          add_decided(collection.columns, weigher, scoring.least, confirmed, scored->edges);
      !added) {
    return tl::make_unexpected(added.error());
  }
  body.tell("grouping");
  const auto n = static_cast<std::uint32_t>(collection.columns.size());
  const auto closure = closure_of(n, scored->edges, body.options.threads);
  if (!closure) return tl::make_unexpected(closure.error());
  const Joining joining{body.model.join_at, body.model.crowding, least_share(*closure)};
  auto grouped =
      group_components(n, scored->edges, joining, confirmed, refused, body.options.threads);
  if (!grouped) return tl::make_unexpected(grouped.error());
  for (const Copy& copy : scored->copies) {
    if (fit_of(odds_of(copy.log_odds), 1, 1, body.model.crowding) < body.model.join_at) continue;
    grouped->cluster[copy.copy] = grouped->cluster[copy.of];
  }
  LinkageResult result;
  if (grouped->left_out > 0) {
    collection.diagnostics.push_back(
        {"link.component-large", "",
         std::to_string(grouped->left_out) +
             " weak links of one large component were left out for want of memory; --memory"});
  }
  if (!scored->copies.empty()) {
    collection.diagnostics.push_back(
        {"link.copies", "",
         std::to_string(scored->copies.size()) +
             " incidents show exactly what another one shows, and only what everybody shows; each "
             "was compared with that one alone"});
  }
  result.clusters = body.clusters(grouped->cluster);
  if (const auto reasons = body.add_reasons(*scored, grouped->cluster, confirmed, refused, result);
      !reasons) {
    return tl::make_unexpected(reasons.error());
  }
  result.parameters = body.parameters();
  result.blocking = scored->report;
  result.incidents = std::move(collection.incidents);
  result.diagnostics = std::move(collection.diagnostics);
  return result;
}

Result<Link> Linker::explain(std::string_view a, std::string_view b) {
  Body& body = *body_;
  if (const auto ready = body.prepare(); !ready) return tl::make_unexpected(ready.error());
  const std::uint32_t x = body.collection.find(a);
  const std::uint32_t y = body.collection.find(b);
  const auto n = static_cast<std::uint32_t>(body.collection.incidents.size());
  if (x == n || y == n || x == y) {
    return fail(ErrorKind::kUsage, "link.unknown-id",
                "a pair is two different ids of incidents in the input",
                std::string(a) + "," + std::string(b));
  }
  body.learn_here(body.named(body.options.confirmed),
                  PairFinder(body.collection.columns, body.scoring()));
  return body.explained(Weigher(body.model), std::min(x, y), std::max(x, y));
}

std::vector<const Incident*> in_order_of_ids(std::span<const Incident> incidents) {
  std::vector<const Incident*> result;
  for (const Incident& incident : incidents) result.push_back(&incident);
  std::vector<std::uint64_t> content(incidents.size());
  std::vector<std::size_t> order(incidents.size());
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    order[i] = i;
    content[i] = content_of(incidents[i]);
  }
  const auto id_of = [&](std::size_t i) {
    return incidents[i].id.empty() ? std::string_view("incident")
                                   : std::string_view(incidents[i].id);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const std::string_view id_x = id_of(x);
    const std::string_view id_y = id_of(y);
    return std::tie(id_x, content[x]) < std::tie(id_y, content[y]);
  });
  for (std::size_t i = 0; i < order.size(); ++i) result[i] = &incidents[order[i]];
  return result;
}

Result<Link> explain(std::span<const Incident> incidents, const knowledge::View& view,
                     const LinkageOptions& options, std::string_view a, std::string_view b) {
  Linker linker(view, options);
  for (const Incident& incident : incidents) {
    if (auto added = linker.add(incident); !added) return tl::make_unexpected(added.error());
  }
  return linker.explain(a, b);
}

Result<LinkageResult> link(std::span<const Incident> incidents, const knowledge::View& view,
                           const LinkageOptions& options) {
  Linker linker(view, options);
  for (const Incident& incident : incidents) {
    if (auto added = linker.add(incident); !added) return tl::make_unexpected(added.error());
  }
  return linker.link();
}

}  // namespace perpend::linkage
