// From a draft to the bytes of a pack: everything is sorted by what it is, never by how it came,
// renumbered, and written section by section.
#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include "core/sha256.h"
#include "knowledge/draft.h"
#include "knowledge/name_key.h"
#include "knowledge/ordinary_words.h"
#include "knowledge/pack_layout.h"

namespace perpend::knowledge {
namespace {

// old index -> new index, for a vector sorted by `less` over old indices.
template <class Less>
std::vector<std::uint32_t> renumbering(std::size_t size, Less less) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return less(a, b) || (!less(b, a) && a < b); });
  std::vector<std::uint32_t> place(size);
  for (std::uint32_t i = 0; i < size; ++i) place[order[i]] = i;
  return place;
}

template <class T>
void reorder(std::vector<T>& values, const std::vector<std::uint32_t>& place) {
  std::vector<T> sorted(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) sorted[place[i]] = std::move(values[i]);
  values = std::move(sorted);
}

template <class T, class Key>
std::vector<std::uint32_t> sort_by(std::vector<T>& values, Key key) {
  const auto place = renumbering(values.size(), [&](std::uint32_t a, std::uint32_t b) {
    return key(values[a]) < key(values[b]);
  });
  reorder(values, place);
  return place;
}

template <class T>
void assert_distinct_ids(const std::vector<T>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) assert(values[i - 1].id != values[i].id);
}

std::uint32_t moved(std::uint32_t index, const std::vector<std::uint32_t>& place) {
  return index == kNone ? kNone : place[index];
}

class Finisher {
 public:
  explicit Finisher(Draft draft) : d_(std::move(draft)) {}

  std::string bytes() {
    sort_draft();
    write_small();
    write_actors();
    write_software();
    write_uses_and_reports();
    write_warnings();
    out_.actors.assign(actor_records_.begin(), actor_records_.end());
    return assemble();
  }

 private:
  Text text(std::string_view string) {
    if (string.empty()) return {};
    const auto it = texts_.find(std::string(string));
    if (it != texts_.end()) return it->second;
    const Text place{static_cast<std::uint32_t>(out_.strings.size()),
                     static_cast<std::uint32_t>(string.size())};
    out_.strings.insert(out_.strings.end(), string.begin(), string.end());
    texts_.emplace(string, place);
    return place;
  }

  void sort_draft() {
    citation_ =
        sort_by(d_.citations, [](const auto& c) { return std::tie(c.name, c.url, c.date); });
    actor_ = sort_by(d_.actors, [](const auto& a) { return std::tie(a.id); });
    software_ = sort_by(d_.software, [](const auto& s) { return std::tie(s.id); });
    technique_ = sort_by(d_.techniques, [](const auto& t) { return std::tie(t.id); });
    assert_distinct_ids(d_.actors);
    assert_distinct_ids(d_.software);
    assert_distinct_ids(d_.techniques);
    list_ = sort_by(d_.warning_lists, [](const auto& l) { return std::tie(l.name, l.kind); });
    std::sort(d_.renames.begin(), d_.renames.end());
    std::sort(d_.sectors.begin(), d_.sectors.end());
    std::sort(d_.parameters.begin(), d_.parameters.end());
    std::sort(d_.models.begin(), d_.models.end());
    sort_by(d_.countries, [](const auto& c) { return std::tie(c.iso); });
  }

  void write_small() {
    out_.meta.push_back({d_.as_of.days(), 0});
    for (const auto& c : d_.citations) {
      out_.citations.push_back({text(c.name), text(c.url), c.date, 0});
    }
    for (const auto& t : d_.techniques) {
      out_.techniques.push_back(
          {text(t.id), text(t.name), moved(t.parent, technique_), t.tactics, t.known_from, 0});
    }
    for (const auto& [id, name] : d_.tactics) out_.tactics.push_back({text(id), text(name)});
    for (const auto& [old_id, new_id] : d_.renames) {
      out_.renames.push_back({text(old_id), text(new_id)});
    }
    for (auto& country : d_.countries) {
      const auto first = static_cast<std::uint32_t>(out_.country_names.size());
      std::sort(country.names.begin(), country.names.end());
      for (const auto& name : country.names) out_.country_names.push_back(text(name));
      out_.countries.push_back({text(country.iso),
                                text(country.name),
                                text(country.capital),
                                {first, static_cast<std::uint32_t>(country.names.size())}});
    }
    for (const auto& name : d_.sectors) out_.sectors.push_back({text(name)});
    for (const auto& [name, value] : d_.parameters) out_.parameters.push_back({text(name), value});
    write_models();
    out_.public_suffix_list.assign(d_.public_suffix_list.begin(), d_.public_suffix_list.end());
  }

