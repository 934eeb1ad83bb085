// Origins: five outlets, one source.
//
// Two claims of one story have one origin where their chains end in the same source; where one says
// that it follows the other's outlet; where one has the other's words in a row; and where one
// retells the other and names nobody, because an outlet that names no source adds none. Sources are
// the same where the words of one name stand in the other's name or introduction: 'the
// directorate', 'Cyber Directorate of the police', and its head, who is introduced as such.
//
//   Example: three papers print one joint statement: one origin, and `joint` says that several
//   speak in it. Counter-example: the police and an institute's director on the same attack are
//   two.
//
// An origin is not a proof of independence: two that are counted apart here may have heard it from
// one place. Tested in origins_test.cc.
#include "claims/origins.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "claims/agent.h"
#include "claims/alignment.h"
#include "claims/answers.h"
#include "claims/content_words.h"

namespace perpend::claims {
namespace {

struct SourceWord {
  std::string lower;
  std::string stem;
};

std::vector<SourceWord> source_words(std::string_view text) {
  std::vector<SourceWord> found;
  for (const ContentWord& word : words_in(text)) {
    if (is_function_word(word.lower) || is_calendar_word(word.lower)) continue;
    found.push_back({word.lower, stem(word.lower)});
  }
  return found;
}

bool within(const std::vector<SourceWord>& part, const std::vector<SourceWord>& whole) {
  if (part.empty()) return false;
  return std::all_of(part.begin(), part.end(), [&](const SourceWord& word) {
    return std::any_of(whole.begin(), whole.end(), [&](const SourceWord& other) {
      return word.stem == other.stem || kindred_names(word.lower, other.lower);
    });
  });
}

struct Root {
  std::string name;  // empty for a claim of the outlet's own
  std::vector<SourceWord> words;
  std::vector<SourceWord> introduced;
};

Root root_of(const ClaimDocument& document, const Claim& claim) {
  Root root;
  root.introduced = source_words(described_source(document, claim));
  if (root.introduced.empty()) return root;
  const ChainLink& link = claim.chain.back();
  root.name = link.name.empty() ? link.written : link.name;
  root.words = source_words(root.name);
  return root;
}

bool same_root(const Root& one, const Root& other) {
  return within(one.words, other.introduced) || within(other.words, one.introduced);
}

// Sets of claims that grow together.
class Unions {
 public:
  explicit Unions(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

void add_once(std::vector<OriginReason>& reasons, OriginReason reason) {
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
}

struct Joint {
  std::size_t a;
  std::size_t b;
  OriginReason reason;
};

}  // namespace

std::string_view name_of(OriginReason reason) {
  switch (reason) {
    case OriginReason::kSameSource:
      return "same source";
    case OriginReason::kDeclared:
      return "declared relay";
    case OriginReason::kCopied:
      return "copied text";
    case OriginReason::kUnsourced:
      break;
  }
  return "no source of its own";
}

bool speaks_jointly(std::string_view source) {
  int names = 0;
  bool joined = false;
  for (const ContentWord& word : words_in(source)) {
    if (word.lower == "joint" || word.lower == "jointly") return true;
    joined = joined || word.lower == "and";
    names += word.capital && !is_function_word(word.lower) ? 1 : 0;
  }
  return joined && names >= 2;
}

namespace {

bool is_one_of_the_outlets(std::span<const ClaimDocument> documents, std::string_view name) {
  return std::any_of(documents.begin(), documents.end(), [&](const ClaimDocument& one) {
    return !name.empty() && same_outlet(one.outlet, name);
  });
}

// Who is the same source as whom. Roots in the same words are looked at once: a text that repeats
// itself has as many claims as lines and few sources.
std::vector<Joint> same_sources(const std::vector<Root>& roots) {
  constexpr std::size_t kMostSources = 2000;  // compared with one another
  std::vector<Joint> joints;
  std::map<std::string, std::size_t> first;
  std::vector<std::size_t> distinct;
  for (std::size_t i = 0; i < roots.size(); ++i) {
    std::string words = roots[i].name + '|';
    for (const SourceWord& word : roots[i].introduced) words += word.lower + ' ';
    const auto [known, is_new] = first.try_emplace(std::move(words), i);
    if (is_new) distinct.push_back(i);
    if (!is_new && same_root(roots[known->second], roots[i]))
      joints.push_back({known->second, i, OriginReason::kSameSource});
  }
  const std::size_t compared = std::min(distinct.size(), kMostSources);
  for (std::size_t a = 0; a < compared; ++a) {
    for (std::size_t b = a + 1; b < compared; ++b) {
      if (same_root(roots[distinct[a]], roots[distinct[b]]))
        joints.push_back({distinct[a], distinct[b], OriginReason::kSameSource});
    }
  }
  return joints;
}

}  // namespace

std::vector<Origin> origins_of(std::span<const std::size_t> story,
                               std::span<const ClaimDocument> documents,
                               std::span<const Claim> claims,
                               std::span<const Retelling> retellings) {
  std::vector<Root> roots;
  for (const std::size_t claim : story) {
    roots.push_back(root_of(documents[claims[claim].document], claims[claim]));
  }
  std::map<std::size_t, std::size_t> places;
  for (std::size_t i = 0; i < story.size(); ++i) places.emplace(story[i], i);
  const auto place_of = [&](std::size_t claim) {
    const auto at = places.find(claim);
    return at == places.end() ? story.size() : at->second;
  };
  std::vector<Joint> joints = same_sources(roots);
  for (const Retelling& retelling : retellings) {
    const std::size_t a = place_of(retelling.of);
    const std::size_t b = place_of(retelling.by);
    if (retelling.answer || a == story.size() || b == story.size()) continue;
    if (retelling.declared) joints.push_back({a, b, OriginReason::kDeclared});
    if (retelling.copied) joints.push_back({a, b, OriginReason::kCopied});
    if (roots[b].name.empty()) joints.push_back({a, b, OriginReason::kUnsourced});
  }
  // Beside a claim with a source, the outlet's own words in the same text (a headline) add nothing.
  std::map<std::uint32_t, std::size_t> sourced;  // by document the first claim that has a source
  for (std::size_t i = 0; i < story.size(); ++i) {
    if (!roots[i].name.empty()) sourced.emplace(claims[story[i]].document, i);
  }
  for (std::size_t a = 0; a < story.size(); ++a) {
    const auto beside = sourced.find(claims[story[a]].document);
    if (roots[a].name.empty() && beside != sourced.end())
      joints.push_back({a, beside->second, OriginReason::kUnsourced});
  }
  Unions unions(story.size());
  for (const Joint& joint : joints) unions.join(joint.a, joint.b);
  std::map<std::size_t, std::vector<std::size_t>> members;  // by the first of them
  for (std::size_t i = 0; i < story.size(); ++i) members[unions.find(i)].push_back(i);
  std::map<std::size_t, std::vector<OriginReason>> reasons;
  for (const Joint& joint : joints) add_once(reasons[unions.find(joint.a)], joint.reason);
  std::vector<Origin> origins;
  for (const auto& [first, all] : members) {
    Origin origin;
    bool relay = true;  // an outlet of these documents is the root only where nobody else is
    for (const std::size_t i : all) {
      origin.claims.push_back(story[i]);
      const std::string& outlet = documents[claims[story[i]].document].outlet;
      if (std::find(origin.outlets.begin(), origin.outlets.end(), outlet) == origin.outlets.end()) {
        origin.outlets.push_back(outlet);
      }
      const bool here = is_one_of_the_outlets(documents, roots[i].name);
      const bool deeper = relay && !here && !roots[i].name.empty();
      if (!deeper && (here != relay || roots[i].name.size() <= origin.root.size())) continue;
      origin.root = roots[i].name;
      relay = here;
    }
    origin.reasons = reasons[first];
    std::sort(origin.reasons.begin(), origin.reasons.end());
    if (origin.root.empty()) origin.root = origin.outlets.front();
    origin.joint = speaks_jointly(origin.root);
    origins.push_back(std::move(origin));
  }
  return origins;
}

}  // namespace perpend::claims
