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

}  // namespace

std::vector<Origin> origins_of(std::span<const std::size_t> story,
                               std::span<const ClaimDocument> documents,
                               std::span<const Claim> claims,
                               std::span<const Retelling> retellings) {
  std::vector<Root> roots;
  for (const std::size_t claim : story) {
    roots.push_back(root_of(documents[claims[claim].document], claims[claim]));
  }
  const auto place_of = [&](std::size_t claim) {
    return static_cast<std::size_t>(std::find(story.begin(), story.end(), claim) - story.begin());
  };
  std::vector<Joint> joints;
  for (std::size_t a = 0; a < story.size(); ++a) {
    for (std::size_t b = a + 1; b < story.size(); ++b) {
      if (same_root(roots[a], roots[b])) joints.push_back({a, b, OriginReason::kSameSource});
    }
  }
  for (const Retelling& retelling : retellings) {
    const std::size_t a = place_of(retelling.of);
    const std::size_t b = place_of(retelling.by);
    if (retelling.answer || a == story.size() || b == story.size()) continue;
    if (retelling.declared) joints.push_back({a, b, OriginReason::kDeclared});
    if (retelling.copied) joints.push_back({a, b, OriginReason::kCopied});
    if (roots[b].name.empty()) joints.push_back({a, b, OriginReason::kUnsourced});
  }
  // Beside a claim with a source, the outlet's own words in the same text (a headline) add nothing.
  for (std::size_t a = 0; a < story.size(); ++a) {
    for (std::size_t b = 0; b < story.size() && roots[a].name.empty(); ++b) {
      if (roots[b].name.empty() || claims[story[a]].document != claims[story[b]].document) continue;
      joints.push_back({a, b, OriginReason::kUnsourced});
      break;
    }
  }
  Unions unions(story.size());
  for (const Joint& joint : joints) unions.join(joint.a, joint.b);
  std::vector<Origin> origins;
  for (std::size_t first = 0; first < story.size(); ++first) {
    if (unions.find(first) != first) continue;
    Origin origin;
    bool relay = true;  // an outlet of these documents is the root only where nobody else is
    for (std::size_t i = first; i < story.size(); ++i) {
      if (unions.find(i) != first) continue;
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
    for (const Joint& joint : joints) {
      if (unions.find(joint.a) == first) add_once(origin.reasons, joint.reason);
    }
    std::sort(origin.reasons.begin(), origin.reasons.end());
    if (origin.root.empty()) origin.root = origin.outlets.front();
    origin.joint = speaks_jointly(origin.root);
    origins.push_back(std::move(origin));
  }
  return origins;
}

}  // namespace perpend::claims
