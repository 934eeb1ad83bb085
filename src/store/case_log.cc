#include "store/case_log.h"

#include <utility>

#include "core/json.h"
#include "store/canonical.h"
#include "store/merkle.h"

namespace perpend::store {
namespace {

void write_document(json::Writer& writer, const LoggedDocument& document) {
  writer.begin_object().member("bytes", hex(document.bytes)).member("item", document.item);
  writer.member("kept", document.kept ? 1 : 0);
  if (document.text) writer.member("text", hex(*document.text));
  writer.end_object();
}

std::optional<std::uint64_t> natural(json::View object, std::string_view key) {
  const auto number = object.integer(key);
  if (!number || *number < 0) return {};
  return static_cast<std::uint64_t>(*number);
}

std::optional<LoggedDocument> read_document(json::View object) {
  const auto bytes = sha256_from_hex(object.string("bytes").value_or(""));
  const auto item = natural(object, "item");
  const auto text = object.string("text");
  if (!bytes || !item) return {};
  LoggedDocument document{*bytes, {}, natural(object, "kept") == 1, *item};
  if (text) document.text = sha256_from_hex(*text);
  if (text && !document.text) return {};
  return document;
}

std::optional<ItemRange> read_range(json::View pair) {
  const auto ends = pair.items();
  if (ends.size() != 2) return {};
  const auto first = ends[0].integer();
  const auto last = ends[1].integer();
  if (!first || !last || *first < 1 || *last < *first) return {};
  return ItemRange{static_cast<std::uint64_t>(*first), static_cast<std::uint64_t>(*last)};
}

bool read_lists(json::View root, LogEntry& entry) {
  for (const json::View item : root.items("documents")) {
    auto document = read_document(item);
    if (!document) return false;
    if (!entry.subject.empty()) entry.subject += ",";
    entry.subject += hex(document->bytes);
    entry.documents.push_back(*document);
  }
  for (const json::View item : root.items("erased")) {
    const auto range = read_range(item);
    if (!range) return false;
    entry.erased.push_back(*range);
  }
  return true;
}

}  // namespace

std::string canonical(const LogEntry& entry) {
  json::Writer writer;
  writer.begin_object().member("action", entry.action).key("documents").begin_array();
  for (const LoggedDocument& document : entry.documents) write_document(writer, document);
  writer.end_array().key("erased").begin_array();
  for (const ItemRange& range : entry.erased) {
    writer.begin_array().value(range.first).value(range.last).end_array();
  }
  writer.end_array();
  writer.member("first_item", entry.first_item);
  writer.member("items", entry.items);
  writer.member("items_head", hex(entry.items_head));
  writer.member("previous", hex(entry.previous));
  writer.member("sequence", entry.sequence);
  writer.member("when", entry.when);
  writer.member("who", entry.who);
  writer.end_object();
  return writer.take();
}

std::optional<LogEntry> parse_log_entry(std::string_view text) {
  const auto document = json::Document::parse(std::string(text), "log");
  if (!document) return {};
  const json::View root = document->root();
  LogEntry entry;
  const auto sequence = natural(root, "sequence");
  const auto first_item = natural(root, "first_item");
  const auto items = natural(root, "items");
  const auto items_head = sha256_from_hex(root.string("items_head").value_or(""));
  const auto previous = sha256_from_hex(root.string("previous").value_or(""));
  if (!sequence || !first_item || !items || !items_head || !previous) return {};
  entry.sequence = *sequence;
  entry.first_item = *first_item;
  entry.items = *items;
  entry.items_head = *items_head;
  entry.previous = *previous;
  entry.action = root.string("action").value_or("");
  entry.when = root.string("when").value_or("");
  entry.who = root.string("who").value_or("");
  if (!read_lists(root, entry) || canonical(entry) != text) return {};
  entry.hash = leaf_hash(text);
  return entry;
}

}  // namespace perpend::store
