#include "casework/cases.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "casework/case_answers.h"
#include "casework/ingest.h"
#include "core/sha256.h"
#include "model/indicator.h"
#include "store/case_store.h"

namespace perpend::casework {
namespace {

Author author_of(const Hand& hand) { return {hand.who, hand.when}; }

Answer said(std::string sentence) {
  Answer answer;
  answer.body = std::move(sentence) + "\n";
  return answer;
}

// What the keeper says of the source on the command line comes before what the file says itself.
void label(Incident& incident, const AddRequest& request) {
  for (Source& source : incident.sources) {
    if (!request.source_name.empty()) source.name = request.source_name;
  }
  if (request.marking) incident.marking = stricter(incident.marking, *request.marking);
}

// A document that the case already holds is not added a second time: it would say nothing new.
Result<bool> holds_all(const CaseStore& store, const Incident& incident) {
  for (const Document& document : incident.documents) {
    const auto held = store.holds(document.bytes_sha256);
    if (!held) return tl::make_unexpected(held.error());
    if (!*held) return false;
  }
  return !incident.documents.empty();
}

// Is what this call says of a document's grade and marking what was said when it came? A stricter
// marking must not be passed over in silence.
Result<bool> says_the_same(const CaseStore& store, const Incident& incident,
                           const AddRequest& request) {
  const auto held = store.load_each();
  if (!held) return tl::make_unexpected(held.error());
  const auto alike = [&](const Incident& old) {
    if (request.marking && stricter(old.marking, *request.marking) != old.marking) return false;
    return std::all_of(old.sources.begin(), old.sources.end(), [&](const Source& source) {
      return (!request.input.reliability || source.reliability == *request.input.reliability) &&
             (!request.input.credibility || source.credibility == *request.input.credibility) &&
             (request.source_name.empty() || source.name == request.source_name);
    });
  };
  return std::any_of(held->begin(), held->end(), [&](const Incident& old) {
    return !old.documents.empty() && !incident.documents.empty() &&
           old.documents.front().bytes_sha256 == incident.documents.front().bytes_sha256 &&
           alike(old);
  });
}

// One file's steps; what is said of them goes to `answer`.
Result<void> add_file(CaseStore& store, const AddRequest& request, const Known& known,
                      const std::string& path, Answer& answer) {
  // One step a file, so that each has its own custody and can be erased by itself.
  InputChoice choice = request.input;
  choice.paths = {path};
  auto cases = ingest(choice, known);
  if (!cases) return tl::make_unexpected(cases.error());
  // Asked before the first of them is in: incidents of one file share its document.
  std::vector<bool> held;
  for (const Case& one : *cases) {
    const auto holds = holds_all(store, one.incident);
    if (!holds) return tl::make_unexpected(holds.error());
    held.push_back(*holds);
  }
  for (std::size_t i = 0; i < cases->size(); ++i) {
    Case& one = (*cases)[i];
    label(one.incident, request);
    if (held[i]) {
      const auto same = says_the_same(store, one.incident, request);
      if (!same) return tl::make_unexpected(same.error());
      if (!*same) {
        return fail(ErrorKind::kInput, "case.held",
                    "already in the case, with another grade, source or marking; to change them, "
                    "erase the document and add it again",
                    path);
      }
      answer.body += path + ": already in the case\n";
      continue;
    }
    const Custody custody{path == "-" ? "stdin" : "file", request.hand.when, request.hand.who,
                          path};
    const std::vector<std::string_view> originals(one.originals.begin(), one.originals.end());
    const auto added = store.add(one.incident, custody, originals);
    if (!added) return tl::make_unexpected(added.error());
    answer.body += path + ": " + std::to_string(one.incident.observations.size()) +
                   " observations, step " + std::to_string(added->sequence) + " of the log\n";
    answer.diagnostics.insert(answer.diagnostics.end(), one.incident.diagnostics.begin(),
                              one.incident.diagnostics.end());
  }
  return {};
}

Result<Sha256> find_document(const CaseStore& store, const std::string& beginning,
                             const std::string& folder) {
  const auto documents = store.documents();
  if (!documents) return tl::make_unexpected(documents.error());
  std::vector<Sha256> found;
  for (const StoredDocument& document : *documents) {
    if (document.erased || !hex(document.logged.bytes).starts_with(beginning)) continue;
    if (std::find(found.begin(), found.end(), document.logged.bytes) == found.end()) {
      found.push_back(document.logged.bytes);
    }
  }
  if (found.size() == 1) return found.front();
  return fail(ErrorKind::kInput, found.empty() ? "case.no-such-document" : "case.ambiguous",
              found.empty() ? "no document's SHA-256 begins with '" + beginning + "'"
                            : "several documents begin with '" + beginning + "'; give more digits",
              folder);
}

Result<Observation> observation_of(const std::string& words, const AddRequest& request) {
  const std::size_t sign = words.find('=');
  const auto type = observation_type(std::string_view(words).substr(0, sign));
  auto wrong = [&](const std::string& why) {
    return fail(ErrorKind::kUsage, "usage.observation", "'" + words + "': " + why);
  };
  if (sign == std::string::npos || !type)
    return wrong("write type=value, with a type of the incident lines");
  const auto value = canonical(*type, std::string_view(words).substr(sign + 1));
  if (!value) return wrong("this is no value of that type");
  Observation made;
  made.type = *type;
  const auto id = attack_id(value->value);
  (id ? made.id : made.value) = value->value;
  made.note = "added by " + request.hand.who + (request.note.empty() ? "" : ": " + request.note);
  return made;
}

// What an analyst adds by hand has the analyst for its source, and no document.
Result<std::string> add_observations(CaseStore& store, const AddRequest& request) {
  Incident incident;
  incident.id = "added by hand";
  incident.sources.emplace_back();
  incident.sources.back().name =
      request.source_name.empty() ? request.hand.who : request.source_name;
  if (request.input.reliability) incident.sources.back().reliability = *request.input.reliability;
  if (request.input.credibility) incident.sources.back().credibility = *request.input.credibility;
  if (request.marking) incident.marking = *request.marking;
  std::string said;
  for (const std::string& words : request.observations) {
    auto made = observation_of(words, request);
    if (!made) return tl::make_unexpected(made.error());
    said += words + ": added as " + id_of(*made) + "\n";
    incident.observations.push_back(std::move(*made));
  }
  const auto added = store.add(incident, {"analyst", request.hand.when, request.hand.who, ""}, {});
  if (!added) return tl::make_unexpected(added.error());
  return said + "step " + std::to_string(added->sequence) + " of the log\n";
}

}  // namespace

Result<Answer> new_case(const std::string& folder, const Hand& hand) {
  const auto store = CaseStore::create(folder, author_of(hand));
  if (!store) return tl::make_unexpected(store.error());
  return said("new case: " + folder);
}

Result<Answer> add_to_case(const AddRequest& request) {
  if (request.input.paths.empty() && request.observations.empty()) {
    return fail(ErrorKind::kUsage, "usage.nothing", "name files, or --observation type=value");
  }
  const auto known = open_known(request.knowledge);
  if (!known) return tl::make_unexpected(known.error());
  auto store = CaseStore::open(request.folder, CaseAccess::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  Answer answer;
  std::size_t refused = 0;
  for (const std::string& path : request.input.paths) {
    const auto added = add_file(*store, request, *known, path, answer);
    if (added) continue;
    const Error& error = added.error();
    // As everywhere: one of several inputs may be refused and is listed; the others are in.
    const bool last = ++refused == request.input.paths.size();
    if (error.kind != ErrorKind::kInput || request.input.strict || last) {
      return tl::make_unexpected(error);
    }
    answer.diagnostics.push_back(
        {error.code, error.where, "this input was refused: " + error.what});
  }
  if (!request.observations.empty()) {
    const auto added = add_observations(*store, request);
    if (!added) return tl::make_unexpected(added.error());
    answer.body += *added;
  }
  return answer;
}

Result<Answer> show_case(const std::string& folder, const OutputChoice& output) {
  const auto store = CaseStore::open(folder, CaseAccess::kRead);
  if (!store) return tl::make_unexpected(store.error());
  const auto incident = store->load();
  if (!incident) return tl::make_unexpected(incident.error());
  const auto documents = store->documents();
  if (!documents) return tl::make_unexpected(documents.error());
  const auto decisions = store->decisions();
  if (!decisions) return tl::make_unexpected(decisions.error());
  const auto marking = store->marking();
  if (!marking) return tl::make_unexpected(marking.error());
  return guarded(describe_case(folder, *incident, *documents, *decisions, *marking, output),
                 output);
}

Result<Answer> case_log(const std::string& folder, const OutputChoice& output) {
  const auto store = CaseStore::open(folder, CaseAccess::kRead);
  if (!store) return tl::make_unexpected(store.error());
  const auto log = store->log();
  if (!log) return tl::make_unexpected(log.error());
  const auto head = store->tree_head();
  if (!head) return tl::make_unexpected(head.error());
  return describe_log(*log, *head, output);
}

Result<Answer> verify_case(const std::string& folder, const OutputChoice& output) {
  const auto store = CaseStore::open(folder, CaseAccess::kRead);
  if (!store) return tl::make_unexpected(store.error());
  const auto report = store->verify();
  if (!report) return tl::make_unexpected(report.error());
  if (!report->ok()) {
    const Diagnostic& first = report->problems.front();
    return fail(ErrorKind::kDamaged, "case.altered",
                std::to_string(report->problem_count) +
                    " things differ from the log, first: " + first.code + ": " + first.what,
                folder + "#" + first.where);
  }
  return describe_verification(folder, *report, output);
}

Result<Answer> decide(const std::string& folder, const std::string& evidence_id, Decision decision,
                      const std::string& reason, const Hand& hand) {
  auto store = CaseStore::open(folder, CaseAccess::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  const auto incident = store->load();
  if (!incident) return tl::make_unexpected(incident.error());
  const bool there = std::any_of(incident->observations.begin(), incident->observations.end(),
                                 [&](const Observation& o) { return id_of(o) == evidence_id; });
  if (!there) {
    return fail(ErrorKind::kInput, "case.no-such-evidence",
                "no observation of this case has the id '" + evidence_id +
                    "'; 'perpend case show' lists them",
                folder);
  }
  const Verdict verdict = decision == Decision::kReject ? Verdict::kReject : Verdict::kConfirm;
  const auto step = store->decide(evidence_id, verdict, reason, author_of(hand));
  if (!step) return tl::make_unexpected(step.error());
  return said(evidence_id + (decision == Decision::kReject ? ": rejected" : ": confirmed") +
              ", step " + std::to_string(*step) + " of the log");
}

Result<Answer> erase(const std::string& folder, const std::string& document,
                     const std::string& reason, const Hand& hand) {
  auto store = CaseStore::open(folder, CaseAccess::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  const auto found = find_document(*store, document, folder);
  if (!found) return tl::make_unexpected(found.error());
  const auto erased = store->erase(*found, reason, author_of(hand));
  if (!erased) return tl::make_unexpected(erased.error());
  return said(hex(*found).substr(0, 12) + ": erased with " + std::to_string(erased->items) +
              " items drawn from it, step " + std::to_string(erased->sequence) + " of the log" +
              (erased->scrubbed ? "" : "; the bytes go when the last reader closes the case"));
}

}  // namespace perpend::casework
