// What case_test_data.h promises. Named as a test so that it stays out of the library.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>

#include "store/case_test_data.h"

namespace perpend::store {

TemporaryFolder::TemporaryFolder() {
  const bool memory = access("/dev/shm", W_OK) == 0;
  std::string name =
      (memory ? std::string("/dev/shm") : std::filesystem::temp_directory_path().string()) +
      "/perpend-case-XXXXXX";
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder: " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

CaseOptions test_options(int busy_milliseconds) {
  CaseOptions options;
  options.busy_milliseconds = busy_milliseconds;
  auto counter = std::make_shared<std::uint8_t>(0);
  options.salt = [counter](std::span<std::uint8_t> bytes) {
    for (std::uint8_t& byte : bytes) byte = ++*counter;
  };
  return options;
}

Incident small_incident(const std::string& name, const std::string& text, Marking marking) {
  Incident incident;
  incident.id = "case-" + name;
  incident.first_seen = Date::parse("2024-06-20");
  incident.marking = marking;
  incident.sources.push_back({"CERT note 12", "https://cert.example/12", Date::parse("2024-09-01"),
                              Reliability::kB, Credibility::k2});
  Document document;
  document.name = name;
  document.media_type = "text/plain";
  document.text = text;
  document.text_sha256 = document.bytes_sha256 = sha256(text);
  incident.documents.push_back(document);
  Observation observation;
  observation.type = ObservationType::kMalware;
  observation.id = "S0275";
  observation.value = "UPPERCUT";
  observation.spans.push_back({0, {0, std::min<std::uint64_t>(8, text.size())}, 0});
  incident.observations.push_back(observation);
  Testimony testimony;
  testimony.text = text.substr(0, 8);
  testimony.names = "an actor";
  testimony.span = DocumentSpan{0, {0, std::min<std::uint64_t>(8, text.size())}, 0};
  incident.testimony.push_back(testimony);
  incident.counts = {3, 2, 1};
  return incident;
}

namespace {

class Dice {
 public:
  explicit Dice(std::mt19937& random) : random_(random) {}
  std::uint32_t below(std::uint32_t n) {
    return n == 0 ? 0 : static_cast<std::uint32_t>(random_() % n);
  }
  bool coin() { return below(2) == 1; }
  std::string text(std::uint32_t most = 8) {
    using namespace std::string_literals;
    static const std::vector<std::string> kPieces = {"a",
                                                     "Z",
                                                     " ",
                                                     "\"",
                                                     "\\",
                                                     "/",
                                                     "\n",
                                                     "\t",
                                                     "\0"s,
                                                     "\x01",
                                                     "\x1f",
                                                     "\x7f",
                                                     "é",
                                                     "日本",
                                                     "😀",
                                                     "\u2028",
                                                     "{",
                                                     "],",
                                                     "'; DROP TABLE log; --",
                                                     "c2.example",
                                                     "?1"};
    std::string made;
    for (std::uint32_t i = below(most); i > 0; --i) {
      made += kPieces[below(static_cast<std::uint32_t>(kPieces.size()))];
    }
    return made;
  }
  std::optional<Date> date() {
    if (coin()) return {};
    return Date::from_days(static_cast<std::int32_t>(below(60000)) - 20000);
  }
  template <class T>
  T among(int count, int first = 0) {
    return static_cast<T>(first + static_cast<int>(below(static_cast<std::uint32_t>(count))));
  }
  DocumentSpan span_in(const std::vector<Document>& documents) {
    const auto index = below(static_cast<std::uint32_t>(documents.size()));
    const auto size = static_cast<std::uint32_t>(documents[index].text.size());
    const std::uint64_t start = below(size + 1);
    return {index, {start, start + below(size - static_cast<std::uint32_t>(start) + 1)}, below(3)};
  }

 private:
  std::mt19937& random_;
};

Document random_document(Dice& dice) {
  Document document;
  document.name = dice.text();
  document.media_type = dice.text(3);
  document.bytes_sha256 = sha256(dice.text(40));
  document.wrapping = dice.coin() ? "gzip" : "";
  document.text = dice.text(60);
  document.text_sha256 = dice.coin() || !document.text.empty() ? sha256(document.text) : Sha256{};
  for (std::uint64_t page = dice.below(4); page > 0; --page) document.page_starts.push_back(page);
  document.title = dice.text();
  document.author = dice.text();
  document.published = dice.date();
  return document;
}

Observation random_observation(Dice& dice, const Incident& incident) {
  Observation one;
  one.type = dice.among<ObservationType>(static_cast<int>(ObservationType::kUnknown) + 1);
  if (one.type == ObservationType::kUnknown) one.unknown_type = dice.text();
  one.id = dice.text();
  one.value = dice.text();
  one.observed_from = dice.date();
  one.observed_to = dice.date();
  one.role = dice.among<Role>(6);
  if (dice.coin()) one.confidence_thousandths = static_cast<std::int32_t>(dice.below(1001));
  if (dice.coin()) one.credibility = dice.among<Credibility>(6, 1);
  one.identified_by = dice.text();
  if (dice.coin()) one.marking = dice.among<Marking>(5);
  for (auto n = incident.documents.empty() ? 0 : dice.below(3); n > 0; --n) {
    one.spans.push_back(dice.span_in(incident.documents));
  }
  one.source = dice.below(static_cast<std::uint32_t>(incident.sources.size()));
  one.note = dice.text();
  return one;
}

Testimony random_testimony(Dice& dice, const Incident& incident) {
  Testimony one;
  one.text = dice.text(20);
  one.names = dice.text();
  one.actor = dice.text();
  one.level = dice.among<AttributionLevel>(4);
  if (!incident.documents.empty() && dice.coin()) one.span = dice.span_in(incident.documents);
  one.source = dice.below(static_cast<std::uint32_t>(incident.sources.size()));
  one.published = dice.date();
  return one;
}

}  // namespace

Incident random_incident(std::mt19937& random) {
  Dice dice(random);
  Incident incident;
  incident.id = dice.text();
  incident.first_seen = dice.date();
  incident.last_seen = dice.date();
  incident.marking = dice.among<Marking>(5);
  incident.counts = {dice.below(1000), dice.below(1000), dice.below(1000)};
  for (auto n = dice.below(4); n > 0; --n) {
    incident.sources.push_back({dice.text(), dice.text(), dice.date(), dice.among<Reliability>(6),
                                dice.among<Credibility>(6, 1)});
  }
  for (auto n = dice.below(4); n > 0; --n) incident.documents.push_back(random_document(dice));
  for (auto n = dice.below(20); n > 0; --n) {
    incident.observations.push_back(random_observation(dice, incident));
  }
  for (auto n = dice.below(4); n > 0; --n) {
    incident.testimony.push_back(random_testimony(dice, incident));
  }
  for (auto n = dice.below(4); n > 0; --n) {
    incident.diagnostics.push_back({dice.text(), dice.text(), dice.text()});
  }
  return incident;
}

Incident large_incident(int observations) {
  Incident incident = small_incident();
  incident.observations.clear();
  for (int i = 0; i < observations; ++i) {
    Observation one;
    one.type = ObservationType::kDomainName;
    one.value = "host-" + std::to_string(i) + ".example";
    one.observed_from = Date::from_days(19000 + i % 300);
    one.role = Role::kC2;
    one.confidence_thousandths = 830;
    one.spans.push_back({0, {0, 8}, 1});
    one.note = "a name under example";
    incident.observations.push_back(one);
  }
  return incident;
}

std::string tamper(const std::string& folder, const std::string& sql) {
  sqlite3* handle = nullptr;
  sqlite3_open((folder + "/case.sqlite").c_str(), &handle);
  std::vector<std::string> names;
  std::vector<std::string> triggers;
  sqlite3_stmt* rows = nullptr;
  sqlite3_prepare_v2(handle, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", -1,
                     &rows, nullptr);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    names.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(rows, 0)));
    triggers.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(rows, 1)));
  }
  sqlite3_finalize(rows);
  std::string all = "BEGIN;";
  for (const std::string& name : names) all += "DROP TRIGGER " + name + ";";
  all += sql + ";";
  for (const std::string& trigger : triggers) all += trigger + ";";
  all += "COMMIT;";
  char* message = nullptr;
  sqlite3_exec(handle, all.c_str(), nullptr, nullptr, &message);
  std::string result = message ? message : "";
  sqlite3_free(message);
  sqlite3_close(handle);
  return result;
}

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace perpend::store
