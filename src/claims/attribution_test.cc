// What the models choose from. Texts carry tags alone, no tree.
#include "claims/attribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

std::uint32_t place(const ParsedText& parsed, std::string_view form) {
  for (std::uint32_t i = 0; i < parsed.words.size(); ++i) {
    if (parsed.form(i) == form) return i;
  }
  return kNoWord;
}

TEST(Cues, MayBeVerbsAndWordsOfSpeechAndNothingElse) {
  const ParsedText parsed =
      tagged_by_hand("According_VBG to_TO the_DT report_NN ,_, ships_NNS fled_VBD quickly_RB ._.");
  EXPECT_TRUE(may_be_cue(parsed, place(parsed, "According")));
  EXPECT_TRUE(may_be_cue(parsed, place(parsed, "report")));
  EXPECT_TRUE(may_be_cue(parsed, place(parsed, "fled")));
  EXPECT_FALSE(may_be_cue(parsed, place(parsed, "ships")));
  EXPECT_FALSE(may_be_cue(parsed, place(parsed, "quickly")));
}

TEST(Cues, OfAccordingHaveTheirPreposition) {
  const ParsedText parsed = tagged_by_hand("It_PRP sank_VBD according_VBG to_TO them_PRP ._.");
  EXPECT_EQ(text_of(parsed, cue_words(parsed, 2)), "according to");
}

TEST(That, OpensAClauseAfterAVerbAndNoneBeforeANoun) {
  const ParsedText clause = tagged_by_hand("He_PRP said_VBD that_IN ships_NNS fled_VBD ._.");
  EXPECT_TRUE(opens_clause(clause, 2));
  const ParsedText article = tagged_by_hand("He_PRP saw_VBD that_DT ship_NN ._.");
  EXPECT_FALSE(opens_clause(article, 2));
}

TEST(Contents, AreTrimmedOfSignsAndOfALeadingThat) {
  const ParsedText parsed = tagged_by_hand("He_PRP said_VBD that_IN ships_NNS fled_VBD ._.");
  EXPECT_EQ(text_of(parsed, trimmed(parsed, {2, 6})), "ships fled");
}

TEST(Contents, OfAQuotationAreAmongTheCandidatesWhole) {
  const ParsedText parsed = tagged_by_hand(
      "\"_'' We_PRP fled_VBD ,_, \"_'' the_DT crew_NN said_VBD on_IN Monday_NNP ._.");
  const std::uint32_t cue = place(parsed, "said");
  const auto candidates = content_candidates(parsed, cue, {5, 7});
  EXPECT_TRUE(std::any_of(candidates.begin(), candidates.end(), [&](const ContentCandidate& one) {
    return text_of(parsed, one.words) == "We fled";
  }));
}

TEST(Contents, NeverLieOutsideTheTextWhereTheCueStandsAtItsEnds) {
  for (const char* const text : {"Said_VBD ._.", "said_VBD", "\"_'' said_VBD", "said_VBD \"_''"}) {
    const ParsedText parsed = tagged_by_hand(text);
    for (std::uint32_t cue = 0; cue < parsed.words.size(); ++cue) {
      for (const ContentCandidate& one : content_candidates(parsed, cue, {cue, cue})) {
        EXPECT_LT(one.words.begin, one.words.end) << text;
        EXPECT_LE(one.words.end, parsed.words.size()) << text;
      }
    }
  }
}

TEST(Sources, HaveNobodyAsTheirFirstCandidate) {
  const ParsedText parsed = tagged_by_hand("The_DT crew_NN said_VBD so_RB ._.");
  const auto candidates = source_candidates(parsed, 2);
  ASSERT_FALSE(candidates.empty());
  EXPECT_EQ(candidates.front().size(), 0U);
}

}  // namespace
}  // namespace perpend::claims
