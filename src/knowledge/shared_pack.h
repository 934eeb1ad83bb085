// For this room's tests: the pack built once from the shared data.
#pragma once

#include <gtest/gtest.h>

#include "knowledge/build.h"
#include "knowledge/pack.h"

namespace perpend::knowledge {

// Read and built at the first call; the test program ends if they cannot be.
inline const Sources& shared_sources() {
  static const Sources sources = [] {
    auto read = read_sources(PERPEND_SHARED_DIR "/data");
    EXPECT_TRUE(read) << read.error().what << " " << read.error().where;
    return std::move(*read);
  }();
  return sources;
}

inline const Pack& shared_pack() {
  static const Pack pack = [] {
    auto built = build(shared_sources());
    EXPECT_TRUE(built) << built.error().what << " " << built.error().where;
    auto opened = Pack::from_bytes(std::move(built->bytes));
    EXPECT_TRUE(opened) << opened.error().what;
    return std::move(*opened);
  }();
  return pack;
}

}  // namespace perpend::knowledge
