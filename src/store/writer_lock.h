// One writer at a time, for as long as it is open. Not a public header of the room.
//
// SQLite locks a case for the length of a step only. An analyst's session is longer: what it shows
// must not change underneath. So a writer holds an advisory lock (flock) on the folder itself,
// which leaves no file behind and goes with the process, however it ends. Readers take none.
// Where a file system knows no such locks, SQLite's own remain.
#pragma once

#include <string>

#include "core/error.h"

namespace perpend::store {

class WriterLock {
 public:
  // Waits for at most that long. Errors: case.locked, case.unreadable.
  static Result<WriterLock> take(const std::string& folder, int wait_milliseconds);
  WriterLock() = default;  // holds nothing
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

  // Makes a new or renamed file in the folder last: fsync of the folder.
  bool keep_names() const;

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace perpend::store
