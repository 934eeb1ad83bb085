// Words of saying and believing, by what they say of the speaker. The lexicon is the project's own.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/claim.h"

namespace perpend::claims {

enum class CueClass : std::uint8_t {
  kNone,
  kSay,      // explicit speech: said, told, announced
  kClaim,    // speech that the reporter keeps at arm's length: claimed, alleged
  kAdmit,    // admitted, confirmed, conceded
  kAccuse,   // accused, blamed, linked, attributed
  kWarn,     // warned, cautioned
  kDeny,     // denied, rejected, dismissed
  kAsk,      // urged, called on, demanded
  kReport,   // reported, wrote, quoted, cited
  kFind,     // found, concluded, assessed, determined
  kBelieve,  // believes, thinks, suspects, expects
  kKnow,     // knows, sees, remembers
  kShow,     // shows, suggests, means
  kEnsure,   // ensure, make sure, decide, hope: what treebanks of discourse count too
};
inline constexpr int kCueClasses = 14;

// By the hash of the lower-case form (claims/words.h); kNone for other words.
CueClass cue_class(std::uint32_t form);
// The base of the verb ('say' for 'said') as a hash; the form itself for other words.
std::uint32_t base_of(std::uint32_t form);

// Verbs of explicit speech, which need no judgement to be read as such.
constexpr bool is_speech(CueClass c) { return (c >= CueClass::kSay && c <= CueClass::kReport); }

// A form that is the past of an explicit verb of speech: 'said', 'argued'.
bool is_past_of_speech(std::uint32_t form);

Stance stance_of(CueClass c);

// 'report', 'statement', 'claim' and other nouns that carry what somebody says.
bool is_speech_noun(std::uint32_t form);

}  // namespace perpend::claims
