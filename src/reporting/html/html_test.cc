#include "reporting/html.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/sha256.h"
#include "reporting/html/page.h"
#include "reporting/html/stylesheet.h"
#include "reporting/html/waterfall.h"
#include "reporting/sample_case.h"

namespace perpend::reporting {
namespace {

struct Attribute {
  std::string name;
  std::string value;
};

struct Tag {
  std::string name;
  bool closing = false;
  bool self_closing = false;
  std::vector<Attribute> attributes;
};

// A strict reader of the small HTML that this room writes: every '<' must open a well-formed tag,
// attribute values must be quoted, and a bare '>' outside tags is an error too. The content of
// <style> is passed over.
class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  std::vector<Tag> read() {
    std::vector<Tag> tags;
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '>') ADD_FAILURE() << "bare > at " << at_ << ": " << around();
      if (c == '&') expect_entity();
      if (c != '<') {
        ++at_;
        continue;
      }
      tags.push_back(tag());
      if (tags.back().name == "style" && !tags.back().closing) at_ = html_.find("</style>", at_);
    }
    return tags;
  }

 private:
  std::string around() const { return std::string(html_.substr(at_ < 40 ? 0 : at_ - 40, 100)); }

  void expect_entity() {
    for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}) {
      if (html_.substr(at_).starts_with(entity)) return;
    }
    ADD_FAILURE() << "bare & at " << at_ << ": " << around();
  }

  std::string word() {
    const std::size_t start = at_;
    while (at_ < html_.size() &&
           (isalnum(static_cast<unsigned char>(html_[at_])) != 0 || html_[at_] == '-')) {
      ++at_;
    }
    return std::string(html_.substr(start, at_ - start));
  }

  Tag tag() {
    Tag tag;
    ++at_;
    if (html_[at_] == '!') {  // <!doctype html>
      tag.name = "!";
      at_ = html_.find('>', at_) + 1;
      return tag;
    }
    tag.closing = html_[at_] == '/';
    if (tag.closing) ++at_;
    tag.name = word();
    EXPECT_FALSE(tag.name.empty()) << around();
    while (at_ < html_.size() && html_[at_] != '>') {
      if (html_[at_] == ' ' || html_[at_] == '\n') {
        ++at_;
      } else if (html_[at_] == '/') {
        tag.self_closing = true;
        ++at_;
      } else {
        tag.attributes.push_back(attribute());
        if (tag.attributes.back().name.empty()) break;
      }
    }
    ++at_;
    return tag;
  }

  Attribute attribute() {
    Attribute attribute;
    attribute.name = word();
    EXPECT_FALSE(attribute.name.empty()) << around();
    if (attribute.name.empty() || html_[at_] != '=') return attribute;
    EXPECT_EQ(html_[at_ + 1], '"') << around();
    const std::size_t start = at_ + 2;
    at_ = html_.find('"', start);
    attribute.value = html_.substr(start, at_ - start);
    EXPECT_EQ(attribute.value.find('<'), std::string::npos) << attribute.value;
    ++at_;
    return attribute;
  }

  std::string_view html_;
  std::size_t at_ = 0;
};

const std::set<std::string> kVoid = {"!", "meta", "input"};

std::vector<sample::Case> every_case() {
  std::vector<sample::Case> cases;
  cases.push_back(sample::realistic());
  cases.push_back(sample::hostile());
  cases.push_back(sample::nothing_to_say());
  return cases;
}

std::string page_of(const sample::Case& made) {
  return assessment_html(made.assessment, made.incident,
                         {"", {{0, "given <b>by hand</b>", "2024-09-02", "an \"analyst\""}}});
}

std::string without_style(const std::string& html) {
  const auto start = html.find("<style>");
  return html.substr(0, start) + html.substr(html.find("</style>"));
}

TEST(AssessmentHtml, IsWellFormedWhateverStandsInTheData) {
  for (const auto& made : every_case()) {
    std::vector<std::string> open;
    for (const Tag& tag : Reader(page_of(made)).read()) {
      if (kVoid.contains(tag.name) || tag.self_closing) continue;
      if (!tag.closing) {
        open.push_back(tag.name);
        continue;
      }
      ASSERT_FALSE(open.empty());
      ASSERT_EQ(open.back(), tag.name);
      open.pop_back();
    }
    EXPECT_TRUE(open.empty());
  }
}

