// What an answer does. Seven kinds are told apart by what they speak of: the finding (denies), the
// speaker's own readiness (declines to confirm), proof (calls for evidence), conduct in general
// (states a policy), the reasons (challenges the method), the accuser's purpose (challenges the
// motive), the accuser's deeds (counter-accuses).
//
//   "An address proves nothing about who sat at the keys"  -> challenges the method, denies nothing
//   "We oppose every form of attack"                       -> a policy: says nothing of the case
//   "We never touched a hospital"                          -> denies
//
// A rule is a set of topics (answer_words.h) that must all be spoken of, and of topics that must
// not; the weightiest that holds decides. So no sentence is known by heart: 'the logs should be
// laid open' and 'where is the proof?' meet in demanding, producing and proof. Weights are an order
// of how seldom the combination means something else, set on tests/golden/claims/dev.
//
// Counter-examples that come out wrong: irony, and an assertion that happens to hold an answer's
// topics ('the attackers wanted money from our customers'). Tested in polarity_test.cc, judged by
// `perpend eval claims`.
#include <algorithm>
#include <array>
#include <string>

#include "claims/answer_words.h"
#include "claims/fields.h"

namespace perpend::claims {
namespace {

using std::string_view;

struct Rule {
  Polarity polarity;
  int weight;
  Topics all;
  Topics none;
};

using enum Topic;

constexpr std::array kRules = {
    Rule{Polarity::kDenies, 8, {kFalse}, {kWants}},
    Rule{Polarity::kDenies, 6, {kFalse}, {}},
    Rule{Polarity::kDenies, 8, {kNegation, kPart}, {kShows, kWeak, kDemands}},
    Rule{Polarity::kDenies, 5, {kNegation, kPart}, {}},
    Rule{Polarity::kDenies, 7, {kNegation, kExists}, {kProof, kShows}},
    Rule{Polarity::kDenies, 6, {kNegation, kSelf, kHostile}, {kGeneral}},
    Rule{Polarity::kDenies, 5, {kNegation, kSelf, kHostile}, {kCondemns}},
    Rule{Polarity::kDenies, 5, {kNegation, kSelf, kKnows}, {}},
    Rule{Polarity::kDenies, 5, {kNegation, kSelf, kPast}, {kShows, kWithholds, kProof}},
    Rule{Polarity::kDenies, 4, {kNegation, kHostile, kPast}, {kEvidence, kGeneral}},

    Rule{Polarity::kDeclinesToConfirm, 9, {kNegation, kWithholds, kOpen}, {}},
    Rule{Polarity::kDeclinesToConfirm, 8, {kOpen}, {kDemands, kWants, kHostile}},
    Rule{Polarity::kDeclinesToConfirm, 6, {kOpen}, {}},
    Rule{Polarity::kDeclinesToConfirm, 7, {kNegation, kWithholds}, {kEvidence, kFalse, kPart}},

    Rule{Polarity::kCallsForEvidence, 10, {kDemands, kProduces, kProof}, {}},
    Rule{Polarity::kCallsForEvidence, 9, {kDemands, kProof}, {kShows, kItself}},
    Rule{Polarity::kCallsForEvidence, 8, {kDemands, kExperts}, {}},
    Rule{Polarity::kCallsForEvidence, 6, {kProduces, kExperts, kProof}, {}},

    Rule{Polarity::kStatesPolicy, 9, {kCommits}, {kNegation, kWants}},
    Rule{Polarity::kStatesPolicy, 9, {kCondemns, kGeneral}, {kPretext, kItself}},
    Rule{Polarity::kStatesPolicy, 6, {kCondemns, kGeneral}, {}},
    Rule{Polarity::kStatesPolicy, 5, {kCondemns}, {kPast, kEvidence}},

    Rule{Polarity::kChallengesMethod, 9, {kNegation, kEvidence, kShows}, {kPart, kDemands}},
    Rule{Polarity::kChallengesMethod, 7, {kNegation, kEvidence, kShows}, {}},
    Rule{Polarity::kChallengesMethod, 9, {kWeak, kEvidence}, {kDemands}},
    Rule{Polarity::kChallengesMethod, 7, {kWeak, kEvidence}, {}},
    Rule{Polarity::kChallengesMethod, 8, {kAnybody, kCopies}, {kPretext}},
    Rule{Polarity::kChallengesMethod, 6, {kWeak, kShows}, {kSelf}},
    Rule{Polarity::kChallengesMethod, 5, {kEvidence, kCopies}, {kHostile, kSelf, kPast}},
    Rule{Polarity::kChallengesMethod, 7, {kUnsound}, {kWithholds, kDemands, kFalse}},

    Rule{Polarity::kChallengesMotive, 11, {kPretext, kPurpose}, {}},
    Rule{Polarity::kChallengesMotive, 9, {kPretext}, {}},
    Rule{Polarity::kChallengesMotive, 8, {kWants, kPurpose}, {kHostile}},
    Rule{Polarity::kChallengesMotive, 5, {kWants, kPurpose}, {}},

    Rule{Polarity::kCounterAccuses, 10, {kItself, kHostile}, {kNegation, kEvidence}},
    Rule{Polarity::kCounterAccuses, 6, {kItself, kHostile}, {kNegation}},
    Rule{Polarity::kCounterAccuses, 8, {kOthers, kHostile, kSelf}, {kNegation, kDemands}},
    Rule{Polarity::kCounterAccuses, 4, {kHostile, kSelf}, {kNegation, kCondemns, kProduces}},
};

// What makes an answer of what might be a report: the topics of these kinds stand in reports too.
constexpr int kLeast = 5;

bool declines_by_cue(string_view cue) {
  for (const string_view words :
       {string_view("declined"),        string_view("declines"),     string_view("refused to"),
        string_view("refuses to"),      string_view("refusing to"),  string_view("declining"),
        string_view("neither confirm"), string_view("nor rule out"), string_view("not confirm"),
        string_view("not comment"),     string_view("not answer"),   string_view("not say"),
        string_view("not respond"),     string_view("not reply"),    string_view("unable to"),
        string_view("would not"),       string_view("not rule out"), string_view("no comment"),
        string_view("leaves open"),     string_view("left open"),    string_view("not wish to"),
        string_view("not discuss"),     string_view("no word on"),   string_view("not be drawn")}) {
    if (cue.find(words) != string_view::npos) return true;
  }
  return false;
}

}  // namespace

namespace {

struct Reading {
  Polarity polarity = Polarity::kAsserts;
  int weight = kLeast - 1;
};

Reading read(Topics topics, Reading best, bool replies) {
  for (const Rule& rule : kRules) {
    if (!topics.holds_all(rule.all) || topics.holds_any(rule.none)) continue;
    const int here = rule.weight + (replies && rule.polarity == Polarity::kCounterAccuses ? 4 : 0);
    if (here > best.weight) best = {rule.polarity, here};
  }
  return best;
}

}  // namespace

Polarity polarity_of(const Answer& answer) {
  if (declines_by_cue(answer.cue)) return Polarity::kDeclinesToConfirm;
  const Topics cue = topics_of(answer.cue);
  const bool replies = answer.source_answers || cue.holds_any({kReplies});
  const bool demands = answer.kind == CueClass::kAsk || cue.holds_any({kDemands});
  Reading before;
  if (answer.kind == CueClass::kDeny) before = {Polarity::kDenies, 8};
  // What it says first is what it does: the first sentence that is an answer decides.
  string_view rest = answer.content;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(". "), rest.size());
    Topics topics = topics_of(rest.substr(0, end));
    if (demands) topics.insert(kDemands);
    const Reading here = read(topics, before, replies);
    if (here.polarity != Polarity::kAsserts) return here.polarity;
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return Polarity::kAsserts;
}

}  // namespace perpend::claims
