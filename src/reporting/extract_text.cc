#include "model/byline.h"
#include "model/indicator.h"
#include "reporting/extract.h"
#include "reporting/handling.h"
#include "reporting/passage.h"
#include "reporting/sheet.h"
#include "reporting/shown.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr int kTypeColumns = 16;
constexpr int kValueColumns = 31;
constexpr int kSureColumns = 5;
constexpr int kCountColumns = 5;
constexpr int kPlaceColumns =
    kTextColumns - kTypeColumns - kValueColumns - kSureColumns - kCountColumns - 4;

std::string value_of(const Observation& observation) {
  std::string value = words(observation.value);
  std::string id = words(observation.id);
  if (value.empty()) return id;
  if (id.empty() || id == value) return value;
  // An id of ATT&CK is short and known; another would leave no room for the name.
  return attack_id(id) ? id + " " + value : value + " " + id;
}

std::string where(const Incident& incident, const Observation& observation) {
  if (observation.spans.empty()) return "";
  const DocumentSpan& span = observation.spans.front();
  std::string text = std::to_string(span.bytes.start) + "-" + std::to_string(span.bytes.end);
  if (const auto page = page_of(incident, span)) text += " p." + std::to_string(page);
  if (incident.documents.size() > 1) text += " [" + std::to_string(span.document + 1) + "]";
  return text;
}

// Of the extraction: "1", ".95".
std::string sureness(const Observation& observation) {
  const std::int32_t thousandths = observation.confidence_thousandths.value_or(1000);
  const std::int32_t hundredths = (thousandths + 5) / 10;
  if (hundredths >= 100) return "1";
  return std::string(hundredths < 10 ? ".0" : ".") + std::to_string(hundredths);
}

void write_row(Sheet& sheet, const Incident& incident, const Observation& observation) {
  const bool unicode = sheet.unicode();
  const bool unknown = observation.type == ObservationType::kUnknown;
  const std::string type =
      unknown ? words(observation.unknown_type) : std::string(name_of(observation.type));
  sheet.line(
      {{left(type, kTypeColumns, unicode) + "  ", Style::kFaint},
       {left(value_of(observation), kValueColumns, unicode) + "  "},
       {right(sureness(observation), kSureColumns - 2) + "  "},
       {right(std::to_string(observation.spans.size()), kCountColumns - 2) + "  ", Style::kFaint},
       {clip(where(incident, observation), kPlaceColumns, unicode), Style::kFaint}});
}

// Testimony, as what others say of who did it is.
void write_byline(Sheet& sheet, std::string_view kind, const std::string& told,
                  std::optional<ByteSpan> place) {
  if (told.empty()) return;
  std::string text = std::string(kind) + " (testimony): " + words(told);
  if (place) text += ", " + std::to_string(place->start) + "-" + std::to_string(place->end);
  sheet.paragraph(text, 4, Style::kFaint, 4);
}

}  // namespace

std::string extract_text(const Incident& incident, const TextOptions& options) {
  Sheet sheet(options);
  const std::string marking(name_of(marking_of(incident)));
  sheet.line({{marking, Style::kStrong}});
  sheet.heading("DOCUMENTS");
  for (std::size_t i = 0; i < incident.documents.size(); ++i) {
    const Document& document = incident.documents[i];
    sheet.paragraph("[" + std::to_string(i + 1) + "] " + file_words(document.name) + ", " +
                        words(document.media_type) + ", " + std::to_string(document.text.size()) +
                        " bytes of text",
                    0, Style::kPlain, 4);
    write_byline(sheet, "title", document.title, bylines_of(document).title);
    write_byline(sheet, "author", document.author, bylines_of(document).author);
  }
  sheet.heading("OBSERVATIONS (" + std::to_string(incident.observations.size()) + ")");
  if (!incident.observations.empty()) {
    sheet.line({{left("type", kTypeColumns) + "  " + left("value", kValueColumns) +
                     "    p  times first bytes",
                 Style::kFaint}});
  }
  for (const Observation& observation : incident.observations) {
    write_row(sheet, incident, observation);
  }
  write_testimony(sheet, incident);
  write_diagnostics(sheet, incident.diagnostics);
  sheet.blank();
  sheet.line({{marking, Style::kStrong}});
  return sheet.take();
}

}  // namespace perpend::reporting
