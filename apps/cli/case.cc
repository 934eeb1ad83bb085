#include "casework/by_hand.h"
#include "casework/cases.h"
#include "door.h"

namespace perpend::cli {
namespace {

struct CaseOptions {
  std::string folder;
  std::string who;
  std::string subject;  // an evidence id or a document
  std::string reason;
  OutputOptions output;
};

std::shared_ptr<CaseOptions> add_common(CLI::App& command, bool writes) {
  auto options = std::make_shared<CaseOptions>();
  command.add_option("folder", options->folder, "The case's folder")->required()->type_name("DIR");
  if (writes) {
    command.add_option("--by", options->who, "Who does this (default: your user name)")
        ->type_name("NAME");
  } else {
    options->output.add_to(command, {"text", "json"});
  }
  return options;
}

void add_new(CLI::App& group, Door& door) {
  CLI::App* command = group.add_subcommand("new", "Make an empty case");
  auto options = add_common(*command, true);
  command->callback([&door, options] {
    door.action = [options] {
      return deliver(casework::new_case(options->folder, present_hand(options->who)),
                     options->output);
    };
  });
}

struct AddOptions {
  casework::AddRequest request;
  InputOptions input;
  KnowledgeOptions knowledge;
  std::string who;
};

void add_labels(CLI::App& command, casework::AddRequest& request) {
  command.add_option_function<std::string>(
      "--tlp",
      [&request](const std::string& text) {
        request.marking = marking(text);
        if (!request.marking)
          throw CLI::ValidationError("--tlp", "'" + text + "' is no TLP marking");
      },
      "TLP 2.0 marking: clear, green, amber, amber+strict, red");
  command.add_option("--source", request.source_name, "Name of the source")->type_name("NAME");
}

void add_add(CLI::App& group, Door& door) {
  CLI::App* command = group.add_subcommand("add", "Add documents or incidents to a case");
  auto options = std::make_shared<AddOptions>();
  command->add_option("folder", options->request.folder, "The case's folder")
      ->required()
      ->type_name("DIR");
  options->input.add_to(*command);
  command->get_option("files")->required(false);
  options->knowledge.add_to(*command);
  add_labels(*command, options->request);
  command
      ->add_option("--observation", options->request.observations,
                   "What you saw yourself: tool=S0002, domain-name=c2.example")
      ->type_name("TYPE=VALUE")
      ->allow_extra_args(false);
  command->add_option("--note", options->request.note, "Why; it stands with the observation");
  command->add_option("--by", options->who, "Who does this (default: your user name)")
      ->type_name("NAME");
  command->callback([&door, options] {
    door.action = [options] {
      casework::AddRequest request = options->request;
      request.input = options->input.choice;
      request.knowledge = options->knowledge.choice;
      request.hand = present_hand(options->who);
      return deliver(casework::add_to_case(request), OutputOptions());
    };
  });
}

struct NoteWords {
  const char* name;
  const char* what;
  casework::NoteKind kind;
  const char* subject;  // of the positional, or nothing
  const char* subject_help;
  const char* text;
  const char* text_help;
};

constexpr NoteWords kNotes[] = {
    {"prior", "Set a hypothesis's share before any evidence", casework::NoteKind::kPrior, "actor",
     "An id or a name of the pack, or 'unlisted'", "share",
     "Between 0 and 1, or 'none' for the fitted one"},
    {"cost", "Set what a wrong name costs; below the threshold that it implies none is given",
     casework::NoteKind::kCost, nullptr, nullptr, "cost",
     "In units of what a right name is worth, or 'none'"},
    {"actor", "Add an actor of your own to the hypotheses of this case", casework::NoteKind::kActor,
     "file", "STIX bundle with the actor", nullptr, nullptr},
    {"assume", "Note a key assumption", casework::NoteKind::kAssumption, nullptr, nullptr, "text",
     "The words"},
    {"dissent", "Note a dissent", casework::NoteKind::kDissent, nullptr, nullptr, "text",
     "The words"},
    {"sign", "Sign the log as it stands, by its tree head", casework::NoteKind::kSign, nullptr,
     nullptr, nullptr, nullptr},
};

struct NoteOptions {
  casework::NoteRequest request;
  KnowledgeOptions knowledge;
  std::string who;
};

void add_note(CLI::App& group, Door& door, const NoteWords& words) {
  CLI::App* command = group.add_subcommand(words.name, words.what);
  auto options = std::make_shared<NoteOptions>();
  options->request.kind = words.kind;
  command->add_option("folder", options->request.folder, "The case's folder")
      ->required()
      ->type_name("DIR");
  if (words.subject != nullptr) {
    command->add_option(words.subject, options->request.subject, words.subject_help)->required();
  }
  if (words.text != nullptr) {
    command->add_option(words.text, options->request.text, words.text_help)->required();
  }
  const bool knows = words.subject != nullptr;  // speaks of actors
  if (knows) options->knowledge.add_to(*command);
  command->add_option("--by", options->who, "Who does this (default: your user name)")
      ->type_name("NAME");
  command->callback([&door, options] {
    door.action = [options] {
      casework::NoteRequest request = options->request;
      request.knowledge = options->knowledge.choice;
      request.hand = present_hand(options->who);
      return deliver(casework::note(request), OutputOptions());
    };
  });
}

using Reader = Result<casework::Answer> (*)(const std::string&, const casework::OutputChoice&);

void add_reader(CLI::App& group, Door& door, const char* name, const char* what, Reader reader) {
  CLI::App* command = group.add_subcommand(name, what);
  auto options = add_common(*command, false);
  command->callback([&door, options, reader] {
    door.action = [options, reader] {
      return deliver(reader(options->folder, options->output.settled()), options->output);
    };
  });
}

void add_decision(CLI::App& group, Door& door, const char* name, const char* what,
                  casework::Decision decision) {
  CLI::App* command = group.add_subcommand(name, what);
  auto options = add_common(*command, true);
  command->add_option("id", options->subject, "The evidence's id, as the ledger shows it")
      ->required();
  command->add_option("--reason", options->reason, "Why; it stands in the log");
  command->callback([&door, options, decision] {
    door.action = [options, decision] {
      return deliver(casework::decide(options->folder, options->subject, decision, options->reason,
                                      present_hand(options->who)),
                     options->output);
    };
  });
}

void add_erase(CLI::App& group, Door& door) {
  CLI::App* command =
      group.add_subcommand("erase", "Erase a document's content; its hash stays in the log");
  auto options = add_common(*command, true);
  command->add_option("document", options->subject, "SHA-256 of the document, or its beginning")
      ->required();
  command->add_option("--reason", options->reason, "Why; it stands in the log")->required();
  command->callback([&door, options] {
    door.action = [options] {
      return deliver(casework::erase(options->folder, options->subject, options->reason,
                                     present_hand(options->who)),
                     options->output);
    };
  });
}

}  // namespace

void add_case(Door& door) {
  CLI::App* group = door.app.add_subcommand("case", "A case on disk");
  group->require_subcommand(1);
  add_new(*group, door);
  add_add(*group, door);
  add_reader(*group, door, "show", "What the case holds", &casework::show_case);
  add_reader(*group, door, "log", "Every step, with its hashes", &casework::case_log);
  add_reader(*group, door, "verify", "Check the log and the contents", &casework::verify_case);
  for (const NoteWords& words : kNotes) add_note(*group, door, words);
  add_decision(*group, door, "reject", "Leave a piece of evidence out of the ledger",
               casework::Decision::kReject);
  add_decision(*group, door, "confirm", "Confirm a piece of evidence",
               casework::Decision::kConfirm);
  add_erase(*group, door);
  add_case_link(*group, door);
}

}  // namespace perpend::cli
