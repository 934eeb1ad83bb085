// Where the right actor was not yet known, the unlisted one is the right answer, and a name the
// wrong one. Tested in surest_wrong_test.cc.
#include "evaluation/surest_wrong.h"

#include <algorithm>
#include <tuple>

#include "model/assessment.h"

namespace perpend::evaluation {

std::vector<WrongCase> surest_wrong(const std::vector<CaseLine>& cases) {
  std::vector<WrongCase> wrong;
  for (const CaseLine& line : cases) {
    if (line.ids.empty()) continue;
    const std::string answer = line.known ? line.actor : std::string(kUnlistedId);
    if (line.ids.front() == answer) continue;
    WrongCase one{.citation = line.citation,
                  .stage = line.stage,
                  .leader = line.ids.front(),
                  .posterior = line.posteriors.front(),
                  .truth = line.actor,
                  .known = line.known};
    const auto place = std::find(line.ids.begin(), line.ids.end(), answer);
    if (place != line.ids.end()) {
      const auto at = static_cast<std::size_t>(place - line.ids.begin());
      one.truth_rank = at + 1;
      one.truth_posterior = line.posteriors[at];
    }
    wrong.push_back(std::move(one));
  }
  std::sort(wrong.begin(), wrong.end(), [](const WrongCase& a, const WrongCase& b) {
    if (a.posterior != b.posterior) return a.posterior > b.posterior;
    return std::tie(a.citation, a.truth) < std::tie(b.citation, b.truth);
  });
  wrong.resize(std::min(wrong.size(), kWrongShown));
  return wrong;
}

}  // namespace perpend::evaluation
