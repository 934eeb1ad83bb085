#include "casework/case_answers.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "core/json.h"
#include "core/sha256.h"
#include "reporting/extract.h"

namespace perpend::casework {
namespace {

void write_document(json::Writer& out, const StoredDocument& document) {
  out.begin_object().member("sha256", hex(document.logged.bytes));
  if (document.logged.text) out.member("text_sha256", hex(*document.logged.text));
  out.member("name", document.name).member("media_type", document.media_type);
  out.member("acquired_by", document.acquired.who).member("acquired", document.acquired.when);
  out.member("step", document.sequence).member("erased", document.erased);
  out.member("marking", name_of(document.marking)).end_object();
}

void write_decision(json::Writer& out, const perpend::Decision& decision) {
  out.begin_object().member("evidence", decision.evidence);
  out.member("verdict", decision.verdict == Verdict::kReject ? "reject" : "confirm");
  out.member("reason", decision.reason).member("by", decision.author.who);
  out.member("when", decision.author.when).member("step", decision.sequence).end_object();
}

std::string case_json(const std::string& folder, const Incident& incident,
                      std::span<const StoredDocument> documents,
                      std::span<const perpend::Decision> decisions, Marking marking) {
  json::Writer out;
  out.begin_object().member("schema", "perpend.case/1").member("case", folder);
  out.member("marking", name_of(marking)).key("documents").begin_array();
  for (const StoredDocument& document : documents) write_document(out, document);
  out.end_array().key("decisions").begin_array();
  for (const perpend::Decision& decision : decisions) write_decision(out, decision);
  out.end_array().key("evidence").begin_array();
  for (const Observation& observation : incident.observations) {
    out.begin_object().member("id", id_of(observation)).member("type", name_of(observation.type));
    out.member("value", observation.id.empty() ? observation.value : observation.id).end_object();
  }
  out.end_array().key("sources").begin_array();
  for (const Source& source : incident.sources) {
    out.begin_object().member("name", source.name);
    out.member("reliability", std::string(1, letter_of(source.reliability)));
    out.member("credibility", number_of(source.credibility)).end_object();
  }
  out.end_array().end_object();
  return out.take() + "\n";
}

std::string case_text(const std::string& folder, const Incident& incident,
                      std::span<const StoredDocument> documents,
                      std::span<const perpend::Decision> decisions, Marking marking,
                      const OutputChoice& output) {
  std::string text = fmt::format("case {}, {}\n\ndocuments\n", folder, name_of(marking));
  for (const StoredDocument& document : documents) {
    fmt::format_to(std::back_inserter(text), "  {}  {}  step {}\n                {}\n",
                   hex(document.logged.bytes).substr(0, 12), document.acquired.when,
                   document.sequence, document.erased ? "erased" : document.name);
  }
  text += "\nsources\n";
  for (const Source& source : incident.sources) {
    fmt::format_to(std::back_inserter(text), "  {}{}  {}\n", letter_of(source.reliability),
                   number_of(source.credibility), source.name);
  }
  if (!decisions.empty()) text += "\ndecisions\n";
  for (const perpend::Decision& decision : decisions) {
    fmt::format_to(std::back_inserter(text), "  {} {} by {}: {}\n",
                   decision.verdict == Verdict::kReject ? "rejected " : "confirmed",
                   decision.evidence, decision.author.who, decision.reason);
  }
  reporting::TextOptions options;
  options.colour = output.colour;
  return text + "\n" + reporting::extract_text(incident, options);
}

}  // namespace

Answer describe_case(const std::string& folder, const Incident& incident,
                     std::span<const StoredDocument> documents,
                     std::span<const perpend::Decision> decisions, Marking marking,
                     const OutputChoice& output) {
  Answer answer;
  answer.marking = marking;
  answer.body = output.format == Format::kJson
                    ? case_json(folder, incident, documents, decisions, marking)
                    : case_text(folder, incident, documents, decisions, marking, output);
  return answer;
}

Answer describe_log(std::span<const LogEntry> log, const TreeHead& head,
                    const OutputChoice& output) {
  Answer answer;
  if (output.format == Format::kJson) {
    json::Writer out;
    out.begin_object().member("schema", "perpend.case-log/1").key("entries").begin_array();
    for (const LogEntry& entry : log) {
      out.begin_object().member("sequence", entry.sequence).member("when", entry.when);
      out.member("who", entry.who).member("action", entry.action).member("subject", entry.subject);
      out.member("hash", hex(entry.hash)).member("previous", hex(entry.previous)).end_object();
    }
    out.end_array().key("tree_head").begin_object().member("entries", head.entries);
    out.member("hash", hex(head.hash)).end_object().end_object();
    answer.body = out.take() + "\n";
    return answer;
  }
  for (const LogEntry& entry : log) {
    fmt::format_to(std::back_inserter(answer.body), "{:>4}  {}  {:<8} {}  {}\n", entry.sequence,
                   entry.when, entry.action, hex(entry.hash).substr(0, 12), entry.who);
    if (!entry.subject.empty()) {
      fmt::format_to(
          std::back_inserter(answer.body), "      of {}\n",
          entry.subject.size() > 70 ? entry.subject.substr(0, 67) + "..." : entry.subject);
    }
  }
  fmt::format_to(std::back_inserter(answer.body),
                 "\ntree head of {} entries (note it elsewhere to compare later)\n{}\n",
                 head.entries, hex(head.hash));
  return answer;
}

Answer describe_verification(const std::string& folder, const VerifyReport& report,
                             const OutputChoice& output) {
  Answer answer;
  if (output.format == Format::kJson) {
    json::Writer out;
    out.begin_object().member("schema", "perpend.case-verify/1").member("ok", true);
    out.member("items", report.items).member("erased", report.erased);
    out.member("documents", report.documents).key("tree_head").begin_object();
    out.member("entries", report.head.entries).member("hash", hex(report.head.hash));
    answer.body = out.end_object().end_object().take() + "\n";
    return answer;
  }
  answer.body = fmt::format(
      "{}: the log verifies\n{} entries, {} items and {} contents as they were added, {} erased\n"
      "tree head {}\n",
      folder, report.head.entries, report.items, report.documents, report.erased,
      hex(report.head.hash));
  return answer;
}

Result<Answer> guarded(Answer answer, const OutputChoice& output) {
  if (output.max_tlp && answer.marking > *output.max_tlp) {
    return fail(ErrorKind::kMarking, "marking.refused",
                fmt::format("the answer is {}, stricter than {}", name_of(answer.marking),
                            name_of(*output.max_tlp)));
  }
  return answer;
}

}  // namespace perpend::casework
