#include "reporting/claims_shown.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <tuple>

namespace perpend::reporting {

using claims::ClaimsLedger;
using claims::Story;

std::string chain_label(const Claim& claim) {
  std::string label;
  for (const ChainLink& link : claim.chain) {
    const std::string& name = link.name.empty() ? link.written : link.name;
    if (name.empty()) continue;
    if (!label.empty()) label += " > ";
    label += name;
  }
  return label.empty() ? "unnamed outlet" : label;
}

std::string speaker_of(const Claim& claim) {
  const ChainLink& link = claim.chain.back();
  const std::string& name = link.name.empty() ? link.written : link.name;
  return name.empty() ? "unnamed outlet" : name;
}

std::string outlet_of(const ClaimsLedger& ledger, const Claim& claim) {
  const ClaimDocument& document = ledger.documents[claim.document];
  return document.outlet.empty() ? document.file : document.outlet;
}

std::string day_of(const ClaimsLedger& ledger, const Claim& claim) {
  const auto& published = ledger.documents[claim.document].published;
  return published ? published->iso() : "undated";
}

std::string fields_label(const Claim& claim) {
  std::string label;
  const auto add = [&](std::string_view words) {
    if (!label.empty()) label += ", ";
    label += words;
  };
  if (claim.polarity != Polarity::kAsserts) add(name_of(claim.polarity));
  if (claim.stance != Stance::kSays) add(name_of(claim.stance));
  for (int i = 0; i < kEvidentials; ++i) {
    const auto one = static_cast<Evidential>(i);
    if (claim.evidential.contains(one)) add(name_of(one));
  }
  if (claim.certainty) {
    add(claim.certainty->word + " (" + std::to_string(claim.certainty->low) + "-" +
        std::to_string(claim.certainty->high) + " %)");
  }
  if (claim.level != ClaimLevel::kNone) add("level: " + std::string(name_of(claim.level)));
  return label;
}

std::vector<const claims::Retelling*> retold_by(const ClaimsLedger& ledger, std::size_t claim) {
  std::vector<const claims::Retelling*> found;
  // They are in the order of `by`.
  auto at = std::partition_point(ledger.retellings.begin(), ledger.retellings.end(),
                                 [&](const claims::Retelling& one) { return one.by < claim; });
  for (; at != ledger.retellings.end() && at->by == claim; ++at) found.push_back(&*at);
  return found;
}

std::vector<std::size_t> answers_to(const ClaimsLedger& ledger, const Story& story) {
  std::vector<std::size_t> found;
  for (const std::size_t claim : story.claims) {  // the responses are in the order of their claims
    auto at = std::partition_point(ledger.responses.begin(), ledger.responses.end(),
                                   [&](const claims::Response& one) { return one.claim < claim; });
    for (; at != ledger.responses.end() && at->claim == claim; ++at) {
      found.push_back(at->answered_by);
    }
  }
  const auto rank = [&](std::size_t claim) {
    return std::tuple(day_of(ledger, ledger.claims[claim]), claim);
  };
  std::sort(found.begin(), found.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::size_t outlets_of(const ClaimsLedger& ledger, const Story& story) {
  std::set<std::string> outlets;
  for (const std::size_t claim : story.claims) {
    outlets.insert(outlet_of(ledger, ledger.claims[claim]));
  }
  return outlets.size();
}

std::string_view meaning_of(claims::DriftKind kind) {
  static constexpr std::array<std::string_view, claims::kDriftKinds> kMeanings = {
      "hedge dropped: a word of doubt is gone or made stronger",
      "hedge added: it doubts more than the claim",
      "basis dropped: a reason that the source gave is gone",
      "level raised: a group where nobody stood, or a state where a group stood",
      "number changed: both cannot be right",
      "date changed: both cannot be right",
      "answer left out: the accused's answer stands only beside the first",
      "source dropped: it is not said who made the claim"};
  return kMeanings.at(static_cast<std::size_t>(kind));
}

std::string_view course_label(const Story& story) {
  if (story.course > 0) return "hardens";
  return story.course < 0 ? "softens" : "keeps";
}

std::vector<std::size_t> other_claims(const ClaimsLedger& ledger) {
  std::vector<bool> told(ledger.claims.size());
  for (const Story& story : ledger.stories) {
    for (const std::size_t claim : story.claims) told[claim] = true;
  }
  for (const claims::Response& response : ledger.responses) told[response.answered_by] = true;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!told[i]) others.push_back(i);
  }
  return others;
}

std::vector<std::size_t> documents_by_day(const ClaimsLedger& ledger) {
  std::vector<std::size_t> order(ledger.documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t i) {
      const auto& published = ledger.documents[i].published;
      return std::pair(!published, published.value_or(Date()));
    };
    return rank(a) < rank(b);
  });
  return order;
}

}  // namespace perpend::reporting
