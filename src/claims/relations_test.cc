// Rules and frames alone: the models here weigh nothing and find no cue, so that what is found is
// found by the words.
#include "claims/relations.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

struct Read {
  std::string source;
  std::string cue;
  std::string content;
  std::vector<std::string> relays;
};

std::vector<Read> read(const std::string& tagged) {
  const ParsedText parsed = tagged_by_hand(tagged);
  AttributionModel silent;
  silent.threshold = 1;
  std::vector<Read> found;
  for (const RelationOfText& one : relations_of(parsed, silent, "Kestrel Weekly")) {
    Read here{text_of(parsed, one.source),
              text_of(parsed, one.cue_words),
              text_of(parsed, one.content.front()),
              {}};
    for (const WordRange relay : one.relays) here.relays.push_back(text_of(parsed, relay));
    found.push_back(std::move(here));
  }
  return found;
}

TEST(Relations, TakeARefusalWithItsVerb) {
  const auto found =
      read("The_DT bank_NN declined_VBD to_TO comment_VB on_IN an_DT ongoing_JJ inquiry_NN ._.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cue, "declined to comment");
  EXPECT_EQ(found[0].source, "The bank");
  EXPECT_EQ(found[0].content, "an ongoing inquiry");
}

TEST(Relations, ReadWhoAccusesWhomOfWhat) {
  const auto found = read("Police_NNS accuse_VBP Ostmark_NNP of_IN the_DT theft_NN ._.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source, "Police");
  EXPECT_EQ(found[0].content, "Ostmark of the theft");
}

TEST(Relations, HaveTheAgentOfAPassiveAsTheirSource) {
  const auto found = read(
      "The_DT members_NNS had_VBD been_VBN told_VBN by_IN the_DT airline_NN that_IN no_DT data_NN "
      "was_VBD lost_VBN ._.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source, "the airline");
  EXPECT_EQ(found[0].cue, "had been told");
  EXPECT_EQ(found[0].content, "no data was lost");
}

TEST(Relations, MakeNoClaimOfAPassiveWithoutAnAgent) {
  EXPECT_TRUE(read("The_DT group_NN is_VBZ believed_VBN to_TO operate_VB abroad_RB ._.").empty());
}

TEST(Relations, CallAThingByANameOnlyWhereTheNameAnswers) {
  EXPECT_EQ(read("The_DT army_NN called_VBD the_DT report_NN a_DT fairy_NN tale_NN ._.").size(),
            1U);
  EXPECT_TRUE(read("The_DT army_NN called_VBD the_DT boat_NN a_DT frigate_NN ._.").empty());
}

TEST(Relations, FindSureSpeakersToo) {
  const auto found = read(
      "Our_PRP$ colleagues_NNS are_VBP certain_JJ that_IN one_CD team_NN wrote_VBD both_DT ._.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cue, "are certain");
  EXPECT_EQ(found[0].content, "one team wrote both");
}

}  // namespace
}  // namespace perpend::claims
