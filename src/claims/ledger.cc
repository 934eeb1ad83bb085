// The ledger, put together: tellings, retellings with their drift, answers, stories with their
// origins, and the dated events beside them. Each part has a file and an essay of its own.
#include "claims/ledger.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "claims/alignment.h"
#include "claims/certainty.h"
#include "claims/doubt.h"
#include "claims/drift.h"
#include "claims/origins.h"
#include "claims/quantity.h"
#include "claims/repairs.h"
#include "claims/responses.h"
#include "claims/stories.h"
#include "claims/time_words.h"

namespace perpend::claims {
namespace {

constexpr std::uint16_t kOwnVoiceConfidence = 400;  // a likeness found it, no cue; thousandths

// A sentence of the outlet's own as a claim.
Claim own_claim(const ClaimDocument& document, const Telling& telling, const PlaceNames& places) {
  Claim claim;
  claim.document = telling.document;
  ChainLink outlet;
  outlet.name = document.outlet;
  outlet.kind = LinkKind::kOutlet;
  claim.chain.push_back(std::move(outlet));
  const ByteSpan span = telling.content;
  claim.content.text = document.text.substr(span.start, span.size());
  claim.content.spans = {span};
  claim.level = agent_in(document.text, span, places).level;
  claim.proposition.numbers = quantities_in(document.text, span);
  for (const TimeWords& time : times_in(document.text, span, document.published)) {
    claim.proposition.times.push_back(time_phrase(document.text, time));
  }
  for (CertaintyInterval& one : certainties(document.text, span)) {
    if (!claim.certainty) claim.certainty = std::move(one);
  }
  const Doubt doubt = doubt_in(document.text, span);
  if (doubt.span.size() != 0) {
    claim.hedges.push_back({document.text.substr(doubt.span.start, doubt.span.size()), doubt.span});
  }
  claim.confidence = kOwnVoiceConfidence;
  claim.id = claim_id(document, claim);
  return claim;
}

class Builder {
 public:
  Builder(std::vector<ClaimDocument> documents, std::vector<Claim> claims)
      : order_(order_by_time(documents)) {
    ledger_.documents = std::move(documents);
    ledger_.claims = std::move(claims);
    for (const ClaimDocument& document : ledger_.documents) {
      sentences_.push_back(sentences_of(document));
      const std::uint64_t end = std::max(document.body.end, document.headline.end);
      places_.read(std::string_view(document.text).substr(0, end));
    }
    std::erase_if(ledger_.claims, [&](const Claim& claim) {
      return claim.content.spans.empty() || claim.document >= ledger_.documents.size();
    });
    repair_claims(ledger_.documents, sentences_, ledger_.claims);
    name_those_who_speak();
    sort_claims();
  }

  ClaimsLedger build() {
    add_own_claims();
    view_documents();
    add_retellings();
    ledger_.responses = responses(views_, ledger_.claims, claim_tellings_, places_, order_);
    add_answers_that_retell();
    std::tie(ledger_.stories, ledger_.origins) =
        stories({ledger_.documents, ledger_.claims, ledger_.retellings, ledger_.responses,
                 claim_tellings_, places_, order_});
    add_events();
    return std::move(ledger_);
  }

 private:
  void sort_claims() {
    const auto rank = [](const Claim& claim) {
      return std::tuple(claim.document, claim.content.spans.front().start, claim.cue.span.start,
                        std::string_view(claim.id));
    };
    std::erase_if(ledger_.claims, [&](const Claim& claim) {
      return claim.content.spans.empty() || claim.chain.empty() ||
             claim.document >= ledger_.documents.size();
    });
    std::sort(ledger_.claims.begin(), ledger_.claims.end(),
              [&](const Claim& a, const Claim& b) { return rank(a) < rank(b); });
    claim_tellings_.clear();
    for (std::size_t i = 0; i < ledger_.claims.size(); ++i) {
      const std::uint32_t document = ledger_.claims[i].document;
      claim_tellings_.push_back(
          telling_of(ledger_.documents[document], sentences_[document], ledger_.claims[i], i));
    }
    widen_poor_readings();
  }

  void name_those_who_speak() {
    std::vector<std::vector<std::size_t>> of_document(ledger_.documents.size());
    for (std::size_t i = 0; i < ledger_.claims.size(); ++i) {
      const Claim& claim = ledger_.claims[i];
      if (claim.document < of_document.size() && claim.chain.size() > 1) {
        of_document[claim.document].push_back(i);
      }
    }
    for (auto& claims : of_document) {
      std::sort(claims.begin(), claims.end(),
                [&](std::size_t a, std::size_t b) { return start_of(a) < start_of(b); });
    }
    for (Claim& claim : ledger_.claims) {
      if (claim.document < of_document.size())
        continue_statement(claim, of_document[claim.document]);
    }
  }

