#include "claims/quoting.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

// 'RELAY > SOURCE | CUE | CONTENT' of every relation, a line each.
std::string read(const std::string& tagged) {
  const ParsedText parsed = tagged_by_hand(tagged);
  AttributionModel silent;
  silent.threshold = 1;
  std::string text;
  for (const RelationOfText& one : relations_of(parsed, silent, "Kestrel Weekly")) {
    for (const WordRange relay : one.relays) text += text_of(parsed, relay) + " > ";
    text += text_of(parsed, one.source) + " | " + text_of(parsed, one.cue_words) + " | " +
            text_of(parsed, one.content.front()) + "\n";
  }
  return text;
}

TEST(Quoting, GivesTheWordsToWhomIsQuoted) {
  EXPECT_EQ(read("The_DT Herald_NNP quoted_VBD Vesna_NNP Holm_NNP as_IN warning_VBG that_IN "
                 "the_DT code_NN was_VBD sold_VBN ._."),
            "The Herald > Vesna Holm | warning | the code was sold\n");
}

TEST(Quoting, FindsWhoQuotesBehindAPassive) {
  EXPECT_EQ(read("Holm_NNP was_VBD quoted_VBN by_IN the_DT Herald_NNP as_IN having_VBG "
                 "warned_VBN that_IN the_DT code_NN was_VBD sold_VBN ._."),
            "the Herald > Holm | having warned | the code was sold\n");
}

TEST(Quoting, IsNotWhatIsSeenOrDone) {
  EXPECT_EQ(read("The_DT Herald_NNP quoted_VBD Holm_NNP as_IN being_VBG ill_JJ ._."), "");
}

TEST(Quoting, FindsWhoIsQuotedInARelativeClause) {
  EXPECT_EQ(read("The_DT Herald_NNP quoted_VBD two_CD envoys_NNS who_WP said_VBD that_IN the_DT "
                 "code_NN was_VBD sold_VBN ._."),
            "The Herald > two envoys | said | the code was sold\n");
}

TEST(Quoting, PutsWhoCitesOutsideOfWhomHeCites) {
  EXPECT_EQ(read("Citing_VBG two_CD envoys_NNS ,_, the_DT Herald_NNP reported_VBD that_IN the_DT "
                 "code_NN was_VBD sold_VBN ._."),
            "the Herald > two envoys | Citing | the code was sold\n");
}

}  // namespace
}  // namespace perpend::claims
