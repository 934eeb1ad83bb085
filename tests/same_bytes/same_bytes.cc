// Two hundred cases, weighed and written as JSON: the same bytes with any compiler, on any machine,
// with any number of threads. tools/same_bytes.sh builds and compares.
//
//   same_bytes PACK THREADS [INCIDENTS.jsonl…]
//
// The cases are reports of the pack itself: each asked as of the first day of its year, as
// `perpend eval methods` asks them, and incident lines as of the pack's day. Every fourth is
// weighed with everything that would change it. Prints one SHA-256 a case, and last that of all of
// them.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "attribution/attribute.h"
#include "core/sha256.h"
#include "formats/incident_lines/incident_lines.h"
#include "knowledge/pack.h"
#include "reporting/json.h"

namespace {

using namespace perpend;

constexpr std::size_t kCases = 200;
constexpr std::size_t kInFull = 4;  // every so many with flips and what to look for next
constexpr std::size_t kFewestItems = 4;

Incident case_of(const attribution::Corpus& corpus, const attribution::Report& report) {
  Incident incident;
  incident.id = report.citation + " of " + corpus.actors[report.actor];
  incident.sources.push_back({});
  incident.sources[0].name = report.citation;
  incident.sources[0].published = report.date;
  incident.sources[0].reliability = Reliability::kB;
  incident.sources[0].credibility = Credibility::k2;
  for (const std::uint32_t item : report.items) {
    Observation observation;
    observation.type =
        corpus.items[item].software ? ObservationType::kMalware : ObservationType::kAttackPattern;
    observation.id = corpus.items[item].id;
    incident.observations.push_back(observation);
  }
  return incident;
}

class Run {
 public:
  Run(const knowledge::Pack& pack, int threads) : pack_(pack), threads_(threads) {}

  void weigh(const Incident& incident, Date as_of) {
    auto& view = views_[as_of];
    if (!view) view = std::make_unique<attribution::View>(pack_, as_of);
    attribution::Options options;
    options.threads = threads_;
    options.allow_reserved = true;
    options.version = "same bytes";
    options.sensitivity = cases_++ % kInFull == 0;
    const auto answer = attribution::attribute(*view, incident, options);
    if (!answer) std::abort();
    const std::string digest = hex(sha256(reporting::assessment_json(*answer, incident)));
    std::printf("%s  %s\n", digest.c_str(), incident.id.c_str());
    all_ += digest;
  }

  std::size_t cases() const { return cases_; }
  std::string digest() const { return hex(sha256(all_)); }

 private:
  const knowledge::Pack& pack_;
  int threads_;
  std::map<Date, std::unique_ptr<attribution::View>> views_;
  std::size_t cases_ = 0;
  std::string all_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: same_bytes PACK THREADS [INCIDENTS.jsonl...]\n", stderr);
    return 2;
  }
  const auto pack = knowledge::Pack::open(argv[1]);
  if (!pack) {
    std::fprintf(stderr, "%s: %s\n", argv[1], pack.error().what.c_str());
    return 4;
  }
  Run run(*pack, std::atoi(argv[2]));
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto incidents = formats::read_incident_lines(bytes, argv[i], {true});
    if (!incidents) return 3;
    for (const Incident& incident : *incidents) run.weigh(incident, pack->as_of());
  }
  const attribution::Corpus corpus = attribution::corpus_of(*pack);
  std::vector<const attribution::Report*> reports;
  for (const attribution::Report& report : corpus.reports) {
    if (report.dated && report.items.size() >= kFewestItems && report.date.year() >= 2015) {
      reports.push_back(&report);
    }
  }
  const std::size_t wanted = kCases - std::min(kCases, run.cases());
  for (std::size_t i = 0; i < wanted && !reports.empty(); ++i) {
    const attribution::Report& report = *reports[i * reports.size() / wanted];
    run.weigh(case_of(corpus, report), Date::from_ymd(report.date.year(), 1, 1).value());
  }
  std::printf("%s  all %zu cases\n", run.digest().c_str(), run.cases());
  return run.cases() == kCases ? 0 : 3;
}
