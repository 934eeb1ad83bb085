// The gate through which every reader passes what it found: one spelling, no reserved addresses,
// nothing refused without a word, and never more words than a person can read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "formats/read.h"

namespace perpend::formats {

class Intake {
 public:
  // `name` is the input's name and opens every place: "event.json#/Event/Attribute/3".
  Intake(std::string_view name, const ReadOptions& options) : name_(name), options_(options) {}

  Incident& incident() { return incident_; }
  const std::string& name() const { return name_; }

  // Adds `observation` with `text` as its value in canonical spelling. False (with a diagnostic
  // "indicator.invalid" or "indicator.reserved") if it is refused. Names of software and techniques
  // that are ATT&CK ids go to Observation::id. A network of addresses is
  // kept as a type of its own that weighs nothing ("indicator.network").
  bool observe(Observation observation, std::string_view text, std::string_view place);

  // Of each code the first kMostPerCode are kept, then counted.
  void diagnose(std::string_view code, std::string_view place, std::string_view what);

  void keep() { ++incident_.counts.read, ++incident_.counts.kept; }
  void refuse() { ++incident_.counts.read, ++incident_.counts.refused; }
  void count(bool kept) { kept ? keep() : refuse(); }

  // The incident, with a last diagnostic for each code that was cut short.
  Incident take();

  static constexpr std::uint64_t kMostPerCode = 100;

 private:
  bool keep_network(Observation observation, std::string_view text, std::string_view place);

  std::string name_;
  ReadOptions options_;
  Incident incident_;
  std::map<std::string, std::uint64_t, std::less<>> seen_;
};

// A document that carries no prose of its own, named by the SHA-256 of its bytes.
Document document_of(std::string_view bytes, std::string_view name, std::string_view media_type);

// "abc…" for a diagnostic: at most `most` bytes, cut between characters, without control
// characters.
std::string shown(std::string_view text, std::size_t most = 60);

}  // namespace perpend::formats
