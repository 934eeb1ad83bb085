#include "linkage/edge_list.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace perpend::linkage {
namespace {

constexpr std::size_t kAtOnce = 1 << 16;

// A file without a name: nothing is left behind, whatever happens.
std::FILE* nameless_file(const std::string& folder) {
  std::error_code ignored;
  std::string path =
      (folder.empty() ? std::filesystem::temp_directory_path(ignored).string() : folder) +
      "/perpend-links-XXXXXX";
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) return nullptr;
  ::unlink(path.c_str());
  std::FILE* file = ::fdopen(descriptor, "w+b");
  if (file == nullptr) ::close(descriptor);
  return file;
}

}  // namespace

Result<void> EdgeList::write(std::span<const Edge> edges) {
  if (!file_) file_.reset(nameless_file(folder_));
  if (!file_) {
    return fail(ErrorKind::kEnvironment, "disk.unusable",
                "no file can be made for what does not fit into memory; set TMPDIR or --memory",
                folder_);
  }
  std::fseek(file_.get(), 0, SEEK_END);
  if (std::fwrite(edges.data(), sizeof(Edge), edges.size(), file_.get()) != edges.size() ||
      std::fflush(file_.get()) != 0) {
    return fail(ErrorKind::kEnvironment, "disk.full",
                "the disk has no room for what does not fit into memory; set TMPDIR or --memory",
                folder_);
  }
  on_disk_ += edges.size();
  return {};
}

Result<void> EdgeList::add(std::span<const Edge> edges) {
  // Room grows by halves at most, and never beyond the budget.
  const std::size_t most = budget_ / sizeof(Edge);
  if (!edges_.empty() && edges_.size() + edges.size() > most) {
    if (auto written = write(edges_); !written) return written;
    edges_.clear();
  }
  const std::size_t wanted = edges_.size() + edges.size();
  if (wanted > most) return write(edges);  // as it is: no copy of it is made
  if (wanted > edges_.capacity()) {
    edges_.reserve(std::min(std::max(edges_.capacity() + edges_.capacity() / 2, wanted), most));
  }
  edges_.insert(edges_.end(), edges.begin(), edges.end());
  return {};
}

Result<void> EdgeList::for_each(const std::function<void(std::span<const Edge>)>& visit) const {
  if (on_disk_ != 0) {
    std::vector<Edge> some(kAtOnce);
    std::fseek(file_.get(), 0, SEEK_SET);
    for (std::uint64_t left = on_disk_; left > 0;) {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, kAtOnce));
      if (std::fread(some.data(), sizeof(Edge), wanted, file_.get()) != wanted) {
        return fail(ErrorKind::kEnvironment, "disk.unusable",
                    "a temporary file could not be read again", folder_);
      }
      visit(std::span(some).first(wanted));
      left -= wanted;
    }
  }
  if (!edges_.empty()) visit(edges_);
  return {};
}

EdgeReader::EdgeReader(const EdgeList& list) : file_(list.file_.get()), left_(list.on_disk_) {
  if (file_ != nullptr) std::fseek(file_, 0, SEEK_SET);
}

const Edge* EdgeReader::peek() {
  if (at_ < some_.size()) return &some_[at_];
  if (left_ == 0 || !good_) return nullptr;
  constexpr std::uint64_t kFew = 4096;
  some_.resize(static_cast<std::size_t>(std::min(left_, kFew)));
  at_ = 0;
  good_ = std::fread(some_.data(), sizeof(Edge), some_.size(), file_) == some_.size();
  left_ -= some_.size();
  return good_ ? some_.data() : nullptr;
}

}  // namespace perpend::linkage
