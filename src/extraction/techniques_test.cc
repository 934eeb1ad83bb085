#include "extraction/techniques.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "extraction/extract.h"
#include "extraction/technique_phrase_table.h"
#include "extraction/technique_phrases.h"
#include "knowledge/pack.h"

namespace perpend::extraction {
namespace {

std::string phrases_of(std::string_view sentence) {
  std::string all;
  for (const PhraseMatch& match : match_phrases(sentence)) {
    if (!all.empty()) all += " ";
    all += match.technique;
  }
  return all;
}

TEST(Phrases, NameATechniqueInAReportsOwnWords) {
  EXPECT_EQ(phrases_of("They went on to the file server over remote desktop."), "T1021.001");
  EXPECT_EQ(phrases_of("A scheduled task started it every hour."), "T1053.005");
  EXPECT_EQ(phrases_of("The operators dumped the memory of LSASS."), "T1003.001");
  EXPECT_EQ(phrases_of("The cat sat on the mat."), "");
}

TEST(Phrases, NeedEveryTermNearTheOthersAndEachItsOwnWord) {
  EXPECT_EQ(phrases_of("The firewall of the museum was painted."), "");
  EXPECT_EQ(phrases_of("They opened the firewall by a new rule."), "T1562.004");
  EXPECT_EQ(phrases_of("An archive is a place for old papers."), "");  // one word is one term
  std::string far = "The firewall";
  for (int i = 0; i < 40; ++i) far += " slowly";
  EXPECT_EQ(phrases_of(far + " was opened."), "");
}

TEST(Phrases, DoNotHoldBesideWhatTheyExclude) {
  EXPECT_NE(phrases_of("The implant used a SOCKS proxy.").find("T1090"), std::string::npos);
  EXPECT_EQ(phrases_of("The page was a reverse proxy.").find("T1090"), std::string::npos);
}

TEST(Phrases, OfTextsMadeToHurtAreFoundInLinearTime) {
  std::string text;
  while (text.size() < 200'000) text += "remote desktop archive file password sent server ";
  EXPECT_FALSE(match_phrases(text).empty());
}

std::string cut(std::string_view text) {
  std::string all;
  for (const ByteSpan& part : clauses(text, {0, text.size()})) {
    if (!all.empty()) all += " | ";
    all += text.substr(part.start, part.size());
  }
  return all;
}

TEST(Clauses, AreTheActionsOfASentence) {
  EXPECT_EQ(cut("It came as an attachment, ran a hidden script and spoke over HTTPS."),
            "It came as an attachment | ran a hidden script | and spoke over HTTPS.");
  EXPECT_EQ(cut("Yes, it ran."), "Yes, it ran.");
  EXPECT_EQ(cut("and"), "and");
  std::string many;
  for (int i = 0; i < 500; ++i) many += "one two three four, ";
  EXPECT_LE(clauses(many, {0, many.size()}).size(), 41U);
}

// The shipped pack's model on paragraphs of our own.
class Paragraphs : public testing::Test {
 protected:
  static const knowledge::Pack& pack() {
    static const auto kPack = knowledge::Pack::open(PERPEND_SOURCE_DIR "/data/perpend.pack");
    EXPECT_TRUE(kPack);
    return *kPack;
  }

  static std::map<std::string, int> found_in(const std::string& text) {
    static const auto kModel = TechniqueModel::open(pack().model(kTechniqueModelName));
    EXPECT_TRUE(kModel);
    static const auto kIncidents = IncidentModel::open(pack().model(kIncidentModelName));
    EXPECT_TRUE(kIncidents);
    ExtractOptions options;
    options.techniques = &*kModel;
    options.incidents = &*kIncidents;
    Incident incident;
    incident.sources.emplace_back();
    incident.documents.emplace_back();
    incident.documents[0].text = text;
    extract(Lexicon(), incident, 0, options);
    std::map<std::string, int> found;
    for (const Observation& seen : incident.observations) {
      if (seen.type != ObservationType::kAttackPattern) continue;
      found[seen.id] = seen.confidence_thousandths.value_or(0);
      for (const DocumentSpan& span : seen.spans) {
        EXPECT_LT(span.bytes.start, span.bytes.end);
        EXPECT_LE(span.bytes.end, text.size());
        EXPECT_FALSE(seen.note.empty());
      }
    }
    return found;
  }
};

TEST_F(Paragraphs, ShowEveryTechniqueOfADenseSentence) {
  const auto found = found_in(
      "The intruders broke into the bakery's network in May. A macro in the attached document of "
      "the mail started PowerShell, which downloaded a loader from a rented server, and a "
      "scheduled "
      "task kept it alive; then they moved on over remote desktop and deleted the event logs.");
  for (const char* id :
       {"T1566.001", "T1059.001", "T1105", "T1053.005", "T1021.001", "T1070.001"}) {
    EXPECT_GE(found.contains(id) ? found.at(id) : 0, 500) << id;
  }
}

TEST_F(Paragraphs, ShowWhatNoPhraseOfTheTableSays) {
  const auto found = found_in(
      "The attackers had been in the vineyard's network since spring. The virus scanner was "
      "silenced, everything in the security log was thrown away, and the loot went out to a "
      "storage provider with Rclone.");
  for (const char* id : {"T1562.001", "T1070.001", "T1567.002"}) {
    EXPECT_TRUE(found.contains(id)) << id;
  }
}

TEST_F(Paragraphs, TellNothingBelowTheBoundAndNothingOfAThousand) {
  const auto found = found_in(
      "The intruders dumped LSASS, ran a macro and moved on over remote desktop to a server.");
  EXPECT_FALSE(found.empty());
  for (const auto& [id, confidence] : found) {
    EXPECT_GE(confidence, kTold) << id;
    EXPECT_LT(confidence, 1000) << id;
  }
}

TEST_F(Paragraphs, OfBulletsHaveThemInEachBullet) {
  const auto found = found_in(
      "Attack on a harbour crane firm, what was seen:\n- dumped LSASS memory with a signed tool\n"
      "- shadow copies deleted with vssadmin\n- files on the servers encrypted, a ransom note "
      "left\n");
  for (const char* id : {"T1003.001", "T1490", "T1486"}) EXPECT_TRUE(found.contains(id)) << id;
}

TEST_F(Paragraphs, ThatDenyAdviseOrImagineShowNone) {
  for (const char* text :
       {"The attackers broke in. They did not use PowerShell and no scheduled task was created.",
        "The attack is over. To prevent this, disable PowerShell and restrict remote desktop.",
        "The intruders left early. Attackers could have deleted the shadow copies."}) {
    for (const auto& [id, confidence] : found_in(text)) {
      EXPECT_LT(confidence, 500) << text << ": " << id;
    }
  }
}

TEST_F(Paragraphs, OfOrdinaryProseShowNone) {
  for (const char* text :
       {"The choir sang until midnight. The mayor thanked the volunteers, and the band played on.",
        "Prices rose by two per cent in June. Economists had expected less, the bank said.",
        "The harvest was late; farmers filled the barns by lantern light and slept little."}) {
    EXPECT_TRUE(found_in(text).empty()) << text;
  }
}

TEST_F(Paragraphs, ARulesTechniquesAreAllInThePack) {
  for (const PhraseRule& rule : kPhraseRules) {
    const std::uint32_t at = pack().find_technique(rule.technique);
    ASSERT_NE(at, knowledge::kNone) << rule.technique;
    EXPECT_EQ(pack().text(pack().techniques()[at].id), rule.technique) << "was renamed";
  }
}

}  // namespace
}  // namespace perpend::extraction
