#include "training/treebank.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace perpend::training {
namespace {

constexpr const char* kSentence =
    "# newpar\n"
    "1\tPolice\tpolice\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
    "2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3-4\tit's\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tit\tit\tPRON\tPRP\t_\t5\tnsubj\t_\t_\n"
    "4\t's\tbe\tAUX\tVBZ\t_\t5\tcop\t_\t_\n"
    "5\tover\tover\tADV\tRB\t_\t2\tccomp\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

TEST(Treebank, WritesTheTextAgainAndSaysWhereItsWordsStand) {
  const auto document = read_conllu(kSentence, "x");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text.substr(0, 22), "Police said it's over.");
  ASSERT_EQ(document->words.size(), 6U);
  EXPECT_EQ(document->words[3].bytes, (ByteSpan{14, 16}));
  EXPECT_EQ(document->words[0].head, 1);
}

TEST(Treebank, ReadsARelationFromItsSignals) {
  auto document = read_conllu(kSentence, "x");
  ASSERT_TRUE(document);
  const std::string units =
      "1\tPolice said\t0\t_\t_\t_\t2\tattribution-positive_r\t_\t"
      "semantic-attribution_source-1-_;lexical-indicative_word-2-_\n"
      "2\tit 's over .\t0\t_\t_\t_\t0\tROOT\t_\t_\n";
  ASSERT_TRUE(read_attributions(units, "x", *document));
  ASSERT_EQ(document->attributions.size(), 1U);
  EXPECT_EQ(document->attributions[0].source, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(document->attributions[0].cue, (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(document->attributions[0].content, (claims::WordRange{2, 6}));
}

TEST(Treebank, RefusesUnitsThatHangFromOneAnother) {
  auto document = read_conllu(kSentence, "x");
  ASSERT_TRUE(document);
  const std::string ring =
      "1\tPolice said\t0\t_\t_\t_\t2\tattribution-positive_r\t_\t_\n"
      "2\tit 's over .\t0\t_\t_\t_\t1\telaboration_r\t_\t_\n";
  const auto read = read_attributions(ring, "x", *document);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "rsd.line");
}

TEST(Treebank, RefusesLinesThatAreNone) {
  EXPECT_EQ(read_conllu("1\tonly\ttwo\n\n", "x").error().code, "conllu.line");
  EXPECT_EQ(read_conllu("-4\t..\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "x").error().code, "conllu.line");
}

TEST(HeldOut, DocumentsAreThoseOfTheListInTheRepository) {
  std::ifstream list(PERPEND_SOURCE_DIR "/tests/golden/claims/gum-held-out.txt");
  std::set<std::string> listed;
  for (std::string line; std::getline(list, line);) {
    if (!line.starts_with("#")) listed.insert(line);
  }
  EXPECT_EQ(listed.size(), 32U);
  for (const std::string& name : listed) EXPECT_TRUE(is_held_out(name)) << name;
  EXPECT_FALSE(is_held_out("GUM_news_soccer"));
}

}  // namespace
}  // namespace perpend::training
