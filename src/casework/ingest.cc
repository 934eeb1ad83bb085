#include "casework/ingest.h"

#include <sys/stat.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "casework/input_file.h"
#include "core/parallel.h"
#include "core/sha256.h"
#include "formats/compressed.h"
#include "formats/csv/csv.h"
#include "formats/detect.h"
#include "formats/incident_lines/incident_lines.h"
#include "formats/misp/misp.h"
#include "formats/stix/bundle.h"
#include "knowledge/resolve.h"
#include "store/case_store.h"

namespace perpend::casework {
namespace {

using formats::InputFormat;

bool is_folder(const std::string& path) {
  struct stat status = {};
  return path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// Of each document of the incident, as the log tells it; of two steps with one document the first.
Result<std::vector<DocumentCustody>> custody_of(const CaseStore& store, const std::string& folder,
                                                const Incident& incident) {
  const auto stored = store.documents();
  if (!stored) return tl::make_unexpected(stored.error());
  std::vector<DocumentCustody> custody;
  for (std::uint32_t i = 0; i < incident.documents.size(); ++i) {
    for (const StoredDocument& document : *stored) {
      if (document.logged.bytes != incident.documents[i].bytes_sha256) continue;
      custody.push_back({i,
                         "into the case " + folder + ", entry " +
                             std::to_string(document.sequence) + " of its log",
                         document.acquired.when, document.acquired.who});
      break;
    }
  }
  return custody;
}

Result<CaseStore> open_case(const std::string& path) {
  auto store = CaseStore::open(path, CaseAccess::kRead);
  if (!store && store.error().code == "case.none") {
    return fail(ErrorKind::kInput, "input.directory",
                "this is a directory and holds no case; name files", path);
  }
  return store;
}

// What the analysts decided: takes what they rejected out of the incident and gives it back; what
// they confirmed is certain to stand in the text. Of several decisions on one id the last counts.
Result<std::vector<Observation>> apply_decisions(const CaseStore& store, Incident& incident) {
  const auto decisions = store.decisions();
  if (!decisions) return tl::make_unexpected(decisions.error());
  std::map<std::string, const perpend::Decision*> last;
  for (const perpend::Decision& decision : *decisions) last[decision.evidence] = &decision;
  std::vector<Observation> left_out;
  std::vector<Observation> kept;
  for (Observation& observation : incident.observations) {
    const auto found = last.find(id_of(observation));
    if (found == last.end()) {
      kept.push_back(std::move(observation));
    } else if (found->second->verdict == Verdict::kReject) {
      left_out.push_back(std::move(observation));
    } else {
      observation.confidence_thousandths = 1000;
      observation.note = "confirmed by " + found->second->author.who;
      kept.push_back(std::move(observation));
    }
  }
  incident.observations = std::move(kept);
  return left_out;
}

// The case as it was kept, less what its analysts rejected.
Result<std::vector<Case>> from_case_folder(const std::string& path) {
  const auto store = open_case(path);
  if (!store) return tl::make_unexpected(store.error());
  auto incident = store->load();
  if (!incident) return tl::make_unexpected(incident.error());
  auto left_out = apply_decisions(*store, *incident);
  if (!left_out) return tl::make_unexpected(left_out.error());
  std::vector<Case> cases(1);
  cases[0].rejected = std::move(*left_out);
  cases[0].originals.resize(incident->documents.size());
  auto custody = custody_of(*store, path, *incident);
  if (!custody) return tl::make_unexpected(custody.error());
  cases[0].custody = std::move(*custody);
  cases[0].incident = std::move(*incident);
  return cases;
}

Result<std::vector<Incident>> read_incidents(InputFormat format, const std::string& bytes,
                                             const std::string& name, bool allow_reserved,
                                             const ProseReader& prose) {
  const formats::ReadOptions options{allow_reserved};
  switch (format) {
    case InputFormat::kStixBundle:
      return formats::read_stix(bytes, name, options);
    case InputFormat::kMispEvent:
      return formats::read_misp(bytes, name, options);
    case InputFormat::kIncidentLines:
      return formats::read_incident_lines(bytes, name, options);
    case InputFormat::kCsvIndicators:
      return formats::read_csv(bytes, name, options);
    case InputFormat::kHtml:
    case InputFormat::kPdf:
    case InputFormat::kMarkdown:
    case InputFormat::kText:
      break;
  }
  auto incident = prose.read(format, bytes, name);
  if (!incident) return tl::make_unexpected(incident.error());
  std::vector<Incident> one;
  one.push_back(std::move(*incident));
  return one;
}

// A file that says nothing of its source is its own source; the reader's grades come first.
void grade(Incident& incident, const InputChoice& choice, const std::string& path) {
  if (incident.sources.empty()) {
    incident.sources.emplace_back();
    incident.sources.back().name = path;
  }
  for (Source& source : incident.sources) {
    if (choice.reliability) source.reliability = *choice.reliability;
    if (choice.credibility) source.credibility = *choice.credibility;
  }
}

struct FileRead {
  std::vector<Incident> incidents;
  std::string bytes;  // unwrapped
};

Result<FileRead> read_graded(const std::string& path, const InputChoice& choice,
                             const ProseReader& prose) {
  auto file = read_file(path);
  if (!file) return tl::make_unexpected(file.error());
  auto unpacked = formats::unpack(std::move(file->bytes), path);
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  const auto format = formats::detect(unpacked->bytes, path);
  if (!format) return tl::make_unexpected(format.error());
  auto incidents = read_incidents(*format, unpacked->bytes, path, choice.allow_reserved, prose);
  if (!incidents) return tl::make_unexpected(incidents.error());
  for (Incident& incident : *incidents) {
    grade(incident, choice, path);
    for (Document& document : incident.documents) document.wrapping = unpacked->wrapping;
  }
  return FileRead{std::move(*incidents), std::move(unpacked->bytes)};
}

Result<std::vector<Case>> from_file(const std::string& path, const InputChoice& choice,
                                    const ProseReader& prose) {
  auto read = read_graded(path, choice, prose);
  if (!read) return tl::make_unexpected(read.error());
  const Sha256 digest = sha256(read->bytes);
  std::vector<Case> cases;
  for (Incident& incident : read->incidents) {
    Case one;
    for (Document& document : incident.documents) {
      const auto place = static_cast<std::uint32_t>(one.originals.size());
      one.custody.push_back({place, "given by path; nobody's custody is recorded", "", ""});
      one.originals.push_back(document.bytes_sha256 == digest ? read->bytes : std::string());
    }
    one.incident = std::move(incident);
    cases.push_back(std::move(one));
  }
  return cases;
}

Case merged(std::vector<Case> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Case whole;
  std::vector<Incident> incidents;
  for (Case& part : parts) {
    for (DocumentCustody& custody : part.custody) {
      custody.document += static_cast<std::uint32_t>(whole.originals.size());
      whole.custody.push_back(std::move(custody));
    }
    std::move(part.originals.begin(), part.originals.end(), std::back_inserter(whole.originals));
    incidents.push_back(std::move(part.incident));
  }
  whole.incident = merge(std::move(incidents));
  return whole;
}

std::string names_of(const InputChoice& choice) {
  return choice.paths.size() == 1
             ? choice.paths.front()
             : choice.paths.front() + " and " + std::to_string(choice.paths.size() - 1) + " more";
}

// Nothing was recognised: the reader's own words say why, where it has any.
Error nothing_in(const Incident& incident, const InputChoice& choice) {
  std::string why = "nothing in it was recognised as evidence";
  const auto reserved =
      std::find_if(incident.diagnostics.begin(), incident.diagnostics.end(),
                   [](const Diagnostic& d) { return d.code == "indicator.reserved"; });
  if (reserved != incident.diagnostics.end()) {
    why += "; addresses reserved for documentation are refused unless --allow-reserved is given";
  }
  const auto pictures = std::find_if(incident.diagnostics.begin(), incident.diagnostics.end(),
                                     [](const Diagnostic& d) { return d.code == "pdf.no-text"; });
  if (pictures != incident.diagnostics.end()) {
    why += "; the PDF has no text layer (scanned pages): run a text recognition over it first";
  }
  if (reserved == incident.diagnostics.end() && pictures == incident.diagnostics.end() &&
      !incident.diagnostics.empty()) {
    const Diagnostic& first = incident.diagnostics.front();
    why += "; of " + std::to_string(incident.diagnostics.size()) + " remarks the first is " +
           first.where + ": " + first.code + ": " + first.what;
  }
  return {ErrorKind::kInput, "input.nothing", why, names_of(choice)};
}

// What resolving says of "observations/5" is said of a document, or of the call's inputs.
void name_the_places(Incident& incident, const InputChoice& choice) {
  for (Diagnostic& diagnostic : incident.diagnostics) {
    if (!diagnostic.where.starts_with("observations/")) continue;
    const std::size_t place = std::stoul(diagnostic.where.substr(diagnostic.where.find('/') + 1));
    std::string name = names_of(choice);
    if (incident.documents.size() == 1) name = incident.documents.front().name;
    if (place < incident.observations.size() && !incident.observations[place].spans.empty()) {
      const std::size_t document = incident.observations[place].spans.front().document;
      if (document < incident.documents.size()) name = incident.documents[document].name;
    }
    diagnostic.where = name;
  }
}

// Codes of diagnostics that say that a part of the input was refused; the others only remark.
bool refuses(const Diagnostic& diagnostic) {
  static constexpr std::string_view kRemarks[] = {"pdf.no-text", "resolve.", "text.", "html."};
  return std::none_of(std::begin(kRemarks), std::end(kRemarks),
                      [&](std::string_view remark) { return diagnostic.code.starts_with(remark); });
}

Result<void> check_strict(const Incident& incident, const InputChoice& choice) {
  if (!choice.strict) return {};
  const auto first =
      std::find_if(incident.diagnostics.begin(), incident.diagnostics.end(), refuses);
  if (first == incident.diagnostics.end()) return {};
  return fail(ErrorKind::kInput, first->code, first->what + " (refused by --strict)", first->where);
}

Result<void> check(const Case& one, const InputChoice& choice) {
  const Incident& incident = one.incident;
  if (auto strict = check_strict(incident, choice); !strict) return strict;
  if (incident.observations.empty() && incident.testimony.empty()) {
    return tl::make_unexpected(nothing_in(incident, choice));
  }
  return {};
}

// What each step of the case added, less what its analysts rejected, and their steps of linking.
Result<Incidents> each_of_case(const std::string& path) {
  const auto store = open_case(path);
  if (!store) return tl::make_unexpected(store.error());
  auto incidents = store->load_each();
  if (!incidents) return tl::make_unexpected(incidents.error());
  for (Incident& incident : *incidents) {
    if (const auto left = apply_decisions(*store, incident); !left) {
      return tl::make_unexpected(left.error());
    }
  }
  auto steps = store->link_steps();
  if (!steps) return tl::make_unexpected(steps.error());
  return Incidents{std::move(*incidents), std::move(*steps), {}};
}

Result<Incidents> each_of(const std::string& path, const InputChoice& choice,
                          const ProseReader& prose) {
  if (is_folder(path) && choice.paths.size() == 1) return each_of_case(path);
  Incidents each;
  if (is_folder(path)) {
    auto whole = from_case_folder(path);
    if (!whole) return tl::make_unexpected(whole.error());
    each.incidents.push_back(std::move(whole->front().incident));
    each.incidents.back().id = path;
    return each;
  }
  auto read = read_graded(path, choice, prose);
  if (!read) return tl::make_unexpected(read.error());
  each.incidents = std::move(read->incidents);
  const bool stix = each.incidents.size() == 1 && !each.incidents[0].documents.empty() &&
                    each.incidents[0].documents[0].media_type == "application/stix+json";
  if (stix) {
    auto apart = formats::read_stix_apart(read->bytes, path, {choice.allow_reserved});
    if (apart && apart->size() > 1) {
      for (Incident& incident : *apart) grade(incident, choice, path);
      each.incidents = std::move(*apart);
    }
  }
  for (Incident& incident : each.incidents) {
    if (incident.id.empty()) incident.id = path;
  }
  return each;
}

// Reads every input, each by one thread; what came of the first path stands first.
template <class Read>
auto read_inputs(const InputChoice& choice, const Read& read) {
  std::vector<std::optional<decltype(read(choice.paths.front()))>> inputs(choice.paths.size());
  in_parallel(choice.paths.size(), choice.threads,
              [&](std::size_t place, int) { inputs[place] = read(choice.paths[place]); });
  return inputs;
}

}  // namespace

Intake::Intake(const Known& known, bool reserved)
    : view(known.pack, known.as_of), names(view), prose(view, reserved), allow_reserved(reserved) {}

Result<Incidents> ingest_each(const InputChoice& choice, const Known& known) {
  const Intake intake(known, choice.allow_reserved);
  Incidents all;
  auto inputs = read_inputs(
      choice, [&](const std::string& path) { return each_of(path, choice, intake.prose); });
  for (auto& input : inputs) {
    Result<Incidents>& each = *input;
    if (!each) {
      const Error& error = each.error();
      const bool worth_going_on = error.kind == ErrorKind::kInput && choice.paths.size() > 1;
      if (choice.strict || !worth_going_on) return tl::make_unexpected(error);
      all.diagnostics.push_back({error.code, error.where, "this input was refused: " + error.what});
      continue;
    }
    std::move(each->incidents.begin(), each->incidents.end(), std::back_inserter(all.incidents));
    all.steps = std::move(each->steps);
  }
  bool anything = false;
  for (Incident& incident : all.incidents) {
    knowledge::resolve(incident, intake.view, intake.names);
    if (const auto strict = check_strict(incident, choice); !strict) {
      return tl::make_unexpected(strict.error());
    }
    anything = anything || !incident.observations.empty();
    // Of many incidents a remark on "observations/1" has to say whose.
    for (Diagnostic& diagnostic : incident.diagnostics) {
      if (diagnostic.where.starts_with("observations/")) {
        diagnostic.where.insert(0, incident.id + "#/");
      }
    }
    all.diagnostics.insert(all.diagnostics.end(), incident.diagnostics.begin(),
                           incident.diagnostics.end());
    incident.diagnostics.clear();
  }
  if (all.incidents.empty() && !all.diagnostics.empty()) {
    return fail(ErrorKind::kInput, all.diagnostics.front().code, all.diagnostics.front().what,
                all.diagnostics.front().where);
  }
  if (!anything) {
    return fail(ErrorKind::kInput, "input.nothing",
                "no incident in it holds anything that can be compared", names_of(choice));
  }
  return all;
}

Result<std::vector<Case>> ingest(const InputChoice& choice, const Known& known) {
  return ingest(choice, Intake(known, choice.allow_reserved));
}

Result<std::vector<Case>> ingest(const InputChoice& choice, const Intake& intake) {
  assert(choice.allow_reserved == intake.allow_reserved);
  std::vector<Case> parts;
  Diagnostics refused;
  auto inputs = read_inputs(choice, [&](const std::string& path) {
    return is_folder(path) ? from_case_folder(path) : from_file(path, choice, intake.prose);
  });
  for (auto& input : inputs) {
    Result<std::vector<Case>>& cases = *input;
    if (cases) {
      std::move(cases->begin(), cases->end(), std::back_inserter(parts));
      continue;
    }
    const Error& error = cases.error();
    // A damaged case or a missing program is not something to work around.
    const bool worth_going_on = error.kind == ErrorKind::kInput && choice.paths.size() > 1;
    if (choice.strict || !worth_going_on) return tl::make_unexpected(error);
    refused.push_back({error.code, error.where, "this input was refused: " + error.what});
  }
  if (parts.empty()) {
    return fail(ErrorKind::kInput, refused.front().code, refused.front().what,
                refused.front().where);
  }
  if (choice.paths.size() > 1) {
    Case whole = merged(std::move(parts));
    parts.clear();
    parts.push_back(std::move(whole));
  }
  for (Case& part : parts) {
    knowledge::resolve(part.incident, intake.view, intake.names);
    name_the_places(part.incident, choice);
    part.incident.diagnostics.insert(part.incident.diagnostics.end(), refused.begin(),
                                     refused.end());
    if (part.incident.id.empty()) part.incident.id = names_of(choice);
    if (const auto checked = check(part, choice); !checked) {
      if (parts.size() == 1 || choice.strict) return tl::make_unexpected(checked.error());
    }
  }
  return parts;
}

}  // namespace perpend::casework
