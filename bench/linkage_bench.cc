// Blocking, scoring and clusters of invented incidents: user seconds, memory beside the input, and
// how well the planted clusters are found.
//
//   linkage_bench COUNT [THREADS [MEMORY_MB [SEED]]]
//
// The input is the columns (values, days); everything allocated after them is 'beside the input'.
#include <sys/resource.h>
#include <time.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/sha256.h"
#include "evaluation/clustering.h"
#include "linkage/closure.h"
#include "linkage/components.h"
#include "linkage/generate.h"
#include "linkage/learn.h"
#include "linkage/pairs.h"
#include "linkage/sample.h"

namespace {

using namespace perpend::linkage;

struct Used {
  double user = 0;
  double kibibytes = 0;  // peak so far
};

Used used() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return {static_cast<double>(usage.ru_utime.tv_sec) +
              static_cast<double>(usage.ru_utime.tv_usec) / 1e6,
          static_cast<double>(usage.ru_maxrss)};
}

double own_seconds() {
  timespec time = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Of the present, not of the peak: making the columns needed more than they are.
double resident_kibibytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  long pages = 0;
  long resident = 0;
  if (file != nullptr && std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
  if (file != nullptr) std::fclose(file);
  return static_cast<double>(resident) * 4;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: linkage_bench COUNT [THREADS [MEMORY_MB [SEED]]]\n", stderr);
    return 2;
  }
  const auto number = [&](int i, unsigned long long otherwise) {
    return argc > i ? std::strtoull(argv[i], nullptr, 10) : otherwise;
  };
  const std::uint64_t count = number(1, 0);
  ScoringOptions options;
  options.threads = static_cast<int>(number(2, 1));
  options.edge_bytes = number(3, 4096) << 20;
  const Generator generator(number(4, 1), count);
  const Columns columns = columns_of(generator, count);
  Model model = assumed();
  model.prior = prior_for(model, count);
  model.incidents = static_cast<std::int32_t>(count);

  const double input = resident_kibibytes();
  // What is resident now and then, seen by a thread that only looks.
  std::atomic<bool> done = false;
  std::atomic<double> peak = input;
  const auto beside_now = [&] { return (peak - input) * 1024 / static_cast<double>(count); };
  std::thread watcher([&] {
    while (!done) {
      peak = std::max(peak.load(), resident_kibibytes());
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  const double started = used().user;
  const auto clock = std::chrono::steady_clock::now();
  struct Step {
    const char* name;
    double clock;  // seconds since the start
    double own;    // of the first thread: on a busy machine these tell what is serial
  };
  const double own_started = own_seconds();
  std::vector<Step> steps;
  const auto done_with = [&](const char* step) {
    steps.push_back(
        {step, std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count(),
         own_seconds() - own_started});
  };
  std::string why;
  std::optional<PairFinder> finder(std::in_place, columns, options);
  done_with("index");
  const double indexed = used().user;
  {
    const PairSample sample = sample_pairs(columns, options, *finder);
    done_with("sample");
    const Learned learned = learn(model, sample, options.threads);
    done_with("learn");
    model = learned.model;
    model.prior = estimate_prior(model, sample.candidates, sample.population, options.threads);
    done_with("prior");
    why = learned.why;
  }
  const double ready = used().user;
  const double beside_learn = beside_now();
  const Weigher weigher(model);
  options.least = log_odds_of(model.possible_at);
  auto scored = score_pairs(columns, weigher, options, *finder);
  if (!scored) {
    std::fprintf(stderr, "linkage_bench: %s\n", scored.error().what.c_str());
    return 5;
  }
  finder.reset();
  done_with("score");
  const double compared = used().user;
  const double beside_score = beside_now();
  const auto closure =
      closure_of(static_cast<std::uint32_t>(count), scored->edges, options.threads);
  if (!closure) return 5;
  done_with("closure");
  const auto grouped = group_components(static_cast<std::uint32_t>(count), scored->edges,
                                        {model.join_at, model.crowding, least_share(*closure)}, {},
                                        {}, options.threads);
  if (!grouped) {
    std::fprintf(stderr, "linkage_bench: %s\n", grouped.error().what.c_str());
    return 5;
  }
  done_with("group");
  const double finished = used().user;
  done = true;
  watcher.join();
  measure_recall(columns, weigher, 0, options, *scored);

  std::vector<std::uint32_t> truth;
  for (std::uint64_t i = 0; i < count; ++i) {
    truth.push_back(static_cast<std::uint32_t>(generator(i).cluster));
  }
  const auto judged = perpend::evaluation::clustering(grouped->cluster, truth);
  // Do the probabilities of links hold? In tenths.
  std::array<std::array<double, 3>, 10> tenth{};
  const auto walked = scored->edges.for_each([&](std::span<const Edge> some) {
    for (const Edge& edge : some) {
      const double p = static_cast<double>(probability_of(edge.log_odds)) / 1e9;
      auto& [pairs, said, right] =
          tenth[std::min<std::size_t>(9, static_cast<std::size_t>(p * 10))];
      ++pairs;
      said += p;
      right += truth[edge.a] == truth[edge.b] ? 1 : 0;
    }
  });
  double off = 0;
  for (const auto& [pairs, said, right] : tenth) {
    if (pairs == 0) continue;
    off += std::abs(said - right) / static_cast<double>(scored->edges.size());
  }
  if (!walked) return 5;
  std::string bytes(reinterpret_cast<const char*>(grouped->cluster.data()),
                    grouped->cluster.size() * sizeof(std::uint32_t));
  const auto n = static_cast<double>(count);
  std::printf("incidents %.0f, values %.1f each, threads %d%s\n", n,
              static_cast<double>(columns.values.size()) / n, options.threads,
              scored->edges.on_disk() ? ", edges on disk" : "");
  // The index is made once, to learn and to score; its seconds stand with scoring's.
  std::printf("learn %.2f, block and score %.2f, group %.2f user seconds; %.2f us an incident\n",
              ready - indexed, compared - ready + indexed - started, finished - compared,
              (finished - started) * 1e6 / n);
  for (const auto& [how, what] :
       {std::pair("by the clock", &Step::clock), std::pair("first thread", &Step::own)}) {
    std::printf("%s ", how);
    double before = 0;
    for (const Step& step : steps) {
      std::printf("%s %.2f, ", step.name, step.*what - before);
      before = step.*what;
    }
    std::printf("together %.2f s\n", before);
  }
  std::printf("compared pairs %.0f (%.1f an incident), edges %.0f\n",
              static_cast<double>(scored->report.compared_pairs),
              static_cast<double>(scored->report.compared_pairs) / n,
              static_cast<double>(scored->edges.size()));
  std::printf(
      "memory beside the input %.0f bytes an incident (up to learning %.0f, scoring %.0f)\n",
      beside_now(), beside_learn, beside_score);
  std::printf("blocking found %llu of %llu likely links of a sample; %s\n",
              static_cast<unsigned long long>(scored->report.sampled_found),
              static_cast<unsigned long long>(scored->report.sampled_links), why.c_str());
  std::printf("pairs P %.3f R %.3f F1 %.3f; B-cubed P %.3f R %.3f F1 %.3f; clusters %lld\n",
              judged.pair_precision, judged.pair_recall,
              2 * judged.pair_precision * judged.pair_recall /
                  (judged.pair_precision + judged.pair_recall + 1e-12),
              judged.bcubed_precision, judged.bcubed_recall, judged.bcubed_f1,
              static_cast<long long>(judged.clusters));
  std::printf("links: calibration error %.3f, closure %.3f\n", off, *closure / 1e6);
  std::printf("sha256 of the clusters %s\n", perpend::short_id("", bytes, 16).c_str());
  return 0;
}
