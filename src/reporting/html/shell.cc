// The dossier: its parts in their order, and the table of contents.
#include "reporting/handling.h"
#include "reporting/html.h"
#include "reporting/html/frame.h"
#include "reporting/html/parts.h"
#include "reporting/reproduction.h"
#include "reporting/shown.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

Frame frame_of(const Assessment& assessment, Marking marking) {
  const std::string name = words(assessment.case_id);
  return {"Assessment " + name + ", as of " + assessment.as_of.iso(), name, assessment.as_of.iso(),
          marking, ""};
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

std::string assessment_html(const Assessment& assessment, const Incident& incident,
                            const HtmlOptions& options) {
  const Frame frame = frame_of(assessment, marking_of(incident, assessment));
  const bool weighed = !assessment.evidence.empty();
  Page page;
  open_page(page, frame);
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
  close_page(page, frame);
  return page.take();
}

}  // namespace perpend::reporting
