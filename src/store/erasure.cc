#include "store/erasure.h"

#include <algorithm>
#include <set>
#include <utility>

#include "model/observation.h"
#include "store/canonical.h"
#include "store/case_items.h"
#include "store/verification.h"

namespace perpend::store {
namespace {

// Documents of one entry that are to go, by their index in it.
std::set<std::uint64_t> wanted_in(const LogEntry& entry, const Sha256& document,
                                  const ErasedItems& erased) {
  std::set<std::uint64_t> wanted;
  for (std::size_t i = 0; i < entry.documents.size(); ++i) {
    const LoggedDocument& logged = entry.documents[i];
    if (logged.bytes == document && !erased.contains(logged.item)) wanted.insert(i);
  }
  return wanted;
}

bool all_go(const LogEntry& entry, const std::set<std::uint64_t>& wanted,
            const ErasedItems& erased) {
  for (std::size_t i = 0; i < entry.documents.size(); ++i) {
    if (!wanted.contains(i) && !erased.contains(entry.documents[i].item)) return false;
  }
  return true;
}

// [document, start, end, page]
bool points_into(json::View span, const std::set<std::uint64_t>& wanted) {
  const auto parts = span.items();
  if (parts.empty()) return false;
  const auto document = parts.front().integer();
  return document && *document >= 0 && wanted.contains(static_cast<std::uint64_t>(*document));
}

// Was this item of a step with several documents drawn from one that goes?
bool drawn_from(json::View item, const std::set<std::uint64_t>& wanted,
                const std::set<std::string, std::less<>>& names) {
  const auto spans = item.items("spans");
  if (std::any_of(spans.begin(), spans.end(),
                  [&](json::View span) { return points_into(span, wanted); })) {
    return true;
  }
  if (const auto span = item.find("span"); span && points_into(*span, wanted)) return true;
  if (item.string("kind") != "diagnostic") return false;
  const std::string_view where = item.string("where").value_or("");
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return !name.empty() && where.starts_with(name);
  });
}

std::set<std::uint64_t> items_drawn_from(const LogEntry& entry, const StepItems& items,
                                         const std::set<std::uint64_t>& wanted) {
  std::set<std::uint64_t> going;
  std::set<std::string, std::less<>> names;
  for (const std::uint64_t index : wanted) going.insert(entry.documents[index].item);
  for (std::size_t i = 0; i < items.views.size(); ++i) {
    if (!going.contains(items.numbers[i])) continue;
    names.emplace(items.views[i].string("name").value_or(""));
  }
  for (std::size_t i = 0; i < items.views.size(); ++i) {
    if (drawn_from(items.views[i], wanted, names)) going.insert(items.numbers[i]);
  }
  return going;
}

// The ids of evidence and of incidents that the case loses and of what it keeps, to know which
// decisions and steps of linking hang in the air; and those.
struct EvidenceIds {
  std::set<std::string, std::less<>> lost;
  std::set<std::string, std::less<>> kept;
  std::vector<std::pair<std::uint64_t, std::string>> decisions;  // item, evidence or incident id
};

// Incidents and evidence have names of their own kind, so that they cannot be taken for each other.
std::string incident_key(std::string_view id) { return "incident " + std::string(id); }

void note_ids(const StepItems& items, const std::set<std::uint64_t>& going, EvidenceIds& ids) {
  for (std::size_t i = 0; i < items.views.size(); ++i) {
    const json::View item = items.views[i];
    const std::string_view kind = item.string("kind").value_or("");
    if (kind == "decision") {
      ids.decisions.emplace_back(items.numbers[i], item.string("evidence").value_or(""));
    }
    if (kind == "incident") {
      (going.contains(items.numbers[i]) ? ids.lost : ids.kept)
          .insert(incident_key(item.string("id").value_or("")));
    }
    LinkStep step;
    if (kind == "link" && read_link_step(item, step)) {
      for (const auto& side : step.sides) {
        for (const std::string& id : side) {
          ids.decisions.emplace_back(items.numbers[i], incident_key(id));
        }
      }
    }
    Observation observation;
    if (kind != "observation" || !read_observation(item, observation)) continue;
    (going.contains(items.numbers[i]) ? ids.lost : ids.kept).insert(id_of(observation));
  }
}

