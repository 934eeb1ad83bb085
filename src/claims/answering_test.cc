#include "claims/answering.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

// 'SOURCE | CUE | CONTENT' of every relation, a line each.
std::string read(const std::string& tagged) {
  const ParsedText parsed = tagged_by_hand(tagged);
  std::vector<RelationOfText> found;
  add_answering(parsed, found);
  std::string text;
  for (const RelationOfText& one : found) {
    text += text_of(parsed, one.source) + " | " + text_of(parsed, one.cue_words) + " | " +
            text_of(parsed, one.content.front()) + "\n";
  }
  return text;
}

TEST(Answering, ReadsARefusalThatIsNoVerbOfSaying) {
  EXPECT_EQ(
      read("The_DT admiral_NN was_VBD not_RB prepared_JJ to_TO discuss_VB the_DT contents_NNS "
           "of_IN the_DT drives_NNS ._."),
      "The admiral | was not prepared to discuss | the contents of the drives\n");
}

TEST(Answering, ReadsWhatIsScoffedAtAndWhatIsWanted) {
  EXPECT_EQ(read("The_DT secretary_NN scoffed_VBD at_IN the_DT idea_NN that_IN he_PRP had_VBD "
                 "printed_VBN them_PRP ._."),
            "The secretary | scoffed at | the idea that he had printed them\n");
  EXPECT_EQ(read("The_DT party_NN wants_VBZ the_DT full_JJ report_NN laid_VBN before_IN "
                 "parliament_NN ._."),
            "The party | wants | the full report laid before parliament\n");
}

TEST(Answering, NeedsSomebodyWhoSpeaks) {
  EXPECT_EQ(read("The_DT door_NN left_VBD open_JJ a_DT gap_NN ._."), "");
  EXPECT_EQ(read("It_PRP wants_VBZ a_DT coat_NN of_IN paint_NN ._."), "");
}

TEST(Answering, LeavesACueToWhoeverHasIt) {
  const ParsedText parsed = tagged_by_hand(
      "The_DT party_NN wants_VBZ the_DT full_JJ report_NN laid_VBN before_IN parliament_NN ._.");
  std::vector<RelationOfText> found(1);
  found.front().cue = 2;
  found.front().cue_words = {2, 3};
  found.front().content = {{3, 6}};
  add_answering(parsed, found);
  EXPECT_EQ(found.size(), 1U);
}

}  // namespace
}  // namespace perpend::claims
