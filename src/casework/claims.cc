#include "casework/claims.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "casework/case_answers.h"
#include "casework/claims_ledger.h"
#include "casework/input_file.h"
#include "casework/known.h"
#include "claims/press.h"
#include "core/sha256.h"
#include "extraction/document.h"
#include "formats/compressed.h"
#include "formats/detect.h"
#include "reporting/claims.h"
#include "store/case_store.h"

namespace perpend::casework {
namespace {

using formats::InputFormat;

struct Reading {
  std::vector<ClaimDocument> documents;
  Diagnostics diagnostics;
  Marking marking = Marking::kClear;
};

bool is_folder(const std::string& path) {
  struct stat status = {};
  return path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

std::string file_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

// The lists of outlets: the one that was named, or the one beside each file.
class PressLists {
 public:
  explicit PressLists(std::string named) : named_(std::move(named)) {}

  // Error: those of read_file() for a list that was named; none beside the files is no error.
  Result<const claims::PressEntry*> entry_for(const std::string& path, Diagnostics& diagnostics) {
    const std::string list = named_.empty() ? folder_of(path) + "sources.csv" : named_;
    const auto [known, is_new] = lists_.try_emplace(list);
    if (is_new) {
      auto file = read_file(list);
      if (!file && !named_.empty()) return tl::make_unexpected(file.error());
      if (file) known->second = claims::read_press_list(file->bytes, list, diagnostics);
    }
    for (const claims::PressEntry& entry : known->second) {
      if (file_of(entry.file) == file_of(path)) return &entry;
    }
    return nullptr;
  }

 private:
  std::string named_;
  std::map<std::string, std::vector<claims::PressEntry>> lists_;
};

Result<extraction::ReadDocument> read_prose(InputFormat format, const std::string& bytes,
                                            const std::string& name) {
  switch (format) {
    case InputFormat::kHtml:
      return extraction::document_from_html(bytes, name);
    case InputFormat::kPdf:
      return extraction::document_from_pdf(bytes, name);
    case InputFormat::kMarkdown:
      return extraction::document_from_markdown(bytes, name);
    case InputFormat::kText:
      return extraction::document_from_text(bytes, name);
    default:
      return fail(ErrorKind::kInput, "claims.no-prose",
                  "this is " + std::string(formats::name_of(format)) +
                      ", not an article; give text, Markdown, HTML or PDF",
                  name);
  }
}

Result<void> read_file_into(Reading& reading, const std::string& path, PressLists& lists) {
  auto file = read_file(path);
  if (!file) return tl::make_unexpected(file.error());
  auto unpacked = formats::unpack(std::move(file->bytes), path);
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  const auto format = formats::detect(unpacked->bytes, path);
  if (!format) return tl::make_unexpected(format.error());
  auto read = read_prose(*format, unpacked->bytes, path);
  if (!read) return tl::make_unexpected(read.error());
  const auto entry = lists.entry_for(path, reading.diagnostics);
  if (!entry) return tl::make_unexpected(entry.error());
  reading.documents.push_back(claims::press_document(read->document, *entry));
  reading.diagnostics.insert(reading.diagnostics.end(), read->diagnostics.begin(),
                             read->diagnostics.end());
  return {};
}

Result<void> read_case_into(Reading& reading, const std::string& path) {
  const auto store = CaseStore::open(path, CaseAccess::kRead);
  if (!store) {
    if (store.error().code != "case.none") return tl::make_unexpected(store.error());
    return fail(ErrorKind::kInput, "input.directory",
                "this is a directory and holds no case; name files", path);
  }
  const auto incident = store->load();
  if (!incident) return tl::make_unexpected(incident.error());
  reading.marking = stricter(reading.marking, incident->marking);
  for (const Document& document : incident->documents) {
    if (!document.text.empty()) reading.documents.push_back(claims::press_document(document));
  }
  return {};
}

// One input that is refused is a diagnostic while others are read; the only one is the error.
Result<Reading> read_all(const ClaimsRequest& request) {
  Reading reading;
  PressLists lists(request.sources);
  std::optional<Error> first;
  for (const std::string& path : request.input.paths) {
    const auto read =
        is_folder(path) ? read_case_into(reading, path) : read_file_into(reading, path, lists);
    if (read) continue;
    const Error& error = read.error();
    const bool worth_going_on =
        error.kind == ErrorKind::kInput && request.input.paths.size() > 1 && !request.input.strict;
    if (!worth_going_on) return tl::make_unexpected(error);
    if (!first) first = error;
    reading.diagnostics.push_back(
        {error.code, error.where, "this input was refused: " + error.what});
  }
  if (reading.documents.empty()) {
    if (first) return tl::make_unexpected(*first);
    return fail(ErrorKind::kInput, "claims.nothing", "there is no document with prose in it",
                request.input.paths.front());
  }
  return reading;
}

// Nothing was read at all: another language, no sentences.
Result<void> check(const claims::ClaimsLedger& ledger, const InputChoice& choice) {
  const auto refuses = [](const Diagnostic& one) {
    return one.code == "claims.language" || one.code == "claims.empty" ||
           one.code == "claims.no-sentences";
  };
  const auto found = std::find_if(ledger.diagnostics.begin(), ledger.diagnostics.end(), refuses);
  if (found == ledger.diagnostics.end()) return {};
  if (!choice.strict && !ledger.claims.empty()) return {};
  const auto refused = std::count_if(ledger.diagnostics.begin(), ledger.diagnostics.end(), refuses);
  if (!choice.strict && static_cast<std::size_t>(refused) < ledger.documents.size()) return {};
  return fail(ErrorKind::kInput, found->code, found->what, found->where);
}

std::string rendered(const claims::ClaimsLedger& ledger, const ClaimsRequest& request,
                     Marking marking) {
  const reporting::ClaimsOptions options{marking, request.command};
  switch (request.output.format) {
    case Format::kJson:
      return reporting::claims_json(ledger, options) + "\n";
    case Format::kHtml:
      return reporting::claims_html(ledger, options);
    case Format::kStix:
      return reporting::claims_stix(ledger, options) + "\n";
    case Format::kText:
      break;
  }
  reporting::TextOptions text;
  text.colour = request.output.colour;
  return reporting::claims_text(ledger, options, text);
}

}  // namespace

Result<Answer> claims(const ClaimsRequest& request) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  const auto model = claims::ClaimModel::of(known->pack);
  if (!model) return tl::make_unexpected(model.error());
  auto reading = read_all(request);
  if (!reading) return tl::make_unexpected(reading.error());
  const std::string text = reading->documents.front().text;
  claims::ClaimsLedger ledger =
      ledger_of(*model, std::move(reading->documents), request.input.threads);
  ledger.diagnostics.insert(ledger.diagnostics.begin(), reading->diagnostics.begin(),
                            reading->diagnostics.end());
  if (const auto checked = check(ledger, request.input); !checked) {
    return tl::make_unexpected(checked.error());
  }
  Answer answer;
  answer.marking = reading->marking;
  answer.diagnostics = ledger.diagnostics;
  answer.body = rendered(ledger, request, reading->marking);
  auto allowed = guarded(std::move(answer), request.output);
  if (allowed && !request.text_out.empty()) {
    const auto written = write_file(request.text_out, text);
    if (!written) return tl::make_unexpected(written.error());
  }
  return allowed;
}

}  // namespace perpend::casework
