#include "casework/knowledge.h"

#include <sys/stat.h>

#include <utility>

#include "casework/input_file.h"
#include "casework/known.h"
#include "formats/compressed.h"
#include "knowledge/build.h"
#include "training/train.h"

namespace perpend::casework {
namespace {

Result<knowledge::SourceFile> read_source(const std::string& path) {
  auto file = read_file(path);
  if (!file) return tl::make_unexpected(file.error());
  auto unpacked = formats::unpack(std::move(file->bytes), path);
  if (!unpacked) return tl::make_unexpected(unpacked.error());
  return knowledge::SourceFile{path, std::move(unpacked->bytes)};
}

Result<knowledge::Sources> gather(const BuildRequest& request) {
  auto sources = knowledge::read_sources(request.sources);
  if (!sources) return sources;
  if (!request.attack.empty()) {
    auto attack = read_source(request.attack);
    if (!attack) return tl::make_unexpected(attack.error());
    sources->attack = std::move(*attack);
  }
  if (request.dated) sources->newest = request.dated;
  for (const std::string& path : request.add) {
    auto added = read_source(path);
    if (!added) return tl::make_unexpected(added.error());
    sources->added.push_back(std::move(*added));
  }
  return sources;
}

}  // namespace

Result<Answer> build_pack(const BuildRequest& request) {
  Answer answer;
  std::string bytes;
  {  // the sources are large; they go before the fit begins
    auto sources = gather(request);
    if (!sources) return tl::make_unexpected(sources.error());
    auto built = knowledge::build(*sources);
    if (!built) return tl::make_unexpected(built.error());
    bytes = std::move(built->bytes);
    answer.diagnostics = std::move(built->diagnostics);
  }
  auto pack = knowledge::Pack::from_bytes(std::move(bytes));
  if (!pack) return tl::make_unexpected(pack.error());
  if (request.fit) {
    if (request.progress) request.progress("fitting the ledger on the past");
    auto fitted = knowledge::with_parameters(*pack, training::train(*pack, pack->as_of()));
    if (!fitted) return tl::make_unexpected(fitted.error());
    pack = knowledge::Pack::from_bytes(std::move(*fitted));
    if (!pack) return tl::make_unexpected(pack.error());
  }
  if (const auto written = write_file(request.pack, pack->bytes()); !written) {
    return tl::make_unexpected(written.error());
  }
  answer.body = request.pack + ": " + std::to_string(pack->actors().size()) + " actors, " +
                std::to_string(pack->software().size()) + " software, " +
                std::to_string(pack->techniques().size()) + " techniques, " +
                std::to_string(pack->reports().size()) + " reports, as of " + pack->as_of().iso() +
                "\nsha256 " + pack->sha256() + "\n";
  return answer;
}

}  // namespace perpend::casework
