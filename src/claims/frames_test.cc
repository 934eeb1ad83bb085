#include "claims/frames.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

struct Parts {
  std::string source;
  std::string content;
};

Parts framed(const std::string& text, const std::string& cue) {
  const ParsedText parsed = tagged_by_hand(text);
  for (std::uint32_t i = 0; i < parsed.words.size(); ++i) {
    if (parsed.form(i) != cue) continue;
    const auto frame = frame_of(parsed, i);
    if (!frame) return {};
    return {text_of(parsed, frame->source), text_of(parsed, frame->content)};
  }
  return {"no such cue", ""};
}

TEST(Frames, ReadTheSourceBeforeTheVerbAndTheClauseAfterIt) {
  const Parts parts =
      framed("The_DT agency_NN said_VBD that_IN a_DT group_NN fled_VBD ._.", "said");
  EXPECT_EQ(parts.source, "The agency");
  EXPECT_EQ(parts.content, "a group fled");
}

TEST(Frames, ReadTheClauseBeforeTheSourceThatClosesTheSentence) {
  const Parts parts = framed("The_DT group_NN fled_VBD ,_, the_DT agency_NN said_VBD ._.", "said");
  EXPECT_EQ(parts.source, "the agency");
  EXPECT_EQ(parts.content, "The group fled");
}

TEST(Frames, ReadASourceThatFollowsItsVerb) {
  const Parts parts =
      framed("The_DT group_NN fled_VBD ,_, argued_VBD Neave_NNP Collard_NNP ._.", "argued");
  EXPECT_EQ(parts.source, "Neave Collard");
  EXPECT_EQ(parts.content, "The group fled");
}

TEST(Frames, ReadAccordingTo) {
  const Parts parts = framed(
      "The_DT group_NN fled_VBD ,_, according_VBG to_IN Talvia_NNP Wire_NNP ._.", "according");
  EXPECT_EQ(parts.source, "Talvia Wire");
  EXPECT_EQ(parts.content, "The group fled");
}

TEST(Frames, TakeAReducedRelativeForNoClauseOfItsOwn) {
  const Parts parts = framed(
      "Two_CD lawmakers_NNS briefed_VBD on_IN the_DT case_NN told_VBD Reikaren_NNP News_NNP "
      "that_IN "
      "the_DT unit_NN was_VBD theirs_PRP ._.",
      "told");
  EXPECT_EQ(parts.source, "Two lawmakers");
}

TEST(Frames, TakeAListOfNamesAsAWhole) {
  const Parts parts = framed(
      "The_DT agencies_NNS of_IN Aran_NNP ,_, Brell_NNP and_CC Corra_NNP said_VBD that_IN it_PRP "
      "fled_VBD ._.",
      "said");
  EXPECT_EQ(parts.source, "The agencies of Aran, Brell and Corra");
}

TEST(Frames, LetAJoinedVerbShareTheSubject) {
  const Parts parts = framed(
      "The_DT minister_NN dismissed_VBD the_DT report_NN and_CC said_VBD the_DT country_NN was_VBD "
      "a_DT victim_NN ._.",
      "said");
  EXPECT_EQ(parts.source, "The minister");
  EXPECT_EQ(parts.content, "the country was a victim");
}

TEST(Frames, EndWhereTheSameSpeakerSaysMore) {
  const Parts parts = framed(
      "Telvia_NNP confirmed_VBD that_IN data_NNS were_VBD stolen_VBN ,_, but_CC said_VBD it_PRP "
      "knew_VBD nothing_NN ._.",
      "confirmed");
  EXPECT_EQ(parts.content, "data were stolen");
}

TEST(Frames, EndBeforeASegmentInWhichTheVerbStandsFirst) {
  const Parts parts = framed(
      "Insiders_NNS say_VBP the_DT merger_NN is_VBZ dead_JJ ,_, reports_VBZ the_DT Examiner_NNP "
      "._.",
      "say");
  EXPECT_EQ(parts.content, "the merger is dead");
}

TEST(Frames, EndBeforeTheInterviewInWhichItWasSaid) {
  const Parts parts = framed(
      "He_PRP said_VBD that_IN the_DT proof_NN was_VBD there_RB ,_, in_IN an_DT interview_NN "
      "with_IN "
      "the_DT Post_NNP ._.",
      "said");
  EXPECT_EQ(parts.content, "the proof was there");
}

TEST(Frames, AreNotReadWhereNobodySpeaks) {
  EXPECT_EQ(framed("He_PRP said_VBD ._.", "said").content, "");
}

}  // namespace
}  // namespace perpend::claims
