// From incidents to rows of values. What is not read: actor names, testimony, ids, sources' names.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "knowledge/public_suffix.h"
#include "knowledge/view.h"
#include "linkage/columns.h"
#include "model/incident.h"

namespace perpend::linkage {

// Turns observations into values by what the pack knows: registrable domains, lists of shared and
// benign hosts, names that several programs go by. The pack must outlive it. Safe for any number of
// threads.
class Reader {
 public:
  explicit Reader(const knowledge::View& view, bool allow_reserved = false);

  Row read(const Incident& incident) const;

  // What the software among the values is known to carry out, as of the view's day.
  std::vector<std::pair<Token, Token>> implied(std::span<const Token> tokens) const;

  // Values of one host or address as they count: exact, registrable, network, style. Public for the
  // evaluation's baselines.
  void read_host(std::string_view host, std::vector<Token>& tokens) const;

 private:
  void read_observation(const Observation& observation, Row& row) const;
  void read_software(const Observation& observation, Row& row) const;
  void read_url(const Observation& observation, Row& row) const;
  void read_address(std::string_view address, std::vector<Token>& tokens) const;

  knowledge::View view_;
  knowledge::PublicSuffixes suffixes_;
  bool allow_reserved_;
};

}  // namespace perpend::linkage
