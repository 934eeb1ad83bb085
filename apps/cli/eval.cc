#include "casework/evaluate.h"
#include "door.h"

namespace perpend::cli {
namespace {

struct EvalOptions {
  casework::EvaluateRequest request;
  KnowledgeOptions knowledge;
  OutputOptions output;
};

}  // namespace

void add_eval(Door& door) {
  CLI::App* command = door.app.add_subcommand("eval", "Judge what perpend says by what came after");
  auto options = std::make_shared<EvalOptions>();
  options->request.sources = "../shared/data";
  command->add_option("subject", options->request.subject, "What to judge")
      ->required()
      ->check(CLI::IsMember({"methods", "infrastructure", "together", "traits", "ablation",
                             "infrastructure-ablation", "extraction", "linkage", "claims"}));
  command
      ->add_option("--split", options->request.split,
                   "prequential, release-ahead, embargo, leave-one-report-out or leaked")
      ->check(CLI::IsMember(
          {"prequential", "release-ahead", "embargo", "leave-one-report-out", "leaked"}));
  command->add_option("--sources", options->request.sources,
                      "Data folder: earlier releases (for release-ahead), lists (for linkage)");
  command
      ->add_option("--gold", options->request.gold,
                   "Folder of the gold set: dev, adversarial, validation, test")
      ->type_name("DIR");
  command
      ->add_option("--cases", options->request.cases_file,
                   "Write one line a case: id, truth, ranking, posteriors")
      ->type_name("FILE");
  command->add_flag(
      "--blind", options->request.blind,
      "extraction, claims: the half by another hand too; nothing may be chosen by it");
  options->knowledge.add_to(*command);
  options->output.add_to(*command, {"text", "json"});
  command->callback([&door, options] {
    door.action = [options] {
      casework::EvaluateRequest request = options->request;
      request.knowledge = options->knowledge.choice;
      request.output = options->output.settled();
      request.progress = progress();
      return deliver(casework::evaluate(request), options->output);
    };
  });
}

}  // namespace perpend::cli
