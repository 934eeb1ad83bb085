// The sentences of a MITRE ATT&CK bundle, for training and judging models: what its relationships
// say of each use of a technique, and what it says of the techniques. They are MITRE's: weights
// made of them go into a pack, the sentences never do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"

namespace perpend::attack {

struct ProcedureText {    // "X has used scheduled tasks …", with its markup and citations
  std::string technique;  // T1053.005
  std::string description;
  Date created;  // when ATT&CK recorded it
};

struct TechniqueText {
  std::string id;
  std::string name;
  std::string description;
  std::vector<std::string> tactics;  // short names: "execution"
  Date created;
};

// Prose of the same authors that is no use of a technique: advice, detections, what a group is.
struct OtherText {
  std::string text;
  Date created;
};

// What is said of one use by a group, or by a campaign attributed to it, and who is cited for it.
struct TellingText {
  std::vector<std::string> groups;     // G0045
  std::vector<std::string> citations;  // names, as the bundle has them
  std::string description;
};

struct Texts {
  std::vector<ProcedureText> procedures;  // in the bundle's order; no revoked or deprecated ones
  std::vector<TechniqueText> techniques;  // by id
  std::vector<OtherText> others;
  std::vector<TellingText> tellings;  // in the bundle's order
};

// Errors: those of json::Document::parse, and attack.no-bundle.
Result<Texts> read_texts(std::string bytes, std::string_view name);

// Without links, citations and tags; names of software, groups and campaigns that are links are
// left out, because who did it is no evidence of what was done.
std::string plain_text(std::string_view description);

}  // namespace perpend::attack