  void write_models() {
    for (const auto& [name, bytes] : d_.models) {
      out_.models.push_back({text(name), out_.model_bytes.size(), bytes.size()});
      out_.model_bytes.insert(out_.model_bytes.end(), bytes.begin(), bytes.end());
      out_.model_bytes.resize((out_.model_bytes.size() + 7) / 8 * 8);
    }
  }

  // How many of the actors, or of the software, publish each name.
  template <class Holder, class Names>
  static std::unordered_map<std::string, int> holders(const std::vector<Holder>& all,
                                                      Names Holder::* names) {
    std::unordered_map<std::string, int> count;
    for (const Holder& holder : all) {
      std::set<std::string> keys;
      for (const auto& name : holder.*names) keys.insert(name_key(name.name));
      for (const auto& key : keys) ++count[key];
    }
    return count;
  }

  void write_actors() {
    const auto count = holders(d_.actors, &Draft::Actor::aliases);
    for (std::uint32_t i = 0; i < d_.actors.size(); ++i) {
      auto& actor = d_.actors[i];
      ActorRecord record{};
      record.id = text(actor.id);
      record.name = text(actor.name);
      record.attack_uuid = text(actor.attack_uuid);
      record.level = actor.level;
      record.origins = actor.origins;
      record.known_from = actor.known_from;
      record.aliases = write_aliases(actor, i, count);
      record.targets = write_targets(actor, i);
      record.sponsor_claims = write_claims(actor, i);
      actor_records_.push_back(record);
    }
  }

  Range write_aliases(Draft::Actor& actor, std::uint32_t index,
                      const std::unordered_map<std::string, int>& count) {
    for (auto& alias : actor.aliases) alias.citation = moved(alias.citation, citation_);
    sort_by(actor.aliases, [&](const auto& a) {
      return std::make_tuple(a.name != actor.name, a.known_from, a.name, a.relation, a.coined_by,
                             a.citation);
    });
    const auto first = static_cast<std::uint32_t>(out_.aliases.size());
    for (const auto& a : actor.aliases) {
      out_.aliases.push_back({text(a.name), text(a.coined_by), index, a.citation, a.known_from,
                              static_cast<std::uint32_t>(a.relation), a.origins,
                              count.at(name_key(a.name)) > 1 ? 1U : 0U});
    }
    return {first, static_cast<std::uint32_t>(actor.aliases.size())};
  }

  Range write_targets(Draft::Actor& actor, std::uint32_t index) {
    const auto first = static_cast<std::uint32_t>(out_.targets.size());
    for (auto& target : actor.targets) target.citation = moved(target.citation, citation_);
    sort_by(actor.targets,
            [](const auto& t) { return std::tie(t.kind, t.value, t.known_from, t.citation); });
    for (const auto& t : actor.targets) {
      out_.targets.push_back(
          {text(t.value), index, static_cast<std::uint32_t>(t.kind), t.known_from, t.citation});
    }
    return {first, static_cast<std::uint32_t>(actor.targets.size())};
  }

  Range write_claims(Draft::Actor& actor, std::uint32_t index) {
    const auto first = static_cast<std::uint32_t>(out_.sponsor_claims.size());
    sort_by(actor.sponsor_claims, [](const auto& c) {
      return std::tie(c.country, c.said_by, c.known_from, c.confidence);
    });
    for (const auto& c : actor.sponsor_claims) {
      out_.sponsor_claims.push_back(
          {text(c.country), text(c.said_by), index, c.known_from, c.confidence, 0});
    }
    return {first, static_cast<std::uint32_t>(actor.sponsor_claims.size())};
  }

