// The claims page: stories first, then what else was said, the days, and the documents themselves.
#include "reporting/claims.h"

#include <algorithm>
#include <set>
#include <string>

#include "reporting/claims_shown.h"
#include "reporting/html/claims_parts.h"
#include "reporting/html/frame.h"
#include "reporting/html/parts.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

using claims::ClaimsLedger;

void write_fact(Page& page, std::string_view what, std::size_t number) {
  page.raw("<div><dt>").words(what).raw("</dt><dd>").number(static_cast<std::int64_t>(number));
  page.raw("</dd></div>");
}

void write_top(Page& page, const ClaimsLedger& ledger) {
  std::set<std::string> outlets;
  for (const ClaimDocument& document : ledger.documents) outlets.insert(document.outlet);
  std::size_t drifts = 0;
  for (const claims::Retelling& retelling : ledger.retellings) drifts += retelling.drift.size();
  page.raw("<header><h1>Who says what, how surely, and after whom</h1>\n<p class=\"confidence\">")
      .words(kClaimsTakeNoSide)
      .raw("</p>\n<dl class=\"facts\">");
  write_fact(page, "documents", ledger.documents.size());
  write_fact(page, "outlets", outlets.size());
  write_fact(page, "claims", ledger.claims.size());
  write_fact(page, "retellings", ledger.retellings.size());
  write_fact(page, "drifts", drifts);
  page.raw("</dl></header>\n<nav aria-label=\"Contents\"><ol>");
  for (std::size_t i = 0; i < ledger.stories.size(); ++i) {
    const auto number = static_cast<std::int64_t>(i + 1);
    page.raw("<li><a href=\"#story").number(number).raw("\">Story ").number(number);
    page.raw("</a></li>");
  }
  page.raw("<li><a href=\"#others\">Other claims</a></li><li><a href=\"#days\">Days</a></li>")
      .raw("<li><a href=\"#documents\">Documents</a></li></ol></nav>\n");
}

void write_telling(Page& page, const ClaimsLedger& ledger, std::size_t index) {
  const Claim& claim = ledger.claims[index];
  page.raw("<tr><td class=\"day\">").words(day_of(ledger, claim)).raw("</td><th scope=\"row\">");
  write_name(page, chain_label(claim));
  page.raw("</th><td>");
  if (claim.cue.empty()) {
    page.raw("<small>in its own voice</small>");
  } else {
    page.words(claim.cue.text);
  }
  std::string doubt;
  for (const Phrase& hedge : claim.hedges) doubt += (doubt.empty() ? "" : ", ") + hedge.text;
  page.raw("</td><td>").words(doubt).raw("</td><td>").words(fields_label(claim));
  page.raw("</td></tr>\n");
}

void write_tellings(Page& page, const ClaimsLedger& ledger, const claims::Story& story) {
  page.raw("<div class=\"scroll\"><table class=\"tellings\"><thead><tr><th scope=\"col\">Day</th>")
      .raw("<th scope=\"col\">Chain</th><th scope=\"col\">Word of saying</th><th scope=\"col\">")
      .raw("Words of doubt</th><th scope=\"col\">Fields</th></tr></thead><tbody>\n");
  for (const std::size_t claim : story.claims) write_telling(page, ledger, claim);
  page.raw("</tbody></table></div>\n");
}

void write_origins(Page& page, const ClaimsLedger& ledger, const claims::Story& story) {
  page.raw("<ul class=\"other\">");
  for (const std::size_t index : story.origins) {
    const claims::Origin& origin = ledger.origins[index];
    page.raw("<li>Origin <strong>");
    write_name(page, origin.root);
    page.raw("</strong>: ").number(static_cast<std::int64_t>(origin.outlets.size()));
    page.raw(" ").words(origin.outlets.size() == 1 ? "outlet," : "outlets,").raw(" ");
    page.number(static_cast<std::int64_t>(origin.claims.size()));
    page.raw(" ").words(origin.claims.size() == 1 ? "claim" : "claims");
    for (const claims::OriginReason reason : origin.reasons) {
      page.raw(", ").words(claims::name_of(reason));
    }
    if (origin.joint) page.raw("; several speak together");
    page.raw("</li>\n");
  }
  page.raw("</ul>\n");
}

void write_answers(Page& page, const ClaimsLedger& ledger, const claims::Story& story) {
  const std::vector<std::size_t> answers = answers_to(ledger, story);
  if (answers.empty()) return;
  page.raw("<h3>Answers to it</h3>\n<ul class=\"answers\">");
  for (const std::size_t index : answers) {
    const Claim& claim = ledger.claims[index];
    page.raw("<li><span class=\"polarity\">").words(name_of(claim.polarity)).raw("</span> ");
    write_name(page, chain_label(claim));
    page.raw(" <small>")
        .words(day_of(ledger, claim))
        .raw("</small><p class=\"quote\" dir=\"auto\">");
    page.words(claim.content.text).raw("</p>");
    for (const claims::Retelling* retelling : retold_by(ledger, index)) {
      if (retelling->answer) write_drift_lines(page, ledger, *retelling);
    }
    page.raw("</li>\n");
  }
  page.raw("</ul>\n");
}

