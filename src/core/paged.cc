// Letting go of a page of a shared mapping loses nothing: what was written to it is the file's, in
// the system's cache until the disk has it. So the watcher needs no word with those who read and
// write; they only find the page gone and fetch it. Tested in paged_test.cc.
#include "core/paged.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <filesystem>

namespace perpend {
namespace {

// Pages come in at most at some gigabytes a second: a few megabytes between two looks.
constexpr std::chrono::milliseconds kBetweenLooks(3);
// Of a budget that the program alone exceeds, so much may come in before it is let go again.
constexpr std::uint64_t kLeastWorthIt = std::uint64_t{16} << 20;

int nameless_file(const std::string& folder) {
  std::error_code ignored;
  std::string path =
      (folder.empty() ? std::filesystem::temp_directory_path(ignored).string() : folder) +
      "/perpend-pages-XXXXXX";
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(path.c_str());
  return file;
}

}  // namespace

std::uint64_t resident_bytes() {
  const int file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[128];
  const ssize_t length = ::read(file, text, sizeof text);
  ::close(file);
  const std::string_view words(text, length > 0 ? static_cast<std::size_t>(length) : 0);
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos) return 0;
  std::uint64_t pages = 0;
  std::from_chars(words.data() + space + 1, words.data() + words.size(), pages);
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

Pages::Pages(std::uint64_t resident, std::string folder)
    : resident_(resident), folder_(std::move(folder)), watcher_([this] { watch(); }) {}

Pages::~Pages() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  wake_.notify_all();
  watcher_.join();
  assert(regions_.empty());  // arrays hold their Pages
}

Pages::Region* Pages::grow(Region* region, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  const int file = region == nullptr ? nameless_file(folder_) : region->file;
  // Room is taken now: a hole in a full disk would end the program when it is written to.
  if (file < 0 || ::posix_fallocate(file, 0, static_cast<off_t>(bytes)) != 0) {
    if (file >= 0 && region == nullptr) ::close(file);
    failed_ = true;
    return nullptr;
  }
  void* const at = region == nullptr
                       ? ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                       : ::mremap(region->at, region->bytes, bytes, MREMAP_MAYMOVE);
  if (at == MAP_FAILED) {
    if (region == nullptr) ::close(file);
    failed_ = true;
    return nullptr;
  }
  if (region == nullptr) region = &regions_.emplace_back();
  *region = {static_cast<std::byte*>(at), bytes, file};
  return region;
}

void Pages::give_back(Region* region) {
  const std::lock_guard lock(mutex_);
  ::munmap(region->at, region->bytes);
  ::close(region->file);
  regions_.remove_if([&](const Region& one) { return &one == region; });
}

void Pages::let_go_locked() {
  for (const Region& region : regions_) ::madvise(region.at, region.bytes, MADV_DONTNEED);
  ++times_;
}

void Pages::let_go() {
  const std::lock_guard lock(mutex_);
  let_go_locked();
}

// An eighth of the budget is for what comes in between two looks. What is left after letting go is
// memory of other kinds: if that alone is more, letting go again and again would not help it.
void Pages::watch() {
  const std::uint64_t most = resident_ - resident_ / 8;
  std::uint64_t limit = most;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kBetweenLooks, [&] { return done_; })) {
    if (resident_bytes() <= limit) continue;
    let_go_locked();
    limit = std::max(most, resident_bytes() + std::max(resident_ / 16, kLeastWorthIt));
  }
}

Result<void> Pages::state() const {
  const std::lock_guard lock(mutex_);
  if (!failed_) return {};
  return fail(ErrorKind::kEnvironment, "disk.full",
              "the disk has no room for what does not fit into memory; set TMPDIR or --memory",
              folder_);
}

std::uint64_t Pages::mapped() const {
  const std::lock_guard lock(mutex_);
  std::uint64_t bytes = 0;
  for (const Region& region : regions_) bytes += region.bytes;
  return bytes;
}

std::uint64_t Pages::let_go_times() const {
  const std::lock_guard lock(mutex_);
  return times_;
}

}  // namespace perpend
