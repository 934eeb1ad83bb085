#include "attribution/priors.h"

#include <gtest/gtest.h>

#include <cmath>

#include "attribution/sample_corpus.h"

namespace perpend::attribution {
namespace {

class PriorsOfASample : public testing::Test {
 protected:
  PriorsOfASample() : profiles_(corpus_, day_, reports_before(corpus_, day_, true)) {}

  static double share(Prior prior) { return std::pow(10, prior.bans()); }

  Corpus corpus_ = sample_corpus();
  Date day_ = sample_day(2024);
  Profiles profiles_;
};

TEST_F(PriorsOfASample, SumToOne) {
  for (const std::size_t unprofiled : {0U, 1U, 800U}) {
    for (const Priors& priors : {informed_priors(profiles_, kFaceValue, unprofiled, day_),
                                 flat_priors(profiles_, unprofiled)}) {
      double sum =
          share(priors.unlisted) + static_cast<double>(unprofiled) * share(priors.unprofiled);
      for (const Prior prior : priors.profiled) sum += share(prior);
      EXPECT_NEAR(sum, 1, 1e-5);
    }
  }
}

TEST_F(PriorsOfASample, GrowWithReportsAndFallWithTheYearsSinceTheNewest) {
  // A: two reports, newest of June 2022, two begun years; B: one, three; C: one, five.
  const Priors priors = informed_priors(profiles_, kFaceValue, 0, day_);
  EXPECT_NEAR(share(priors.profiled[0]) / share(priors.profiled[1]), (2 / 2.0) / (1 / 3.0), 1e-4);
  EXPECT_NEAR(share(priors.profiled[1]) / share(priors.profiled[2]), 5 / 3.0, 1e-4);
}

TEST_F(PriorsOfASample, TheCasesOwnYearDecidesWhatIsLongAgo) {
  // Asked of a case of 2021, C's report of 2019 is two years old, and A's of 2022 is not old at
  // all.
  const PriorTerms c = prior_terms(profiles_.actors()[2], sample_day(2021));
  const PriorTerms a = prior_terms(profiles_.actors()[0], sample_day(2021));
  EXPECT_EQ(c.recency, -301'030);
  EXPECT_EQ(a.recency, 0);
}

TEST_F(PriorsOfASample, NamesWithoutProfilesTakeAQuarterOfTheUnlistedMass) {
  const Priors alone = informed_priors(profiles_, kFaceValue, 0, day_);
  const Priors many = informed_priors(profiles_, kFaceValue, 500, day_);
  EXPECT_NEAR(share(many.unlisted), 0.75 * share(alone.unlisted), 1e-4);
  EXPECT_NEAR(share(many.profiled[0]), share(alone.profiled[0]), 1e-4);
}

}  // namespace
}  // namespace perpend::attribution
