// The page around the parts: head with its content security policy, the banners with the marking,
// and the foot. Every page of this room stands in this frame.
#pragma once

#include <string>
#include <string_view>

#include "model/marking.h"
#include "reporting/html/page.h"

namespace perpend::reporting {

struct Frame {
  // Both ready to show (words() or file_words()), not yet escaped.
  std::string title;  // of the document: "Assessment case-7, as of 2024-06-01"
  std::string name;   // in the banner
  std::string as_of;  // "2024-06-01"
  Marking marking = Marking::kClear;
  std::string_view more_style;  // after the common style sheet
};

void open_page(Page& page, const Frame& frame);   // up to <main>
void close_page(Page& page, const Frame& frame);  // from </main> on

}  // namespace perpend::reporting
