#include "claims/words.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

std::vector<std::string> forms(std::string_view text) {
  std::vector<Word> words;
  append_words(text, {0, text.size()}, words);
  std::vector<std::string> found;
  for (const Word& word : words)
    found.emplace_back(text.substr(word.bytes.start, word.bytes.size()));
  return found;
}

TEST(Words, PartContractionsAsTreebanksDo) {
  EXPECT_EQ(forms("The police's chief doesn't know."),
            (std::vector<std::string>{"The", "police", "'s", "chief", "does", "n't", "know", "."}));
}

TEST(Vocabulary, MakesOneOfAllRareForms) {
  Vocabulary vocabulary;
  vocabulary.insert(hash_of("said"));
  std::vector<Word> words;
  append_words("Said Zzyzx", {0, 10}, words);
  vocabulary.mark(words);
  EXPECT_EQ(words[0].known, hash_of("said"));
  EXPECT_EQ(words[1].known, kRareForm);
}

}  // namespace
}  // namespace perpend::claims
