// Data made fit to be looked at. What stands in a document may hold an escape sequence that
// repaints a terminal, a mark that turns the order of letters around, or an indicator that a
// reader's program makes into a link. None of it may reach a reader alive. Used by every renderer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace perpend::reporting {

// One code point of `text` at `position` (which must be < size), moved past it. Bytes that are no
// UTF-8 give U+FFFD, one for each byte.
char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);

// Valid UTF-8 on one line: runs of white space become one space, control characters and bytes that
// are no UTF-8 become U+FFFD, and the marks that reorder letters are spelled out ("[U+202E]").
// Leading and trailing spaces stay as one space, so that pieces of a passage can be joined.
std::string visible(std::string_view text);

// The same without spaces at the ends.
std::string visible_trimmed(std::string_view text);

// Host names, addresses, URLs and mail addresses inside any text made unclickable:
// "http://c2.example/x" -> "hxxp://c2[.]example/x", "a@b.example" -> "a[at]b[.]example". File names
// such as "report.pdf" and decimals such as "1.5" stay. Applying it twice changes nothing.
std::string defang(std::string_view text);

// Words of the data as every renderer shows them: on one line, trimmed, defanged.
std::string words(std::string_view text);

// The name of a file, or a line that names files: left as it is, so that it can be typed again, but
// defanged where a URL stands in it.
std::string file_words(std::string_view name);

}  // namespace perpend::reporting
