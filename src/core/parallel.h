// Work in numbered pieces on a few threads. Who does which piece is chance; what comes of a piece
// depends on its number alone, so the whole does not depend on the threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
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

// The same where what comes of the pieces is wanted in their order: take(made) gets what
// work(piece, thread) returned, piece after piece, never two at once, on whichever thread has just
// come to the end of one. Nobody waits for a whole round: only who runs ahead of the slowest piece
// by more than a few dozen does, so that no more than those lie about. Neither may throw.
template <class Work, class Take>
void in_parallel_and_order(std::size_t pieces, int threads, const Work& work, const Take& take) {
  using Made = std::invoke_result_t<const Work&, std::size_t, int>;
  const std::size_t ahead = 32 * static_cast<std::size_t>(std::max(threads, 1));
  std::vector<std::optional<Made>> made(ahead);  // of piece p at p % ahead
  std::mutex mutex;
  std::condition_variable taken_one;
  std::size_t taken = 0;
  bool taking = false;
  in_parallel(pieces, threads, [&](std::size_t piece, int thread) {
    std::unique_lock lock(mutex);
    // Pieces begin in their order, so the one that all wait for is under way.
    taken_one.wait(lock, [&] { return piece < taken + ahead; });
    lock.unlock();
    Made own = work(piece, thread);
    lock.lock();
    made[piece % ahead] = std::move(own);
    if (taking) return;  // whoever takes comes by it
    taking = true;
    while (made[taken % ahead]) {
      Made next = *std::exchange(made[taken % ahead], std::nullopt);
      lock.unlock();
      take(std::move(next));
      lock.lock();
      ++taken;
      taken_one.notify_all();
    }
    taking = false;
  });
}

}  // namespace perpend
