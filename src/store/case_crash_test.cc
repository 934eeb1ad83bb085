// Kills, full disks: the case is as before the step or as after it, never between.
//
// SQLite's unix layer lets a program replace its system calls. A child process does so, counts
// them, and kills itself at the n-th: before it, in the middle of a write, or after it. Every n up
// to the number of calls that the step makes is tried, so no point between two calls is left out.
// What this cannot show is a loss of power, where the disk may forget what it said it had written;
// there synchronous=FULL is what SQLite offers.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>

#include "store/case_store.h"
#include "store/case_test_data.h"

namespace perpend::store {
namespace {

enum class Moment { kBefore, kMiddle, kAfter };

int calls_left = -1;  // until it happens; negative: never
Moment moment = Moment::kBefore;
bool disk_is_full = false;

using Call = sqlite3_syscall_ptr;
Call real_write = nullptr;
Call real_truncate = nullptr;
Call real_unlink = nullptr;

[[noreturn]] void die() {
  kill(getpid(), SIGKILL);
  _exit(99);  // not reached
}

bool is_the_one() { return calls_left >= 0 && calls_left-- == 0; }

ssize_t write_or_die(int descriptor, const void* bytes, size_t size, off64_t offset) {
  const auto write = reinterpret_cast<ssize_t (*)(int, const void*, size_t, off64_t)>(real_write);
  const bool now = is_the_one();
  if (disk_is_full && calls_left < 0) {
    errno = ENOSPC;
    return -1;
  }
  if (now && moment == Moment::kBefore) die();
  const bool half = now && moment == Moment::kMiddle;
  const ssize_t written = write(descriptor, bytes, half ? size / 2 : size, offset);
  if (now && !disk_is_full) die();
  return written;
}

int truncate_or_die(int descriptor, off_t size) {
  if (is_the_one()) die();
  return reinterpret_cast<int (*)(int, off_t)>(real_truncate)(descriptor, size);
}

int unlink_or_die(const char* path) {
  if (is_the_one()) die();
  return reinterpret_cast<int (*)(const char*)>(real_unlink)(path);
}

void count_system_calls() {
  sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
  real_write = vfs->xGetSystemCall(vfs, "pwrite64");
  real_truncate = vfs->xGetSystemCall(vfs, "ftruncate");
  real_unlink = vfs->xGetSystemCall(vfs, "unlink");
  vfs->xSetSystemCall(vfs, "pwrite64", reinterpret_cast<Call>(write_or_die));
  vfs->xSetSystemCall(vfs, "ftruncate", reinterpret_cast<Call>(truncate_or_die));
  vfs->xSetSystemCall(vfs, "unlink", reinterpret_cast<Call>(unlink_or_die));
}

// Runs it in a child that dies at that call; true if it was killed, false if it came to its end.
bool killed_at(int call, Moment at, const std::function<void()>& step) {
  const pid_t child = fork();
  if (child == 0) {
    count_system_calls();
    calls_left = call;
    moment = at;
    step();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

// A case with one report, and a copy of it for every attempt.
class Crash : public testing::Test {
 protected:
  Crash() {
    CaseStore store = must(CaseStore::create(folder_ / "before", kAnalyst, test_options()));
    must(store.add(before_, kCustody));
  }
  // Kills the step at every call, in each of three ways, until it comes through.
  // Returns how often it was killed.
  int kill_everywhere(const std::function<void(CaseStore&)>& step,
                      const std::function<void(CaseStore&, bool is_after)>& check) {
    int kills = 0;
    int came_through_after = 0;
    for (const Moment at : {Moment::kBefore, Moment::kMiddle, Moment::kAfter}) {
      for (int call = 0; attempt(call, at, step, check, came_through_after); ++call) ++kills;
    }
    // Killed after the commit but before the file was tidied up: there, and whole.
    EXPECT_GT(came_through_after, 0);
    EXPECT_LT(came_through_after, kills);
    return kills;
  }

  TemporaryFolder folder_;
  Incident before_ = small_incident("before.txt", "what was there before");

 private:
  bool attempt(int call, Moment at, const std::function<void(CaseStore&)>& step,
               const std::function<void(CaseStore&, bool)>& check, int& after) {
    const std::string copy = folder_ / "copy";
    std::filesystem::remove_all(copy);
    std::filesystem::copy(folder_ / "before", copy);
    const bool killed = killed_at(call, at, [&] {
      auto store = CaseStore::open(copy, CaseAccess::kWrite, test_options());
      if (store) step(*store);
    });
    CaseStore store = must(CaseStore::open(copy, CaseAccess::kWrite, test_options()));
    const VerifyReport report = must(store.verify());
    EXPECT_TRUE(report.ok()) << call;
    const bool is_after = report.head.entries == 3;
    EXPECT_TRUE(is_after || report.head.entries == 2u) << call;
    if (killed && is_after) ++after;
    EXPECT_TRUE(killed || is_after);
    check(store, is_after);
    return killed;
  }
};

TEST_F(Crash, AnAddedReportIsThereOrNot) {
  const Incident added = [] {
    Incident incident = large_incident(40);
    incident.documents[0].text.resize(9'000, '.');
    incident.documents[0].text_sha256 = sha256(incident.documents[0].text);
    return incident;
  }();
  const int kills =
      kill_everywhere([&](CaseStore& store) { (void)store.add(added, kCustody); },
                      [&](CaseStore& store, bool is_after) {
                        EXPECT_EQ(must(store.load()), is_after ? merge({before_, added}) : before_);
                      });
  EXPECT_GE(kills, 100);
}

TEST_F(Crash, AnErasedReportIsGoneOrWhole) {
  const int kills = kill_everywhere(
      [&](CaseStore& store) {
        (void)store.erase(before_.documents[0].bytes_sha256, "asked for", kAnalyst);
      },
      [&](CaseStore& store, bool is_after) {
        EXPECT_EQ(must(store.load()), is_after ? Incident{} : before_);
      });
  EXPECT_GE(kills, 30);
}

TEST_F(Crash, ANewCaseIsThereOrNot) {
  const std::string path = folder_ / "new";
  int kills = 0;
  for (int call = 0;; ++call) {
    std::filesystem::remove_all(path);
    const bool killed =
        killed_at(call, Moment::kMiddle, [&] { (void)CaseStore::create(path, kAnalyst); });
    const auto store = CaseStore::open(path, CaseAccess::kRead);
    if (store) {
      EXPECT_TRUE(must(store->verify()).ok());
    } else {
      EXPECT_EQ(store.error().code, "case.none");
      EXPECT_TRUE(CaseStore::create(path, kAnalyst).has_value()) << "leftovers are in the way";
    }
    if (!killed) {
      EXPECT_TRUE(store.has_value());
      break;
    }
    ++kills;
  }
  EXPECT_GE(kills, 20);
}

// ENOSPC at every write of the step in turn.
TEST_F(Crash, AFullDiskLeavesTheCaseAsItWas) {
  int refused = 0;
  bool done = false;
  for (int call = 0; !done; call += 3) {
    const std::string copy = folder_ / "copy";
    std::filesystem::remove_all(copy);
    std::filesystem::copy(folder_ / "before", copy);
    const pid_t child = fork();
    if (child == 0) {
      auto store = must(CaseStore::open(copy, CaseAccess::kWrite, test_options()));
      count_system_calls();
      calls_left = call;
      disk_is_full = true;
      const auto added = store.add(large_incident(20), kCustody);
      if (added) _exit(1);
      disk_is_full = false;
      const bool right = added.error().code == "case.disk-full" &&
                         added.error().kind == ErrorKind::kEnvironment && store.load() == before_ &&
                         store.add(large_incident(20), kCustody);
      _exit(right ? 0 : 2);  // with room again the same store goes on
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_NE(WEXITSTATUS(status), 2) << call;
    done = WEXITSTATUS(status) == 1;
    if (!done) ++refused;
    ASSERT_TRUE(must(must(CaseStore::open(copy, CaseAccess::kRead)).verify()).ok());
  }
  EXPECT_GE(refused, 5);
}

TEST_F(Crash, ALimitOnTheSizeOfFilesIsAFullDisk) {
  const std::string path = folder_ / "before";
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200'000, 200'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto store = must(CaseStore::open(path, CaseAccess::kWrite, test_options()));
    const auto added = store.add(large_incident(5'000), kCustody);
    const auto made = CaseStore::create(folder_ / "other", kAnalyst);
    _exit(!added && added.error().code == "case.disk-full" && store.load() == before_ && made ? 0
                                                                                              : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(must(must(CaseStore::open(path, CaseAccess::kRead)).load()), before_);
}

TEST_F(Crash, ANewCaseOnAFullDiskLeavesNothingBehind) {
  const std::string path = folder_ / "new";
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{8'000, 8'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const auto made = CaseStore::create(path, kAnalyst);
    _exit(!made && made.error().code == "case.disk-full" ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace perpend::store
