#include "casework/link.h"

#include <algorithm>
#include <utility>

#include "casework/campaigns.h"
#include "casework/case_answers.h"
#include "casework/ingest.h"
#include "casework/input_file.h"
#include "casework/link_large.h"
#include "formats/incident_lines/incident_lines.h"
#include "linkage/constraints.h"
#include "reporting/linkage.h"
#include "store/case_store.h"

namespace perpend::casework {
namespace {

linkage::LinkageOptions options_of(const LinkRequest& request,
                                   const linkage::Constraints& constraints) {
  linkage::LinkageOptions options;
  options.confirmed = constraints.confirmed;
  options.refused = constraints.refused;
  options.allow_reserved = request.input.allow_reserved;
  options.threads = request.input.threads;
  options.memory_bytes = request.memory_bytes;
  options.progress = request.progress;
  return options;
}

std::string name_of_input(const InputChoice& input) {
  return input.paths.size() == 1
             ? input.paths.front()
             : input.paths.front() + " and " + std::to_string(input.paths.size() - 1) + " more";
}

std::string rendered(const reporting::LinkageShown& shown, const OutputChoice& output) {
  if (output.format == Format::kJson) return reporting::linkage_json(shown) + "\n";
  if (output.format == Format::kHtml) return reporting::linkage_html(shown);
  reporting::TextOptions options;
  options.colour = output.colour;
  return reporting::linkage_text(shown, options);
}

// The two ids of "A,B"; an id may hold commas itself, so every comma is tried.
Result<std::pair<std::string, std::string>> ids_of(const std::string& pair,
                                                   const std::vector<Incident>& incidents) {
  const auto there = [&](const std::string& id) {
    return std::any_of(incidents.begin(), incidents.end(),
                       [&](const Incident& incident) { return incident.id == id; });
  };
  for (std::size_t at = pair.find(','); at != std::string::npos; at = pair.find(',', at + 1)) {
    std::pair<std::string, std::string> ids(pair.substr(0, at), pair.substr(at + 1));
    if (there(ids.first) && there(ids.second) && ids.first != ids.second) return ids;
  }
  return fail(ErrorKind::kUsage, "link.unknown-id",
              "give the ids of two different incidents of the input: --pair A,B", pair);
}

// Of a pair alone nothing is clustered: the answer has one link.
Result<Campaigns> pair_alone(std::vector<Incident> incidents, const knowledge::View& view,
                             const linkage::LinkageOptions& options, const std::string& pair) {
  const auto ids = ids_of(pair, incidents);
  if (!ids) return tl::make_unexpected(ids.error());
  auto link = linkage::explain(incidents, view, options, ids->first, ids->second);
  if (!link) return tl::make_unexpected(link.error());
  Campaigns campaigns;
  campaigns.incidents = in_order(std::move(incidents));
  for (const Incident& incident : campaigns.incidents) {
    campaigns.linkage.incidents.push_back(
        {incident.id, incident.first_seen, incident.last_seen, 0, incident.marking});
  }
  campaigns.linkage.links = {std::move(*link)};
  return campaigns;
}

// Of a large input ids are not at hand yet: a pair has one comma.
Result<std::pair<std::string, std::string>> ids_with_one_comma(const std::string& pair) {
  const std::size_t at = pair.find(',');
  if (at == std::string::npos || pair.find(',', at + 1) != std::string::npos) {
    return fail(ErrorKind::kUsage, "link.unknown-id",
                "give two ids, A,B; of a large input ids with commas in them cannot be named",
                pair);
  }
  return std::pair(pair.substr(0, at), pair.substr(at + 1));
}

Result<Answer> answer_large(const LinkRequest& request, const Known& known) {
  const bool part = !request.pair.empty() || !request.cluster.empty();
  if (part || request.output.format == Format::kHtml) {
    return fail(
        ErrorKind::kUsage, "link.large",
        "the input is too large for --pair, --cluster and pages: its incidents are not kept; "
        "link it first, then put the incidents you want to see into a file of their own",
        request.input.paths.front());
  }
  linkage::LinkageOptions options = options_of(request, {});
  for (const auto& [words, pairs] : {std::pair(&request.confirmed, &options.confirmed),
                                     std::pair(&request.refused, &options.refused)}) {
    for (const std::string& word : *words) {
      auto ids = ids_with_one_comma(word);
      if (!ids) return tl::make_unexpected(ids.error());
      pairs->push_back(std::move(*ids));
    }
  }
  auto linked = link_large(request, known, std::move(options));
  if (!linked) return tl::make_unexpected(linked.error());
  Answer answer;
  answer.diagnostics = std::move(linked->diagnostics);
  const auto append = [&](const Diagnostics& more) {
    answer.diagnostics.insert(answer.diagnostics.end(), more.begin(), more.end());
  };
  append(known.diagnostics);
  append(linked->linkage.diagnostics);
  const reporting::LinkageShown shown{linked->linkage,
                                      {},
                                      {},
                                      answer.diagnostics,
                                      name_of_input(request.input),
                                      std::string(version()),
                                      known.pack.sha256(),
                                      known.pack.as_of(),
                                      known.as_of,
                                      request.command,
                                      false};
  answer.marking = reporting::marking_of(shown);
  answer.body = rendered(shown, request.output);
  return guarded(std::move(answer), request.output);
}

Result<void> write_case(const Campaigns& campaigns, const LinkRequest& request) {
  if (request.cluster.empty()) return {};
  const auto cluster = find_cluster(campaigns.linkage, request.cluster);
  if (!cluster) return tl::make_unexpected(cluster.error());
  return write_file(request.as_case, formats::write_incident_line(case_of(campaigns, *cluster)));
}

// The incidents that a word of the command means: one by its id, or those of a cluster.
Result<std::vector<std::string>> subject_of(const LinkageResult& linkage, const std::string& word) {
  const auto id_of = [&](std::uint32_t incident) { return linkage.incidents[incident].id; };
  for (const LinkedIncident& incident : linkage.incidents) {
    if (incident.id == word) return std::vector<std::string>{word};
  }
  const auto cluster = find_cluster(linkage, word);
  if (!cluster) {
    return fail(ErrorKind::kUsage, "link.unknown-id",
                "neither an incident nor a cluster of this case has this id; 'perpend link' lists "
                "both",
                word);
  }
  std::vector<std::string> ids;
  for (const std::uint32_t incident : linkage.clusters[*cluster].incidents) {
    ids.push_back(id_of(incident));
  }
  return ids;
}

Result<LinkStep> step_of(const LinkStepRequest& request, const LinkageResult& linkage) {
  LinkStep step;
  step.act = request.act;
  step.undoes = request.undoes;
  step.reason = request.reason;
  for (const std::string& word : request.subjects) {
    auto side = subject_of(linkage, word);
    if (!side) return tl::make_unexpected(side.error());
    step.sides.push_back(std::move(*side));
  }
  const bool pair = request.act == LinkAct::kConfirm || request.act == LinkAct::kRefuse;
  if (pair && (step.sides.size() != 2 || step.sides[0].size() != 1 || step.sides[1].size() != 1)) {
    return fail(ErrorKind::kUsage, "link.sides",
                "give the ids of two incidents; 'merge' and 'split' take clusters", "");
  }
  if (request.act != LinkAct::kSplit || step.sides.empty()) return step;
  // Cluster first, then what leaves it: those that leave, and those that stay.
  std::vector<std::string> leaving;
  for (std::size_t i = 1; i < step.sides.size(); ++i) {
    leaving.insert(leaving.end(), step.sides[i].begin(), step.sides[i].end());
  }
  std::vector<std::string> staying = std::move(step.sides[0]);
  for (const std::string& id : leaving) {
    if (std::erase(staying, id) == 0) {
      return fail(ErrorKind::kUsage, "link.sides",
                  "'" + id + "' is not in the cluster that is to be split", request.subjects[0]);
    }
  }
  step.sides = {std::move(leaving), std::move(staying)};
  return step;
}

}  // namespace

Result<Answer> link(const LinkRequest& request) {
  if (request.cluster.empty() != request.as_case.empty()) {
    return fail(ErrorKind::kUsage, "usage.as-case",
                "--cluster says which cluster and --as-case where it goes: give both", "");
  }
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  if (is_large(request)) return answer_large(request, *known);
  auto input = ingest_each(request.input, *known);
  if (!input) return tl::make_unexpected(input.error());
  const linkage::Constraints constraints = linkage::replay(input->steps);
  linkage::LinkageOptions options = options_of(request, constraints);
  for (const auto& [words, pairs] : {std::pair(&request.confirmed, &options.confirmed),
                                     std::pair(&request.refused, &options.refused)}) {
    for (const std::string& word : *words) {
      auto ids = ids_of(word, input->incidents);
      if (!ids) return tl::make_unexpected(ids.error());
      pairs->push_back(std::move(*ids));
    }
  }
  const knowledge::View view(known->pack, known->as_of);
  auto campaigns = request.pair.empty()
                       ? campaigns_of(std::move(input->incidents), view, options,
                                      {request.seed, request.permutations, request.input.threads})
                       : pair_alone(std::move(input->incidents), view, options, request.pair);
  if (!campaigns) return tl::make_unexpected(campaigns.error());

  Answer answer;
  answer.diagnostics = std::move(input->diagnostics);
  const auto append = [&](const Diagnostics& more) {
    answer.diagnostics.insert(answer.diagnostics.end(), more.begin(), more.end());
  };
  append(known->diagnostics);
  append(constraints.diagnostics);
  append(campaigns->linkage.diagnostics);
  const reporting::LinkageShown shown{
      campaigns->linkage,   campaigns->systematic,        campaigns->incidents,
      answer.diagnostics,   name_of_input(request.input), std::string(version()),
      known->pack.sha256(), known->pack.as_of(),          known->as_of,
      request.command,      !request.pair.empty()};
  answer.marking = reporting::marking_of(shown);
  answer.body = rendered(shown, request.output);
  auto allowed = guarded(std::move(answer), request.output);
  if (!allowed) return allowed;
  if (const auto written = write_case(*campaigns, request); !written) {
    return tl::make_unexpected(written.error());
  }
  return allowed;
}

Result<Answer> add_link_step(const LinkStepRequest& request) {
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  auto store = CaseStore::open(request.folder, CaseAccess::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  InputChoice input;
  input.paths = {request.folder};
  auto read = ingest_each(input, *known);
  if (!read) return tl::make_unexpected(read.error());
  LinkRequest as_it_stands;
  const knowledge::View view(known->pack, known->as_of);
  const auto linked =
      linkage::link(read->incidents, view, options_of(as_it_stands, linkage::replay(read->steps)));
  if (!linked) return tl::make_unexpected(linked.error());
  const auto step = step_of(request, *linked);
  if (!step) return tl::make_unexpected(step.error());
  if (auto error = linkage::check_step(read->steps, *step)) {
    error->where = request.folder;
    return tl::make_unexpected(*error);
  }
  const auto sequence = store->record(*step, {request.hand.who, request.hand.when});
  if (!sequence) return tl::make_unexpected(sequence.error());
  Answer answer;
  answer.body = std::string(name_of(request.act)) + ": step " + std::to_string(*sequence) +
                " of the log; 'perpend link " + request.folder + "' heeds it\n";
  return answer;
}

}  // namespace perpend::casework
