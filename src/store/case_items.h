// The items of one step: an incident taken apart into canonical texts, and put together again. Not
// a public header of the room.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/json.h"
#include "model/incident.h"
#include "store/case_store.h"
#include "store/database.h"
#include "store/verification.h"

namespace perpend::store {

// Nothing, or case.reference: an index or a span that points nowhere. `incident` may come from a
// file of somebody else.
std::optional<Error> check_references(const Incident& incident, const std::string& where);

// incident, custody, sources, documents, observations, testimony, diagnostics, in that order.
std::vector<std::string> items_of(const Incident& incident, const Custody& custody);
// Nothing, or case.out-of-range: what is written must read back, or the case could not be loaded
// any more. A confidence above 1000, a year above 9999.
std::optional<Error> check_reads_back(const std::vector<std::string>& items,
                                      const std::string& where);
// How many of them stand before the first document.
std::uint64_t items_before_documents(const Incident& incident);

// What is left of the items of one entry, parsed, in their order.
struct StepItems {
  json::Document json;
  std::vector<std::uint64_t> numbers;
  std::vector<json::View> views;  // into json; one for each number
};
// Errors: those of the database, case.damaged.
Result<StepItems> read_items(Database& database, const LogEntry& entry, const std::string& path);

// The incident of an "add" entry without what was erased: erased documents are gone and the rest
// is renumbered. Nothing if all of it was erased.
Result<std::optional<Incident>> read_incident_of(Database& database, const LogEntry& entry,
                                                 const ErasedItems& erased,
                                                 const std::string& path);

// The bytes that stand under that hash, if any do.
std::optional<std::string> read_content(Database& database, const Sha256& hash);

std::string_view bytes_of(const Sha256& hash);

}  // namespace perpend::store
