// What is asked: each case with what may be known when it is asked, and the answer curators gave.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/corpus.h"
#include "attribution/profiles.h"
#include "attribution/rows.h"
#include "training/fit.h"

namespace perpend::evaluation {

// How what is known is kept from the case (docs/method.md, section 4).
enum class Split : std::uint8_t {
  kPrequential,        // reports of strictly earlier years
  kEmbargo,            // of strictly earlier years and at least 180 days before the case
  kLeaveOneReportOut,  // all reports but the case's own
  kLeaked,             // all reports, the case's own too: what it looks like when it leaks
  kReleaseAhead,       // one release of ATT&CK; the reports that a later one adds
};
std::optional<Split> split(std::string_view name);  // "prequential", "release-ahead", …
std::string_view name_of(Split split);

inline constexpr int kFirstYear = 2015;
inline constexpr int kLastYear = 2025;
inline constexpr std::int32_t kEmbargoDays = 180;

struct Question {
  std::string citation;
  std::string actor;  // ATT&CK id of the right answer
  int year = 0;
  std::string stage;  // the year, or the release that is asked
  std::shared_ptr<const attribution::Profiles> profiles;
  attribution::Findings findings;
  std::int64_t techniques = 0;
  std::int64_t software = 0;
  std::size_t truth = 0;  // index into profiles->actors(), or their number: not known yet
  training::CaseTerms terms;

  std::size_t actors() const { return profiles->actors().size(); }
  bool known() const { return truth < actors(); }
};

// Every case of the corpus whose year is not after kLastYear, for the splits by year. Questions of
// years before kFirstYear are there to be learnt from. Ordered by date, citation, actor.
std::vector<Question> questions_of(const attribution::Corpus& corpus, Split split);

// The reports that `later` has and `earlier` has not, asked of all that `earlier` holds, on the day
// `as_of`. Techniques that the earlier release does not have are left out, software that it does
// not have is unseen software. `stage` names the earlier release.
std::vector<Question> release_questions(const attribution::Corpus& earlier, Date as_of,
                                        const attribution::Corpus& later, const std::string& stage);

// The same question asked of a world in which its actor had never been written about.
Question held_out_whole(const attribution::Corpus& corpus, const Question& question);

}  // namespace perpend::evaluation
