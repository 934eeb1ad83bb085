// A document is known for what it is by its title and first words, or by its own word that nothing
// happened. Both are judged by rules, and neither by how much its sentences sound like an incident:
// then every sentence would have a part in every other finding.
//
//   "Hardening notes for hypervisor owners"      a kind of document
//   "Release 9.4 of the endpoint sensor"         the same
//   "None of us has been attacked."              its own word
//
// Counter-example that stays wrong: a hardening guide that opens with a true case in its first
// line is taken for a guide, and the case is held low; its addresses that are broken on purpose
// are not.
//
// Tested in document_kind_test.cc.
#include "extraction/document_kind.h"

#include <re2/re2.h>

#include <algorithm>

namespace perpend::extraction {
namespace {

// In the title and the first line or two.
const RE2& kinds() {
  static const RE2 made(
      "\\b(?:"
      // advice
      "hardening|best practices?|how to protect|members should|what to do before|checklist|"
      "guidance (?:for|on)|guidelines? (?:for|on)|handbook|playbook|policy (?:for|on)|"
      "rules of engagement|recommendations for|"
      // trade
      "release notes?|release \\d+(?:\\.\\d+)*|version \\d+(?:\\.\\d+)* of (?:our|the)|new in "
      "version|white paper|webinar|comparison of endpoint|brochure|data ?sheet|(?:our|the) "
      "new (?:sensor|agent|product|platform|service)|our (?:service|engine|product|sensor) sees|"
      "buyer'?s guide|call for tenders|tender \\d+|product (?:sheet|tour|update)|"
      // teaching
      "lecture|curriculum|syllabus|course (?:description|outline|notes)|evening school|handout|"
      "for trainees|glossary|further reading|reading list|abstract of a talk|workshop programme|"
      "training (?:day|course|plan|material)|seminar|"
      "course \\d+|(?:two|three|four|five) days,|quiz|exam questions|"
      // play
      "exercise|scenario|fiction|tabletop|inject list|red team plan|war ?game|"
      // committees and forms
      "minutes of|minutes,|agenda|hearing|steering|questionnaire|proposal form|questions to the "
      "applicant|application form|draft bill|statute|act of parliament|tender documents? for|"
      "job (?:offer|advertisement) for|"
      // surveys
      "yearbook|patch bulletin|(?:weekly|monthly|news) digest|leaflet|speaker'?s notes|threat "
      "landscape|landscape for|landscape of|(?:threat|security|yearly) outlook|annual review|year "
      "in review|"
      "yearly (?:report|review|comparison)|trends? (?:report|of the year)|"
      // rules and logs
      "rules shipped|rule pack|detection rules?|rules group|sigma rules?|"
      "maintenance window|normal night|quiet night|nightly (?:log|maintenance|backup)|normal "
      "operations|routine (?:log|maintenance)|nothing in it is of the intruder)\\b");
  return made;
}

// What such documents say of themselves.
const RE2& words_of_its_own() {
  static const RE2 made(
      "\\b(?:"
      "no (?:incident|case|attack) behind|reports? no (?:intrusion|incident|attack)|"
      "nothing has happened|(?:it|they|we) knew better|turned out to be (?:harmless|nothing)|has "
      "no findings of its own|are summaries of others|"
      "(?:it|this (?:list|paper|note|page|card|guide|document)) is about no (?:incident|case)|"
      "nothing (?:here|on this card|in (?:it|this [a-z]+|these pages)|described here)[a-z ,]{0,30} "
      "(?:happened|stems from|describes? an|is of)|"
      "no (?:real )?(?:incident|case|attack|event)(?: of (?:our|its|their) own)? (?:is|was|has "
      "been) "
      "(?:described|discussed|told|reported here|opened)|"
      "(?:none|nobody|no one) (?:of (?:us|ours?|our members) )?(?:has|have) (?:ever )?(?:been )?"
      "attacked(?: us)?|"
      "none of these is ours|there was no incident\\b|no customer was involved|"
      "(?:names|addresses|numbers)[a-z, ]{0,40} are invented|"
      "all entries (?:belong|were confirmed|are legitimate)|belong to normal operations|"
      "no particular case|none has been done|prices (?:start at|on request)|free trial|enrolment:|"
      "certificates are given|commits an offence|none of (?:the |these )?alerts? (?:was|were) "
      "real)\\b");
  return made;
}

}  // namespace

bool tells_of_no_incident(std::string_view lower) {
  constexpr std::size_t kLead = 160;
  constexpr std::size_t kLook = std::size_t{1} << 16;
  const auto piece = [](std::string_view text) {
    return re2::StringPiece(text.data(), text.size());
  };
  // A title is a line of its own; prose has none, and its first sentence says what it is.
  constexpr std::size_t kShortestTitle = 20;
  const std::size_t line = lower.find('\n');
  const std::size_t lead = line >= kShortestTitle ? std::min(line, kLead) : kLead;
  return RE2::PartialMatch(piece(lower.substr(0, lead)), kinds()) ||
         RE2::PartialMatch(piece(lower.substr(0, kLook)), words_of_its_own());
}

}  // namespace perpend::extraction
