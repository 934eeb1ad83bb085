// Gathers mentions into observations: one a value, with every place where it stands.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extraction/cues.h"
#include "model/byline.h"
#include "model/incident.h"

namespace perpend::extraction {

class Collector {
 public:
  // All must outlive the collector. It appends to the incident in add(), finish() sorts the spans.
  Collector(Incident& incident, std::uint32_t document, std::uint32_t source, Cues& cues);

  // What stands in the author's line is no observation, and of the title only whom it was done to
  // and addresses are: the rest is the author's conclusion.
  // Confidence is lowered where the sentence denies, advises, imagines or speaks of another case;
  // the surest mention counts.
  void add(Observation observation, ByteSpan span, int confidence_thousandths);
  // Once a sentence and name.
  void testify(std::string_view names, std::string_view actor, AttributionLevel level,
               ByteSpan span);
  void refuse(std::string code, std::string what, ByteSpan span);
  void remark(std::string code, std::string what, ByteSpan span);
  // Does it stand in the author's name? Then it is no victim's, and must not take a victim's place.
  bool is_authors(ByteSpan span) const;
  void finish();

 private:
  bool is_byline(ObservationType type, ByteSpan span) const;
  std::string where(ByteSpan span) const;
  DocumentSpan place(ByteSpan span) const;

  Incident& incident_;
  std::uint32_t document_;
  std::uint32_t source_;
  Cues& cues_;
  Bylines bylines_;
  std::map<std::string, std::size_t> known_;  // key_of -> index in observations
  std::set<std::string> testified_;
  std::set<std::string> remarked_;
};

}  // namespace perpend::extraction
