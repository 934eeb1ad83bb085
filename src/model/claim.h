// Who says what, how surely, after whom: one attribution relation of a document, as a value.
//
// The fields answer different questions and are never merged into one number: `evidential` says
// where a claim comes from, `certainty` how probable its source calls it, `polarity` what it does
// to the thing said. Every span is of bytes of the document's text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/sha256.h"
#include "core/span.h"

namespace perpend {

// What a claim does to the thing it speaks of. An answer that calls for evidence neither denies nor
// admits; a policy says nothing of the case.
enum class Polarity : std::uint8_t {
  kAsserts,
  kDenies,
  kDeclinesToConfirm,
  kCallsForEvidence,
  kStatesPolicy,
  kChallengesMethod,
  kChallengesMotive,
  kCounterAccuses,
};
std::string_view name_of(Polarity polarity);  // "declines-to-confirm"
std::optional<Polarity> polarity(std::string_view name);

// Where a claim says that it comes from. 'Suspected', 'alleged' and 'reportedly' are of this kind:
// none of them is a percentage.
enum class Evidential : std::uint8_t {
  kTechnical,  // forensic findings, analysis, logs
  kWitnessed,  // the source was there
  kDocument,   // a report, a file, an indictment
  kAnonymous,  // somebody who is not named
  kMedia,      // other media
  kSelfClaim,  // the doer's own word
  kAlleged,    // suspected, alleged, claimed, reportedly
};
inline constexpr int kEvidentials = 7;
std::string_view name_of(Evidential evidential);  // "self-claim"

class EvidentialSet {
 public:
  constexpr EvidentialSet() = default;
  constexpr EvidentialSet(std::initializer_list<Evidential> members) {
    for (const Evidential one : members) insert(one);
  }
  constexpr void insert(Evidential one) { bits_ |= bit(one); }
  constexpr bool contains(Evidential one) const { return (bits_ & bit(one)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr auto operator<=>(const EvidentialSet&) const = default;

 private:
  static constexpr std::uint8_t bit(Evidential one) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(one));
  }
  std::uint8_t bits_ = 0;
};

// What the verb says of the speaker's attitude.
enum class Stance : std::uint8_t { kSays, kClaims, kAdmits, kAccuses, kWarns };
std::string_view name_of(Stance stance);

// What is attributed, and to whom: 'there were attacks', 'a group did it', 'a state is behind it'.
enum class ClaimLevel : std::uint8_t { kNone, kActivity, kGroup, kSponsor };
std::string_view name_of(ClaimLevel level);  // "none", "activity", "group", "sponsor"

// The range of a word of probability (ICD 203), in per cent: 'likely' is 55 to 80.
struct CertaintyInterval {
  std::uint8_t low = 0;
  std::uint8_t high = 100;
  std::string word;  // as it stands in the text
  ByteSpan span;

  auto operator<=>(const CertaintyInterval&) const = default;
};

// Words of a document and where they stand. An empty phrase has no text and an empty span.
struct Phrase {
  std::string text;
  ByteSpan span;

  bool empty() const { return text.empty(); }
  auto operator<=>(const Phrase&) const = default;
};

// A passage that may stand in several pieces: a quotation that 'she said' interrupts. `text` is
// the pieces with one space between them.
struct Passage {
  std::string text;
  std::vector<ByteSpan> spans;  // ascending, at least one

  auto operator<=>(const Passage&) const = default;
};

enum class LinkKind : std::uint8_t {
  kOutlet,     // who published the text; it has no span
  kNamed,      // by name
  kDescribed,  // by a noun ('police', 'the agency'); open which, unless `name` says more
  kOpen,       // a pronoun that could not be resolved safely
  kOwnText,    // nobody but the text itself
};

// One of those through whom a claim went. `written` are the bytes at `span`. `name` is the fullest
// name that the document gives the same one, without title and apposition, where that is safe; else
// the written words without article and title.
struct ChainLink {
  std::string name;
  std::string written;
  std::optional<ByteSpan> span;
  LinkKind kind = LinkKind::kNamed;
  std::string
      description;  // what the document says of it: 'spokesperson of the ministry', or empty

  auto operator<=>(const ChainLink&) const = default;
};

enum class Bound : std::uint8_t { kExactly, kAbout, kAtLeast, kAtMost };

// A number of a claim: 'more than 200 attacks' is {at least, 200, "attacks"}.
struct Quantity {
  Phrase phrase;  // with its bound and its noun
  Bound bound = Bound::kExactly;
  std::int64_t value = 0;
  std::string noun;  // what is counted, as written; may be empty

  auto operator<=>(const Quantity&) const = default;
};

// A time of a claim, as days where the words and the day of publication give them.
struct TimePhrase {
  Phrase phrase;
  std::optional<Date> from;
  std::optional<Date> to;

  auto operator<=>(const TimePhrase&) const = default;
};

// Who did what to whom. Any part may be empty: content in free words stays in Claim::content.
struct Proposition {
  Phrase actor;
  Phrase act;
  Phrase victim;
  Phrase when;
  Phrase aim;
  std::vector<Quantity> numbers;  // in the order of the text
  std::vector<TimePhrase> times;

  auto operator<=>(const Proposition&) const = default;
};

struct Claim {
  std::string id;              // "k" and 12 hexadecimal digits of the hash of its content
  std::uint32_t document = 0;  // index into the documents of the call
  // Outermost first: the outlet, then whom it cites, then whom they cite. A claim of the outlet's
  // own has the outlet alone.
  std::vector<ChainLink> chain;
  Phrase cue;       // the innermost words of saying or believing; empty for the outlet's own claim
  Passage content;  // what the innermost source says
  Polarity polarity = Polarity::kAsserts;
  EvidentialSet evidential;
  std::vector<Phrase> hedges;  // the words that evidential kAlleged and certainty rest on
  std::optional<CertaintyInterval> certainty;  // only where words of probability say one
  Stance stance = Stance::kSays;
  ClaimLevel level = ClaimLevel::kNone;
  std::vector<Phrase>
      basis;  // the reasons stated, one each: 'targets', 'methods', 'infrastructure'
  Proposition proposition;
  std::uint32_t sentence = 0;    // which sentence of the document the cue stands in
  std::uint16_t confidence = 0;  // of the extraction, in thousandths
  bool explicit_speech = false;  // a verb of saying with its source, or quotation marks
  bool quoted = false;           // the content stands in quotation marks

  auto operator<=>(const Claim&) const = default;
};

// A text that claims are read from.
struct ClaimDocument {
  std::string id;  // SHA-256 of `text`, 64 hexadecimal digits
  std::string outlet;
  std::optional<Date> published;
  std::optional<Date> retrieved;
  std::string file;
  std::string title;
  std::string byline;
  std::string text;
  ByteSpan body;      // of `text`: without headline, byline and date line
  ByteSpan headline;  // of `text`; empty where there is none

  bool operator==(const ClaimDocument&) const = default;
};

// The content hash that is Claim::id: of the document's id, the chain as written, cue and content.
std::string claim_id(const ClaimDocument& document, const Claim& claim);

}  // namespace perpend
