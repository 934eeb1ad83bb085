// The style of the page of an extraction, beside that of the dossier.
#pragma once

#include <string_view>

namespace perpend::reporting {

// Tokens for light, dark and paper, and the rules of the marked document. Every class of finding
// has a colour that stays apart for every kind of colour vision (Okabe and Ito), and a line of its
// own.
std::string_view read_page_style();

}  // namespace perpend::reporting
