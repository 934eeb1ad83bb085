// The claims ledger as a STIX 2.1 bundle.
//
//   identity       every outlet and every source, once
//   note           a claim: who says it in `authors`, what in `content`, the identity in
//   `object_refs` opinion        an answer, on the note of what it answers: a denial disagrees; a
//   refusal, a policy, a
//                  challenge, a call for evidence and a counter-accusation neither agree nor
//                  disagree
//   relationship   a retelling: its note is derived-from that of the claim, with the drift in words
//
// `confidence` stands only where the source stated a probability or a confidence, by the tables of
// STIX 2.1, appendix A. Ids are made from the content and times are those of the documents, so that
// the same documents give the same bytes. Tested in tests/doors/claims_test.py.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "core/json.h"
#include "core/sha256.h"
#include "model/ascii.h"
#include "reporting/claims.h"
#include "reporting/claims_shown.h"

namespace perpend::reporting {
namespace {

using claims::ClaimsLedger;

// A name-based UUID (RFC 9562, version 5's layout) of the first 128 bits of a SHA-256.
std::string uuid_of(std::string_view content) {
  std::string digits = hex(sha256("perpend claims " + std::string(content))).substr(0, 32);
  digits[12] = '5';
  constexpr std::string_view kVariant = "89ab";
  const char place = digits[16];
  const int value = place <= '9' ? place - '0' : place - 'a' + 10;
  digits[16] = kVariant[static_cast<std::size_t>(value % 4)];
  return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" +
         digits.substr(16, 4) + "-" + digits.substr(20);
}

std::string id_of(std::string_view type, std::string_view content) {
  return std::string(type) + "--" + uuid_of(std::string(type) + "\n" + std::string(content));
}

// The marking definitions of TLP 2.0, as OASIS publishes them for STIX 2.1 (extension of 2022).
struct TlpMarking {
  Marking marking;
  std::string_view id;
  std::string_view name;
  std::string_view level;
};
constexpr std::string_view kTlpExtension =
    "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
constexpr std::array<TlpMarking, 5> kMarkings = {{
    {Marking::kClear, "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", "TLP:CLEAR",
     "clear"},
    {Marking::kGreen, "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "TLP:GREEN",
     "green"},
    {Marking::kAmber, "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", "TLP:AMBER",
     "amber"},
    {Marking::kAmberStrict, "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
     "TLP:AMBER+STRICT", "amber+strict"},
    {Marking::kRed, "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", "TLP:RED", "red"},
}};

// Words of probability and of analytic confidence as STIX numbers (appendix A: DNI scale; None,
// Low, Med, High). Nothing where the source stated neither.
std::optional<int> stated_confidence(const Claim& claim) {
  if (claim.certainty) {
    constexpr std::array<std::array<int, 3>, 7> kScale = {{{1, 5, 5},
                                                           {5, 20, 15},
                                                           {20, 45, 30},
                                                           {45, 55, 50},
                                                           {55, 80, 70},
                                                           {80, 95, 85},
                                                           {95, 99, 95}}};
    for (const auto& [low, high, value] : kScale) {
      if (claim.certainty->low == low && claim.certainty->high == high) return value;
    }
  }
  for (const Phrase& hedge : claim.hedges) {
    const std::string words = ascii::lower(hedge.text);
    if (words.find("low confidence") != std::string::npos) return 15;
    if (words.find("moderate confidence") != std::string::npos ||
        words.find("medium confidence") != std::string::npos) {
      return 50;
    }
    if (words.find("high confidence") != std::string::npos) return 85;
  }
  return std::nullopt;
}

class Bundle {
 public:
  Bundle(const ClaimsLedger& ledger, const ClaimsOptions& options)
      : ledger_(ledger), marking_(options.marking) {
    Date first;
    for (const ClaimDocument& document : ledger.documents) {
      if (document.published && (first == Date() || *document.published < first)) {
        first = *document.published;
      }
    }
    earliest_ = first;
  }

  std::string write() {
    std::string content;
    for (const ClaimDocument& document : ledger_.documents) content += document.id + "\n";
    for (const Claim& claim : ledger_.claims) content += claim.id + "\n";
    out_.begin_object().member("type", "bundle").member("id", id_of("bundle", content));
    out_.key("objects").begin_array();
    write_marking();
    for (const ClaimDocument& document : ledger_.documents) {
      identity(document.outlet.empty() ? document.file : document.outlet, "organization");
    }
    for (const Claim& claim : ledger_.claims) identity(speaker_of(claim), "unknown");
    for (const Claim& claim : ledger_.claims) note(claim);
    for (const claims::Response& response : ledger_.responses) opinion(response);
    for (const claims::Retelling& retelling : ledger_.retellings) relationship(retelling);
    out_.end_array().end_object();
    return out_.take();
  }

 private:
  std::string time_of(std::uint32_t document) const {
    const auto& published = ledger_.documents[document].published;
    return published.value_or(earliest_).iso() + "T00:00:00.000Z";
  }

