#include "casework/attribute.h"
#include "door.h"

namespace perpend::cli {
namespace {

struct ExtractOptions {
  InputOptions input;
  KnowledgeOptions knowledge;
  OutputOptions output;
  std::string text_out;
};

}  // namespace

void add_extract(Door& door) {
  CLI::App* command = door.app.add_subcommand("extract", "What a document holds, and where");
  auto options = std::make_shared<ExtractOptions>();
  options->input.add_to(*command);
  options->knowledge.add_to(*command);
  options->output.add_to(*command, {"text", "json", "html"});
  command->add_option("--text-out", options->text_out, "Write the extracted text to FILE")
      ->type_name("FILE");
  command->callback([&door, options] {
    door.action = [options] {
      casework::ExtractRequest request;
      request.input = options->input.choice;
      request.knowledge = options->knowledge.choice;
      request.output = options->output.settled();
      request.text_out = options->text_out;
      return deliver(casework::extract(request), options->output);
    };
  });
}

}  // namespace perpend::cli
