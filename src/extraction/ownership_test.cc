#include "extraction/ownership.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::extraction {
namespace {

bool harmless(const std::string& sentence) {
  const std::size_t at = sentence.find("192.0.2.8");
  return is_said_to_be_harmless(sentence, {at, at + 9});
}

TEST(Ownership, AWordOfOnesOwnBesideTheAddressClearsIt) {
  EXPECT_TRUE(harmless("backups by 192.0.2.8 (ours) run at four"));
  EXPECT_TRUE(harmless("our monitoring probes (192.0.2.8) are not part of the flood"));
  EXPECT_TRUE(harmless("nmap from 192.0.2.8, our own scanner, weekly job"));
  EXPECT_TRUE(
      harmless("the address 192.0.2.8, reported by the owner, is the practice's own camera"));
  EXPECT_TRUE(harmless("client's public resolver is 192.0.2.8"));
  EXPECT_TRUE(harmless("the scans from 192.0.2.8 on 5 september were ours"));
}

TEST(Ownership, WhoseItIsCounts) {
  EXPECT_TRUE(harmless("the host 192.0.2.8 belongs to the supplier of the catalogue"));
  EXPECT_FALSE(harmless("the host 192.0.2.8 belongs to the intruders"));
  EXPECT_FALSE(harmless("192.0.2.8 belongs to the same cluster"));
}

TEST(Ownership, ARequestToIgnoreClears) {
  EXPECT_TRUE(harmless("scans came from 192.0.2.8; please ignore them in the logs"));
}

TEST(Ownership, AnAttackersAddressStays) {
  EXPECT_FALSE(harmless("the implant called 192.0.2.8 every five minutes"));
  EXPECT_FALSE(harmless("one password was tried against our web server from 192.0.2.8"));
  EXPECT_FALSE(harmless("control: 192.0.2.8"));
  EXPECT_FALSE(harmless("192.0.2.8"));
}

TEST(Ownership, OffsetsBeyondTheSentenceAreNoHarm) {
  EXPECT_FALSE(is_said_to_be_harmless("short", {90, 99}));
  EXPECT_FALSE(is_said_to_be_harmless("", {0, 0}));
}

}  // namespace
}  // namespace perpend::extraction
