// What matches in published indicator lists have been worth, forward in time.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/gate.h"
#include "attribution/infrastructure.h"
#include "attribution/list_index.h"
#include "core/error.h"
#include "knowledge/pack.h"
#include "training/logit.h"

namespace perpend::training {

// The indicators that one report lists for one actor, as a case with a known answer.
struct ListCase {
  std::uint32_t report = 0;  // InfrastructureRecord::report
  std::uint32_t actor = 0;   // index into Pack::actors()
  Date day;
  attribution::CaseKeys keys;
};
// Those that cite a written report and have a date of their own, by day, report, actor.
std::vector<ListCase> list_cases(const attribution::ListIndex& index);

// A case as it can be asked: the actors with a list dated strictly before its day, and the unlisted
// actor last. `choice.truth` is that one where the right actor had no earlier list.
struct ListQuestion {
  ListCase listed;
  std::vector<attribution::ListedActor> actors;
  Choice choice;  // attribution::kTraces terms each
};
ListQuestion question_of(const attribution::ListIndex& index, ListCase listed);
std::vector<ListQuestion> list_questions(const attribution::ListIndex& index);

// log10 of how much oftener a match at this level is with the right actor than with another, over
// the first `count` questions; shrunk towards 0 by three cases. Bans.
double counted_ratio(const std::vector<ListQuestion>& questions, std::size_t count,
                     attribution::MatchLevel level);
// On the first `count` questions.
attribution::TraceWeights fit_traces(const std::vector<ListQuestion>& questions, std::size_t count);
// The same as other samples of the past would have given them (logit_draws.h), drawn by actor.
std::vector<attribution::TraceWeights> draw_traces(const std::vector<ListQuestion>& questions,
                                                   std::size_t count);
// The numbers fitted for each year's cases, on the cases of all earlier years.
std::map<int, attribution::TraceWeights> traces_by_year(const std::vector<ListQuestion>& questions);

// Posteriors of question.actors, in their order, and of the unlisted actor last.
std::vector<Posterior> posteriors_of(const ListQuestion& question,
                                     const attribution::TraceWeights& weights);

// Adds how often the leader of a held-out list was right.
void add_outcomes(const std::vector<ListQuestion>& questions,
                  const std::map<int, attribution::TraceWeights>& by_year,
                  attribution::GateTable& table);

// The shapes of all hosts and addresses of the pack's lists, from the rows (JSON Lines) that the
// lists came from; a row's host that the pack does not have is left out.
std::string shapes_of(const knowledge::Pack& pack, std::string_view rows);

// A year is asked when this many questions came before it.
inline constexpr std::size_t kEarlierLists = 100;

}  // namespace perpend::training
