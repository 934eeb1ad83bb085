// The circularity test with the engine itself: a cluster that link() makes out of victims, lures
// and hours must not come out systematic because of victims, lures and hours. The control links the
// same incidents by their programs and servers too, and comes out systematic; a second control asks
// in the circular way, and is fooled.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "knowledge/build.h"
#include "linkage/link.h"
#include "linkage/random_numbers.h"
#include "linkage/systematic.h"

namespace perpend::linkage {
namespace {

constexpr std::uint32_t kChosen = 12;
constexpr const char* kCountries[] = {"AR", "BE", "CL"};

knowledge::Pack empty_pack() {
  knowledge::Sources sources;
  sources.attack = {"attack", R"({"objects":[]})"};
  sources.newest = Date::from_ymd(2024, 1, 1);
  auto built = knowledge::build(sources);
  EXPECT_TRUE(built) << built.error().what;
  return std::move(*knowledge::Pack::from_bytes(std::move(built->bytes)));
}

void observe(Incident& incident, ObservationType type, std::string id, std::string value) {
  Observation observation;
  observation.type = type;
  observation.id = std::move(id);
  observation.value = std::move(value);
  incident.observations.push_back(std::move(observation));
}

// A word that shares nothing with the words of other numbers.
std::string word(std::uint64_t number) {
  constexpr const char* kSyllables[] = {"bra", "cel", "dom", "fin", "gur", "hep", "jix", "kov",
                                        "lun", "mep", "nar", "pod", "qua", "rit", "sov", "tez"};
  return std::string(kSyllables[number / 16 % 16]) + kSyllables[number % 16] +
         kSyllables[(number * 7 + number / 16) % 16];
}

// 120 incidents of three years against three countries, each with a program of its own and
// techniques drawn from forty; the first twelve go for one sector by one lure at one hour of the
// day, and with `tools` by one program from one server, without them by nothing else that is known.
std::vector<Incident> incidents(std::uint64_t seed, bool tools) {
  SplitMix64 random(seed);
  std::vector<Incident> made(120);
  for (std::uint32_t i = 0; i < made.size(); ++i) {
    Incident& one = made[i];
    one.id = "case-" + std::to_string(1000 + i);
    one.first_seen = Date::from_days(18'000 + static_cast<std::int32_t>(random.below(1000)));
    const bool chosen = i < kChosen;
    for (int k = 0; k < 4 && (tools || !chosen); ++k) {
      observe(one, ObservationType::kAttackPattern, "T" + std::to_string(1100 + random.below(40)),
              "");
    }
    observe(one, ObservationType::kMalware, "", word(i));
    observe(one, ObservationType::kVictimCountry, "", kCountries[random.below(3)]);
    observe(one, ObservationType::kVictimSector, "",
            chosen ? "Think Tanks" : "sector " + std::to_string(random.below(8)));
    observe(one, ObservationType::kLure, "",
            chosen ? "invitation to the harbour meeting" : word(200 + random.below(30)));
    observe(one, ObservationType::kActiveHours, "",
            chosen ? "09:00 to 18:00 in UTC+3" : "hours " + std::to_string(random.below(9)));
    if (!chosen || !tools) continue;
    observe(one, ObservationType::kMalware, "", "QUILLWORT");
    observe(one, ObservationType::kDomainName, "", "c2.quillwort.com");
    observe(one, ObservationType::kIpv4Addr, "", "45.32.13.180");
    observe(one, ObservationType::kMutex, "", "quillwort-running");
    for (const char* technique : {"T1190", "T1191", "T1192", "T1193"}) {
      observe(one, ObservationType::kAttackPattern, technique, "");
    }
  }
  return made;
}

std::vector<Group> groups_of(const std::vector<Incident>& made, const knowledge::View& view) {
  LinkageOptions options;
  // An engine that makes much of lures and hours, so that they alone make clusters.
  options.model = assumed();
  for (const Comparison comparison : {Comparison::kLures, Comparison::kHours}) {
    options.model->temper[static_cast<std::size_t>(comparison)] *= 2;
  }
  options.learn = false;
  const auto linked = link(made, view, options);
  EXPECT_TRUE(linked);
  std::vector<Group> groups;
  for (const Cluster& cluster : linked->clusters) groups.push_back(cluster.incidents);
  return groups;
}

struct Asked {
  Systematic answer;  // of the cluster that holds most of the chosen
  std::uint32_t held = 0;
};

Asked ask(const std::vector<Incident>& made, const std::vector<Group>& groups,
          const std::vector<Group>& blind) {
  SystematicOptions options;
  options.permutations = 4'999;
  const auto answers = systematic(made, groups, blind, nullptr, options);
  Asked asked;
  for (std::size_t c = 0; c < groups.size(); ++c) {
    const auto held = static_cast<std::uint32_t>(std::count_if(
        groups[c].begin(), groups[c].end(), [](std::uint32_t i) { return i < kChosen; }));
    if (held <= asked.held) continue;
    asked.held = held;
    asked.answer = answers[c];
  }
  return asked;
}

TEST(Circularity, ACloseClusterIsNotSystematicByWhatMadeIt) {
  const knowledge::Pack pack = empty_pack();
  const knowledge::View view(pack, pack.as_of());
  int circular = 0;
  constexpr int kRuns = 6;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const std::vector<Incident> made = incidents(stream_seed(2, run), false);
    const std::vector<Group> groups = groups_of(made, view);
    const Asked asked = ask(made, groups, groups_of(without_facets(made), view));
    EXPECT_GE(asked.held, kChosen / 2) << "the engine did not put them together at all";
    EXPECT_EQ(asked.answer.verdict, SystematicVerdict::kNotShown) << asked.answer.sentence;
    // The second control: with the cluster itself as the tested group.
    const Asked fooled = ask(made, groups, groups);
    if (fooled.answer.verdict != SystematicVerdict::kNotShown) ++circular;
  }
  EXPECT_EQ(circular, kRuns);
}

TEST(Circularity, TheControlThatIsLinkedByItsToolsComesOutSystematic) {
  const knowledge::Pack pack = empty_pack();
  const knowledge::View view(pack, pack.as_of());
  int found = 0;
  constexpr int kRuns = 6;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const std::vector<Incident> made = incidents(stream_seed(2, run), true);
    const Asked asked = ask(made, groups_of(made, view), groups_of(without_facets(made), view));
    if (asked.answer.verdict == SystematicVerdict::kSystematic) ++found;
  }
  EXPECT_EQ(found, kRuns);
}

}  // namespace
}  // namespace perpend::linkage
