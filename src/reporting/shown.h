// What of an assessment a renderer shows, decided once so that JSON, text and page agree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::reporting {

inline constexpr std::size_t kFewestHypotheses = 20;  // in JSON: these, or all if there are fewer

// Indices into assessment.hypotheses, ascending: the best `least`, the runner-up, and the unlisted
// actor wherever it ranks.
std::vector<std::size_t> shown_hypotheses(const Assessment& assessment, std::size_t least);

// What is left for all the others, so that shown and others sum to exactly one.
Posterior others(const Assessment& assessment, const std::vector<std::size_t>& shown);

// False for "no assessment": no word of likelihood may stand beside the numbers then.
bool is_assessed(const Assessment& assessment);

// The finding as a person reads it, fit for display: "UPPERCUT (S0275)", "c2[.]example".
std::string finding_label(const Evidence& evidence);

// Sum of a class's rows under one hypothesis: Hypothesis::by_class.
WeightOfEvidence subtotal(const Assessment& assessment, std::size_t hypothesis, EvidenceClass c);

// Rows of one class, in the assessment's order.
std::vector<const Evidence*> rows_of(const Assessment& assessment, EvidenceClass c);

// A row with no weight under any of these hypotheses.
bool weighs_nothing(const Evidence& evidence, const std::vector<std::size_t>& hypotheses);

// False for a resemblance of the case as a whole: no report shows or lacks it.
bool is_counted(const Evidence& evidence);

// The first place of a row's observation in a document, or none: a resemblance has no bytes.
std::optional<DocumentSpan> first_span(const Incident& incident, const Evidence& evidence);

// "report.txt, page 2, bytes 120-128 and 3 more places", or "" where the finding has no bytes.
std::string places_label(const Incident& incident, const Evidence& evidence);

// "CERT note 12 (B2, published 2024-09-01)", fit for display; the information's grade is the
// observation's own where it has one.
std::string source_label(const Incident& incident, const Evidence& evidence);
std::string_view source_name(const Incident& incident, std::uint32_t source);

// "B: usually reliable" and "2: probably true", in the Admiralty code's own words.
std::string_view meaning_of(Reliability reliability);
std::string_view meaning_of(Credibility credibility);

}  // namespace perpend::reporting
