#include "store/case_log.h"

#include <gtest/gtest.h>

#include <random>

#include "store/canonical.h"
#include "store/case_items.h"
#include "store/case_test_data.h"
#include "store/merkle.h"

namespace perpend::store {
namespace {

LogEntry example() {
  LogEntry entry;
  entry.sequence = 2;
  entry.when = "2024-09-01T09:00:00Z";
  entry.who = "Ada \"A\" Example";
  entry.action = "add";
  entry.documents = {{sha256("bytes"), sha256("text"), true, 5}, {sha256("more"), {}, false, 6}};
  entry.first_item = 2;
  entry.items = 9;
  entry.items_head = sha256("items");
  entry.previous = sha256("before");
  entry.erased = {{3, 4}, {7, 7}};
  return entry;
}

TEST(LogEntry, ReadsBackWithItsHashAndItsSubject) {
  const LogEntry entry = example();
  const std::string text = canonical(entry);
  auto read = parse_log_entry(text);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->hash, leaf_hash(text));
  EXPECT_EQ(read->subject, hex(sha256("bytes")) + "," + hex(sha256("more")));
  read->hash = {};
  read->subject.clear();
  EXPECT_EQ(*read, entry);
}

TEST(LogEntry, HasOneSpellingOnly) {
  const std::string text = canonical(example());
  ASSERT_TRUE(parse_log_entry(text).has_value());
  EXPECT_FALSE(parse_log_entry(text + " "));
  EXPECT_FALSE(parse_log_entry("{\"more\":1," + text.substr(1)));
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"\"sequence\":2", "\"sequence\":2.0"},
                                                        {"\"sequence\":2", "\"sequence\":-2"},
                                                        {"\"kept\":1", "\"kept\":2"},
                                                        {"[3,4]", "[4,3]"},
                                                        {"[3,4]", "[3,4,5]"},
                                                        {"2024", "\\u0032024"},
                                                        {hex(sha256("items")), "00"}}) {
    std::string other = text;
    other.replace(other.find(from), from.size(), to);
    EXPECT_FALSE(parse_log_entry(other)) << from << " -> " << to;
  }
  for (const char* nonsense : {"", "[]", "null", "{}", "{\"documents\":7}"}) {
    EXPECT_FALSE(parse_log_entry(nonsense)) << nonsense;
  }
}

// RFC 8785: members sorted, no number with a fraction, nothing between the tokens.
void expect_canonical(json::View value, const std::string& text) {
  EXPECT_EQ(value.dump().size(), text.size()) << text;
  std::string_view last;
  for (const auto& [key, member] : value.members()) {
    EXPECT_LT(last, key) << text;
    EXPECT_TRUE(member.is_string() || member.is_array() || member.integer()) << text;
    EXPECT_FALSE(member.is_null());
    last = key;
  }
}

TEST(CanonicalJson, HoldsForEveryItemOfEveryIncident) {
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    for (const std::string& item : items_of(random_incident(random), kCustody)) {
      const auto document = json::Document::parse(item, "item");
      ASSERT_TRUE(document.has_value()) << item;
      expect_canonical(document->root(), item);
    }
  }
}

// What may stand in a case of somebody else that verifies.
TEST(CanonicalJson, RefusesWhatItWouldNotHaveWritten) {
  const auto reads = [](const std::string& text) {
    const auto document = json::Document::parse(text, "item");
    Observation observation;
    return document && read_observation(document->root(), observation);
  };
  EXPECT_TRUE(reads(R"({"kind":"observation","type":"malware"})"));
  for (const char* text :
       {R"([])", R"({"type":7})", R"({"type":"nonsense"})", R"({"type":"malware","role":"king"})",
        R"({"type":"malware","value":7})", R"({"type":"malware","confidence":1001})",
        R"({"type":"malware","credibility":0})", R"({"type":"malware","credibility":7})",
        R"({"type":"malware","observed_from":"31 February"})",
        R"({"type":"malware","marking":"TLP:PURPLE"})", R"({"type":"malware","source":-1})",
        R"({"type":"malware","source":4294967296})", R"({"type":"malware","spans":[[0,1]]})",
        R"({"type":"malware","spans":[[0,9,1,0]]})", R"({"type":"malware","spans":[[0,-1,1,0]]})",
        R"({"type":"malware","spans":[7]})"}) {
    EXPECT_FALSE(reads(text)) << text;
  }
}

TEST(Sha256FromHex, ReadsWhatHexWrites) {
  EXPECT_EQ(sha256_from_hex(hex(sha256("a"))), sha256("a"));
  EXPECT_FALSE(sha256_from_hex(""));
  EXPECT_FALSE(sha256_from_hex(std::string(64, 'G')));
  EXPECT_FALSE(sha256_from_hex(std::string(63, 'a')));
}

}  // namespace
}  // namespace perpend::store
