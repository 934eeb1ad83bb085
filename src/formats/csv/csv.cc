#include "formats/csv/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "formats/csv/table.h"
#include "formats/intake.h"
#include "model/ascii.h"
#include "model/indicator.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;
using Type = ObservationType;

enum class Column : std::uint8_t {
  kIgnored,
  kIndicator,
  kType,
  kFirstSeen,
  kLastSeen,
  kConfidence,
  kMarking,
  kComment,
  kRole
};

struct ColumnName {
  string_view name;  // letters and digits only, lower case
  Column column;
};
constexpr std::array kColumnNames = {
    ColumnName{"indicator", Column::kIndicator},
    ColumnName{"indicators", Column::kIndicator},
    ColumnName{"indicatorvalue", Column::kIndicator},
    ColumnName{"ioc", Column::kIndicator},
    ColumnName{"iocvalue", Column::kIndicator},
    ColumnName{"iocs", Column::kIndicator},
    ColumnName{"value", Column::kIndicator},
    ColumnName{"observable", Column::kIndicator},
    ColumnName{"artifact", Column::kIndicator},
    ColumnName{"domain", Column::kIndicator},
    ColumnName{"domainname", Column::kIndicator},
    ColumnName{"domains", Column::kIndicator},
    ColumnName{"hostname", Column::kIndicator},
    ColumnName{"host", Column::kIndicator},
    ColumnName{"fqdn", Column::kIndicator},
    ColumnName{"ip", Column::kIndicator},
    ColumnName{"ipaddress", Column::kIndicator},
    ColumnName{"ipv4", Column::kIndicator},
    ColumnName{"ipv6", Column::kIndicator},
    ColumnName{"dstip", Column::kIndicator},
    ColumnName{"address", Column::kIndicator},
    ColumnName{"url", Column::kIndicator},
    ColumnName{"urls", Column::kIndicator},
    ColumnName{"hash", Column::kIndicator},
    ColumnName{"filehash", Column::kIndicator},
    ColumnName{"md5", Column::kIndicator},
    ColumnName{"md5hash", Column::kIndicator},
    ColumnName{"sha1", Column::kIndicator},
    ColumnName{"sha1hash", Column::kIndicator},
    ColumnName{"sha256", Column::kIndicator},
    ColumnName{"sha256hash", Column::kIndicator},
    ColumnName{"sha512", Column::kIndicator},
    ColumnName{"email", Column::kIndicator},
    ColumnName{"emailaddress", Column::kIndicator},
    ColumnName{"cve", Column::kIndicator},
    ColumnName{"technique", Column::kIndicator},
    ColumnName{"techniqueid", Column::kIndicator},
    ColumnName{"type", Column::kType},
    ColumnName{"indicatortype", Column::kType},
    ColumnName{"ioctype", Column::kType},
    ColumnName{"date", Column::kFirstSeen},
    ColumnName{"firstseen", Column::kFirstSeen},
    ColumnName{"firstseenutc", Column::kFirstSeen},
    ColumnName{"dateadded", Column::kFirstSeen},
    ColumnName{"timestamp", Column::kFirstSeen},
    ColumnName{"observed", Column::kFirstSeen},
    ColumnName{"lastseen", Column::kLastSeen},
    ColumnName{"lastseenutc", Column::kLastSeen},
    ColumnName{"confidence", Column::kConfidence},
    ColumnName{"confidencelevel", Column::kConfidence},
    ColumnName{"tlp", Column::kMarking},
    ColumnName{"marking", Column::kMarking},
    ColumnName{"comment", Column::kComment},
    ColumnName{"comments", Column::kComment},
    ColumnName{"description", Column::kComment},
    ColumnName{"note", Column::kComment},
    ColumnName{"notes", Column::kComment},
    ColumnName{"role", Column::kRole},
};