  std::uint64_t start_of(std::size_t claim) const {
    return ledger_.claims[claim].content.spans.front().start;
  }

  // A paragraph that is one quotation is one voice: what follows its first sentence has the same
  // source.
  void continue_statement(Claim& claim, std::span<const std::size_t> sourced) const {
    if (claim.chain.size() != 1 || !claim.cue.empty()) return;
    const ClaimDocument& document = ledger_.documents[claim.document];
    const ByteSpan quotation = whole_quotation(document.text, claim.content.spans.front());
    if (quotation.size() == 0) return;
    const auto begin = std::partition_point(sourced.begin(), sourced.end(), [&](std::size_t i) {
      return start_of(i) < quotation.start;
    });
    for (auto at = begin; at != sourced.end() && start_of(*at) < quotation.end; ++at) {
      const Claim& first = ledger_.claims[*at];
      if (!quotation.contains(first.content.spans.front()) || !claim_opens(first, quotation)) {
        continue;
      }
      claim.chain.push_back(first.chain.back());
      claim.quoted = true;
      claim.id = claim_id(document, claim);
      return;
    }
  }

  static bool claim_opens(const Claim& claim, ByteSpan quotation) {
    constexpr std::uint64_t kOpening = 8;  // bytes: the quotation mark and an article
    const auto& span = claim.chain.back().span;
    return span && span->start >= quotation.start && span->start <= quotation.start + kOpening;
  }

  // The paragraph around `place` if it begins and ends with a quotation mark and holds no other.
  static ByteSpan whole_quotation(std::string_view text, ByteSpan place) {
    std::size_t start = text.rfind("\n\n", place.start);
    start = start == std::string_view::npos ? 0 : start + 2;
    const std::size_t end = std::min(text.find("\n\n", place.start), text.size());
    const std::string_view paragraph = text.substr(start, end - start);
    const auto marks = std::count(paragraph.begin(), paragraph.end(), '"');
    if (marks != 2 || !paragraph.starts_with('"') || !paragraph.ends_with('"')) return {};
    return {start, end};
  }

  // Where a claim was read from a sentence and holds less than half of its words, the reading lost
  // some: what is compared then is the sentence.
  void widen_poor_readings() {
    std::map<std::pair<std::uint32_t, std::size_t>, std::size_t> heaviest;
    for (std::size_t i = 0; i < claim_tellings_.size(); ++i) {
      const Telling& telling = claim_tellings_[i];
      const std::size_t sentence = sentences_[telling.document].at(telling.content.start);
      const auto [entry, is_new] = heaviest.try_emplace({telling.document, sentence}, i);
      if (!is_new && telling.weight > claim_tellings_[entry->second].weight) entry->second = i;
    }
    for (const auto& [place, i] : heaviest) {
      Telling& telling = claim_tellings_[i];
      if (ledger_.claims[i].polarity != Polarity::kAsserts) continue;
      Telling whole = telling_of_sentence(ledger_.documents[telling.document], telling.document,
                                          telling.around);
      if (2 * telling.weight >= whole.weight) continue;
      whole.claim = i;
      telling = std::move(whole);
    }
  }

  // Sentences that no claim covers.
  std::vector<Telling> own_sentences() const {
    std::vector<std::vector<bool>> covered;
    covered.reserve(sentences_.size());
    for (const DocumentSentences& one : sentences_) covered.emplace_back(one.sentences.size());
    for (const Telling& telling : claim_tellings_) {
      const auto& sentences = sentences_[telling.document].sentences;
      for (std::size_t s = sentences_[telling.document].at(telling.around.start);
           s < sentences.size() && sentences[s].start < telling.around.end; ++s) {
        covered[telling.document][s] = true;
      }
    }
    std::vector<Telling> found;
    for (std::uint32_t d = 0; d < ledger_.documents.size(); ++d) {
      const ClaimDocument& document = ledger_.documents[d];
      for (std::size_t s = 0; s < covered[d].size(); ++s) {
        const ByteSpan sentence = sentences_[d].sentences[s];
        if (covered[d][s] || !document.body.contains(sentence)) continue;
        found.push_back(telling_of_sentence(document, d, sentence));
      }
    }
    return found;
  }

  std::vector<Telling> comparable() const {
    std::vector<Telling> tellings;
    for (const Telling& telling : claim_tellings_) {
      // A headline says again what its own text says, and shorter.
      const bool headline = ledger_.documents[telling.document].headline.contains(telling.content);
      const bool wording = speaks_of_wording(ledger_.claims[*telling.claim].content.text);
      if (!headline && !wording && ledger_.claims[*telling.claim].polarity == Polarity::kAsserts) {
        tellings.push_back(telling);
      }
    }
    return tellings;
  }

