// What would change the answer: flips, planted evidence, dissenting classes, what to look for next,
// and how the answer came about.
#include <algorithm>

#include "reporting/figures.h"
#include "reporting/html/parts.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

// "0.031"
std::string bits_of(std::int64_t millibits) {
  const std::string fraction = std::to_string(1000 + millibits % 1000).substr(1);
  return std::to_string(millibits / 1000) + "." + fraction;
}

void write_bar(Page& page, Posterior posterior) {
  page.raw("<svg role=\"img\" height=\"18\"><title>").figure(percent(posterior));
  page.raw("</title><rect class=\"bar\" x=\"0\" y=\"5\" height=\"8\" width=\"")
      .share(posterior.billionths(), Posterior::kOne)
      .raw("\"/></svg>");
}

std::string label_of(const Assessment& assessment, const std::string& id) {
  const auto row = std::find_if(assessment.evidence.begin(), assessment.evidence.end(),
                                [&](const Evidence& evidence) { return evidence.id == id; });
  return row == assessment.evidence.end() ? std::string() : finding_label(*row);
}

void write_items(Page& page, const Assessment& assessment, const Flip& flip) {
  page.raw("<ul class=\"items\">");
  for (const std::string& id : flip.evidence) {
    page.raw("<li><bdi>");
    page.text(label_of(assessment, id)).raw("</bdi> <code>").words(id).raw("</code></li>");
  }
  page.raw("</ul>");
}

void write_flip(Page& page, const Assessment& assessment, const Flip& flip) {
  page.raw("<td class=\"n\">").number(static_cast<std::int64_t>(flip.evidence.size()));
  page.raw("</td><td class=\"n\">").number(flip.cost).raw("</td><td>");
  write_items(page, assessment, flip);
  page.raw("</td><td>");
  write_name(page, flip.to_name);
  page.raw("</td><td class=\"n\">").figure(percent(flip.posterior)).raw("</td></tr>\n");
}

void write_flips(Page& page, const Assessment& assessment) {
  const Flips& flips = assessment.sensitivity.flips;
  if (flips.looked_at == 0) return;
  page.raw("<h3>What would flip it</h3>\n");
  if (!flips.fewest) {
    page.raw("<p>No set of up to ").number(flips.looked_at);
    page.raw(
        " findings, and none that a greedy search found, changes the leader when it is left "
        "out.</p>\n");
    return;
  }
  page.raw(
          "<p class=\"note\">Left out of the case, these findings change the leader. Cost: points "
          "to forge them, a convention. Every set of up to ")
      .number(flips.looked_at)
      .raw(" findings was looked at; larger sets come from a greedy search.</p>\n")
      .raw("<table class=\"change\"><thead><tr><th scope=\"col\"></th>")
      .raw("<th scope=\"col\" class=\"n\">Findings</th><th scope=\"col\" class=\"n\">Cost</th>")
      .raw("<th scope=\"col\">Which</th><th scope=\"col\">Leader then</th>")
      .raw("<th scope=\"col\" class=\"n\">Posterior</th></tr></thead>\n<tbody>")
      .raw("<tr><th scope=\"row\">fewest</th>");
  write_flip(page, assessment, *flips.fewest);
  if (flips.cheapest && *flips.cheapest != *flips.fewest) {
    page.raw("<tr><th scope=\"row\">cheapest</th>");
    write_flip(page, assessment, *flips.cheapest);
  }
  page.raw("</tbody></table>\n");
}

void write_false_flags(Page& page, const Sensitivity& sensitivity) {
  if (sensitivity.false_flags.empty()) return;
  page.raw("<h3>If evidence was planted to look like ");
  write_name(page, sensitivity.points_at_name);
  page.raw(
      "</h3>\n<p class=\"note\">Share: of findings that cost one point to forge; a finding of five "
      "points is planted five times less often. Nobody knows the true share: read how much of it "
      "the answer bears.</p>\n<table class=\"change\"><thead><tr><th scope=\"col\">Share "
      "planted</th><th scope=\"col\" class=\"chart\">0 to 100 %</th><th scope=\"col\" "
      "class=\"n\">It stands at</th><th scope=\"col\">Leader then</th><th scope=\"col\" "
      "class=\"n\">Posterior</th></tr></thead>\n<tbody>");
  for (const FalseFlag& flag : sensitivity.false_flags) {
    page.raw("<tr><th scope=\"row\">").number(flag.share_thousandths / 10);
    page.raw(" %</th><td class=\"chart\">");
    write_bar(page, flag.framed);
    page.raw("</td><td class=\"n\">").figure(percent(flag.framed)).raw("</td><td>");
    write_name(page, flag.top_name);
    page.raw("</td><td class=\"n\">").figure(percent(flag.top)).raw("</td></tr>\n");
  }
  page.raw("</tbody></table>\n");
}

