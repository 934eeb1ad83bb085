// Work in numbered pieces on a few threads. Who does which piece is chance; what comes of a piece
// depends on its number alone, so the whole does not depend on the threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace perpend {

// Calls work(piece, thread) once for every piece below `pieces`; `thread` is below max(threads, 1).
// `work` must not throw.
template <class Work>
void in_parallel(std::size_t pieces, int threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](int thread) {
    for (std::size_t piece = next++; piece < pieces; piece = next++) work(piece, thread);
  };
  std::vector<std::thread> others;
  for (int thread = 1; thread < threads && static_cast<std::size_t>(thread) < pieces; ++thread) {
    others.emplace_back(run, thread);
  }
  run(0);
  for (std::thread& other : others) other.join();
}

}  // namespace perpend
