// Values get numbers as they come, and new ones in order of kind and text once all are there: the
// answer must not depend on which incident came first.
#include "linkage/collection.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "core/sha256.h"
#include "linkage/text_order.h"

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

// What every incident of many shows tells none from another: the same host in all of two hundred
// reports is the host that such reports are collected by. It is not compared, and that is said. Of
// a few incidents it is no wonder that they have something in common, and it may be why they are
// looked at together.
constexpr std::uint32_t kFewIncidents = 50;
constexpr std::size_t kValuesNamed = 3;

std::optional<Diagnostic> what_all_show(const Columns& columns) {
  const auto n = static_cast<std::uint32_t>(columns.size());
  std::string named;
  std::size_t shown = 0;
  std::size_t pieces = 0;  // of names and lures: nothing that anybody looks for
  for (std::uint32_t value = 0; value < columns.incidents.size(); ++value) {
    if (columns.incidents[value] != n) continue;
    const Kind kind = columns.kind_of(value);
    if (kind == Kind::kStyle || kind == Kind::kLureWord) {
      ++pieces;
    } else if (++shown <= kValuesNamed) {
      (named += shown == 1 ? "'" : ", '").append(columns.text[value]) += "'";
    }
  }
  if (n < 2 || shown == 0) return {};
  const std::string all = "all " + std::to_string(n) + " incidents show ";
  if (shown + pieces == columns.incidents.size()) {
    return Diagnostic{"link.all-alike", "",
                      all + "the same values: nothing here tells one group from another"};
  }
  if (n <= kFewIncidents) return {};
  if (shown > kValuesNamed) named += " and " + std::to_string(shown - kValuesNamed) + " more";
  return Diagnostic{"link.shown-by-all", "",
                    all + named + ": it tells none from another, and was not compared"};
}

// Gives incidents of one id a number behind it. They come in the order of their ids.
class NamesApart {
 public:
  explicit NamesApart(Diagnostics& diagnostics) : remarks_(diagnostics) {}

  std::string name(std::string id, std::span<const std::uint32_t> values) {
    if (times_ == 0 || id != id_) {
      id_ = id;
      times_ = 1;
      values_.assign(values.begin(), values.end());
      return id;
    }
    const bool same = std::ranges::equal(values, values_);
    std::string apart = id + "#" + std::to_string(++times_);
    remarks_.add("link.id-twice", id,
                 "this id is used again, with " + std::string(same ? "the same" : "other") +
                     " content; that one is called '" + apart + "' here");
    return apart;
  }

 private:
  Remarks remarks_;
  std::string id_;
  std::vector<std::uint32_t> values_;  // of the first of that id
  std::size_t times_ = 0;
};

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
    if (incidents.id(i) == id) return i;
  }
  return static_cast<std::uint32_t>(incidents.size());
}

CollectionBuilder::CollectionBuilder(const Reader& reader, std::shared_ptr<Pages> pages)
    : reader_(reader),
      pages_(std::move(pages)),
      incidents_(pages_),
      content_(pages_),
      first_(pages_),
      values_(pages_),
      from_(pages_),
      to_(pages_),
      tokens_(pages_) {
  first_.push_back(0);
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
  incidents_.push_back(shown);
}

