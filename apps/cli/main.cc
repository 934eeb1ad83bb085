#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "door.h"

namespace {

constexpr const char* kExitStatuses =
    "Exit status: 0 done (parts of the input may have been refused and listed), 2 usage,\n"
    "3 nothing usable in the input, 4 case or pack damaged, 5 disk, memory or network,\n"
    "6 refused by a marking.";

// What an answer says gives the same bytes again: threads change none, so they are not part of it.
std::string command_line(const std::vector<std::string>& words) {
  std::string line = "perpend";
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "--threads") {
      ++i;
    } else if (!words[i].starts_with("--threads=")) {
      line += " " + words[i];
    }
  }
  return line;
}

int run(int argc, char** argv) {
  perpend::cli::Door door;
  door.command_line = command_line({argv, argv + argc});
  door.app.require_subcommand(1);
  door.app.footer(kExitStatuses);
  perpend::cli::add_attribute(door);
  perpend::cli::add_extract(door);
  perpend::cli::add_claims(door);
  perpend::cli::add_link(door);
  perpend::cli::add_case(door);
  perpend::cli::add_compare(door);
  perpend::cli::add_kb(door);
  perpend::cli::add_eval(door);
  perpend::cli::add_bench_data(door);
  door.app.add_subcommand("version", "Print the version")->callback([&] {
    door.action = [] {
      std::cout << "perpend " << perpend::casework::version() << '\n';
      return 0;
    };
  });
  try {
    door.app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_help) {
    return door.app.exit(asked_for_help);
  } catch (const CLI::ParseError& error) {
    std::cerr << "perpend: usage: " << error.what() << "; see 'perpend --help'\n";
    return static_cast<int>(perpend::ErrorKind::kUsage);
  }
  return door.action();
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // A full disk or a closed pipe is an error to report, not a signal to die of.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return perpend::cli::complain({perpend::ErrorKind::kEnvironment, "memory.exhausted",
                                   "this machine has no memory left for it", ""});
  } catch (const std::exception& error) {
    // Libraries that throw are caught at their seam; what still arrives here is a mistake of ours.
    return perpend::cli::complain({perpend::ErrorKind::kEnvironment, "internal.error",
                                   std::string(error.what()) + "; please report it", ""});
  }
}
