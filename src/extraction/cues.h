// The words of a sentence that decide what its names and addresses are: seen, denied, advised,
// imagined, somebody else's; giving orders, bringing the lure, taking the loot; a victim's.
//
// Not safe for several threads at once (it keeps the last sentence); one a document. A sentence is
// searched once, however many names stand in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::extraction {

enum class CueKind : std::uint8_t {
  kDenial,          // "did not", "no evidence of": what follows in the clause
  kDenialAfter,     // "were not seen": what stands before it
  kAdvice,          // "we recommend": the sentence
  kImagined,        // "attackers may use": what follows
  kElsewhere,       // "for comparison", "in another country": the sentence
  kElsewhereAfter,  // "in earlier years": what stands before is of other cases
  kC2,
  kDelivery,
  kStaging,
  kVictimOwn,  // "of the supplier": an address of the victim
  kBenign,     // "our own scanner", "write to"
  kTarget,     // "was hit", "reached the embassy"
  kUse,        // "deployed", "installed": what follows is a program
};

struct Cue {
  std::size_t start = 0;  // offsets into the whole text
  std::size_t end = 0;
  CueKind kind = CueKind::kDenial;
};

struct ReadSentence {
  ByteSpan span;      // of the text
  std::string lower;  // the sentence in lower case, white space as spaces; as long as the span
  std::vector<Cue> cues;
  bool imperative = false;  // begins with an order: "Block …"
};

// What a reader makes of a passage.
enum class Mood : std::uint8_t { kStated, kDenied, kAdvised, kImagined, kElsewhere };

class Cues {
 public:
  // The text must outlive it.
  explicit Cues(std::string_view text);

  // The sentence that holds the beginning of `place`; valid until the next call.
  const ReadSentence& sentence_at(ByteSpan place);
  Mood mood_at(ByteSpan place);
  // Does the title or the first sentence say that the document tells of no incident (an exercise, a
  // reading list, minutes), or does nothing in it speak of an attack?
  bool tells_no_incident() const { return no_incident_; }
  // Is there a word of the trade in it at all?
  bool speaks_of_attack() const { return speaks_of_attack_; }
  const std::vector<ByteSpan>& sentences() const { return sentences_; }

 private:
  bool in_advice(std::size_t offset) const;
  void find_advice_sections();
  void judge_document();

  std::string_view text_;
  std::vector<ByteSpan> sentences_;
  std::vector<ByteSpan> advice_;  // sections and paragraphs of advice
  ReadSentence last_;
  bool has_last_ = false;
  bool no_incident_ = false;
  bool speaks_of_attack_ = false;
};

}  // namespace perpend::extraction
