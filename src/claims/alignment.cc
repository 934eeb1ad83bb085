// Retellings, found by likeness and by what the documents declare.
//
// Of every passage the earlier passages of other documents that share a name or a rare word are
// looked at; the one most like it is what it retells, if it is like enough. Where the passage says
// whom it follows
// ('according to the Harbour Chronicle') the passages of that outlet come before all others that
// are like enough. Words in a row that both share (provenance/shingles.h) make it a copy.
//
//   Example: 'Lantern Moth attacked research institutes … more than 200 times, according to the
//   Harbour Chronicle' retells the Chronicle's own 'suspects a group called Lantern Moth of 214
//   attacks'. Counter-example: two sentences that share nothing but the group's name are two
//   statements on one group; the threshold is there to keep them apart.
//
// Alignment by weighted word overlap is the oldest way to find derived news text (Clough et al.,
// METER, 2002). Tested in ledger_test.cc; judged by `perpend eval claims`.
#include "claims/alignment.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "model/ascii.h"

namespace perpend::claims {
namespace {

// Of a passage and the first telling, where a telling between them is like both.
constexpr std::int32_t kAlignedThrough = kAligned / 3;

constexpr std::size_t kMostPlaces = 256;  // of a word; a commoner one says nothing

std::string_view without_article(std::string_view name) {
  for (const std::string_view article : {"the ", "The ", "THE "}) {
    if (name.starts_with(article)) return name.substr(article.size());
  }
  return name;
}

// Which passages hold a word: only words that are not everywhere lead to candidates.
using Places = std::map<std::string, std::vector<std::size_t>, std::less<>>;

Places places_of(std::span<const Telling> tellings) {
  Places places;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    for (const WeightedWord& word : tellings[i].words) places[word.key].push_back(i);
  }
  return places;
}

class Aligner {
 public:
  Aligner(std::span<const ClaimDocument> documents, std::span<const Claim> claims,
          std::span<const Telling> tellings, std::span<const std::size_t> order)
      : documents_(documents),
        claims_(claims),
        tellings_(tellings),
        order_(order),
        places_(places_of(tellings)) {
    for (const ClaimDocument& document : documents) {
      const std::uint64_t end = std::max(document.body.end, document.headline.end);
      shingles_.push_back(provenance::shingled(std::string_view(document.text).substr(0, end)));
    }
  }