  bool names_a_doer(const Telling& telling) const {
    const std::string_view text = ledger_.documents[telling.document].text;
    return agent_in(text, telling.passage, places_).level != ClaimLevel::kNone;
  }

  void add_own_claims() {
    std::vector<Telling> tellings = comparable();
    const std::size_t claims = tellings.size();
    for (Telling& telling : own_sentences()) tellings.push_back(std::move(telling));
    std::set<std::size_t> own;
    for (const Aligned& aligned : align(ledger_.documents, ledger_.claims, tellings, order_)) {
      if (aligned.of >= claims && !names_a_doer(tellings[aligned.of])) continue;
      if (aligned.of >= claims) own.insert(aligned.of);
      if (aligned.by >= claims) own.insert(aligned.by);
    }
    for (const std::size_t i : own) {
      const Telling& telling = tellings[i];
      ledger_.claims.push_back(own_claim(ledger_.documents[telling.document], telling, places_));
    }
    if (own.empty()) return;
    name_those_who_speak();
    sort_claims();
  }

  void view_documents() {
    for (std::uint32_t d = 0; d < ledger_.documents.size(); ++d) {
      DocumentView view;
      view.document = &ledger_.documents[d];
      view.index = d;
      view.sentences = sentences_[d];
      const auto first = std::partition_point(ledger_.claims.begin(), ledger_.claims.end(),
                                              [&](const Claim& c) { return c.document < d; });
      const auto end = std::partition_point(first, ledger_.claims.end(),
                                            [&](const Claim& c) { return c.document == d; });
      view.answers = answers_in(*view.document, d, view.sentences, ledger_.claims,
                                static_cast<std::size_t>(first - ledger_.claims.begin()),
                                static_cast<std::size_t>(end - ledger_.claims.begin()));
      views_.push_back(std::move(view));
    }
  }

  PlacedPhrase placed(const Telling& telling) const {
    const std::string_view text = ledger_.documents[telling.document].text;
    const ByteSpan span = telling.around;
    return {telling.document, {std::string(text.substr(span.start, span.size())), span}};
  }

  void add_retellings() {
    const DriftFinder finder(views_, ledger_.claims, places_);
    const std::vector<Telling> tellings = comparable();
    for (const Aligned& aligned : align(ledger_.documents, ledger_.claims, tellings, order_)) {
      const Telling& told = tellings[aligned.of];
      const Telling& retold = tellings[aligned.by];
      Retelling retelling;
      retelling.of = *told.claim;
      retelling.by = *retold.claim;
      retelling.told = placed(told);
      retelling.retold = placed(retold);
      retelling.likeness = aligned.likeness;
      retelling.declared = aligned.declared;
      retelling.copied = aligned.copied;
      retelling.drift = finder.between(told, retold);
      ledger_.retellings.push_back(std::move(retelling));
    }
    keep_one_of_each_document(DriftKind::kAnswerLeftOut);
    keep_one_of_each_document(DriftKind::kSourceDropped);
  }

  // What a whole document lacks is said once, of the passage that is most like what it retells.
  void keep_one_of_each_document(DriftKind kind) {
    const auto has = [&](const Retelling& retelling) {
      return std::any_of(retelling.drift.begin(), retelling.drift.end(),
                         [&](const Drift& drift) { return drift.kind == kind; });
    };
    std::map<std::uint32_t, const Retelling*> best;
    for (const Retelling& retelling : ledger_.retellings) {
      if (!has(retelling)) continue;
      const Retelling*& one = best[retelling.retold.document];
      if (one == nullptr || retelling.likeness > one->likeness) one = &retelling;
    }
    for (Retelling& retelling : ledger_.retellings) {
      if (!has(retelling) || best[retelling.retold.document] == &retelling) continue;
      std::erase_if(retelling.drift, [&](const Drift& drift) { return drift.kind == kind; });
    }
  }

  // What a claim's retelling was held against, and the reasons of claims: each read once.
  struct Reasons {
    bool itself = false;  // in the sentences of the passage
    std::vector<Phrase> all;
  };
  using Ancestors = std::map<std::size_t, std::vector<std::size_t>>;

  Ancestors retold_from() const {
    Ancestors found;
    for (const Retelling& retelling : ledger_.retellings) {
      if (!retelling.answer) found[retelling.by].push_back(retelling.of);
    }
    return found;
  }

