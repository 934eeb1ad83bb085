// What stands apart from the weighing: testimony, limits, documents, and how to get this again.
#include <array>

#include "core/sha256.h"
#include "reporting/figures.h"
#include "reporting/handling.h"
#include "reporting/html/parts.h"
#include "reporting/passage.h"
#include "reporting/sayings.h"
#include "reporting/shown.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

void write_said(Page& page, const Incident& incident, const Testimony& testimony) {
  page.raw("<li>Said by <strong>");
  const auto name = source_name(incident, testimony.source);
  write_name(page, name.empty() ? "an unnamed source" : name);
  page.raw("</strong>");
  if (!testimony.chain.empty()) page.raw(", after ").words(testimony.chain);
  if (testimony.published) {
    page.raw(" on ").words(testimony.published->iso());
  } else {
    page.raw(", undated");
  }
  if (testimony.span && passage_of(incident, *testimony.span)) {
    page.raw(" <small>").text(place_of(incident, *testimony.span)).raw("</small>");
    write_passage(page, incident, *testimony.span);
  } else if (!testimony.text.empty()) {
    page.raw("<p class=\"quote\" dir=\"auto\">").words(testimony.text).raw("</p>");
  }
  page.raw("</li>\n");
}

void write_hash(Page& page, const char (&label)[5], const Sha256& digest) {
  page.raw("<div><dt>SHA-256 of the ").raw(label).raw("</dt><dd><code>");
  page.words(hex(digest)).raw("</code></dd></div>");
}

void write_custody(Page& page, const std::vector<DocumentCustody>& custody, std::size_t document) {
  for (const DocumentCustody& entry : custody) {
    if (entry.document != document) continue;
    page.raw("<div><dt>Acquired</dt><dd>").words(entry.how);
    if (!entry.when.empty()) page.raw(", ").words(entry.when);
    if (!entry.by_whom.empty()) page.raw(", by ").words(entry.by_whom);
    page.raw("</dd></div>");
  }
}

void write_document(Page& page, const Incident& incident, std::size_t index,
                    const std::vector<DocumentCustody>& custody) {
  const Document& document = incident.documents[index];
  page.raw("<li><h3><bdi>").text(file_words(document.name)).raw("</bdi></h3><dl class=\"card\">");
  if (!document.title.empty()) {
    page.raw("<div><dt>Title</dt><dd>").words(document.title).raw("</dd></div>");
  }
  if (!document.author.empty()) {
    page.raw("<div><dt>Author</dt><dd>").words(document.author).raw("</dd></div>");
  }
  if (document.published) {
    page.raw("<div><dt>Published</dt><dd>").words(document.published->iso()).raw("</dd></div>");
  }
  page.raw("<div><dt>Type</dt><dd>").words(document.media_type);
  if (!document.wrapping.empty()) page.raw(", in ").words(document.wrapping);
  if (!document.page_starts.empty()) {
    page.raw(", ").number(static_cast<std::int64_t>(document.page_starts.size())).raw(" pages");
  }
  page.raw(", ").text(grouped(document.text.size())).raw(" bytes of text</dd></div>");
  write_hash(page, "file", document.bytes_sha256);
  if (!document.text.empty()) write_hash(page, "text", document.text_sha256);
  write_custody(page, custody, index);
  page.raw("</dl></li>\n");
}

void write_source(Page& page, const Source& source) {
  page.raw("<tr><th scope=\"row\">");
  write_name(page, source.name.empty() ? "unnamed source" : source.name);
  if (!source.url.empty()) page.raw("<small>").words(source.url).raw("</small>");
  page.raw("</th><td>").words(source.published ? source.published->iso() : "not dated");
  page.raw("</td><td><strong>").words(std::string(1, letter_of(source.reliability)));
  page.raw("</strong> ").words(meaning_of(source.reliability)).raw("</td><td><strong>");
  page.number(number_of(source.credibility)).raw("</strong> ");
  page.words(meaning_of(source.credibility)).raw("</td></tr>\n");
}

}  // namespace

