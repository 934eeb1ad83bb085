// The page of `perpend extract`: the document with everything underlined, and the list of it.
//
// Findings overlap: a sentence shows a technique, a word in it a tool. The text is cut wherever a
// finding begins or ends; each piece takes the colour of its shortest finding, and its tooltip
// tells all of them. What goes out is made visible and defanged piece by piece, so that nothing of
// the document reaches a browser alive.
#include "reporting/html/read_page.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "model/byline.h"
#include "reporting/extract.h"
#include "reporting/figures.h"
#include "reporting/handling.h"
#include "reporting/html/frame.h"
#include "reporting/html/parts.h"
#include "reporting/passage.h"
#include "reporting/shown.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kShownBytes = size_t{1} << 20;  // of each document; the rest is listed only
constexpr std::int32_t kLikelier = 500;          // thousandths
constexpr size_t kTooltipFindings = 6;

// In the order of the page; testimony is the last.
constexpr std::array<string_view, 6> kClassNames = {"methods", "tooling",   "infrastructure",
                                                    "targets", "behaviour", "testimony"};
constexpr size_t kTestimony = 5;

size_t place_of_class(EvidenceClass evidence_class) {
  switch (evidence_class) {
    case EvidenceClass::kMethods:
      return 0;
    case EvidenceClass::kTooling:
      return 1;
    case EvidenceClass::kInfrastructure:
      return 2;
    case EvidenceClass::kTargets:
      return 3;
    case EvidenceClass::kBehaviour:
      break;
  }
  return 4;
}

struct Marked {
  size_t start = 0;
  size_t end = 0;
  size_t look = 0;  // place in kClassNames
  bool low = false;
  std::string id;   // of the row it leads to
  std::string tip;  // "tool S0002 Mimikatz, 95 %: named in the text"
};

std::int32_t confidence(const Observation& observation) {
  return observation.confidence_thousandths.value_or(1000);
}

std::string per_cent(std::int32_t thousandths) {
  return std::to_string((thousandths + 5) / 10) + " %";
}

std::string name_of_finding(const Observation& observation) {
  if (observation.value.empty()) return observation.id;
  if (observation.id.empty() || observation.id == observation.value) return observation.value;
  return observation.id + " " + observation.value;
}

string_view type_name(const Observation& observation) {
  return observation.type == ObservationType::kUnknown ? string_view(observation.unknown_type)
                                                       : name_of(observation.type);
}

std::string tooltip(const Observation& observation) {
  std::string text(type_name(observation));
  text += " " + words(name_of_finding(observation)) + ", " + per_cent(confidence(observation));
  if (observation.role != Role::kUnspecified) text += ", " + std::string(name_of(observation.role));
  if (!observation.note.empty()) text += ": " + words(observation.note);
  return text + " (" + id_of(observation) + ")";
}

