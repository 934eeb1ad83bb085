#include "claims/clauses.h"

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
  add_clauses(parsed, found);
  std::string text;
  for (const RelationOfText& one : found) {
    text += text_of(parsed, one.source) + " | " + text_of(parsed, one.cue_words) + " | " +
            text_of(parsed, one.content.front()) + "\n";
  }
  return text;
}

TEST(Clauses, AreFoundBehindAnIdiomThatNoListHas) {
  EXPECT_EQ(read("An_DT informant_NN had_VBD let_VBN slip_NN that_IN the_DT servers_NNS stood_VBD "
                 "in_IN a_DT dairy_NN ._."),
            "An informant | had let slip | the servers stood in a dairy\n");
}

TEST(Clauses, AreFoundBehindWhatSomebodyHolds) {
  EXPECT_EQ(read("Two_CD diplomats_NNS shared_VBD the_DT view_NN that_IN it_PRP was_VBD the_DT "
                 "navy_NN ._."),
            "Two diplomats | shared the view | it was the navy\n");
}

TEST(Clauses, AreNobodysWhereAThingShowsThem) {
  EXPECT_EQ(read("The_DT logs_NNS made_VBD clear_JJ that_IN the_DT door_NN was_VBD open_JJ ._."),
            "");
  EXPECT_EQ(read("The_DT minister_NN ensured_VBD that_IN the_DT door_NN was_VBD open_JJ ._."), "");
}

TEST(Clauses, MayBeANounGroupOrAnInfinitive) {
  EXPECT_EQ(read("The_DT ministry_NN underlined_VBD its_PRP$ support_NN for_IN an_DT open_JJ "
                 "network_NN ._."),
            "The ministry | underlined | its support for an open network\n");
  EXPECT_EQ(read("The_DT gang_NN threatened_VBD to_TO mail_VB the_DT files_NNS ._."),
            "The gang | threatened | to mail the files\n");
}

TEST(Clauses, EndWhereTheSpeakerDoesSomethingElse) {
  EXPECT_EQ(read("The_DT firm_NN disputed_VBD the_DT figures_NNS ,_, and_CC it_PRP opened_VBD "
                 "its_PRP$ gates_NNS ._."),
            "The firm | disputed | the figures\n");
}

TEST(Somebody, IsWhoCanSpeak) {
  const auto is = [](const std::string& tagged) {
    const ParsedText parsed = tagged_by_hand(tagged);
    return is_somebody(parsed, {0, static_cast<std::uint32_t>(parsed.words.size())});
  };
  EXPECT_TRUE(is("the_DT minister_NN"));
  EXPECT_TRUE(is("Lena_NNP Marsh_NNP"));
  EXPECT_TRUE(is("she_PRP"));
  EXPECT_TRUE(is("two_CD employees_NNS"));
  EXPECT_FALSE(is("the_DT logs_NNS"));
  EXPECT_FALSE(is("it_PRP"));
}

}  // namespace
}  // namespace perpend::claims
