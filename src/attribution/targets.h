// Rows of victims: does this actor's published list of targets hold the country, the sector?
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attribution/rows.h"
#include "attribution/view.h"

namespace perpend::attribution {

// What the pack says of all actors' targets of one kind, as of the view's day.
class TargetLists {
 public:
  TargetLists(const View& view, knowledge::TargetKind kind);

  // One weight for each of View::candidates(). `others` is how many values of this kind the case
  // has: victims of one case came together and share the weight of one.
  std::vector<RowWeight> weights(std::string_view value, std::int64_t others,
                                 std::int32_t trust) const;
  std::int64_t actors_listing(std::string_view value) const;
  std::int64_t actors_with_lists() const { return lists_; }

 private:
  std::vector<std::uint32_t> positions(std::string_view value) const;

  const View* view_;
  knowledge::TargetKind kind_;
  std::vector<std::int64_t> sizes_;  // of each candidate's list
  std::int64_t lists_ = 0;           // candidates that have one
  std::int64_t entries_ = 0;         // in all of them
};

}  // namespace perpend::attribution
