// What an answer answers.
//
//   'Denied this', 'rejected the accusation': what was claimed just before it, by somebody else.
//   A denial, a refusal, a policy, a counter-accusation: the claims that make the speaker the doer.
//   A challenge to the method or the motive, a call for evidence: anybody may make it; the claims
//   of its document on who did it.
//
// Where the document holds no such claim, those of earlier documents are looked at: a ministry's
// answer is often printed without what it answers. Tested in ledger_test.cc.
#include "claims/responses.h"

#include <algorithm>

#include "claims/content_words.h"

namespace perpend::claims {
namespace {

// A newspaper article holds a handful; these keep a text of 50 MB from taking the square of its
// length.
constexpr std::size_t kMostAttributions = 200;  // of a document
constexpr std::size_t kFarthestBack = 64;       // claims

// 'this', 'it', 'the accusation', 'the report': content that points back.
bool points_back(std::string_view content) {
  constexpr std::size_t kShort = 5;
  constexpr std::string_view kBack =
      " this that it them these accusation accusations allegation allegations claim claims charge "
      "charges "
      "report reports ";
  const std::vector<ContentWord> words = words_in(content);
  if (words.size() > kShort) return false;
  return std::any_of(words.begin(), words.end(), [&](const ContentWord& word) {
    return kBack.find(" " + word.lower + " ") != std::string_view::npos;
  });
}

bool anybody_may(Polarity polarity) {
  return polarity == Polarity::kChallengesMethod || polarity == Polarity::kChallengesMotive ||
         polarity == Polarity::kCallsForEvidence;
}

class Finder {
 public:
  Finder(std::span<const DocumentView> views, std::span<const Claim> claims,
         std::span<const Telling> tellings, const PlaceNames& places,
         std::span<const std::size_t> order)
      : views_(views), claims_(claims), tellings_(tellings), order_(order) {
    std::vector<std::size_t> of_document(views.size());
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const bool counts = claims[i].polarity == Polarity::kAsserts &&
                          is_attribution(text_of(i), claims[i], tellings[i], places);
      if (counts && ++of_document[claims[i].document] <= kMostAttributions) {
        attributions_.push_back(
            {i,
             accused_of(*views[claims[i].document].document, tellings[i],
                        described_source(*views[claims[i].document].document, claims[i]), places)});
      }
    }
  }

  std::vector<std::size_t> answered_by(const FoundAnswer& answer) const {
    const std::size_t by = *answer.claim;
    if (const auto before = pointed_at(by)) return {*before};
    std::vector<std::size_t> here;
    std::vector<std::size_t> elsewhere;
    for (const Attribution& one : attributions_) {
      const std::size_t i = one.claim;
      const std::uint32_t document = claims_[i].document;
      if (i == by || !answers(answer, one)) continue;
      if (document == answer.document) {
        here.push_back(i);
      } else if (order_[document] < order_[answer.document] && is_first_of(document, elsewhere)) {
        elsewhere.push_back(i);
      }
    }
    return here.empty() ? elsewhere : here;
  }

 private:
  struct Attribution {
    std::size_t claim;
    Accused accused;
  };

  std::string_view text_of(std::size_t claim) const {
    return views_[claims_[claim].document].document->text;
  }

  bool is_first_of(std::uint32_t document, const std::vector<std::size_t>& found) const {
    return std::none_of(found.begin(), found.end(),
                        [&](std::size_t i) { return claims_[i].document == document; });
  }

  // What was claimed just before by somebody else, if the answer only points back to it.
  std::optional<std::size_t> pointed_at(std::size_t by) const {
    if (!points_back(claims_[by].content.text)) return std::nullopt;
    std::optional<std::size_t> nearest;
    for (std::size_t i = by > kFarthestBack ? by - kFarthestBack : 0; i < claims_.size(); ++i) {
      if (i > by + kFarthestBack) break;
      const bool before = claims_[i].document == claims_[by].document &&
                          tellings_[i].content.end <= tellings_[by].content.start &&
                          claims_[i].polarity == Polarity::kAsserts;
      if (!before || claims_[i].chain.size() < 2) continue;
      if (claims_[i].chain.back().name == claims_[by].chain.back().name) continue;
      if (!nearest || tellings_[i].content.end > tellings_[*nearest].content.end) nearest = i;
    }
    return nearest;
  }

  bool answers(const FoundAnswer& answer, const Attribution& attribution) const {
    const Claim& one = claims_[attribution.claim];
    const Claim& by = claims_[*answer.claim];
    if (one.document == answer.document && one.chain.back().name == by.chain.back().name) {
      return false;
    }
    if (is_by_accused(answer, attribution.accused)) return true;
    return anybody_may(by.polarity) && one.document == answer.document;
  }

  std::span<const DocumentView> views_;
  std::span<const Claim> claims_;
  std::span<const Telling> tellings_;
  std::span<const std::size_t> order_;
  std::vector<Attribution> attributions_;  // claims that can be answered
};

}  // namespace

bool is_attribution(std::string_view text, const Claim& claim, const Telling& telling,
                    const PlaceNames& places) {
  if (claim.level >= ClaimLevel::kGroup) return true;
  return agent_in(text, telling.passage, places).level >= ClaimLevel::kGroup;
}

std::vector<Response> responses(std::span<const DocumentView> views, std::span<const Claim> claims,
                                std::span<const Telling> tellings, const PlaceNames& places,
                                std::span<const std::size_t> order) {
  const Finder finder(views, claims, tellings, places, order);
  std::vector<Response> found;
  for (const DocumentView& view : views) {
    for (const FoundAnswer& answer : view.answers) {
      if (!answer.claim) continue;
      for (const std::size_t claim : finder.answered_by(answer)) {
        found.push_back({claim, *answer.claim});
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const Response& a, const Response& b) {
    return std::pair(a.claim, a.answered_by) < std::pair(b.claim, b.answered_by);
  });
  return found;
}

}  // namespace perpend::claims
