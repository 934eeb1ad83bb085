#include "store/case_store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <random>

#include "store/case_test_data.h"

namespace perpend::store {
namespace {

TEST(CaseStore, GivesBackEveryIncidentThatWasAdded) {
  std::mt19937 random(20240901);
  for (int round = 0; round < 60; ++round) {
    const TemporaryFolder folder;
    CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
    const Incident incident = random_incident(random);
    must(store.add(incident, kCustody));
    ASSERT_EQ(must(store.load()), incident) << round;
    const VerifyReport report = must(store.verify());
    ASSERT_TRUE(report.ok()) << report.problems.front().what;
  }
}

TEST(CaseStore, GivesBackSeveralStepsAsTheyMerge) {
  std::mt19937 random(7);
  const TemporaryFolder folder;
  std::vector<Incident> added;
  {
    CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
    for (int i = 0; i < 5; ++i) {
      added.push_back(random_incident(random));
      must(store.add(added.back(), kCustody));
    }
  }
  const CaseStore store = must(CaseStore::open(folder / "case", CaseAccess::kRead));
  EXPECT_EQ(must(store.load()), merge(added));
  EXPECT_EQ(must(store.log()).size(), 6u);
}

TEST(CaseStore, KeepsTheBytesOfADocumentAndHowItWasAcquired) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  Incident incident = small_incident();
  const std::string bytes = "%PDF and the like \xff";
  incident.documents[0].bytes_sha256 = sha256(bytes);
  const std::vector<std::string_view> originals{bytes};
  must(store.add(incident, kCustody, originals));
  EXPECT_EQ(must(store.content(sha256(bytes))), bytes);
  EXPECT_EQ(must(store.content(incident.documents[0].text_sha256)), incident.documents[0].text);
  const auto documents = must(store.documents());
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].acquired, (Author{kCustody.by, kCustody.when}));
  EXPECT_TRUE(documents[0].logged.kept);
  EXPECT_EQ(documents[0].name, "note.txt");
  EXPECT_EQ(documents[0].marking, Marking::kGreen);
  EXPECT_EQ(store.content(sha256("never")).error().code, "case.no-such-document");
}

TEST(CaseStore, RefusesADocumentThatIsNotWhatItsHashSays) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  Incident incident = small_incident();
  const std::vector<std::string_view> originals{"other bytes"};
  EXPECT_EQ(store.add(incident, kCustody, originals).error().code, "case.hash-differs");
  incident.documents[0].text += "!";
  EXPECT_EQ(store.add(incident, kCustody).error().code, "case.hash-differs");
  EXPECT_EQ(must(store.load()), Incident{});
}

TEST(CaseStore, RefusesReferencesToWhatIsNotThere) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  Incident incident = small_incident();
  incident.observations[0].spans[0].bytes.end = 1000;
  EXPECT_EQ(store.add(incident, kCustody).error().code, "case.reference");
  incident = small_incident();
  incident.testimony[0].source = 1;
  EXPECT_EQ(store.add(incident, kCustody).error().code, "case.reference");
  EXPECT_EQ(must(store.log()).size(), 1u);
}

// Written, it could not be read any more, and the whole case with it.
TEST(CaseStore, RefusesWhatItCouldNotReadBack) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  Incident incident = small_incident();
  incident.observations[0].confidence_thousandths = 1001;
  EXPECT_EQ(store.add(incident, kCustody).error().code, "case.out-of-range");
  incident = small_incident();
  incident.last_seen = Date::from_days(5'000'000);  // the year 15659
  EXPECT_EQ(store.add(incident, kCustody).error().code, "case.out-of-range");
  EXPECT_EQ(must(store.load()), Incident{});
}

TEST(CaseStore, SaysWhichDocumentsItHadAlready) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  const Incident incident = small_incident();
  EXPECT_TRUE(must(store.add(incident, kCustody)).known_documents.empty());
  EXPECT_TRUE(must(store.holds(incident.documents[0].bytes_sha256)));
  EXPECT_EQ(must(store.add(incident, kCustody)).known_documents,
            std::vector<Sha256>{incident.documents[0].bytes_sha256});
}

TEST(CaseStore, RemembersDecisionsInTheirOrder) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  must(store.decide("e0123", Verdict::kReject, "a victim's own host", kAnalyst));
  must(store.decide("e0123", Verdict::kConfirm, "", {"Bob", "2024-09-02T00:00:00Z"}));
  const auto decisions = must(store.decisions());
  ASSERT_EQ(decisions.size(), 2u);
  EXPECT_EQ(decisions[0],
            (Decision{"e0123", Verdict::kReject, "a victim's own host", kAnalyst, 2}));
  EXPECT_EQ(decisions[1].verdict, Verdict::kConfirm);
  EXPECT_EQ(decisions[1].author.who, "Bob");
}

TEST(CaseStore, WantsToKnowWhoAndWhen) {
  const TemporaryFolder folder;
  EXPECT_EQ(CaseStore::create(folder / "x", {"", "2024-09-01T08:00:00Z"}).error().code,
            "case.author");
  EXPECT_FALSE(std::filesystem::exists(folder / "x"));
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  EXPECT_EQ(store.decide("e1", Verdict::kReject, "", {"Ada", "yesterday"}).error().code,
            "case.author");
}

