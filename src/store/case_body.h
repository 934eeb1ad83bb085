// What a CaseStore holds. Not a public header of the room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/case_store.h"
#include "store/database.h"
#include "store/erasure.h"
#include "store/writer_lock.h"

namespace perpend {

struct CaseStore::Body {
  std::string path;  // of case.sqlite
  CaseOptions options;
  store::WriterLock lock;  // let go last
  std::unique_ptr<store::Database> database;
};

}  // namespace perpend
