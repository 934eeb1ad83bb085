// A foreign program on a leash: no shell, an empty environment, its input from memory, its output
// through a pipe with a cap, and limits on memory, processor time, files and wall-clock time. What
// it does with hostile input then stays its own trouble.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace perpend::extraction {

struct ChildLimits {
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;  // of address space
  std::uint32_t cpu_seconds = 30;
  std::uint32_t wall_milliseconds = 60'000;
  std::size_t output_bytes = std::size_t{64} << 20;
};

struct ChildAnswer {
  int exit_status = -1;     // of a program that ended by itself, else -1
  int signal = 0;           // that ended it, else 0
  bool timed_out = false;   // by the wall clock
  bool overflowed = false;  // wrote more than output_bytes; ended for it
  std::string output;
  std::string complaints;  // the first 64 KiB of its standard error
};

// arguments[0] is the program: with a slash a path, else looked for on PATH. Its standard input is
// a seekable file that holds `input`. Errors, kind environment: child.missing (no such program),
// child.failed (no memory, no process).
Result<ChildAnswer> run_child(const std::vector<std::string>& arguments, std::string_view input,
                              const ChildLimits& limits);

}  // namespace perpend::extraction
