#include <utility>

#include "casework/knowledge.h"
#include "casework/known.h"
#include "knowledge/names.h"
#include "knowledge/profile.h"
#include "knowledge/update.h"
#include "knowledge/view.h"

namespace perpend::casework {

Result<Answer> show_known(const std::string& name, const KnowledgeChoice& choice,
                          const OutputChoice& output) {
  const auto known = open_known(choice);
  if (!known) return tl::make_unexpected(known.error());
  const knowledge::View view(known->pack, known->as_of);
  const auto profiles = knowledge::profiles(view, knowledge::Names(view), name);
  if (profiles.empty()) {
    return fail(ErrorKind::kInput, "pack.no-such-name",
                "nothing that was known before " + known->as_of.iso() +
                    " bears this name; a name is known from the first dated text "
                    "that uses it, an id (like G0045) from the first of all",
                name);
  }
  Answer answer;
  answer.diagnostics = known->diagnostics;
  for (const knowledge::Profile& profile : profiles) {
    if (!answer.body.empty()) answer.body += '\n';
    answer.body += output.format == Format::kJson ? knowledge::json_of(profile) + "\n"
                                                  : knowledge::text_of(profile);
  }
  return answer;
}

Result<Answer> update_sources(const std::string& folder, const Progress& progress) {
  knowledge::UpdateOptions options;
  options.folder = folder;
  options.on_file = progress;
  auto updated = knowledge::update(options);
  if (!updated) return tl::make_unexpected(updated.error());
  Answer answer;
  answer.body = folder + ": " + std::to_string(updated->files.size()) + " files, " +
                std::to_string(updated->bytes) + " bytes; now: perpend kb build --sources " +
                folder + "\n";
  answer.diagnostics = std::move(updated->diagnostics);
  return answer;
}

}  // namespace perpend::casework
