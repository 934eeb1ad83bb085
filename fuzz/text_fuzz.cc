// Any bytes as text, and as what pdftotext might write: reading and extracting never crash, and
// every span lies in the text and says what its observation says.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extraction/document.h"
#include "extraction/extract.h"
#include "extraction/pdf_pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend;
  using namespace perpend::extraction;
  static const Lexicon lexicon({{"Net", NameKind::kTool, "S1", "", true, false},
                                {"Grim Ladle", NameKind::kMalware, "S2", "", false, false},
                                {"Gilded Heron", NameKind::kActor, "G1", "", false, false},
                                {"Japan", NameKind::kCountry, "JP", "", false, false}});
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  auto read = document_from_text(bytes, "fuzz");
  if (!read) return 0;
  PagedText paged = split_pages(bytes);
  if (paged.page_starts.size() > bytes.size() + 1) std::abort();
  read->document.page_starts = std::move(paged.page_starts);
  Incident incident;
  incident.sources.emplace_back();
  incident.documents.push_back(std::move(read->document));
  ExtractOptions options;
  options.allow_reserved = true;
  extract(lexicon, incident, 0, options);
  const std::string& text = incident.documents[0].text;
  for (const Observation& seen : incident.observations) {
    for (const DocumentSpan& span : seen.spans) {
      if (span.bytes.start >= span.bytes.end || span.bytes.end > text.size()) std::abort();
      if (seen.type != ObservationType::kDomainName) continue;
      const auto value =
          canonical(seen.type, std::string_view(text).substr(span.bytes.start, span.bytes.size()));
      if (!value || value->value != seen.value) std::abort();
    }
  }
  return 0;
}
