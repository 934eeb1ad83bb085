#include "casework/claims.h"

#include "door.h"

namespace perpend::cli {
namespace {

struct ClaimsOptions {
  InputOptions input;
  KnowledgeOptions knowledge;
  OutputOptions output;
  std::string sources;
  std::string text_out;
};

}  // namespace

void add_claims(Door& door) {
  CLI::App* command = door.app.add_subcommand("claims", "Who says what, how surely, after whom");
  auto options = std::make_shared<ClaimsOptions>();
  options->input.add_to(*command);
  options->knowledge.add_to(*command);
  options->output.add_to(*command, {"text", "json", "html", "stix"});
  command
      ->add_option("--sources", options->sources,
                   "CSV with outlet and day of each file (default: sources.csv beside them)")
      ->type_name("CSV");
  command
      ->add_option("--text-out", options->text_out, "Write the text of the first document to FILE")
      ->type_name("FILE");
  command->callback([&door, options] {
    door.action = [&door, options] {
      casework::ClaimsRequest request;
      request.input = options->input.choice;
      request.knowledge = options->knowledge.choice;
      request.output = options->output.settled();
      request.sources = options->sources;
      request.text_out = options->text_out;
      request.command = door.command_line;
      return deliver(casework::claims(request), options->output);
    };
  });
}

}  // namespace perpend::cli