std::optional<Column> column_named(string_view cell) {
  string name;
  for (const char c : cell) {
    if (ascii::is_alnum(c)) name += ascii::lower(c);
  }
  for (const ColumnName& row : kColumnNames) {
    if (row.name == name) return row.column;
  }
  return {};
}

// The names that feeds give to types, as ours.
std::optional<Type> type_named(string_view cell) {
  struct TypeName {
    string_view name;
    Type type;
  };
  static constexpr std::array kNames = {TypeName{"domain", Type::kDomainName},
                                        TypeName{"hostname", Type::kDomainName},
                                        TypeName{"fqdn", Type::kDomainName},
                                        TypeName{"host", Type::kDomainName},
                                        TypeName{"ipv4", Type::kIpv4Addr},
                                        TypeName{"ipv6", Type::kIpv6Addr},
                                        TypeName{"uri", Type::kUrl},
                                        TypeName{"email", Type::kEmailAddr},
                                        TypeName{"md5", Type::kFileHash},
                                        TypeName{"sha1", Type::kFileHash},
                                        TypeName{"sha-1", Type::kFileHash},
                                        TypeName{"sha256", Type::kFileHash},
                                        TypeName{"sha-256", Type::kFileHash},
                                        TypeName{"sha512", Type::kFileHash},
                                        TypeName{"hash", Type::kFileHash},
                                        TypeName{"cve", Type::kVulnerability},
                                        TypeName{"technique", Type::kAttackPattern},
                                        TypeName{"asn", Type::kAutonomousSystem},
                                        TypeName{"as", Type::kAutonomousSystem},
                                        TypeName{"pdb", Type::kPdbPath},
                                        TypeName{"software", Type::kMalware}};
  const string name = ascii::lower(ascii::trim(cell));
  if (const auto type = observation_type(name)) return type;
  for (const TypeName& row : kNames) {
    if (row.name == name) return row.type;
  }
  return {};
}

bool is_comment(const CsvRow& row) {
  return row.cells[0].starts_with('#') || row.cells[0].starts_with("//");
}

bool is_blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const string& cell) { return ascii::trim(cell).empty(); });
}

// A header has names that we know and no cell that is itself an indicator.
std::optional<std::vector<Column>> header_of(const CsvRow& row) {
  std::vector<Column> columns;
  bool known = false;
  for (const string& cell : row.cells) {
    if (recognise(cell)) return {};
    const auto column = column_named(cell);
    known = known || column == Column::kIndicator;
    columns.push_back(column.value_or(Column::kIgnored));
  }
  if (!known) return {};
  return columns;
}

// Without a header: the column with most indicators, and columns of dates.
std::vector<Column> guess_columns(const std::vector<CsvRow>& rows) {
  std::size_t width = 0;
  for (const CsvRow& row : rows) width = std::max(width, row.cells.size());
  std::vector<std::size_t> indicators(width);
  std::vector<std::size_t> dates(width);
  for (const CsvRow& row : rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const string_view cell = ascii::trim(row.cells[i]);
      if (recognise(cell)) ++indicators[i];
      if (cell.size() >= 10 && Date::parse(cell)) ++dates[i];
    }
  }
  std::vector<Column> columns(width, Column::kIgnored);
  const auto best = std::max_element(indicators.begin(), indicators.end());
  if (best == indicators.end() || *best == 0) return columns;
  columns[static_cast<std::size_t>(best - indicators.begin())] = Column::kIndicator;
  for (std::size_t i = 0; i < width; ++i) {
    if (columns[i] == Column::kIgnored && dates[i] * 2 > rows.size()) {
      columns[i] = Column::kFirstSeen;
      break;
    }
  }
  return columns;
}

std::optional<std::int32_t> confidence_of(string_view cell) {
  cell = ascii::trim(cell);
  if (cell.ends_with('%')) cell.remove_suffix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) return {};
  if (!(number >= 0 && number <= 100)) return {};
  return static_cast<std::int32_t>(std::lround(number <= 1 ? number * 1000 : number * 10));
}

