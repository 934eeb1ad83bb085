// How fast a text is scanned for indicators and names: megabytes a second of the scanner alone, and
// how many it found. tools/bench_scan.sh runs it beside ripgrep on the same text and names.
//
//   scan_bench TEXT NAMES      NAMES has one name a line
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extraction/lexicon.h"
#include "extraction/scan.h"

namespace {

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  using perpend::extraction::Lexicon;
  using perpend::extraction::NameKind;
  if (argc != 3) {
    std::fputs("usage: scan_bench TEXT NAMES\n", stderr);
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const std::string text = read_file(argv[1]);
  std::vector<perpend::extraction::LexiconEntry> entries;
  std::ifstream names(argv[2]);
  for (std::string line; std::getline(names, line);) {
    entries.push_back({line, NameKind::kMalware, line, line, false, false});
  }
  const Lexicon lexicon(std::move(entries));
  const auto ready = std::chrono::steady_clock::now();
  const auto found = perpend::extraction::scan(text, lexicon);
  const auto end = std::chrono::steady_clock::now();
  const auto seconds = [](auto span) { return std::chrono::duration<double>(span).count(); };
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  std::printf("perpend  %.1f MB, %zu names: scan %.1f MB/s, whole process %.1f MB/s; %zu found\n",
              megabytes, lexicon.names().size(), megabytes / seconds(end - ready),
              megabytes / seconds(end - start),
              found.addresses.size() + found.attack_ids.size() + found.names.size());
  return 0;
}
