// The page around the parts: head, policy, banners, table of contents.
#include "core/sha256.h"
#include "reporting/handling.h"
#include "reporting/html.h"
#include "reporting/html/parts.h"
#include "reporting/html/stylesheet.h"
#include "reporting/reproduction.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

// As a content security policy wants its hashes (RFC 4648, section 4).
std::string base64(const Sha256& digest) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < digest.size(); i += 3) {
    const std::size_t given = std::min<std::size_t>(3, digest.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) bits = bits << 8U | (j < given ? digest[i + j] : 0U);
    for (std::size_t j = 0; j < 4; ++j) {
      out += j <= given ? kLetters[bits >> (18U - 6U * j) & 63U] : '=';
    }
  }
  return out;
}

void write_head(Page& page, const Assessment& assessment, Marking marking) {
  const std::string style = stylesheet(marking);
  page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
      .raw(
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'sha256-")
      .trusted(base64(sha256(style)))
      .raw("'; base-uri 'none'; form-action 'none'\">\n")
      .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
      .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
      .raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
      .raw("<meta name=\"format-detection\" content=\"telephone=no, email=no, address=no\">\n")
      .raw("<meta name=\"robots\" content=\"noindex\">\n<title>")
      .words(name_of(marking))
      .raw(" Assessment ")
      .words(assessment.case_id)
      .raw(", as of ")
      .words(assessment.as_of.iso())
      .raw("</title>\n<style>")
      .trusted(style)
      .raw("</style>\n</head>\n<body>\n");
}

void write_banner(Page& page, const Assessment& assessment, Marking marking) {
  page.raw("<p class=\"banner\"><span class=\"tlp\">")
      .words(name_of(marking))
      .raw("</span> <span class=\"about\">");
  write_name(page, assessment.case_id);
  page.raw(" · as of ").words(assessment.as_of.iso()).raw("</span></p>\n");
}

void write_contents(Page& page, const Assessment& assessment, bool weighed) {
  page.raw("<nav aria-label=\"Contents\"><ol>");
  if (weighed) {
    page.raw("<li><a href=\"#candidates\">Candidates</a></li>")
        .raw("<li><a href=\"#waterfall\">From prior to posterior</a></li>")
        .raw("<li><a href=\"#ledger\">Ledger</a></li>")
        .raw("<li><a href=\"#matrix\">Evidence by candidate</a></li>")
        .raw("<li><a href=\"#without\">Without each part</a></li>");
    if (!assessment.sensitivity.points_at_id.empty()) {
      page.raw("<li><a href=\"#change\">What would change it</a></li>");
    }
  }
  page.raw("<li><a href=\"#testimony\">Testimony</a></li>")
      .raw("<li><a href=\"#limits\">Coverage and limits</a></li>")
      .raw("<li><a href=\"#documents\">Documents</a></li>")
      .raw("<li><a href=\"#reproduce\">How to reproduce</a></li></ol></nav>\n");
}

}  // namespace

void write_name(Page& page, std::string_view name) { page.raw("<bdi>").words(name).raw("</bdi>"); }

std::string assessment_html(const Assessment& assessment, const Incident& incident,
                            const HtmlOptions& options) {
  const Marking marking = marking_of(incident, assessment);
  const bool weighed = !assessment.evidence.empty();
  Page page;
  write_head(page, assessment, marking);
  write_banner(page, assessment, marking);
  page.raw("<main>\n");
  write_verdict(page, assessment, incident);
  write_contents(page, assessment, weighed);
  if (weighed) {
    write_candidates(page, assessment);
    write_waterfalls(page, assessment);
    write_ledger(page, assessment, incident);
    write_matrix(page, assessment);
    write_without(page, assessment);
    write_sensitivity(page, assessment, incident);
  }
  write_by_hand(page, assessment);
  write_testimony(page, incident);
  write_known_of(page, assessment);
  write_limits(page, assessment);
  write_documents(page, incident, options.custody);
  write_reproduction(page, assessment,
                     options.command.empty() ? command_of(assessment, incident) : options.command);
  write_diagnostics(page, incident.diagnostics);
  page.raw("</main>\n<footer><p>")
      .words(kNotForSoleUse)
      .raw("</p>\n<p><strong>An error?</strong> ");
  page.words(kReportAnError).raw("</p></footer>\n");
  write_banner(page, assessment, marking);
  page.raw("</body>\n</html>\n");
  return page.take();
}

}  // namespace perpend::reporting
