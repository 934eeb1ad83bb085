// What goes when a document is erased. Not a public header of the room.
//
// Intuition: the content goes, the skeleton stays. An item keeps its number and its salted hash, so
// the head of its entry's tree can still be computed; without the salt the hash says nothing of
// what was there, however few values it could have had.
//
// Example: a step that brought one report. Everything of it goes: description, custody, sources,
// observations, passages of testimony, diagnostics, and what an analyst wrote on evidence that now
// stands nowhere.
//
// Counter-example: a step that brought two reports as one incident. An observation without spans
// may come from either and stays; one with a span in the erased report goes even if the other
// report has it too, because its note and confidence were made from both. Adding the other report
// again brings it back.
//
// Tested in case_erasure_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/sha256.h"
#include "store/case_log.h"
#include "store/database.h"

namespace perpend::store {

struct ErasurePlan {
  std::vector<LoggedDocument> documents;  // every occurrence of the document
  std::vector<ItemRange> items;
  std::uint64_t item_count = 0;
  std::vector<Sha256> contents;  // that no other document needs
};

// Errors: case.no-such-document, case.already-erased, case.altered, those of the database.
Result<ErasurePlan> plan_erasure(Database& database, const Sha256& document,
                                 const std::string& path);

// Within the caller's transaction; errors stay in the database.
void erase_items_and_contents(Database& database, const ErasurePlan& plan);

}  // namespace perpend::store
