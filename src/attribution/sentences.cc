#include "attribution/sentences.h"

#include <algorithm>
#include <cctype>

#include "attribution/sensitivity.h"

namespace perpend::attribution {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return number(count) + " " + std::string(count == 1 ? one : many);
}

std::string points(std::int64_t thousandths) {
  return counted((thousandths + 5) / 10, "point", "points");
}

// High takes several graded sources, more than one class and an answer that stays where it is.
constexpr std::int64_t kWide = 350;  // thousandths
constexpr std::int64_t kNarrow = 150;

// What was read out of sentences is said to be.
std::string prose_limit(const Incident& incident) {
  const auto is_read = [&](const Observation& one) {
    return !one.spans.empty() && one.spans.front().document < incident.documents.size() &&
           !incident.documents[one.spans.front().document].text.empty();
  };
  const auto read =
      std::count_if(incident.observations.begin(), incident.observations.end(), is_read);
  if (read == 0) return "";
  const auto all = static_cast<std::ptrdiff_t>(incident.observations.size());
  const std::string which =
      read == all ? "All " + number(all) : number(read) + " of " + number(all);
  return which +
         " observations were read out of prose by extraction, which misses some and mistakes "
         "others; a doubtful one weighs less by as much. Look at the passages beside the rows.";
}

}  // namespace

std::string confidence_of(const Grounds& grounds) {
  if (!grounds.spoken || grounds.graded_sources == 0 || grounds.spread_thousandths > kWide ||
      grounds.findings < 8) {
    return "low";
  }
  if (grounds.graded_sources >= 3 && grounds.classes >= 2 &&
      grounds.spread_thousandths <= kNarrow) {
    return "high";
  }
  return "moderate";
}

std::string confidence_sentence(const Grounds& grounds) {
  std::string text =
      "Confidence is " + confidence_of(grounds) + ": it rests on " +
      counted(grounds.findings, "finding", "findings") + " of " +
      counted(grounds.classes, "class", "classes") + " from " +
      counted(grounds.sources, "origin", "origins") + " (" + number(grounds.graded_sources) +
      " of known good grade), and leaving any one out" +
      (grounds.fit_spread_thousandths ? ", or drawing the fitted numbers again," : "") +
      " moves the leader's figure within a range of " + points(grounds.spread_thousandths);
  if (grounds.fit_spread_thousandths) {
    text += " (the numbers alone: " + points(*grounds.fit_spread_thousandths) + ")";
  }
  text += ".";
  return text;
}

std::string likelihood_sentence(const Likelihood& likelihood, const Hypothesis& leader) {
  if (likelihood.term == "no assessment") {
    return "No word of probability is spoken: past cases like this one do not bear one out.";
  }
  std::string text = likelihood.term;
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  text += " (" + number(likelihood.low_percent) + "-" + number(likelihood.high_percent) + " %): ";
  if (leader.id == kUnlistedId) {
    return text + "the activity is that of an actor of whom the pack has no published profile.";
  }
  return text + "published reporting would give this activity the name " + leader.name + ".";
}

std::string coverage_sentence(const View& view) {
  const Profiles& profiles = view.profiles();
  const auto actors = static_cast<std::int64_t>(view.candidates().size()) - 1;
  return "As of " + view.as_of().iso() + " the pack names " + counted(actors, "actor", "actors") +
         "; " + number(static_cast<std::int64_t>(profiles.actors().size())) +
         " of them have a profile from " +
         counted(profiles.report_count(), "published report", "published reports") +
         ", the others are names alone and share at most a quarter of the mass kept for actors "
         "without a "
         "profile. Published reporting is not the world: who is watched, and who publishes, "
         "decides who can be found here.";
}

std::vector<std::string> limits_of(const CaseLedger& ledger, const Incident& incident,
                                   std::optional<Date> fitted_as_of) {
  const View& view = ledger.view();
  std::vector<std::string> limits = {
      "A posterior is the probability that published reporting would give this activity this name, "
      "given the pack. It is not guilt, and no sponsor is computed.",
      "Names and groupings of actors are as curated in the pack, also for an earlier day: that is "
      "hindsight."};
  if (fitted_as_of && *fitted_as_of > view.as_of()) {
    limits.push_back(
        "The fitted numbers, and the model that finds techniques in prose, know what "
        "was published up to " +
        fitted_as_of->iso() + ", later than the day asked for (" + view.as_of().iso() + ").");
  }
  if (!fitted_as_of) {
    limits.emplace_back("The pack carries no fitted numbers; every weight stands at face value.");
  }
  if (view.draws().empty()) {
    limits.emplace_back(
        "The pack carries no draws of its fitted numbers: the sensitivity range does not say how "
        "far the fitted numbers are from certain themselves.");
  }
  const auto has = [&](FindingKind kind) {
    return std::any_of(ledger.findings().begin(), ledger.findings().end(),
                       [&](const CaseFinding& finding) { return finding.kind == kind; });
  };
  if (has(FindingKind::kCountry) || has(FindingKind::kSector)) {
    limits.emplace_back(
        "Lists of targets are undated and incomplete; their weights are held down and "
        "were never judged on held-out cases.");
  }
  if (has(FindingKind::kVulnerability)) {
    limits.emplace_back(
        "Few dated reports name a vulnerability, and on held-out cases it changed little; it "
        "counts "
        "from the year of its number, not from the day it became public.");
  }
  if (has(FindingKind::kIndicator)) {
    limits.push_back("Published indicators are historic and may be a victim's own; " +
                     counted(static_cast<std::int64_t>(ledger.unlisted_indicators()), "indicator",
                             "indicators") +
                     " of the case stand in no list in view and weigh nothing.");
  }
  if (const std::string prose = prose_limit(incident); !prose.empty()) limits.push_back(prose);
  if (!incident.testimony.empty()) {
    limits.emplace_back(
        "What the documents conclude of who did it is testimony and weighs nothing "
        "here.");
  }
  const bool doubtful =
      std::any_of(ledger.findings().begin(), ledger.findings().end(),
                  [](const CaseFinding& finding) { return finding.instances.front().ungraded; });
  if (doubtful) {
    limits.emplace_back(
        "Some sources or statements have no grade (F or 6): they weigh in full, and "
        "the sensitivity range shows the answer with half of that.");
  }
  if (ledger.findings().size() > kMostSearched) {
    limits.push_back("The case has " + std::to_string(ledger.findings().size()) +
                     " findings: what would flip the answer, and what to look for next, is not "
                     "searched for beyond " +
                     std::to_string(kMostSearched) + ".");
  }
  limits.emplace_back(
      "Techniques and public tools can be planted: what would flip the answer, and how far it "
      "bears "
      "planted evidence, stands beside it. How often evidence is planted, nobody knows.");
  limits.emplace_back("Not for sole use in an accusation.");
  return limits;
}

}  // namespace perpend::attribution
