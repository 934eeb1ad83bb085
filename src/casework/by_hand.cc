#include "casework/by_hand.h"

#include <algorithm>

#include "casework/hand_notes.h"
#include "casework/input_file.h"
#include "core/sha256.h"
#include "formats/compressed.h"
#include "knowledge/build.h"
#include "knowledge/names.h"
#include "knowledge/view.h"
#include "store/case_store.h"

namespace perpend::casework {
namespace {

constexpr std::int64_t kWhole = 1'000'000;

tl::unexpected<Error> usage(std::string what, std::string where) {
  return fail(ErrorKind::kUsage, "usage.note", std::move(what), std::move(where));
}

// The id of the one actor of this id or name.
Result<std::string> actor_of(const Known& known, const std::string& name) {
  if (name == kUnlistedId) return name;
  const knowledge::Pack& pack = known.pack;
  std::uint32_t actor = pack.find_actor(name);
  if (actor == knowledge::kNone) {
    const knowledge::View view(pack, known.as_of);
    const knowledge::Names names(view);
    for (const knowledge::NameEntry& entry : names.find(name)) {
      if (entry.kind != knowledge::NameKind::kActor) continue;
      if (actor != knowledge::kNone && actor != entry.index) {
        return fail(ErrorKind::kInput, "case.no-such-actor",
                    "several actors bear this name; give the id that 'perpend kb show' prints",
                    name);
      }
      actor = entry.index;
    }
  }
  if (actor == knowledge::kNone) {
    return fail(ErrorKind::kInput, "case.no-such-actor",
                "the pack has no actor of this id or name, and the case adds none", name);
  }
  return std::string(pack.text(pack.actors()[actor].id));
}

struct Words {
  const char* what = "";
  std::string subject;
  std::string text;
  std::string said;
};

Result<Words> prior_of(const NoteRequest& request, const HandSettings& hand) {
  KnowledgeChoice choice = request.knowledge;
  choice.bundles = hand.bundles;
  const auto known = open_known(choice);
  if (!known) return tl::make_unexpected(known.error());
  const auto actor = actor_of(*known, request.subject);
  if (!actor) return tl::make_unexpected(actor.error());
  if (request.text == "none") {
    return Words{"prior", *actor, "none", *actor + ": the fitted prior again"};
  }
  const auto share = decimal(request.text, 6);
  std::int64_t others = 0;
  for (const attribution::SetPrior& set : hand.priors) {
    if (set.id != *actor) others += set.millionths;
  }
  if (!share || *share <= 0 || *share >= kWhole) {
    return usage("a prior is a share between 0 and 1 with at most six decimals, or 'none'",
                 request.text);
  }
  if (others + *share >= kWhole) {
    return usage("the priors set in this case would leave nothing for all other hypotheses",
                 request.text);
  }
  return Words{"prior", *actor, request.text, *actor + ": prior " + request.text};
}

Result<Words> cost_of(const NoteRequest& request) {
  if (request.text != "none" && !decimal(request.text, 3)) {
    return usage(
        "a cost is a number of at most three decimals (4: a wrong name costs four times "
        "what a right one is worth), or 'none'",
        request.text);
  }
  return Words{"cost", "", request.text, "cost of a wrong name: " + request.text};
}

Result<Words> actor_added(const NoteRequest& request, const HandSettings& hand) {
  auto file = read_file(request.subject);
  if (!file) return tl::make_unexpected(file.error());
  auto bytes = formats::unpack(std::move(file->bytes), request.subject);
  if (!bytes) return tl::make_unexpected(bytes.error());
  KnowledgeChoice choice = request.knowledge;
  choice.bundles = hand.bundles;
  choice.bundles.emplace_back(request.subject, bytes->bytes);
  const auto known = open_known(choice);  // it must be a bundle that can be added
  if (!known) return tl::make_unexpected(known.error());
  return Words{"actor", request.subject, bytes->bytes, request.subject + ": added"};
}

Result<Words> signature_of(const CaseStore& store) {
  const auto head = store.tree_head();
  if (!head) return tl::make_unexpected(head.error());
  return Words{
      "sign", hex(head->hash),
      "the log of " + std::to_string(head->entries) + " entries with this tree head",
      "signed: tree head of " + std::to_string(head->entries) + " entries " + hex(head->hash)};
}

Result<Words> words_of(const NoteRequest& request, const CaseStore& store,
                       const HandSettings& hand) {
  switch (request.kind) {
    case NoteKind::kPrior:
      return prior_of(request, hand);
    case NoteKind::kCost:
      return cost_of(request);
    case NoteKind::kActor:
      return actor_added(request, hand);
    case NoteKind::kSign:
      return signature_of(store);
    case NoteKind::kAssumption:
    case NoteKind::kDissent:
      break;
  }
  if (request.text.empty()) return usage("the words are missing", request.folder);
  const bool dissent = request.kind == NoteKind::kDissent;
  return Words{dissent ? "dissent" : "assumption", "", request.text, "noted"};
}

}  // namespace

Result<Answer> note(const NoteRequest& request) {
  auto store = CaseStore::open(request.folder, CaseAccess::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  const auto notes = store->notes();
  if (!notes) return tl::make_unexpected(notes.error());
  const auto words = words_of(request, *store, settings_of(*notes, {}));
  if (!words) return tl::make_unexpected(words.error());
  const auto step =
      store->note(words->what, words->subject, words->text, {request.hand.who, request.hand.when});
  if (!step) return tl::make_unexpected(step.error());
  Answer answer;
  answer.body = words->said + ", step " + std::to_string(*step) + " of the log\n";
  return answer;
}

}  // namespace perpend::casework
