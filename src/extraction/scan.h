// One pass over a text: every address, hash, CVE, ATT&CK id and name of the lexicon, in order. What
// they mean is decided later; here is only what stands there.
//
// Time is linear in the text, with no allocation but for what is found. Safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extraction/address.h"
#include "extraction/lexicon.h"

namespace perpend::extraction {

// An ATT&CK id: T1566.002, S0154, G0045, C0022.
struct AttackMention {
  std::string id;
  ByteSpan span;
};

struct Mentions {
  std::vector<Address> addresses;  // also hashes and CVEs
  std::vector<AttackMention> attack_ids;
  std::vector<NameMatch> names;  // none inside an address; longest first where two begin together
};

Mentions scan(std::string_view text, const Lexicon& lexicon);

}  // namespace perpend::extraction
