#include "store/case_items.h"

#include <algorithm>

#include "store/canonical.h"

namespace perpend::store {
namespace {

std::string canonical(const Custody& custody) {
  json::Writer writer;
  writer.begin_object().member("by", custody.by).member("how", custody.how);
  writer.member("kind", "custody").member("path", custody.path).member("when", custody.when);
  return writer.end_object().take();
}

tl::unexpected<Error> damaged(const std::string& path, std::uint64_t item) {
  return fail(ErrorKind::kDamaged, "case.damaged",
              "item " + std::to_string(item) + " is not what this version writes", path);
}

template <class T, class Read>
bool append(std::vector<T>& to, json::View view, Read read) {
  return read(view, to.emplace_back());
}

bool place(json::View view, Incident& incident) {
  const std::string_view kind = view.string("kind").value_or("");
  if (kind == "observation") return append(incident.observations, view, read_observation);
  if (kind == "source") return append(incident.sources, view, read_source);
  if (kind == "document") return append(incident.documents, view, read_document);
  if (kind == "testimony") return append(incident.testimony, view, read_testimony);
  if (kind == "diagnostic") return append(incident.diagnostics, view, read_diagnostic);
  if (kind == "incident") return read_incident(view, incident);
  return kind == "custody";
}

// Old index of a document -> new one, after the erased ones are gone.
std::vector<std::uint32_t> numbering(const LogEntry& entry, const ErasedItems& erased) {
  std::vector<std::uint32_t> to;
  std::uint32_t next = 0;
  for (const LoggedDocument& document : entry.documents) {
    to.push_back(next);
    if (!erased.contains(document.item)) ++next;
  }
  return to;
}

bool renumber(Incident& incident, const std::vector<std::uint32_t>& to) {
  const auto move = [&](DocumentSpan& span) {
    if (span.document >= to.size()) return false;
    span.document = to[span.document];
    return true;
  };
  for (Observation& observation : incident.observations) {
    for (DocumentSpan& span : observation.spans) {
      if (!move(span)) return false;
    }
  }
  return std::all_of(
      incident.testimony.begin(), incident.testimony.end(),
      [&](Testimony& testimony) { return !testimony.span || move(*testimony.span); });
}

// The texts, in the order of the documents that are left.
bool read_texts(Database& database, const LogEntry& entry, const ErasedItems& erased,
                Incident& incident) {
  auto document = incident.documents.begin();
  for (const LoggedDocument& logged : entry.documents) {
    if (erased.contains(logged.item)) continue;
    if (document == incident.documents.end()) return false;
    if (document->bytes_sha256 != logged.bytes) return false;
    if (logged.text) {
      auto text = read_content(database, *logged.text);
      if (!text || document->text_sha256 != *logged.text) return false;
      document->text = std::move(*text);
    }
    ++document;
  }
  return document == incident.documents.end();
}

}  // namespace

std::string_view bytes_of(const Sha256& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::optional<Error> check_references(const Incident& incident, const std::string& where) {
  const auto source_is_there = [&](std::uint32_t source) {
    return source < incident.sources.size() || (source == 0 && incident.sources.empty());
  };
  const auto span_is_there = [&](const DocumentSpan& span) {
    return span.document < incident.documents.size() && span.bytes.start <= span.bytes.end &&
           span.bytes.end <= incident.documents[span.document].text.size();
  };
  Error error{ErrorKind::kInput, "case.reference",
              "an observation or a testimony points to a source or to bytes that are not "
              "there",
              where};
  for (const Observation& observation : incident.observations) {
    const auto& spans = observation.spans;
    if (!source_is_there(observation.source)) return error;
    if (!std::all_of(spans.begin(), spans.end(), span_is_there)) return error;
  }
  for (const Testimony& testimony : incident.testimony) {
    if (!source_is_there(testimony.source)) return error;
    if (testimony.span && !span_is_there(*testimony.span)) return error;
  }
  return {};
}

std::vector<std::string> items_of(const Incident& incident, const Custody& custody) {
  std::vector<std::string> items{canonical_incident(incident), canonical(custody)};
  items.reserve(2 + incident.sources.size() + incident.documents.size() +
                incident.observations.size() + incident.testimony.size() +
                incident.diagnostics.size());
  for (const Source& source : incident.sources) items.push_back(canonical(source));
  for (const Document& document : incident.documents) {
    items.push_back(canonical(document, incident.marking));
  }
  for (const Observation& observation : incident.observations) {
    items.push_back(canonical(observation));
  }
  for (const Testimony& testimony : incident.testimony) items.push_back(canonical(testimony));
  for (const Diagnostic& diagnostic : incident.diagnostics) items.push_back(canonical(diagnostic));
  return items;
}

std::optional<Error> check_reads_back(const std::vector<std::string>& items,
                                      const std::string& where) {
  Error error{ErrorKind::kInput, "case.out-of-range",
              "a date, a grade or a number is outside of what a case can hold", where};
  std::string joined = "[";
  for (const std::string& item : items) {
    if (joined.size() > 1) joined += ',';
    joined += item;
  }
  joined += ']';
  const auto json = json::Document::parse(std::move(joined), where);
  if (!json) return error;
  const auto views = json->root().items();
  Incident incident;
  const bool whole = views.size() == items.size() &&
                     std::all_of(views.begin(), views.end(),
                                 [&](json::View view) { return place(view, incident); });
  return whole ? std::nullopt : std::optional<Error>(error);
}

std::uint64_t items_before_documents(const Incident& incident) {
  return 2 + incident.sources.size();
}

Result<StepItems> read_items(Database& database, const LogEntry& entry, const std::string& path) {
  std::string joined = "[";
  std::vector<std::uint64_t> numbers;
  Statement rows = database.prepare(
      "SELECT number, content FROM item WHERE entry = ?1 AND number BETWEEN ?2 AND ?3 "
      "AND content IS NOT NULL ORDER BY number");
  const std::uint64_t after = entry.first_item + entry.items;
  rows.integer(static_cast<std::int64_t>(entry.sequence));
  rows.integer(static_cast<std::int64_t>(entry.first_item));
  rows.integer(static_cast<std::int64_t>(after) - 1);
  while (rows.next()) {
    if (!numbers.empty()) joined += ',';
    numbers.push_back(static_cast<std::uint64_t>(rows.number(0)));
    joined += rows.bytes(1);
  }
  if (auto error = database.take_error()) return tl::make_unexpected(*error);
  joined += ']';
  auto json = json::Document::parse(std::move(joined), path);
  if (!json) return damaged(path, entry.first_item);
  std::vector<json::View> views = json->root().items();
  if (views.size() != numbers.size()) return damaged(path, entry.first_item);
  return StepItems{std::move(*json), std::move(numbers), std::move(views)};
}

Result<std::optional<Incident>> read_incident_of(Database& database, const LogEntry& entry,
                                                 const ErasedItems& erased,
                                                 const std::string& path) {
  auto items = read_items(database, entry, path);
  if (!items) return tl::make_unexpected(items.error());
  if (items->numbers.empty()) return std::optional<Incident>();
  Incident incident;
  for (std::size_t i = 0; i < items->views.size(); ++i) {
    if (!place(items->views[i], incident)) return damaged(path, items->numbers[i]);
  }
  const bool whole =
      renumber(incident, numbering(entry, erased)) && read_texts(database, entry, erased, incident);
  if (auto error = database.take_error()) return tl::make_unexpected(*error);
  if (!whole || check_references(incident, path)) return damaged(path, entry.first_item);
  return std::optional<Incident>(std::move(incident));
}

std::optional<std::string> read_content(Database& database, const Sha256& hash) {
  Statement row = database.prepare("SELECT bytes FROM content WHERE sha256 = ?1");
  row.blob(bytes_of(hash));
  if (!row.next()) return {};
  return std::string(row.bytes(0));
}

}  // namespace perpend::store
