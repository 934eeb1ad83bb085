#include "claims/parser.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "claims/tagger.h"

namespace perpend::claims {
namespace {

std::vector<Word> words(const std::string& text) {
  std::vector<Word> made;
  append_words(text, {0, text.size()}, made);
  return made;
}

// Weights that are noise: whatever they are, what comes out has to be a tree.
Grammar noisy(std::uint64_t seed) {
  Grammar grammar;
  grammar.tagger = ClassModel(8);
  grammar.parser = ClassModel(8);
  for (ClassModel* const model : {&grammar.tagger, &grammar.parser}) {
    for (std::int8_t& weight : model->weights()) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      weight = static_cast<std::int8_t>(static_cast<int>(seed >> 40U & 0x7FU) - 64);
    }
  }
  return grammar;
}

TEST(Parser, TiesEveryWordToOneRootWithoutACycleWhateverItsWeights) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::vector<Word> sentence =
        words("Police said on Monday that the group, it seems, fled before the ship came in.");
    analyse(noisy(seed), sentence, 0);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      std::set<std::int32_t> seen;
      for (auto at = static_cast<std::int32_t>(i); at >= 0; at = sentence[at].head) {
        ASSERT_LT(at, static_cast<std::int32_t>(sentence.size()));
        ASSERT_TRUE(seen.insert(at).second) << "a cycle, seed " << seed;
      }
    }
  }
}

TEST(Parser, CountsHeadsFromTheOffset) {
  std::vector<Word> at_start = words("Police said so.");
  std::vector<Word> later = at_start;
  analyse(noisy(7), at_start, 0);
  analyse(noisy(7), later, 100);
  for (std::size_t i = 0; i < later.size(); ++i) {
    EXPECT_EQ(later[i].head, at_start[i].head < 0 ? -1 : at_start[i].head + 100);
  }
}

TEST(Parser, HasNoCrossingArcs) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::vector<Word> sentence = words("The group, he said on Monday, that fled was seen again.");
    analyse(noisy(seed), sentence, 0);
    const auto span = [&](std::size_t i) {
      const auto head = static_cast<std::size_t>(sentence[i].head);
      return std::pair(std::min(i, head), std::max(i, head));
    };
    for (std::size_t a = 0; a < sentence.size(); ++a) {
      for (std::size_t b = 0; b < sentence.size(); ++b) {
        if (sentence[a].head < 0 || sentence[b].head < 0) continue;
        const auto [from, to] = span(a);
        const auto [first, last] = span(b);
        EXPECT_FALSE(from < first && first < to && to < last) << seed;
      }
    }
  }
}

TEST(Tagger, OfAWordAloneFollowsItsWeights) {
  // One feature, that of the form, is given to one tag: only this word may have it.
  ClassModel model(12);
  std::vector<Word> sentence = words("Police fled");
  for (Word& word : sentence) word.known = word.form;
  const std::uint32_t form = tag_features(sentence, 1)[0];
  model.weights()[model.row(form) + static_cast<std::size_t>(Tag::kPast)] = 10;
  tag(model, sentence);
  EXPECT_EQ(sentence[1].tag, Tag::kPast);
  EXPECT_EQ(sentence[0].tag, Tag::kNoun);  // all tags weigh nothing: the first
}

TEST(Tagger, SeesTheTagItGaveBefore) {
  std::vector<Word> sentence = words("Police fled");
  sentence[0].tag = Tag::kNouns;
  const auto after_nouns = tag_features(sentence, 1);
  sentence[0].tag = Tag::kModal;
  EXPECT_NE(tag_features(sentence, 1)[4], after_nouns[4]);
}

TEST(ScoresOfBytes, DoNotOverflowAtTheirExtremes) {
  ClassModel model(1);
  for (std::int8_t& weight : model.weights()) weight = -128;
  const std::vector<std::uint32_t> features(700, 0);
  Scores scores{};
  model.add_to(scores, features);
  EXPECT_EQ(scores[0], -128 * 700);
  EXPECT_EQ(scores[kLanes - 1], -128 * 700);
}

}  // namespace
}  // namespace perpend::claims