std::vector<ItemRange> ranges_of(const std::set<std::uint64_t>& numbers) {
  std::vector<ItemRange> ranges;
  for (const std::uint64_t number : numbers) {
    if (!ranges.empty() && ranges.back().last + 1 == number) {
      ranges.back().last = number;
    } else {
      ranges.push_back({number, number});
    }
  }
  return ranges;
}

std::vector<Sha256> contents_not_needed(std::vector<LogEntry> log, const ErasurePlan& plan) {
  log.push_back({});  // as if the erasure had been written already
  log.back().erased = plan.items;
  const std::set<Sha256> live = live_contents(log, ErasedItems(log));
  std::set<Sha256> gone;
  for (const LoggedDocument& document : plan.documents) {
    if (!live.contains(document.bytes)) gone.insert(document.bytes);
    if (document.text && !live.contains(*document.text)) gone.insert(*document.text);
  }
  return {gone.begin(), gone.end()};
}

bool was_there(const std::vector<LogEntry>& log, const Sha256& document) {
  return std::any_of(log.begin(), log.end(), [&](const LogEntry& entry) {
    return std::any_of(entry.documents.begin(), entry.documents.end(),
                       [&](const LoggedDocument& logged) { return logged.bytes == document; });
  });
}

}  // namespace

Result<ErasurePlan> plan_erasure(Database& database, const Sha256& document,
                                 const std::string& path) {
  CheckedLog checked = check_log(database);
  if (auto error = database.take_error()) return tl::make_unexpected(*error);
  if (!checked.report.ok()) return tl::make_unexpected(altered(checked.report, path));
  const ErasedItems erased(checked.entries);
  ErasurePlan plan;
  EvidenceIds ids;
  std::set<std::uint64_t> all_going;
  for (const LogEntry& entry : checked.entries) {
    auto items = read_items(database, entry, path);
    if (!items) return tl::make_unexpected(items.error());
    std::set<std::uint64_t> going;
    if (entry.action == "add") {
      const auto wanted = wanted_in(entry, document, erased);
      for (const std::uint64_t index : wanted) plan.documents.push_back(entry.documents[index]);
      if (!wanted.empty() && all_go(entry, wanted, erased)) {
        going.insert(items->numbers.begin(), items->numbers.end());
      } else if (!wanted.empty()) {
        going = items_drawn_from(entry, *items, wanted);
      }
    }
    note_ids(*items, going, ids);
    all_going.merge(going);
  }
  if (plan.documents.empty()) {
    const bool before = was_there(checked.entries, document);
    return fail(ErrorKind::kInput, before ? "case.already-erased" : "case.no-such-document",
                before ? "the document was erased before" : "the case has no such document",
                hex(document));
  }
  for (const auto& [item, evidence] : ids.decisions) {
    if (ids.lost.contains(evidence) && !ids.kept.contains(evidence)) all_going.insert(item);
  }
  plan.items = ranges_of(all_going);
  plan.item_count = all_going.size();
  plan.contents = contents_not_needed(std::move(checked.entries), plan);
  return plan;
}

void erase_items_and_contents(Database& database, const ErasurePlan& plan) {
  Statement items =
      database.prepare("UPDATE item SET salt = NULL, content = NULL WHERE number BETWEEN ? AND ?");
  for (const ItemRange& range : plan.items) {
    items.integer(static_cast<std::int64_t>(range.first));
    items.integer(static_cast<std::int64_t>(range.last)).run();
  }
  Statement contents = database.prepare("DELETE FROM content WHERE sha256 = ?");
  for (const Sha256& hash : plan.contents) contents.blob(bytes_of(hash)).run();
}

}  // namespace perpend::store
