// What a listed host or address looks like, beside being itself: the n-grams of its name, the
// domain or network it belongs to. Everything hashed: a pack is no list of names.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"
#include "knowledge/pack.h"
#include "knowledge/public_suffix.h"

namespace perpend::attribution {

// The model of this name in a pack.
inline constexpr std::string_view kShapesModel = "infrastructure.shapes";

struct Shape {
  // Of a host: its registrable domain (0 on shared ground) and its dynamic-DNS zone (or 0). Of an
  // address: its /24 and its /16.
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::vector<std::uint16_t> grams;  // of a host's name, each once, sorted

  bool operator==(const Shape&) const = default;
};

// `host`: canonical. The name is what stands before the public suffix or the zone, without "www.".
Shape shape_of_host(std::string_view host, const knowledge::Pack& pack,
                    const knowledge::PublicSuffixes& suffixes);
Shape shape_of_address(std::string_view ipv4);
// Each run of three and of four bytes of "^name$", hashed to 16 bits.
std::vector<std::uint16_t> grams_of(std::string_view name);

// Shapes by infrastructure_hash() of what they are of. Layout: u32 version, u32 records, u32 grams,
// u32 zero; records {u64 hash, u64 first, u64 second, u32 place, u32 count} sorted by hash; grams.
std::string shapes_bytes(const std::map<std::uint64_t, Shape>& shapes);

// Reads the bytes where they lie; they must outlive it. A pack is somebody's file: every bound is
// checked here, once. Error: model.damaged.
class Shapes {
 public:
  struct Entry {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint32_t grams = 0;  // place of the first
    std::uint32_t count = 0;
  };
  Shapes() = default;
  static Result<Shapes> read(std::string_view bytes);  // no bytes: no shapes

  std::size_t size() const { return records_; }
  // False if nothing of this hash is known.
  bool find(std::uint64_t hash, Entry& entry) const;
  std::uint16_t gram(std::uint32_t place) const;

 private:
  std::string_view bytes_;
  std::size_t records_ = 0;
};

}  // namespace perpend::attribution
