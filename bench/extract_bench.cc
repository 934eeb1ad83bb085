// How fast prose becomes observations, everything included: sentences, names, indicators, targets,
// behaviour and techniques. Megabytes a second of one core, and the memory beside the pack.
//
//   extract_bench PACK TEXT
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "casework/prose.h"
#include "knowledge/pack.h"
#include "knowledge/view.h"

int main(int argc, char** argv) {
  using namespace perpend;
  if (argc != 3) {
    std::fputs("usage: extract_bench PACK TEXT\n", stderr);
    return 2;
  }
  std::ifstream file(argv[2], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto pack = knowledge::Pack::open(argv[1]);
  if (!pack) {
    std::fprintf(stderr, "%s\n", pack.error().what.c_str());
    return 4;
  }
  const knowledge::View view(*pack, pack->as_of());
  const casework::ProseReader reader(view, false);
  const auto cpu = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
  };
  const double start = cpu();
  const auto incident = reader.read(formats::InputFormat::kText, text, "text");
  const double seconds = cpu() - start;
  if (!incident) return 3;
  std::size_t techniques = 0;
  for (const Observation& seen : incident->observations) {
    techniques += seen.type == ObservationType::kAttackPattern ? 1 : 0;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "perpend  %.1f MB: %.1f MB/s of one core; %zu observations, %zu techniques; %ld MB at most, "
      "%zu of them the pack's\n",
      static_cast<double>(text.size()) / 1e6, static_cast<double>(text.size()) / 1e6 / seconds,
      incident->observations.size(), techniques, usage.ru_maxrss / 1024,
      pack->bytes().size() / 1'000'000);
  return 0;
}
