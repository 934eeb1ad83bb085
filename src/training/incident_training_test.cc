#include "training/incident_training.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "extraction/incident_model.h"
#include "training/technique_training.h"

namespace perpend::training {
namespace {

using extraction::IncidentModel;

Date day(int year) { return *Date::from_ymd(year, 6, 1); }

attack::Texts texts() {
  attack::Texts made;
  made.techniques = {{"T9001", "Sowing", "Adversaries may sow seeds.", {"execution"}, day(2019)},
                     {"T9002", "Mowing", "Adversaries may mow the meadow.", {"impact"}, day(2019)},
                     {"T9003", "Raking", "Adversaries may rake leaves.", {"impact"}, day(2024)}};
  for (const char* end : {"at dawn", "by hand", "in haste", "twice"}) {
    made.procedures.push_back({"T9001", std::string("X has sown seeds ") + end, day(2020)});
    made.procedures.push_back({"T9002", std::string("X has mown the meadow ") + end, day(2021)});
    made.procedures.push_back({"T9002", std::string("X mowed the meadow ") + end, day(2022)});
  }
  return made;
}

const std::vector<IncidentSentence> kSentences = {
    {{"T9001"}, "barley was sown in the field"}, {{"T9001"}, "they sowed seeds overnight"},
    {{"T9002"}, "the meadow was mown"},          {{"T9002"}, "a scythe went through the grass"},
    {{"T9003"}, "leaves were raked into heaps"}, {{}, "the mayor spoke"}};

const extraction::TechniqueModel& procedures() {
  static const std::string bytes = train_techniques(texts(), {}, day(2023));
  static const auto model = extraction::TechniqueModel::open(bytes);
  EXPECT_TRUE(model);
  return *model;
}

std::string trained(Date as_of) {
  const attack::Texts made = texts();
  return train_incidents({made, kSentences, {}}, {}, procedures(), extraction::Lexicon(), as_of);
}

TEST(IncidentTraining, GivesTheSameBytesTwice) {
  const std::string once = trained(day(2025));
  ASSERT_FALSE(once.empty());
  EXPECT_EQ(once, trained(day(2025)));
}

TEST(IncidentTraining, LearnsTheWordsOfItsSentences) {
  const std::string bytes = trained(day(2025));
  const auto model = IncidentModel::open(bytes);
  ASSERT_TRUE(model);
  ASSERT_EQ(model->size(), 3U);
  const auto work = model->workspace();
  const auto margins = model->margins("somebody had sown barley", *work).techniques;
  EXPECT_GT(margins[0], margins[1]);
  EXPECT_GT(margins[0], margins[2]);
}

TEST(IncidentTraining, KnowsNoTechniqueThatWasRecordedLater) {
  const std::string bytes = trained(day(2020));
  const auto model = IncidentModel::open(bytes);
  ASSERT_TRUE(model);
  EXPECT_EQ(model->find("T9003"), model->size());
}

TEST(IncidentSentences, AreLabelledAndEachStandsOnce) {
  std::set<std::string_view> seen;
  std::size_t nothing = 0;
  for (const IncidentSentence& one : incident_sentences()) {
    EXPECT_TRUE(seen.insert(one.text).second) << one.text;
    nothing += one.techniques.empty() ? 1 : 0;
    for (const std::string_view id : one.techniques) {
      EXPECT_TRUE(id.size() == 5 || id.size() == 9) << id;
    }
  }
  EXPECT_GT(seen.size(), 1000U);
  EXPECT_GT(nothing, 50U);
}

}  // namespace
}  // namespace perpend::training
