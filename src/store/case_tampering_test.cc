// Every way to change a case behind the log's back is seen.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <random>

#include "store/case_store.h"
#include "store/case_test_data.h"
#include "store/merkle.h"

namespace perpend::store {
namespace {

// A case of four entries: create, two reports, a decision.
class Tampering : public testing::Test {
 protected:
  Tampering() {
    CaseStore store = must(CaseStore::create(case_, kAnalyst, test_options()));
    must(store.add(small_incident("a.txt", "UPPERCUT spoke to c2.example."), kCustody));
    must(store.add(small_incident("b.txt", "UPPERCUT spoke to 192.0.2.7."), kCustody));
    must(store.decide("e012345678901", Verdict::kReject, "too weak", kAnalyst));
    head_ = must(store.tree_head());
  }
  void change(const std::string& sql) { ASSERT_EQ(tamper(case_, sql), ""); }
  VerifyReport report() {
    return must(must(CaseStore::open(case_, CaseAccess::kRead)).verify(head_));
  }
  // verify() names the problem, and nothing can be concluded from the case any more.
  void expect_problem(const std::string& code) {
    const VerifyReport found = report();
    EXPECT_TRUE(std::any_of(found.problems.begin(), found.problems.end(),
                            [&](const Diagnostic& problem) { return problem.code == code; }))
        << code << " is not among the " << found.problem_count;
    const auto loaded = must(CaseStore::open(case_, CaseAccess::kRead)).load();
    ASSERT_FALSE(loaded.has_value());
    EXPECT_EQ(loaded.error().code, "case.altered");
    EXPECT_EQ(loaded.error().kind, ErrorKind::kDamaged);
  }

