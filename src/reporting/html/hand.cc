// What analysts set and said themselves, and what the sources of the pack disagree on.
#include "reporting/figures.h"
#include "reporting/html/parts.h"

namespace perpend::reporting {

void write_known_of(Page& page, const Assessment& assessment) {
  if (assessment.known_of.empty()) return;
  page.raw(
      "<section id=\"known\" class=\"apart\"><h2>Where the sources of the pack disagree, and what "
      "they say of sponsors</h2>\n<p class=\"note\">Nothing here is weighed, and no sponsor is "
      "ever "
      "computed.</p>\n");
  for (const KnownOf& known : assessment.known_of) {
    page.raw("<h3>");
    write_name(page, known.name);
    page.raw(" <code>").words(known.id).raw("</code></h3>\n<ul>");
    for (const std::string& name : known.overlaps) {
      page.raw("<li>overlaps with, and is not, ");
      write_name(page, name);
      page.raw("</li>\n");
    }
    for (const std::string& sentence : known.disagreements) {
      page.raw("<li>").words(sentence).raw("</li>\n");
    }
    for (const SaidOf& said : known.sponsors) {
      page.raw("<li>sponsor ").words(said.what).raw(": said by ").words(said.said_by);
      page.raw(", in the pack since ").words(said.since.iso());
      if (!said.confidence.empty()) page.raw(", confidence ").words(said.confidence);
      page.raw("</li>\n");
    }
    page.raw("</ul>\n");
  }
  page.raw("</section>\n");
}

void write_by_hand(Page& page, const Assessment& assessment) {
  const ByHand& hand = assessment.by_hand;
  if (hand.notes.empty() && !hand.altered && !hand.wrong_name_cost) return;
  page.raw("<section id=\"hand\" class=\"apart\"><h2>By the analysts' own hand</h2>\n");
  if (hand.altered) {
    page.raw("<p><strong>Unaltered: ");
    write_name(page, hand.unaltered_top_name);
    page.raw(" at ").figure(percent(hand.unaltered_top)).raw(", ").words(hand.unaltered_term);
    page.raw(".</strong> The figures of this page are with what is listed here.</p>\n");
  }
  if (hand.wrong_name_cost) {
    page.raw("<p>A wrong name costs ").figure(bans(*hand.wrong_name_cost * 1000));
    page.raw(" times what a right one is worth: no name below ").figure(percent(hand.threshold));
    if (hand.name_withheld) page.raw(". <strong>None is given</strong>");
    page.raw(".</p>\n");
  }
  if (!hand.notes.empty()) page.raw("<ul>");
  for (const HandNote& note : hand.notes) {
    page.raw("<li><strong>").words(note.kind).raw("</strong>");
    if (!note.subject.empty()) page.raw(" <code>").words(note.subject).raw("</code>");
    page.raw(": ").words(note.text).raw(" <small>");
    write_name(page, note.who);
    page.raw(", ").words(note.when).raw(", step ").number(static_cast<std::int64_t>(note.step));
    page.raw(" of the log</small></li>\n");
  }
  if (!hand.notes.empty()) page.raw("</ul>");
  page.raw("</section>\n");
}

}  // namespace perpend::reporting
