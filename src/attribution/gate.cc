// Intuition. '.72, so likely' is only worth saying if answers given at .55 to .80 on such evidence
// came true in 55 to 80 per cent of past cases. So: take the held-out cases with the same classes
// and a like amount of evidence whose leader stood in the same band; if these are fewer than
// thirty, take any amount; if still fewer, add weaker bands, down to 'roughly even'. The Wilson
// interval of how often they were right decides: the strongest term, not above the leader's own,
// whose band it overlaps.
//
// Example: 62 cases at .55-.80, 48 right: the interval is .68-.85, 'likely' (55-80) may be spoken.
// Counter-example: 40 cases at .80-.95, 24 right: .47-.72, so 'very likely' becomes 'likely'.
//
// Wilson (1927); ICD 203 (2015). Tested in gate_test.cc.
#include "attribution/gate.h"

#include <algorithm>
#include <cassert>

#include "attribution/profiles.h"

namespace perpend::attribution {
namespace {

struct BandRow {
  std::string_view key;
  std::string_view term;
  int low;
  int high;
};
constexpr std::array<BandRow, kBands> kBandRows = {{
    {"almost-no-chance", "almost no chance", 0, 5},
    {"very-unlikely", "very unlikely", 5, 20},
    {"unlikely", "unlikely", 20, 45},
    {"roughly-even", "roughly even chance", 45, 55},
    {"likely", "likely", 55, 80},
    {"very-likely", "very likely", 80, 95},
    {"almost-certain", "almost certain", 95, 100},
}};
constexpr std::array<std::string_view, kClassSets> kClassKeys = {
    "methods", "tooling", "methods+tooling", "infrastructure", "together"};
constexpr std::array<std::string_view, kAmounts> kAmountKeys = {"4-7", "8-15", "16+", "1-3"};

const BandRow& row_of(Band band) { return kBandRows[static_cast<std::size_t>(band)]; }
Band weaker(Band band) { return static_cast<Band>(static_cast<int>(band) - 1); }

std::string share(std::int64_t thousandths) {
  return std::to_string((thousandths + 5) / 10) + " %";
}

// Like cases, from the closest kind outwards.
struct Alike {
  Outcomes outcomes;
  std::string description;
};
Alike alike(const GateTable& table, ClassSet classes, Amount amount, Band band) {
  Alike found;
  found.outcomes = table.at(classes, amount, band);
  const std::string which = classes == ClassSet::kTogether
                                ? "methods or tooling beside infrastructure"
                                : std::string(key_of(classes));
  found.description = which + ", " + std::string(key_of(amount)) + " findings, leader at '" +
                      std::string(row_of(band).term) + "'";
  if (found.outcomes.cases >= kCasesToSpeak) return found;
  const auto any_amount = [&](Band wanted) {
    Outcomes sum;
    for (int i = 0; i < kAmounts; ++i) sum += table.at(classes, static_cast<Amount>(i), wanted);
    return sum;
  };
  found.outcomes = {};
  Band least = band;
  for (;; least = weaker(least)) {
    found.outcomes += any_amount(least);
    if (found.outcomes.cases >= kCasesToSpeak || least <= Band::kRoughlyEven) break;
  }
  found.description =
      which + ", any number of findings, leader at '" + std::string(row_of(least).term) + "'";
  if (least != band) found.description += " to '" + std::string(row_of(band).term) + "'";
  return found;
}

bool overlaps(Interval interval, Band band) {
  return interval.low <= std::int64_t{row_of(band).high} * 10 &&
         interval.high >= std::int64_t{row_of(band).low} * 10;
}

Verdict nothing(std::string reason) {
  return {.likelihood = {"no assessment", 0, 100}, .reason = std::move(reason), .lowered = true};
}

}  // namespace

Band band_of(Posterior posterior) {
  int band = 0;
  while (band + 1 < kBands &&
         posterior.billionths() >=
             std::int64_t{kBandRows[static_cast<std::size_t>(band)].high} * 10'000'000) {
    ++band;
  }
  return static_cast<Band>(band);
}

Likelihood likelihood_of(Band band) {
  return {std::string(row_of(band).term), row_of(band).low, row_of(band).high};
}

std::string_view key_of(Band band) { return row_of(band).key; }
std::string_view key_of(ClassSet classes) { return kClassKeys[static_cast<std::size_t>(classes)]; }
std::string_view key_of(Amount amount) { return kAmountKeys[static_cast<std::size_t>(amount)]; }

std::optional<ClassSet> class_set(std::int64_t techniques, std::int64_t software) {
  if (techniques > 0 && software > 0) return ClassSet::kBoth;
  if (techniques > 0) return ClassSet::kMethods;
  if (software > 0) return ClassSet::kTooling;
  return {};
}

std::optional<Amount> amount_of(std::int64_t findings) {
  if (findings < 4) return {};
  if (findings < 8) return Amount::k4To7;
  return findings < 16 ? Amount::k8To15 : Amount::k16OrMore;
}

std::optional<Amount> amount_of_indicators(std::int64_t indicators) {
  if (indicators > 0 && indicators < 4) return Amount::k1To3;
  return amount_of(indicators);
}

Outcomes& GateTable::at(ClassSet classes, Amount amount, Band band) {
  return cells_[(static_cast<std::size_t>(classes) * kAmounts + static_cast<std::size_t>(amount)) *
                    kBands +
                static_cast<std::size_t>(band)];
}
const Outcomes& GateTable::at(ClassSet classes, Amount amount, Band band) const {
  return const_cast<GateTable*>(this)->at(classes, amount, band);
}

namespace {

// Calls f(name, outcomes) for every cell.
template <class Table, class F>
void each_cell(Table& table, F f) {
  for (int c = 0; c < kClassSets; ++c) {
    for (int a = 0; a < kAmounts; ++a) {
      for (int b = 0; b < kBands; ++b) {
        const auto classes = static_cast<ClassSet>(c);
        const auto amount = static_cast<Amount>(a);
        const auto band = static_cast<Band>(b);
        f("gate." + std::string(key_of(classes)) + "." + std::string(key_of(amount)) + "." +
              std::string(key_of(band)),
          table.at(classes, amount, band));
      }
    }
  }
}

}  // namespace

std::vector<std::pair<std::string, std::int64_t>> GateTable::parameters() const {
  std::vector<std::pair<std::string, std::int64_t>> result;
  each_cell(*this, [&](const std::string& name, const Outcomes& outcomes) {
    if (outcomes.cases == 0) return;
    result.emplace_back(name + ".cases", outcomes.cases);
    result.emplace_back(name + ".right", outcomes.right);
  });
  return result;
}

GateTable gate_table_of(const knowledge::Pack& pack) {
  GateTable table;
  each_cell(table, [&](const std::string& name, Outcomes& outcomes) {
    outcomes.cases = pack.parameter(name + ".cases").value_or(0);
    outcomes.right = pack.parameter(name + ".right").value_or(0);
  });
  return table;
}

Interval wilson90(Outcomes outcomes) {
  if (outcomes.cases == 0) return {};
  // z = 1.645: z^2 = 2.706. With n cases, r right, all in integers:
  //   (2 r + z^2 -+ z sqrt(z^2 + 4 r (n - r) / n)) / (2 (n + z^2))
  constexpr std::int64_t kSquare = 2706;  // thousandths
  const std::int64_t n = outcomes.cases;
  const std::int64_t r = outcomes.right;
  const std::int64_t spread =
      integer_sqrt(static_cast<std::uint64_t>(kSquare * (kSquare + 4000 * r * (n - r) / n)));
  const std::int64_t below = 2 * (1000 * n + kSquare);
  const std::int64_t middle = 2000 * r + kSquare;
  return {std::max<std::int64_t>((middle - spread) * 1000 / below, 0),
          std::min<std::int64_t>((middle + spread) * 1000 / below + 1, 1000)};
}

namespace {

// The evidence that the word rests on: which held-out cases are like it.
struct Basis {
  ClassSet classes = ClassSet::kMethods;
  Amount amount = Amount::k4To7;
  Posterior validated;
};

// Indicators beside techniques and software, where enough cases with both are alike.
std::optional<Basis> together(const GateTable& table, const Asked& asked) {
  const auto amount = amount_of(asked.techniques + asked.software);
  if (!amount || asked.indicators == 0) return {};
  const Band band = std::min(band_of(asked.posterior), band_of(asked.together));
  if (alike(table, ClassSet::kTogether, *amount, band).outcomes.cases < kCasesToSpeak) return {};
  return Basis{ClassSet::kTogether, *amount, asked.together};
}

std::string unjudged(ClassSet classes) {
  return " Classes that were never judged together cannot raise the word above what " +
         std::string(classes == ClassSet::kInfrastructure ? "indicators bear"
                     : classes == ClassSet::kTogether ? "techniques, software and indicators bear"
                                                      : "techniques and software bear") +
         " alone.";
}

// The ledger's figure and the record are two measurements, and a reader sees both.
std::string beside_record(Posterior figure, Interval record) {
  const std::int64_t thousandth = Posterior::kOne / 1000;
  const bool above = figure.billionths() > record.high * thousandth;
  if (!above && figure.billionths() >= record.low * thousandth) return "";
  return std::string(" The ledger's own figure is ") + (above ? "above" : "below") +
         " that interval; the word goes by the record.";
}

}  // namespace

Verdict gate(const GateTable& table, const Asked& asked) {
  const auto methods = class_set(asked.techniques, asked.software);
  if (!methods && asked.indicators == 0) {
    return nothing(
        "No technique, no software and no indicator was found; other classes have never been "
        "judged on held-out cases by themselves.");
  }
  const auto amount = methods ? amount_of(asked.techniques + asked.software)
                              : amount_of_indicators(asked.indicators);
  if (!amount) {
    return nothing("Fewer than four techniques and software: no held-out case has so little.");
  }
  Basis on{methods.value_or(ClassSet::kInfrastructure), *amount, asked.validated};
  if (methods) on = together(table, asked).value_or(on);
  const Band own = band_of(asked.posterior);
  const Band wanted = std::min(own, band_of(on.validated));
  const Alike cases = alike(table, on.classes, on.amount, wanted);
  const std::string basis = std::to_string(cases.outcomes.right) + " of " +
                            std::to_string(cases.outcomes.cases) + " held-out cases alike (" +
                            cases.description + ") were right";
  if (cases.outcomes.cases < kCasesToSpeak) {
    return nothing("Only " + std::to_string(cases.outcomes.cases) + " held-out cases are alike (" +
                   cases.description + "); it takes " + std::to_string(kCasesToSpeak) + ".");
  }
  const Interval interval = wilson90(cases.outcomes);
  const std::string range =
      basis + ", 90 % interval " + share(interval.low) + " to " + share(interval.high);
  for (Band band = wanted;; band = weaker(band)) {
    if (overlaps(interval, band)) {
      std::string reason = range + "." + beside_record(asked.posterior, interval);
      if (wanted != own) reason += unjudged(on.classes);
      if (band != wanted) {
        reason += " The posterior alone would say '" + std::string(row_of(wanted).term) + "'.";
      }
      return {
          .likelihood = likelihood_of(band), .reason = std::move(reason), .lowered = band != own};
    }
    if (band == Band::kAlmostNoChance) break;
  }
  return nothing(range + ": they were right more often than any word at or below '" +
                 std::string(row_of(wanted).term) + "' says.");
}

}  // namespace perpend::attribution
