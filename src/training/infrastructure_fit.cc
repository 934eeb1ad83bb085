// Every list that cites a written report is a case with an answer nobody here chose: who is it of,
// given the lists published strictly before its day? A conditional logit (logit.h) over what the
// levels of likeness, the names and how much and how lately the actor was listed say.
//
// Example: a list of forty hosts of which one stood in a list of two years ago: one match at the
// level 'domain', half as fresh as one of yesterday. Counter-example: counting shared values
// instead of levels would let one list of a thousand domains speak a thousand times. Tested in
// infrastructure_fit_test.cc on lists made by hand.
#include "training/infrastructure_fit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "attribution/shape.h"
#include "core/json.h"
#include "core/weight.h"
#include "knowledge/hashes.h"
#include "knowledge/public_suffix.h"
#include "model/indicator.h"
#include "training/held_out.h"
#include "training/logit_draws.h"

namespace perpend::training {
namespace {

using attribution::kTraces;
using attribution::ListIndex;
using attribution::ListKey;
using attribution::MatchLevel;
using attribution::Trace;
using knowledge::InfrastructureKind;
using knowledge::InfrastructureRecord;

// Bans for a deviation of one, squared. The lists are more than the reports, and most numbers start
// from nothing. What matches starts from what counting says and is held to it: of some levels there
// are a dozen matches. That the unlisted actor's mass grows with the listed ones' is nearly fixed.
constexpr double kPull = 0.3;
constexpr double kPullOfMatches = 3;
constexpr double kPullOfMass = 10;
constexpr double kCounted = 0.5;      // of a counted ratio: several levels and the names say it too
constexpr std::int64_t kReports = 3;  // pseudo-cases of background behind a counted share

std::size_t at(Trace trace) { return static_cast<std::size_t>(trace); }

// One indicator of a list, as match() would give it; a registrable domain stands there beside the
// host that it is of.
void add_record(const attribution::Shapes& shapes, const InfrastructureRecord& record,
                attribution::CaseKeys& keys) {
  if (record.kind == static_cast<std::uint8_t>(InfrastructureKind::kRegistrable)) return;
  const auto indicator = static_cast<std::uint32_t>(keys.indicators++);
  const attribution::RecordKeys found = attribution::keys_of(shapes, record);
  for (const auto& key : found.all()) keys.keys.push_back({key.level, key.hash, 1000, indicator});
  if (!found.name || found.name->count == 0) return;
  std::vector<std::uint16_t>& grams = keys.names.emplace_back();
  for (std::uint32_t i = 0; i < found.name->count; ++i) {
    grams.push_back(shapes.gram(found.name->grams + i));
  }
}

int year_of(const ListQuestion& question) { return question.listed.day.year(); }

}  // namespace

std::vector<ListCase> list_cases(const ListIndex& index) {
  const auto shapes = attribution::Shapes::read(index.pack().model(attribution::kShapesModel))
                          .value_or(attribution::Shapes());
  std::map<std::pair<std::uint32_t, std::uint32_t>, ListCase> cases;
  for (const InfrastructureRecord& record : index.pack().infrastructure()) {
    const bool dated = record.basis != static_cast<std::uint8_t>(knowledge::DateBasis::kAssumed);
    if (!dated || record.actor == knowledge::kNone ||
        (record.flags & knowledge::kFromWrittenReport) == 0) {
      continue;
    }
    ListCase& one = cases[{record.report, record.actor}];
    one.report = record.report;
    one.actor = record.actor;
    one.day = Date::from_days(record.known_from);
    add_record(shapes, record, one.keys);
  }
  std::vector<ListCase> result;
  for (auto& [key, one] : cases) {
    if (one.keys.indicators > 0) result.push_back(std::move(one));
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const ListCase& a, const ListCase& b) { return a.day < b.day; });
  return result;
}

