#include "claims/pointing_back.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

// Two sentences, of which the second begins at that word.
std::string read(const std::string& tagged, std::uint32_t second) {
  ParsedText parsed = tagged_by_hand(tagged);
  const auto end = static_cast<std::uint32_t>(parsed.words.size());
  parsed.sentences = {{0, second}, {second, end}};
  parsed.paragraph_of.clear();
  parsed.quotations.clear();
  complete(parsed);
  AttributionModel silent;
  silent.threshold = 1;
  std::string text;
  for (const RelationOfText& one : relations_of(parsed, silent, "Kestrel Weekly")) {
    text += text_of(parsed, one.source) + " | " + text_of(parsed, one.content.front()) + "\n";
  }
  return text;
}

TEST(PointingBack, GivesTheSentenceBeforeToWhomItNames) {
  EXPECT_EQ(read("The_DT safe_NN was_VBD empty_JJ ._. That_DT is_VBZ what_WP the_DT guard_NN "
                 "told_VBD us_PRP ._.",
                 5),
            "the guard | The safe was empty\n");
}

TEST(PointingBack, HasNobodyWhereNobodySpeaks) {
  EXPECT_EQ(read("The_DT safe_NN was_VBD empty_JJ ._. That_DT was_VBD a_DT surprise_NN ._.", 5),
            "");
}

TEST(PointingBack, IsNotASentenceThatSaysSomethingItself) {
  EXPECT_EQ(read("The_DT safe_NN was_VBD empty_JJ ._. This_DT guard_NN said_VBD that_IN he_PRP "
                 "slept_VBD ._.",
                 5),
            "This guard | he slept\n");
}

}  // namespace
}  // namespace perpend::claims
