// Documents and claims for tests, written as text with the parts named.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "claims/ledger.h"
#include "core/sha256.h"
#include "model/claim.h"

namespace perpend::claims::sample {

inline ClaimDocument document(std::string outlet, const char* published, std::string text) {
  ClaimDocument made;
  made.id = hex(sha256(text));
  made.outlet = std::move(outlet);
  made.published = Date::parse(published);
  made.file = made.outlet + ".txt";
  made.body = {0, text.size()};
  made.text = std::move(text);
  return made;
}

inline ByteSpan place(const ClaimDocument& in, const std::string& words) {
  const std::size_t at = in.text.find(words);
  assert(at != std::string::npos);
  return {at, at + words.size()};
}

// A claim of documents[index]; `sources` runs from the outermost one inside the outlet to the
// innermost. An empty cue makes it the outlet's own.
inline Claim claim(const std::vector<ClaimDocument>& documents, std::uint32_t index,
                   const std::vector<std::string>& sources, const std::string& cue,
                   const std::string& content, Polarity polarity = Polarity::kAsserts) {
  const ClaimDocument& in = documents.at(index);
  Claim made;
  made.document = index;
  ChainLink outlet;
  outlet.name = in.outlet;
  outlet.kind = LinkKind::kOutlet;
  made.chain.push_back(outlet);
  for (const std::string& source : sources) {
    ChainLink link;
    link.name = link.written = source;
    link.span = place(in, source);
    made.chain.push_back(link);
  }
  if (!cue.empty()) made.cue = {cue, place(in, cue)};
  made.content.text = content;
  made.content.spans = {place(in, content)};
  made.polarity = polarity;
  made.id = claim_id(in, made);
  return made;
}

inline std::vector<DriftKind> kinds_of(const Retelling& retelling) {
  std::vector<DriftKind> kinds;
  for (const Drift& drift : retelling.drift) kinds.push_back(drift.kind);
  return kinds;
}

// Police suspect a group; one paper copies, one hardens, one raises it to a state, and a ministry
// answers.
inline std::vector<ClaimDocument> affair() {
  return {
      document("Quay Register", "2031-03-04",
               "The cyber police of Velmark suspect the group Copper Wren of 214 attacks on "
               "hospitals since "
               "2027, they said on Tuesday. They base this on the tools, the working hours and the "
               "servers of "
               "the attackers. The embassy of Ostria declined to comment. The group is thought to "
               "work from "
               "Ostria."),
      document("Evening Slate", "2031-03-04",
               "The cyber police of Velmark suspect the group Copper Wren of 214 attacks on "
               "hospitals since "
               "2027, they said on Tuesday. They base this on the tools, the working hours and the "
               "servers of "
               "the attackers. It will rain on Wednesday."),
      document("Hill Post", "2031-03-05",
               "The group Copper Wren carried out more than 200 attacks on hospitals since 2027, "
               "the cyber "
               "police said, according to the Quay Register. A director, Noor Valdez, said that "
               "her hospital "
               "had lost a week."),
      document("Patriot", "2031-03-06",
               "The government of Ostria carried out 241 attacks on hospitals since 2025. Bread is "
               "dearer."),
      document("Ostria Today", "2031-03-06",
               "The police of Velmark have linked attacks on hospitals to the group Copper Wren. "
               "It is not "
               "serious to judge by tools and working hours alone, said the spokesman of Ostria's "
               "foreign "
               "ministry, Ivo Brandt."),
  };
}

inline std::vector<Claim> claims_of_affair(const std::vector<ClaimDocument>& documents) {
  const std::string suspected = "the group Copper Wren of 214 attacks on hospitals since 2027";
  return {
      claim(documents, 0, {"cyber police of Velmark"}, "suspect", suspected),
      claim(documents, 0, {"embassy of Ostria"}, "declined to comment", "comment",
            Polarity::kDeclinesToConfirm),
      claim(documents, 1, {"cyber police of Velmark"}, "suspect", suspected),
      claim(documents, 2, {"Quay Register", "cyber police"}, "said",
            "The group Copper Wren carried out more than 200 attacks on hospitals since 2027"),
      claim(documents, 2, {"Noor Valdez"}, "had lost", "her hospital had lost a week"),
      claim(documents, 4, {"police of Velmark"}, "linked",
            "attacks on hospitals to the group Copper Wren"),
      claim(documents, 4, {"Ivo Brandt"}, "said",
            "It is not serious to judge by tools and working hours alone",
            Polarity::kChallengesMethod),
  };
}

}  // namespace perpend::claims::sample
