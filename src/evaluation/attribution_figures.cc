#include "evaluation/attribution_figures.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "claims/attribution.h"
#include "claims/lexicon.h"

namespace perpend::evaluation {
namespace {

using Words = std::vector<std::uint32_t>;

std::size_t shared(const Words& a, const Words& b) {
  Words both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

bool links(const Relation& a, const Relation& b) {
  if (shared(a.source, b.source) == 0) return false;
  const std::size_t common = shared(a.content, b.content);
  return 2 * common >= a.content.size() + b.content.size() - common && common > 0;
}

// As many pairs as can be: augmenting paths.
class Pairing {
 public:
  Pairing(const std::vector<const Relation*>& gold, const std::vector<const Relation*>& found)
      : partner_(found.size(), -1) {
    for (const Relation* one : gold) {
      std::vector<std::size_t> fits;
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (links(*one, *found[i])) fits.push_back(i);
      }
      fits_.push_back(std::move(fits));
    }
    for (std::size_t g = 0; g < gold.size(); ++g) {
      std::vector<bool> seen(found.size());
      if (place(g, seen)) ++pairs_;
    }
  }
  std::uint64_t pairs() const { return pairs_; }

 private:
  bool place(std::size_t g, std::vector<bool>& seen) {
    for (const std::size_t i : fits_[g]) {
      if (seen[i]) continue;
      seen[i] = true;
      if (partner_[i] < 0 || place(static_cast<std::size_t>(partner_[i]), seen)) {
        partner_[i] = static_cast<std::ptrdiff_t>(g);
        return true;
      }
    }
    return false;
  }

  std::vector<std::vector<std::size_t>> fits_;
  std::vector<std::ptrdiff_t> partner_;
  std::uint64_t pairs_ = 0;
};

Match exact(const std::vector<Relation>& gold, const std::vector<Relation>& found,
            Words Relation::* part) {
  std::set<Words> a;
  std::set<Words> b;
  for (const Relation& one : gold) {
    if (!(one.*part).empty()) a.insert(one.*part);
  }
  for (const Relation& one : found) {
    if (!(one.*part).empty()) b.insert(one.*part);
  }
  Match match;
  match.gold = a.size();
  match.found = b.size();
  for (const Words& one : b) match.right += a.count(one);
  return match;
}

Match linked(const std::vector<Relation>& gold, const std::vector<Relation>& found, bool speech) {
  std::vector<const Relation*> a;
  std::vector<const Relation*> b;
  for (const Relation& one : gold) {
    if (!speech || one.speech) a.push_back(&one);
  }
  for (const Relation& one : found) {
    if (!speech || one.speech) b.push_back(&one);
  }
  return {Pairing(a, b).pairs(), a.size(), b.size()};
}

Words range(claims::WordRange words) {
  Words all(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) all[i] = words.begin + i;
  return all;
}

}  // namespace

Match& Match::operator+=(const Match& other) {
  right += other.right;
  gold += other.gold;
  found += other.found;
  return *this;
}

AttributionFigures& AttributionFigures::operator+=(const AttributionFigures& other) {
  source += other.source;
  cue += other.cue;
  content += other.content;
  linked += other.linked;
  speech += other.speech;
  return *this;
}

AttributionFigures compare(const std::vector<Relation>& gold, const std::vector<Relation>& found) {
  AttributionFigures figures;
  figures.source = exact(gold, found, &Relation::source);
  figures.cue = exact(gold, found, &Relation::cue);
  figures.content = exact(gold, found, &Relation::content);
  figures.linked = linked(gold, found, false);
  figures.speech = linked(gold, found, true);
  return figures;
}

WordIndex::WordIndex(const training::TreebankDocument& document) : document_(document) {}

Words WordIndex::words(ByteSpan bytes) const {
  const auto& all = document_.words;
  auto at = std::lower_bound(all.begin(), all.end(), bytes.start,
                             [](const auto& word, std::uint64_t b) { return word.bytes.end <= b; });
  Words found;
  for (; at != all.end() && at->bytes.start < bytes.end; ++at) {
    if (at->bytes.overlaps(bytes)) found.push_back(static_cast<std::uint32_t>(at - all.begin()));
  }
  return found;
}

Words WordIndex::trimmed(Words words) const {
  const auto sign = [&](std::uint32_t i) {
    return (document_.words[i].shape & claims::kSign) != 0;
  };
  while (!words.empty() && sign(words.back())) words.pop_back();
  std::size_t from = 0;
  while (from < words.size() && sign(words[from])) ++from;
  if (from + 1 < words.size() && document_.words[words[from]].form == claims::hash_of("that"))
    ++from;
  while (from < words.size() && sign(words[from])) ++from;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(from));
  return words;
}

std::vector<Relation> gold_relations(const training::TreebankDocument& document) {
  const WordIndex index(document);
  std::vector<Relation> relations;
  for (const training::GoldAttribution& gold : document.attributions) {
    Relation one;
    one.source = index.trimmed(gold.source);
    one.cue = gold.cue;
    one.content = index.trimmed(range(gold.content));
    for (const std::uint32_t word : one.cue) {
      one.speech |= claims::is_speech(claims::cue_class(document.words[word].form)) &&
                    claims::is_verb(document.words[word].tag);
    }
    relations.push_back(std::move(one));
  }
  return relations;
}

std::vector<Relation> model_relations(const claims::ClaimModel::Body& model,
                                      const training::TreebankDocument& document) {
  const WordIndex index(document);
  const claims::ParsedText parsed =
      claims::parse_text(model.grammar, document.text, {0, document.text.size()});
  std::vector<Relation> relations;
  for (const claims::Attribution& found : claims::find_attributions(parsed, model.attribution)) {
    Relation one;
    if (found.source.size() > 0)
      one.source = index.trimmed(index.words(parsed.bytes(found.source)));
    one.cue = index.words(parsed.bytes(claims::cue_words(parsed, found.cue)));
    one.content = index.trimmed(index.words(parsed.bytes(found.content)));
    const claims::Word& word = parsed.words[found.cue];
    one.speech = claims::is_speech(claims::cue_class(word.form)) && claims::is_verb(word.tag);
    relations.push_back(std::move(one));
  }
  return relations;
}

}  // namespace perpend::evaluation
