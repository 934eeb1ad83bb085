// How well attributions are found: exact spans of source, cue and content, and linked claims.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claims/model.h"
#include "training/treebank.h"

namespace perpend::evaluation {

// A relation as sets of words of the gold document, ascending; signs at the ends of source and
// content and a leading 'that' do not count.
struct Relation {
  std::vector<std::uint32_t> source;
  std::vector<std::uint32_t> cue;
  std::vector<std::uint32_t> content;
  bool speech = false;  // the cue is an explicit verb of speech

  auto operator<=>(const Relation&) const = default;
};

// Precision and recall as counts. f1() is 2 right / (gold + found).
struct Match {
  std::uint64_t right = 0;
  std::uint64_t gold = 0;
  std::uint64_t found = 0;

  double f1() const {
    return gold + found == 0 ? 0
                             : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
  Match& operator+=(const Match& other);
};

struct AttributionFigures {
  Match source;   // exact spans, each counted once a document
  Match cue;      // the same
  Match content;  // the same
  Match linked;   // one to one: sources overlap, contents have a Jaccard index of at least one half
  Match speech;   // linked, of explicit verbs of speech on both sides

  AttributionFigures& operator+=(const AttributionFigures& other);
};

AttributionFigures compare(const std::vector<Relation>& gold, const std::vector<Relation>& found);

// The gold relations of a document.
std::vector<Relation> gold_relations(const training::TreebankDocument& document);

// Words of the gold document that the bytes touch, without signs at the ends and a leading 'that'.
class WordIndex {
 public:
  explicit WordIndex(const training::TreebankDocument& document);
  std::vector<std::uint32_t> words(ByteSpan bytes) const;
  std::vector<std::uint32_t> trimmed(std::vector<std::uint32_t> words) const;

 private:
  const training::TreebankDocument& document_;
};

// What the model finds in the document's text, read from its bytes.
std::vector<Relation> model_relations(const claims::ClaimModel::Body& model,
                                      const training::TreebankDocument& document);
// The baseline: a list of verbs and quotation marks, no tags, no trees, nothing learned.
std::vector<Relation> baseline_relations(const training::TreebankDocument& document);

}  // namespace perpend::evaluation
