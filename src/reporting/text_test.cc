#include "reporting/text.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "reporting/extract.h"
#include "reporting/sample_case.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Takes out the colours that the renderer itself sets: ESC [ digits ; m.
std::string without_colour(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\x1b') {
      out += text[i];
      continue;
    }
    EXPECT_EQ(text[i + 1], '[');
    i = text.find_first_not_of("0123456789;", i + 2);
    EXPECT_EQ(text[i], 'm');
  }
  return out;
}

TEST(AssessmentText, NoLineIsWiderThanEightyColumns) {
  for (const auto& made : {sample::realistic(), sample::hostile(), sample::nothing_to_say()}) {
    for (const bool unicode : {true, false}) {
      TextOptions options;
      options.unicode = unicode;
      for (const auto& line : lines_of(assessment_text(made.assessment, made.incident, options))) {
        EXPECT_LE(width_of(line), 80) << line;
      }
    }
    for (const auto& line : lines_of(extract_text(made.incident))) {
      EXPECT_LE(width_of(line), 80) << line;
    }
  }
}

TEST(AssessmentText, ColourChangesNothingButColour) {
  const auto made = sample::hostile();
  TextOptions options;
  options.colour = true;
  const auto coloured = assessment_text(made.assessment, made.incident, options);
  const auto plain = assessment_text(made.assessment, made.incident);
  EXPECT_NE(coloured, plain);
  std::string expected;
  for (const auto& line : lines_of(without_colour(coloured))) {
    const auto end = line.find_last_not_of(' ');
    expected += line.substr(0, end == std::string::npos ? 0 : end + 1) + "\n";
  }
  EXPECT_EQ(expected, plain);
}

TEST(AssessmentText, LetsNoControlOrReorderingMarkOfTheDataThrough) {
  const auto made = sample::hostile();
  const auto text = assessment_text(made.assessment, made.incident) + extract_text(made.incident);
  for (const std::string_view bad : {"\x1b", "\x07", "\u202E", "\u2066", "\xff"}) {
    EXPECT_EQ(text.find(bad), std::string::npos);
  }
  EXPECT_NE(text.find("[U+202E]"), std::string::npos);
}

TEST(AssessmentText, DefangsEveryIndicator) {
  const auto made = sample::realistic();
  const auto text = assessment_text(made.assessment, made.incident) + extract_text(made.incident);
  EXPECT_EQ(text.find("c2.example"), std::string::npos);
  EXPECT_EQ(text.find("192.0.2.77"), std::string::npos);
  EXPECT_EQ(text.find("https://"), std::string::npos);
  EXPECT_NE(text.find("update[.]c2[.]example"), std::string::npos);
}

TEST(AssessmentText, DefangsWhatStandsInSentencesAndNotes) {
  const auto made = sample::hostile();
  const auto text = assessment_text(made.assessment, made.incident) + extract_text(made.incident);
  EXPECT_EQ(text.find("evil.example"), std::string::npos);
  EXPECT_EQ(text.find("b.example"), std::string::npos);
}

TEST(AssessmentText, OpensAndClosesWithTheMarking) {
  const auto made = sample::realistic();
  const auto lines = lines_of(assessment_text(made.assessment, made.incident));
  EXPECT_TRUE(lines.front().starts_with("TLP:AMBER "));
  EXPECT_TRUE(lines.back().starts_with("TLP:AMBER "));
}

TEST(AssessmentText, SpeaksTheAssessmentBeforeAnythingElse) {
  const auto made = sample::realistic();
  const auto lines = lines_of(assessment_text(made.assessment, made.incident));
  EXPECT_TRUE(lines[1].empty());
  EXPECT_TRUE(lines[2].starts_with("It is likely (55-80 %)")) << lines[2];
}

TEST(AssessmentText, SaysWhyThereIsNoAssessment) {
  const auto made = sample::nothing_to_say();
  const auto text = assessment_text(made.assessment, made.incident);
  EXPECT_NE(text.find("No assessment."), std::string::npos);
  EXPECT_NE(text.find("Why not: the input holds no observation"), std::string::npos);
  EXPECT_EQ(text.find("CANDIDATES"), std::string::npos);
  EXPECT_NE(text.find("perpend attribute --as-of 2024-06-01 note.txt"), std::string::npos);
}

TEST(AssessmentText, MarksTheFindingInItsPassage) {
  const auto made = sample::realistic();
  const auto text = assessment_text(made.assessment, made.incident);
  EXPECT_NE(text.find("»UPPERTIDE«"), std::string::npos);
  EXPECT_NE(text.find("»192[.]0[.]2[.]77«"), std::string::npos);
}

TEST(AssessmentText, GivesTestimonyItsSourceAndDayAndNoWeight) {
  const auto made = sample::realistic();
  const auto text = assessment_text(made.assessment, made.incident);
  EXPECT_NE(text.find("TESTIMONY, NOT WEIGHED"), std::string::npos);
  EXPECT_NE(text.find("said by CERT note 12 on 2024-09-01"), std::string::npos);
  EXPECT_NE(text.find("2 origins"), std::string::npos);
}

TEST(AssessmentText, SaysThatAFindingStandsInMorePlaces) {
  const auto made = sample::realistic();
  const auto text = assessment_text(made.assessment, made.incident);
  EXPECT_NE(text.find("and 1 more place"), std::string::npos);
  EXPECT_EQ(text.find("and 2 more places"), std::string::npos);
}

TEST(AssessmentText, SpeaksOfASponsorOnlyAsSaidBySomebody) {
  const auto made = sample::realistic();
  const auto text = assessment_text(made.assessment, made.incident);
  EXPECT_NE(text.find("said to be the sponsor: a foreign ministry"), std::string::npos);
  EXPECT_NE(text.find("said by Vendor analysis, undated:"), std::string::npos);
}

TEST(AssessmentText, QuotesFileNamesForTheShell) {
  auto made = sample::realistic();
  made.incident.documents[1].name = "it's.pdf";
  const auto text = assessment_text(made.assessment, made.incident);
  EXPECT_NE(text.find("report.txt 'it'\\''s.pdf'"), std::string::npos);
}

TEST(ExtractText, SaysWhereEachObservationStands) {
  const auto made = sample::realistic();
  const auto text = extract_text(made.incident);
  const auto& span = made.incident.observations[0].spans[0].bytes;
  EXPECT_NE(text.find(std::to_string(span.start) + "-" + std::to_string(span.end) + " p.1 [1]"),
            std::string::npos);
}

}  // namespace
}  // namespace perpend::reporting