std::string matrix_of(const sample::Case& made) {
  const std::string html = page_of(made);
  const auto start = html.find("<section id=\"matrix\">");
  return html.substr(start, html.find("</section>", start) - start);
}

TEST(AssessmentHtml, WhatWeighsNothingForAnybodyShownIsCountedInTheMatrixAndLeftOut) {
  sample::Case made = sample::realistic();
  ASSERT_NE(matrix_of(made).find("UPPERTIDE"), std::string::npos);
  for (Evidence& row : made.assessment.evidence) {
    if (row.finding_name != "UPPERTIDE") continue;
    for (auto& weight : row.weights) weight.weight = WeightOfEvidence();
  }
  EXPECT_EQ(matrix_of(made).find("UPPERTIDE"), std::string::npos);
  EXPECT_NE(matrix_of(made).find("nothing for any candidate shown"), std::string::npos);
  EXPECT_NE(page_of(made).find("UPPERTIDE"), std::string::npos);  // the ledger keeps it
}

TEST(AssessmentHtml, LetsNoTagOrAttributeOfTheDataThrough) {
  const std::set<std::string> attributes = {
      "lang",  "charset",    "http-equiv", "content", "name",  "class",   "id",   "href",
      "scope", "colspan",    "role",       "height",  "width", "x",       "y",    "x1",
      "x2",    "y1",         "y2",         "cx",      "cy",    "r",       "type", "checked",
      "for",   "aria-label", "data-label", "dir",     "html",  "tabindex"};
  const std::set<std::string> forbidden = {"script", "img",  "iframe", "object", "embed", "link",
                                           "base",   "form", "audio",  "video",  "b",     "id"};
  for (const auto& made : every_case()) {
    for (const Tag& tag : Reader(page_of(made)).read()) {
      EXPECT_FALSE(forbidden.contains(tag.name)) << tag.name;
      for (const Attribute& attribute : tag.attributes) {
        EXPECT_TRUE(attributes.contains(attribute.name)) << tag.name << " " << attribute.name;
      }
    }
  }
}

TEST(AssessmentHtml, LoadsNothingAndLinksOnlyIntoItself) {
  for (const auto& made : every_case()) {
    const std::string html = page_of(made);
    std::set<std::string> ids;
    std::vector<std::string> targets;
    for (const Tag& tag : Reader(html).read()) {
      for (const Attribute& attribute : tag.attributes) {
        if (attribute.name == "id") {
          EXPECT_TRUE(ids.insert(attribute.value).second) << attribute.value;
        }
        if (attribute.name == "href") targets.push_back(attribute.value);
      }
    }
    for (const std::string& target : targets) {
      ASSERT_TRUE(target.starts_with("#"));
      EXPECT_TRUE(ids.contains(target.substr(1))) << target;
    }
    for (const std::string_view load : {"http://", "https://", "url(", "@import", "//cdn"}) {
      EXPECT_EQ(html.find(load), std::string::npos) << load;
    }
  }
}

TEST(AssessmentHtml, DefangsIndicatorsEverywhere) {
  const auto html = without_style(page_of(sample::realistic()));
  for (const std::string_view live : {"c2.example", "192.0.2.77", "203.0.113.9", "files.example"}) {
    EXPECT_EQ(html.find(live), std::string::npos) << live;
  }
  EXPECT_NE(html.find("<mark>update[.]c2[.]example</mark>"), std::string::npos);
  EXPECT_EQ(page_of(sample::hostile()).find("evil.example"), std::string::npos);
}

TEST(AssessmentHtml, MarksEveryFindingThatHasBytes) {
  const auto made = sample::realistic();
  const auto html = page_of(made);
  std::size_t marks = 0;
  for (auto at = html.find("<mark>"); at != std::string::npos; at = html.find("<mark>", at + 1)) {
    ++marks;
  }
  // Each row has one span; two of the three testimonies have bytes.
  EXPECT_EQ(marks, made.assessment.evidence.size() + 2);
  EXPECT_NE(html.find("<mark>UPPERTIDE</mark>, a backdoor that talks over HTTP"),
            std::string::npos);
}

