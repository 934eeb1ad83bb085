// Collections of incidents of which it is published who is behind each: what linkage is fitted and
// judged on. The names stay outside of the incidents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "knowledge/pack.h"
#include "model/incident.h"

namespace perpend::training {

struct LabelledCollection {
  std::string name;
  std::vector<Incident> incidents;
  std::vector<std::string> actor;     // of each
  std::vector<int> year;              // of each, of publication
  std::vector<std::string> citation;  // of each, as ATT&CK calls it; empty for lists

  std::size_t size() const { return incidents.size(); }
};

// ATT&CK's reports with at least four observations: what a report is cited for, dated by its
// citation.
LabelledCollection attack_reports(const knowledge::Pack& pack);

// Written reports with a real date, out of the dated lists of indicators (JSON Lines, see
// ../shared/data/README.md); empty for an empty text. Rows that cannot be read are left out.
LabelledCollection infrastructure_reports(std::string_view rows);

// Of a collection the incidents at these places, in this order.
LabelledCollection part_of(const LabelledCollection& whole,
                           const std::vector<std::uint32_t>& places);

}  // namespace perpend::training