void CollectionBuilder::complete(const PagedVector<std::uint32_t>& order,
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
  // Software and techniques come first, and the background knows nothing else.
  std::vector<std::uint32_t> counts(
      columns.kind_first[static_cast<std::size_t>(Kind::kTechnique) + 1], 0);
  for (const auto& [token, seen] : background.counts) {
    const std::uint32_t value = find(token);
    if (value < counts.size()) counts[value] = seen;
  }
  for (const Kind kind : {Kind::kMalware, Kind::kTool}) {
    const auto k = static_cast<std::size_t>(kind);
    // One at a time: millions of invented programs would be millions of strings.
    for (std::uint32_t a = columns.kind_first[k]; a < columns.kind_first[k + 1]; ++a) {
      const Token program{kind, std::string(tokens_.text(order[a]))};
      for (const auto& [known, technique] : reader_.implied({&program, 1})) {
        const std::uint32_t program_known = find(known);
        const std::uint32_t b = find(technique);
        if (program_known < count && b < count) columns.implied.emplace_back(program_known, b);
      }
    }
  }
  std::sort(columns.implied.begin(), columns.implied.end());
  columns.implied.erase(std::unique(columns.implied.begin(), columns.implied.end()),
                        columns.implied.end());
  linkage::finish(columns, counts, background.reports);
  for (const std::uint32_t number : order) columns.text.add(tokens_.text(number));
}

PagedVector<std::uint32_t> CollectionBuilder::places() const {
  PagedVector<std::uint32_t> places(pages_);
  places.resize(incidents_.size());
  std::iota(places.begin(), places.end(), 0U);
  const auto id_of = [&](std::uint32_t i) { return incidents_.id(i); };
  sort_by_text({places.begin(), places.end()}, id_of, pages_);
  for (std::uint32_t* from = places.begin(); from != places.end();) {
    std::uint32_t* to = from + 1;
    while (to != places.end() && id_of(*to) == id_of(*from)) ++to;
    std::sort(from, to, [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(content_[a], a) < std::pair(content_[b], b);
    });
    from = to;
  }
  return places;
}

Collection CollectionBuilder::finish(const Background& background) {
  const PagedVector<std::uint32_t> order = tokens_.in_order();
  PagedVector<std::uint32_t> renumbered(pages_);
  renumbered.resize(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) renumbered[order[i]] = i;
  for (std::uint32_t& value : values_) value = renumbered[value];
  renumbered.forget();
  const auto run = [&](std::uint32_t i) {
    return std::span(values_.data() + first_[i], first_[i + 1] - first_[i]);
  };
  for (std::uint32_t i = 0; i < incidents_.size(); ++i) std::sort(run(i).begin(), run(i).end());

  Collection result{LinkedIncidents(pages_), Columns(pages_), {}};
  Columns& columns = result.columns;
  columns.incidents.assign(order.size(), 0);
  columns.values.reserve(values_.size());
  columns.first.reserve(first_.size());
  columns.from.reserve(incidents_.size());
  columns.to.reserve(incidents_.size());
  columns.first.push_back(0);
  for (const std::uint32_t value : values_) ++columns.incidents[value];
  const auto n = static_cast<std::uint32_t>(incidents_.size());
  const auto tells = [&](std::uint32_t value) {
    return n <= kFewIncidents || columns.incidents[value] < n;
  };
  Diagnostics twice;
  Diagnostics empty;
  {
    NamesApart apart(twice);
    Remarks alone(empty);
    for (const std::uint32_t place : places()) {
      for (const std::uint32_t value : run(place)) {
        if (tells(value)) columns.values.push_back(value);
      }
      columns.first.push_back(columns.values.size());
      columns.from.push_back(from_[place]);
      columns.to.push_back(to_[place]);
      LinkedIncident incident = incidents_[place];
      incident.id = apart.name(std::move(incident.id), run(place));
      if (run(place).empty()) {
        alone.add("link.no-observations", incident.id,
                  "nothing in it can be compared; it stays alone");
      }
      result.incidents.push_back(incident);
    }
  }
  const auto forget = [](auto& vector) { vector = {}; };
  forget(values_);
  forget(first_);
  forget(content_);
  forget(from_);
  forget(to_);
  forget(incidents_);
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
  for (Diagnostics* some : {&twice, &empty}) {
    std::move(some->begin(), some->end(), std::back_inserter(result.diagnostics));
  }
  if (auto said = what_all_show(columns)) result.diagnostics.push_back(std::move(*said));
  return result;
}

}  // namespace perpend::linkage
