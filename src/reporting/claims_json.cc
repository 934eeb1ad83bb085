#include <string_view>

#include "core/json.h"
#include "reporting/claims.h"
#include "reporting/claims_shown.h"
#include "reporting/json_parts.h"

namespace perpend::reporting {
namespace {

using claims::ClaimsLedger;

void write_bytes(json::Writer& out, ByteSpan span) {
  out.member("start", span.start).member("end", span.end);
}

void write_phrase(json::Writer& out, std::string_view name, const Phrase& phrase) {
  out.key(name);
  if (phrase.empty()) {
    out.null();
    return;
  }
  out.begin_object().member("text", phrase.text);
  write_bytes(out, phrase.span);
  out.end_object();
}

void write_placed(json::Writer& out, const ClaimsLedger& ledger, std::string_view name,
                  const claims::PlacedPhrase& placed) {
  out.key(name);
  if (placed.phrase.empty()) {
    out.null();
    return;
  }
  out.begin_object()
      .member("document", ledger.documents[placed.document].id)
      .member("text", placed.phrase.text);
  write_bytes(out, placed.phrase.span);
  out.end_object();
}

void write_day(json::Writer& out, std::string_view name, const std::optional<Date>& day) {
  if (day) {
    out.member(name, day->iso());
  } else {
    out.key(name).null();
  }
}

void write_document(json::Writer& out, const ClaimDocument& document) {
  out.begin_object().member("id", document.id).member("outlet", document.outlet);
  write_day(out, "published", document.published);
  if (document.retrieved) write_day(out, "retrieved", document.retrieved);
  out.member("file", document.file);
  if (!document.title.empty()) out.member("title", document.title);
  if (!document.byline.empty()) out.member("byline", document.byline);
  out.end_object();
}

std::string_view name_of_kind(LinkKind kind) {
  switch (kind) {
    case LinkKind::kOutlet:
      return "outlet";
    case LinkKind::kNamed:
      return "named";
    case LinkKind::kDescribed:
      return "described";
    case LinkKind::kOpen:
      return "open";
    case LinkKind::kOwnText:
      break;
  }
  return "own-text";
}

void write_chain(json::Writer& out, const Claim& claim) {
  out.key("chain").begin_array();
  for (const ChainLink& link : claim.chain) {
    out.begin_object().member("name", link.name).member("kind", name_of_kind(link.kind));
    if (link.span) {
      out.member("written", link.written).key("span").begin_object();
      write_bytes(out, *link.span);
      out.end_object();
    }
    if (!link.description.empty()) out.member("description", link.description);
    out.end_object();
  }
  out.end_array();
}

std::string_view name_of_bound(Bound bound) {
  switch (bound) {
    case Bound::kAbout:
      return "about";
    case Bound::kAtLeast:
      return "at-least";
    case Bound::kAtMost:
      return "at-most";
    case Bound::kExactly:
      break;
  }
  return "exactly";
}

void write_proposition(json::Writer& out, const Proposition& proposition) {
  out.key("proposition").begin_object();
  out.member("actor", proposition.actor.text)
      .member("act", proposition.act.text)
      .member("victim", proposition.victim.text)
      .member("when", proposition.when.text)
      .member("aim", proposition.aim.text);
  out.key("numbers").begin_array();
  for (const Quantity& number : proposition.numbers) {
    out.begin_object()
        .member("text", number.phrase.text)
        .member("bound", name_of_bound(number.bound))
        .member("value", number.value)
        .member("counts", number.noun);
    write_bytes(out, number.phrase.span);
    out.end_object();
  }
  out.end_array().key("times").begin_array();
  for (const TimePhrase& time : proposition.times) {
    out.begin_object().member("text", time.phrase.text);
    write_day(out, "from", time.from);
    write_day(out, "to", time.to);
    write_bytes(out, time.phrase.span);
    out.end_object();
  }
  out.end_array().end_object();
}

void write_certainty(json::Writer& out, const Claim& claim) {
  out.key("certainty");
  if (!claim.certainty) {
    out.null();
    return;
  }
  out.begin_object()
      .member("low", static_cast<int>(claim.certainty->low))
      .member("high", static_cast<int>(claim.certainty->high))
      .member("word", claim.certainty->word);
  write_bytes(out, claim.certainty->span);
  out.end_object();
}

void write_content(json::Writer& out, const Claim& claim) {
  out.key("content").begin_object().member("text", claim.content.text);
  write_bytes(out, {claim.content.spans.front().start, claim.content.spans.back().end});
  if (claim.content.spans.size() > 1) {
    out.key("spans").begin_array();
    for (const ByteSpan& span : claim.content.spans) {
      out.begin_object();
      write_bytes(out, span);
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

void write_claim(json::Writer& out, const ClaimsLedger& ledger, const Claim& claim) {
  out.begin_object().member("id", claim.id).member("document", ledger.documents[claim.document].id);
  write_chain(out, claim);
  write_phrase(out, "cue", claim.cue);
  write_content(out, claim);
  out.member("polarity", name_of(claim.polarity));
  out.key("evidential").begin_array();
  for (int i = 0; i < kEvidentials; ++i) {
    const auto one = static_cast<Evidential>(i);
    if (claim.evidential.contains(one)) out.value(name_of(one));
  }
  out.end_array().key("hedges").begin_array();
  for (const Phrase& hedge : claim.hedges) {
    out.begin_object().member("text", hedge.text);
    write_bytes(out, hedge.span);
    out.end_object();
  }
  out.end_array();
  write_certainty(out, claim);
  out.member("stance", name_of(claim.stance)).member("level", name_of(claim.level));
  out.key("basis").begin_array();
  for (const Phrase& reason : claim.basis) {
    out.begin_object().member("text", reason.text);
    write_bytes(out, reason.span);
    out.end_object();
  }
  out.end_array();
  write_proposition(out, claim.proposition);
  out.key("confidence").fixed(claim.confidence, 3);
  out.member("explicit", claim.explicit_speech).member("quoted", claim.quoted).end_object();
}

void write_ids(json::Writer& out, const ClaimsLedger& ledger, std::string_view name,
               const std::vector<std::size_t>& claims) {
  out.key(name).begin_array();
  for (const std::size_t claim : claims) out.value(ledger.claims[claim].id);
  out.end_array();
}

void write_retelling(json::Writer& out, const ClaimsLedger& ledger,
                     const claims::Retelling& retelling) {
  out.begin_object()
      .member("of", ledger.claims[retelling.of].id)
      .member("by", ledger.claims[retelling.by].id);
  out.key("likeness").fixed(retelling.likeness, 3);
  out.member("declared", retelling.declared)
      .member("copied", retelling.copied)
      .member("answer", retelling.answer);
  write_placed(out, ledger, "told", retelling.told);
  write_placed(out, ledger, "retold", retelling.retold);
  out.key("drift").begin_array();
  for (const claims::Drift& drift : retelling.drift) {
    out.begin_object().member("kind", claims::name_of(drift.kind));
    write_placed(out, ledger, "from", drift.from);
    write_placed(out, ledger, "to", drift.to);
    out.end_object();
  }
  out.end_array().end_object();
}

void write_origin(json::Writer& out, const ClaimsLedger& ledger, const claims::Origin& origin) {
  out.begin_object().member("root", origin.root);
  write_ids(out, ledger, "claims", origin.claims);
  out.member("outlets", static_cast<std::uint64_t>(origin.outlets.size()));
  out.key("outlet_names").begin_array();
  for (const std::string& outlet : origin.outlets) out.value(outlet);
  out.end_array().key("reasons").begin_array();
  for (const claims::OriginReason reason : origin.reasons) out.value(claims::name_of(reason));
  out.end_array().member("joint", origin.joint).end_object();
}

void write_story(json::Writer& out, const ClaimsLedger& ledger, const claims::Story& story) {
  out.begin_object().member("gist", story.gist);
  write_ids(out, ledger, "claims", story.claims);
  out.key("origins").begin_array();
  for (const std::size_t origin : story.origins) out.value(static_cast<std::uint64_t>(origin));
  out.end_array();
  out.member("outlets", static_cast<std::uint64_t>(outlets_of(ledger, story)));
  out.member("course", course_label(story));
  write_ids(out, ledger, "answers", answers_to(ledger, story));
  out.end_object();
}

}  // namespace

std::string claims_json(const ClaimsLedger& ledger, const ClaimsOptions& options, int indent) {
  json::Writer out(indent);
  out.begin_object().member("schema", "perpend.claims/1");
  out.key("documents").begin_array();
  for (const ClaimDocument& document : ledger.documents) write_document(out, document);
  out.end_array().key("claims").begin_array();
  for (const Claim& claim : ledger.claims) write_claim(out, ledger, claim);
  out.end_array().key("retellings").begin_array();
  for (const auto& retelling : ledger.retellings) write_retelling(out, ledger, retelling);
  out.end_array().key("origins").begin_array();
  for (const claims::Origin& origin : ledger.origins) write_origin(out, ledger, origin);
  out.end_array().key("responses").begin_array();
  for (const claims::Response& response : ledger.responses) {
    out.begin_object()
        .member("claim", ledger.claims[response.claim].id)
        .member("answered_by", ledger.claims[response.answered_by].id)
        .member("polarity", name_of(ledger.claims[response.answered_by].polarity))
        .end_object();
  }
  out.end_array().key("stories").begin_array();
  for (const claims::Story& story : ledger.stories) write_story(out, ledger, story);
  out.end_array().key("events").begin_array();
  for (const claims::DatedEvent& event : ledger.events) {
    out.begin_object().member("from", event.from.iso()).member("to", event.to.iso());
    write_placed(out, ledger, "when", event.when);
    write_placed(out, ledger, "sentence", event.sentence);
    out.end_object();
  }
  out.end_array().member("marking", name_of(options.marking));
  write_diagnostics(out, ledger.diagnostics);
  return out.end_object().take();
}

}  // namespace perpend::reporting
