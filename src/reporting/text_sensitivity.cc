// What would change the answer, in a terminal: flips, planted evidence, dissenting classes, what to
// look for next, and how the answer came about.
#include <algorithm>

#include "reporting/figures.h"
#include "reporting/shown.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr std::size_t kNextLines = 5;
constexpr int kName = 28;

std::string items(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " finding" : " findings");
}

std::string points(std::int64_t cost) {
  return std::to_string(cost) + (cost == 1 ? " point" : " points");
}

// "0.031": what a likely observation tells is often a few hundredths of a bit.
std::string bits_of(std::int64_t millibits) {
  const std::string fraction = std::to_string(1000 + millibits % 1000).substr(1);
  return std::to_string(millibits / 1000) + "." + fraction;
}

std::string label_of(const Assessment& assessment, const std::string& id) {
  for (const Evidence& evidence : assessment.evidence) {
    if (evidence.id == id) return finding_label(evidence);
  }
  return words(id);
}

std::string listed(const Assessment& assessment, const Flip& flip) {
  std::string text;
  for (const std::string& id : flip.evidence) {
    text += (text.empty() ? "" : "; ") + label_of(assessment, id);
  }
  return text;
}

void write_flip(Sheet& sheet, const Assessment& assessment, std::string_view head,
                const Flip& flip) {
  sheet.paragraph(std::string(head) + items(flip.evidence.size()) + ", " + points(flip.cost) +
                      " to forge, and the leader is " + words(flip.to_name) + " at " +
                      percent(flip.posterior) + ":",
                  0, Style::kPlain, 2);
  sheet.paragraph(listed(assessment, flip), 4, Style::kStrong, 2);
}

void write_flips(Sheet& sheet, const Assessment& assessment) {
  const Flips& flips = assessment.sensitivity.flips;
  if (flips.looked_at == 0) return;
  const std::string bound = std::to_string(flips.looked_at);
  if (!flips.fewest) {
    sheet.paragraph(
        "No " + (flips.looked_at == 1 ? "single finding" : "set of up to " + bound + " findings") +
        ", and none that a greedy search found, changes the leader when it is left "
        "out.");
    return;
  }
  write_flip(sheet, assessment, "Fewest: without ", *flips.fewest);
  if (flips.fewest->evidence.size() > flips.looked_at) {
    sheet.paragraph("No set of up to " + bound +
                        " does it; of larger ones this is what a greedy search found, and there "
                        "may be smaller ones.",
                    4, Style::kFaint);
  }
  if (flips.cheapest && *flips.cheapest != *flips.fewest) {
    write_flip(sheet, assessment, "Cheapest: without ", *flips.cheapest);
  }
}

void write_false_flags(Sheet& sheet, const Sensitivity& sensitivity) {
  if (sensitivity.false_flags.empty()) return;
  sheet.blank();
  sheet.paragraph("If others planted evidence to look like " + words(sensitivity.points_at_name) +
                  ", in this share of findings that cost one point to forge:");
  for (const FalseFlag& flag : sensitivity.false_flags) {
    std::string share = std::to_string(flag.share_thousandths / 10) + " %";
    sheet.line({{right(share, 7) + "   "},
                {left("it stands at " + percent(flag.framed), 26)},
                {clip("leader " + words(flag.top_name), 30, sheet.unicode())},
                {" " + percent(flag.top)}});
  }
}

void write_voices(Sheet& sheet, const Sensitivity& sensitivity) {
  if (sensitivity.voices.empty()) return;
  sheet.blank();
  sheet.paragraph("Each class by itself, in bans: whom it favours; what it makes of " +
                  words(sensitivity.points_at_name) +
                  "; and how it goes with the rest (below zero: as evidence of another would).");
  bool dissent = false;
  for (const ClassVoice& voice : sensitivity.voices) {
    dissent = dissent || voice.dissents;
    sheet.line(
        {{"  " + left(name_of(voice.evidence_class), 15)},
         {left(words(voice.favours_name), kName, sheet.unicode()),
          voice.dissents ? Style::kStrong : Style::kPlain},
         {right(signed_bans(voice.favoured.microbans()), 8),
          style_of_weight(voice.favoured.microbans())},
         {right(signed_bans(voice.leader.microbans()), 8),
          style_of_weight(voice.leader.microbans())},
         {right(signed_bans(voice.fit.microbans()), 8), style_of_weight(voice.fit.microbans())},
         {voice.dissents ? "  dissents" : "", Style::kAgainst}});
  }
  if (dissent) {
    sheet.paragraph(
        "The classes do not agree. Evidence of several actors, a shared tool, an actor the pack "
        "does not know, or something planted can look like this.",
        2);
  }
}

void write_misfits(Sheet& sheet, const Assessment& assessment) {
  if (assessment.sensitivity.misfits.empty()) return;
  sheet.blank();
  sheet.paragraph(
      "Findings that go worst with the rest, in bans; a planted one would be among them, and so "
      "would a shared tool:");
  for (const Misfit& misfit : assessment.sensitivity.misfits) {
    sheet.line({{right(signed_bans(misfit.fit.microbans()), 8) + "  "},
                {clip(label_of(assessment, misfit.evidence), 68, sheet.unicode())}});
  }
}

