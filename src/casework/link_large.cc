// A few megabytes of whole lines at a time go through the reader of incident lines, which numbers
// lines from one: its remarks are moved to where they stand in the file. Tested in
// tests/doors/link_test.py against the way that holds everything.
#include "casework/link_large.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <utility>

#include "casework/input_file.h"
#include "formats/detect.h"
#include "formats/incident_lines/incident_lines.h"
#include "knowledge/resolve.h"
#include "reporting/handling.h"

namespace perpend::casework {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;
constexpr std::size_t kOpeningBytes = std::size_t{64} << 10;
constexpr std::uint64_t kMostOfACode = 100;

// Of a hundred thousand incidents a remark each is a file nobody reads.
class Remarks {
 public:
  void add(Diagnostic diagnostic) {
    if (++counts_[diagnostic.code] <= kMostOfACode) kept_.push_back(std::move(diagnostic));
  }
  Diagnostics take() {
    for (const auto& [code, count] : counts_) {
      if (count <= kMostOfACode) continue;
      kept_.push_back({code, "", std::to_string(count - kMostOfACode) + " more of these"});
    }
    return std::move(kept_);
  }

 private:
  std::map<std::string, std::uint64_t> counts_;
  Diagnostics kept_;
};

// "name:3/…" of a block that began after `lines_before` lines.
void move_down(std::string& where, const std::string& name, std::uint64_t lines_before) {
  if (lines_before == 0 || !where.starts_with(name + ":")) return;
  const std::size_t at = name.size() + 1;
  std::uint64_t line = 0;
  const auto [end, error] = std::from_chars(where.data() + at, where.data() + where.size(), line);
  if (error != std::errc()) return;
  const auto digits = static_cast<std::size_t>(end - where.data()) - at;
  where.replace(at, digits, std::to_string(line + lines_before));
}

class Feeder {
 public:
  Feeder(const LinkRequest& request, const Known& known, linkage::Linker& linker)
      : request_(request), view_(known.pack, known.as_of), names_(view_), linker_(linker) {}

  Result<void> read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string block;
    std::string line;
    std::uint64_t lines = 0;
    std::uint64_t before = 0;
    while (std::getline(file, line)) {
      if (line.size() > kMaxInputBytes) {
        return fail(ErrorKind::kInput, "input.size", "one line is larger than 1 GiB",
                    path + ":" + std::to_string(lines + 1));
      }
      block += line;
      block += '\n';
      ++lines;
      if (block.size() < kBlockBytes) continue;
      if (auto fed = feed(std::exchange(block, {}), path, before); !fed) return fed;
      before = lines;
      tell();
    }
    if (file.bad()) return fail(ErrorKind::kInput, "input.unreadable", "reading failed", path);
    return block.empty() ? Result<void>() : feed(std::move(block), path, before);
  }

  bool anything() const { return anything_; }
  Remarks& remarks() { return remarks_; }

 private:
  Result<void> feed(std::string block, const std::string& path, std::uint64_t before) {
    auto incidents =
        formats::read_incident_lines(std::move(block), path, {request_.input.allow_reserved});
    if (!incidents) {  // no line of this block can be read; others may be
      Error error = incidents.error();
      move_down(error.where, path, before);
      if (request_.input.strict) return tl::make_unexpected(error);
      remarks_.add({error.code, error.where, error.what + "; nor any line near it"});
      return {};
    }
    for (Incident& incident : *incidents) {
      knowledge::resolve(incident, view_, names_);
      for (Diagnostic& diagnostic : incident.diagnostics) {
        move_down(diagnostic.where, path, before);
        if (diagnostic.where.starts_with("observations/")) {
          diagnostic.where.insert(0, incident.id + "#/");
        }
        const bool remark = diagnostic.code.starts_with("resolve.");
        if (request_.input.strict && !remark) {
          return fail(ErrorKind::kInput, diagnostic.code,
                      diagnostic.what + " (refused by --strict)", diagnostic.where);
        }
        remarks_.add(std::move(diagnostic));
      }
      incident.diagnostics.clear();
      incident.marking =
          reporting::marking_of(incident);  // what it holds is forgotten; how it is marked is not
      anything_ = anything_ || !incident.observations.empty();
      if (auto added = linker_.add(incident); !added) return added;
      ++incidents_;
    }
    return {};
  }

  void tell() const {
    if (request_.progress) request_.progress(std::to_string(incidents_) + " incidents read");
  }

  const LinkRequest& request_;
  knowledge::View view_;
  knowledge::Names names_;
  linkage::Linker& linker_;
  Remarks remarks_;
  std::uint64_t incidents_ = 0;
  bool anything_ = false;
};

}  // namespace

bool is_large(const LinkRequest& request) {
  const InputChoice& input = request.input;
  std::uint64_t bytes = 0;
  for (const std::string& path : input.paths) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
    bytes += static_cast<std::uint64_t>(status.st_size);
  }
  if (bytes < request.memory_bytes / kBytesHeldOfOne) return false;
  return std::all_of(input.paths.begin(), input.paths.end(), [](const std::string& path) {
    std::string opening(kOpeningBytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(opening.data(), static_cast<std::streamsize>(opening.size()));
    opening.resize(static_cast<std::size_t>(file.gcount()));
    // Cut at a line's end, or the last line would look broken.
    if (const auto end = opening.rfind('\n'); end != std::string::npos) opening.resize(end + 1);
    const auto format = formats::detect(opening, path);
    return format && *format == formats::InputFormat::kIncidentLines;
  });
}

Result<LargeLinkage> link_large(const LinkRequest& request, const Known& known,
                                linkage::LinkageOptions options) {
  options.paged = true;
  linkage::Linker linker(knowledge::View(known.pack, known.as_of), std::move(options));
  Feeder feeder(request, known, linker);
  for (const std::string& path : request.input.paths) {
    if (const auto read = feeder.read(path); !read) return tl::make_unexpected(read.error());
  }
  LargeLinkage result;
  result.diagnostics = feeder.remarks().take();
  if (!feeder.anything()) {
    return fail(ErrorKind::kInput, "input.nothing",
                "no incident in it holds anything that can be compared",
                request.input.paths.front());
  }
  auto linked = linker.link();
  if (!linked) return tl::make_unexpected(linked.error());
  result.linkage = std::move(*linked);
  result.diagnostics.push_back(
      {"link.large", "",
       "the input is large, so its incidents were not kept: whether clusters are systematic was "
       "not "
       "asked; put the incidents of a cluster and of its time into a file of their own"});
  return result;
}

}  // namespace perpend::casework
