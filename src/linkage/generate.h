// Invented incidents with the shape of real ones, as many as wanted: for speed and memory, and for
// clusters whose truth is known.
//
// Sizes of clusters, the number of values of each kind and how common values are follow what
// ATT&CK's reports and published lists of infrastructure show (measured 2026-11-24: a report has 12
// techniques and 3 programs at the median; the k-th most common technique is cited about as often
// as 1/(k+3); of an actor's next report's hosts one in twelve was seen before).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linkage/columns.h"
#include "model/incident.h"

namespace perpend::linkage {

struct GeneratedValue {
  Kind kind = Kind::kTechnique;
  std::uint64_t number = 0;  // of its kind
};

struct GeneratedIncident {
  std::uint64_t number = 0;   // from 0
  std::uint64_t cluster = 0;  // who did it
  std::int32_t day = 0;
  std::vector<GeneratedValue> values;  // about nineteen; no repeats
};

// The i-th of `n` incidents: a pure function of seed, n and i, so that any part can be made alone.
class Generator {
 public:
  Generator(std::uint64_t seed, std::uint64_t n) : seed_(seed), n_(n) {}
  GeneratedIncident operator()(std::uint64_t i) const;
  std::uint64_t clusters() const { return (n_ / 600 + 1) * 50; }

  static constexpr std::uint64_t kMeanCluster = 12;

 private:
  std::uint64_t seed_;
  std::uint64_t n_;
};

// As an incident with readable values: hosts under .example, techniques as ATT&CK ids.
Incident incident_of(const GeneratedIncident& generated);

// As columns at once, without incidents in between: `count` of them. Texts are left empty.
Columns columns_of(const Generator& generator, std::uint64_t count);

}  // namespace perpend::linkage
