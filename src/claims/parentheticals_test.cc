#include "claims/parentheticals.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

// 'SOURCE | CUE | PIECE | PIECE' of the relation with that cue.
std::string read(const std::string& tagged, const std::string& cue) {
  const ParsedText parsed = tagged_by_hand(tagged);
  AttributionModel silent;
  silent.threshold = 1;
  for (const RelationOfText& one : relations_of(parsed, silent, "Kestrel Weekly")) {
    if (text_of(parsed, one.cue_words) != cue) continue;
    std::string text = text_of(parsed, one.source) + " | " + cue;
    for (const WordRange piece : one.content) text += " | " + text_of(parsed, piece);
    return text;
  }
  return "none";
}

TEST(Parentheticals, HaveWhatStandsOnBothSides) {
  EXPECT_EQ(
      read("The_DT envoy_NN ,_, the_DT daily_NN reports_VBZ ,_, was_VBD warned_VBN ._.", "reports"),
      "the daily | reports | The envoy | was warned");
}

TEST(Parentheticals, DoNotReachIntoAClauseOfAnotherKind) {
  EXPECT_EQ(read("The_DT code_NN was_VBD sold_VBN ,_, the_DT daily_NN reports_VBZ ,_, which_WDT "
                 "had_VBD seen_VBN it_PRP ._.",
                 "reports"),
            "the daily | reports | The code was sold");
}

TEST(Parentheticals, AreNotPartOfWhatAnotherSays) {
  EXPECT_EQ(read("The_DT firm_NN said_VBD that_IN the_DT code_NN was_VBD sold_VBN ,_, the_DT "
                 "station_NN reports_VBZ ._.",
                 "said"),
            "The firm | said | the code was sold");
}

// A segment that ends the whole text was looked at one word beyond it: seen by the sanitizer, since
// the words have no room to spare.
TEST(Parentheticals, MayBeTheLastWordsOfATextWithoutAPeriod) {
  ParsedText parsed =
      tagged_by_hand("The_DT code_NN was_VBD sold_VBN ,_, the_DT station_NN reports_VBZ");
  parsed.words.shrink_to_fit();
  std::vector<RelationOfText> relations;
  read_parentheticals(parsed, relations);
  ASSERT_EQ(relations.size(), 1U);
  EXPECT_EQ(text_of(parsed, relations[0].source), "the station");
}

TEST(Parentheticals, AreNoRelativeClauses) {
  const ParsedText parsed =
      tagged_by_hand("The_DT clerk_NN ,_, who_WP said_VBD so_RB ,_, left_VBD ._.");
  std::vector<RelationOfText> relations;
  read_parentheticals(parsed, relations);
  EXPECT_TRUE(relations.empty());
}

}  // namespace
}  // namespace perpend::claims
