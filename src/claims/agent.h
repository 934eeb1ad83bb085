// Whom a passage makes the doer: nobody in particular, a group, or a state.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "model/claim.h"

namespace perpend::claims {

// Names of a set of documents that stand for a place or a state somewhere in it: 'the embassy of
// X', 'X's ministry', 'in X'; and countries by their English names. Lower case. Invented ones are
// found as real ones are.
class PlaceNames {
 public:
  void read(std::string_view text);
  bool contains(std::string_view lower) const;
  // The same name or its adjective: 'Otavian' for 'Otavia'.
  bool is_kin(std::string_view lower) const;

 private:
  std::set<std::string, std::less<>> names_;
};

// The same name, or one the adjective of the other: 'Otavia', 'Otavian'. Both in lower case.
bool kindred_names(std::string_view one, std::string_view other);

struct Agent {
  ClaimLevel level = ClaimLevel::kNone;  // kNone: the passage names no doer, as far as can be seen
  ByteSpan span;                         // the words that say so
};

// The doer of the passage text[within].
Agent agent_in(std::string_view text, ByteSpan within, const PlaceNames& places);

}  // namespace perpend::claims
