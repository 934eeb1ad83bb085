#include "casework/compare.h"

#include "door.h"

namespace perpend::cli {
namespace {

struct CompareOptions {
  casework::CompareRequest request;
  OutputOptions output;
};

}  // namespace

void add_compare(Door& door) {
  CLI::App* command = door.app.add_subcommand(
      "compare", "What changed between two assessments, and which evidence did it");
  auto options = std::make_shared<CompareOptions>();
  command->add_option("before", options->request.before, "A JSON answer of 'attribute'")
      ->required()
      ->type_name("FILE");
  command->add_option("after", options->request.after, "A later one")
      ->required()
      ->type_name("FILE");
  options->output.add_to(*command, {"text", "json"});
  command->callback([&door, options] {
    door.action = [options] {
      casework::CompareRequest request = options->request;
      request.output = options->output.settled();
      return deliver(casework::compare(request), options->output);
    };
  });
}

}  // namespace perpend::cli
