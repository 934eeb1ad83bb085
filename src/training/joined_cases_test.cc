#include "training/joined_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "knowledge/shared_pack.h"
#include "training/cases.h"

namespace perpend::training {
namespace {

TEST(PlainAddress, IsOneForManySpellings) {
  const std::string plain = "lab.example/report";
  for (const char* one :
       {"https://www.lab.example/report/", "http://lab.example/Report#part", "lab.example/report",
        "https://web.archive.org/web/20190508170150/https://www.lab.example/report"}) {
    EXPECT_EQ(plain_address(one), plain) << one;
  }
  EXPECT_NE(plain_address("https://lab.example/other"), plain);
}

// A case of the pack whose report has an address, and rows that cite it.
struct Cited {
  attribution::Corpus corpus = attribution::corpus_of(knowledge::shared_pack());
  std::uint32_t report = 0;
  std::string url;

  Cited() {
    const knowledge::Pack& pack = knowledge::shared_pack();
    for (const std::uint32_t index : cases_of(corpus)) {
      for (const auto& citation : pack.citations()) {
        if (pack.text(citation.name) != corpus.reports[index].citation ||
            pack.text(citation.url).empty()) {
          continue;
        }
        report = index;
        url = pack.text(citation.url);
        return;
      }
    }
  }

  std::string row(const std::string& actor, const std::string& day, const std::string& host) const {
    return R"({"actor":")" + actor + R"(","report":"r","date":")" + day + R"(","refs":[")" + url +
           R"("],"domain":[")" + host + "\"]}\n";
  }
  std::string actor() const { return corpus.actors[corpus.reports[report].actor]; }
};

TEST(JoinedCases, HoldWhatTheReportShowsAndTheListsOfItsActor) {
  const Cited cited;
  ASSERT_FALSE(cited.url.empty());
  const auto& report = cited.corpus.reports[cited.report];
  const std::string rows = cited.row(cited.actor(), "2023-01-01", "one.heron-host.com") +
                           cited.row(cited.actor(), "2023-01-02", "two.heron-host.com") +
                           cited.row(cited.actor(), "2023-01-03", "one.heron-host.com") +
                           cited.row("G-other", "2023-01-04", "three.heron-host.com");
  const auto cases = joined_cases(knowledge::shared_pack(), cited.corpus, rows);
  const auto own = std::find_if(cases.begin(), cases.end(),
                                [&](const JoinedCase& one) { return one.report == cited.report; });
  ASSERT_NE(own, cases.end());
  EXPECT_EQ(own->incident.observations.size(), report.items.size() + 2);
  for (const Observation& seen : own->incident.observations) {
    EXPECT_NE(seen.value, "three.heron-host.com");
  }
}

TEST(JoinedCases, NothingOfTheirOwnYearIsKnown) {
  const Cited cited;
  const Date day = cited.corpus.reports[cited.report].date;
  const auto as_of = [&](const std::string& listed) {
    const auto cases = joined_cases(knowledge::shared_pack(), cited.corpus,
                                    cited.row(cited.actor(), listed, "one.heron-host.com"));
    return cases.empty() ? Date() : cases.front().as_of;
  };
  EXPECT_EQ(as_of("2023-06-01"), first_day(day.year()));
  EXPECT_EQ(as_of("2003-06-01"), first_day(2003));  // a list from before the report dates the case
}

TEST(JoinedCases, AListThatCitesSomethingElseJoinsNothing) {
  Cited cited;
  cited.url = "https://elsewhere.example/page";
  EXPECT_TRUE(joined_cases(knowledge::shared_pack(), cited.corpus,
                           cited.row(cited.actor(), "2023-01-01", "one.heron-host.com"))
                  .empty());
  EXPECT_TRUE(joined_cases(knowledge::shared_pack(), cited.corpus, "no json\n\n{}\n").empty());
}

}  // namespace
}  // namespace perpend::training
