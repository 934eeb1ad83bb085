// Fits the ledger's numbers on past cases.
//
// Every case is looked at with what had been published in earlier years, never with itself. The
// result depends on the corpus and the day alone: basic arithmetic in a fixed order.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "attribution/method_terms.h"
#include "attribution/parameters.h"
#include "attribution/profiles.h"
#include "training/cases.h"

namespace perpend::training {

// A case as the fit sees it: for each profiled actor what every fitted number multiplies, in
// microbans; the answer is an index into it, or `actors` where the actor had no profile.
struct CaseTerms {
  std::uint32_t report = 0;  // index into Corpus::reports
  std::size_t actors = 0;
  std::size_t truth = 0;
  std::vector<std::int32_t> terms;  // actor-major, kTerms each
  std::int32_t novelty = 0;         // what kNovelty multiplies: of the unlisted actor alone
};
inline constexpr std::size_t kTerms = attribution::kMethodTerms;

CaseTerms terms_of(const attribution::Profiles& profiles, std::uint32_t report,
                   const attribution::Findings& findings, std::uint32_t actor);

// The terms of every case, each as of 1 January of its year; cases of years in which no actor had a
// profile yet are left out. Ordered by date, citation, actor.
std::vector<CaseTerms> all_terms(const attribution::Corpus& corpus);

// The parameters of least loss over these cases: mean-free sum of -log10 posterior of the truth,
// plus one ban for each whole unit squared that a number leaves its face value.
attribution::Parameters fit(std::span<const CaseTerms> cases);
// The same as other samples of the past would have given them (logit_draws.h). `actors`: of each
// case whose it is.
std::vector<attribution::Parameters> draw_fits(std::span<const CaseTerms> cases,
                                               std::span<const std::uint32_t> actors);

// The loss that fit() makes small, in microbans.
std::int64_t loss_microbans(std::span<const CaseTerms> cases,
                            const attribution::Parameters& parameters);

}  // namespace perpend::training
