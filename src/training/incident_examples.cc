// An annotation says "this passage shows T1003.001"; a reader's classifier asks "what does this
// clause show?". So every clause of an annotated paragraph becomes an example: of the techniques
// whose passages it holds, or of none, which is as much worth knowing.
//
//   "They dumped the memory of LSASS, and we called the police." with T1003.001 on its first half
//   "They dumped the memory of LSASS"   an example of T1003.001
//   "we called the police"              an example of nothing
//
// Tested in incident_training_test.cc.
#include "training/incident_examples.h"

#include <algorithm>
#include <set>

#include "extraction/techniques.h"
#include "language/sentences.h"

namespace perpend::training {
namespace {

// Chosen on paragraphs of a hand that nothing is trained on: 1 and 2 gave the same within a point.
constexpr float kSentenceWeight = 3;  // of a sentence written as an example
constexpr float kPassageWeight = 2;   // of an annotated passage, or a clause of its paragraph

constexpr float kNothingWeight = 1;
constexpr std::size_t kProseStep = 8;   // every eighth sentence
constexpr std::size_t kAdviceStep = 8;  // of other prose and of ATT&CK's advice

enum class Share { kNone, kSome, kEnough };

// How much of a passage, or of the clause, the two have in common.
Share shared(ByteSpan clause, const std::vector<ByteSpan>& places) {
  Share most = Share::kNone;
  for (const ByteSpan& place : places) {
    const auto from = std::max(clause.start, place.start);
    const auto to = std::min(clause.end, place.end);
    if (from >= to) continue;
    const auto common = to - from;
    const bool enough = 2 * common >= place.size() || 3 * common >= 2 * clause.size();
    most = std::max(most, enough ? Share::kEnough : Share::kSome);
  }
  return most;
}

bool overlaps(ByteSpan part, const std::vector<ByteSpan>& places) {
  return std::any_of(places.begin(), places.end(),
                     [&](const ByteSpan& place) { return place.overlaps(part); });
}

Telling telling_of(ByteSpan part, const AnnotatedParagraph& paragraph) {
  if (overlaps(part, paragraph.evidence)) return Telling::kTold;
  const bool incident = !paragraph.techniques.empty();
  return incident && !overlaps(part, paragraph.traps) ? Telling::kTold : Telling::kNot;
}

}  // namespace

std::vector<IncidentExample> examples_of(std::span<const IncidentSentence> sentences) {
  std::vector<IncidentExample> examples;
  examples.reserve(sentences.size());
  for (const IncidentSentence& sentence : sentences) {
    examples.push_back({std::string(sentence.text),
                        {sentence.techniques.begin(), sentence.techniques.end()},
                        kSentenceWeight});
  }
  return examples;
}

std::vector<IncidentExample> examples_of(const AnnotatedParagraph& paragraph) {
  const std::string_view text = paragraph.text;
  std::set<ByteSpan> parts;
  for (const ByteSpan& sentence : language::sentences(text)) {
    parts.insert(sentence);
    for (const ByteSpan& clause : extraction::clauses(text, sentence)) parts.insert(clause);
  }
  for (const AnnotatedTechnique& technique : paragraph.techniques) {
    parts.insert(technique.places.begin(), technique.places.end());
  }
  std::vector<IncidentExample> examples;
  for (const ByteSpan& part : parts) {
    IncidentExample example{std::string(text.substr(part.start, part.size())), {}, kPassageWeight};
    bool clear = true;
    for (const AnnotatedTechnique& technique : paragraph.techniques) {
      const Share share = shared(part, technique.places);
      clear = clear && share != Share::kSome;
      if (share == Share::kEnough) example.techniques.push_back(technique.id);
    }
    if (!clear) continue;
    example.telling = telling_of(part, paragraph);
    examples.push_back(std::move(example));
  }
  return examples;
}

std::vector<IncidentExample> examples_of_nothing(const attack::Texts& texts,
                                                 std::span<const std::string> prose, Date as_of) {
  std::vector<IncidentExample> examples;
  for (std::size_t i = 0; i < prose.size(); i += kProseStep) {
    examples.push_back({prose[i], {}, kNothingWeight, Telling::kNot});
  }
  std::size_t read = 0;
  for (const attack::OtherText& other : texts.others) {
    if (other.created >= as_of) continue;
    const std::string plain = attack::plain_text(other.text);
    for (const ByteSpan& sentence : language::sentences(plain)) {
      if (read++ % kAdviceStep != 0) continue;
      examples.push_back(
          {plain.substr(sentence.start, sentence.size()), {}, kNothingWeight, Telling::kNot});
    }
  }
  return examples;
}

}  // namespace perpend::training
