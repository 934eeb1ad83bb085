// What a technique sounds like in a victim's words: some fifteen hundred short sentences and notes,
// written for this project from ATT&CK's definitions, none from a report and none from a gold set.
// ATT&CK's own sentences are of one style ("X has used ..."); a report's are of many, and a reader
// that has only seen the first kind finds a third of what is there.
//
// Each file holds blocks: a line "# T1566.001" (several ids where a sentence shows several, "-"
// where it shows none), then one sentence a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace perpend::training {

extern const std::string_view kSentencesOfEntry;
extern const std::string_view kSentencesOfExecution;
extern const std::string_view kSentencesOfEvasion;
extern const std::string_view kSentencesOfCredentials;
extern const std::string_view kSentencesOfCollection;
extern const std::string_view kSentencesOfTheRare;
extern const std::string_view kMoreSentencesOfTheRare;
extern const std::string_view kSentencesOfNothing;

struct IncidentSentence {
  std::vector<std::string_view> techniques;  // none: tells of no technique
  std::string_view text;
};

// All of them, in the order of the files. They live as long as the program.
std::vector<IncidentSentence> incident_sentences();

}  // namespace perpend::training