TEST(AssessmentHtml, SpeaksTheAssessmentFirstAndItsMarkingBeforeAndAfter) {
  const auto html = page_of(sample::realistic());
  const auto body = html.substr(html.find("<body>"));
  EXPECT_TRUE(body.starts_with("<body>\n<p class=\"banner\"><span class=\"tlp\">TLP:AMBER<"));
  EXPECT_LT(body.find("<h1>It is likely (55-80 %)"), body.find("<h2>"));
  EXPECT_GT(body.rfind("TLP:AMBER"), body.find("</footer>"));
}

TEST(AssessmentHtml, SaysWhyThereIsNoAssessment) {
  const auto html = page_of(sample::nothing_to_say());
  EXPECT_NE(html.find("<h1>No assessment. "), std::string::npos);
  EXPECT_NE(html.find("Why not."), std::string::npos);
  EXPECT_EQ(html.find("id=\"candidates\""), std::string::npos);
}

TEST(AssessmentHtml, ShowsAWaterfallForTheUnlistedActorWhereverItRanks) {
  auto made = sample::realistic();
  for (auto& h : made.assessment.hypotheses) {
    if (h.id == kUnlistedId) h.prior = Prior(-9'000'000);
  }
  sample::add_up(made.assessment);
  ASSERT_EQ(made.assessment.hypotheses.back().id, kUnlistedId);
  const auto html = page_of(made);
  EXPECT_NE(html.find("<label for=\"w8\"><bdi>an actor not in the pack</bdi>"), std::string::npos);
  EXPECT_NE(html.find("class=\"panel p8\""), std::string::npos);
}

TEST(AssessmentHtml, NamesTheCustodyOfADocument) {
  const auto html = page_of(sample::realistic());
  EXPECT_NE(html.find("given &lt;b&gt;by hand&lt;/b&gt;, 2024-09-02, by an &quot;analyst&quot;"),
            std::string::npos);
}

TEST(AssessmentHtml, IsTheSameBytesEveryTime) {
  EXPECT_EQ(page_of(sample::realistic()), page_of(sample::realistic()));
}

TEST(AssessmentHtml, AllowsItsOwnStyleSheetAlone) {
  // The hash of "abc" in base64 is the well-known one; the page's must be that of its own sheet.
  const auto html = page_of(sample::realistic());
  EXPECT_NE(html.find("default-src 'none'; style-src 'sha256-"), std::string::npos);
  const auto start = html.find("<style>") + 7;
  EXPECT_EQ(html.substr(start, html.find("</style>") - start), stylesheet(Marking::kAmber));
}

TEST(Waterfall, StepsLeadFromThePriorToThePosterior) {
  const auto made = sample::realistic();
  for (std::size_t h = 0; h < made.assessment.hypotheses.size(); ++h) {
    const Hypothesis& hypothesis = made.assessment.hypotheses[h];
    const auto steps = waterfall_steps(made.assessment, h);
    std::int64_t sum = hypothesis.prior.microbans();
    for (const WaterfallStep& step : steps) {
      if (step.kind != WaterfallStep::kEvidence) continue;
      EXPECT_EQ(step.from, sum);
      sum = step.to;
    }
    EXPECT_EQ(sum, hypothesis.score.microbans());
    EXPECT_EQ(steps.back().to,
              hypothesis.score.microbans() - made.assessment.normaliser.microbans());
  }
}

TEST(Page, EscapesAllThatCouldBeMarkup) {
  Page page;
  page.raw("<i title=\"").words("\"><script> & 'x'").raw("\">");
  EXPECT_EQ(page.take(), "<i title=\"&quot;&gt;&lt;script&gt; &amp; &#39;x&#39;\">");
}

TEST(Page, WritesSharesWithThreeDecimals) {
  Page page;
  page.share(1, 3).raw(" ").share(-1, 8).raw(" ").share(5, 5);
  EXPECT_EQ(page.take(), "33.333% -12.500% 100.000%");
}

}  // namespace
}  // namespace perpend::reporting