  std::optional<Aligned> best_for(std::size_t by) {
    std::vector<std::size_t> candidates;
    for (const WeightedWord& word : tellings_[by].words) {
      const auto& list = places_.find(word.key)->second;
      if (list.size() > kMostPlaces) continue;
      candidates.insert(candidates.end(), list.begin(), list.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::optional<Aligned> best;
    for (const std::size_t of : candidates) {
      const auto aligned = compare(of, by);
      if (aligned && (!best || better(*aligned, *best))) best = aligned;
    }
    return best;
  }

  // Nothing where the first is not earlier, or not like enough.
  std::optional<Aligned> compare(std::size_t of, std::size_t by, std::int32_t least = kAligned) {
    const Telling& told = tellings_[of];
    const Telling& retold = tellings_[by];
    if (order_[told.document] >= order_[retold.document]) return std::nullopt;
    Aligned aligned{of, by, likeness(told, retold)};
    if (aligned.likeness < least) return std::nullopt;
    aligned.declared = declares(retold, told.document);
    aligned.copied = copies(told, retold);
    return aligned;
  }

 private:
  bool declares(const Telling& retold, std::uint32_t document) const {
    if (!retold.claim) return false;
    const auto& chain = claims_[*retold.claim].chain;
    return std::any_of(chain.begin(), chain.end(), [&](const ChainLink& link) {
      return link.kind != LinkKind::kOutlet && link.kind != LinkKind::kOwnText &&
             same_outlet(link.name, documents_[document].outlet);
    });
  }

  const std::vector<provenance::CopiedPassage>& copied_between(std::uint32_t a, std::uint32_t b) {
    const auto [entry, is_new] = copied_.try_emplace({a, b});
    if (is_new) entry->second = provenance::copied_passages(shingles_[a], shingles_[b]);
    return entry->second;
  }

  bool copies(const Telling& told, const Telling& retold) {
    for (const auto& passage : copied_between(told.document, retold.document)) {
      if (passage.a.overlaps(told.content) && passage.b.overlaps(retold.content)) return true;
    }
    return false;
  }

  // Declared before copied before like; of equals the one told first, then the one that stands
  // first.
  bool better(const Aligned& one, const Aligned& than) const {
    const auto rank = [&](const Aligned& a) {
      const Telling& told = tellings_[a.of];
      return std::tuple(!a.declared, -a.likeness, !told.claim, order_[told.document],
                        told.content.start);
    };
    return rank(one) < rank(than);
  }

  std::span<const ClaimDocument> documents_;
  std::span<const Claim> claims_;
  std::span<const Telling> tellings_;
  std::span<const std::size_t> order_;
  Places places_;
  std::vector<provenance::ShingledText> shingles_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<provenance::CopiedPassage>> copied_;
};

// Of the passages of one document that retell the same, those that are much less like it than the
// likest speak of something beside it.
std::vector<Aligned> only_the_likest(std::vector<Aligned> found,
                                     std::span<const Telling> tellings) {
  std::map<std::pair<std::size_t, std::uint32_t>, std::int32_t> likest;
  for (const Aligned& aligned : found) {
    std::int32_t& most = likest[{aligned.of, tellings[aligned.by].document}];
    most = std::max(most, aligned.likeness);
  }
  std::erase_if(found, [&](const Aligned& aligned) {
    return 3 * aligned.likeness < 2 * likest[{aligned.of, tellings[aligned.by].document}];
  });
  return found;
}

}  // namespace

std::vector<Aligned> align(std::span<const ClaimDocument> documents, std::span<const Claim> claims,
                           std::span<const Telling> tellings, std::span<const std::size_t> order) {
  std::vector<Aligned> found;
  if (documents.size() < 2) return found;
  Aligner aligner(documents, claims, tellings, order);
  std::vector<std::optional<Aligned>> best;
  best.reserve(tellings.size());
  for (std::size_t by = 0; by < tellings.size(); ++by) best.push_back(aligner.best_for(by));
  for (std::size_t by = 0; by < tellings.size(); ++by) {
    if (!best[by]) continue;
    Aligned aligned = *best[by];
    // What a retelling retells is itself a retelling, perhaps: the first telling is what counts,
    // unless the passage says whom it follows.
    while (!aligned.declared && best[aligned.of]) {
      const auto earlier = aligner.compare(best[aligned.of]->of, by, kAlignedThrough);
      if (!earlier) break;
      aligned = *earlier;
    }
    found.push_back(aligned);
  }
  return only_the_likest(std::move(found), tellings);
}

std::vector<std::size_t> order_by_time(std::span<const ClaimDocument> documents) {
  std::vector<std::size_t> by_time(documents.size());
  std::iota(by_time.begin(), by_time.end(), std::size_t{0});
  const auto is_named = [&](const ClaimDocument& one) {
    return std::any_of(documents.begin(), documents.end(), [&](const ClaimDocument& other) {
      return !one.outlet.empty() && other.outlet != one.outlet &&
             other.text.find(without_article(one.outlet)) != std::string::npos;
    });
  };
  std::vector<bool> unnamed;
  unnamed.reserve(documents.size());
  for (const ClaimDocument& one : documents) unnamed.push_back(!is_named(one));
  const auto rank = [&](std::size_t i) {
    const ClaimDocument& one = documents[i];
    return std::tuple(!one.published, one.published.value_or(Date()), bool(unnamed[i]),
                      -static_cast<std::int64_t>(one.body.size()), std::string_view(one.outlet),
                      std::string_view(one.id), i);
  };
  std::sort(by_time.begin(), by_time.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  std::vector<std::size_t> order(documents.size());
  for (std::size_t i = 0; i < by_time.size(); ++i) order[by_time[i]] = i;
  return order;
}

bool same_outlet(std::string_view one, std::string_view other) {
  one = without_article(ascii::trim(one));
  other = without_article(ascii::trim(other));
  return !one.empty() && ascii::lower(one) == ascii::lower(other);
}

}  // namespace perpend::claims