class Table {
 public:
  Table(string_view name, const ReadOptions& options) : intake_(name, options) {}

  void set_columns(std::vector<Column> columns) { columns_ = std::move(columns); }
  Incident& incident() { return intake_.incident(); }
  Incident take() { return intake_.take(); }

  void row(const CsvRow& row) {
    const string place = ":" + std::to_string(row.line);
    if (!row.closed) {
      intake_.diagnose("csv.open-quote", place, "a quote is never closed; read to the line's end");
    }
    const Observation shared = attributes_of(row, place);
    const std::optional<Type> type = type_of(row, place);
    bool found = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (column(i) != Column::kIndicator || ascii::trim(row.cells[i]).empty()) continue;
      found = add(shared, type, row.cells[i], place) || found;
    }
    if (!found && !said_) {
      intake_.diagnose("csv.no-indicator", place, "no indicator in this line; left out");
    }
    said_ = false;
    intake_.count(found);
  }

 private:
  Column column(std::size_t i) const {
    return i < columns_.size() ? columns_[i] : Column::kIgnored;
  }

  std::optional<Type> type_of(const CsvRow& row, const string& place) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (column(i) != Column::kType || ascii::trim(row.cells[i]).empty()) continue;
      if (const auto type = type_named(row.cells[i])) return type;
      static constexpr std::array<string_view, 6> kVague = {"ip",     "ip:port",   "ip-dst",
                                                            "ip-src", "indicator", "file"};
      const string name = ascii::lower(ascii::trim(row.cells[i]));
      if (std::find(kVague.begin(), kVague.end(), name) == kVague.end()) {
        intake_.diagnose("csv.unknown-type", place,
                         "'" + shown(row.cells[i]) + "' is no type; told by the cell's looks");
      }
    }
    return {};
  }

  Observation attributes_of(const CsvRow& row, const string& place) {
    Observation observation;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const string_view cell = ascii::trim(row.cells[i]);
      if (!cell.empty()) attribute(observation, column(i), cell, place);
    }
    return observation;
  }

  void attribute(Observation& observation, Column kind, string_view cell, const string& place) {
    const auto wrong = [&](string_view what) {
      intake_.diagnose("csv.wrong-value", place,
                       "'" + shown(cell) + "' is no " + string(what) + "; that cell is left out");
    };
    if (kind == Column::kFirstSeen || kind == Column::kLastSeen) {
      const auto date = Date::parse(cell);
      if (!date) return wrong("date such as 2024-06-20");
      (kind == Column::kFirstSeen ? observation.observed_from : observation.observed_to) = date;
    } else if (kind == Column::kConfidence) {
      observation.confidence_thousandths = confidence_of(cell);
      if (!observation.confidence_thousandths) wrong("confidence");
    } else if (kind == Column::kMarking) {
      observation.marking = marking(cell);
      if (!observation.marking) return wrong("marking such as TLP:GREEN");
      incident().marking = stricter(incident().marking, *observation.marking);
    } else if (kind == Column::kComment) {
      observation.note = plain_text(cell).value_or("");
    } else if (kind == Column::kRole) {
      const auto found = role(ascii::lower(cell));
      if (!found) return wrong("role");
      observation.role = *found;
    }
  }

  // The type that the line states, unless the cell is plainly something else: feeds that say "ip"
  // of 192.0.2.7:443 are common.
  bool add(Observation observation, std::optional<Type> type, string_view cell,
           const string& place) {
    if (type && canonical(*type, cell)) {
      observation.type = *type;
      said_ = true;
      return intake_.observe(std::move(observation), cell, place);
    }
    const auto found = recognise(cell);
    if (!found) {
      said_ = true;
      intake_.diagnose("indicator.invalid", place,
                       "'" + shown(cell) + "' is no indicator; left out");
      return false;
    }
    observation.type = found->type;
    said_ = true;
    return intake_.observe(std::move(observation), found->value, place);
  }

  Intake intake_;
  std::vector<Column> columns_;
  bool said_ = false;  // has the line's fate been told already?
};

