// What every command of the command line shares: options, how an answer goes out, how an error is
// said. One command a file; main.cc lists them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "casework/cases.h"
#include "casework/request.h"
#include "core/error.h"

namespace perpend::cli {

// What a command does once its words are understood; set by the command that was chosen.
using Action = std::function<int()>;

struct Door {
  CLI::App app{
      "perpend: who may be behind an attack, how sure that is, why, and what would change it"};
  Action action;
  std::string command_line;  // as it was called
};

void add_attribute(Door& door);
void add_extract(Door& door);
void add_claims(Door& door);
void add_link(Door& door);
void add_case(Door& door);
void add_compare(Door& door);
void add_case_link(CLI::App& group, Door& door);  // the steps of linking, below `case`
void add_kb(Door& door);
void add_eval(Door& door);
void add_bench_data(Door& door);

// Options as they are typed; read() turns them into the values of casework.
struct InputOptions {
  casework::InputChoice choice;
  void add_to(CLI::App& command);
};

struct KnowledgeOptions {
  casework::KnowledgeChoice choice;
  void add_to(CLI::App& command);
};

struct OutputOptions {
  casework::OutputChoice choice;
  std::string file;  // empty: standard output
  // `formats` is what this command can write: {"text", "json", "html"}.
  void add_to(CLI::App& command, std::vector<std::string> formats);
  // The choice, with colour if the answer goes to a terminal and NO_COLOR is not set.
  casework::OutputChoice settled() const;
};

// Writes the answer where it was asked for and its diagnostics to standard error; the exit status.
int deliver(const Result<casework::Answer>& answer, const OutputOptions& output);

// "where: code: what" on standard error; the exit status that goes with it.
int complain(const Error& error);

// Words for standard error while something takes longer than a second; silent unless a person
// looks.
casework::Progress progress();

// The user's name and the present moment.
casework::Hand present_hand(const std::string& who);

}  // namespace perpend::cli