  void common(std::string_view type, const std::string& id, const std::string& time) {
    out_.begin_object()
        .member("type", type)
        .member("spec_version", "2.1")
        .member("id", id)
        .member("created", time)
        .member("modified", time);
    out_.key("object_marking_refs").begin_array();
    out_.value(kMarkings.at(static_cast<std::size_t>(marking_)).id).end_array();
  }

  void write_marking() {
    const TlpMarking& tlp = kMarkings.at(static_cast<std::size_t>(marking_));
    out_.begin_object()
        .member("type", "marking-definition")
        .member("spec_version", "2.1")
        .member("id", tlp.id)
        .member("created", "2022-10-01T00:00:00.000Z")
        .member("name", tlp.name);
    out_.key("extensions").begin_object().key(kTlpExtension).begin_object();
    out_.member("extension_type", "property-extension").member("tlp_2_0", tlp.level);
    out_.end_object().end_object().end_object();
  }

  static std::string identity_id(const std::string& name) { return id_of("identity", name); }

  void identity(const std::string& name, std::string_view identity_class) {
    const std::string id = identity_id(name);
    if (!written_.emplace(id, true).second) return;
    common("identity", id, earliest_.iso() + "T00:00:00.000Z");
    out_.member("name", name).member("identity_class", identity_class).end_object();
  }

  std::string note_id(const Claim& claim) const {
    return id_of("note", ledger_.documents[claim.document].id + claim.id);
  }

  void note(const Claim& claim) {
    const std::string id = note_id(claim);
    if (!written_.emplace(id, true).second) return;
    common("note", id, time_of(claim.document));
    out_.member("created_by_ref", identity_id(outlet_of(ledger_, claim)));
    std::string cue = claim.cue.empty() ? "in its own voice" : claim.cue.text;
    for (const Phrase& hedge : claim.hedges) {
      if (cue.find(hedge.text) == std::string::npos) cue += ", " + hedge.text;
    }
    out_.member("abstract", chain_label(claim) + ": " + cue).member("content", claim.content.text);
    out_.key("authors").begin_array();
    for (std::size_t i = claim.chain.size(); i-- > 0;) {
      if (!claim.chain[i].name.empty()) out_.value(claim.chain[i].name);
    }
    if (claim.chain.back().name.empty()) out_.value(speaker_of(claim));
    out_.end_array().key("object_refs").begin_array().value(identity_id(speaker_of(claim)));
    out_.end_array().key("labels").begin_array();
    out_.value("polarity:" + std::string(name_of(claim.polarity)));
    out_.value("level:" + std::string(name_of(claim.level)));
    for (int i = 0; i < kEvidentials; ++i) {
      const auto one = static_cast<Evidential>(i);
      if (claim.evidential.contains(one)) out_.value("evidential:" + std::string(name_of(one)));
    }
    out_.end_array();
    if (const auto confidence = stated_confidence(claim)) out_.member("confidence", *confidence);
    out_.end_object();
  }

  void opinion(const claims::Response& response) {
    const Claim& answer = ledger_.claims[response.answered_by];
    const std::string id =
        id_of("opinion", note_id(answer) + note_id(ledger_.claims[response.claim]));
    if (!written_.emplace(id, true).second) return;
    common("opinion", id, time_of(answer.document));
    out_.member("created_by_ref", identity_id(speaker_of(answer)));
    out_.member("explanation", std::string(name_of(answer.polarity)) + ": " + answer.content.text);
    out_.key("authors").begin_array().value(speaker_of(answer)).end_array();
    out_.member("opinion", answer.polarity == Polarity::kDenies ? "disagree" : "neutral");
    out_.key("object_refs").begin_array().value(note_id(ledger_.claims[response.claim]));
    out_.end_array().end_object();
  }

  void relationship(const claims::Retelling& retelling) {
    const Claim& of = ledger_.claims[retelling.of];
    const Claim& by = ledger_.claims[retelling.by];
    const std::string id = id_of("relationship", note_id(by) + note_id(of));
    if (!written_.emplace(id, true).second) return;
    common("relationship", id, time_of(by.document));
    std::string description =
        retelling.answer ? "an answer that speaks of its reasons" : "a retelling";
    description += retelling.drift.empty() ? " without drift that can be seen" : ", with drift: ";
    for (std::size_t i = 0; i < retelling.drift.size(); ++i) {
      const claims::Drift& drift = retelling.drift[i];
      description += (i == 0 ? "" : "; ") + std::string(claims::name_of(drift.kind)) + " ['" +
                     drift.from.phrase.text + "' -> '" + drift.to.phrase.text + "']";
    }
    out_.member("relationship_type", retelling.answer ? "related-to" : "derived-from")
        .member("description", description)
        .member("source_ref", note_id(by))
        .member("target_ref", note_id(of))
        .end_object();
  }

  const ClaimsLedger& ledger_;
  Marking marking_;
  Date earliest_;
  json::Writer out_;
  std::map<std::string, bool> written_;
};

}  // namespace

std::string claims_stix(const ClaimsLedger& ledger, const ClaimsOptions& options) {
  return Bundle(ledger, options).write();
}

}  // namespace perpend::reporting