void write_story(Page& page, const ClaimsLedger& ledger, std::size_t number) {
  const claims::Story& story = ledger.stories[number - 1];
  const auto shown = static_cast<std::int64_t>(number);
  page.raw("<section id=\"story").number(shown).raw("\"><h2>Story ").number(shown).raw("</h2>\n");
  page.raw("<p class=\"gist\" dir=\"auto\">").words(story.gist).raw("</p>\n<p><strong>");
  const std::size_t outlets = outlets_of(ledger, story);
  page.number(static_cast<std::int64_t>(outlets)).raw(" ");
  page.words(outlets == 1 ? "outlet," : "outlets,").raw(" ");
  page.number(static_cast<std::int64_t>(story.origins.size()));
  page.raw(" ").words(story.origins.size() == 1 ? "origin" : "origins").raw("</strong>");
  if (story.claims.size() > 1) {
    page.raw("; from first telling to last it ").words(course_label(story));
  }
  page.raw(".</p>\n");
  write_chain_picture(page, ledger, story, number);
  write_origins(page, ledger, story);
  write_tellings(page, ledger, story);
  bool titled = false;
  for (const std::size_t claim : story.claims) {
    for (const claims::Retelling* retelling : retold_by(ledger, claim)) {
      if (retelling->answer) continue;
      if (!titled) page.raw("<h3>What changed on the way</h3>\n");
      titled = true;
      write_drift_lines(page, ledger, *retelling);
    }
  }
  write_answers(page, ledger, story);
  page.raw("</section>\n");
}

void write_others(Page& page, const ClaimsLedger& ledger) {
  page.raw("<section id=\"others\"><h2>Other claims</h2>\n");
  const std::vector<std::size_t> others = other_claims(ledger);
  if (others.empty()) page.raw("<p class=\"note\">None.</p>");
  page.raw("<ul class=\"other\">");
  for (const std::size_t index : others) {
    const Claim& claim = ledger.claims[index];
    page.raw("<li><strong>");
    write_name(page, chain_label(claim));
    page.raw("</strong> <small>").words(day_of(ledger, claim)).raw(" ");
    page.words(fields_label(claim)).raw("</small><br>");
    if (!claim.cue.empty()) page.words(claim.cue.text).raw(": ");
    page.words(claim.content.text).raw("</li>\n");
  }
  page.raw("</ul></section>\n");
}

struct Day {
  Date from;
  std::string label;
  bool published;
  std::size_t index;
};

}  // namespace

void write_claims_timeline(Page& page, const ClaimsLedger& ledger) {
  std::vector<Day> days;
  for (std::size_t i = 0; i < ledger.documents.size(); ++i) {
    const auto& published = ledger.documents[i].published;
    if (published) days.push_back({*published, published->iso(), true, i});
  }
  for (std::size_t i = 0; i < ledger.events.size(); ++i) {
    const claims::DatedEvent& event = ledger.events[i];
    std::string label = event.from.iso();
    if (event.to != event.from) label += " to " + event.to.iso();
    days.push_back({event.from, std::move(label), false, i});
  }
  std::stable_sort(days.begin(), days.end(),
                   [](const Day& a, const Day& b) { return a.from < b.from; });
  page.raw("<section id=\"days\"><h2>Days</h2>\n<p class=\"note\">").words(kEventsNotWeighed);
  page.raw("</p>\n<ol class=\"days\">");
  for (const Day& day : days) {
    if (day.published) {
      const ClaimDocument& document = ledger.documents[day.index];
      page.raw("<li class=\"published\"><time>")
          .words(day.label)
          .raw("</time> published: <strong>");
      write_name(page, document.outlet.empty() ? "unnamed outlet" : document.outlet);
      page.raw("</strong> ").words(document.title).raw("</li>\n");
      continue;
    }
    const claims::DatedEvent& event = ledger.events[day.index];
    const ClaimDocument& document = ledger.documents[event.sentence.document];
    page.raw("<li><time>").words(day.label).raw("</time> <span dir=\"auto\">");
    write_marked(page, document.text, event.sentence.phrase.span, {event.when.phrase.span});
    page.raw("</span> <small>");
    write_name(page, document.outlet);
    page.raw("</small></li>\n");
  }
  page.raw("</ol></section>\n");
}

std::string claims_html(const ClaimsLedger& ledger, const ClaimsOptions& options) {
  std::string last_day;
  for (const ClaimDocument& document : ledger.documents) {
    if (document.published) last_day = std::max(last_day, document.published->iso());
  }
  Frame frame;
  frame.title = "Claims in " + std::to_string(ledger.documents.size()) + " documents";
  frame.name = frame.title;
  frame.as_of = last_day.empty() ? "undated" : last_day;
  frame.marking = options.marking;
  frame.more_style = claims_style();
  Page page;
  open_page(page, frame);
  write_top(page, ledger);
  for (std::size_t i = 1; i <= ledger.stories.size(); ++i) write_story(page, ledger, i);
  if (!ledger.stories.empty()) {
    page.raw("<p class=\"note\">").words(kOriginsMeaning).raw("</p>\n");
  }
  write_others(page, ledger);
  write_claims_timeline(page, ledger);
  write_claim_documents(page, ledger);
  if (!options.command.empty()) {
    page.raw("<section id=\"reproduce\"><h2>How to reproduce</h2>\n<pre><code>")
        .text(file_words(options.command))
        .raw("</code></pre></section>\n");
  }
  write_diagnostics(page, ledger.diagnostics);
  close_page(page, frame);
  return page.take();
}

}  // namespace perpend::reporting
