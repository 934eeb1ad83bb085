#include "reporting/html/frame.h"

#include <algorithm>

#include "core/sha256.h"
#include "reporting/handling.h"
#include "reporting/html/parts.h"
#include "reporting/html/stylesheet.h"

namespace perpend::reporting {
namespace {

// As a content security policy wants its hashes (RFC 4648, section 4).
std::string base64(const Sha256& digest) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < digest.size(); i += 3) {
    const std::size_t given = std::min<std::size_t>(3, digest.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) bits = bits << 8U | (j < given ? digest[i + j] : 0U);
    for (std::size_t j = 0; j < 4; ++j) {
      out += j <= given ? kLetters[bits >> (18U - 6U * j) & 63U] : '=';
    }
  }
  return out;
}

void write_banner(Page& page, const Frame& frame) {
  page.raw("<p class=\"banner\"><span class=\"tlp\">")
      .words(name_of(frame.marking))
      .raw("</span> <span class=\"about\">");
  page.raw("<bdi>").text(frame.name).raw("</bdi> · as of ").words(frame.as_of).raw("</span></p>\n");
}

}  // namespace

void write_name(Page& page, std::string_view name) { page.raw("<bdi>").words(name).raw("</bdi>"); }

void open_page(Page& page, const Frame& frame) {
  const std::string style = stylesheet(frame.marking).append(frame.more_style);
  page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
      .raw(
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'sha256-")
      .trusted(base64(sha256(style)))
      .raw("'; base-uri 'none'; form-action 'none'\">\n")
      .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
      .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
      .raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
      .raw("<meta name=\"format-detection\" content=\"telephone=no, email=no, address=no\">\n")
      .raw("<meta name=\"robots\" content=\"noindex\">\n<title>")
      .words(name_of(frame.marking))
      .raw(" ")
      .text(frame.title)
      .raw("</title>\n<style>")
      .trusted(style)
      .raw("</style>\n</head>\n<body>\n");
  write_banner(page, frame);
  page.raw("<main>\n");
}

void close_page(Page& page, const Frame& frame) {
  page.raw("</main>\n<footer><p>")
      .words(kNotForSoleUse)
      .raw("</p>\n<p><strong>An error?</strong> ");
  page.words(kReportAnError).raw("</p></footer>\n");
  write_banner(page, frame);
  page.raw("</body>\n</html>\n");
}

}  // namespace perpend::reporting
