#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/case_store.h"
#include "store/case_test_data.h"

namespace perpend::store {
namespace {

const Author kEraser{"Bob Example", "2024-10-01T00:00:00Z"};
const std::string kSecret = "a-victim-by-name.example";

bool on_disk(const std::string& folder, const std::string& text) {
  for (const char* name : {"/case.sqlite", "/case.sqlite-wal", "/case.sqlite-shm"}) {
    if (file_bytes(folder + name).find(text) != std::string::npos) return true;
  }
  return false;
}

// A report whose every part holds the secret.
Incident secret_incident() {
  Incident incident = small_incident(kSecret + ".txt", kSecret + " was the victim", Marking::kRed);
  incident.sources[0].name = kSecret;
  incident.observations[0].type = ObservationType::kDomainName;
  incident.observations[0].id.clear();
  incident.observations[0].value = kSecret;
  incident.diagnostics.push_back({"x.y", kSecret + ".txt:1", kSecret});
  return incident;
}

TEST(Erasure, TakesTheContentAndLeavesALogThatVerifies) {
  const TemporaryFolder folder;
  const Incident kept = small_incident("kept.txt", "an open report");
  const Incident secret = secret_incident();
  const Sha256 document = secret.documents[0].bytes_sha256;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst));
  must(store.add(kept, kCustody));
  const std::vector<std::string_view> originals{secret.documents[0].text};
  must(store.add(secret, {"file", "2024-09-01T09:00:00Z", "Ada", kSecret}, originals));
  must(store.decide(id_of(secret.observations[0]), Verdict::kReject, kSecret, kAnalyst));
  must(store.decide(id_of(kept.observations[0]), Verdict::kConfirm, "stays", kAnalyst));
  const TreeHead before = must(store.tree_head());
  ASSERT_TRUE(on_disk(folder / "case", kSecret));
  EXPECT_EQ(must(store.marking()), Marking::kRed);

  const Erased erased = must(store.erase(document, "asked for by the victim", kEraser));
  EXPECT_EQ(erased.items, 8u);  // incident, custody, source, document, 1 + 1 + 1, the decision
  EXPECT_TRUE(erased.scrubbed);
  EXPECT_FALSE(on_disk(folder / "case", kSecret));
  EXPECT_EQ(must(store.load()), kept);
  EXPECT_EQ(must(store.marking()), Marking::kGreen);
  EXPECT_EQ(store.content(document).error().code, "case.no-such-document");
  ASSERT_EQ(must(store.decisions()).size(), 1u);
  EXPECT_EQ(must(store.decisions())[0].reason, "stays");

  const VerifyReport report = must(store.verify(before));
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.erased, 8u);
  const auto log = must(store.log());
  EXPECT_EQ(log.back().action, "erase");
  EXPECT_EQ(log.back().subject, hex(document));
  EXPECT_EQ(log.back().who, "Bob Example");
  const auto documents = must(store.documents());
  EXPECT_FALSE(documents[0].erased);
  EXPECT_TRUE(documents[1].erased);
  EXPECT_EQ(documents[1].logged.bytes, document);
  EXPECT_EQ(documents[1].name, "");
  EXPECT_FALSE(must(store.holds(document)));
}

TEST(Erasure, ReachesEveryStepThatBroughtTheDocument) {
  const TemporaryFolder folder;
  const Incident secret = secret_incident();
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst));
  must(store.add(secret, kCustody));
  must(store.add(secret, kCustody));
  EXPECT_EQ(must(store.erase(secret.documents[0].bytes_sha256, "", kEraser)).items, 14u);
  EXPECT_FALSE(on_disk(folder / "case", kSecret));
  EXPECT_EQ(must(store.load()), Incident{});
  EXPECT_TRUE(must(store.verify()).ok());
}

TEST(Erasure, TellsAnUnknownDocumentFromOneErasedBefore) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst));
  const Incident incident = small_incident();
  const Sha256 document = incident.documents[0].bytes_sha256;
  EXPECT_EQ(store.erase(document, "", kEraser).error().code, "case.no-such-document");
  must(store.add(incident, kCustody));
  must(store.erase(document, "", kEraser));
  EXPECT_EQ(store.erase(document, "", kEraser).error().code, "case.already-erased");
  must(store.add(incident, kCustody));  // acquired anew
  EXPECT_EQ(must(store.load()), incident);
  EXPECT_TRUE(must(store.verify()).ok());
}

