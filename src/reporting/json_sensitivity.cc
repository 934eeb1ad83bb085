// What would change the answer, and what analysts set by hand, as JSON.
#include "reporting/json_parts.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

void probability(json::Writer& out, std::string_view name, Posterior posterior) {
  out.key(name).fixed(posterior.billionths(), 9);
}

void write_flip_members(json::Writer& out, const Flip& flip) {
  out.key("items").begin_array();
  for (const std::string& id : flip.evidence) out.value(id);
  out.end_array().member("to", flip.to_id).member("name", flip.to_name);
  probability(out, "posterior", flip.posterior);
  out.member("cost", flip.cost);
}

void write_flips(json::Writer& out, const Flips& flips) {
  out.key("flip").begin_object();
  if (flips.fewest) {
    write_flip_members(out, *flips.fewest);
  } else {
    out.key("items").begin_array().end_array();
  }
  if (flips.cheapest) {
    write_flip_members(out.key("cheapest").begin_object(), *flips.cheapest);
    out.end_object();
  }
  out.member("looked_at", static_cast<std::uint64_t>(flips.looked_at));
  out.member("recomputed", flips.recomputed).end_object();
}

void write_false_flags(json::Writer& out, const Sensitivity& sensitivity) {
  out.key("false_flag").begin_object().member("framed", sensitivity.points_at_id);
  out.member("name", sensitivity.points_at_name).key("if_planted").begin_array();
  for (const FalseFlag& flag : sensitivity.false_flags) {
    out.begin_object().key("share").fixed(flag.share_thousandths, 3);
    probability(out, "posterior", flag.framed);
    out.member("top", flag.top_id).member("top_name", flag.top_name);
    probability(out, "top_posterior", flag.top);
    out.end_object();
  }
  out.end_array().end_object();
}

void write_voices(json::Writer& out, const Sensitivity& sensitivity) {
  out.key("consistency").begin_array();
  for (const ClassVoice& voice : sensitivity.voices) {
    out.begin_object().member("class", name_of(voice.evidence_class));
    out.member("favours", voice.favours_id).member("name", voice.favours_name);
    out.key("weight_bans").fixed(voice.favoured.microbans(), 6);
    out.key("framed_weight_bans").fixed(voice.leader.microbans(), 6);
    out.key("fit_bans").fixed(voice.fit.microbans(), 6);
    out.member("dissents", voice.dissents).end_object();
  }
  out.end_array().key("misfits").begin_array();
  for (const Misfit& misfit : sensitivity.misfits) {
    out.begin_object().member("evidence", misfit.evidence);
    out.key("fit_bans").fixed(misfit.fit.microbans(), 6).end_object();
  }
  out.end_array();
}

void write_next(json::Writer& out, const Sensitivity& sensitivity) {
  out.key("next").begin_array();
  for (const NextObservation& next : sensitivity.next) {
    out.begin_object().member("observation", next.name + " (" + next.id + ")");
    out.member("type", next.type).member("id", next.id);
    out.key("expected_gain_bits").fixed(next.gain_millibits, 3);
    probability(out, "chance", next.chance);
    out.key("if_seen").begin_object().member("top", next.if_seen_id);
    out.member("name", next.if_seen_name);
    probability(out, "posterior", next.if_seen);
    out.end_object().end_object();
  }
  out.end_array();
}

void write_arrivals(json::Writer& out, const Sensitivity& sensitivity) {
  out.key("arrivals").begin_array();
  for (const Arrival& arrival : sensitivity.arrivals) {
    out.begin_object().member("source", arrival.source);
    if (arrival.published) out.member("published", arrival.published->iso());
    out.member("findings", static_cast<std::uint64_t>(arrival.findings));
    out.member("top", arrival.top_id).member("name", arrival.top_name);
    probability(out, "posterior", arrival.top);
    probability(out, "leader_posterior", arrival.leader);
    out.end_object();
  }
  out.end_array();
}

void write_origins(json::Writer& out, const Sensitivity& sensitivity, const Incident& incident) {
  out.key("origins").begin_array();
  for (const Origin& origin : sensitivity.origins) {
    out.begin_object().key("sources").begin_array();
    for (const std::uint32_t source : origin.sources) out.value(source_name(incident, source));
    out.end_array();
    if (!origin.because.empty()) out.member("because", origin.because);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void write_sensitivity(json::Writer& out, const Assessment& assessment, const Incident& incident) {
  const Sensitivity& sensitivity = assessment.sensitivity;
  write_flips(out, sensitivity.flips);
  write_false_flags(out, sensitivity);
  write_voices(out, sensitivity);
  write_next(out, sensitivity);
  write_arrivals(out, sensitivity);
  write_origins(out, sensitivity, incident);
}

void write_known_of(json::Writer& out, const Assessment& assessment) {
  out.key("known_of").begin_array();
  for (const KnownOf& known : assessment.known_of) {
    out.begin_object().member("id", known.id).member("name", known.name);
    out.key("overlaps").begin_array();
    for (const std::string& name : known.overlaps) out.value(name);
    out.end_array().key("disagreements").begin_array();
    for (const std::string& sentence : known.disagreements) out.value(sentence);
    out.end_array().key("sponsor_as_others_say").begin_array();
    for (const SaidOf& said : known.sponsors) {
      out.begin_object().member("what", said.what).member("said_by", said.said_by);
      out.member("since", said.since.iso());
      if (!said.confidence.empty()) out.member("confidence", said.confidence);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_by_hand(json::Writer& out, const Assessment& assessment) {
  const ByHand& hand = assessment.by_hand;
  if (hand.notes.empty() && !hand.altered && !hand.wrong_name_cost) return;
  out.key("by_hand").begin_object().key("notes").begin_array();
  for (const HandNote& note : hand.notes) {
    out.begin_object().member("kind", note.kind);
    if (!note.subject.empty()) out.member("subject", note.subject);
    out.member("text", note.text).member("by", note.who).member("when", note.when);
    out.member("step", note.step).end_object();
  }
  out.end_array();
  if (hand.altered) {
    out.key("unaltered").begin_object().member("top", hand.unaltered_top_id);
    out.member("name", hand.unaltered_top_name);
    probability(out, "posterior", hand.unaltered_top);
    out.member("term", hand.unaltered_term).end_object();
  }
  if (hand.wrong_name_cost) {
    out.key("wrong_name").begin_object().key("cost").fixed(*hand.wrong_name_cost, 3);
    probability(out, "threshold", hand.threshold);
    out.member("name_withheld", hand.name_withheld).end_object();
  }
  out.end_object();
}

}  // namespace perpend::reporting
