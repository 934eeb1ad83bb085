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

std::uint32_t CollectionBuilder::number_of(const Token& token) {
  std::string key(1, static_cast<char>(token.kind));
  key += token.text;
  return numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(numbers_.size()))
      .first->second;
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
  for (const Token& token : row.tokens) values_.push_back(number_of(token));
  first_.push_back(values_.size());
  content_.push_back(content_of(incident));
  from_.push_back(row.from);
  to_.push_back(row.to);
  incidents_.push_back(std::move(shown));
}

Collection CollectionBuilder::finish(const Background& background) {
  std::vector<const std::string*> keys(numbers_.size());
  for (const auto& [key, number] : numbers_) keys[number] = &key;
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return *keys[a] < *keys[b]; });
  std::vector<std::uint32_t> renumbered(keys.size());
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
  columns.incidents.assign(keys.size(), 0);
  columns.values.reserve(values_.size());
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
  std::vector<Token> tokens;
  for (const std::uint32_t number : order) {
    const std::string& key = *keys[number];
    tokens.push_back({static_cast<Kind>(key[0]), key.substr(1)});
  }
  complete(columns, tokens, background, reader_.implied(tokens));
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
