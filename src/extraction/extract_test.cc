#include "extraction/extract.h"

#include <gtest/gtest.h>

#include <set>

#include "extraction/victims.h"

namespace perpend::extraction {
namespace {

// Invented names, but for those whose being ordinary words is the point.
const Lexicon& lexicon() {
  static const Lexicon made = [] {
    std::vector<LexiconEntry> entries = {
        {"Net", NameKind::kTool, "S9001", "Net", true, false},
        {"net.exe", NameKind::kTool, "S9001", "Net", false, false},
        {"Ping", NameKind::kTool, "S9002", "Ping", true, false},
        {"at", NameKind::kTool, "S9003", "at", true, false},
        {"Elise", NameKind::kMalware, "S9004", "Elise", true, false},
        {"Page", NameKind::kMalware, "S9005", "Page", true, false},
        {"GrimLadle", NameKind::kMalware, "S9006", "GrimLadle", false, false},
        {"Quartz Hammer", NameKind::kMalware, "S9007", "Quartz Hammer", false, false},
        {"ipconfig", NameKind::kTool, "S9008", "ipconfig", false, false},
        {"Hammer", NameKind::kMalware, "S9009", "Hammer", false, false},
        {"Tor", NameKind::kTool, "S9010", "Tor", false, false},
        {"Twice", NameKind::kMalware, "S9011", "Twice", false, true},
        {"Twice", NameKind::kMalware, "S9012", "Twice", false, true},
        {"Gilded Heron", NameKind::kActor, "G9001", "Gilded Heron", false, false},
        {"APT9001", NameKind::kActor, "G9001", "Gilded Heron", false, false},
        {"Silence", NameKind::kActor, "G9002", "Silence", true, false},
        {"Marrow", NameKind::kActor, "G9003", "Marrow", false, false},
        {"Marrow", NameKind::kMalware, "S9013", "Marrow", false, false},
        {"Spearphishing Link", NameKind::kTechnique, "T1566.002", "Spearphishing Link", false,
         false},
        {"Valid Accounts", NameKind::kTechnique, "T1078", "Valid Accounts", false, false},
        {"Japan", NameKind::kCountry, "JP", "Japan", false, false},
        {"Japanese", NameKind::kCountry, "JP", "Japan", false, false},
        {"China", NameKind::kCountry, "CN", "China", false, false},
        {"Chinese", NameKind::kCountry, "CN", "China", false, false},
        {"Netherlands", NameKind::kCountry, "NL", "Netherlands", false, false},
        {"Turkey", NameKind::kCountry, "TR", "Turkey", false, false},
    };
    for (LexiconEntry& entry : sector_synonyms()) entries.push_back(std::move(entry));
    return Lexicon(std::move(entries));
  }();
  return made;
}

Incident extracted(const std::string& text, ExtractOptions options = {}) {
  options.hosts.is_registrable = [](std::string_view host) {
    const std::string_view last = host.substr(host.rfind('.') + 1);
    static const std::set<std::string_view> kSuffixes = {
        "com", "net", "org", "example", "py", "zip", "in", "sh", "jp", "app", "io", "me", "sc"};
    return kSuffixes.contains(last);
  };
  options.hosts.benign_list = [](std::string_view host) -> std::optional<std::string> {
    if (host == "popular.com" || host.ends_with(".popular.com")) return "top sites";
    return {};
  };
  Incident incident;
  incident.sources.emplace_back();
  incident.documents.emplace_back();
  incident.documents[0].name = "r.txt";
  incident.documents[0].text = text;
  extract(lexicon(), incident, 0, options);
  return incident;
}

// "type id-or-value" of every observation, in order.
std::string seen_in(const std::string& text, bool allow_reserved = true) {
  ExtractOptions options;
  options.allow_reserved = allow_reserved;
  std::string all;
  for (const Observation& seen : extracted(text, options).observations) {
    if (!all.empty()) all += "; ";
    all += std::string(name_of(seen.type)) + " " + (seen.id.empty() ? seen.value : seen.id);
  }
  return all;
}

std::string said_in(const std::string& text) {
  std::string all;
  for (const Testimony& said : extracted(text).testimony) {
    if (!all.empty()) all += "; ";
    all += std::string(name_of(said.level)) + " " + said.names;
    if (!said.actor.empty()) all += "=" + said.actor;
  }
  return all;
}

TEST(OrdinaryWords, AreNotSoftwareInOrdinaryProse) {
  for (const char* prose :
       {"The report lists at page 3 the net result; ping us.",
        "Page 3 has the net profit at the end.", "Net sales grew. At noon we ping Elise.",
        "The tool at hand was used at night.",
        "A net of friends, and at least one page, were at the net.",
        "Ping me at the office (net of tax).", "Elise, the analyst, wrote the page.",
        "We used GrimLadle at the time."}) {
    const std::string seen = seen_in(prose);
    EXPECT_EQ(seen.find("S9001"), std::string::npos) << prose << ": " << seen;
    EXPECT_EQ(seen.find("S9002"), std::string::npos) << prose << ": " << seen;
    EXPECT_EQ(seen.find("S9003"), std::string::npos) << prose << ": " << seen;
    EXPECT_EQ(seen.find("S9004"), std::string::npos) << prose << ": " << seen;
    EXPECT_EQ(seen.find("S9005"), std::string::npos) << prose << ": " << seen;
  }
}

TEST(OrdinaryWords, AreSoftwareWhereTheContextSaysSo) {
  for (const char* prose : {"It ran net.exe user /domain.", "It ran net user /domain there.",
                            "It ran `net user` there.", "They used ipconfig, net and systeminfo.",
                            "They used the tool Net there.", "Run `cd x && net view`"}) {
    EXPECT_NE(seen_in(prose).find("tool S9001"), std::string::npos)
        << prose << ": " << seen_in(prose);
  }
  EXPECT_EQ(seen_in("They used the ping utility."), "tool S9002");
  EXPECT_EQ(seen_in("It dropped the Elise backdoor."), "malware S9004");
  EXPECT_EQ(seen_in("It dropped a backdoor known as Elise."), "malware S9004");
  EXPECT_EQ(seen_in("The malware called Page was new."), "malware S9005");
  EXPECT_EQ(seen_in("They ran ping -n 1 there."), "tool S9002");
}

TEST(Names, AreWholeWordsInAnyCaseWhereDistinctive) {
  EXPECT_EQ(seen_in("A grimladle loader, GRIMLADLE."), "malware S9006");
  EXPECT_EQ(seen_in("GrimLadles and XGrimLadle and GrimLadle\xC3\xA9."), "");
  EXPECT_EQ(seen_in("\xE2\x80\x9CGrimLadle\xE2\x80\x9D ran."), "malware S9006");
  EXPECT_EQ(seen_in("\xE6\x94\xBB\xE6\x92\x83GrimLadle\xE3\x82\x92"), "malware S9006");
  EXPECT_EQ(seen_in("the Quartz\nHammer and quartz-hammer"), "malware S9007");
  EXPECT_EQ(seen_in("over Tor, on a tor in Devon"), "tool S9010");
}

TEST(Names, ThatSeveralProgramsShareHaveNoId) {
  const Incident incident = extracted("It dropped Twice.");
  ASSERT_EQ(incident.observations.size(), 1U);
  EXPECT_EQ(incident.observations[0].id, "");
  EXPECT_EQ(incident.observations[0].value, "Twice");
}

TEST(Names, OfActorsAreTestimonyAndNeverEvidence) {
  const Incident incident = extracted("It was quick. We blame Gilded Heron for it. The end.");
  EXPECT_TRUE(incident.observations.empty());
  ASSERT_EQ(incident.testimony.size(), 1U);
  const Testimony& said = incident.testimony[0];
  EXPECT_EQ(said.names, "Gilded Heron");
  EXPECT_EQ(said.actor, "G9001");
  EXPECT_EQ(said.text, "We blame Gilded Heron for it.");
  EXPECT_EQ(said.level, AttributionLevel::kIntrusionSet);
  EXPECT_EQ(
      said_in("It was APT 9001 or APT-9001, says G9002."),
      "intrusion-set G9002=G9002; intrusion-set APT 9001=G9001; intrusion-set APT-9001=G9001");
  EXPECT_EQ(said_in("There was silence. In silence they left."), "");
  EXPECT_EQ(said_in("A vendor says that the activity overlaps with Gilded Heron."),
            "intrusion-set Gilded Heron=G9001");
  EXPECT_EQ(said_in("For comparison, Gilded Heron used other servers."), "");
  EXPECT_EQ(said_in("We blame the Silence group."), "intrusion-set Silence=G9002");
}

TEST(Names, ThatSoftwareAndAnActorShareNeedAContextToBeSoftware) {
  EXPECT_EQ(said_in("We blame Marrow."), "intrusion-set Marrow=G9003");
  EXPECT_EQ(seen_in("We blame Marrow."), "");
  EXPECT_EQ(seen_in("It dropped the Marrow backdoor."), "malware S9013");
}

TEST(Sponsors, AreOnlyEverSaidByOthers) {
  for (const char* prose : {"The group is linked to China.", "A China-linked group did it.",
                            "Chinese hackers targeted banks in Japan.",
                            "They act on behalf of the Chinese government, targeting Japan."}) {
    const std::string said = said_in(prose);
    EXPECT_EQ(said.find("sponsor Chin"), 0U) << prose << ": " << said;
    EXPECT_EQ(seen_in(prose).find("CN"), std::string::npos) << prose << ": " << seen_in(prose);
  }
  EXPECT_EQ(said_in("This was state-sponsored."), "sponsor state-sponsored");
}

TEST(Victims, AreNamedOnlyWhereTheSentenceSpeaksOfTargets) {
  EXPECT_EQ(seen_in("The campaign targeted organisations in Japan."), "victim-country JP");
  EXPECT_EQ(seen_in("The first victim is a research institute in Tokyo, Japan."),
            "victim-sector Research - Innovation; victim-country JP");
  EXPECT_EQ(seen_in("Expo was held in Japan."), "");
  EXPECT_EQ(seen_in("The servers in the Netherlands attacked victims."), "");
  EXPECT_EQ(seen_in("They targeted a turkey farm."), "victim-sector Agriculture");
  EXPECT_EQ(seen_in("They targeted government agencies and hospitals."),
            "victim-sector Government, Administration; victim-sector Health");
  EXPECT_EQ(seen_in("Hospitals are large."), "");
}

// The lead introduces the victim; far behind it a name needs a word of attack beside it.
TEST(Victims, NeedAWordOfAttackBehindTheLead) {
  const std::string lead = "Intruders broke into a hospital in Japan and encrypted its files. ";
  const std::string filler =
      "The first sign was a slow login at night. Staff saw it when the shift changed. A clerk "
      "restarted the machine twice, which did not help. The people on duty then called the help "
      "desk, where nobody answered before seven in the morning, as they said later. ";
  ASSERT_GE((lead + filler).size(), 250U);
  const std::string early = seen_in(lead);
  EXPECT_NE(early.find("victim-country JP"), std::string::npos) << early;
  EXPECT_NE(early.find("victim-sector Health"), std::string::npos) << early;
  const std::string late = seen_in(lead + filler + "The director had worked in the Netherlands.");
  EXPECT_EQ(late.find("victim-country NL"), std::string::npos) << late;
  const std::string said =
      seen_in(lead + filler + "They also attacked a ministry of the Netherlands.");
  EXPECT_NE(said.find("victim-country NL"), std::string::npos) << said;
}

TEST(Victims, AreNobodyInASentenceOfSuspectsOrAsReaders) {
  EXPECT_EQ(seen_in("Analysts blame Japan for an attack. They attribute it to a hospital."), "");
  const std::string seen = seen_in("Summary for the hospital. Intruders broke into a network.");
  EXPECT_EQ(seen.find("victim-sector"), std::string::npos) << seen;
}

TEST(Bylines, AreTestimonyAndNoEvidence) {
  Incident incident;
  incident.sources.emplace_back();
  Document document;
  document.name = "r.md";
  document.text =
      "# GrimLadle in Japan\n\nBy Hospital of China\n\nIntruders ran ipconfig at a bank.\n";
  document.title = "GrimLadle in Japan";
  document.author = "Hospital of China";
  incident.documents = {document};
  extract(lexicon(), incident, 0, {});
  std::set<std::string> seen;
  for (const Observation& one : incident.observations) {
    seen.insert(one.id.empty() ? one.value : one.id);
  }
  EXPECT_FALSE(seen.contains("S9006")) << "the title's conclusion";
  EXPECT_FALSE(seen.contains("CN")) << "the author's own country";
  EXPECT_FALSE(seen.contains("Health")) << "the author's own trade";
  EXPECT_TRUE(seen.contains("JP")) << "whom it was done to stands in titles";
  EXPECT_TRUE(seen.contains("S9008"));
}

TEST(Techniques, AreFoundByIdAndByDistinctiveName) {
  EXPECT_EQ(seen_in("A spearphishing link led on (T1078)."),
            "attack-pattern T1078; attack-pattern T1566.002");
  EXPECT_EQ(seen_in("They had no valid accounts."), "");
  EXPECT_EQ(seen_in("Valid Accounts were used."), "attack-pattern T1078");
}

TEST(Techniques, ThatNobodyKnowsAreKeptAndReported) {
  const Incident incident = extracted("Then T1999.001 came.");
  ASSERT_EQ(incident.observations.size(), 1U);
  EXPECT_EQ(incident.observations[0].confidence_thousandths, 400);
  ASSERT_EQ(incident.diagnostics.size(), 1U);
  EXPECT_EQ(incident.diagnostics[0].code, "attack.unknown-id");
  EXPECT_EQ(incident.diagnostics[0].where, "r.txt:5");
}

TEST(Denials, AreHeldLow) {
  const Incident incident = extracted("We found no evidence of GrimLadle. There was T1078.");
  ASSERT_EQ(incident.observations.size(), 2U);
  EXPECT_EQ(incident.observations[0].id, "T1078");
  EXPECT_EQ(incident.observations[0].confidence_thousandths, 1000);
  EXPECT_EQ(incident.observations[1].confidence_thousandths, 50);
}

TEST(Addresses, ReservedForDocumentationAreRefusedUnlessAllowed) {
  const Incident incident = extracted("The C2 was 192.0.2.7 and bad.example[.]com.");
  EXPECT_TRUE(incident.observations.empty());
  EXPECT_EQ(incident.diagnostics.size(), 2U);
  EXPECT_EQ(incident.diagnostics[0].code, "indicator.reserved");
  EXPECT_EQ(incident.counts.read, 2U);
  EXPECT_EQ(incident.counts.refused, 2U);
  EXPECT_EQ(seen_in("The C2 was 192.0.2.7 and bad.example[.]com."),
            "ipv4-addr 192.0.2.7; domain-name bad.example.com");
}

TEST(Addresses, ThatAreSomethingElseAreNotIndicators) {
  for (const char* prose :
       {"Open report.doc with cmd.exe or System.Net now.", "see (.) below, or he came [at] night.",
        "Run setup.py, install.sh and backup.zip.", "Chrome version 192.0.2.4 is old.",
        "Firmware 1.2.3.4 was used.", "It ended in.The next one began.",
        "It came.In spring it left.", "The mask is 255.255.255.0 here.", "It is 2.0.1.5 now.",
        "Read https://www.popular.com/blog for more.",
        "See https://vendor.example/report for details.", "Contact us: press@vendor.example",
        "An M.Sc in crime.", "Call os.system.io(x) now.",
        "References\n\n[1] https://vendor.example/a\n[2] vendor.example"}) {
    EXPECT_EQ(seen_in(prose), "") << prose;
  }
}

TEST(Addresses, ThatAreBrokenOrListedAreIndicatorsWhateverTheyLookLike) {
  EXPECT_EQ(seen_in("It used evil[.]zip today."), "domain-name evil.zip");
  EXPECT_EQ(seen_in("Indicators\n\n  evil.zip\n"), "domain-name evil.zip");
  EXPECT_EQ(seen_in("It used 1[.]2[.]3[.]4 today."), "ipv4-addr 1.2.3.4");
  EXPECT_EQ(seen_in("The payload was downloaded from http://files.example/a.zip."),
            "url http://files.example/a.zip; domain-name files.example");
}

TEST(Addresses, OfThePublisherAreNotIndicatorsUnlessBroken) {
  ExtractOptions options;
  options.allow_reserved = true;
  options.publisher_host = "www.vendor.example";
  EXPECT_TRUE(extracted("The server blog.vendor.example is ours.", options).observations.empty());
  EXPECT_EQ(extracted("The server blog.vendor[.]example is bad.", options).observations.size(), 1U);
}

TEST(Addresses, CarryTheirRoleAndTheirPlaces) {
  ExtractOptions options;
  options.allow_reserved = true;
  const std::string text = "C2: 192.0.2.7\nSender: a@mail.example\nAgain 192[.]0.2.7.";
  const Incident incident = extracted(text, options);
  ASSERT_EQ(incident.observations.size(), 2U);
  EXPECT_EQ(incident.observations[0].role, Role::kC2);
  EXPECT_EQ(incident.observations[1].role, Role::kDelivery);
  ASSERT_EQ(incident.observations[0].spans.size(), 2U);
  for (const DocumentSpan& span : incident.observations[0].spans) {
    const auto read =
        canonical(ObservationType::kIpv4Addr, text.substr(span.bytes.start, span.bytes.size()));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->value, "192.0.2.7");
  }
}

TEST(Extract, GivesTheSameAnswerWhateverTheOrderOfTheLexicon) {
  std::vector<LexiconEntry> entries = {{"One Thing", NameKind::kMalware, "S1", "", false, false},
                                       {"One Thing", NameKind::kActor, "G1", "", false, false},
                                       {"one-thing", NameKind::kMalware, "S1", "", false, false}};
  const Lexicon forward(entries);
  std::reverse(entries.begin(), entries.end());
  const Lexicon backward(entries);
  ASSERT_EQ(forward.names().size(), backward.names().size());
  EXPECT_EQ(forward.names()[0].text, backward.names()[0].text);
  EXPECT_EQ(forward.names()[0].meanings.size(), backward.names()[0].meanings.size());
}

}  // namespace
}  // namespace perpend::extraction
