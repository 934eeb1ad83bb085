#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "knowledge/build_lists.h"
#include "knowledge/hashes.h"
#include "model/ascii.h"
#include "model/host.h"

namespace perpend::knowledge {
namespace {

using Address = std::array<std::uint8_t, 16>;

struct Range4 {
  std::uint32_t first;
  std::uint32_t last;
  auto operator<=>(const Range4&) const = default;
};
struct Range6 {
  Address first;
  Address last;
  auto operator<=>(const Range6&) const = default;
};

std::uint32_t number(const std::array<std::uint8_t, 4>& a) {
  return std::uint32_t{a[0]} << 24 | std::uint32_t{a[1]} << 16 | std::uint32_t{a[2]} << 8 | a[3];
}

// "192.0.2.0/24" in its two parts; a missing length is the whole address.
std::pair<std::string_view, int> split_range(std::string_view text, int whole) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return {text, whole};
  int length = -1;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, length);
  if (error != std::errc() || stop != end || length > whole) length = -1;
  return {text.substr(0, slash), length};
}

std::optional<Range4> range4(std::string_view text) {
  const auto [address, length] = split_range(text, 32);
  const auto bytes = parse_ipv4(address);
  if (!bytes || length < 0) return {};
  const std::uint32_t below = length == 0 ? ~0U : (length == 32 ? 0U : ~0U >> length);
  return Range4{number(*bytes) & ~below, number(*bytes) | below};
}

std::optional<Range6> range6(std::string_view text) {
  const auto [address, length] = split_range(text, 128);
  const auto bytes = parse_ipv6(address);
  if (!bytes || length < 0) return {};
  Range6 range{*bytes, *bytes};
  for (int bit = length; bit < 128; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
    range.first[byte] = static_cast<std::uint8_t>(range.first[byte] & ~mask);
    range.last[byte] = static_cast<std::uint8_t>(range.last[byte] | mask);
  }
  return range;
}

// Sorted, and joined where they overlap or (for IPv4) touch.
std::vector<Range4> joined(std::vector<Range4> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<Range4> kept;
  for (const Range4& range : ranges) {
    if (!kept.empty() && std::uint64_t{range.first} <= std::uint64_t{kept.back().last} + 1) {
      kept.back().last = std::max(kept.back().last, range.last);
    } else {
      kept.push_back(range);
    }
  }
  return kept;
}

std::vector<Range6> joined(std::vector<Range6> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<Range6> kept;
  for (const Range6& range : ranges) {
    if (!kept.empty() && range.first <= kept.back().last) {
      kept.back().last = std::max(kept.back().last, range.last);
    } else {
      kept.push_back(range);
    }
  }
  return kept;
}

struct Host {
  std::string name;
  bool suffix = false;
};

// "https://*.Example.com/path" is example.com and what is below it.
std::optional<Host> host_of_entry(std::string_view entry, warninglists::EntryKind kind) {
  Host host;
  std::string text = ascii::lower(ascii::trim(entry));
  const std::size_t scheme = text.find("://");
  if (scheme != text.npos) text.erase(0, scheme + 3);
  text.resize(std::min(text.find_first_of("/:?#"), text.size()));
  if (text.starts_with('@')) text.erase(0, 1);
  host.suffix =
      kind == warninglists::EntryKind::kHostname || kind == warninglists::EntryKind::kSubstring;
  for (const std::string_view start : {"*.", "."}) {
    if (!text.starts_with(start)) continue;
    text.erase(0, start.size());
    host.suffix = true;
  }
  const auto canonical = canonical_domain(text);
  if (!canonical) return {};
  host.name = *canonical;
  return host;
}

bool is_digest(std::string_view text) {
  return (text.size() == 32 || text.size() == 40 || text.size() == 64) &&
         ascii::all(text, ascii::is_hex);
}

}  // namespace

Counts add_warning_list(Draft& draft, const warninglists::List& list, std::string_view file_name) {
  Counts counts;
  const auto kind = warning_kind(file_name);
  if (!kind) return counts;
  const auto place = static_cast<std::uint32_t>(draft.warning_lists.size());
  draft.warning_lists.push_back({list.name, *kind});
  std::vector<Range4> fours;
  std::vector<Range6> sixes;
  std::set<std::pair<std::uint64_t, std::uint32_t>> hosts;
  const bool popular = lists_popular_sites(file_name);
  for (const std::string& entry : list.entries) {
    ++counts.read;
    if (const auto four = range4(entry)) {
      fours.push_back(*four);
    } else if (const auto six = range6(entry)) {
      sixes.push_back(*six);
    } else if (const auto host = host_of_entry(entry, list.kind)) {
      hosts.emplace(host_hash(host->name), host->suffix && !popular ? 1U : 0U);
    } else if (is_digest(entry)) {
      hosts.emplace(host_hash(ascii::lower(entry)), 0U);
    } else {
      ++counts.refused;
    }
  }
  counts.kept = counts.read - counts.refused;
  for (const Range4& range : joined(std::move(fours))) {
    draft.warning_ranges4.push_back({range.first, range.last, place});
  }
  for (const Range6& range : joined(std::move(sixes))) {
    WarningRangeRecord record{};
    std::copy(range.first.begin(), range.first.end(), record.first);
    std::copy(range.last.begin(), range.last.end(), record.last);
    record.list = place;
    draft.warning_ranges.push_back(record);
  }
  for (const auto& [hash, suffix] : hosts) draft.warning_hosts.push_back({hash, place, suffix});
  return counts;
}

}  // namespace perpend::knowledge