void write_voices(Page& page, const Sensitivity& sensitivity) {
  if (sensitivity.voices.empty()) return;
  page.raw(
      "<h3>Each class by itself</h3>\n<p class=\"note\">In bans, before any prior: whom the "
      "class favours, and what it makes of ");
  write_name(page, sensitivity.points_at_name);
  page.raw(
      ". A class dissents if it makes another three times as likely. Several actors, a shared "
      "tool, "
      "an actor the pack does not know, or something planted can look like this. With the rest: "
      "how "
      "much likelier the class is together with the others than by itself; below zero it goes with "
      "them as evidence of another would.</p>\n"
      "<table class=\"change\"><thead><tr><th scope=\"col\">Class</th><th "
      "scope=\"col\">Favours</th><th scope=\"col\" class=\"n\">Weight</th><th scope=\"col\" "
      "class=\"n\">Of the other</th><th scope=\"col\" class=\"n\">With the rest</th><th "
      "scope=\"col\"></th></tr></thead>\n<tbody>");
  for (const ClassVoice& voice : sensitivity.voices) {
    if (voice.dissents) {
      page.raw("<tr class=\"turned\"><th scope=\"row\">");
    } else {
      page.raw("<tr><th scope=\"row\">");
    }
    page.words(name_of(voice.evidence_class)).raw("</th><td>");
    write_name(page, voice.favours_name);
    page.raw("</td><td class=\"n\">").figure(signed_bans(voice.favoured.microbans()));
    page.raw("</td><td class=\"n\">").figure(signed_bans(voice.leader.microbans()));
    page.raw("</td><td class=\"n\">").figure(signed_bans(voice.fit.microbans()));
    page.raw("</td><td>");
    if (voice.dissents) page.raw("<span class=\"flag\">dissents</span>");
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody></table>\n");
}

void write_misfits(Page& page, const Assessment& assessment) {
  const auto& misfits = assessment.sensitivity.misfits;
  if (misfits.empty()) return;
  page.raw(
      "<h3>What goes worst with the rest</h3>\n<p class=\"note\">In bans. A planted finding would "
      "be among them, and so would a tool that many share.</p>\n<table "
      "class=\"change\"><tbody>");
  for (const Misfit& misfit : misfits) {
    page.raw("<tr><th scope=\"row\"><bdi>");
    page.text(label_of(assessment, misfit.evidence));
    page.raw("</bdi> <code>").words(misfit.evidence).raw("</code></th><td class=\"n\">");
    page.figure(signed_bans(misfit.fit.microbans())).raw("</td></tr>\n");
  }
  page.raw("</tbody></table>\n");
}

void write_next(Page& page, const Sensitivity& sensitivity) {
  if (sensitivity.next.empty()) return;
  page.raw(
      "<h3>What to look for next</h3>\n<p class=\"note\">Expected fall of the answer's entropy "
      "from "
      "knowing whether it is there, the chance that it is, and who would lead then.</p>\n<table "
      "class=\"change\"><thead><tr><th scope=\"col\">Look for</th><th scope=\"col\" "
      "class=\"n\">Bits</th><th scope=\"col\" class=\"n\">Chance</th><th scope=\"col\">Leader if "
      "seen</th><th scope=\"col\" class=\"n\">Posterior</th></tr></thead>\n<tbody>");
  for (const NextObservation& next : sensitivity.next) {
    page.raw("<tr><th scope=\"row\"><bdi>").words(next.name).raw("</bdi> <code>").words(next.id);
    page.raw("</code></th><td class=\"n\">").figure(bits_of(next.gain_millibits));
    page.raw("</td><td class=\"n\">").figure(percent(next.chance)).raw("</td><td>");
    write_name(page, next.if_seen_name);
    page.raw("</td><td class=\"n\">").figure(percent(next.if_seen)).raw("</td></tr>\n");
  }
  page.raw("</tbody></table>\n");
}

void write_arrivals(Page& page, const Sensitivity& sensitivity) {
  if (sensitivity.arrivals.empty()) return;
  page.raw(
      "<h3>How the answer came about</h3>\n<p class=\"note\">With the sources up to each, in the "
      "order of their publication.</p>\n<table class=\"change\"><thead><tr><th "
      "scope=\"col\">Published</th><th scope=\"col\">Source</th><th scope=\"col\" "
      "class=\"n\">Findings</th><th scope=\"col\" class=\"chart\">0 to 100 %</th><th "
      "scope=\"col\">Leader</th><th scope=\"col\" "
      "class=\"n\">Posterior</th></tr></thead>\n<tbody>");
  for (const Arrival& arrival : sensitivity.arrivals) {
    page.raw("<tr><td>").words(arrival.published ? arrival.published->iso() : "undated");
    page.raw("</td><th scope=\"row\">");
    write_name(page, arrival.source);
    page.raw("</th><td class=\"n\">").number(arrival.findings).raw("</td><td class=\"chart\">");
    write_bar(page, arrival.top);
    page.raw("</td><td>");
    write_name(page, arrival.top_name);
    page.raw("</td><td class=\"n\">").figure(percent(arrival.top)).raw("</td></tr>\n");
  }
  page.raw("</tbody></table>\n");
}

void write_origins(Page& page, const Sensitivity& sensitivity, const Incident& incident) {
  const bool shared = std::any_of(sensitivity.origins.begin(), sensitivity.origins.end(),
                                  [](const Origin& origin) { return origin.sources.size() > 1; });
  if (!shared) return;
  page.raw(
      "<h3>Sources of one origin</h3>\n<p class=\"note\">They count once in the confidence, "
      "and are left out together.</p>\n<ul>");
  for (const Origin& origin : sensitivity.origins) {
    if (origin.sources.size() < 2) continue;
    page.raw("<li>").words(origin.because).raw(": ");
    for (std::size_t i = 0; i < origin.sources.size(); ++i) {
      if (i > 0) page.raw("; ");
      write_name(page, source_name(incident, origin.sources[i]));
    }
    page.raw("</li>\n");
  }
  page.raw("</ul>\n");
}

}  // namespace

void write_sensitivity(Page& page, const Assessment& assessment, const Incident& incident) {
  const Sensitivity& sensitivity = assessment.sensitivity;
  if (sensitivity.points_at_id.empty()) return;
  page.raw("<section id=\"change\"><h2>What would change it</h2>\n");
  write_flips(page, assessment);
  write_false_flags(page, sensitivity);
  write_voices(page, sensitivity);
  write_misfits(page, assessment);
  write_next(page, sensitivity);
  write_arrivals(page, sensitivity);
  write_origins(page, sensitivity, incident);
  page.raw("</section>\n");
}

}  // namespace perpend::reporting
