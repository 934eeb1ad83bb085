// Values get numbers as they come, and new ones in order of kind and text once all are there: the
// answer must not depend on which incident came first.
#include "linkage/collection.h"

#include <algorithm>
#include <numeric>

#include "core/sha256.h"

namespace perpend::linkage {
namespace {

// So many remarks of one kind are listed; the rest is counted.
constexpr std::size_t kMostPerCode = 100;

class Remarks {
 public:
  explicit Remarks(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  void add(std::string_view code, std::string_view where, std::string what) {
    if (count_++ < kMostPerCode) {
      diagnostics_.push_back({std::string(code), std::string(where), std::move(what)});
    }
    code_ = code;
  }
  ~Remarks() {
    if (count_ > kMostPerCode) {
      diagnostics_.push_back({code_, "", "and " + std::to_string(count_ - kMostPerCode) + " more"});
    }
  }
  Remarks(const Remarks&) = delete;
  Remarks& operator=(const Remarks&) = delete;

 private:
  Diagnostics& diagnostics_;
  std::string code_;
  std::size_t count_ = 0;
};

// Makes ids unique. `incidents` is sorted by id.
void name_apart(std::vector<LinkedIncident>& incidents, const Columns& columns,
                Diagnostics& diagnostics) {
  Remarks remarks(diagnostics);
  for (std::size_t i = 0; i < incidents.size();) {
    std::size_t last = i + 1;
    while (last < incidents.size() && incidents[last].id == incidents[i].id) ++last;
    const std::string id = incidents[i].id;
    for (std::size_t k = i + 1; k < last; ++k) {
      const bool same = std::ranges::equal(columns.of(static_cast<std::uint32_t>(i)),
                                           columns.of(static_cast<std::uint32_t>(k)));
      incidents[k].id = id + "#" + std::to_string(k - i + 1);
      remarks.add("link.id-twice", id,
                  "this id is used again, with " +
                      std::string(same ? "the same content" : "other content") +
                      "; that one is called '" + incidents[k].id + "' here");
    }
    i = last;
  }
}

}  // namespace

std::uint64_t content_of(const Incident& incident) {
  std::vector<std::string> keys;
  keys.reserve(incident.observations.size());
  for (const Observation& observation : incident.observations) keys.push_back(key_of(observation));
  std::sort(keys.begin(), keys.end());
  std::string content = (incident.first_seen ? incident.first_seen->iso() : "") + "\n" +
                        (incident.last_seen ? incident.last_seen->iso() : "") + "\n";
  for (const std::string& key : keys) content += key + "\n\n";
  const Sha256 digest = sha256(content);
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i) head = head << 8 | digest[i];
  return head;
}

std::uint32_t Collection::find(std::string_view id) const {
  for (std::uint32_t i = 0; i < incidents.size(); ++i) {
    if (incidents[i].id == id) return i;
  }
  return static_cast<std::uint32_t>(incidents.size());
}

void CollectionBuilder::add(const Incident& incident) {
  Row row = reader_.read(incident);
  LinkedIncident shown;
  shown.id = incident.id.empty() ? "incident" : incident.id;
  shown.first_seen = incident.first_seen;
  shown.last_seen = incident.last_seen;
  shown.marking = incident.marking;
  shown.observations = static_cast<std::uint32_t>(incident.observations.size());
  if (shown.first_seen && shown.last_seen && *shown.last_seen < *shown.first_seen) {
    std::swap(shown.first_seen, shown.last_seen);
    diagnostics_.push_back({"link.dates-backwards", shown.id,
                            "it ends before it begins; the two days were exchanged"});
  }
  std::sort(row.tokens.begin(), row.tokens.end());
  row.tokens.erase(std::unique(row.tokens.begin(), row.tokens.end()), row.tokens.end());
  for (const Token& token : row.tokens) {
    values_.push_back(tokens_.number_of(token.kind, token.text));
  }
  first_.push_back(values_.size());
  content_.push_back(content_of(incident));
  from_.push_back(row.from);
  to_.push_back(row.to);
  incidents_.push_back(std::move(shown));
}

void CollectionBuilder::complete(const std::vector<std::uint32_t>& order,
                                 const Background& background, Columns& columns) const {
  const auto count = static_cast<std::uint32_t>(order.size());
  const auto before = [&](std::uint32_t number, const Token& token) {
    const Kind kind = tokens_.kind(number);
    return kind != token.kind ? kind < token.kind : tokens_.text(number) < token.text;
  };
  // The value of a token, or the first beyond where it would stand.
  const auto place = [&](const Token& token) {
    return static_cast<std::uint32_t>(std::lower_bound(order.begin(), order.end(), token, before) -
                                      order.begin());
  };
  const auto find = [&](const Token& token) {
    const std::uint32_t value = place(token);
    const bool there = value < count && tokens_.kind(order[value]) == token.kind &&
                       tokens_.text(order[value]) == token.text;
    return there ? value : count;
  };
  for (std::size_t kind = 0; kind <= kKinds; ++kind) {
    columns.kind_first[kind] = place({static_cast<Kind>(kind), ""});
  }
  std::vector<std::uint32_t> counts(count, 0);
  for (const auto& [token, seen] : background.counts) {
    const std::uint32_t value = find(token);
    if (value < count) counts[value] = seen;
  }
  std::vector<Token> software;
  std::size_t bytes = 0;
  for (std::uint32_t value = 0; value < count; ++value) {
    const Kind kind = tokens_.kind(order[value]);
    const std::string_view text = tokens_.text(order[value]);
    bytes += text.size();
    if (kind == Kind::kMalware || kind == Kind::kTool)
      software.push_back({kind, std::string(text)});
  }
  for (const auto& [program, technique] : reader_.implied(software)) {
    const std::uint32_t a = find(program);
    const std::uint32_t b = find(technique);
    if (a < count && b < count) columns.implied.emplace_back(a, b);
  }
  std::sort(columns.implied.begin(), columns.implied.end());
  linkage::finish(columns, counts, background.reports);
  columns.text.reserve(count, bytes);
  for (const std::uint32_t number : order) columns.text.add(tokens_.text(number));
}

Collection CollectionBuilder::finish(const Background& background) {
  const std::vector<std::uint32_t> order = tokens_.in_order();
  std::vector<std::uint32_t> renumbered(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) renumbered[order[i]] = i;
  for (std::uint32_t& value : values_) value = renumbered[value];
  const auto run = [&](std::uint32_t i) {
    return std::span(values_).subspan(first_[i], first_[i + 1] - first_[i]);
  };
  std::vector<std::uint32_t> places(incidents_.size());
  std::iota(places.begin(), places.end(), 0U);
  for (const std::uint32_t i : places) std::sort(run(i).begin(), run(i).end());
  std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (incidents_[a].id != incidents_[b].id) return incidents_[a].id < incidents_[b].id;
    return content_[a] < content_[b];
  });

  Collection result;
  Columns& columns = result.columns;
  columns.incidents.assign(order.size(), 0);
  columns.values.reserve(values_.size());
  columns.first.reserve(first_.size());
  columns.from.reserve(places.size());
  columns.to.reserve(places.size());
  result.incidents.reserve(places.size());
  columns.first.push_back(0);
  for (const std::uint32_t place : places) {
    for (const std::uint32_t value : run(place)) {
      columns.values.push_back(value);
      ++columns.incidents[value];
    }
    columns.first.push_back(columns.values.size());
    columns.from.push_back(from_[place]);
    columns.to.push_back(to_[place]);
    result.incidents.push_back(std::move(incidents_[place]));
  }
  const auto forget = [](auto& vector) { vector = {}; };
  forget(values_);
  forget(first_);
  forget(content_);
  forget(from_);
  forget(to_);
  forget(incidents_);
  forget(renumbered);
  complete(order, background, columns);
  tokens_ = {};
  result.diagnostics = std::move(diagnostics_);
  std::sort(result.diagnostics.begin(), result.diagnostics.end());
  if (result.diagnostics.size() > kMostPerCode) {
    const std::size_t more = result.diagnostics.size() - kMostPerCode;
    result.diagnostics.resize(kMostPerCode);
    result.diagnostics.push_back(
        {"link.dates-backwards", "", "and " + std::to_string(more) + " more"});
  }
  name_apart(result.incidents, columns, result.diagnostics);
  Remarks remarks(result.diagnostics);
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    if (!columns.of(i).empty()) continue;
    remarks.add("link.no-observations", result.incidents[i].id,
                "nothing in it can be compared; it stays alone");
  }
  const auto n = static_cast<std::uint32_t>(columns.size());
  const bool alike =
      n > 1 && !columns.incidents.empty() &&
      std::ranges::all_of(columns.incidents, [&](std::uint32_t k) { return k == n; });
  if (alike) {
    result.diagnostics.push_back({"link.all-alike", "",
                                  "all " + std::to_string(n) +
                                      " incidents show the same values: nothing here tells one "
                                      "group from another"});
  }
  return result;
}

}  // namespace perpend::linkage
