// No test asks a host of the outside: files and a closed port of this machine stand in for them.
#include "knowledge/update.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "knowledge/build.h"
#include "knowledge/public_suffix.h"

namespace perpend::knowledge {
namespace {

namespace fs = std::filesystem;

class UpdateTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() /
            ("perpend_update_" +
             std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root_);
    put("far/bundle.json", R"({"type":"bundle","objects":[]})");
    put("far/galaxy/rat.json", R"({"type":"rat","values":[]})");
    put("far/lists/rfc1918/list.json", R"({"name":"n","type":"cidr","list":["192.0.2.0/24"]})");
    put("far/psl.dat",
        "// written by somebody\n// ===BEGIN ICANN DOMAINS===\ncom\nco.jp\n"
        "// ===END ICANN DOMAINS===\n");
    const std::string far = "file://" + (root_ / "far").string();
    options_.folder = (root_ / "near").string();
    options_.attack_url = far + "/bundle.json";
    options_.galaxy_url = far + "/galaxy/";
    options_.warning_lists_url = far + "/lists/";
    options_.public_suffix_url = far + "/psl.dat";
    options_.https_only = false;
  }
  void TearDown() override { fs::remove_all(root_); }

  void put(const std::string& name, const std::string& bytes) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  std::string near(const std::string& name) const {
    std::ifstream file(root_ / "near" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  fs::path root_;
  UpdateOptions options_;
};

TEST_F(UpdateTest, WritesWhatItGotAndNamesWhatItDidNot) {
  const auto updated = update(options_);
  ASSERT_TRUE(updated) << updated.error().what;
  EXPECT_EQ(updated->files,
            (std::vector<std::string>{"attack/enterprise-attack.json", "galaxy/rat.json",
                                      "public_suffix_list.dat", "warninglists/rfc1918.json"}));
  EXPECT_EQ(near("galaxy/rat.json"), R"({"type":"rat","values":[]})");
  ASSERT_FALSE(updated->diagnostics.empty());
  EXPECT_EQ(updated->diagnostics[0].code, "update.refused");
}

TEST_F(UpdateTest, APackCanBeBuiltFromTheFolder) {
  ASSERT_TRUE(update(options_));
  const auto sources = read_sources(options_.folder);
  ASSERT_TRUE(sources) << sources.error().what;
  const auto pack = Pack::from_bytes(build(*sources)->bytes);
  ASSERT_TRUE(pack);
  EXPECT_EQ(PublicSuffixes(*pack).registrable_domain("www.example.co.jp"), "example.co.jp");
  EXPECT_EQ(pack->public_suffix_list().find("somebody"), std::string_view::npos);
  EXPECT_EQ(pack->warning_lists().size(), 1U);
}

TEST_F(UpdateTest, OfflineIsAnErrorOfTheEnvironmentAndChangesNothing) {
  options_.attack_url = "http://127.0.0.1:1/bundle.json";
  const auto updated = update(options_);
  ASSERT_FALSE(updated);
  EXPECT_EQ(updated.error().code, "update.offline");
  EXPECT_EQ(updated.error().kind, ErrorKind::kEnvironment);
  EXPECT_FALSE(fs::exists(root_ / "near"));
}

TEST_F(UpdateTest, PlainHttpAndFilesAreRefusedUnlessATestAllowsThem) {
  options_.https_only = true;
  const auto updated = update(options_);
  ASSERT_FALSE(updated);
  EXPECT_EQ(updated.error().code, "update.refused");
}

TEST_F(UpdateTest, WhatIsNoBundleLeavesTheOldFile) {
  ASSERT_TRUE(update(options_));
  const std::string old = near("attack/enterprise-attack.json");
  put("far/bundle.json", "<html>sign in first</html>");
  const auto updated = update(options_);
  ASSERT_FALSE(updated);
  EXPECT_EQ(updated.error().code, "update.not-json");
  EXPECT_EQ(near("attack/enterprise-attack.json"), old);
  EXPECT_FALSE(fs::exists(root_ / "near/attack/enterprise-attack.json.part"));
}

TEST_F(UpdateTest, AFileThatIsTooLargeIsRefused) {
  options_.max_bytes = 10;
  const auto updated = update(options_);
  ASSERT_FALSE(updated);
  EXPECT_EQ(updated.error().code, "update.too-large");
}

}  // namespace
}  // namespace perpend::knowledge
