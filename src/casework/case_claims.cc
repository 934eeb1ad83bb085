// Five outlets that print one agency's finding are five sources and one origin. provenance/ sees
// that where they print the same words; the claims ledger sees it where they tell it in their own.
//
// Example: a paper writes that police link a group to the thefts, another that 'the group, police
// told the paper, is behind the thefts': one origin, police. Counter-example: a firm that tells the
// police's claim and adds its own stays a source of its own, though half of it is retold.
//
// Tested in tests/doors/case_claims_test.py.
#include "casework/case_claims.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "casework/claims_ledger.h"
#include "claims/extract_claims.h"
#include "claims/press.h"

namespace perpend::casework {
namespace {

// The source of each document: whoever its findings and its testimony are from; where it has none,
// the one at its place.
std::vector<std::optional<std::uint32_t>> sources_of(const Incident& incident) {
  std::vector<std::optional<std::uint32_t>> sources(incident.documents.size());
  const auto set = [&](std::uint32_t document, std::uint32_t source) {
    if (document < sources.size() && !sources[document]) sources[document] = source;
  };
  for (const Testimony& one : incident.testimony) {
    if (one.span) set(one.span->document, one.source);
  }
  for (const Observation& one : incident.observations) {
    for (const DocumentSpan& span : one.spans) set(span.document, one.source);
  }
  if (incident.sources.size() == incident.documents.size()) {
    for (std::uint32_t i = 0; i < sources.size(); ++i) set(i, i);
  }
  return sources;
}

std::uint64_t shared(const Claim& claim, ByteSpan span) {
  std::uint64_t bytes = 0;
  for (const ByteSpan part : claim.content.spans) {
    const std::uint64_t from = std::max(part.start, span.start);
    const std::uint64_t to = std::min(part.end, span.end);
    if (from < to) bytes += to - from;
  }
  return bytes;
}

class CaseClaims {
 public:
  CaseClaims(Incident& incident, claims::ClaimsLedger ledger, std::vector<std::uint32_t> documents)
      : incident_(incident), ledger_(std::move(ledger)), documents_(std::move(documents)) {
    for (std::size_t i = 0; i < ledger_.origins.size(); ++i) {
      for (const std::size_t claim : ledger_.origins[i].claims) origin_of_.emplace(claim, i);
    }
  }

  void name_roots() {
    for (Testimony& testimony : incident_.testimony) {
      if (!testimony.span) continue;
      auto claim = claim_at(testimony.span->document, testimony.span->bytes);
      // A headline says again what its text says, and shorter.
      if (claim && in_headline(*claim)) claim = first_sourced(ledger_.claims[*claim].document);
      if (!claim) continue;
      const Claim& one = ledger_.claims[*claim];
      if (one.polarity != Polarity::kAsserts) continue;
      const auto origin = origin_of_.find(*claim);
      if (origin != origin_of_.end()) testimony.root = ledger_.origins[origin->second].root;
      if (one.chain.size() < 2) continue;
      for (const ChainLink& link : one.chain) {
        if (link.name.empty()) continue;
        testimony.chain += (testimony.chain.empty() ? "" : " > ") + link.name;
      }
      if (testimony.root.empty()) testimony.root = one.chain.back().name;
    }
  }

  void add_relays() {
    const auto sources = sources_of(incident_);
    std::map<std::uint32_t, std::set<std::uint32_t>> after;  // by document: whom it tells after
    std::set<std::uint32_t> first;  // documents with an origin of their own
    for (const claims::Origin& origin : ledger_.origins) {
      if (std::all_of(origin.claims.begin(), origin.claims.end(),
                      [&](std::size_t claim) { return in_headline(claim); })) {
        continue;
      }
      const std::uint32_t begins = ledger_.claims[origin.claims.front()].document;
      first.insert(begins);
      for (const std::size_t claim : origin.claims) {
        const std::uint32_t document = ledger_.claims[claim].document;
        if (document != begins) after[document].insert(begins);
      }
    }
    for (const auto& [document, others] : after) {
      if (first.contains(document)) continue;
      for (const std::uint32_t other : others) {
        const auto source = sources[documents_[document]];
        const auto of = sources[documents_[other]];
        if (!source || !of || *source == *of) continue;
        incident_.relays.push_back({*source, *of, "one claim, told after another"});
      }
    }
  }

 private:
  bool in_headline(std::size_t claim) const {
    const Claim& one = ledger_.claims[claim];
    return ledger_.documents[one.document].headline.contains(one.content.spans.front());
  }

  // The document's first claim with a source on who did it.
  std::optional<std::size_t> first_sourced(std::uint32_t document) const {
    for (const auto& [claim, origin] : origin_of_) {
      const Claim& one = ledger_.claims[claim];
      if (one.document == document && one.chain.size() > 1 && !in_headline(claim)) return claim;
    }
    return std::nullopt;
  }

  // The claim that shares most with the passage; of several the one farthest inside.
  std::optional<std::size_t> claim_at(std::uint32_t document, ByteSpan span) const {
    std::optional<std::size_t> best;
    std::uint64_t most = 0;
    std::size_t links = 0;
    for (std::size_t i = 0; i < ledger_.claims.size(); ++i) {
      const Claim& claim = ledger_.claims[i];
      if (documents_[claim.document] != document) continue;
      const std::uint64_t bytes = shared(claim, span);
      const bool better = bytes > most || (bytes == most && claim.chain.size() > links);
      if (bytes == 0 || !better) continue;
      best = i;
      most = bytes;
      links = claim.chain.size();
    }
    return best;
  }

  Incident& incident_;
  claims::ClaimsLedger ledger_;
  std::vector<std::uint32_t> documents_;  // of the incident, by the ledger's
  std::map<std::size_t, std::size_t> origin_of_;
};

}  // namespace

void read_case_claims(const knowledge::Pack& pack, Incident& incident) {
  std::vector<ClaimDocument> documents;
  std::vector<std::uint32_t> places;
  const auto sources = sources_of(incident);
  for (std::uint32_t i = 0; i < incident.documents.size(); ++i) {
    if (incident.documents[i].text.empty()) continue;
    ClaimDocument document = claims::press_document(incident.documents[i]);
    if (document.outlet.empty() && sources[i] && *sources[i] < incident.sources.size()) {
      document.outlet = incident.sources[*sources[i]].name;
    }
    documents.push_back(std::move(document));
    places.push_back(i);
  }
  if (documents.size() < 2) return;
  const auto model = claims::ClaimModel::of(pack);
  if (!model) return;
  CaseClaims claims(incident, ledger_of(*model, std::move(documents)), std::move(places));
  claims.name_roots();
  claims.add_relays();
}

}  // namespace perpend::casework