  void write_software() {
    const auto count = holders(d_.software, &Draft::Software::names);
    write_software_techniques();
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < d_.software.size(); ++i) {
      auto& software = d_.software[i];
      sort_by(software.names, [&](const auto& n) {
        return std::make_tuple(n.name != software.name, n.known_from, n.name);
      });
      const auto first_name = static_cast<std::uint32_t>(out_.software_names.size());
      for (const auto& name : software.names) {
        out_.software_names.push_back({text(name.name), i, name.known_from,
                                       is_ordinary_word(name.name) ? 1U : 0U,
                                       count.at(name_key(name.name)) > 1 ? 1U : 0U});
      }
      const auto first = static_cast<std::uint32_t>(next);
      while (next < out_.software_techniques.size() &&
             out_.software_techniques[next].software == i) {
        ++next;
      }
      out_.software.push_back({text(software.id),
                               text(software.name),
                               static_cast<std::uint32_t>(software.kind),
                               software.known_from,
                               {first_name, static_cast<std::uint32_t>(software.names.size())},
                               {first, static_cast<std::uint32_t>(next) - first}});
    }
  }

  void write_software_techniques() {
    auto& rows = d_.software_techniques;
    for (auto& row : rows) {
      row.software = software_[row.software];
      row.technique = technique_[row.technique];
    }
    const auto key = [](const auto& r) { return std::make_pair(r.software, r.technique); };
    sort_by(rows, [&](const auto& r) {
      return std::make_tuple(key(r), r.date_assumed, r.known_from);  // a stated date goes first
    });
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [&](const auto& a, const auto& b) { return key(a) == key(b); }),
               rows.end());
    out_.software_techniques = rows;
  }

  void write_uses_and_reports() {
    auto& uses = d_.uses;
    for (auto& use : uses) {
      use.actor = actor_[use.actor];
      use.citation = moved(use.citation, citation_);
      use.item = is_software(use.item) ? software_[index_of(use.item)] | kSoftwareBit
                                       : technique_[use.item];
    }
    const auto key = [](const UseRecord& u) { return std::tie(u.actor, u.item, u.citation); };
    sort_by(uses, [&](const UseRecord& u) {
      return std::make_tuple(u.actor, u.item, u.citation, u.known_from, u.created, u.via_campaign);
    });
    uses.erase(std::unique(uses.begin(), uses.end(),
                           [&](const auto& a, const auto& b) { return key(a) == key(b); }),
               uses.end());
    out_.uses = uses;
    for (std::uint32_t i = 0; i < uses.size(); ++i) {
      Range& range = actor_records_[uses[i].actor].uses;
      if (range.count == 0) range.first = i;
      ++range.count;
    }
    write_reports();
    for (auto& row : d_.infrastructure) row.actor = actor_[row.actor];
    sort_by(d_.infrastructure, [](const auto& r) {
      return std::make_tuple(r.hash, r.known_from, r.actor, r.report, r.kind, r.basis, r.flags);
    });
    out_.infrastructure = d_.infrastructure;
  }

  // A report is a citation and an actor; its items are what it is cited for.
  void write_reports() {
    struct Report {
      std::vector<std::uint32_t> items;
      std::int32_t created = std::numeric_limits<std::int32_t>::max();
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, Report> found;  // by citation, actor
    std::map<std::uint32_t, std::uint32_t> actors_citing;
    for (const UseRecord& use : out_.uses) {
      if (use.citation == kNone) continue;
      auto [it, added] = found.try_emplace({use.citation, use.actor});
      if (added) ++actors_citing[use.citation];
      it->second.items.push_back(use.item);  // uses are sorted by item
      it->second.created = std::min(it->second.created, use.created);
    }
    for (const auto& [key, report] : found) {
      const std::int32_t date = d_.citations[key.first].date;
      const auto first = static_cast<std::uint32_t>(out_.report_items.size());
      out_.report_items.insert(out_.report_items.end(), report.items.begin(), report.items.end());
      out_.reports.push_back({key.first,
                              key.second,
                              date == kUndated ? report.created : date,
                              actors_citing[key.first],
                              {first, static_cast<std::uint32_t>(report.items.size())},
                              date == kUndated ? 1U : 0U});
    }
    sort_by(out_.reports,
            [](const auto& r) { return std::make_tuple(r.date, r.citation, r.actor); });
    std::vector<std::vector<std::uint32_t>> of_actor(d_.actors.size());
    for (std::uint32_t i = 0; i < out_.reports.size(); ++i) {
      of_actor[out_.reports[i].actor].push_back(i);
    }
    for (std::uint32_t i = 0; i < of_actor.size(); ++i) {
      actor_records_[i].reports = {static_cast<std::uint32_t>(out_.actor_reports.size()),
                                   static_cast<std::uint32_t>(of_actor[i].size())};
      out_.actor_reports.insert(out_.actor_reports.end(), of_actor[i].begin(), of_actor[i].end());
    }
  }

  // The run of `list` in rows sorted by list.
  template <class Row>
  static Range run_of(const std::vector<Row>& rows, std::uint32_t list) {
    const auto less = [](const Row& row, std::uint32_t value) { return row.list < value; };
    const auto first = std::lower_bound(rows.begin(), rows.end(), list, less);
    const auto last = std::lower_bound(first, rows.end(), list + 1, less);
    return {static_cast<std::uint32_t>(first - rows.begin()),
            static_cast<std::uint32_t>(last - first)};
  }

  void write_warnings() {
    for (auto& host : d_.warning_hosts) host.list = list_[host.list];
    for (auto& range : d_.warning_ranges) range.list = list_[range.list];
    for (auto& range : d_.warning_ranges4) range.list = list_[range.list];
    sort_by(d_.warning_hosts,
            [](const auto& h) { return std::make_tuple(h.hash, h.list, h.suffix); });
    sort_by(d_.warning_ranges, [](const auto& r) {
      return std::make_tuple(r.list, std::to_array(r.first), std::to_array(r.last));
    });
    sort_by(d_.warning_ranges4,
            [](const auto& r) { return std::make_tuple(r.list, r.first, r.last); });
    std::vector<std::uint32_t> hosts(d_.warning_lists.size());
    for (const auto& host : d_.warning_hosts) ++hosts[host.list];
    for (std::uint32_t i = 0; i < d_.warning_lists.size(); ++i) {
      const Range four = run_of(d_.warning_ranges4, i);
      const Range six = run_of(d_.warning_ranges, i);
      out_.warning_lists.push_back({text(d_.warning_lists[i].name),
                                    static_cast<std::uint32_t>(d_.warning_lists[i].kind),
                                    hosts[i] + four.count + six.count, four, six});
    }
    out_.warning_hosts = d_.warning_hosts;
    out_.warning_ranges = d_.warning_ranges;
    out_.warning_ranges4 = d_.warning_ranges4;
  }

  std::string assemble() const {
    constexpr auto kSections = static_cast<std::uint32_t>(std::tuple_size_v<decltype(out_.all())>);
    std::string file(sizeof(Header) + kSections * sizeof(SectionEntry), '\0');
    std::uint32_t id = 0;
    const auto append = [&](const auto& column) {
      using Record = typename std::decay_t<decltype(column)>::value_type;
      static_assert(std::has_unique_object_representations_v<Record>, "no padding unaccounted for");
      file.resize((file.size() + 7) / 8 * 8);
      const SectionEntry entry{id + 1, sizeof(Record), file.size(), column.size()};
      std::memcpy(file.data() + sizeof(Header) + id * sizeof entry, &entry, sizeof entry);
      file.append(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(Record));
      ++id;
    };
    std::apply([&](const auto&... column) { (append(column), ...); }, out_.all());
    Header header{kMagic, kPackVersion, kSections, file.size(), {}, {}};
    header.sha256 = sha256(std::string_view(file).substr(sizeof header));
    std::memcpy(file.data(), &header, sizeof header);
    return file;
  }

  Draft d_;
  Sections<Column> out_;
  std::vector<ActorRecord> actor_records_;
  std::unordered_map<std::string, Text> texts_;
  std::vector<std::uint32_t> citation_, actor_, software_, technique_, list_;  // renumberings
};

}  // namespace

std::string finish(Draft draft) { return Finisher(std::move(draft)).bytes(); }

}  // namespace perpend::knowledge
