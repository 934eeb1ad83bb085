// Does a confidence mean what it says? Of the findings that were told with one confidence, how many
// were annotated?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "evaluation/gold.h"

namespace perpend::evaluation {

struct Sureness {
  std::string what;               // "software", or the name of a type
  std::int32_t said_thousandths;  // the confidence
  std::int64_t found = 0;
  std::int64_t right = 0;

  // Thousandths: the mean of the Beta distribution that Jeffreys's prior becomes, (right + 1/2) /
  // (found + 1); thirty that were never wrong are no certainty.
  std::int32_t measured_thousandths() const;
};

// Techniques are left out: their confidences are fitted. So is what the text calls harmless, and
// what nobody annotates (dates of activity). Findings below one half count too.
class SurenessTally {
 public:
  void add(const GoldParagraph& gold, const Incident& incident);
  std::vector<Sureness> rows() const;  // by what, then the surest first

 private:
  std::map<std::pair<std::string, std::int32_t>, Sureness> rows_;  // by what and minus said
};

std::string sureness_text(const std::vector<Sureness>& rows, std::int64_t paragraphs);
void write_sureness(json::Writer& out, const std::vector<Sureness>& rows);

}  // namespace perpend::evaluation
