#include "claims/relays.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

// The relays of the only claim of a text of the Kestrel Weekly.
std::vector<std::string> relays(const std::string& tagged) {
  const ParsedText parsed = tagged_by_hand(tagged);
  AttributionModel silent;
  silent.threshold = 1;
  const auto found = relations_of(parsed, silent, "Kestrel Weekly");
  std::vector<std::string> names;
  if (found.size() != 1) return {"claims: " + std::to_string(found.size())};
  for (const WordRange relay : found.front().relays)
    names.push_back(text_of(parsed, mention_of(parsed, relay).name));
  return names;
}

using Names = std::vector<std::string>;

TEST(Relays, AreWhomASourceSpokeTo) {
  EXPECT_EQ(relays("The_DT clerk_NN told_VBD Radio_NNP Anselm_NNP that_IN the_DT key_NN was_VBD "
                   "sold_VBN ._."),
            (Names{"Radio Anselm"}));
}

TEST(Relays, OfACarrierStandOutsideOfAChannel) {
  EXPECT_EQ(relays("In_IN an_DT interview_NN with_IN Radio_NNP Anselm_NNP ,_, printed_VBN by_IN "
                   "the_DT Marrow_NNP Herald_NNP ,_, the_DT clerk_NN said_VBD that_IN the_DT "
                   "key_NN was_VBD sold_VBN ._."),
            (Names{"Marrow Herald", "Radio Anselm"}));
}

TEST(Relays, AreNotWhoeverASourceWorksFor) {
  EXPECT_EQ(relays("A_DT reporter_NN at_IN Radio_NNP Anselm_NNP said_VBD that_IN the_DT key_NN "
                   "was_VBD sold_VBN ._."),
            Names{});
}

TEST(Relays, AreNotWhoIsSpokenOf) {
  EXPECT_EQ(relays("The_DT clerk_NN said_VBD that_IN Radio_NNP Anselm_NNP was_VBD hacked_VBN ._."),
            Names{});
}

TEST(Relays, AreNeverTheTextsOwnOutlet) {
  EXPECT_EQ(relays("The_DT clerk_NN told_VBD the_DT Kestrel_NNP Weekly_NNP that_IN the_DT key_NN "
                   "was_VBD sold_VBN ._."),
            Names{});
}

}  // namespace
}  // namespace perpend::claims
