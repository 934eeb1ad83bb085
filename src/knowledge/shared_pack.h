// For this room's tests: the pack built once from the shared data.
#pragma once

#include <gtest/gtest.h>

#include "knowledge/build.h"
#include "knowledge/pack.h"

namespace perpend::knowledge {

// Built at the first call; the test program ends if it cannot be.
inline const Pack& shared_pack() {
  static const Pack pack = [] {
    const auto sources = read_sources(PERPEND_SHARED_DIR "/data");
    EXPECT_TRUE(sources) << sources.error().what << " " << sources.error().where;
    auto built = build(*sources);
    EXPECT_TRUE(built) << built.error().what << " " << built.error().where;
    auto opened = Pack::from_bytes(std::move(built->bytes));
    EXPECT_TRUE(opened) << opened.error().what;
    return std::move(*opened);
  }();
  return pack;
}

}  // namespace perpend::knowledge
