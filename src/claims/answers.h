// Answers to claims: whose they are, and which claims they answer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claims/agent.h"
#include "claims/telling.h"
#include "core/span.h"
#include "model/claim.h"

namespace perpend::claims {

// A sentence in which somebody answers, as a claim that was extracted or, where none was, by its
// words alone ('The embassy did not answer').
struct FoundAnswer {
  std::uint32_t document = 0;
  std::optional<std::size_t> claim;  // index of the answering claim
  ByteSpan sentence;
  std::string source;              // who answers: the words that name and describe him
  std::vector<std::string> names;  // those of `source`, in lower case
  bool office = false;             // an embassy, a lawyer: who speaks for an accused
};

// Whom a claim accuses, as its document names him: read once, held against every answer.
struct Accused {
  ByteSpan sentence;               // of the accusation
  std::vector<std::string> names;  // of the accused and of the places beside him
  std::vector<std::string> accuser;
  std::vector<std::string> nouns;  // behind 'a' in the passage: 'a company in Galdia'
};

// Denials, refusals, policies, challenges and counter-accusations of one document, by place.
// `first` and `end` are the indices of its claims.
std::vector<FoundAnswer> answers_in(const ClaimDocument& document, std::uint32_t index,
                                    const DocumentSentences& sentences,
                                    std::span<const Claim> claims, std::size_t first,
                                    std::size_t end);

// `accuser`: the words that name and describe who makes the claim.
Accused accused_of(const ClaimDocument& document, const Telling& accusation,
                   std::string_view accuser, const PlaceNames& places);

// Whether it is the accused who answers: his name, or that of his country, stands in the passage or
// beside it, or it is an embassy that speaks; and he is not the one who made the claim.
bool is_by_accused(const FoundAnswer& answer, const Accused& accused);

// The words by which a document introduces a source: those before and behind its first mention.
std::string introduction_of(const ClaimDocument& document, std::string_view name);

// Everything that the chain and the document say of the innermost source; empty for the outlet's
// own.
std::string described_source(const ClaimDocument& document, const Claim& claim);

}  // namespace perpend::claims
