// The assessment in a terminal of 80 columns.
#pragma once

#include <string>

#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::reporting {

inline constexpr int kTextColumns = 80;

struct TextOptions {
  bool colour = false;  // SGR sequences; the door decides by NO_COLOR and whether it is a terminal
  bool unicode = true;  // false: bars, ellipses and quotes in ASCII; data stays UTF-8
  std::string command;  // how to get this again; empty: reckoned from the names of the documents
};

// UTF-8 with a final newline; no line is wider than kTextColumns. Opens and closes with the marking
// (marking_of). Nothing in the data can move the cursor, colour anything or reorder letters, and no
// indicator can be clicked.
std::string assessment_text(const Assessment& assessment, const Incident& incident,
                            const TextOptions& options = {});

}  // namespace perpend::reporting