  TemporaryFolder folder_;
  std::string case_ = folder_ / "case";
  TreeHead head_;
};

TEST_F(Tampering, AnUntouchedCaseVerifies) {
  const VerifyReport found = report();
  EXPECT_TRUE(found.ok());
  EXPECT_EQ(found.head, head_);
  EXPECT_EQ(found.head.entries, 4u);
  EXPECT_EQ(found.items, 14u);  // the case; 6 each of two reports; the decision
  EXPECT_EQ(found.documents, 2u);
}

TEST_F(Tampering, SeesAChangedText) {
  change(
      "UPDATE content SET bytes = CAST(replace(CAST(bytes AS TEXT), 'c2.example', 'c3.example') AS "
      "BLOB)");
  expect_problem("case.content-changed");
}

TEST_F(Tampering, SeesARemovedText) {
  change("DELETE FROM content WHERE rowid = 1");
  expect_problem("case.content-missing");
}

TEST_F(Tampering, SeesAnAddedText) {
  change("INSERT INTO content VALUES(randomblob(32), x'00')");
  expect_problem("case.content-stray");
}

TEST_F(Tampering, SeesAChangedGrade) {
  change(R"(UPDATE item SET content = replace(content, '"reliability":"B"', '"reliability":"A"'))");
  expect_problem("case.item-changed");
}

TEST_F(Tampering, SeesAChangedGradeWithAHashThatFits) {
  sqlite3* handle = nullptr;
  sqlite3_open((case_ + "/case.sqlite").c_str(), &handle);
  sqlite3_stmt* row = nullptr;
  sqlite3_prepare_v2(handle,
                     "SELECT number, salt, replace(content, '\"B\"', '\"A\"') FROM item WHERE "
                     "content LIKE '%reliability%'",
                     -1, &row, nullptr);
  ASSERT_EQ(sqlite3_step(row), SQLITE_ROW);
  const std::string number(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
  const std::string salt(static_cast<const char*>(sqlite3_column_blob(row, 1)), 16);
  const std::string content(reinterpret_cast<const char*>(sqlite3_column_text(row, 2)));
  sqlite3_finalize(row);
  sqlite3_close(handle);
  change("UPDATE item SET content = '" + content + "', hash = x'" + hex(sha256(salt + content)) +
         "' WHERE number = " + number);
  expect_problem("case.items");
}

TEST_F(Tampering, SeesAnItemErasedWithoutAnEntry) {
  change("UPDATE item SET content = NULL, salt = NULL WHERE content LIKE '%UPPERCUT%'");
  expect_problem("case.item-gone");
}

TEST_F(Tampering, SeesADroppedItem) {
  change("DELETE FROM item WHERE content LIKE '%\"kind\":\"testimony\"%'");
  expect_problem("case.items");
}

TEST_F(Tampering, SeesItemsThatChangedPlaces) {
  change(
      "UPDATE item SET number = 100 WHERE number = 6; UPDATE item SET number = 6 WHERE "
      "number = 7; UPDATE item SET number = 7 WHERE number = 100");
  expect_problem("case.items");
}

TEST_F(Tampering, SeesAnItemThatWasSlippedIn) {
  change("INSERT INTO item SELECT 100, entry, hash, salt, content FROM item WHERE number = 6");
  expect_problem("case.item-unlogged");
}

TEST_F(Tampering, SeesAChangedLogEntry) {
  change("UPDATE log SET entry = replace(entry, 'Ada Example', 'Eve Example') WHERE sequence = 2");
  expect_problem("case.log-chain");
}

TEST_F(Tampering, SeesALogEntryWrittenInAnotherWay) {
  change("UPDATE log SET entry = replace(entry, ',', ', ') WHERE sequence = 4");
  expect_problem("case.log-entry");
}

TEST_F(Tampering, SeesADroppedLogEntry) {
  change("DELETE FROM log WHERE sequence = 2");
  expect_problem("case.log-entry");
}

TEST_F(Tampering, SeesADroppedLogEntryWhenTheRestMovesUp) {
  change(
      "DELETE FROM log WHERE sequence = 2; UPDATE log SET sequence = sequence - 1 WHERE "
      "sequence > 2");
  expect_problem("case.log-chain");
}

TEST_F(Tampering, SeesLogEntriesThatChangedPlaces) {
  change(
      "UPDATE log SET sequence = 100 WHERE sequence = 2; UPDATE log SET sequence = 2 WHERE "
      "sequence = 3; UPDATE log SET sequence = 3 WHERE sequence = 100");
  expect_problem("case.log-entry");
}

TEST_F(Tampering, SeesALogCutAtItsEnd) {
  change("DELETE FROM log WHERE sequence = 4");
  expect_problem("case.item-unlogged");
}

TEST_F(Tampering, SeesACutThatTookTheItemsAlongByTheNotedHeadOnly) {
  change("DELETE FROM log WHERE sequence = 4; DELETE FROM item WHERE entry = 4");
  const CaseStore store = must(CaseStore::open(case_, CaseAccess::kRead));
  EXPECT_TRUE(must(store.verify()).ok());  // nothing inside the file can tell
  const VerifyReport found = must(store.verify(head_));
  ASSERT_EQ(found.problem_count, 1u);
  EXPECT_EQ(found.problems[0].code, "case.log-rewritten");
}

TEST_F(Tampering, SeesAnotherHistoryOfTheSameLengthByTheNotedHeadOnly) {
  const TemporaryFolder other;
  CaseStore store = must(CaseStore::create(other / "case", kAnalyst, test_options()));
  for (int i = 0; i < 5; ++i) must(store.decide("e1", Verdict::kConfirm, "", kAnalyst));
  EXPECT_TRUE(must(store.verify()).ok());
  EXPECT_EQ(must(store.verify(head_)).problems.at(0).code, "case.log-rewritten");
}

TEST_F(Tampering, AGrownLogStillHasTheNotedHeadInIt) {
  CaseStore store = must(CaseStore::open(case_, CaseAccess::kWrite));
  must(store.decide("e1", Verdict::kConfirm, "", kAnalyst));
  EXPECT_TRUE(must(store.verify(head_)).ok());
  EXPECT_NE(must(store.tree_head()), head_);
}

TEST_F(Tampering, EveryByteOfTheLogCounts) {
  for (int sequence = 1; sequence <= 4; ++sequence) {
    sqlite3* handle = nullptr;
    sqlite3_open((case_ + "/case.sqlite").c_str(), &handle);
    sqlite3_stmt* row = nullptr;
    sqlite3_prepare_v2(handle, "SELECT entry FROM log WHERE sequence = ?", -1, &row, nullptr);
    sqlite3_bind_int(row, 1, sequence);
    ASSERT_EQ(sqlite3_step(row), SQLITE_ROW);
    const std::string entry(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
    sqlite3_finalize(row);
    sqlite3_close(handle);
    for (std::size_t i = 0; i < entry.size(); i += 23) {
      std::string changed = entry;
      changed[i] = changed[i] == 'x' ? 'y' : 'x';
      const std::string where = " WHERE sequence = " + std::to_string(sequence);
      change("UPDATE log SET entry = '" + changed + "'" + where);
      ASSERT_FALSE(report().ok()) << sequence << " byte " << i;
      change("UPDATE log SET entry = '" + entry + "'" + where);
    }
  }
  EXPECT_TRUE(report().ok());
}

TEST_F(Tampering, TheTriggersKeepTheLogAndTheItemsAsTheyAre) {
  sqlite3* handle = nullptr;
  sqlite3_open((case_ + "/case.sqlite").c_str(), &handle);
  for (const char* sql :
       {"UPDATE log SET entry = ''", "DELETE FROM log", "INSERT INTO log VALUES(9, '')",
        "INSERT OR REPLACE INTO log VALUES(4, '{}')", "DELETE FROM item",
        "UPDATE item SET content = '{}'", "UPDATE item SET hash = zeroblob(32)",
        "INSERT OR REPLACE INTO item SELECT 2, entry, hash, salt, content FROM item WHERE number=3",
        "UPDATE content SET bytes = x''"}) {
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT) << sql;
  }
  sqlite3_close(handle);
  EXPECT_TRUE(report().ok());
}

TEST_F(Tampering, ACaseWithoutItsTriggersIsRefused) {
  sqlite3* handle = nullptr;
  sqlite3_open((case_ + "/case.sqlite").c_str(), &handle);
  sqlite3_exec(handle, "DROP TRIGGER log_is_not_cut", nullptr, nullptr, nullptr);
  sqlite3_close(handle);
  EXPECT_EQ(CaseStore::open(case_, CaseAccess::kRead).error().code, "case.damaged");
}

TEST_F(Tampering, ACaseOfANewerVersionIsRefused) {
  change("PRAGMA user_version = 2");
  const auto store = CaseStore::open(case_, CaseAccess::kRead);
  EXPECT_EQ(store.error().code, "case.newer");
  EXPECT_EQ(store.error().kind, ErrorKind::kDamaged);
}

// Whatever happens to the file, it is an answer or an error of the right kind, never a crash; and
// never the old answer with other content.
TEST_F(Tampering, FlippedBytesGiveAnErrorOrTheSameCase) {
  const std::string path = case_ + "/case.sqlite";
  const std::string whole = file_bytes(path);
  const Incident loaded = must(must(CaseStore::open(case_, CaseAccess::kRead)).load());
  std::mt19937 random(5);
  int errors = 0;
  for (int round = 0; round < 400; ++round) {
    std::string broken = whole;
    for (auto flips = 1 + random() % 20; flips > 0; --flips) {
      broken[random() % broken.size()] ^= static_cast<char>(1u << (random() % 8));
    }
    write_file(path, broken);
    const auto store = CaseStore::open(case_, CaseAccess::kRead, test_options(0));
    const auto incident = store ? store->load() : tl::make_unexpected(store.error());
    if (incident) {
      EXPECT_EQ(*incident, loaded) << round;
    } else {
      ++errors;
      EXPECT_EQ(incident.error().kind, ErrorKind::kDamaged)
          << round << " " << incident.error().code;
    }
    if (store) (void)store->verify();
  }
  EXPECT_GT(errors, 50);
}

TEST_F(Tampering, ATruncatedFileIsDamaged) {
  const std::string path = case_ + "/case.sqlite";
  const std::string whole = file_bytes(path);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{99}, std::size_t{512}, std::size_t{4096},
        whole.size() / 2, whole.size() - 4096, whole.size() - 1}) {
    write_file(path, whole.substr(0, size));
    const auto store = CaseStore::open(case_, CaseAccess::kRead, test_options(0));
    const auto incident = store ? store->load() : tl::make_unexpected(store.error());
    ASSERT_FALSE(incident.has_value()) << size;
    EXPECT_EQ(incident.error().code, "case.damaged") << size;
  }
  write_file(path, std::string(10'000, 'x'));
  EXPECT_EQ(CaseStore::open(case_, CaseAccess::kRead).error().code, "case.damaged");
}

}  // namespace
}  // namespace perpend::store
