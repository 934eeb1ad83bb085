// Steps of linking in the log: kept, verified, erased with their incidents.
#include <gtest/gtest.h>

#include <random>

#include "store/canonical.h"
#include "store/case_store.h"
#include "store/case_test_data.h"

namespace perpend::store {
namespace {

LinkStep step(LinkAct act, std::vector<std::vector<std::string>> sides, std::uint64_t undoes = 0) {
  return {0, act, std::move(sides), undoes, "same server, I checked", "", ""};
}

TEST(CaseLinks, StepsComeBackInTheirOrderWithWhoAndWhen) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  const std::vector<LinkStep> steps = {
      step(LinkAct::kConfirm, {{"a"}, {"b"}}),
      step(LinkAct::kMerge, {{"a", "b"}, {"c \"quoted\"", "\xf0\x9f\xa6\x8a"}}),
      step(LinkAct::kSplit, {{"a"}, {"c", "d"}}), step(LinkAct::kUndo, {}, 2)};
  std::uint64_t sequence = 1;
  for (const LinkStep& one : steps) EXPECT_EQ(must(store.record(one, kAnalyst)), ++sequence);
  const auto read = must(store.link_steps());
  ASSERT_EQ(read.size(), steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    LinkStep expected = steps[i];
    expected.sequence = i + 2;
    expected.who = kAnalyst.who;
    expected.when = kAnalyst.when;
    EXPECT_EQ(read[i], expected);
  }
  EXPECT_TRUE(must(store.verify()).ok());
  EXPECT_TRUE(must(store.decisions()).empty());
}

TEST(CaseLinks, AStepThatWasChangedDoesNotVerify) {
  const TemporaryFolder folder;
  {
    CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
    must(store.record(step(LinkAct::kConfirm, {{"a"}, {"b"}}), kAnalyst));
  }
  ASSERT_EQ(tamper(folder / "case",
                   "UPDATE item SET content = replace(content, 'confirm', 'refuse') "
                   "WHERE number = 2"),
            "");
  const CaseStore store = must(CaseStore::open(folder / "case", CaseAccess::kRead));
  const VerifyReport report = must(store.verify());
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.problems[0].where, "item/2");
}

TEST(CaseLinks, EachStepThatAddedAnIncidentIsOneIncident) {
  std::mt19937 random(3);
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  std::vector<Incident> added;
  for (int i = 0; i < 4; ++i) {
    added.push_back(random_incident(random));
    must(store.add(added.back(), kCustody));
  }
  EXPECT_EQ(must(store.load_each()), added);
  EXPECT_EQ(must(store.load()), merge(added));
}

TEST(CaseLinks, WhatWasSaidOfAnErasedIncidentGoesWithIt) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  Incident first = small_incident("first.txt", "UPPERCUT spoke to c2.example.");
  Incident second = small_incident("second.txt", "UPPERCUT spoke to c3.example. Later.");
  Incident third = small_incident("third.txt", "UPPERCUT spoke to c4.example. Much later.");
  first.id = "victim-of-the-first";
  second.id = "second";
  third.id = "third";
  for (const Incident& one : {first, second, third}) must(store.add(one, kCustody));
  must(store.record(step(LinkAct::kConfirm, {{first.id}, {"second"}}), kAnalyst));
  must(store.record(step(LinkAct::kConfirm, {{"second"}, {"third"}}), kAnalyst));
  must(store.erase(first.documents[0].bytes_sha256, "asked for", kAnalyst));
  const auto left = must(store.link_steps());
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].sides[0][0], "second");
  EXPECT_TRUE(must(store.verify()).ok());
  EXPECT_EQ(file_bytes(folder / "case/case.sqlite").find("victim-of-the-first"), std::string::npos);
}

TEST(CaseLinks, WhatIsNoStepIsNotRead) {
  for (const char* text :
       {R"({"act":"confirm"})", R"({"act":"join","kind":"link"})",
        R"({"act":"undo","kind":"link"})", R"({"act":"confirm","kind":"link","undoes":4})",
        R"({"act":"confirm","kind":"link","sides":[["a"],[7]]})",
        R"({"act":"undo","kind":"link","undoes":-4})"}) {
    const auto document = json::Document::parse(text, "test");
    LinkStep read;
    EXPECT_FALSE(read_link_step(document->root(), read)) << text;
  }
}

}  // namespace
}  // namespace perpend::store
