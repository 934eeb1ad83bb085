#include "casework/prose.h"

#include <optional>
#include <utility>

#include "extraction/document.h"
#include "extraction/extract.h"
#include "extraction/incident_model.h"
#include "extraction/pack_lexicon.h"
#include "extraction/technique_model.h"
#include "knowledge/public_suffix.h"

namespace perpend::casework {

using formats::InputFormat;

struct ProseReader::Body {
  Body(const knowledge::View& view, bool reserved)
      : pack(view.pack()),
        lexicon(extraction::lexicon_of(view)),
        suffixes(view.pack()),
        allow_reserved(reserved) {
    open(extraction::kTechniqueModelName, techniques);
    open(extraction::kIncidentModelName, incidents);
  }

  template <class Model>
  void open(std::string_view name, std::optional<Model>& model) {
    const std::string_view bytes = pack.model(name);
    if (bytes.empty()) return;
    auto opened = Model::open(bytes);
    if (opened) {
      model.emplace(std::move(*opened));
    } else {
      damage = std::move(opened.error());
    }
  }

  const knowledge::Pack& pack;
  extraction::Lexicon lexicon;
  knowledge::PublicSuffixes suffixes;
  bool allow_reserved;
  std::optional<extraction::TechniqueModel> techniques;
  std::optional<extraction::IncidentModel> incidents;
  std::optional<Error> damage;  // of a model of the pack
};

namespace {

Result<extraction::ReadDocument> read_document(InputFormat format, std::string_view bytes,
                                               const std::string& name) {
  switch (format) {
    case InputFormat::kHtml:
      return extraction::document_from_html(bytes, name);
    case InputFormat::kPdf:
      return extraction::document_from_pdf(bytes, name);
    case InputFormat::kMarkdown:
      return extraction::document_from_markdown(bytes, name);
    default:
      return extraction::document_from_text(bytes, name);
  }
}

Source source_of(const Document& document) {
  Source source;
  source.name = document.author.empty() ? document.name : document.author;
  source.published = document.published;
  return source;
}

}  // namespace

ProseReader::ProseReader(const knowledge::View& view, bool allow_reserved)
    : body_(std::make_unique<Body>(view, allow_reserved)) {}
ProseReader::~ProseReader() = default;

Result<Incident> ProseReader::read(InputFormat format, std::string_view bytes,
                                   const std::string& name) const {
  if (body_->damage) return tl::make_unexpected(*body_->damage);
  auto read = read_document(format, bytes, name);
  if (!read) return tl::make_unexpected(read.error());
  Incident incident;
  incident.id = read->document.title.empty() ? name : read->document.title;
  incident.sources.push_back(source_of(read->document));
  incident.documents.push_back(std::move(read->document));
  incident.diagnostics = std::move(read->diagnostics);
  extraction::ExtractOptions options;
  options.allow_reserved = body_->allow_reserved;
  options.techniques = body_->techniques ? &*body_->techniques : nullptr;
  options.incidents = body_->incidents ? &*body_->incidents : nullptr;
  options.publisher_host = read->publisher_host;
  options.hosts = extraction::host_knowledge(body_->pack, body_->suffixes);
  extraction::extract(body_->lexicon, incident, 0, options);
  return incident;
}

}  // namespace perpend::casework
