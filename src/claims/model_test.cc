#include "claims/model.h"

#include <gtest/gtest.h>

namespace perpend::claims {
namespace {

ClaimModel::Body small() {
  ClaimModel::Body body;
  body.grammar.tagger.weights()[3] = -7;
  body.attribution.content.weights()[1] = -12345;
  body.attribution.threshold = -21;
  body.grammar.vocabulary.insert(hash_of("said"));
  return body;
}

TEST(ClaimModel, ComesBackFromItsBytes) {
  const auto read = read_model(bytes_of(small()));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->grammar.tagger.weights()[3], -7);
  EXPECT_EQ(read->attribution.content.weights()[1], -12345);
  EXPECT_EQ(read->attribution.threshold, -21);
  EXPECT_TRUE(read->grammar.vocabulary.contains(hash_of("said")));
}

TEST(ClaimModel, IsRefusedWhenItIsCutOrTooLong) {
  const std::string bytes = bytes_of(small());
  EXPECT_EQ(read_model(bytes.substr(0, bytes.size() - 1)).error().code, "claims.model");
  EXPECT_EQ(read_model(bytes + "x").error().code, "claims.model");
  EXPECT_EQ(read_model("").error().code, "claims.model");
}

TEST(ClaimModel, IsRefusedWithAThresholdThatNoSumOfWeightsCanReach) {
  ClaimModel::Body body = small();
  body.attribution.threshold = -2147483366;
  EXPECT_EQ(read_model(bytes_of(body)).error().code, "claims.model");
}

}  // namespace
}  // namespace perpend::claims
