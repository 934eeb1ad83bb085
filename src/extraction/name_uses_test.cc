#include "extraction/name_uses.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::extraction {
namespace {

ByteSpan place_of(const std::string& text, const std::string& name) {
  const std::size_t at = text.find(name);
  return {at, at + name.size()};
}

bool is_else(const std::string& text, const std::string& name) {
  return is_part_of_something_else(text, place_of(text, name));
}

bool put_to_use(const std::string& text, const std::string& name) {
  Cues cues(text);
  const ByteSpan span = place_of(text, name);
  return is_put_to_use({text, span, name, false}, cues.sentence_at(span));
}

TEST(NameUses, PartsOfSomethingElse) {
  EXPECT_TRUE(is_else("it wrote run.ps1 there", "ps1"));
  EXPECT_TRUE(is_else("a .NET program", "NET"));
  EXPECT_TRUE(is_else("meow://c2.example", "meow"));
  EXPECT_TRUE(is_else("a GrimLadle-like implant", "GrimLadle"));
  EXPECT_TRUE(is_else("ex-Babuk people", "Babuk"));
  EXPECT_TRUE(is_else("a plain FTP session", "FTP"));
  EXPECT_FALSE(is_else("they ran ftp.exe", "ftp"));
  EXPECT_FALSE(is_else("the vertex-GrimLadle link", "vertex"));
  EXPECT_FALSE(is_else("GrimLadle", "GrimLadle"));
}

TEST(NameUses, ProgramsAtWork) {
  EXPECT_TRUE(put_to_use("In the night Royal encrypted the servers.", "Royal"));
  EXPECT_TRUE(put_to_use("Apostle first overwrote files.", "Apostle"));
  EXPECT_TRUE(put_to_use("The accounts were roasted by Page.", "Page"));
  EXPECT_TRUE(put_to_use("Carbanak, DLL injected into svchost", "Carbanak"));
  EXPECT_TRUE(put_to_use("A job brought the last piece, Royal.", "Royal"));
  EXPECT_TRUE(put_to_use("Program: Kinsing", "Kinsing"));
}

TEST(NameUses, PeopleAtWork) {
  EXPECT_FALSE(put_to_use("In the morning Page telephoned the police.", "Page"));
  EXPECT_FALSE(put_to_use("The royal box is let until June.", "royal"));
  EXPECT_FALSE(put_to_use("A comedy, Royal, ran in the theatre.", "Royal"));
}

}  // namespace
}  // namespace perpend::extraction
