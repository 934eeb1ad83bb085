#include "claims/quantity.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

std::vector<Quantity> read(const std::string& text) {
  return quantities_in(text, {0, text.size()});
}

Quantity only(const std::string& text) {
  const auto found = read(text);
  EXPECT_EQ(found.size(), 1U) << text;
  return found.empty() ? Quantity{} : found.front();
}

TEST(Quantities, DigitsAndWordsAreNumbersWithWhatTheyCount) {
  EXPECT_EQ(only("They hit 1,400 small companies.").value, 1'400);
  EXPECT_EQ(only("They hit 1,400 small companies.").noun, "companies");
  EXPECT_EQ(only("Thirty-seven research institutes were hit").value, 37);
  EXPECT_EQ(only("Thirty-seven research institutes were hit").noun, "institutes");
  EXPECT_EQ(only("about 2.5 million customers").value, 2'500'000);
  EXPECT_EQ(only("three hundred accounts").value, 300);
  EXPECT_EQ(only("three dozen accounts").value, 36);
}

TEST(Quantities, ABoundBelongsToTheNumber) {
  const Quantity more = only("in more than 200 attacks since then");
  EXPECT_EQ(more.bound, Bound::kAtLeast);
  EXPECT_EQ(more.value, 201);
  EXPECT_EQ(more.phrase.text, "more than 200 attacks");
  EXPECT_EQ(only("fewer than 30 banks").bound, Bound::kAtMost);
  EXPECT_EQ(only("nearly 50 banks").bound, Bound::kAbout);
  EXPECT_EQ(only("dozens of banks").bound, Bound::kAtLeast);
}

TEST(Quantities, MoneyAndSharesAreCountedAsSuch) {
  EXPECT_EQ(only("a ransom of $48 million").noun, "dollars");
  EXPECT_EQ(only("a ransom of 2.4 million dollars").value, 2'400'000);
  EXPECT_EQ(only("revenue fell 12 percent").noun, "percent");
  EXPECT_FALSE(agree(only("it was 2.4 million dollars"), only("it was 4.2 million dollars")));
  EXPECT_FALSE(counts_the_same(only("for $300 each"), only("300 banks")));
}

TEST(Quantities, YearsDaysAndTimesAreNoCounts) {
  for (const char* text :
       {"since 2027 the group", "on 3 March the group", "on March 3 they came",
        "at 8:40 in the evening", "the 21st century", "within five days", "one of them"}) {
    EXPECT_TRUE(read(text).empty()) << text;
  }
}

TEST(Quantities, ANumberMadeRounderAgreesAndADifferentOneDoesNot) {
  const auto same = [](const std::string& one, const std::string& other) {
    return agree(only(one + " attacks"), only(other + " attacks"));
  };
  EXPECT_TRUE(same("more than 200", "210"));
  EXPECT_TRUE(same("212", "more than 200"));
  EXPECT_TRUE(same("212", "200"));
  EXPECT_TRUE(same("48", "nearly 50"));
  EXPECT_TRUE(same("214", "hundreds of"));
  EXPECT_TRUE(same("Thirty-seven", "37"));
  EXPECT_FALSE(same("214", "241"));
  EXPECT_FALSE(same("fourteen", "forty"));
  EXPECT_FALSE(same("37", "39"));
  EXPECT_FALSE(same("at least 300", "fewer than 200"));
}

TEST(Quantities, AgreementDoesNotDependOnTheOrder) {
  const std::string texts[] = {"214 attacks",
                               "241 attacks",
                               "more than 200 attacks",
                               "about 230 attacks",
                               "fewer than 215 attacks",
                               "hundreds of attacks"};
  for (const std::string& one : texts) {
    for (const std::string& other : texts) {
      EXPECT_EQ(agree(only(one), only(other)), agree(only(other), only(one)))
          << one << " / " << other;
    }
    EXPECT_TRUE(agree(only(one), only(one)));
  }
}

TEST(Quantities, OnlyNumbersOfOneKindAreCompared) {
  EXPECT_TRUE(counts_the_same(only("37 hospitals"), only("73 clinics")));
  EXPECT_TRUE(counts_the_same(only("214 attacks"), only("241 times")));
  EXPECT_FALSE(counts_the_same(only("six members"), only("four parties")));
}

}  // namespace
}  // namespace perpend::claims
