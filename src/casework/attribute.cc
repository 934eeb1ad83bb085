#include "casework/attribute.h"

#include <utility>
#include <vector>

#include "attribution/attribute.h"
#include "casework/case_answers.h"
#include "casework/ingest.h"
#include "casework/input_file.h"
#include "reporting/extract.h"
#include "reporting/handling.h"
#include "reporting/html.h"
#include "reporting/json.h"
#include "reporting/text.h"

namespace perpend::casework {
namespace {

Result<void> write_text(const std::string& path, const std::vector<Case>& cases) {
  if (path.empty()) return {};
  std::string text;
  for (const Case& one : cases) {
    for (const Document& document : one.incident.documents) {
      if (text.empty()) text = document.text;
    }
  }
  return write_file(path, text);
}

void append(Diagnostics& to, const Diagnostics& from) {
  to.insert(to.end(), from.begin(), from.end());
}

reporting::TextOptions text_options(const OutputChoice& output, const std::string& command) {
  reporting::TextOptions options;
  options.colour = output.colour;
  options.command = command;
  return options;
}

std::string rendered(const Assessment& assessment, const Case& one,
                     const AttributeRequest& request) {
  switch (request.output.format) {
    case Format::kJson:
      return reporting::assessment_json(assessment, one.incident) + "\n";
    case Format::kHtml:
      return reporting::assessment_html(assessment, one.incident, {request.command, one.custody});
    case Format::kText:
      break;
  }
  return reporting::assessment_text(assessment, one.incident,
                                    text_options(request.output, request.command));
}

tl::unexpected<Error> only_one(const std::vector<Case>& cases, const InputChoice& input) {
  return fail(ErrorKind::kUsage, "usage.format",
              "a page is of one case, and this input holds " + std::to_string(cases.size()) +
                  "; use --format json, or give them one by one",
              input.paths.front());
}

std::string extracted(const Case& one, const OutputChoice& output, Date as_of) {
  switch (output.format) {
    case Format::kJson:
      return reporting::extract_json(one.incident) + "\n";
    case Format::kHtml:
      return reporting::extract_html(one.incident, as_of, one.custody);
    case Format::kText:
      break;
  }
  return reporting::extract_text(one.incident, text_options(output, ""));
}

}  // namespace

Result<Answer> attribute(const AttributeRequest& request) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  auto cases = ingest(request.input, *known);
  if (!cases) return tl::make_unexpected(cases.error());
  if (cases->size() > 1 && request.output.format == Format::kHtml)
    return only_one(*cases, request.input);
  attribution::Options options;
  options.allow_reserved = request.input.allow_reserved;
  options.threads = request.threads;
  options.version = version();
  Answer answer;
  for (Case& one : *cases) {
    append(one.incident.diagnostics, known->diagnostics);
    auto assessment = attribution::attribute(known->pack, known->as_of, one.incident, options);
    if (!assessment) return tl::make_unexpected(assessment.error());
    answer.marking = stricter(answer.marking, reporting::marking_of(one.incident, *assessment));
    if (!answer.body.empty() && request.output.format == Format::kText) answer.body += '\n';
    answer.body += rendered(*assessment, one, request);
    append(answer.diagnostics, one.incident.diagnostics);
  }
  auto allowed = guarded(std::move(answer), request.output);
  if (!allowed) return allowed;
  if (const auto written = write_text(request.text_out, *cases); !written) {
    return tl::make_unexpected(written.error());
  }
  return allowed;
}

Result<Answer> extract(const ExtractRequest& request) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  auto cases = ingest(request.input, *known);
  if (!cases) return tl::make_unexpected(cases.error());
  if (cases->size() > 1 && request.output.format == Format::kHtml)
    return only_one(*cases, request.input);
  Answer answer;
  for (const Case& one : *cases) {
    answer.marking = stricter(answer.marking, reporting::marking_of(one.incident));
    answer.body += extracted(one, request.output, known->as_of);
    append(answer.diagnostics, one.incident.diagnostics);
  }
  auto allowed = guarded(std::move(answer), request.output);
  if (!allowed) return allowed;
  if (const auto written = write_text(request.text_out, *cases); !written) {
    return tl::make_unexpected(written.error());
  }
  return allowed;
}

}  // namespace perpend::casework
