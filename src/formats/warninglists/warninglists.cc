#include "formats/warninglists/warninglists.h"

#include "core/json.h"

namespace perpend::warninglists {
namespace {

EntryKind kind_of(std::string_view type) {
  if (type == "cidr") return EntryKind::kCidr;
  if (type == "hostname") return EntryKind::kHostname;
  if (type == "substring") return EntryKind::kSubstring;
  if (type == "regex") return EntryKind::kRegex;
  return EntryKind::kString;
}

// Lists are numbered by day, most of them: YYYYMMDD, or YYMMDDNN where NN counts within the day.
std::optional<Date> day_of(std::int64_t version) {
  if (version < 10'000'000 || version > 99'999'999) return {};
  if (version < 19'900'000 || version > 21'000'000) version = 20'000'000 + version / 100;
  return Date::from_ymd(static_cast<int>(version / 10'000),
                        static_cast<unsigned>(version / 100 % 100),
                        static_cast<unsigned>(version % 100));
}

}  // namespace

Result<List> read(std::string bytes, std::string_view name) {
  const auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(document.error());
  const json::View root = document->root();
  const auto entries = root.find("list");
  if (!entries || !entries->is_array()) {
    return fail(ErrorKind::kInput, "warninglist.no-list", "this is no MISP warning list: no list",
                std::string(name));
  }
  List list;
  list.name = root.string("name").value_or(name);
  list.kind = kind_of(root.string("type").value_or(""));
  if (const auto version = root.integer("version")) list.version = day_of(*version);
  for (const json::View& entry : entries->items()) {
    if (const auto text = entry.string()) {
      list.entries.emplace_back(*text);
    } else {
      ++list.refused;
    }
  }
  return list;
}

}  // namespace perpend::warninglists
