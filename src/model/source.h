// The Admiralty code (NATO AJP-2.1): how reliable a source is, how credible a piece of information.
// Reliability belongs to the source, credibility to the information; F and 6 mean unknown, which
// widens an answer and never means one half.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace perpend {

enum class Reliability : std::uint8_t { kA, kB, kC, kD, kE, kF };
enum class Credibility : std::uint8_t { k1 = 1, k2, k3, k4, k5, k6 };

char letter_of(Reliability reliability);
std::optional<Reliability> reliability(std::string_view text);  // "A".."F", either case
int number_of(Credibility credibility);
std::optional<Credibility> credibility(std::int64_t number);  // 1..6

struct Source {
  std::string name;
  std::string url;
  std::optional<Date> published;
  Reliability reliability = Reliability::kF;
  Credibility credibility =
      Credibility::k6;  // of what it says here, unless an observation says more

  bool operator==(const Source&) const = default;
};

}  // namespace perpend