void write_next(Sheet& sheet, const Sensitivity& sensitivity) {
  if (sensitivity.next.empty()) return;
  sheet.heading("WHAT TO LOOK FOR NEXT");
  sheet.paragraph(
      "Expected fall of the answer's entropy, in bits, from knowing whether it is there; the "
      "chance that it is; and who would lead then.",
      0, Style::kFaint);
  for (std::size_t i = 0; i < std::min(sensitivity.next.size(), kNextLines); ++i) {
    const NextObservation& next = sensitivity.next[i];
    sheet.line(
        {{right(bits_of(next.gain_millibits), 7) + "  "},
         {left(words(next.name) + " (" + words(next.id) + ")", 35, sheet.unicode()),
          Style::kStrong},
         {right(percent(next.chance), 8) + "  "},
         {clip(words(next.if_seen_name), 18, sheet.unicode()) + " " + percent(next.if_seen)}});
  }
}

void write_arrivals(Sheet& sheet, const Sensitivity& sensitivity) {
  if (sensitivity.arrivals.empty()) return;
  sheet.heading("HOW THE ANSWER CAME ABOUT");
  for (const Arrival& arrival : sensitivity.arrivals) {
    sheet.line({{"  " + left(arrival.published ? arrival.published->iso() : "undated", 12)},
                {left(words(arrival.source), 26, sheet.unicode())},
                {right(std::to_string(arrival.findings), 5) + "  "},
                {left(words(arrival.top_name), 24, sheet.unicode())},
                {right(percent(arrival.top), 8), Style::kStrong}});
  }
}

void write_origins(Sheet& sheet, const Sensitivity& sensitivity, const Incident& incident) {
  const bool shared = std::any_of(sensitivity.origins.begin(), sensitivity.origins.end(),
                                  [](const Origin& origin) { return origin.sources.size() > 1; });
  if (!shared) return;
  sheet.heading("SOURCES OF ONE ORIGIN");
  for (const Origin& origin : sensitivity.origins) {
    if (origin.sources.size() < 2) continue;
    std::string text = words(origin.because) + ": ";
    for (std::size_t i = 0; i < origin.sources.size(); ++i) {
      text += (i == 0 ? "" : "; ") + words(source_name(incident, origin.sources[i]));
    }
    sheet.item(text);
  }
}

}  // namespace

void write_sensitivity(Sheet& sheet, const Assessment& assessment, const Incident& incident) {
  const Sensitivity& sensitivity = assessment.sensitivity;
  if (sensitivity.points_at_id.empty()) return;
  sheet.heading("WHAT WOULD CHANGE IT");
  write_flips(sheet, assessment);
  write_false_flags(sheet, sensitivity);
  write_voices(sheet, sensitivity);
  write_misfits(sheet, assessment);
  write_next(sheet, sensitivity);
  write_arrivals(sheet, sensitivity);
  write_origins(sheet, sensitivity, incident);
}

void write_known_of(Sheet& sheet, const Assessment& assessment) {
  if (assessment.known_of.empty()) return;
  sheet.heading("WHERE THE SOURCES OF THE PACK DISAGREE, AND WHAT THEY SAY OF SPONSORS");
  sheet.paragraph("Nothing here is weighed, and no sponsor is ever computed.", 0, Style::kFaint);
  for (const KnownOf& known : assessment.known_of) {
    sheet.paragraph(words(known.name) + " (" + words(known.id) + ")", 0, Style::kStrong, 2);
    for (const std::string& name : known.overlaps) {
      sheet.item("overlaps with, and is not, " + words(name), 2);
    }
    for (const std::string& sentence : known.disagreements) sheet.item(words(sentence), 2);
    for (const SaidOf& said : known.sponsors) {
      sheet.item("sponsor " + words(said.what) + ": said by " + words(said.said_by) + ", in the " +
                     "pack since " + said.since.iso() +
                     (said.confidence.empty() ? "" : ", confidence " + words(said.confidence)),
                 2);
    }
  }
}

void write_by_hand(Sheet& sheet, const Assessment& assessment) {
  const ByHand& hand = assessment.by_hand;
  if (hand.notes.empty() && !hand.altered && !hand.wrong_name_cost) return;
  sheet.heading("BY THE ANALYSTS' OWN HAND");
  if (hand.altered) {
    sheet.paragraph("Unaltered: " + words(hand.unaltered_top_name) + " at " +
                        percent(hand.unaltered_top) + ", " + words(hand.unaltered_term) +
                        ". The figures above are with what is listed here.",
                    0, Style::kStrong, 2);
  }
  if (hand.wrong_name_cost) {
    sheet.paragraph("A wrong name costs " + bans(*hand.wrong_name_cost * 1000) +
                    " times what a right one is worth: no name below " + percent(hand.threshold) +
                    (hand.name_withheld ? ". None is given." : "."));
  }
  for (const HandNote& note : hand.notes) {
    sheet.item(words(note.kind) + (note.subject.empty() ? "" : " " + words(note.subject)) + ": " +
               words(note.text) + " (" + words(note.who) + ", " + words(note.when) + ", step " +
               std::to_string(note.step) + ")");
  }
}

}  // namespace perpend::reporting
