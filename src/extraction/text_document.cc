#include "extraction/text_document.h"

#include <algorithm>

#include "extraction/charset.h"
#include "extraction/disguise.h"
#include "model/ascii.h"
#include "model/byline.h"

namespace perpend::extraction {

Result<void> check_size(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) {
    return fail(ErrorKind::kInput, "document.empty", "the file is empty", std::string(name));
  }
  if (bytes.size() > kMaxDocumentBytes) {
    return fail(ErrorKind::kInput, "document.size",
                "the document has " + std::to_string(bytes.size()) + " bytes; the limit is " +
                    std::to_string(kMaxDocumentBytes) + ". Split it",
                std::string(name));
  }
  return {};
}

Result<ReadDocument> finish_document(ReadDocument read, std::string_view bytes,
                                     std::string_view name, std::string_view media_type,
                                     std::string text) {
  if (std::all_of(text.begin(), text.end(), ascii::is_space)) {
    return fail(ErrorKind::kInput, "document.empty", "there is no text in it", std::string(name));
  }
  if (const std::size_t removed = remove_invisible(text); removed > 0) {
    read.diagnostics.push_back(
        {"text.invisible", std::string(name),
         std::to_string(removed) + " invisible characters inside words were taken out"});
  }
  Document& document = read.document;
  document.name = name;
  document.media_type = media_type;
  document.bytes_sha256 = sha256(bytes);
  document.text_sha256 = sha256(text);
  document.text = std::move(text);
  if (document.author.empty()) {
    if (const auto line = author_line(document.text)) {
      document.author = document.text.substr(line->start, line->size());
    }
  }
  return read;
}

Result<ReadDocument> document_from_text(std::string_view bytes, std::string_view name) {
  if (auto checked = check_size(bytes, name); !checked) {
    return tl::make_unexpected(checked.error());
  }
  Decoded decoded = decode(bytes, {}, name);
  ReadDocument read;
  read.diagnostics = std::move(decoded.diagnostics);
  std::replace(decoded.text.begin(), decoded.text.end(), '\f', '\n');
  return finish_document(std::move(read), bytes, name, "text/plain", std::move(decoded.text));
}

}  // namespace perpend::extraction
