#include "reporting/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "core/json.h"
#include "reporting/extract.h"
#include "reporting/sample_case.h"

namespace perpend::reporting {
namespace {

json::Document parsed(const std::string& text) {
  auto document = json::Document::parse(text, "answer");
  EXPECT_TRUE(document.has_value()) << text.substr(0, 400);
  return std::move(*document);
}

// Reads the decimal exactly as it is written, as a whole number of 10^-9.
std::int64_t billionths(const json::View& view) {
  const std::string text = view.dump();
  return static_cast<std::int64_t>(std::llround(std::stold(text) * 1e9L));
}

TEST(AssessmentJson, PosteriorsAndOthersSumToExactlyOne) {
  const auto made = sample::realistic();
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  std::int64_t sum = billionths(*document.root().find("others"));
  EXPECT_GT(sum, 0);
  for (const auto& h : document.root().items("hypotheses")) sum += billionths(*h.find("posterior"));
  EXPECT_EQ(sum, 1'000'000'000);
}

TEST(AssessmentJson, RowsAddUpToTheWeightOfEveryHypothesisShown) {
  const auto made = sample::realistic();
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  for (const auto& h : document.root().items("hypotheses")) {
    std::int64_t sum = 0;
    for (const auto& row : document.root().items("evidence")) {
      sum += billionths(*row.find("weight_bans")->find(*h.string("id")));
    }
    EXPECT_EQ(sum, billionths(*h.find("weight_bans")));
    std::int64_t classes = 0;
    for (const auto& [name, value] : h.find("by_class")->members()) classes += billionths(value);
    EXPECT_EQ(classes, sum);
    EXPECT_EQ(billionths(*h.find("prior_bans")) + sum, billionths(*h.find("score_bans")));
  }
}

TEST(AssessmentJson, PosteriorIsTenToTheScoreLessTheNormaliser) {
  const auto made = sample::realistic();
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  const double normaliser = *document.root().number("normaliser_bans");
  for (const auto& h : document.root().items("hypotheses")) {
    const double expected = std::pow(10.0, *h.number("score_bans") - normaliser);
    EXPECT_NEAR(*h.number("posterior"), expected, 2e-6 * expected + 2e-9);
  }
}

TEST(AssessmentJson, ShowsTwentyHypothesesAndTheUnlistedActorBelowThem) {
  auto made = sample::realistic();
  for (auto& h : made.assessment.hypotheses) {
    if (h.id == kUnlistedId) h.prior = Prior(-9'000'000);
  }
  sample::add_up(made.assessment);
  ASSERT_EQ(made.assessment.hypotheses.back().id, kUnlistedId);
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  const auto hypotheses = document.root().items("hypotheses");
  ASSERT_EQ(hypotheses.size(), 21U);
  EXPECT_EQ(hypotheses.back().string("id"), kUnlistedId);
  EXPECT_EQ(hypotheses.back().integer("rank"), 30);
}

TEST(AssessmentJson, SpansPointAtTheFindingInTheNamedFile) {
  const auto made = sample::realistic();
  std::map<std::string, std::string> texts;
  for (const auto& d : made.incident.documents) texts[d.name] = d.text;
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  for (const auto& row : document.root().items("evidence")) {
    const auto span = row.find("span");
    ASSERT_TRUE(span);
    const auto start = static_cast<std::size_t>(*span->integer("start"));
    const auto end = static_cast<std::size_t>(*span->integer("end"));
    const std::string& text = texts.at(std::string(*span->string("file")));
    EXPECT_EQ(text.substr(start, end - start), row.find("finding")->string("name"));
    EXPECT_EQ(span->integer("page"), start < text.size() / 2 ? 1 : 2);
  }
}

TEST(AssessmentJson, CountsDistinctSourcesOfOneClaimAsOrigins) {
  auto made = sample::realistic();
  made.incident.testimony.push_back(made.incident.testimony.front());  // the same source, again
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  const auto testimony = document.root().items("testimony");
  ASSERT_EQ(testimony.size(), 2U);
  EXPECT_EQ(testimony[0].integer("origins"), 2);
  EXPECT_EQ(testimony[0].items("said_by").size(), 3U);
  EXPECT_EQ(testimony[1].string("level"), "sponsor");
  EXPECT_EQ(testimony[1].integer("origins"), 1);
}

TEST(AssessmentJson, CarriesTheStrictestMarkingOfItsRows) {
  const auto made = sample::realistic();
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  EXPECT_EQ(document.root().string("marking"), "TLP:AMBER");  // of one domain; the case is GREEN
}

TEST(AssessmentJson, SurvivesHostileTextWithoutDuplicateKeys) {
  const auto made = sample::hostile();
  const auto document = parsed(assessment_json(made.assessment, made.incident, 2));
  EXPECT_TRUE(document.duplicate_keys("answer").empty());
  EXPECT_EQ(document.root().string("schema"), "perpend.assessment/1");
}

TEST(AssessmentJson, IsOneLineUnlessAskedOtherwise) {
  const auto made = sample::realistic();
  const auto text = assessment_json(made.assessment, made.incident);
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

TEST(AssessmentJson, SaysWhatIsLeftOutByClassAndBySource) {
  const auto made = sample::realistic();
  const auto document = parsed(assessment_json(made.assessment, made.incident));
  EXPECT_EQ(document.root().find("without")->find("tooling")->string("term"), "unlikely");
  const auto sources = document.root().items("without_source");
  ASSERT_EQ(sources.size(), 2U);
  EXPECT_EQ(sources[0].string("source"), "CERT note 12");
}

TEST(ExtractJson, ListsEveryObservationWithItsSpans) {
  const auto made = sample::realistic();
  const auto document = parsed(extract_json(made.incident));
  const auto observations = document.root().items("observations");
  ASSERT_EQ(observations.size(), made.incident.observations.size());
  EXPECT_EQ(observations[0].string("type"), "malware");
  EXPECT_EQ(observations[0].number("confidence"), 0.83);
  EXPECT_EQ(observations[0].items("spans").size(), 2U);
  EXPECT_EQ(observations[1].items("spans").size(), 1U);
  // What is said of who did it, then what the documents call themselves.
  const auto testimony = document.root().items("testimony");
  ASSERT_EQ(testimony.size(), 5U);
  EXPECT_EQ(testimony[2].string("kind"), "attribution");
  EXPECT_EQ(testimony[3].string("kind"), "title");
}

TEST(ExtractJson, NamesAnUnknownTypeAsItWasGiven) {
  Incident incident;
  Observation odd;
  odd.unknown_type = "moon-phase";
  odd.value = "full";
  incident.observations.push_back(odd);
  const auto document = parsed(extract_json(incident));
  EXPECT_EQ(document.root().items("observations")[0].string("type"), "moon-phase");
}

}  // namespace
}  // namespace perpend::reporting
