#include "extraction/document_kind.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::extraction {
namespace {

TEST(DocumentKind, TitlesSayWhatADocumentIs) {
  for (const std::string text :
       {"hardening notes for hypervisor owners, revision 7\n\n- attackers enable ssh",
        "release 9.4 of the endpoint sensor adds forty-one rules.",
        "handout, lecture 7: how intrusions are told\n\n- stuxnet",
        "minutes of the policy board, item 4, ransom payments.",
        "exercise plan \"quiet ferry\", to be held in the third quarter.",
        "annotated log of a normal night, file server fs-3\n\n1. schtasks starts the backup",
        "call for tenders 44/26: watching over the network of a county"}) {
    EXPECT_TRUE(tells_of_no_incident(text)) << text;
  }
}

TEST(DocumentKind, ADocumentMaySayItself) {
  EXPECT_TRUE(tells_of_no_incident("ten evenings' work. none of us has been attacked."));
  EXPECT_TRUE(tells_of_no_incident("this letter reports no intrusion at any member."));
  EXPECT_TRUE(tells_of_no_incident("they used it. no case of our own is discussed in this paper."));
}

TEST(DocumentKind, IncidentsUseTheSameWordsLater) {
  // A questionnaire as a lure, a price list as an attachment, Outlook as a program: no title.
  for (const std::string text :
       {"software house in a port town\n\n- a questionnaire in word asked staff for their version",
        "the loader came as an attachment, price list in an svg.",
        "in december a clerk noticed that his outlook opened a window.",
        "the copper producer found that its cloud bill had trebled.",
        "three servers of a museum were encrypted; nobody had attacked the backups."}) {
    EXPECT_FALSE(tells_of_no_incident(text)) << text;
  }
}

TEST(DocumentKind, OnlyTheBeginningOfAHugeTextIsRead) {
  const std::string filler(std::size_t{1} << 17, 'x');
  EXPECT_FALSE(tells_of_no_incident(filler + " none of us has been attacked."));
  EXPECT_FALSE(tells_of_no_incident(""));
}

}  // namespace
}  // namespace perpend::extraction
