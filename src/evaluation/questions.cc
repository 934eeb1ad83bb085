// Each split chooses the reports that may be known, and everything else follows from that choice:
// profiles, backgrounds, priors and rarities are counted from the chosen reports alone.
#include "evaluation/questions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "training/cases.h"

namespace perpend::evaluation {
namespace {

using attribution::Corpus;
using attribution::Profiles;
using attribution::Report;

constexpr std::array<std::string_view, 5> kNames = {
    "prequential", "embargo", "leave-one-report-out", "leaked", "release-ahead"};

Question question_about(const Corpus& corpus, std::uint32_t index,
                        std::shared_ptr<const Profiles> profiles) {
  const Report& report = corpus.reports[index];
  Question question;
  question.citation = report.citation;
  question.actor = corpus.actors[report.actor];
  question.year = report.date.year();
  question.stage = std::to_string(question.year);
  question.findings = training::findings_of(report);
  for (const std::uint32_t item : report.items) {
    ++(corpus.items[item].software ? question.software : question.techniques);
  }
  question.terms = training::terms_of(*profiles, index, question.findings, report.actor);
  question.truth = question.terms.truth;
  question.profiles = std::move(profiles);
  return question;
}

std::vector<std::uint32_t> chosen_reports(const Corpus& corpus, const Report& report, Date new_year,
                                          Split split) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < corpus.reports.size(); ++i) {
    const Report& other = corpus.reports[i];
    if (!other.dated) continue;
    const bool earlier = other.date < new_year;
    const bool distant = report.date.days() - other.date.days() >= kEmbargoDays;
    const bool in = split == Split::kPrequential         ? earlier
                    : split == Split::kEmbargo           ? earlier && distant
                    : split == Split::kLeaveOneReportOut ? other.citation != report.citation
                                                         : true;
    if (in) chosen.push_back(i);
  }
  return chosen;
}

std::set<std::string, std::less<>> names_in(const std::string& citation) {
  std::set<std::string, std::less<>> names;
  for (std::size_t start = 0; start <= citation.size();) {
    const std::size_t bar = std::min(citation.find('|', start), citation.size());
    names.insert(citation.substr(start, bar - start));
    start = bar + 1;
  }
  return names;
}

}  // namespace

std::optional<Split> split(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Split>(i);
  }
  return {};
}

std::string_view name_of(Split split) { return kNames[static_cast<std::size_t>(split)]; }

std::vector<Question> questions_of(const Corpus& corpus, Split split) {
  std::vector<Question> questions;
  const bool by_year = split == Split::kPrequential || split == Split::kLeaked;
  std::map<int, std::shared_ptr<const Profiles>> kept;
  for (const std::uint32_t index : training::cases_of(corpus)) {
    const Report& report = corpus.reports[index];
    const int year = report.date.year();
    if (year > kLastYear || (year < kFirstYear && split != Split::kPrequential)) continue;
    const Date new_year = training::first_day(year);
    std::shared_ptr<const Profiles>& profiles = kept[by_year ? year : 0];
    if (!by_year || !profiles) {
      profiles = std::make_shared<const Profiles>(corpus, new_year,
                                                  chosen_reports(corpus, report, new_year, split));
    }
    if (!profiles->actors().empty()) questions.push_back(question_about(corpus, index, profiles));
  }
  return questions;
}

std::vector<Question> release_questions(const Corpus& earlier, Date as_of, const Corpus& later,
                                        const std::string& stage) {
  std::set<std::string, std::less<>> known_names;
  for (const Report& report : earlier.reports) known_names.merge(names_in(report.citation));
  std::map<std::string, std::uint32_t> item_of;
  for (std::uint32_t i = 0; i < earlier.items.size(); ++i) item_of[earlier.items[i].id] = i;
  std::map<std::string, std::uint32_t> actor_of;
  for (std::uint32_t i = 0; i < earlier.actors.size(); ++i) actor_of[earlier.actors[i]] = i;
  const auto profiles = std::make_shared<const Profiles>(
      earlier, as_of, attribution::reports_before(earlier, as_of, true));

  std::vector<Question> questions;
  for (const std::uint32_t index : training::cases_of(later)) {
    const Report& report = later.reports[index];
    const auto names = names_in(report.citation);
    if (std::any_of(names.begin(), names.end(),
                    [&](const std::string& name) { return known_names.contains(name); })) {
      continue;
    }
    Question question;
    question.citation = report.citation;
    question.actor = later.actors[report.actor];
    question.year = report.date.year();
    question.stage = stage;
    question.profiles = profiles;
    question.findings.day = std::min(as_of, training::first_day(question.year));
    for (const std::uint32_t item : report.items) {
      const attribution::Item& what = later.items[item];
      ++(what.software ? question.software : question.techniques);
      const auto place = item_of.find(what.id);
      if (place != item_of.end()) {
        question.findings.items.push_back({.item = place->second});
      } else if (what.software) {
        question.findings.unseen_software.push_back(attribution::kFullTrust);
      }
    }
    std::sort(question.findings.items.begin(), question.findings.items.end(),
              [](const auto& a, const auto& b) { return a.item < b.item; });
    const auto actor = actor_of.find(question.actor);
    const std::uint32_t number = actor == actor_of.end() ? knowledge::kNone : actor->second;
    question.terms = training::terms_of(*profiles, index, question.findings, number);
    question.truth = question.terms.truth;
    questions.push_back(std::move(question));
  }
  return questions;
}

Question held_out_whole(const Corpus& corpus, const Question& question) {
  std::vector<std::uint32_t> others;
  const std::uint32_t actor = question.profiles->actors()[question.truth].actor;
  for (const attribution::ProfiledReport& report : question.profiles->reports()) {
    if (corpus.reports[report.report].actor != actor) others.push_back(report.report);
  }
  Question result = question;
  result.profiles = std::make_shared<const Profiles>(corpus, question.profiles->as_of(), others);
  result.terms =
      training::terms_of(*result.profiles, question.terms.report, question.findings, actor);
  result.truth = result.terms.truth;
  return result;
}

}  // namespace perpend::evaluation
