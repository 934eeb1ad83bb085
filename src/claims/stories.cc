// How a claim hardens: its tellings in the order of days.
//
// A story is what is joined by retelling, and by likeness inside one document. Its course compares
// the first telling with the last, in doubt and in level: suspected, then said; a group, then a
// state. It is an order and no number, and it says nothing of who is right: evidence may have come
// in between. Tested in ledger_test.cc.
#include "claims/stories.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "claims/alignment.h"
#include "claims/doubt.h"
#include "claims/origins.h"
#include "claims/responses.h"

namespace perpend::claims {
namespace {

// Claims of one document that stand farther apart are not compared, which keeps the time linear.
constexpr std::size_t kFarthest = 128;
// Two claims of one document are one story only if they are all but the same.
constexpr std::int32_t kSame = 750;

std::size_t root(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

void join(std::vector<std::size_t>& parent, std::size_t a, std::size_t b) {
  a = root(parent, a);
  b = root(parent, b);
  parent[std::max(a, b)] = std::min(a, b);
}

std::vector<std::vector<std::size_t>> joined(const StoryMaterial& material) {
  std::vector<std::size_t> parent(material.claims.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  for (const Retelling& retelling : material.retellings) {
    if (!retelling.answer) join(parent, retelling.of, retelling.by);
  }
  for (std::size_t a = 0; a < material.claims.size(); ++a) {
    const std::size_t end = std::min(material.claims.size(), a + kFarthest);
    for (std::size_t b = a + 1; b < end; ++b) {
      if (material.claims[b].document != material.claims[a].document) break;
      const bool both = material.claims[a].polarity == Polarity::kAsserts &&
                        material.claims[b].polarity == Polarity::kAsserts;
      if (both && likeness(material.tellings[a], material.tellings[b]) >= kSame) {
        join(parent, a, b);
      }
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < parent.size(); ++i) groups[root(parent, i)].push_back(i);
  std::vector<std::vector<std::size_t>> found;
  found.reserve(groups.size());
  for (auto& [first, group] : groups) found.push_back(std::move(group));
  return found;
}

bool stands_alone(const StoryMaterial& material, const std::set<std::size_t>& answered,
                  std::size_t claim) {
  const Claim& one = material.claims[claim];
  if (one.polarity != Polarity::kAsserts) return false;
  return answered.contains(claim) || is_attribution(material.documents[one.document].text, one,
                                                    material.tellings[claim], material.places);
}

int course_of(const StoryMaterial& material, const std::vector<std::size_t>& claims) {
  const auto text = [&](std::size_t claim) -> std::string_view {
    return material.documents[material.claims[claim].document].text;
  };
  const std::size_t first = claims.front();
  const std::size_t last = claims.back();
  if (material.claims[first].document == material.claims[last].document) return 0;
  const Doubt before = doubt_in(text(first), material.tellings[first].passage);
  const Doubt after = doubt_in(text(last), material.tellings[last].passage);
  const ClaimLevel low =
      agent_in(text(first), material.tellings[first].passage, material.places).level;
  const ClaimLevel high =
      agent_in(text(last), material.tellings[last].passage, material.places).level;
  const bool known = low != ClaimLevel::kNone && high != ClaimLevel::kNone;
  if (surer(after, before) || (known && high > low)) return 1;
  return surer(before, after) || (known && high < low) ? -1 : 0;
}

}  // namespace

std::pair<std::vector<Story>, std::vector<Origin>> stories(const StoryMaterial& material) {
  std::vector<Story> found;
  std::vector<Origin> origins;
  const auto rank = [&](std::size_t claim) {
    return std::tuple(material.order[material.claims[claim].document],
                      material.tellings[claim].content.start, claim);
  };
  std::vector<std::vector<std::size_t>> groups = joined(material);
  for (auto& group : groups) {
    std::sort(group.begin(), group.end(),
              [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  }
  std::set<std::size_t> answered;
  for (const Response& response : material.responses) answered.insert(response.claim);
  std::erase_if(groups, [&](const std::vector<std::size_t>& group) {
    return group.size() == 1 && !stands_alone(material, answered, group.front());
  });
  std::sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : rank(a.front()) < rank(b.front());
  });
  for (std::vector<std::size_t>& group : groups) {
    Story story;
    story.gist = material.claims[group.front()].content.text;
    story.course = course_of(material, group);
    for (Origin& origin :
         origins_of(group, material.documents, material.claims, material.retellings)) {
      story.origins.push_back(origins.size());
      origins.push_back(std::move(origin));
    }
    story.claims = std::move(group);
    found.push_back(std::move(story));
  }
  return {std::move(found), std::move(origins)};
}

}  // namespace perpend::claims
