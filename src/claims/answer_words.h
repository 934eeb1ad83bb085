// What kinds of things an answer speaks of: evidence, the speaker himself, the other side,
// purposes, rules of conduct … Words and short phrases of a passage, as a set.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace perpend::claims {

enum class Topic : std::uint8_t {
  kNegation,   // no, not, never, nobody
  kFalse,      // untrue, invention, baseless
  kPart,       // part, involved, responsible
  kSelf,       // we, our
  kOthers,     // they, their, those who accuse
  kItself,     // itself, own, "the thief"
  kHostile,    // attack, wiretap, broke into
  kEvidence,   // what findings are made of: address, tool, log, sign
  kShows,      // prove, show, tell, mean
  kWeak,       // alone, thin, hard to
  kUnsound,    // assumption, guesswork, unscientific: says of itself that a reason fails
  kAnybody,    // anyone, many, others
  kCopies,     // buy, rent, forge, imitate
  kWithholds,  // comment, confirm, speculate
  kOpen,       // too early, all possibilities, not that far
  kProduces,   // show, publish, hand over
  kProof,      // proof, facts, logs, files
  kDemands,    // should, must, let, where is
  kExperts,    // independent, neutral, joint, panel
  kPurpose,    // what one might want: votes, money, an enemy, attention
  kWants,      // want, need, suit, serve
  kPretext,    // pretext, stunt, smear: a purpose said outright
  kCondemns,   // opposes, condemns, forbids, punishes
  kGeneral,    // all, every, always, whoever, law
  kCommits,    // committed to, ready to work with, stands for
  kReplies,    // countered, retorted: words of the cue
  kPast,       // did, was, had: what happened once
  kKnows,      // know, heard of
  kExists,     // exist, such, ever
};

class Topics {
 public:
  constexpr Topics() = default;
  constexpr Topics(std::initializer_list<Topic> topics) {
    for (const Topic one : topics) insert(one);
  }
  constexpr void insert(Topic one) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(one); }
  constexpr void insert(Topics other) { bits_ |= other.bits_; }
  constexpr bool holds_all(Topics other) const { return (bits_ & other.bits_) == other.bits_; }
  constexpr bool holds_any(Topics other) const { return (bits_ & other.bits_) != 0; }

 private:
  std::uint64_t bits_ = 0;
};

// `lower` must be lower case, on one line.
Topics topics_of(std::string_view lower);

}  // namespace perpend::claims
