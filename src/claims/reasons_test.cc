#include "claims/reasons.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> found;
  for (const Phrase& one : reasons_in(text, {0, text.size()})) {
    EXPECT_EQ(text.substr(one.span.start, one.span.size()), one.text);
    found.push_back(one.text);
  }
  return found;
}
using Texts = std::vector<std::string>;

TEST(Reasons, AListIsReadItemByItem) {
  EXPECT_EQ(
      read("From the malware, the working hours and the registration of eleven domains, the firm "
           "concludes that it was them."),
      (Texts{"malware", "working hours", "registration of eleven domains"}));
  EXPECT_EQ(read("They base this on log files and on two tools that were used before."),
            (Texts{"log files", "two tools"}));
  EXPECT_EQ(read("Its analysis on the targets, methods and infrastructure of the raids showed it."),
            (Texts{"targets", "methods", "infrastructure of the raids"}));
}

TEST(Reasons, AClauseIsOneReason) {
  EXPECT_EQ(read("Because the code shares its keys with older programs, the team names the group."),
            (Texts{"the code shares its keys with older programs"}));
}

TEST(Reasons, WhatPointsSomewhereIsAReason) {
  EXPECT_EQ(read("The tools and the servers point to the group."), (Texts{"tools", "servers"}));
}

TEST(Reasons, PlacesTimesAndDoersAreNone) {
  EXPECT_TRUE(read("They sold the data from 2019 to 2024.").empty());
  EXPECT_TRUE(read("The group operates from Otavia.").empty());
  EXPECT_TRUE(read("The institutes were attacked by Lantern Moth.").empty());
}

TEST(Reasons, KindredWordsSpeakOfTheSameReason) {
  EXPECT_TRUE(
      speaks_of("it names targets, methods and infrastructure", {"the rented servers", {}}));
  EXPECT_FALSE(speaks_of("it names targets and methods", {"the rented servers", {}}));
}

}  // namespace
}  // namespace perpend::claims
