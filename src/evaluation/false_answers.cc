// Some of what is counted is an answer in truth: news of other things holds denials too, and people
// marked attributions of whole clauses only. The figures bound the rates from above.
#include "evaluation/false_answers.h"

#include <algorithm>

#include "core/sha256.h"

namespace perpend::evaluation {
namespace {

// Do the two share half of all bytes that either holds?
bool half_alike(ByteSpan one, ByteSpan other) {
  const std::uint64_t from = std::max(one.start, other.start);
  const std::uint64_t to = std::min(one.end, other.end);
  return from < to && 2 * (to - from) >= one.size() + other.size() - (to - from);
}

bool is_marked(const training::TreebankDocument& document, const Claim& claim) {
  return std::any_of(document.attributions.begin(), document.attributions.end(),
                     [&](const training::GoldAttribution& gold) {
                       if (gold.content.size() == 0) return false;
                       const ByteSpan content = {document.words[gold.content.begin].bytes.start,
                                                 document.words[gold.content.end - 1].bytes.end};
                       return std::any_of(claim.content.spans.begin(), claim.content.spans.end(),
                                          [&](ByteSpan span) { return half_alike(span, content); });
                     });
}

}  // namespace

FalseAnswerFigures judge_false_answers(std::span<const training::TreebankDocument> documents,
                                       const ClaimReader& reader) {
  FalseAnswerFigures figures;
  for (const training::TreebankDocument& document : documents) {
    if (!document.name.starts_with("GUM_news") || !training::is_held_out(document.name)) continue;
    ++figures.documents;
    ClaimDocument text;
    text.text = document.text;
    text.id = hex(sha256(document.text));
    text.file = document.name;
    text.body = {0, document.text.size()};
    for (const Claim& claim : reader(text, 0)) {
      if (claim.chain.size() < 2) continue;
      ++figures.claims;
      if (!is_marked(document, claim)) ++figures.unmarked;
      if (claim.polarity == Polarity::kAsserts) continue;
      ++figures.answers;
      ++figures.by_polarity[std::string(name_of(claim.polarity))];
    }
  }
  return figures;
}

}  // namespace perpend::evaluation
