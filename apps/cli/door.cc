#include "door.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <thread>

#include "casework/input_file.h"

namespace perpend::cli {
namespace {

// A file a newcomer feeds by mistake can have thousands of odd lines; the rest is counted, and the
// JSON answer has them all.
constexpr std::size_t kMostDiagnostics = 20;

bool colour_wanted(const std::string& file) {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  return (file.empty() || file == "-") && ::isatty(STDOUT_FILENO) != 0;
}

void report(const Diagnostics& diagnostics) {
  std::size_t shown = 0;
  for (const Diagnostic& d : diagnostics) {
    if (shown++ == kMostDiagnostics) {
      std::cerr << "perpend: and " << diagnostics.size() - kMostDiagnostics
                << " more; --format json lists all of them\n";
      break;
    }
    std::cerr << (d.where.empty() ? "perpend" : d.where) << ": " << d.code << ": " << d.what
              << '\n';
  }
}

}  // namespace

void InputOptions::add_to(CLI::App& command) {
  choice.threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 4U));
  command.add_option("files", choice.paths, "Files, case folders, or - for standard input")
      ->required();
  command.add_flag("--allow-reserved", choice.allow_reserved,
                   "Accept documentation addresses as indicators (for exercises)");
  command.add_flag("--strict", choice.strict, "Refuse the input if any part of it is refused");
  command.add_option_function<std::string>(
      "--reliability",
      [this](const std::string& text) {
        choice.reliability = reliability(text);
        if (!choice.reliability)
          throw CLI::ValidationError("--reliability", "is a letter from A to F");
      },
      "Admiralty reliability of the source, A to F");
  command.add_option_function<int>(
      "--credibility",
      [this](int number) {
        choice.credibility = credibility(number);
        if (!choice.credibility)
          throw CLI::ValidationError("--credibility", "is a number from 1 to 6");
      },
      "Admiralty credibility of the information, 1 to 6");
  command.add_option("--threads", choice.threads, "Threads; no byte of the answer depends on it")
      ->check(CLI::Range(1, 256));
}

void KnowledgeOptions::add_to(CLI::App& command) {
  command.add_option("--kb", choice.pack, "Knowledge pack (default: the shipped one)")
      ->type_name("PACK");
  command.add_option("--add", choice.add, "STIX bundle with actors of your own")
      ->type_name("FILE")
      ->allow_extra_args(false);  // another file behind it is an input
  command
      .add_option_function<std::string>(
          "--as-of",
          [this](const std::string& text) {
            choice.as_of = Date::parse(text);
            if (!choice.as_of)
              throw CLI::ValidationError("--as-of", "'" + text + "' is not a date");
          },
          "Use only what was published strictly before this day (default: the pack's date)")
      ->type_name("DATE");
}

void OutputOptions::add_to(CLI::App& command, std::vector<std::string> formats) {
  command
      .add_option_function<std::string>(
          "--format",
          [this](const std::string& name) {
            if (const auto known = casework::format(name)) choice.format = *known;
          },
          "How the answer is written")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(std::move(formats)));
  command.add_option("-o,--output", file, "Where it goes (default: standard output)")
      ->type_name("FILE");
  command
      .add_option_function<std::string>(
          "--max-tlp",
          [this](const std::string& name) {
            choice.max_tlp = marking(name);
            if (!choice.max_tlp)
              throw CLI::ValidationError("--max-tlp", "'" + name + "' is no TLP marking");
          },
          "Refuse an answer that is marked more strictly (exit status 6)")
      ->type_name("TLP");
}

casework::OutputChoice OutputOptions::settled() const {
  casework::OutputChoice settled = choice;
  settled.colour = colour_wanted(file);
  return settled;
}

int deliver(const Result<casework::Answer>& answer, const OutputOptions& output) {
  if (!answer) return complain(answer.error());
  if (output.file.empty() || output.file == "-") {
    std::cout << answer->body << std::flush;
    if (!std::cout) {
      return complain(
          {ErrorKind::kEnvironment, "output.failed", "standard output takes no more", "-"});
    }
  } else if (const auto written = casework::write_file(output.file, answer->body); !written) {
    return complain(written.error());
  }
  report(answer->diagnostics);
  return 0;
}

int complain(const Error& error) {
  std::cerr << (error.where.empty() ? "perpend" : error.where) << ": " << error.code << ": "
            << error.what << '\n';
  return static_cast<int>(error.kind);
}

casework::Progress progress() {
  if (::isatty(STDERR_FILENO) == 0) return {};
  const auto start = std::chrono::steady_clock::now();
  return [start](std::string_view what) {
    if (std::chrono::steady_clock::now() - start < std::chrono::seconds(1)) return;
    std::cerr << "perpend: " << what << '\n';
  };
}

casework::Hand present_hand(const std::string& who) {
  casework::Hand hand{who, {}};
  if (hand.who.empty()) {
    const passwd* entry = ::getpwuid(::getuid());
    hand.who = entry != nullptr ? entry->pw_name : "unknown";
  }
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc = {};
  ::gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  hand.when = text;
  return hand;
}

}  // namespace perpend::cli
