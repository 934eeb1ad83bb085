#include "extraction/pack_lexicon.h"

#include <gtest/gtest.h>

#include "extraction/extract.h"
#include "knowledge/shared_pack.h"

namespace perpend::extraction {
namespace {

using knowledge::shared_pack;

const Lexicon& lexicon() {
  static const Lexicon made =
      lexicon_of(knowledge::View(shared_pack(), *Date::parse("2026-12-31")));
  return made;
}

Incident extracted(const std::string& text, bool allow_reserved = true) {
  static const knowledge::PublicSuffixes suffixes(shared_pack());
  ExtractOptions options;
  options.allow_reserved = allow_reserved;
  options.hosts = host_knowledge(shared_pack(), suffixes);
  Incident incident;
  incident.sources.emplace_back();
  incident.documents.emplace_back();
  incident.documents[0].text = text;
  extract(lexicon(), incident, 0, options);
  return incident;
}

std::string seen_in(const std::string& text) {
  std::string all;
  for (const Observation& seen : extracted(text).observations) {
    if (!all.empty()) all += "; ";
    all += seen.id.empty() ? seen.value : seen.id;
  }
  return all;
}

TEST(PackLexicon, FindsSoftwareByItsNamesAndIgnoresOrdinaryWords) {
  EXPECT_EQ(seen_in("The backdoor UPPERCUT, also known as ANEL, came first."), "S0275");
  EXPECT_EQ(seen_in("It ran net.exe user /domain."), "S0039");
  EXPECT_EQ(seen_in("The report lists at page 3 the net result; ping us."), "");
  EXPECT_EQ(seen_in("One of the first final lights was done at sea in August; a royal magic rush."),
            "");
}

TEST(PackLexicon, MakesActorsTestimony) {
  const Incident incident = extracted("We attribute it to menuPass, which is linked to China.");
  ASSERT_EQ(incident.testimony.size(), 2U);
  EXPECT_EQ(incident.testimony[0].actor, "G0045");
  EXPECT_EQ(incident.testimony[1].level, AttributionLevel::kSponsor);
  EXPECT_TRUE(incident.observations.empty());
}

TEST(PackLexicon, KnowsCountriesSectorsAndTechniques) {
  EXPECT_EQ(seen_in("They targeted hospitals in Japan with DLL Side-Loading."),
            "Health; JP; T1574.001");
  EXPECT_EQ(seen_in("Ukrainian energy companies were targeted."), "UA; Energy");
}

TEST(PackLexicon, HidesWhatWasNotPublishedYet) {
  const Lexicon early = lexicon_of(knowledge::View(shared_pack(), *Date::parse("2010-01-01")));
  EXPECT_LT(early.names().size() * 2, lexicon().names().size());
  EXPECT_FALSE(early.knows_id("S0275"));
  EXPECT_TRUE(lexicon().knows_id("S0275"));
}

TEST(PackLexicon, ChecksHostsAgainstTheSuffixListAndTheWarningLists) {
  EXPECT_EQ(seen_in("The server was c2-update.co.uk then."), "c2-update.co.uk");
  EXPECT_EQ(seen_in("The server was c2.update.exe or a.b.qqzz then."), "");
  EXPECT_EQ(seen_in("See https://www.google.com/search for the server."), "");
}

}  // namespace
}  // namespace perpend::extraction
