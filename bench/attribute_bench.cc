// What one attribution costs once the pack is open, and what opening it costs.
//
//   attribute_bench PACK REPORT [RUNS]
//
// An attribution here is the whole main job on one file (read, extracted, weighed) without the
// writing of the answer; the first runs warm the caches and are not counted.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/attribute.h"
#include "attribution/view.h"
#include "casework/ingest.h"
#include "casework/known.h"

namespace {

using perpend::casework::Known;

constexpr int kWarmUp = 3;

template <class Step>
std::vector<double> milliseconds(int runs, Step step) {
  std::vector<double> times;
  for (int run = -kWarmUp; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    if (!step()) std::exit(1);
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    if (run >= 0) times.push_back(taken.count());
  }
  std::sort(times.begin(), times.end());
  return times;
}

void print(std::string_view what, const std::vector<double>& times) {
  std::printf("%-52.*s median %.1f ms, 95th percentile %.1f ms\n", static_cast<int>(what.size()),
              what.data(), times[times.size() / 2], times[times.size() * 95 / 100]);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: attribute_bench PACK REPORT [RUNS]\n", stderr);
    return 2;
  }
  const int runs = argc > 3 ? std::max(1, std::atoi(argv[3])) : 100;
  perpend::casework::KnowledgeChoice choice;
  choice.pack = argv[1];
  const auto known = perpend::casework::open_known(choice);
  if (!known) {
    std::fprintf(stderr, "%s: %s\n", known.error().code.c_str(), known.error().what.c_str());
    return 1;
  }
  perpend::casework::InputChoice input;
  input.paths = {argv[2]};
  input.allow_reserved = true;
  print("open the pack, warm file cache",
        milliseconds(runs, [&] { return perpend::casework::open_known(choice).has_value(); }));
  print("its names and profiles as of a day", milliseconds(runs, [&] {
          const perpend::casework::Intake made(*known, input.allow_reserved);
          const perpend::attribution::View view(known->pack, known->as_of);
          return !view.naming().names.empty();
        }));
  const perpend::casework::Intake intake(*known, input.allow_reserved);
  const perpend::attribution::View view(known->pack, known->as_of);
  print("attribute a report, pack already open", milliseconds(runs, [&] {
          const auto cases = perpend::casework::ingest(input, intake);
          if (!cases) return false;
          return perpend::attribution::attribute(view, cases->front().incident, {}).has_value();
        }));
  return 0;
}
