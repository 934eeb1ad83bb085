#include "store/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

namespace perpend::store {

Result<WriterLock> WriterLock::take(const std::string& folder, int wait_milliseconds) {
  constexpr int kPollMilliseconds = 10;
  WriterLock lock(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock.descriptor_ < 0) {
    return fail(ErrorKind::kInput, "case.unreadable", "the folder cannot be opened", folder);
  }
  int left = wait_milliseconds;
  while (flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) break;  // no such locks here
    if (left <= 0) {
      return fail(ErrorKind::kDamaged, "case.locked",
                  "another program writes to this case; try again when it is done", folder);
    }
    const int pause = std::min(left, kPollMilliseconds);
    std::this_thread::sleep_for(std::chrono::milliseconds(pause));
    left -= pause;
  }
  return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool WriterLock::keep_names() const { return descriptor_ >= 0 && fsync(descriptor_) == 0; }

}  // namespace perpend::store
