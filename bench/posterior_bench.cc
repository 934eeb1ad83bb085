// How long one posterior takes over 10^3, 10^4 and 10^5 actors, alone and with every row and every
// two rows left out. Processor time of one thread; each case another one.
//
//   posterior_bench                    google-benchmark's table, with median and 99th percentile
//   posterior_bench --cases N FILE     N actors and the cases' items as text, for
//   tools/bench_posterior.py
//
// The actors are made up: each shows 25 of 5,000 items, drawn by Zipf's law with exponent .7 (the
// commonest item is shown by two in five actors), and a case is the items of one of them and five
// more. The weight of an item is that of the ledger, log10((r + 3p)/((e + 3)p)), of one or two
// reports; 40 kinds of prior.
#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "attribution/posterior_kernel.h"

namespace {

using namespace perpend;
using namespace perpend::attribution;

constexpr std::uint32_t kItems = 5'000;
constexpr std::uint32_t kItemsOfActor = 25;
constexpr std::uint32_t kExtra = 5;
constexpr std::uint32_t kGroups = 40;
constexpr std::size_t kCases = 200;

class World {
 public:
  explicit World(std::uint32_t actors) : random_(20'261'124), postings_(kItems), deltas_(kItems) {
    draw_.reserve(kItems);
    double sum = 0;
    for (std::uint32_t i = 0; i < kItems; ++i) draw_.push_back(sum += std::pow(i + 1, -.7));
    std::vector<std::vector<std::uint32_t>> of_group(kGroups);
    for (std::uint32_t h = 0; h < actors; ++h) {
      group_of_.push_back(h < kGroups ? h : below(kGroups));
      of_group[group_of_.back()].push_back(h);
      const std::set<std::uint32_t> items = some_items(kItemsOfActor);
      if (h < kCases) seeds_.emplace_back(items.begin(), items.end());
      for (const std::uint32_t item : items) postings_[item].push_back(h);
    }
    starts_.push_back(0);
    for (const auto& group : of_group) {
      members_.insert(members_.end(), group.begin(), group.end());
      starts_.push_back(static_cast<std::uint32_t>(members_.size()));
    }
    for (std::uint32_t g = 0; g < kGroups; ++g) {
      priors_.push_back(-6'000'000 + static_cast<std::int64_t>(g) * 70'001);
    }
    weigh_postings(actors);
    make_cases();
  }

  KernelActors actors() const { return {group_of_, members_, starts_}; }
  KernelCase one(std::size_t i) const { return {priors_, cases_[i % cases_.size()]}; }
  const std::vector<std::uint32_t>& items(std::size_t i) const { return items_[i]; }
  const std::vector<std::uint32_t>& showing(std::uint32_t item) const { return postings_[item]; }

  double postings() const {
    double sum = 0;
    for (const auto& rows : cases_) {
      for (const KernelRow& row : rows) sum += static_cast<double>(row.actors.size());
    }
    return sum / static_cast<double>(cases_.size());
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

  std::uint32_t some_item() {
    const double at = static_cast<double>(random_()) / 4294967296.0 * draw_.back();
    const auto found = std::upper_bound(draw_.begin(), draw_.end(), at);
    return static_cast<std::uint32_t>(found - draw_.begin());
  }

  std::set<std::uint32_t> some_items(std::uint32_t count) {
    std::set<std::uint32_t> items;
    while (items.size() < count) items.insert(some_item());
    return items;
  }

  void weigh_postings(std::uint32_t actors) {
    for (std::uint32_t item = 0; item < kItems; ++item) {
      const auto shown = static_cast<std::int64_t>(postings_[item].size());
      for (const std::uint32_t h : postings_[item]) {
        const std::int64_t reports = 1 + (h * 2'654'435'761U >> 31);  // one or two of four
        // The delta is on top of log10(3/(e+3)): log10(1 + r/(3p)), p = (2 shown + 1)/(2 (N + 1)).
        const std::int64_t odd = 2 * shown + 1;
        const std::int64_t log =
            log10_ratio_microbans(static_cast<std::uint64_t>(3 * odd + 2 * reports * (actors + 1)),
                                  static_cast<std::uint64_t>(3 * odd));
        deltas_[item].push_back(static_cast<std::int32_t>(log * 35 / 100));
      }
    }
  }

  void make_cases() {
    for (const auto& seed : seeds_) {
      std::set<std::uint32_t> items(seed.begin(), seed.end());
      while (items.size() < kItemsOfActor + kExtra) items.insert(some_item());
      items_.emplace_back(items.begin(), items.end());
      cases_.emplace_back();
      for (const std::uint32_t item : items) {
        cases_.back().push_back({-120'000, postings_[item], deltas_[item]});
      }
    }
  }

  std::mt19937 random_;
  std::vector<double> draw_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::uint32_t> members_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::int64_t> priors_;
  std::vector<std::vector<std::uint32_t>> postings_;
  std::vector<std::vector<std::int32_t>> deltas_;
  std::vector<std::vector<std::uint32_t>> seeds_;
  std::vector<std::vector<std::uint32_t>> items_;
  std::vector<std::vector<KernelRow>> cases_;
};

const World& world(std::uint32_t actors) {
  static std::map<std::uint32_t, std::unique_ptr<World>> worlds;
  auto& found = worlds[actors];
  if (!found) found = std::make_unique<World>(actors);
  return *found;
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

enum class Task { kPosterior, kLeaveOneOut, kPairs };

void run(benchmark::State& state, Task task) {
  const World& made = world(static_cast<std::uint32_t>(state.range(0)));
  Kernel kernel(made.actors());
  kernel.weigh(made.one(0));
  std::vector<double> times;
  std::size_t at = 0;
  for (auto _ : state) {
    const double start = processor_seconds();
    benchmark::DoNotOptimize(kernel.weigh(made.one(at++)));
    if (task != Task::kPosterior) {
      benchmark::DoNotOptimize(kernel.leave_out(task == Task::kPairs));
    }
    times.push_back(processor_seconds() - start);
    state.SetIterationTime(times.back());
  }
  std::sort(times.begin(), times.end());
  const auto percentile = [&](std::size_t p) { return times[(times.size() - 1) * p / 100] * 1e6; };
  state.counters["p50_us"] = percentile(50);
  state.counters["p99_us"] = percentile(99);
  state.counters["postings"] = made.postings();
  state.counters["ns_a_posting"] = percentile(50) * 1e3 / made.postings();
}

void posterior(benchmark::State& state) { run(state, Task::kPosterior); }
void with_leave_one_out(benchmark::State& state) { run(state, Task::kLeaveOneOut); }
void with_leave_one_out_and_pairs(benchmark::State& state) { run(state, Task::kPairs); }
constexpr int kTimes = 400;
BENCHMARK(posterior)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Iterations(kTimes)->UseManualTime();
BENCHMARK(with_leave_one_out)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(kTimes)
    ->UseManualTime();
BENCHMARK(with_leave_one_out_and_pairs)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(kTimes)
    ->UseManualTime();

// "actor item item …" of who shows what, a blank line, then a case's items a line.
int write_cases(std::uint32_t actors, const char* path) {
  std::FILE* file = std::fopen(path, "w");
  if (file == nullptr) return 5;
  const World& made = world(actors);
  for (std::uint32_t item = 0; item < kItems; ++item) {
    for (const std::uint32_t actor : made.showing(item)) std::fprintf(file, "%u %u\n", actor, item);
  }
  std::fprintf(file, "\n");
  for (std::size_t i = 0; i < kCases; ++i) {
    for (const std::uint32_t item : made.items(i)) std::fprintf(file, "%u ", item);
    std::fprintf(file, "\n");
  }
  return std::fclose(file) == 0 ? 0 : 5;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::strcmp(argv[1], "--cases") == 0) {
    return write_cases(static_cast<std::uint32_t>(std::stoul(argv[2])), argv[3]);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
