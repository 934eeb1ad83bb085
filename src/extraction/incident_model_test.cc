#include "extraction/incident_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <string>

#include "extraction/concepts.h"
#include "knowledge/pack.h"

namespace perpend::extraction {
namespace {

std::set<std::uint32_t> words_of(std::string_view text) {
  SentenceFeatures features;
  read_incident_features(text, features);
  EXPECT_EQ(features.words.size(), features.word_places.size());
  for (const ByteSpan& place : features.word_places) {
    EXPECT_LT(place.start, place.end);
    EXPECT_LE(place.end, text.size());
  }
  return {features.words.begin(), features.words.end()};
}

std::size_t shared(std::string_view a, std::string_view b) {
  const auto first = words_of(a), second = words_of(b);
  std::size_t n = 0;
  for (const std::uint32_t one : first) n += second.contains(one) ? 1 : 0;
  return n;
}

TEST(Concepts, JoinSentencesThatShareNoWord) {
  EXPECT_GE(shared("erased journal", "wiped logs"), 3U);  // both concepts, and their pair
  EXPECT_EQ(shared("erased journal", "green meadow"), 0U);
}

TEST(Concepts, ArePairedOnlyNearEachOther) {
  std::string far = "erased";
  for (int i = 0; i < 20; ++i) far += " xyzzy";
  EXPECT_LT(shared(far + " journal", "wiped logs"), shared("erased journal", "wiped logs"));
}

TEST(Concepts, OfTextsMadeToHurtAreBounded) {
  std::string text;
  while (text.size() < 200'000) text += "log password server document ";
  SentenceFeatures features;
  read_incident_features(text, features);
  EXPECT_LT(features.words.size(), 50'000U);
}

class ShippedIncidents : public testing::Test {
 protected:
  static const knowledge::Pack& pack() {
    static const auto kPack = knowledge::Pack::open(PERPEND_SOURCE_DIR "/data/perpend.pack");
    EXPECT_TRUE(kPack);
    return *kPack;
  }
  static std::string bytes() { return std::string(pack().model(kIncidentModelName)); }
};

TEST_F(ShippedIncidents, KnowAClauseInOtherWords) {
  const auto model = IncidentModel::open(pack().model(kIncidentModelName));
  ASSERT_TRUE(model);
  const auto work = model->workspace();
  const auto best = [&](std::string_view passage) {
    const auto& margins = model->margins(passage, *work).techniques;
    return std::string(model->id(static_cast<std::uint32_t>(
        std::max_element(margins.begin(), margins.end()) - margins.begin())));
  };
  EXPECT_EQ(best("they purged the Windows event journal"), "T1070.001");
  EXPECT_EQ(best("a keylogger noted every key he typed"), "T1056.001");
  const std::uint32_t logs = model->find("T1070.001");
  ASSERT_LT(logs, model->size());
  EXPECT_FALSE(model->reasons("they cleared the event logs", logs, *work, 3).empty());
  EXPECT_EQ(model->find("T0000"), model->size());
}

TEST_F(ShippedIncidents, AreSurerWithAPhraseAndALargerMargin) {
  const auto model = IncidentModel::open(pack().model(kIncidentModelName));
  ASSERT_TRUE(model);
  Clues weak{};
  weak[static_cast<std::size_t>(Clue::kOwn)] = -600;
  weak[static_cast<std::size_t>(Clue::kAhead)] = -300;
  Clues named = weak;
  named[static_cast<std::size_t>(Clue::kPhrase)] = 1000;
  Clues ahead = named;
  ahead[static_cast<std::size_t>(Clue::kAhead)] = 900;
  EXPECT_LT(model->confidence(weak), model->confidence(named));
  EXPECT_LT(model->confidence(named), model->confidence(ahead));
  EXPECT_LT(model->confidence(ahead), 1000);
}

TEST_F(ShippedIncidents, ThatAreDamagedAreRefused) {
  const std::string good = bytes();
  ASSERT_FALSE(good.empty());
  EXPECT_FALSE(IncidentModel::open(""));
  EXPECT_FALSE(IncidentModel::open(good.substr(0, good.size() - 8)));
  // A class number beyond the classes, a feature whose weights begin behind the end.
  IncidentHeader header{};
  std::memcpy(&header, good.data(), sizeof(header));
  std::string bad = good;
  const std::size_t classes = (sizeof(header) + 7) / 8 * 8;
  const std::size_t features = classes + (header.classes * sizeof(IncidentClass) + 7) / 8 * 8;
  const std::uint32_t wild = 0x7FFFFFFF;
  std::memcpy(bad.data() + features + offsetof(IncidentFeature, first), &wild, sizeof(wild));
  EXPECT_FALSE(IncidentModel::open(bad));
  bad = good;
  const std::size_t numbers =
      features + (std::size_t{header.features} + 1) * sizeof(IncidentFeature);
  const std::uint16_t far = 0xFFFF;
  std::memcpy(bad.data() + numbers, &far, sizeof(far));
  EXPECT_FALSE(IncidentModel::open(bad));
}

}  // namespace
}  // namespace perpend::extraction