TEST(CaseStore, IsAsStrictAsTheStrictestThingInIt) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  EXPECT_EQ(must(store.marking()), Marking::kClear);
  Incident incident = small_incident();
  must(store.add(incident, kCustody));
  EXPECT_EQ(must(store.marking()), Marking::kGreen);
  incident.observations[0].marking = Marking::kRed;
  must(store.add(incident, kCustody));
  EXPECT_EQ(must(store.marking()), Marking::kRed);
}

TEST(CaseStore, IsNotMadeTwice) {
  const TemporaryFolder folder;
  {
    must(CaseStore::create(folder / "case", kAnalyst));
  }
  const auto second = CaseStore::create(folder / "case", kAnalyst);
  EXPECT_EQ(second.error().code, "case.exists");
  EXPECT_TRUE(must(CaseStore::open(folder / "case", CaseAccess::kRead).and_then([](auto&& store) {
                return store.verify();
              })).ok());
}

TEST(CaseStore, MayBeMadeInAFolderThatHoldsOtherThings) {
  const TemporaryFolder folder;
  write_file(folder / "notes.txt", "mine");
  {
    must(CaseStore::create(folder.path(), kAnalyst));
  }
  EXPECT_EQ(file_bytes(folder / "notes.txt"), "mine");
  EXPECT_TRUE(CaseStore::open(folder.path(), CaseAccess::kWrite).has_value());
}

TEST(CaseStore, TellsAFolderWithoutACase) {
  const TemporaryFolder folder;
  for (const std::string& path : {folder.path(), folder / "nowhere"}) {
    const auto store = CaseStore::open(path, CaseAccess::kRead);
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().code, "case.none");
    EXPECT_EQ(store.error().kind, ErrorKind::kInput);
  }
  EXPECT_EQ(CaseStore::create(folder / "no/parent", kAnalyst).error().kind, ErrorKind::kInput);
}

TEST(CaseStore, KeepsASecondWriterOutAndLetsReadersIn) {
  const TemporaryFolder folder;
  CaseStore writer = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  must(writer.add(small_incident(), kCustody));
  const auto before = std::chrono::steady_clock::now();
  const auto second = CaseStore::open(folder / "case", CaseAccess::kWrite, test_options(100));
  const auto waited = std::chrono::steady_clock::now() - before;
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, "case.locked");
  EXPECT_EQ(second.error().kind, ErrorKind::kDamaged);
  EXPECT_GE(waited, std::chrono::milliseconds(100));
  const CaseStore reader = must(CaseStore::open(folder / "case", CaseAccess::kRead));
  EXPECT_EQ(must(reader.load()), small_incident());
  must(writer.add(small_incident("b.txt"), kCustody));
  EXPECT_EQ(must(reader.load()).documents.size(), 2u);
  {
    const CaseStore done = std::move(writer);
  }
  EXPECT_TRUE(CaseStore::open(folder / "case", CaseAccess::kWrite, test_options(0)).has_value());
}

TEST(CaseStore, ReportsALockThatAnotherProgramHoldsOnTheDatabaseItself) {
  const TemporaryFolder folder;
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options(20)));
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open((folder / "case/case.sqlite").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(store.add(small_incident(), kCustody).error().code, "case.locked");
  sqlite3_close(other);
  EXPECT_TRUE(store.add(small_incident(), kCustody).has_value());
}

TEST(CaseStore, CanBeReadWhereNothingMayBeWritten) {
  const TemporaryFolder folder;
  {
    must(must(CaseStore::create(folder / "case", kAnalyst)).add(small_incident(), kCustody));
  }
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  std::filesystem::permissions(folder / "case", std::filesystem::perms(0555));
  std::filesystem::permissions(folder / "case/case.sqlite", std::filesystem::perms(0444));
  const pid_t child = fork();
  if (child == 0) {  // root may write everywhere; nobody may not
    if (getuid() == 0 && setuid(65534) != 0) _exit(2);
    const auto store = CaseStore::open(folder / "case", CaseAccess::kRead);
    const auto incident = store ? store->load() : tl::make_unexpected(store.error());
    auto writer = CaseStore::open(folder / "case", CaseAccess::kWrite);
    const bool refused = !writer || !writer->add(small_incident(), kCustody);
    _exit(incident == small_incident() && refused ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  std::filesystem::permissions(folder / "case", std::filesystem::perms(0755));
}

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr int kMany = 100'000;
#else
constexpr int kMany = 5'000;  // sanitizers and debug builds are not what is timed
#endif

TEST(CaseStore, AddsAHundredThousandObservationsInUnderThreeSeconds) {
  const TemporaryFolder folder;
  const Incident incident = large_incident(kMany);
  CaseStore store = must(CaseStore::create(folder / "case", kAnalyst, test_options()));
  const std::clock_t before = std::clock();  // of this process: others may be busy too
  must(store.add(incident, kCustody));
  const std::clock_t added = std::clock();
  EXPECT_EQ(must(store.load()), incident);
  EXPECT_LT(added - before, 3 * CLOCKS_PER_SEC);
  RecordProperty("add_milliseconds", std::to_string((added - before) * 1000 / CLOCKS_PER_SEC));
  RecordProperty("load_milliseconds",
                 std::to_string((std::clock() - added) * 1000 / CLOCKS_PER_SEC));
}

}  // namespace
}  // namespace perpend::store
