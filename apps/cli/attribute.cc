#include "casework/attribute.h"

#include "door.h"

namespace perpend::cli {
namespace {

struct AttributeOptions {
  InputOptions input;
  KnowledgeOptions knowledge;
  OutputOptions output;
  std::string text_out;
  std::string cluster;
};

}  // namespace

void add_attribute(Door& door) {
  CLI::App* command = door.app.add_subcommand(
      "attribute", "Evidence in, assessment out (several files are one case)");
  auto options = std::make_shared<AttributeOptions>();
  options->input.add_to(*command);
  options->knowledge.add_to(*command);
  options->output.add_to(*command, {"text", "json", "html"});
  command->add_option("--text-out", options->text_out, "Write the extracted text to FILE")
      ->type_name("FILE");
  command
      ->add_option("--cluster", options->cluster,
                   "Of many incidents this cluster of 'perpend link', as one case")
      ->type_name("ID");
  command->callback([&door, options] {
    door.action = [&door, options] {
      casework::AttributeRequest request;
      request.input = options->input.choice;
      request.knowledge = options->knowledge.choice;
      request.output = options->output.settled();
      request.text_out = options->text_out;
      request.cluster = options->cluster;
      request.command = door.command_line;
      return deliver(casework::attribute(request), options->output);
    };
  });
}

}  // namespace perpend::cli
