#include "extraction/roles.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::extraction {
namespace {

// The role of the address that begins at `start` in the text.
std::string role_at(const std::string& text, const std::string& start) {
  Cues cues(text);
  const AddressMatch match = match_address(text, text.find(start));
  if (!match.address) return "no address";
  return std::string(name_of(role_of(cues, text, *match.address)));
}

TEST(Roles, TheFirstWordOfALineSpeaksForIt) {
  EXPECT_EQ(role_at("- Control: TLS on a port that nothing else uses, to 192.0.2.7", "192"), "c2");
  EXPECT_EQ(role_at("Server 192.0.2.7; loader on disk", "192"), "c2");
  EXPECT_EQ(role_at("Exfiltration: 192.0.2.7", "192"), "staging");
  EXPECT_EQ(role_at("Sender: box@parts.example", "box"), "delivery");
}

TEST(Roles, FromIsWhereSomebodyWorkedUnlessSomethingWasBrought) {
  EXPECT_EQ(role_at("Sign-ins came from 192.0.2.7 for a week.", "192"), "staging");
  EXPECT_EQ(role_at("One password was tried against 400 accounts from 192.0.2.7.", "192"),
            "staging");
  EXPECT_EQ(role_at("The program was fetched from 192.0.2.7.", "192"), "delivery");
  EXPECT_EQ(role_at("Orders came from 192.0.2.7 by HTTP.", "192"), "c2");
}

TEST(Roles, WhatGoesOutTellsWhereTo) {
  EXPECT_EQ(role_at("Maps were uploaded with WinSCP to 192.0.2.7.", "192"), "staging");
  EXPECT_EQ(role_at("Agent Tesla mailed it to box77@parts.example.", "box77"), "c2");
  EXPECT_EQ(role_at("A rule forwarded all her mail to box77@parts.example.", "box77"), "staging");
}

TEST(Roles, WhatTheTextClearsIsBenign) {
  EXPECT_EQ(role_at("Nmap from 192.0.2.7, our own scanner, weekly job", "192"), "benign");
  EXPECT_EQ(role_at("The address 192.0.2.7 in the firewall log is our own scanner.", "192"),
            "benign");
}

TEST(Roles, NothingSaidIsNoRole) { EXPECT_EQ(role_at("It was 192.0.2.7.", "192"), ""); }

}  // namespace
}  // namespace perpend::extraction