// Two reports in one step: what points into the erased one goes, the rest is renumbered.
TEST(Erasure, LeavesTheOtherDocumentOfTheSameStep) {
  Incident first = secret_incident();
  Incident second = small_incident("second.txt", "UPPERCUT again");
  Observation anywhere;
  anywhere.type = ObservationType::kVictimCountry;
  anywhere.value = "JP";
  anywhere.source = 1;
  Incident both = merge({first, second});
  both.observations.push_back(anywhere);
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst));
  must(store.add(both, kCustody));
  must(store.erase(first.documents[0].bytes_sha256, "", kEraser));

  Incident expected = both;  // sources stay: an observation without spans may rest on either
  expected.documents = second.documents;
  expected.observations = {second.observations[0], anywhere};
  expected.observations[0].source = 1;
  expected.testimony = second.testimony;
  expected.testimony[0].source = 1;
  expected.diagnostics.clear();
  EXPECT_EQ(must(store.load()), expected);
  EXPECT_TRUE(must(store.verify()).ok());

  must(store.erase(second.documents[0].bytes_sha256, "", kEraser));
  EXPECT_EQ(must(store.load()), Incident{});
  EXPECT_FALSE(on_disk(folder / "case", kSecret));
  EXPECT_TRUE(must(store.verify()).ok());
}

TEST(Erasure, KeepsATextThatAnotherDocumentHasToo) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst));
  Incident plain = small_incident("a.txt", "the same words");
  Incident wrapped = small_incident("a.html", "the same words");
  wrapped.documents[0].bytes_sha256 = sha256("<p>the same words</p>");
  must(store.add(plain, kCustody));
  must(store.add(wrapped, kCustody));
  must(store.erase(wrapped.documents[0].bytes_sha256, "", kEraser));
  EXPECT_EQ(must(store.load()), plain);
  EXPECT_TRUE(must(store.verify()).ok());
}

TEST(Erasure, IsSeenWhenSomebodyPutsTheContentBack) {
  const TemporaryFolder folder;
  const Incident incident = small_incident();
  {
    CaseStore store = must(CaseStore::create(folder / "case", kAnalyst));
    must(store.add(incident, kCustody));
    must(store.erase(incident.documents[0].bytes_sha256, "", kEraser));
  }
  ASSERT_EQ(tamper(folder / "case",
                   "UPDATE item SET salt = zeroblob(16), content = '{}' WHERE "
                   "number = 3"),
            "");
  const VerifyReport report =
      must(must(CaseStore::open(folder / "case", CaseAccess::kRead)).verify());
  ASSERT_EQ(report.problem_count, 1u);
  EXPECT_EQ(report.problems[0].code, "case.item-back");
}

// The hash that stays is salted: guessing the content does not confirm it.
TEST(Erasure, LeavesNothingToCompareAGuessWith) {
  const TemporaryFolder folder;
  const Incident secret = secret_incident();
  for (const char* name : {"/a", "/b"}) {
    CaseStore store = must(CaseStore::create(folder.path() + name, kAnalyst));
    must(store.add(secret, kCustody));
  }
  const auto heads = [&](const char* name) {
    return must(must(CaseStore::open(folder.path() + name, CaseAccess::kRead)).log())[1].items_head;
  };
  EXPECT_NE(heads("/a"), heads("/b"));
}

TEST(Erasure, SaysSoWhileAReaderStillHoldsTheOldPages) {
  const TemporaryFolder folder;
  const Incident secret = secret_incident();
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options(20)));
  must(store.add(secret, kCustody));
  sqlite3* reader = nullptr;
  sqlite3_open((folder / "case/case.sqlite").c_str(), &reader);
  sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM item", nullptr, nullptr, nullptr);
  EXPECT_FALSE(must(store.erase(secret.documents[0].bytes_sha256, "", kEraser)).scrubbed);
  sqlite3_close(reader);
  {
    const CaseStore done = std::move(store);
  }
  EXPECT_FALSE(on_disk(folder / "case", kSecret));
}

}  // namespace
}  // namespace perpend::store
