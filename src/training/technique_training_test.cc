#include "training/technique_training.h"

#include <gtest/gtest.h>

#include <string>

#include "extraction/technique_model.h"

namespace perpend::training {
namespace {

using extraction::TechniqueModel;

Date day(int year) { return *Date::from_ymd(year, 6, 1); }

// Invented techniques with invented words.
attack::Texts garden() {
  attack::Texts texts;
  texts.techniques = {
      {"T9001",
       "Sowing",
       "Adversaries may sow seeds in the open field at dawn.",
       {"execution"},
       day(2019)},
      {"T9001.001",
       "Sowing Barley",
       "They may sow barley in the wet field.",
       {"execution"},
       day(2019)},
      {"T9002", "Mowing", "Adversaries may mow the meadow with a scythe.", {"impact"}, day(2019)},
      {"T9003", "Raking", "Adversaries may rake leaves into heaps.", {"impact"}, day(2024)}};
  const char* tools[] = {"with care", "at night", "by hand", "in haste", "twice", "quietly"};
  for (int year = 2020; year <= 2024; ++year) {
    for (const char* tool : tools) {
      const std::string end = std::string(" ") + tool + " in the valley.";
      texts.procedures.push_back(
          {"T9001", "[X](https://a.example/groups/G1) has sown seeds" + end, day(year)});
      texts.procedures.push_back({"T9001.001", "X sowed barley" + end, day(year)});
      texts.procedures.push_back({"T9002", "X has mown the meadow with a scythe" + end, day(year)});
    }
  }
  texts.others.push_back({"Consider fencing the meadow. Lock up every scythe.", day(2020)});
  return texts;
}

const std::vector<std::string> kProse = {"The mayor spoke.",          "It rained in June.",
                                         "Prices rose a little.",     "A choir sang.",
                                         "She left the house early.", "He read a book."};

TEST(TechniqueTraining, GivesTheSameBytesTwice) {
  const std::string once = train_techniques(garden(), kProse, *Date::from_ymd(2025, 1, 1));
  ASSERT_FALSE(once.empty());
  EXPECT_EQ(once, train_techniques(garden(), kProse, *Date::from_ymd(2025, 1, 1)));
}

TEST(TechniqueTraining, LearnsWhatTheWordsOfATechniqueAre) {
  const std::string bytes = train_techniques(garden(), kProse, *Date::from_ymd(2025, 1, 1));
  const auto model = TechniqueModel::open(bytes);
  ASSERT_TRUE(model);
  EXPECT_EQ(model->fitted_as_of().iso(), "2025-01-01");
  const auto work = model->workspace();
  const auto first = [&](std::string_view sentence) {
    return std::string(model->id(model->score(sentence, *work, 1).guesses.at(0).technique));
  };
  EXPECT_EQ(first("They sowed barley near the river."), "T9001.001");
  EXPECT_EQ(first("The meadow was mown with a scythe."), "T9002");
  const auto mown = model->score("X has mown the meadow with a scythe.", *work, 2);
  EXPECT_GT(mown.guesses[0].probability, mown.guesses[1].probability);
  EXPECT_GT(mown.use_probability, model->score("The mayor spoke.", *work, 1).use_probability);
  const auto reasons =
      model->reasons("X has mown the meadow.", mown.guesses[0].technique, *work, 3);
  ASSERT_FALSE(reasons.empty());
  EXPECT_LE(reasons.size(), 3U);
}

TEST(TechniqueTraining, KnowsNothingRecordedOnTheDayOrLater) {
  attack::Texts texts = garden();
  const Date as_of = *Date::from_ymd(2024, 1, 1);
  const std::string before = train_techniques(texts, kProse, as_of);
  const auto model = TechniqueModel::open(before);
  ASSERT_TRUE(model);
  EXPECT_EQ(model->size(), 3U);  // Raking came later
  texts.procedures.push_back({"T9002", "Something quite new about hedges.", as_of});
  texts.others.push_back({"Later advice about hedges.", as_of});
  EXPECT_EQ(train_techniques(texts, kProse, as_of), before);
}

TEST(TechniqueTraining, OfTooLittleGivesNoModel) {
  EXPECT_EQ(train_techniques({}, {}, day(2025)), "");
  attack::Texts texts = garden();
  texts.procedures.clear();
  EXPECT_EQ(train_techniques(texts, kProse, day(2025)), "");
}

TEST(TechniqueModel, RefusesBytesThatAreDamaged) {
  const std::string good = train_techniques(garden(), kProse, *Date::from_ymd(2025, 1, 1));
  EXPECT_FALSE(TechniqueModel::open(""));
  EXPECT_FALSE(TechniqueModel::open(good.substr(0, good.size() - 8)));
  // Whatever byte is changed, what opens can be asked without leaving the bytes (run under ASan).
  for (std::size_t at = 0; at < good.size(); at += 1 + at / 40) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x85);
    const auto model = TechniqueModel::open(bad);
    if (!model) continue;
    const auto work = model->workspace();
    model->score("X has mown the meadow with a scythe by hand.", *work, 3);
  }
}

}  // namespace
}  // namespace perpend::training
