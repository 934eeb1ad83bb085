#include <gtest/gtest.h>

#include "extraction/child_process.h"
#include "extraction/document.h"
#include "extraction/pdf_pages.h"

namespace perpend::extraction {
namespace {

// A PDF with one line of text a page, written by hand: catalogue, pages, font, and for each page
// the page and its content. `encrypt` adds a trailer entry whose password nobody has.
std::string make_pdf(const std::vector<std::string>& lines, bool encrypt = false) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  const auto object = [&](const std::string& body) {
    offsets.push_back(pdf.size());
    pdf += std::to_string(offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
  };
  std::string kids;
  for (std::size_t i = 0; i < lines.size(); ++i) kids += std::to_string(4 + 2 * i) + " 0 R ";
  object("<< /Type /Catalog /Pages 2 0 R >>");
  object("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(lines.size()) + " >>");
  object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string content = "BT /F1 12 Tf 72 720 Td (" + lines[i] + ") Tj ET";
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> "
        ">> /Contents " +
        std::to_string(5 + 2 * i) + " 0 R >>");
    object("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
           "\nendstream");
  }
  const std::string key(64, '7');
  if (encrypt) {
    object("<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + key + "> /U <" + key + "> >>");
  }
  const std::size_t table = pdf.size();
  pdf += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  pdf += "trailer\n<< /Size " + std::to_string(offsets.size() + 1) + " /Root 1 0 R";
  if (encrypt) {
    pdf += " /Encrypt " + std::to_string(offsets.size()) + " 0 R /ID [<" + key + "> <" + key + ">]";
  }
  return pdf + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

std::string code_of(const Result<ReadDocument>& result) {
  return result ? "ok" : result.error().code;
}

TEST(Pdf, GivesTheTextAndWhereEachPageBegins) {
  const auto read =
      document_from_pdf(make_pdf({"Beacon to c2.example", "Page two", "Third"}), "r.pdf");
  ASSERT_TRUE(read) << read.error().what;
  const Document& document = read->document;
  ASSERT_EQ(document.page_starts.size(), 3U);
  EXPECT_EQ(document.text.substr(document.page_starts[0], 20), "Beacon to c2.example");
  EXPECT_EQ(document.text.substr(document.page_starts[1], 8), "Page two");
  EXPECT_EQ(document.text.find('\f'), std::string::npos);
  EXPECT_EQ(page_of(document.page_starts, document.text.find("two")), 2U);
  EXPECT_EQ(page_of(document.page_starts, document.text.find("Third")), 3U);
  EXPECT_EQ(document.text_sha256, sha256(document.text));
}

TEST(Pdf, GivesAnAddressBrokenAtItsHyphenTheHyphenBack) {
  const std::string two_lines =
      "It spoke to evil-) Tj 0 -14 Td (panel[.]example and to evil-) Tj 0 -14 Td (panel.example. A "
      "develop-) Tj 0 -14 Td (ment of note.";
  const auto read = document_from_pdf(make_pdf({two_lines}), "r.pdf");
  ASSERT_TRUE(read);
  const std::string& text = read->document.text;
  EXPECT_NE(text.find("evil-panel[.]example"), std::string::npos) << text;
  EXPECT_NE(text.find("evil-panel.example."), std::string::npos) << text;
  EXPECT_NE(text.find("development"), std::string::npos) << text;
}

TEST(Pdf, HyphensAreRestoredInAddressesAlone) {
  EXPECT_EQ(restore_hyphens("a wellknown evilhost[.]test", "a well-\nknown evil-\nhost[.]test"),
            "a wellknown evil-host[.]test");
  EXPECT_EQ(restore_hyphens("the end.", "the\nend."), "the end.");
  EXPECT_EQ(restore_hyphens("", "-\n-\n"), "");
}

TEST(Pdf, OfPicturesIsSaidToHaveNoText) {
  const auto read = document_from_pdf(make_pdf({""}), "r.pdf");
  ASSERT_TRUE(read);
  ASSERT_FALSE(read->diagnostics.empty());
  EXPECT_EQ(read->diagnostics.back().code, "pdf.no-text");
}

TEST(Pdf, ThatIsEncryptedBrokenOrEmptyIsRefusedWithItsOwnCode) {
  const std::string whole = make_pdf({"text"});
  EXPECT_EQ(code_of(document_from_pdf(make_pdf({"text"}, true), "r.pdf")), "pdf.encrypted");
  EXPECT_EQ(code_of(document_from_pdf(whole.substr(0, 60), "r.pdf")), "pdf.broken");
  EXPECT_EQ(code_of(document_from_pdf("%PDF-1.7\n" + std::string(5000, 'x'), "r.pdf")),
            "pdf.broken");
  EXPECT_EQ(code_of(document_from_pdf("GIF89a", "r.pdf")), "pdf.broken");
  EXPECT_EQ(code_of(document_from_pdf("", "r.pdf")), "document.empty");
}

TEST(Pdf, WithoutItsToolSaysWhatToInstall) {
  PdfOptions options;
  options.program = "pdftotext-that-nobody-has";
  const auto read = document_from_pdf(make_pdf({"text"}), "r.pdf", options);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "pdf.no-tool");
  EXPECT_EQ(read.error().kind, ErrorKind::kEnvironment);
  EXPECT_NE(read.error().what.find("poppler-utils"), std::string::npos);
}

TEST(ChildProcess, SeesItsInputAndGivesItsAnswer) {
  const auto answer = run_child({"cat"}, "to and fro", {});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->output, "to and fro");
  EXPECT_EQ(answer->exit_status, 0);
}

TEST(ChildProcess, HasNoEnvironmentAndNoShell) {
  const auto answer = run_child({"env"}, "", {});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->output, "");
  const auto literal = run_child({"echo", "$(id); `id`"}, "", {});
  ASSERT_TRUE(literal);
  EXPECT_EQ(literal->output, "$(id); `id`\n");
}

TEST(ChildProcess, IsEndedWhenItTakesTooLong) {
  ChildLimits limits;
  limits.wall_milliseconds = 100;
  const auto answer = run_child({"sleep", "30"}, "", limits);
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->timed_out);
}

TEST(ChildProcess, IsEndedWhenItWritesTooMuch) {
  ChildLimits limits;
  limits.output_bytes = 1000;
  const auto answer = run_child({"yes"}, "", limits);
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->overflowed);
  EXPECT_EQ(answer->output.size(), 1000U);
}

TEST(ChildProcess, CanNotTakeAllMemory) {
  ChildLimits limits;
  limits.memory_bytes = std::uint64_t{64} << 20;
  const auto sort = run_child({"sort", "-S", "900M", "--parallel=1", "/dev/zero"}, "", limits);
  ASSERT_TRUE(sort);
  EXPECT_NE(sort->exit_status, 0);
}

TEST(ChildProcess, ThatIsMissingIsSaid) {
  const auto answer = run_child({"/nowhere/program"}, "", {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "child.missing");
}

}  // namespace
}  // namespace perpend::extraction
