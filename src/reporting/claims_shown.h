// What of the claims ledger a renderer shows, decided once so that text and page agree.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "claims/ledger.h"

namespace perpend::reporting {

// "Harbour Chronicle > Cyber Directorate"; not escaped, not defanged.
std::string chain_label(const Claim& claim);
// The innermost source, or the outlet's own name.
std::string speaker_of(const Claim& claim);
std::string outlet_of(const claims::ClaimsLedger& ledger, const Claim& claim);
// "2032-01-08", or "undated".
std::string day_of(const claims::ClaimsLedger& ledger, const Claim& claim);

// "suspected", "likely (55-80 %)", "technical, document": the fields beside a claim, in words; may
// be empty.
std::string fields_label(const Claim& claim);

// Retellings of which this claim is the later telling.
std::vector<const claims::Retelling*> retold_by(const claims::ClaimsLedger& ledger,
                                                std::size_t claim);

// Claims that answer a claim of the story or say so of what they retell, each once, by day.
std::vector<std::size_t> answers_to(const claims::ClaimsLedger& ledger, const claims::Story& story);

// Outlets of a story, each once.
std::size_t outlets_of(const claims::ClaimsLedger& ledger, const claims::Story& story);

// "hedge dropped" in a sentence: what is different, without the passages.
std::string_view meaning_of(claims::DriftKind kind);

// "hardens", "softens", "keeps".
std::string_view course_label(const claims::Story& story);

// Claims of no story that answer nothing, by document: what else was said.
std::vector<std::size_t> other_claims(const claims::ClaimsLedger& ledger);

// Documents by day of publication.
std::vector<std::size_t> documents_by_day(const claims::ClaimsLedger& ledger);

// Words of the house.
inline constexpr std::string_view kOriginsMeaning =
    "An origin is a source that claims go back to. Two origins need not be independent: both may "
    "have "
    "heard it in one place. A joint statement is one origin until shown otherwise.";
inline constexpr std::string_view kClaimsTakeNoSide =
    "What stands here is what documents say, with the bytes that say it. Drift is a difference "
    "between two "
    "texts, not a reproach, and no claim is weighed against another.";
inline constexpr std::string_view kEventsNotWeighed =
    "Days that the documents name. Nothing is concluded from what stands near what.";

}  // namespace perpend::reporting
