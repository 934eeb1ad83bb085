// Any bytes as articles: every claim's words stand where its spans say, and the ledger of two
// articles made of them points at claims and passages that are there. The weights are noise, so
// that tags and trees come out wrong in every way they can; the first byte chooses the noise, the
// first line feed pair after the middle parts the two articles.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "claims/extract_claims.h"
#include "claims/ledger.h"
#include "claims/model.h"

namespace {

using namespace perpend;

template <class Model>
Model noise(std::uint64_t seed) {
  constexpr int kBits = 8;
  Model model(kBits);
  for (auto& weight : model.weights()) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    weight = static_cast<std::remove_reference_t<decltype(weight)>>(
        static_cast<std::int32_t>(seed >> 40U & 0x3FU) - 32);
  }
  return model;
}

claims::ClaimModel model_of(std::uint64_t seed) {
  claims::ClaimModel::Body body;
  body.grammar.tagger = noise<claims::ClassModel>(seed);
  body.grammar.parser = noise<claims::ClassModel>(seed + 1);
  body.attribution.cue = noise<claims::RankModel>(seed + 2);
  body.attribution.source = noise<claims::RankModel>(seed + 3);
  body.attribution.content = noise<claims::RankModel>(seed + 4);
  auto model = claims::ClaimModel::from_bytes(claims::bytes_of(body));
  if (!model) std::abort();
  return std::move(*model);
}

void check(const ClaimDocument& document, ByteSpan span) {
  if (span.start > span.end || span.end > document.text.size()) std::abort();
}
void check(const ClaimDocument& document, const Phrase& phrase) {
  check(document, phrase.span);
  if (document.text.substr(phrase.span.start, phrase.span.size()) != phrase.text) std::abort();
}

void check(const std::vector<ClaimDocument>& documents, const Claim& claim) {
  if (claim.document >= documents.size() || claim.chain.empty()) std::abort();
  if (claim.content.spans.empty()) std::abort();
  const ClaimDocument& document = documents[claim.document];
  check(document, claim.cue);
  for (const ByteSpan span : claim.content.spans) check(document, span);
  for (const Phrase& phrase : claim.hedges) check(document, phrase);
  for (const Phrase& phrase : claim.basis) check(document, phrase);
  for (const ChainLink& link : claim.chain) {
    if (link.span) check(document, Phrase{link.written, *link.span});
  }
}

ClaimDocument article(std::string_view text, std::string_view outlet) {
  ClaimDocument document;
  document.text = text;
  document.outlet = outlet;
  document.file = document.id = outlet;
  document.body = {0, text.size()};
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<claims::ClaimModel> kModels = [] {
    std::vector<claims::ClaimModel> models;
    for (std::uint64_t seed = 0; seed < 4; ++seed) models.push_back(model_of(seed * 977));
    return models;
  }();
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::size_t half = text.find("\n\n", text.size() / 2);
  if (half == std::string_view::npos) half = text.size();
  std::vector<ClaimDocument> documents = {article(text.substr(0, half), "The Harbour Chronicle"),
                                          article(text.substr(half), "Inland Post")};
  std::vector<Claim> found;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    auto read = claims::extract_claims(kModels[data[0] % kModels.size()], documents[i], i);
    for (Claim& claim : read.claims) {
      check(documents, claim);
      found.push_back(std::move(claim));
    }
  }
  const claims::ClaimsLedger ledger = claims::build_ledger(std::move(documents), std::move(found));
  for (const Claim& claim : ledger.claims) check(ledger.documents, claim);
  const auto known = [&](std::size_t claim) {
    if (claim >= ledger.claims.size()) std::abort();
  };
  for (const claims::Retelling& one : ledger.retellings) {
    known(one.of), known(one.by);
    for (const claims::Drift& drift : one.drift) {
      check(ledger.documents.at(drift.from.document), drift.from.phrase);
      check(ledger.documents.at(drift.to.document), drift.to.phrase);
    }
  }
  for (const claims::Response& one : ledger.responses) known(one.claim), known(one.answered_by);
  for (const claims::Story& story : ledger.stories) {
    for (const std::size_t claim : story.claims) known(claim);
  }
  return 0;
}
