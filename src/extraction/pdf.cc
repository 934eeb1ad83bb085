// PDF through poppler's pdftotext, which is a program of its own under another licence and is run,
// not linked. It reads in reading order (no -layout): sentences stay whole, which names and victims
// need more than columns do. Where a line ends with a hyphen pdftotext joins the words and drops
// it: right for "develop-ment", wrong for "evil-panel.example", which then is another's address. So
// it is asked a second time for the lines as they stand, and addresses get their hyphen back.
//
// Tested in pdf_test.cc with files made there.
#include <algorithm>
#include <csignal>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extraction/charset.h"
#include "extraction/child_process.h"
#include "extraction/document.h"
#include "extraction/pdf_pages.h"
#include "extraction/text_document.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

// Readers accept a header anywhere in the first kilobyte (ISO 32000-1, annex H).
constexpr std::size_t kHeaderWithin = 1024;

tl::unexpected<Error> input_error(std::string code, std::string what, std::string_view name) {
  return fail(ErrorKind::kInput, std::move(code), std::move(what), std::string(name));
}

Result<ChildAnswer> run_pdftotext(std::string_view bytes, std::string_view name,
                                  const PdfOptions& options, bool lines_as_they_stand) {
  const ChildLimits limits{options.memory_bytes, options.cpu_seconds, options.wall_milliseconds,
                           options.output_bytes};
  std::vector<std::string> command = {options.program, "-enc", "UTF-8", "-eol", "unix"};
  if (lines_as_they_stand) command.emplace_back("-raw");
  command.insert(command.end(), {"/dev/stdin", "-"});
  auto answer = run_child(command, bytes, limits);
  if (!answer && answer.error().code == "child.missing") {
    return fail(ErrorKind::kEnvironment, "pdf.no-tool",
                "PDF needs the program " + options.program +
                    ": install the package poppler-utils, or give the report as text",
                std::string(name));
  }
  return answer;
}

Result<void> judge(const ChildAnswer& answer, std::string_view name) {
  if (answer.complaints.find("Incorrect password") != std::string::npos) {
    return input_error("pdf.encrypted",
                       "the PDF asks for a password: decrypt it (qpdf --decrypt) and try again",
                       name);
  }
  if (answer.timed_out || answer.overflowed || answer.signal == SIGXCPU ||
      answer.signal == SIGKILL) {
    return input_error(
        "pdf.limits", "reading the PDF took too much time or gave too much text: it may be made to",
        name);
  }
  if (answer.exit_status != 0) {
    return input_error("pdf.broken", "pdftotext can not read it: the PDF is damaged or cut short",
                       name);
  }
  return {};
}

bool may_be_address(std::string_view word) {
  for (const std::string_view sign : {"://", "@", "[.", "(.", "[dot]", "(dot)", "[at]"}) {
    if (word.find(sign) != std::string_view::npos) return true;
  }
  const std::size_t dot = word.find('.');  // not the one that ends a sentence
  return dot != std::string_view::npos && dot > 0 && dot + 1 < word.size() &&
         ascii::is_alnum(word[dot + 1]);
}

// The words of a text, parted by white space; each is given with where it begins.
template <class Take>
void each_word(std::string_view text, Take take) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && ascii::is_space(text[at])) ++at;
    const std::size_t start = at;
    while (at < text.size() && !ascii::is_space(text[at])) ++at;
    if (at > start) take(text.substr(start, at - start), start);
  }
}

}  // namespace

std::string restore_hyphens(std::string_view text, std::string_view lines) {
  std::map<std::string, std::string, std::less<>> broken;  // what was made of it -> as it was
  std::string_view before;
  std::size_t before_end = 0;
  each_word(lines, [&](std::string_view word, std::size_t start) {
    const std::string_view between = lines.substr(before_end, start - before_end);
    if (before.size() > 1 && before.back() == '-' && between.find('\n') != std::string_view::npos) {
      std::string whole = std::string(before) + std::string(word);
      std::string joined = std::string(before.substr(0, before.size() - 1)) + std::string(word);
      if (may_be_address(whole)) broken.emplace(std::move(joined), std::move(whole));
    }
    before = word;
    before_end = start + word.size();
  });
  if (broken.empty()) return std::string(text);
  std::string restored;
  std::size_t kept = 0;
  each_word(text, [&](std::string_view word, std::size_t start) {
    const auto found = broken.find(word);
    if (found == broken.end()) return;
    restored += text.substr(kept, start - kept);
    restored += found->second;
    kept = start + word.size();
  });
  return restored.append(text.substr(kept));
}

PagedText split_pages(std::string text) {
  PagedText paged;
  if (text.empty()) return paged;
  paged.page_starts.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\f') continue;
    text[i] = '\n';
    // pdftotext ends each page, the last one too, with a form feed.
    if (i + 1 < text.size()) paged.page_starts.push_back(i + 1);
  }
  paged.text = std::move(text);
  return paged;
}

std::uint32_t page_of(const std::vector<std::uint64_t>& page_starts, std::uint64_t offset) {
  const auto after = std::upper_bound(page_starts.begin(), page_starts.end(), offset);
  return static_cast<std::uint32_t>(after - page_starts.begin());
}

Result<ReadDocument> document_from_pdf(std::string_view bytes, std::string_view name,
                                       const PdfOptions& options) {
  if (auto checked = check_size(bytes, name); !checked) {
    return tl::make_unexpected(checked.error());
  }
  if (bytes.substr(0, kHeaderWithin).find("%PDF-") == std::string_view::npos) {
    return input_error("pdf.broken", "there is no %PDF header in it", name);
  }
  auto answer = run_pdftotext(bytes, name, options, false);
  if (!answer) return tl::make_unexpected(answer.error());
  if (auto judged = judge(*answer, name); !judged) return tl::make_unexpected(judged.error());
  auto lines = run_pdftotext(bytes, name, options, true);
  if (!lines) return tl::make_unexpected(lines.error());
  if (auto judged = judge(*lines, name); !judged) return tl::make_unexpected(judged.error());

  Decoded decoded = decode(restore_hyphens(answer->output, lines->output), "utf-8", name);
  ReadDocument read;
  read.diagnostics = std::move(decoded.diagnostics);
  if (!answer->complaints.empty()) {
    read.diagnostics.push_back(
        {"pdf.damaged", std::string(name),
         "parts of the PDF are damaged and may be missing from the text: " +
             answer->complaints.substr(0, answer->complaints.find('\n')).substr(0, 200)});
  }
  PagedText paged = split_pages(std::move(decoded.text));
  Document& document = read.document;
  document.page_starts = std::move(paged.page_starts);
  if (std::all_of(paged.text.begin(), paged.text.end(), ascii::is_space)) {
    read.diagnostics.push_back(
        {"pdf.no-text", std::string(name),
         "the PDF holds pictures of text, or none: run it through OCR (ocrmypdf) first"});
  }
  document.name = name;
  document.media_type = "application/pdf";
  document.bytes_sha256 = sha256(bytes);
  document.text_sha256 = sha256(paged.text);
  document.text = std::move(paged.text);
  return read;
}

}  // namespace perpend::extraction
