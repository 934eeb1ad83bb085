#include "knowledge/warning.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "knowledge/hashes.h"
#include "model/host.h"

namespace perpend::knowledge {
namespace {

void find_ranges4(const Pack& pack, std::uint32_t address, std::set<std::uint32_t>& lists) {
  for (std::uint32_t i = 0; i < pack.warning_lists().size(); ++i) {
    const Range part = pack.warning_lists()[i].ranges4;
    const auto ranges = pack.warning_ranges4().subspan(part.first, part.count);
    const auto after = std::upper_bound(
        ranges.begin(), ranges.end(), address,
        [](std::uint32_t value, const WarningRange4Record& range) { return value < range.first; });
    if (after != ranges.begin() && address <= std::prev(after)->last) lists.insert(i);
  }
}

void find_ranges6(const Pack& pack, const std::uint8_t* address, std::set<std::uint32_t>& lists) {
  for (std::uint32_t i = 0; i < pack.warning_lists().size(); ++i) {
    const Range part = pack.warning_lists()[i].ranges6;
    const auto ranges = pack.warning_ranges().subspan(part.first, part.count);
    const auto after =
        std::upper_bound(ranges.begin(), ranges.end(), address,
                         [](const std::uint8_t* value, const WarningRangeRecord& range) {
                           return std::memcmp(value, range.first, 16) < 0;
                         });
    if (after != ranges.begin() && std::memcmp(address, std::prev(after)->last, 16) <= 0) {
      lists.insert(i);
    }
  }
}

void find_host(const Pack& pack, std::string_view host, bool above,
               std::set<std::uint32_t>& lists) {
  const std::uint64_t hash = host_hash(host);
  const auto hosts = pack.warning_hosts();
  auto it = std::lower_bound(
      hosts.begin(), hosts.end(), hash,
      [](const WarningHostRecord& record, std::uint64_t value) { return record.hash < value; });
  for (; it != hosts.end() && it->hash == hash; ++it) {
    if (!above || it->suffix != 0) lists.insert(it->list);
  }
}

}  // namespace

std::vector<Warning> warnings(const Pack& pack, std::string_view text) {
  std::set<std::uint32_t> lists;
  if (const auto four = parse_ipv4(text)) {
    const auto& a = *four;
    find_ranges4(
        pack,
        std::uint32_t{a[0]} << 24 | std::uint32_t{a[1]} << 16 | std::uint32_t{a[2]} << 8 | a[3],
        lists);
  } else if (const auto six = parse_ipv6(text)) {
    find_ranges6(pack, six->data(), lists);
  } else {
    find_host(pack, text, false, lists);
    for (std::size_t dot = text.find('.'); dot != text.npos; dot = text.find('.', dot + 1)) {
      find_host(pack, text.substr(dot + 1), true, lists);
    }
  }
  std::vector<Warning> found;
  for (const std::uint32_t list : lists) {
    const WarningListRecord& record = pack.warning_lists()[list];
    found.push_back({pack.text(record.name), static_cast<WarningKind>(record.kind)});
  }
  return found;
}

}  // namespace perpend::knowledge
