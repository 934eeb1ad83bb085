#include "casework/known.h"

#include <utility>

#include "casework/input_file.h"
#include "formats/compressed.h"
#include "knowledge/build.h"

namespace perpend::casework {
namespace {

Result<knowledge::Pack> open_pack(const std::string& path) {
  if (!path.empty()) return knowledge::Pack::open(path);
  const auto shipped = shipped_pack();
  if (!shipped) return tl::make_unexpected(shipped.error());
  return knowledge::Pack::open(*shipped);
}

Result<void> add(Known& known, const std::string& name, std::string bytes) {
  auto built = knowledge::add(known.pack, {name, std::move(bytes)});
  if (!built) return tl::make_unexpected(built.error());
  auto pack = knowledge::Pack::from_bytes(std::move(built->bytes));
  if (!pack) return tl::make_unexpected(pack.error());
  known.pack = std::move(*pack);
  known.diagnostics.insert(known.diagnostics.end(), built->diagnostics.begin(),
                           built->diagnostics.end());
  return {};
}

Result<void> add(Known& known, const std::string& path) {
  auto file = read_file(path);
  if (!file) return tl::make_unexpected(file.error());
  auto unpacked = formats::unpack(std::move(file->bytes), path);
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  return add(known, path, std::move(unpacked->bytes));
}

}  // namespace

Result<Known> open_known(const KnowledgeChoice& choice) {
  auto pack = open_pack(choice.pack);
  if (!pack) return tl::make_unexpected(pack.error());
  Known known{std::move(*pack), {}, {}};
  for (const std::string& path : choice.add) {
    if (const auto added = add(known, path); !added) return tl::make_unexpected(added.error());
  }
  for (const auto& [name, bytes] : choice.bundles) {
    if (const auto added = add(known, name, bytes); !added) {
      return tl::make_unexpected(added.error());
    }
  }
  known.as_of = choice.as_of.value_or(known.pack.as_of());
  return known;
}

}  // namespace perpend::casework
