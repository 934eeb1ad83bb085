#include "casework/knowledge.h"
#include "door.h"

namespace perpend::cli {
namespace {

void add_build(CLI::App& kb, Door& door) {
  CLI::App* command = kb.add_subcommand("build", "Make a pack from its sources");
  auto request = std::make_shared<casework::BuildRequest>();
  request->sources = "../shared/data";
  request->pack = "perpend.pack";
  command->add_option("--sources", request->sources, "Folder with the sources")->type_name("DIR");
  command->add_option("--attack", request->attack, "Another ATT&CK bundle than the folder's newest")
      ->type_name("FILE");
  command->add_option("--add", request->add, "STIX bundle with actors of your own")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      ->add_option_function<std::string>(
          "--dated",
          [request](const std::string& text) {
            request->dated = Date::parse(text);
            if (!request->dated)
              throw CLI::ValidationError("--dated", "'" + text + "' is not a date");
          },
          "The day of the newest source (default: what the sources say of themselves)")
      ->type_name("DATE");
  command->add_flag("!--no-fit", request->fit, "Facts only; such a pack cannot attribute");
  command->add_option("-o,--output", request->pack, "The pack to write")->type_name("PACK");
  command->callback([&door, request] {
    door.action = [request] {
      request->progress = progress();
      return deliver(casework::build_pack(*request), OutputOptions());
    };
  });
}

void add_train(CLI::App& kb, Door& door) {
  CLI::App* command = kb.add_subcommand("train", "Train again on the facts of a pack");
  auto request = std::make_shared<casework::TrainRequest>();
  request->sources = "../shared/data";
  request->output = "perpend.pack";
  command->add_option("--sources", request->sources, "Folder with the texts to train on")
      ->type_name("DIR");
  command->add_option("--kb", request->pack, "The pack with the facts (default: the shipped one)")
      ->type_name("PACK");
  command->add_option("-o,--output", request->output, "The pack to write")->type_name("PACK");
  command->callback([&door, request] {
    door.action = [request] {
      request->progress = progress();
      return deliver(casework::train_pack(*request), OutputOptions());
    };
  });
}

struct ShowOptions {
  std::string name;
  KnowledgeOptions knowledge;
  OutputOptions output;
};

void add_show(CLI::App& kb, Door& door) {
  CLI::App* command =
      kb.add_subcommand("show", "What is known of an actor or a software, and since when");
  auto options = std::make_shared<ShowOptions>();
  command->add_option("name", options->name, "A name, an alias or an id")->required();
  options->knowledge.add_to(*command);
  options->output.add_to(*command, {"text", "json"});
  command->callback([&door, options] {
    door.action = [options] {
      return deliver(
          casework::show_known(options->name, options->knowledge.choice, options->output.settled()),
          options->output);
    };
  });
}

void add_update(CLI::App& kb, Door& door) {
  CLI::App* command =
      kb.add_subcommand("update", "Download the newest official sources into a folder");
  auto folder = std::make_shared<std::string>("perpend-sources");
  command->add_option("folder", *folder, "Where they go; then: perpend kb build --sources DIR");
  command->callback([&door, folder] {
    door.action = [folder] {
      return deliver(casework::update_sources(*folder, progress()), OutputOptions());
    };
  });
}

}  // namespace

void add_kb(Door& door) {
  CLI::App* kb = door.app.add_subcommand("kb", "The knowledge pack");
  kb->require_subcommand(1);
  add_build(*kb, door);
  add_train(*kb, door);
  add_show(*kb, door);
  add_update(*kb, door);
}

}  // namespace perpend::cli