std::vector<Marked> marks_of(const Incident& incident, std::uint32_t document) {
  std::vector<Marked> marks;
  const size_t size = incident.documents[document].text.size();
  for (const Observation& observation : incident.observations) {
    const auto evidence_class = class_of(observation.type);
    const size_t look = evidence_class ? place_of_class(*evidence_class) : 4;
    const bool low = confidence(observation) < kLikelier || observation.role == Role::kBenign;
    std::string tip;
    for (const DocumentSpan& span : observation.spans) {
      if (span.document != document || span.bytes.end > size || span.bytes.size() == 0) continue;
      if (tip.empty()) tip = tooltip(observation);
      marks.push_back({span.bytes.start, span.bytes.end, look, low, id_of(observation), tip});
    }
  }
  for (const Testimony& said : incident.testimony) {
    if (!said.span || said.span->document != document || said.span->bytes.end > size) continue;
    std::string tip = "testimony: " + words(said.names) + ", " + std::string(name_of(said.level)) +
                      (said.actor.empty() ? "" : ", " + words(said.actor)) + "; it weighs nothing";
    marks.push_back({said.span->bytes.start, said.span->bytes.end, kTestimony, false, "testimony",
                     std::move(tip)});
  }
  const Bylines bylines = bylines_of(incident.documents[document]);
  const auto mark_byline = [&](const std::optional<ByteSpan>& place, string_view tip) {
    if (!place) return;
    marks.push_back({place->start, place->end, kTestimony, false, "testimony", std::string(tip)});
  };
  mark_byline(bylines.title, "testimony: the title; it weighs nothing");
  mark_byline(bylines.author, "testimony: the author; it weighs nothing");
  std::sort(marks.begin(), marks.end(), [](const Marked& a, const Marked& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  return marks;
}

// Text as it stands, line ends kept, everything else made visible and defanged.
void write_piece(Page& page, string_view piece) {
  while (true) {
    const size_t newline = piece.find('\n');
    page.text(defang(visible(piece.substr(0, newline))));
    if (newline == string_view::npos) return;
    page.raw("\n");
    piece.remove_prefix(newline + 1);
  }
}

// The shortest decides the look; what is surer comes before what is doubtful.
const Marked& foremost(const std::vector<const Marked*>& active) {
  return **std::min_element(active.begin(), active.end(), [](const Marked* a, const Marked* b) {
    if (a->low != b->low) return b->low;
    return a->end - a->start < b->end - b->start;
  });
}

void write_marked(Page& page, string_view piece, const std::vector<const Marked*>& active) {
  const Marked& shown = foremost(active);
  page.raw("<a class=\"k ").words(kClassNames[shown.look]);
  if (shown.low) page.raw(" low");
  page.raw("\" href=\"#").words(shown.id).raw("\" title=\"");
  for (size_t i = 0; i < active.size() && i < kTooltipFindings; ++i) {
    if (i > 0) page.raw(" · ");
    page.text(active[i]->tip);
  }
  page.raw("\">");
  write_piece(page, piece);
  page.raw("</a>");
}

class DocumentWriter {
 public:
  DocumentWriter(Page& page, const Document& document, const std::vector<Marked>& marks)
      : page_(page), document_(document), marks_(marks) {
    for (const Marked& mark : marks) {
      cuts_.push_back(mark.start);
      cuts_.push_back(mark.end);
    }
    for (const std::uint64_t start : document.page_starts) cuts_.push_back(start);
    const size_t size = shown_size();
    std::erase_if(cuts_, [&](size_t cut) { return cut > size; });
    cuts_.push_back(0);
    cuts_.push_back(size);
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
  }

  void write() {
    const string_view text = document_.text;
    page_.raw("<div class=\"text\" dir=\"auto\">");
    for (size_t i = 0; i + 1 < cuts_.size(); ++i) {
      write_page_number(cuts_[i]);
      update(cuts_[i]);
      const string_view piece = text.substr(cuts_[i], cuts_[i + 1] - cuts_[i]);
      if (active_.empty()) {
        write_piece(page_, piece);
      } else {
        write_marked(page_, piece, active_);
      }
    }
    page_.raw("</div>\n");
    if (shown_size() < text.size()) {
      page_.raw("<p class=\"note\">The first ").text(grouped(shown_size())).raw(" bytes of ");
      page_.text(grouped(text.size())).raw("; what was found in the rest is in the list.</p>\n");
    }
  }

 private:
  size_t shown_size() const {
    size_t size = std::min(document_.text.size(), kShownBytes);
    while (size < document_.text.size() && size > 0 &&
           (static_cast<unsigned char>(document_.text[size]) & 0xC0U) == 0x80U) {
      --size;
    }
    return size;
  }

  void write_page_number(size_t at) {
    const auto& starts = document_.page_starts;
    const auto found = std::lower_bound(starts.begin(), starts.end(), at);
    if (found == starts.end() || *found != at) return;
    page_.raw("<span class=\"page\">page ").number(found - starts.begin() + 1).raw("</span>");
  }

  void update(size_t at) {
    std::erase_if(active_, [&](const Marked* mark) { return mark->end <= at; });
    while (next_ < marks_.size() && marks_[next_].start <= at) {
      if (marks_[next_].end > at) active_.push_back(&marks_[next_]);
      ++next_;
    }
  }

  Page& page_;
  const Document& document_;
  const std::vector<Marked>& marks_;
  std::vector<size_t> cuts_;
  std::vector<const Marked*> active_;
  size_t next_ = 0;
};

void write_legend(Page& page, const Incident& incident) {
  std::array<size_t, 6> counts{};
  for (const Observation& observation : incident.observations) {
    const auto evidence_class = class_of(observation.type);
    ++counts[evidence_class ? place_of_class(*evidence_class) : 4];
  }
  counts[kTestimony] = incident.testimony.size();
  page.raw("<ul class=\"legend\">");
  for (size_t i = 0; i < kClassNames.size(); ++i) {
    page.raw("<li><span class=\"k ").words(kClassNames[i]).raw("\">").words(kClassNames[i]);
    page.raw("</span><small>").number(static_cast<std::int64_t>(counts[i])).raw("</small></li>");
  }
  page.raw(
      "</ul>\n<p class=\"note\">A thin line without a ground: doubtful (below one half), or "
      "harmless by "
      "the text's own words. Testimony weighs nothing. Point at a passage for what it is, how "
      "surely and "
      "why; follow it to the list.</p>\n");
}

void write_places(Page& page, const Incident& incident, const Observation& observation) {
  if (observation.spans.empty()) return;
  page.raw("<small>").text(place_of(incident, observation.spans.front()));
  if (observation.spans.size() > 1) {
    page.raw(" and ").number(static_cast<std::int64_t>(observation.spans.size() - 1)).raw(" more");
  }
  page.raw("</small>");
}

void write_row(Page& page, const Incident& incident, const Observation& observation) {
  const bool doubtful = confidence(observation) < kLikelier;
  if (doubtful) {
    page.raw("<tr class=\"doubtful\" id=\"");
  } else {
    page.raw("<tr id=\"");
  }
  page.words(id_of(observation))
      .raw("\"><th scope=\"row\"><bdi>")
      .words(name_of_finding(observation));
  page.raw("</bdi><small>").words(type_name(observation));
  if (observation.role != Role::kUnspecified) page.raw(" · ").words(name_of(observation.role));
  page.raw(" · <code>").words(id_of(observation)).raw("</code></small></th><td class=\"n\">");
  page.words(per_cent(confidence(observation))).raw("</td><td>").words(observation.note);
  if (!observation.identified_by.empty())
    page.raw("<small>named by ").words(observation.identified_by).raw("</small>");
  write_places(page, incident, observation);
  page.raw("</td></tr>\n");
}

void write_findings(Page& page, const Incident& incident) {
  page.raw("<section id=\"findings\"><h2>Findings</h2>\n");
  for (size_t look = 0; look < kTestimony; ++look) {
    std::vector<const Observation*> rows;
    for (const Observation& observation : incident.observations) {
      const auto evidence_class = class_of(observation.type);
      if ((evidence_class ? place_of_class(*evidence_class) : 4) == look)
        rows.push_back(&observation);
    }
    if (rows.empty()) continue;
    std::stable_sort(rows.begin(), rows.end(), [](const Observation* a, const Observation* b) {
      return confidence(*a) > confidence(*b);
    });
    page.raw("<h3>").words(kClassNames[look]).raw("</h3>\n<table class=\"findings\"><thead><tr>");
    page.raw("<th scope=\"col\">Finding</th><th scope=\"col\" class=\"n\">Probability</th>");
    page.raw("<th scope=\"col\">Why, and where first</th></tr></thead>\n<tbody>");
    for (const Observation* row : rows) write_row(page, incident, *row);
    page.raw("</tbody></table>\n");
  }
  page.raw("</section>\n");
}

}  // namespace

std::string extract_html(const Incident& incident, Date as_of,
                         const std::vector<DocumentCustody>& custody) {
  const Frame frame{"Extraction of " + incident.id, incident.id, as_of.iso(), marking_of(incident),
                    read_page_style()};
  Page page;
  open_page(page, frame);
  page.raw("<header><p class=\"eyebrow\">What the text holds, and where</p><h1>");
  write_name(page, incident.id);
  page.raw(
          "</h1></header>\n<p class=\"note\">Found by extraction, which errs: a passage is "
          "evidence only ")
      .raw(
          "when a reader agrees. <code>perpend case reject ID</code> takes a finding out of a "
          "case.</p>\n");
  write_legend(page, incident);
  for (std::uint32_t i = 0; i < incident.documents.size(); ++i) {
    const Document& document = incident.documents[i];
    if (document.text.empty()) continue;
    page.raw("<section><h2><bdi>").text(file_words(document.name)).raw("</bdi></h2>\n");
    const std::vector<Marked> marks = marks_of(incident, i);
    DocumentWriter(page, document, marks).write();
    page.raw("</section>\n");
  }
  write_findings(page, incident);
  write_testimony(page, incident);
  write_documents(page, incident, custody);
  write_diagnostics(page, incident.diagnostics);
  close_page(page, frame);
  return page.take();
}

}  // namespace perpend::reporting