ListQuestion question_of(const ListIndex& index, ListCase listed) {
  ListQuestion question;
  question.actors = index.listed(listed.day);
  const std::size_t actors = question.actors.size();
  question.choice.hypotheses = actors + 1;
  question.choice.truth = actors;
  question.choice.terms.assign((actors + 1) * kTraces, 0);
  std::map<std::uint32_t, std::size_t> place;
  for (std::size_t i = 0; i < actors; ++i) {
    const attribution::ListedActor& actor = question.actors[i];
    place[actor.actor] = i;
    if (actor.actor == listed.actor) question.choice.truth = i;
    std::int32_t* terms = question.choice.terms.data() + i * kTraces;
    const attribution::ListTerms own = attribution::list_terms(actor, listed.day);
    terms[at(Trace::kLists)] = static_cast<std::int32_t>(own.lists);
    terms[at(Trace::kRecency)] = static_cast<std::int32_t>(own.recency);
    terms[at(Trace::kActive)] = static_cast<std::int32_t>(own.active);
  }
  for (const attribution::Spoken& one : attribution::spoken(index, listed.keys.keys, listed.day)) {
    const auto found = place.find(one.actor);
    if (found == place.end()) continue;
    std::int32_t* terms = question.choice.terms.data() + found->second * kTraces;
    terms[at(Trace::kMatch) + static_cast<std::size_t>(one.level)] = one.match_microbans;
    terms[at(Trace::kFresh) + static_cast<std::size_t>(one.level)] = one.fresh_microbans;
  }
  if (!listed.keys.names.empty()) {
    const attribution::Naming naming(index, index.naming(listed.day), listed.keys.names);
    std::vector<std::size_t> all(naming.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    const attribution::NameLikeness likeness = naming.likeness(all);
    for (std::size_t i = 0; i < actors; ++i) {
      const std::uint32_t actor = question.actors[i].actor;
      std::int32_t* terms = question.choice.terms.data() + i * kTraces;
      terms[at(Trace::kNames)] = likeness.ratios[actor];
      terms[at(Trace::kNamesBest)] = likeness.best[actor];
      terms[at(Trace::kNamesCosine)] = likeness.cosine[actor];
    }
  }
  std::vector<bool> matched(static_cast<std::size_t>(listed.keys.indicators));
  for (const ListKey& key : listed.keys.keys) {
    if (matched[key.indicator]) continue;
    matched[key.indicator] = !index.holders(key.level, key.hash, listed.day).empty();
  }
  const auto unmatched =
      static_cast<std::uint64_t>(std::count(matched.begin(), matched.end(), false));
  std::int32_t* unlisted = question.choice.terms.data() + actors * kTraces;
  unlisted[at(Trace::kUnmatched)] =
      static_cast<std::int32_t>(log10_ratio_microbans(1 + unmatched, 1));
  unlisted[at(Trace::kMass)] =
      static_cast<std::int32_t>(attribution::listed_mass(question.actors, listed.day));
  unlisted[at(Trace::kUnlisted)] = 1'000'000;
  question.listed = std::move(listed);
  return question;
}

std::vector<ListQuestion> list_questions(const ListIndex& index) {
  std::vector<ListQuestion> questions;
  for (ListCase& one : list_cases(index)) {
    questions.push_back(question_of(index, std::move(one)));
  }
  return questions;
}

double counted_ratio(const std::vector<ListQuestion>& questions, std::size_t count,
                     MatchLevel level) {
  std::int64_t truths = 0;
  std::int64_t of_truth = 0;
  std::int64_t others = 0;
  std::int64_t of_others = 0;
  const std::size_t trace = at(Trace::kMatch) + static_cast<std::size_t>(level);
  for (std::size_t i = 0; i < count; ++i) {
    const Choice& choice = questions[i].choice;
    for (std::size_t j = 0; j + 1 < choice.hypotheses; ++j) {
      const std::int64_t match = choice.terms[j * kTraces + trace] > 0 ? 1 : 0;
      (j == choice.truth ? truths : others) += 1;
      (j == choice.truth ? of_truth : of_others) += match;
    }
  }
  // p = odd / (2 (others + 1)); (m + 3p) / ((n + 3) p)
  const std::int64_t odd = 2 * of_others + 1;
  return static_cast<double>(log10_ratio_microbans(
             static_cast<std::uint64_t>(2 * of_truth * (others + 1) + kReports * odd),
             static_cast<std::uint64_t>((truths + kReports) * odd))) *
         1e-6;
}

namespace {

// Where the fit of the matches starts: half of what counting says of any of them, and of each
// level half of what it says beyond the coarser one that it implies; of a hash, which implies
// nothing and has no name, all.
void start_matches(const std::vector<ListQuestion>& questions, std::size_t count,
                   LogitSettings& settings) {
  const auto ratio = [&](MatchLevel level) { return counted_ratio(questions, count, level); };
  const auto set = [&](MatchLevel level, double start) {
    const std::size_t trace = at(Trace::kMatch) + static_cast<std::size_t>(level);
    settings.start[trace] = std::max(start, 0.0);
    settings.pulls[trace] = kPullOfMatches;
  };
  const double any = ratio(MatchLevel::kAny);
  set(MatchLevel::kAny, kCounted * any);
  set(MatchLevel::kHash, ratio(MatchLevel::kHash) - kCounted * std::max(any, 0.0));
  const std::array<std::pair<MatchLevel, MatchLevel>, 5> finer = {
      {{MatchLevel::kRegistrable, MatchLevel::kAny},
       {MatchLevel::kNet24, MatchLevel::kAny},
       {MatchLevel::kDomain, MatchLevel::kRegistrable},
       {MatchLevel::kUrl, MatchLevel::kDomain},
       {MatchLevel::kIpv4, MatchLevel::kNet24}}};
  for (const auto& [level, coarser] : finer) {
    set(level, kCounted * (ratio(level) - ratio(coarser)));
  }
}

std::vector<Choice> choices_of(const std::vector<ListQuestion>& questions, std::size_t count) {
  std::vector<Choice> choices;
  choices.reserve(count);
  for (std::size_t i = 0; i < count; ++i) choices.push_back(questions[i].choice);
  return choices;
}

LogitSettings settings_of(const std::vector<ListQuestion>& questions, std::size_t count) {
  LogitSettings settings;
  settings.start.assign(kTraces, 0.0);
  settings.pulls.assign(kTraces, kPull);
  start_matches(questions, count, settings);
  settings.start[at(Trace::kMass)] = 1.0;
  settings.pulls[at(Trace::kMass)] = kPullOfMass;
  settings.signless.assign(kTraces, false);
  settings.signless[at(Trace::kUnlisted)] = true;
  return settings;
}

attribution::TraceWeights rounded(const std::vector<double>& numbers) {
  attribution::TraceWeights weights{};
  for (std::size_t k = 0; k < weights.size(); ++k) weights[k] = thousandths(numbers[k]);
  return weights;
}

}  // namespace

attribution::TraceWeights fit_traces(const std::vector<ListQuestion>& questions,
                                     std::size_t count) {
  return rounded(fit_logit(choices_of(questions, count), settings_of(questions, count)));
}

std::vector<attribution::TraceWeights> draw_traces(const std::vector<ListQuestion>& questions,
                                                   std::size_t count) {
  const std::vector<Choice> choices = choices_of(questions, count);
  const LogitSettings settings = settings_of(questions, count);
  std::vector<std::uint32_t> actors;
  actors.reserve(count);
  for (std::size_t i = 0; i < count; ++i) actors.push_back(questions[i].listed.actor);
  std::vector<attribution::TraceWeights> result;
  for (const auto& numbers : draw_logit(choices, settings, fit_logit(choices, settings), actors)) {
    result.push_back(rounded(numbers));
  }
  return result;
}

std::map<int, attribution::TraceWeights> traces_by_year(
    const std::vector<ListQuestion>& questions) {
  std::map<int, attribution::TraceWeights> result;
  for (std::size_t i = 0; i < questions.size();) {
    const int year = year_of(questions[i]);
    if (i >= kEarlierLists) result[year] = fit_traces(questions, i);
    while (i < questions.size() && year_of(questions[i]) == year) ++i;
  }
  return result;
}

std::vector<Posterior> posteriors_of(const ListQuestion& question,
                                     const attribution::TraceWeights& weights) {
  std::vector<Score> scores;
  for (std::size_t j = 0; j < question.choice.hypotheses; ++j) {
    std::int64_t score = 0;
    for (std::size_t k = 0; k < kTraces; ++k) {
      score += question.choice.terms[j * kTraces + k] * weights[k];
    }
    scores.emplace_back(mul_div_half_even(score, 1, 1000));
  }
  return normalise(scores).posteriors;
}

void add_outcomes(const std::vector<ListQuestion>& questions,
                  const std::map<int, attribution::TraceWeights>& by_year,
                  attribution::GateTable& table) {
  for (const ListQuestion& question : questions) {
    const auto weights = by_year.find(year_of(question));
    const auto amount = attribution::amount_of_indicators(question.listed.keys.indicators);
    if (weights == by_year.end() || !amount) continue;
    const std::vector<Posterior> posteriors = posteriors_of(question, weights->second);
    const std::size_t leader = leader_of(posteriors);
    table.at(attribution::ClassSet::kInfrastructure, *amount,
             attribution::band_of(posteriors[leader])) +=
        {1, leader == question.choice.truth ? 1 : 0};
  }
}

std::string shapes_of(const knowledge::Pack& pack, std::string_view rows) {
  const knowledge::PublicSuffixes suffixes(pack);
  std::map<std::uint64_t, attribution::Shape> shapes;
  const auto in_pack = [&](std::uint64_t hash) {
    const auto records = pack.infrastructure();
    const auto found = std::lower_bound(
        records.begin(), records.end(), hash,
        [](const InfrastructureRecord& one, std::uint64_t wanted) { return one.hash < wanted; });
    return found != records.end() && found->hash == hash;
  };
  const auto host = [&](std::string_view text) {
    const auto indicator = canonical(ObservationType::kDomainName, text);
    if (!indicator) return;
    const std::uint64_t hash =
        knowledge::infrastructure_hash(InfrastructureKind::kDomain, indicator->value);
    if (in_pack(hash) && !shapes.contains(hash)) {
      shapes.emplace(hash, attribution::shape_of_host(indicator->value, pack, suffixes));
    }
  };
  const auto address = [&](std::string_view text) {
    const auto indicator = canonical(ObservationType::kIpv4Addr, text.substr(0, text.find(':')));
    if (!indicator) return;
    const std::uint64_t hash =
        knowledge::infrastructure_hash(InfrastructureKind::kIpv4, indicator->value);
    if (in_pack(hash)) shapes.emplace(hash, attribution::shape_of_address(indicator->value));
  };
  for (std::size_t start = 0; start < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', start), rows.size());
    const auto document = json::Document::parse(std::string(rows.substr(start, end - start)), "");
    start = end + 1;
    if (!document) continue;  // building the pack has said so
    const json::View row = document->root();
    for (const auto text : row.strings("domain")) host(text);
    for (const auto text : row.strings("ip")) address(text);
    for (const auto text : row.strings("ip_port")) address(text);
  }
  return attribution::shapes_bytes(shapes);
}

}  // namespace perpend::training
