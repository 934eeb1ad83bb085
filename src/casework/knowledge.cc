#include "casework/knowledge.h"

#include <sys/stat.h>

#include <utility>

#include "casework/input_file.h"
#include "casework/known.h"
#include "casework/trained.h"
#include "formats/compressed.h"
#include "knowledge/build.h"

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

Result<Answer> deliver(const knowledge::Pack& pack, const std::string& path, Answer answer) {
  if (const auto written = write_file(path, pack.bytes()); !written) {
    return tl::make_unexpected(written.error());
  }
  answer.body = path + ": " + std::to_string(pack.actors().size()) + " actors, " +
                std::to_string(pack.software().size()) + " software, " +
                std::to_string(pack.techniques().size()) + " techniques, " +
                std::to_string(pack.reports().size()) + " reports, as of " + pack.as_of().iso() +
                "\n";
  for (const auto& model : pack.models()) {
    answer.body += "model " + std::string(pack.text(model.name)) + ": " +
                   std::to_string(model.size) + " bytes\n";
  }
  answer.body += "sha256 " + pack.sha256() + "\n";
  return answer;
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
    pack = trained(std::move(*pack), request.sources, request.progress, answer.diagnostics);
    if (!pack) return tl::make_unexpected(pack.error());
  }
  return deliver(*pack, request.pack, std::move(answer));
}

Result<Answer> train_pack(const TrainRequest& request) {
  auto path = request.pack.empty() ? shipped_pack() : Result<std::string>(request.pack);
  if (!path) return tl::make_unexpected(path.error());
  auto pack = knowledge::Pack::open(*path);
  if (!pack) return tl::make_unexpected(pack.error());
  Answer answer;
  pack = trained(std::move(*pack), request.sources, request.progress, answer.diagnostics);
  if (!pack) return tl::make_unexpected(pack.error());
  return deliver(*pack, request.output, std::move(answer));
}

}  // namespace perpend::casework
