// Open addressing with linear steps; the table is at most two thirds full. Neither the hash nor the
// order of coming leaves a trace in the answer, since numbers are given anew in order of kind and
// text once everything is there.
//
// Texts may lie in a file, and reading one of them may mean fetching a page: so a place has a hash
// beside its number, and a text is looked at only where the hashes agree. Places are in the order
// of hashes, so that growing is one walk through the old table and one through the new, and no
// text is read at all. Tested in token_table_test.cc.
#include "linkage/token_table.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

#include "linkage/text_order.h"

namespace perpend::linkage {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;
constexpr std::size_t kPagedBlockBytes = std::size_t{16} << 20;  // each is a file
constexpr std::size_t kLengthBytes = sizeof(std::uint32_t);

// FNV-1a, stirred once more: its high bits are weak.
std::uint32_t hash_of(Kind kind, std::string_view text) {
  std::uint64_t hash = 1469598103934665603ULL ^ static_cast<std::uint64_t>(kind);
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return static_cast<std::uint32_t>((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15ULL >> 32);
}

}  // namespace

std::string_view TokenTable::key(std::uint32_t number) const {
  const char* const start = starts_[number];
  std::uint32_t length = 0;
  std::memcpy(&length, start, kLengthBytes);
  return {start + kLengthBytes, length};
}

Kind TokenTable::kind(std::uint32_t number) const { return static_cast<Kind>(key(number)[0]); }

const char* TokenTable::keep(Kind kind, std::string_view text) {
  const auto length = static_cast<std::uint32_t>(text.size() + 1);
  const std::size_t wanted = kLengthBytes + length;
  if (wanted > left_) {
    const std::size_t bytes = std::max(wanted, pages_ ? kPagedBlockBytes : kBlockBytes);
    blocks_.emplace_back(pages_).reserve(bytes);
    next_ = blocks_.back().data();
    left_ = bytes;
  }
  char* const start = next_;
  std::memcpy(start, &length, kLengthBytes);
  start[kLengthBytes] = static_cast<char>(kind);
  if (!text.empty()) std::memcpy(start + kLengthBytes + 1, text.data(), text.size());
  next_ += wanted;
  left_ -= wanted;
  return start;
}

std::size_t TokenTable::place_in(std::uint32_t hash) const {
  return static_cast<std::size_t>(std::uint64_t{hash} * places_.size() >> 32);
}

void TokenTable::grow() {
  PagedVector<Place> old(pages_);
  old.swap(places_);
  places_.assign(std::max<std::size_t>(old.size() * 2, 1024), {});
  for (const Place& place : old) {
    if (place.number == 0) continue;
    std::size_t at = place_in(place.hash);
    while (places_[at].number != 0) at = at + 1 == places_.size() ? 0 : at + 1;
    places_[at] = place;
  }
}

std::uint32_t TokenTable::number_of(Kind kind, std::string_view text) {
  if ((starts_.size() + 1) * 3 > places_.size() * 2) grow();
  const std::uint32_t hash = hash_of(kind, text);
  std::size_t at = place_in(hash);
  for (; places_[at].number != 0; at = at + 1 == places_.size() ? 0 : at + 1) {
    if (places_[at].hash != hash) continue;
    const std::string_view there = key(places_[at].number - 1);
    if (static_cast<Kind>(there[0]) == kind && there.substr(1) == text) {
      return places_[at].number - 1;
    }
  }
  starts_.push_back(keep(kind, text));
  places_[at] = {hash, size()};
  return size() - 1;
}

PagedVector<std::uint32_t> TokenTable::in_order() const {
  // Kind first: a kind is a small number, and how many there are of each is soon counted.
  std::array<std::uint32_t, kKinds + 1> first{};
  for (std::uint32_t number = 0; number < size(); ++number) {
    ++first[static_cast<std::size_t>(kind(number)) + 1];
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
  PagedVector<std::uint32_t> order(pages_);
  order.resize(size());
  std::array<std::uint32_t, kKinds + 1> next = first;
  for (std::uint32_t number = 0; number < size(); ++number) {
    order[next[static_cast<std::size_t>(kind(number))]++] = number;
  }
  const auto text_of = [&](std::uint32_t number) { return text(number); };
  TextOrder texts(text_of, pages_);
  for (std::size_t k = 0; k < kKinds; ++k) {
    texts.sort({order.begin() + first[k], order.begin() + first[k + 1]});
  }
  return order;
}

}  // namespace perpend::linkage
