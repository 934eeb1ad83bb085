#include "claims/people.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

// The link of the words [begin, end) after everything before them was read. The text is one
// sentence, so that its parts stand near one another.
std::string link(const std::string& tagged, std::uint32_t begin, std::uint32_t end) {
  ParsedText parsed = tagged_by_hand(tagged);
  if (end - begin == 2) parsed.words[begin].head = static_cast<std::int32_t>(begin) + 1;
  People people(parsed);
  people.read_sentence({0, begin});
  return people.link(mention_of(parsed, {begin, end}), nullptr).name;
}

TEST(People, AreWhoTheDescriptionNamedBefore) {
  EXPECT_EQ(link("Hana_NNP Corvell_NNP lost_VBD her_PRP$ phone_NN ;_: the_DT minister_NN wrote_VBD "
                 "so_RB ._.",
                 6, 8),
            "Hana Corvell");
}

TEST(People, AreNoGroupsThatHaveTwoCapitalsToo) {
  EXPECT_EQ(
      link("Copper_NNP Adder_NNP broke_VBD in_RP ;_: the_DT minister_NN wrote_VBD so_RB ._.", 5, 7),
      "minister");
}

TEST(People, OfAnotherOfficeAreNotMeant) {
  EXPECT_EQ(link("Bishop_NNP Hana_NNP Corvell_NNP left_VBD ;_: the_DT minister_NN wrote_VBD so_RB "
                 "._.",
                 5, 7),
            "minister");
}

TEST(People, AreFoundByTheirFirstLetters) {
  EXPECT_EQ(
      link("The_DT National_NNP Health_NNP Board_NNP met_VBD ;_: NHB_NNP said_VBD so_RB ._.", 6, 7),
      "National Health Board");
}

TEST(People, TheLastOutletIsThePaper) {
  EXPECT_EQ(
      link("The_DT Tresk_NNP Observer_NNP asked_VBD ;_: the_DT paper_NN wrote_VBD so_RB ._.", 5, 7),
      "Tresk Observer");
}

}  // namespace
}  // namespace perpend::claims
