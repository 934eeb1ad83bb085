// The names that text is searched for, and what each may mean. Built once from a pack as of a date
// (pack_lexicon.h), then constant and safe for any number of threads.
//
// Names are compared word by word: case is ignored except where case is what makes a name
// (case_rule), and between two words of a name a space, a line end, a hyphen or an underscore may
// stand. "APT29", "APT 29" and "APT-29" are one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/span.h"

namespace perpend::extraction {

enum class NameKind : std::uint8_t { kMalware, kTool, kActor, kTechnique, kCountry, kSector };

struct LexiconEntry {
  std::string name;
  NameKind kind = NameKind::kMalware;
  std::string id;              // what the name stands for: S0154, G0045, T1566.002, JP, "Energy"
  std::string canonical_name;  // the thing's own name; empty: `name`
  bool ordinary_word = false;  // "Net", "at": only a context makes it a name
  bool shared = false;         // several things publish it, so it is none of them
};

// How strictly the letters' case is compared.
enum class CaseRule : std::uint8_t {
  kAny,         // distinctive: "mimikatz" is Mimikatz
  kCapital,     // first letter upper, or as the name is written: "Mori", not "mori"
  kAsWritten,   // as written, or all in capitals: "Tor", "TOR", not "tor"
  kContextual,  // an ordinary word: any case, and context.h decides
};

// All meanings of one spelling.
struct LexiconName {
  std::string key;   // lower case; '\x01' where words may be parted
  std::string text;  // as first written in the entries
  CaseRule rule = CaseRule::kAny;
  std::vector<LexiconEntry> meanings;  // by kind, then id; no duplicates
};

struct NameMatch {
  std::uint32_t name = 0;  // index into names()
  ByteSpan span;
  bool contextual = false;  // an ordinary word, or case that does not fit: needs a context
};

class Lexicon {
 public:
  Lexicon() = default;
  // Entries of fewer than two letters are left out. The order of the entries does not matter.
  explicit Lexicon(std::vector<LexiconEntry> entries);

  std::span<const LexiconName> names() const { return names_; }
  // Is this an ATT&CK (or other) id of an entry?
  bool knows_id(std::string_view id) const { return ids_.contains(std::string(id)); }
  // Ids that were replaced, and by what. Call before the lexicon is shared.
  void set_renames(std::vector<std::pair<std::string, std::string>> old_and_new);
  // What stands for the id today: itself, unless it was replaced.
  std::string_view current_id(std::string_view id) const;
  // The canonical name of an id, or empty.
  std::string_view name_of_id(std::string_view id) const;

  // The longest name that begins at the word text[start, end), whose hash is `hash`.
  std::optional<NameMatch> match(std::string_view text, std::size_t start,
                                 std::uint32_t hash) const;

  // The hash of a word's bytes: start with kHashStart, then step per byte.
  static constexpr std::uint32_t kHashStart = 2166136261U;  // FNV-1a
  static constexpr std::uint32_t step(std::uint32_t hash, unsigned char byte) {
    // 'A' to 'Z' differ from 'a' to 'z' in one bit; other bytes with that bit collide harmlessly.
    return (hash ^ (byte | 0x20U)) * 16777619U;
  }
  // False for most words that begin no name. No memory beyond a 16 KiB table is touched.
  bool may_begin(std::uint32_t hash) const {
    const std::uint32_t bit = mix(hash);
    return (filter_[bit >> 6] >> (bit & 63) & 1) != 0;
  }

 private:
  static constexpr std::uint32_t kFilterBits = 17;
  static constexpr std::uint32_t mix(std::uint32_t hash) {
    return (hash ^ hash >> 15) & ((1U << kFilterBits) - 1);
  }
  struct Bucket {
    std::uint32_t hash;
    std::uint32_t first;  // into order_
    std::uint32_t count;
  };

  std::vector<LexiconName> names_;    // by key
  std::vector<Bucket> buckets_;       // by hash
  std::vector<std::uint32_t> order_;  // names by first word, the longest first
  std::vector<std::uint64_t> filter_ = std::vector<std::uint64_t>((1U << kFilterBits) / 64);
  std::unordered_set<std::string> ids_;                        // asked, never listed
  std::vector<std::pair<std::string, std::string>> id_names_;  // sorted
  std::vector<std::pair<std::string, std::string>> renames_;   // sorted
};

}  // namespace perpend::extraction
