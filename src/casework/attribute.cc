#include "casework/attribute.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "attribution/attribute.h"
#include "casework/case_answers.h"
#include "casework/case_claims.h"
#include "casework/cluster_case.h"
#include "casework/hand_notes.h"
#include "casework/ingest.h"
#include "casework/input_file.h"
#include "casework/known_of.h"
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
    case Format::kStix:
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
    case Format::kStix:  // not offered by the door
      break;
  }
  return reporting::extract_text(one.incident, text_options(output, ""));
}

bool alters(const HandSettings& hand, const Case& one) {
  return !hand.priors.empty() || !hand.bundles.empty() || !one.rejected.empty();
}

// The answer without anything that analysts set: facts of the pack alone, all that was found.
Result<Assessment> unaltered(const AttributeRequest& request, const Case& one,
                             attribution::Options options) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  options.priors.clear();
  options.wrong_name_cost.reset();
  options.sensitivity = false;
  Incident whole = one.incident;
  whole.observations.insert(whole.observations.end(), one.rejected.begin(), one.rejected.end());
  return attribution::attribute(known->pack, known->as_of, whole, options);
}

Result<void> show_hand(const AttributeRequest& request, const Case& one, const HandSettings& hand,
                       const attribution::Options& options, Assessment& assessment) {
  assessment.by_hand.notes = hand.notes;
  assessment.by_hand.altered = alters(hand, one);
  if (!assessment.by_hand.altered) return {};
  const auto before = unaltered(request, one, options);
  if (!before) return tl::make_unexpected(before.error());
  const Hypothesis& top = before->hypotheses.front();
  assessment.by_hand.unaltered_top_id = top.id;
  assessment.by_hand.unaltered_top_name = top.name;
  assessment.by_hand.unaltered_top = top.posterior;
  assessment.by_hand.unaltered_term = before->likelihood.term;
  std::map<std::string_view, Posterior> posteriors;
  for (const Hypothesis& hypothesis : before->hypotheses) {
    posteriors.emplace(hypothesis.id, hypothesis.posterior);
  }
  for (Hypothesis& hypothesis : assessment.hypotheses) {
    const auto found = posteriors.find(hypothesis.id);
    if (found != posteriors.end()) hypothesis.unaltered_posterior = found->second;
  }
  return {};
}

}  // namespace

Result<Answer> attribute(const AttributeRequest& request) {
  const auto hand = hand_of(request.input.paths);
  if (!hand) return tl::make_unexpected(hand.error());
  KnowledgeChoice choice = request.knowledge;
  choice.bundles = hand->bundles;
  const auto known = open_known(choice);
  if (!known) return tl::make_unexpected(known.error());
  auto cases = request.cluster.empty() ? ingest(request.input, *known)
                                       : cluster_case(request.input, request.cluster, *known);
  if (!cases) return tl::make_unexpected(cases.error());
  if (cases->size() > 1 && request.output.format == Format::kHtml)
    return only_one(*cases, request.input);
  attribution::Options options;
  options.allow_reserved = request.input.allow_reserved;
  options.threads = request.input.threads;
  options.version = version();
  options.priors = hand->priors;
  options.wrong_name_cost = hand->wrong_name_cost;
  const attribution::View view(known->pack, known->as_of);
  Answer answer;
  for (Case& one : *cases) {
    append(one.incident.diagnostics, known->diagnostics);
    read_case_claims(known->pack, one.incident);
    auto assessment = attribution::attribute(view, one.incident, options);
    if (!assessment) return tl::make_unexpected(assessment.error());
    if (const auto shown = show_hand(request, one, *hand, options, *assessment); !shown) {
      return tl::make_unexpected(shown.error());
    }
    assessment->known_of = known_of(known->pack, known->as_of, *assessment);
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
