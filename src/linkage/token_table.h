// Values on their way to numbers: each text is kept once, in blocks, beside its kind.
//
// A million incidents show five million different values. As a map of strings they need some 150
// bytes each; here it is the text, thirteen bytes and a place in a table of hashes and numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "core/paged.h"
#include "linkage/columns.h"

namespace perpend::linkage {

class TokenTable {
 public:
  TokenTable() = default;
  explicit TokenTable(std::shared_ptr<Pages> pages)
      : pages_(std::move(pages)), starts_(pages_), places_(pages_) {}

  // The number of a value, in order of coming: a new one if it was not there.
  std::uint32_t number_of(Kind kind, std::string_view text);
  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size()); }
  Kind kind(std::uint32_t number) const;
  // Valid as long as the table is.
  std::string_view text(std::uint32_t number) const { return key(number).substr(1); }
  // All numbers in the order of kind, then text.
  PagedVector<std::uint32_t> in_order() const;

 private:
  std::string_view key(std::uint32_t number) const;  // kind as a character, then the text
  void grow();
  const char* keep(Kind kind, std::string_view text);

  std::shared_ptr<Pages> pages_;
  std::vector<PagedVector<char>> blocks_;  // filled once, never moved
  std::size_t left_ = 0;                   // of the last block
  char* next_ = nullptr;
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // and one; 0: empty
  };
  std::size_t place_in(std::uint32_t hash) const;

  PagedVector<const char*> starts_;  // a length of four bytes, then the key
  PagedVector<Place> places_;        // in the order of hashes, nearly
};

}  // namespace perpend::linkage
