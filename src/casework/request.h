// What a door asks of a use case, and what it gets back. Doors (command line, server, bindings)
// know these values and nothing of the rooms behind them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "model/marking.h"
#include "model/source.h"

namespace perpend::casework {

enum class Format { kText, kJson, kHtml, kStix };
std::optional<Format> format(std::string_view name);

// Which pack, with whose additions, seen as of when.
struct KnowledgeChoice {
  std::string pack;              // path; empty: the shipped one
  std::vector<std::string> add;  // STIX bundles with a user's own actors
  std::vector<std::pair<std::string, std::string>> bundles;  // the same by name and bytes
  std::optional<Date> as_of;                                 // default: the pack's own date
};

// What counts as the case.
struct InputChoice {
  std::vector<std::string> paths;  // files, case folders, "-" for standard input
  bool allow_reserved = false;     // documentation addresses count as indicators (fixtures)
  bool strict = false;             // any diagnostic refuses the whole input
  // The reader's own grades for the sources, before what an input says of itself.
  std::optional<Reliability> reliability;
  std::optional<Credibility> credibility;
  int threads = 1;  // changes speed and no byte of the answer
};

struct OutputChoice {
  Format format = Format::kText;
  std::optional<Marking> max_tlp;  // refuse an answer that is marked more strictly
  bool colour = false;
};

// Told now and then what is being done. A door shows it after a second, and only to a person.
using Progress = std::function<void(std::string_view)>;

struct Answer {
  std::string body;  // complete, ends with a newline
  Marking marking = Marking::kClear;
  Diagnostics diagnostics;
};

// Where perpend's own pack lies: beside the build tree, else under the installation's share folder.
Result<std::string> shipped_pack();

// The folder of annotated incident paragraphs beside it, that `kb train` measures confidences on.
Result<std::string> shipped_incidents();

// The folder of rows with known answers beside it, that `kb train` fits the model of answers on.
Result<std::string> shipped_claims();

// "0.1.0"
std::string_view version();

}  // namespace perpend::casework