void write_testimony(Page& page, const Incident& incident) {
  page.raw(
      "<section id=\"testimony\" class=\"apart\"><h2>Testimony, not weighed</h2>\n<p "
      "class=\"note\">");
  if (incident.testimony.empty()) {
    page.raw("No document of this case says who did it.</p></section>\n");
    return;
  }
  page.words(kTestimonyNotWeighed).raw("</p>\n");
  for (const Saying& saying : sayings(incident)) {
    page.raw("<h3>");
    if (saying.level == AttributionLevel::kSponsor) page.raw("Said to be the sponsor: ");
    write_name(page, saying.claims);
    page.raw(" <span class=\"class\">").words(name_of(saying.level)).raw("</span>");
    if (!saying.actor.empty()) page.raw(" <code>").words(saying.actor).raw("</code>");
    page.raw(" <span class=\"origins\">").number(static_cast<std::int64_t>(saying.origins));
    if (saying.origins == 1) {
      page.raw(" origin</span></h3>\n<ul class=\"said\">");
    } else {
      page.raw(" origins</span></h3>\n<ul class=\"said\">");
    }
    for (const Testimony* testimony : saying.by) write_said(page, incident, *testimony);
    page.raw("</ul>\n");
  }
  page.raw("</section>\n");
}

void write_limits(Page& page, const Assessment& assessment) {
  page.raw("<section id=\"limits\"><h2>Coverage and limits</h2>\n<p>").words(assessment.coverage);
  page.raw("</p>\n");
  if (!assessment.limits.empty()) {
    page.raw("<ul>");
    for (const std::string& limit : assessment.limits) page.raw("<li>").words(limit).raw("</li>\n");
    page.raw("</ul>");
  }
  page.raw("</section>\n");
}

void write_documents(Page& page, const Incident& incident,
                     const std::vector<DocumentCustody>& custody) {
  page.raw("<section id=\"documents\"><h2>Documents and sources</h2>\n");
  if (!incident.sources.empty()) {
    page.raw("<table class=\"sources\"><thead><tr><th scope=\"col\">Source</th>")
        .raw("<th scope=\"col\">Published</th><th scope=\"col\">Reliability</th>")
        .raw("<th scope=\"col\">Credibility here</th></tr></thead>\n<tbody>");
    for (const Source& source : incident.sources) write_source(page, source);
    page.raw("</tbody></table>\n");
  }
  page.raw("<ol class=\"documents\">\n");
  for (std::size_t i = 0; i < incident.documents.size(); ++i) {
    write_document(page, incident, i, custody);
  }
  page.raw("</ol></section>\n");
}

void write_reproduction(Page& page, const Assessment& assessment, std::string_view command) {
  page.raw(
      "<section id=\"reproduce\"><h2>How to reproduce</h2>\n<p class=\"note\">One case, one pack "
      "and one version give the same bytes on every machine.</p>\n<pre><code>");
  page.text(file_words(command)).raw("</code></pre>\n<dl class=\"card\">");
  page.raw("<div><dt>perpend</dt><dd>").words(assessment.version);
  page.raw("</dd></div><div><dt>Pack</dt><dd>of ").words(assessment.pack_as_of.iso());
  page.raw(", SHA-256 <code>").words(assessment.pack_sha256);
  page.raw("</code></dd></div><div><dt>Knowledge as of</dt><dd>").words(assessment.as_of.iso());
  page.raw(": what was published strictly before that day");
  if (assessment.fitted_as_of) {
    page.raw("</dd></div><div><dt>Parameters fitted as of</dt><dd>")
        .words(assessment.fitted_as_of->iso());
  }
  page.raw("</dd></div></dl>\n");
  if (!assessment.parameters.empty()) {
    page.raw("<details><summary>")
        .number(static_cast<std::int64_t>(assessment.parameters.size()))
        .raw(
            " fitted parameters</summary><table class=\"parameters\"><thead><tr><th "
            "scope=\"col\">Name</th><th scope=\"col\" class=\"n\">Value</th></tr></thead><tbody>");
    for (const auto& [name, value] : assessment.parameters) {
      page.raw("<tr><th scope=\"row\"><code>").text(file_words(name)).raw("</code></th>");
      page.raw("<td class=\"n\">").number(value).raw("</td></tr>\n");
    }
    page.raw("</tbody></table></details>\n");
  }
  page.raw("</section>\n");
}

void write_diagnostics(Page& page, const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return;
  page.raw("<section id=\"diagnostics\"><h2>About the input</h2>\n<ul class=\"diagnostics\">");
  constexpr std::size_t kMost = 50;
  for (std::size_t i = 0; i < diagnostics.size() && i < kMost; ++i) {
    page.raw("<li><code>").text(file_words(diagnostics[i].where)).raw("</code> ");
    page.words(diagnostics[i].what)
        .raw(" <small>")
        .words(diagnostics[i].code)
        .raw("</small></li>\n");
  }
  if (diagnostics.size() > kMost) {
    page.raw("<li>and ").number(static_cast<std::int64_t>(diagnostics.size() - kMost));
    page.raw(" more; the JSON answer lists all</li>");
  }
  page.raw("</ul></section>\n");
}

}  // namespace perpend::reporting
