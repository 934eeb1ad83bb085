#include "claims/names.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/people.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

// The link of words [begin, end) in a text whose sentence was read before.
ChainLink link(const std::string& tagged, std::uint32_t begin, std::uint32_t end) {
  const ParsedText parsed = tagged_by_hand(tagged);
  People people(parsed);
  people.read_sentence(parsed.sentences.front());
  return people.link(mention_of(parsed, {begin, end}), nullptr);
}

TEST(Names, StandWithoutTitles) {
  EXPECT_EQ(link("Deputy_NNP Minister_NNP Yusra_NNP Brandvold_NNP said_VBD so_RB ._.", 0, 4).name,
            "Yusra Brandvold");
}

TEST(Names, OfMinistriesKeepTheirFirstWord) {
  EXPECT_EQ(link("The_DT Foreign_NNP Ministry_NNP said_VBD so_RB ._.", 0, 3).name,
            "Foreign Ministry");
}

TEST(Names, OfABodyAreNotCutBeforeTheBodyThatTheyBelongTo) {
  const ChainLink found = link(
      "The_DT Cyber_NNP Directorate_NNP of_IN the_DT Serranian_NNP police_NNS suspects_VBZ so_RB "
      "._.",
      0, 6);
  EXPECT_EQ(found.name, "Cyber Directorate");
}

TEST(Names, BehindANounBelongToIt) {
  EXPECT_EQ(link("The_DT institute_NN Halden_NNP Forum_NNP says_VBZ so_RB ._.", 0, 2).name,
            "Halden Forum");
}

TEST(Names, OfOwnersAreNotThoseOfTheirMinistries) {
  EXPECT_EQ(link("Kharvia_NNP 's_POS foreign_JJ ministry_NN said_VBD so_RB ._.", 0, 4).name,
            "foreign ministry");
}

TEST(Names, InAnAppositionStandForTheNounBeforeIt) {
  const ChainLink found = link(
      "The_DT head_NN of_IN the_DT board_NN ,_, Ines_NNP Okafor_NNP ,_, said_VBD so_RB ._.", 0, 5);
  EXPECT_EQ(found.name, "Ines Okafor");
}

TEST(Names, AreFullWhereOneOnlyHasThisSurname) {
  const ParsedText parsed = tagged_by_hand(
      "Ines_NNP Okafor_NNP met_VBD Bo_NNP Ferreira_NNP ;_: Okafor_NNP said_VBD so_RB ._.");
  People people(parsed);
  people.read_sentence(parsed.sentences.front());
  EXPECT_EQ(people.link(mention_of(parsed, {6, 7}), nullptr).name, "Ines Okafor");
}

TEST(Names, StayOpenWhereTwoHaveThisSurname) {
  const ParsedText parsed = tagged_by_hand(
      "Ines_NNP Okafor_NNP met_VBD Bo_NNP Okafor_NNP ;_: Okafor_NNP said_VBD so_RB ._.");
  People people(parsed);
  people.read_sentence(parsed.sentences.front());
  EXPECT_EQ(people.link(mention_of(parsed, {6, 7}), nullptr).name, "Okafor");
}

TEST(Outlets, AreToldByTheirNamesAndByWhatTheyAreCalled) {}

}  // namespace
}  // namespace perpend::claims
