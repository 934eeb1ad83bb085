// With a model that finds nothing by itself: what is told of bad input, and that rules and frames
// put spans where the words are.
#include "claims/extract_claims.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/model.h"

namespace perpend::claims {
namespace {

ClaimModel silent() {
  ClaimModel::Body body;
  body.attribution.threshold = 1;
  return std::move(*ClaimModel::from_bytes(bytes_of(body)));
}

ClaimsOfDocument read(const std::string& text) {
  ClaimDocument document;
  document.text = text;
  document.outlet = "Kestrel Weekly";
  document.file = "a.txt";
  document.body = {0, text.size()};
  return extract_claims(silent(), document, 0);
}

bool tells(const ClaimsOfDocument& read, std::string_view code) {
  for (const Diagnostic& one : read.diagnostics) {
    if (one.code == code) return true;
  }
  return false;
}

TEST(ExtractClaims, SaysThatThereIsNothingToRead) {
  const auto empty = read("");
  EXPECT_TRUE(tells(empty, "claims.empty"));
  EXPECT_TRUE(empty.claims.empty());
}

TEST(ExtractClaims, ReadsNothingOfAnotherLanguage) {
  const auto german = read(
      "Die Polizei sagte am Montag, dass die Gruppe in das Netz der Reederei eingedrungen sei und "
      "dort die Frachtlisten kopiert habe. Die Reederei wollte sich dazu nicht weiter "
      "\xC3\xA4u\xC3\x9F"
      "ern, weil das Verfahren noch nicht abgeschlossen ist.");
  EXPECT_TRUE(tells(german, "claims.language"));
  EXPECT_TRUE(german.claims.empty());
}

TEST(ExtractClaims, TellsOfAQuotationThatIsNeverClosed) {
  EXPECT_TRUE(tells(read("Police came at night. \"We fled, said the captain of the ship.\n\nNobody "
                         "was hurt when the ship sank in the harbour."),
                    "claims.unclosed-quote"));
}

TEST(ExtractClaims, NeverMakesTheOutletTheSourceOfWhatItQuotes) {
  const auto found = read("The bank declined to comment on the inquiry into the theft.");
  ASSERT_EQ(found.claims.size(), 1U);
  EXPECT_EQ(found.claims.front().cue.text, "declined to comment");
  ASSERT_EQ(found.claims.front().chain.size(), 2U);
  EXPECT_EQ(found.claims.front().chain.front().name, "Kestrel Weekly");
  EXPECT_NE(found.claims.front().chain.back().name, "Kestrel Weekly");
}

TEST(ExtractClaims, SaysThatAHeadlineHasNoBody) {
  ClaimDocument document;
  document.text = "The bank declined to comment on the inquiry";
  document.headline = {0, document.text.size()};
  document.body = {document.text.size(), document.text.size()};
  const auto found = extract_claims(silent(), document, 0);
  EXPECT_TRUE(tells(found, "claims.headline-only"));
  EXPECT_FALSE(tells(found, "claims.empty"));
}

TEST(ExtractClaims, KeepsNoMoreThanABoundedNumberAndSaysSo) {
  std::string text;
  for (int i = 0; i < 20'100; ++i) text += "The bank declined to comment on the theft.\n\n";
  const auto found = read(text);
  EXPECT_EQ(found.claims.size(), 20'000U);
  EXPECT_TRUE(tells(found, "claims.too-many"));
}

TEST(ExtractClaims, GivesTheSameClaimsTheSameIds) {
  const std::string text = "The bank declined to comment on the inquiry into the theft.";
  const auto one = read(text);
  const auto other = read(text);
  EXPECT_EQ(one.claims, other.claims);
}

}  // namespace
}  // namespace perpend::claims
