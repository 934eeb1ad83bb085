#include "claims/roles.h"

#include <gtest/gtest.h>

namespace perpend::claims {
namespace {

TEST(Roles, TellOfficesFromBodiesAndOutlets) {
  EXPECT_EQ(being_of("minister"), Being::kPerson);
  EXPECT_EQ(being_of("ministry"), Being::kBody);
  EXPECT_EQ(being_of("newspaper"), Being::kOutlet);
  EXPECT_EQ(being_of("server"), Being::kUnknown);
}

TEST(Roles, KnowPluralsAndAges) {
  EXPECT_TRUE(is_office("engineers"));
  EXPECT_TRUE(is_office("58-year-old"));
  EXPECT_FALSE(is_office("pumps"));
}

TEST(Roles, TakeAnOutletByItsNameOrTheNounBeforeIt) {
  EXPECT_TRUE(is_outlet("Harbour Chronicle", ""));
  EXPECT_TRUE(is_outlet("Stroke", "sports daily"));
  EXPECT_FALSE(is_outlet("Ines Okafor", "a former record holder"));
}

}  // namespace
}  // namespace perpend::claims
