#include "casework/link.h"

#include "door.h"

namespace perpend::cli {
namespace {

struct LinkOptions {
  casework::LinkRequest request;
  InputOptions input;
  KnowledgeOptions knowledge;
  OutputOptions output;
};

void add_choices(CLI::App& command, casework::LinkRequest& request) {
  command.add_option("--pair", request.pair, "Only the comparison of two incidents")
      ->type_name("A,B");
  const auto word = [&](const char* name, std::vector<std::string>& pairs, const char* what) {
    command.add_option(name, pairs, what)->type_name("A,B")->allow_extra_args(false);
  };
  word("--confirm", request.confirmed, "These two belong together, whatever the weights say");
  word("--refuse", request.refused, "These two do not belong together");
  command.add_option("--cluster", request.cluster, "A cluster, by its id or its place")
      ->type_name("ID");
  command.add_option("--as-case", request.as_case, "Write that cluster as one case to FILE")
      ->type_name("FILE");
  command.add_option("--seed", request.seed, "Of the permutation tests; stands in the answer");
  command.add_option("--permutations", request.permutations, "Drawings of each permutation test")
      ->check(CLI::Range(99, 10'000'000));
  command.add_option("--memory", request.memory_bytes, "Beyond it, pairs go to disk")
      ->transform(CLI::AsSizeValue(false));
}

struct StepOptions {
  casework::LinkStepRequest request;
  KnowledgeOptions knowledge;
  OutputOptions output;
  std::string who;
};

void add_step(CLI::App& group, Door& door, LinkAct act, const char* what, const char* subjects) {
  CLI::App* command = group.add_subcommand(std::string(name_of(act)), what);
  auto options = std::make_shared<StepOptions>();
  options->request.act = act;
  command->add_option("folder", options->request.folder, "The case's folder")
      ->required()
      ->type_name("DIR");
  if (act == LinkAct::kUndo) {
    command->add_option("step", options->request.undoes, "Number of the step in the log")
        ->required()
        ->type_name("STEP");
  } else {
    command->add_option("subjects", options->request.subjects, subjects)
        ->required()
        ->type_name("ID");
  }
  command->add_option("--reason", options->request.reason, "Why; it stands in the log");
  command->add_option("--by", options->who, "Who does this (default: your user name)")
      ->type_name("NAME");
  options->knowledge.add_to(*command);
  command->callback([&door, options] {
    door.action = [options] {
      casework::LinkStepRequest request = options->request;
      request.knowledge = options->knowledge.choice;
      request.hand = present_hand(options->who);
      return deliver(casework::add_link_step(request), options->output);
    };
  });
}

}  // namespace

void add_link(Door& door) {
  CLI::App* command =
      door.app.add_subcommand("link", "Many incidents in, clusters out: what belongs together");
  auto options = std::make_shared<LinkOptions>();
  options->input.add_to(*command);
  options->knowledge.add_to(*command);
  options->output.add_to(*command, {"text", "json", "html"});
  add_choices(*command, options->request);
  command->callback([&door, options] {
    door.action = [&door, options] {
      casework::LinkRequest request = options->request;
      request.input = options->input.choice;
      request.knowledge = options->knowledge.choice;
      request.output = options->output.settled();
      request.command = door.command_line;
      request.progress = progress();
      return deliver(casework::link(request), options->output);
    };
  });
}

void add_case_link(CLI::App& group, Door& door) {
  CLI::App* link = group.add_subcommand(
      "link", "Your word on which incidents of the case belong together; a step of its log");
  link->require_subcommand(1);
  add_step(*link, door, LinkAct::kConfirm, "Two incidents belong together", "Two incidents");
  add_step(*link, door, LinkAct::kRefuse, "Two incidents do not belong together", "Two incidents");
  add_step(*link, door, LinkAct::kMerge, "Clusters or incidents belong together",
           "Clusters or incidents, at least two");
  add_step(*link, door, LinkAct::kSplit, "Some incidents do not belong to a cluster",
           "The cluster, then the incidents that leave it");
  add_step(*link, door, LinkAct::kUndo, "An earlier step of linking no longer counts", "");
}

}  // namespace perpend::cli
