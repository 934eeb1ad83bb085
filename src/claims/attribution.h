// Attribution relations in a parsed text: the word that says 'here somebody speaks', whose words
// they are, and what they are. Three linear models over candidates; claims/extract_claims.cc makes
// claims of what they choose.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claims/frames.h"
#include "claims/lexicon.h"
#include "claims/linear.h"
#include "claims/parsed_text.h"

namespace perpend::claims {

struct Attribution {
  std::uint32_t cue = 0;    // the word itself: 'said', 'according'
  WordRange source;         // empty: none was found
  WordRange content;        // may reach over sentences
  std::int32_t margin = 0;  // of the cue over its threshold

  auto operator<=>(const Attribution&) const = default;
};

struct AttributionModel {
  RankModel cue{1};
  RankModel source{1};
  RankModel content{1};
  std::int32_t threshold = 0;  // a cue scores at least this
};

// In the order of the cues.
std::vector<Attribution> find_attributions(const ParsedText& parsed, const AttributionModel& model);

// What the models choose from, for training too. The first source candidate is always the empty
// range: nobody in the sentence.
using Features = std::vector<std::uint32_t>;

bool may_be_cue(const ParsedText& parsed, std::uint32_t word);
void cue_features(const ParsedText& parsed, std::uint32_t word, Features& into);

std::vector<WordRange> source_candidates(const ParsedText& parsed, std::uint32_t cue);
// `frame`: what frame_of() says of the cue.
void source_features(const ParsedText& parsed, std::uint32_t cue, const std::optional<Frame>& frame,
                     WordRange source, Features& into);

enum class Edge : std::uint8_t {  // why a passage may begin or end at a place
  kSentence,
  kAfterCue,
  kAfterThat,
  kAfterComma,
  kAfterColon,
  kQuotation,
  kClause,
  kBeforeCue,
  kComma,
  kConnective,
  kRelative,
  kSemicolon,
  kInfinitive,
  kOtherCue,
  kPreviousSentence,
};
struct ContentCandidate {
  WordRange words;
  Edge begin = Edge::kSentence;
  Edge end = Edge::kSentence;
};
std::vector<ContentCandidate> content_candidates(const ParsedText& parsed, std::uint32_t cue,
                                                 WordRange source);
void content_features(const ParsedText& parsed, std::uint32_t cue,
                      const std::optional<Frame>& frame, WordRange source,
                      const ContentCandidate& content, Features& into);

// The noun whose words the cue's are, by the tree alone: its subject, that of the verb which
// governs it, what its relative clause describes, the agent of a passive; kNoWord where the tree
// has none.
std::uint32_t governor(const ParsedText& parsed, std::uint32_t cue);

// The cue as treebanks of discourse mark it: the word, 'according to' with its 'to'.
WordRange cue_words(const ParsedText& parsed, std::uint32_t cue);

// Is this 'that' one that opens a clause ('said that'), not a pronoun or an article?
bool opens_clause(const ParsedText& parsed, std::uint32_t word);

// A passage without signs at its ends and without a leading 'that'. May come out empty.
WordRange trimmed(const ParsedText& parsed, WordRange range);

// The words of a noun group around its head: with what stands before it and 'of …' after it,
// without appositions, relative clauses and, if `alone`, without any prepositional phrase.
WordRange noun_group(const ParsedText& parsed, std::uint32_t head, bool alone);

}  // namespace perpend::claims
