// Linking files too large to hold as incidents. Not for doors.
#pragma once

#include <cstdint>

#include "casework/known.h"
#include "casework/link.h"
#include "core/error.h"
#include "linkage/link.h"
#include "model/linkage.h"

namespace perpend::casework {

// An incident that is held takes up to thirty times what its line does, so of an input larger than
// this part of --memory incidents are forgotten as soon as their values are taken down. What they
// are linked by is the same; whether their clusters are systematic is not asked.
inline constexpr std::uint64_t kBytesHeldOfOne = 30;

// Are all inputs plain files of incident lines, and too large to hold?
bool is_large(const LinkRequest& request);

struct LargeLinkage {
  LinkageResult linkage;
  Diagnostics diagnostics;  // of the input; of each code the first hundred
};

// Reads line by line. Errors: input.nothing, input.size (one line larger than a file may be),
// input.unreadable, with `strict` the first refusal; those of Linker::link().
Result<LargeLinkage> link_large(const LinkRequest& request, const Known& known,
                                linkage::LinkageOptions options);

}  // namespace perpend::casework