  // The claim that a claim goes back to, step by step.
  static std::vector<std::size_t> with_ancestors(const Ancestors& ancestors, std::size_t claim) {
    std::vector<std::size_t> chain{claim};
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const auto found = ancestors.find(chain[i]);
      if (found == ancestors.end()) continue;
      for (const std::size_t of : found->second) {
        if (std::find(chain.begin(), chain.end(), of) == chain.end()) chain.push_back(of);
      }
    }
    return chain;
  }

  // An answer that speaks of the other side's reasons, and not of all of them: held against the
  // claim that gives its reasons itself, if there is one, else against one whose reasons stand
  // behind it. `answered`: the claims that it answers, and those they go back to.
  std::optional<Retelling> answer_that_retells(const DriftFinder& finder, std::size_t by,
                                               std::span<const std::size_t> answered,
                                               std::map<std::size_t, Reasons>& known) const {
    const std::vector<Phrase> spoken_of = finder.spoken_of(claim_tellings_[by]);
    if (spoken_of.empty()) return std::nullopt;
    for (const bool itself : {true, false}) {
      for (const std::size_t of : answered) {
        const auto [reasons, is_new] = known.try_emplace(of);
        if (is_new) {
          reasons->second = {finder.gives_reasons(claim_tellings_[of]),
                             finder.reasons_of(claim_tellings_[of])};
        }
        if (itself && !reasons->second.itself) continue;
        auto drift = finder.in_answer(claim_tellings_[of], claim_tellings_[by], reasons->second.all,
                                      spoken_of);
        if (drift.empty()) continue;
        Retelling retelling;
        retelling.of = of;
        retelling.by = by;
        retelling.told = placed(claim_tellings_[of]);
        retelling.retold = placed(claim_tellings_[by]);
        retelling.likeness = likeness(claim_tellings_[of], claim_tellings_[by]);
        retelling.answer = true;
        retelling.drift = std::move(drift);
        return retelling;
      }
    }
    return std::nullopt;
  }

  void add_answers_that_retell() {
    const DriftFinder finder(views_, ledger_.claims, places_);
    const Ancestors ancestors = retold_from();
    std::map<std::size_t, std::vector<std::size_t>> answered;  // by the answer
    for (const Response& response : ledger_.responses) {
      for (const std::size_t of : with_ancestors(ancestors, response.claim)) {
        answered[response.answered_by].push_back(of);
      }
    }
    std::map<std::size_t, Reasons> known;
    for (const auto& [by, claims] : answered) {
      if (auto retelling = answer_that_retells(finder, by, claims, known)) {
        ledger_.retellings.push_back(std::move(*retelling));
      }
    }
    std::sort(ledger_.retellings.begin(), ledger_.retellings.end(),
              [](const Retelling& a, const Retelling& b) {
                return std::tuple(a.by, a.answer, a.of) < std::tuple(b.by, b.answer, b.of);
              });
  }

  void add_events() {
    constexpr int kLongest = 31;  // days; 'in 2027' is no event on a line of days
    for (std::uint32_t d = 0; d < ledger_.documents.size(); ++d) {
      const ClaimDocument& document = ledger_.documents[d];
      for (const ByteSpan& sentence : sentences_[d].sentences) {
        if (!document.body.contains(sentence)) continue;
        for (const TimeWords& time : times_in(document.text, sentence, document.published)) {
          if (time.kind != TimeWords::kPoint || !time.from_low || !time.from_high) continue;
          if (time.from_high->days() - time.from_low->days() > kLongest) continue;
          DatedEvent event;
          event.from = *time.from_low;
          event.to = *time.from_high;
          event.when = {d, {document.text.substr(time.span.start, time.span.size()), time.span}};
          event.sentence = {d, {document.text.substr(sentence.start, sentence.size()), sentence}};
          ledger_.events.push_back(std::move(event));
        }
      }
    }
    std::sort(ledger_.events.begin(), ledger_.events.end(),
              [&](const DatedEvent& a, const DatedEvent& b) {
                return std::tuple(a.from, a.to, order_[a.when.document], a.when.phrase.span) <
                       std::tuple(b.from, b.to, order_[b.when.document], b.when.phrase.span);
              });
  }

  ClaimsLedger ledger_;
  std::vector<std::size_t> order_;
  std::vector<DocumentSentences> sentences_;
  std::vector<Telling> claim_tellings_;  // one for each claim
  std::vector<DocumentView> views_;
  PlaceNames places_;
};

}  // namespace

ClaimsLedger build_ledger(std::vector<ClaimDocument> documents, std::vector<Claim> claims) {
  return Builder(std::move(documents), std::move(claims)).build();
}

}  // namespace perpend::claims
