#include "reporting/html/read_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "reporting/extract.h"

namespace perpend::reporting {
namespace {

Incident sample(std::string text) {
  Incident incident;
  incident.id = "case";
  incident.sources.emplace_back();
  incident.documents.emplace_back();
  incident.documents[0].name = "r.txt";
  incident.documents[0].text = std::move(text);
  return incident;
}

Observation seen(ObservationType type, const char* value, ByteSpan span, int confidence = 900) {
  Observation one;
  one.type = type;
  one.value = value;
  one.confidence_thousandths = confidence;
  one.note = "because";
  one.spans = {{0, span, 0}};
  return one;
}

std::string page_of_incident(const Incident& incident) { return extract_html(incident, Date{}); }

// What a browser would show of the document: the first text block without its tags.
std::string shown_text(const std::string& page) {
  const std::size_t start = page.find('>', page.find("<div class=\"text\"")) + 1;
  const std::string_view block =
      std::string_view(page).substr(start, page.find("</div>", start) - start);
  std::string text;
  bool tag = false;
  for (const char c : block) {
    if (c == '<') tag = true;
    if (!tag) text += c;
    if (c == '>') tag = false;
  }
  return text;
}

TEST(ReadPage, ShowsTheWholeTextOnceHoweverFindingsOverlap) {
  Incident incident = sample("They ran Mimikatz on two hosts.\nThen they left.");
  incident.observations = {seen(ObservationType::kAttackPattern, "a sentence", {0, 31}),
                           seen(ObservationType::kTool, "Mimikatz", {9, 17}),
                           seen(ObservationType::kObjective, "across", {14, 40})};
  const std::string page = page_of_incident(incident);
  EXPECT_EQ(shown_text(page), incident.documents[0].text);
  EXPECT_NE(page.find("<a class=\"k tooling\""), std::string::npos);
  // The tooltip tells both, the colour is that of the shorter.
  const std::size_t at = page.find("<a class=\"k tooling\"");
  const std::string tip = page.substr(at, page.find('>', at) - at);
  EXPECT_NE(tip.find("tool Mimikatz, 90 %: because"), std::string::npos) << tip;
  EXPECT_NE(tip.find("attack-pattern a sentence"), std::string::npos) << tip;
}

TEST(ReadPage, EveryLinkOfThePageHasItsPlace) {
  Incident incident = sample("They ran Mimikatz; some blame Gilded Heron.");
  incident.observations = {seen(ObservationType::kTool, "Mimikatz", {9, 17})};
  Testimony said;
  said.names = "Gilded Heron";
  said.span = DocumentSpan{0, {30, 42}, 0};
  incident.testimony = {said};
  const std::string page = page_of_incident(incident);
  std::size_t links = 0;
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos;
       at = page.find("href=\"#", at + 1)) {
    const std::string id = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    EXPECT_NE(page.find("id=\"" + id + "\""), std::string::npos) << id;
    ++links;
  }
  EXPECT_EQ(links, 2U);
  EXPECT_NE(page.find("class=\"k testimony\""), std::string::npos);
}

TEST(ReadPage, LetsNothingOfTheDocumentLive) {
  Incident incident = sample("<script>alert(1)</script> http://evil.example/x \"'> \x1b[31m");
  incident.observations = {seen(ObservationType::kUrl, "http://evil.example/x\"><b>", {26, 47})};
  incident.observations[0].note = "<img src=x onerror=y>";
  const std::string page = page_of_incident(incident);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("http://evil"), std::string::npos);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  EXPECT_NE(page.find("hxxp://evil[.]example/x"), std::string::npos);
}

TEST(ReadPage, MarksWhatIsDoubtfulOrHarmlessFaintly) {
  Incident incident = sample("not Mimikatz, and our scanner 192.0.2.1");
  incident.observations = {seen(ObservationType::kTool, "Mimikatz", {4, 12}, 300),
                           seen(ObservationType::kIpv4Addr, "192.0.2.1", {30, 39})};
  incident.observations[1].role = Role::kBenign;
  const std::string page = page_of_incident(incident);
  EXPECT_NE(page.find("class=\"k tooling low\""), std::string::npos);
  EXPECT_NE(page.find("class=\"k infrastructure low\""), std::string::npos);
}

TEST(ReadPage, CutsALongTextAndSaysSo) {
  Incident incident = sample(std::string(3 << 20, 'a'));
  const std::string page = page_of_incident(incident);
  EXPECT_LT(page.size(), std::size_t{2} << 20);
  EXPECT_NE(page.find("The first 1 048 576 bytes of 3 145 728"), std::string::npos);
}

}  // namespace
}  // namespace perpend::reporting