std::vector<CsvRow> opening_rows(string_view text, char delimiter, std::size_t most) {
  std::vector<CsvRow> rows;
  CsvReader reader(text, delimiter);
  while (rows.size() < most) {
    auto row = reader.next();
    if (!row) break;
    if (!is_comment(*row) && !is_blank(*row)) rows.push_back(std::move(*row));
  }
  return rows;
}

string_view without_mark(string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

// Feeds such as abuse.ch's comment their header out: "# first_seen,ioc,…".
std::optional<std::vector<Column>> commented_header(string_view text, char delimiter) {
  CsvReader reader(text, delimiter);
  while (auto row = reader.next()) {
    if (is_blank(*row)) continue;
    if (!row->cells[0].starts_with('#')) return {};
    row->cells[0].erase(0, 1);
    if (row->cells.size() < 2) continue;
    for (string& cell : row->cells) std::erase(cell, '"');
    if (auto columns = header_of(*row)) return columns;
  }
  return {};
}

}  // namespace

bool looks_like_csv(string_view bytes) {
  constexpr std::size_t kRows = 30;
  constexpr std::size_t kSample = std::size_t{256} << 10;
  const string_view text = without_mark(bytes).substr(0, kSample);
  const char delimiter = delimiter_of(text);
  const auto rows = opening_rows(text, delimiter, kRows);
  if (rows.empty()) return false;
  const bool header = header_of(rows.front()) && rows.front().cells.size() > 1;
  if (header) return true;
  // A feed that comments its header out may have a single line; a Markdown title has no such row.
  const auto commented = commented_header(text, delimiter);
  if (commented && commented->size() == rows.front().cells.size() &&
      std::any_of(rows.front().cells.begin(), rows.front().cells.end(),
                  [](const string& cell) { return recognise(cell).has_value(); })) {
    return true;
  }
  // A list of bare indicators: four lines of five hold one where the others do, and nothing long.
  const auto columns = guess_columns(rows);
  const auto at = std::find(columns.begin(), columns.end(), Column::kIndicator) - columns.begin();
  std::size_t with = 0;
  for (const CsvRow& row : rows) {
    const auto index = static_cast<std::size_t>(at);
    if (index < row.cells.size() && recognise(row.cells[index])) ++with;
  }
  return with >= 2 && with * 5 >= rows.size() * 4;
}

Result<std::vector<Incident>> read_csv(const string& bytes, string_view name,
                                       const ReadOptions& options) {
  constexpr std::size_t kJudged = 200;
  const string_view text = without_mark(bytes);
  const char delimiter = delimiter_of(text.substr(0, std::size_t{256} << 10));
  const auto opening = opening_rows(text, delimiter, kJudged);
  if (opening.empty()) {
    return fail(ErrorKind::kInput, "input.empty", "no line with data", string(name));
  }
  Table table(name, options);
  auto header = header_of(opening.front());
  const std::uint64_t header_line = header ? opening.front().line : 0;
  if (!header) header = commented_header(text, delimiter);
  auto columns = header ? std::move(*header) : guess_columns(opening);
  if (std::find(columns.begin(), columns.end(), Column::kIndicator) == columns.end()) {
    return fail(ErrorKind::kInput, "csv.no-indicators",
                "no column holds indicators; name one 'indicator' in the first line", string(name));
  }
  table.set_columns(std::move(columns));
  CsvReader reader(text, delimiter);
  while (const auto row = reader.next()) {
    if (is_comment(*row) || is_blank(*row) || row->line == header_line) continue;
    table.row(*row);
  }
  table.incident().documents.push_back(document_of(bytes, name, "text/csv"));
  table.incident().sources.emplace_back();
  std::vector<Incident> incidents;
  incidents.push_back(table.take());
  return incidents;
}

}  // namespace perpend::formats
