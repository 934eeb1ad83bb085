// What the readers of all document formats share: limits in, names and hashes out.
#pragma once

#include <string>
#include <string_view>

#include "extraction/document.h"

namespace perpend::extraction {

// document.size, or document.empty for no bytes at all.
Result<void> check_size(std::string_view bytes, std::string_view name);

// Fills name, type, hashes and text. document.empty if the text is nothing but white space.
Result<ReadDocument> finish_document(ReadDocument read, std::string_view bytes,
                                     std::string_view name, std::string_view media_type,
                                     std::string text);

}  // namespace perpend::extraction
