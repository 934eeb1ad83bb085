#include "casework/training_texts.h"

#include <algorithm>
#include <utility>

#include "casework/input_file.h"
#include "formats/compressed.h"
#include "knowledge/build.h"

namespace perpend::casework {
namespace {

// The sentences of CoNLL-U files in an archive: each stands in a line of its own.
std::vector<std::string> sentences_of(std::string_view archive) {
  static constexpr std::string_view kMark = "\n# text = ";
  std::vector<std::string> sentences;
  for (std::size_t at = archive.find(kMark); at != archive.npos; at = archive.find(kMark, at)) {
    at += kMark.size();
    const std::size_t end = std::min(archive.find('\n', at), archive.size());
    sentences.emplace_back(archive.substr(at, end - at));
    at = end;
  }
  return sentences;
}

}  // namespace

Result<TrainingTexts> read_training_texts(const std::string& folder) {
  auto sources = knowledge::read_sources(folder);
  if (!sources) return tl::make_unexpected(sources.error());
  const std::string name = sources->attack.name;
  auto attack = attack::read_texts(std::move(sources->attack.bytes), name);
  if (!attack) return tl::make_unexpected(attack.error());
  TrainingTexts texts{std::move(*attack), {}};
  const std::string path = folder + "/text/gum-open-genres.tar.zst";
  if (auto file = read_file(path)) {
    auto unpacked = formats::unpack(std::move(file->bytes), path);
    if (!unpacked) return tl::make_unexpected(unpacked.error());
    texts.prose = sentences_of(unpacked->bytes);
  }
  return texts;
}

}  // namespace perpend::casework
