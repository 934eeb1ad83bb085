// A case from somebody else: opening, loading and verifying it never crashes.
//
// Two ways in, by the first byte. Even: the rest is the file. Odd: the rest is a list of patches
// (offset in three bytes, one byte to put there) on a whole case made at the start, which comes
// past the schema more often. Seeds: a few patches; the file itself is made here.
#include <stdlib.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "store/case_store.h"

namespace {

using perpend::CaseAccess;
using perpend::CaseStore;

std::string make_folder() {
  std::string name =
      access("/dev/shm", W_OK) == 0 ? "/dev/shm/perpend-fuzz-XXXXXX" : "/tmp/perpend-fuzz-XXXXXX";
  if (!mkdtemp(name.data())) std::abort();
  return name;
}

void remove_case(const std::string& folder) {
  for (const char* name : {"", "-wal", "-shm", "-journal"}) {
    unlink((folder + "/case.sqlite" + name).c_str());
  }
}

perpend::Incident incident() {
  perpend::Incident made;
  made.id = "case-7";
  made.sources.resize(1);
  perpend::Document document;
  document.name = "note.txt";
  document.text = "UPPERCUT spoke to c2.example.";
  document.text_sha256 = document.bytes_sha256 = perpend::sha256(document.text);
  made.documents.push_back(document);
  perpend::Observation observation;
  observation.type = perpend::ObservationType::kMalware;
  observation.id = "S0275";
  observation.spans.push_back({0, {0, 8}, 1});
  made.observations.assign(40, observation);
  return made;
}

// A small whole case; the same bytes in every run, since the salts are.
std::string whole_case(const std::string& folder) {
  perpend::CaseOptions options;
  options.salt = [](std::span<std::uint8_t> bytes) {
    for (std::uint8_t& byte : bytes) byte = 7;
  };
  {
    auto store = CaseStore::create(folder, {"Ada", "2024-09-01T08:00:00Z"}, options);
    if (!store || !store->add(incident(), {"file", "2024-09-01T08:00:00Z", "Ada", "note.txt"})) {
      std::abort();
    }
    perpend::LinkStep step;
    step.sides = {{"case-7"}, {"case-8"}};
    if (!store->record(step, {"Ada", "2024-09-01T08:00:00Z"})) std::abort();
  }
  std::ifstream file(folder + "/case.sqlite", std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  remove_case(folder);
  return bytes;
}

struct Place {
  std::string folder = make_folder();
  std::string whole = whole_case(folder);
  ~Place() {
    remove_case(folder);
    rmdir(folder.c_str());
  }
};

std::string file_of(const Place& place, const std::uint8_t* data, std::size_t size) {
  if (size == 0 || data[0] % 2 == 0) {
    return {reinterpret_cast<const char*>(data) + (size > 0), size - (size > 0)};
  }
  std::string bytes = place.whole;
  for (std::size_t i = 1; i + 4 <= size; i += 4) {
    const std::size_t offset = data[i] * 65536u + data[i + 1] * 256u + data[i + 2];
    bytes[offset % bytes.size()] = static_cast<char>(data[i + 3]);
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Place place;
  remove_case(place.folder);
  std::ofstream(place.folder + "/case.sqlite", std::ios::binary) << file_of(place, data, size);
  perpend::CaseOptions options;
  options.busy_milliseconds = 0;
  auto store = CaseStore::open(place.folder, CaseAccess::kWrite, options);
  if (!store) return 0;
  const auto verified = store->verify();
  const auto loaded = store->load();
  // What loads must verify, but for the pages that load() does not look at.
  if (loaded && verified) {
    for (const perpend::Diagnostic& problem : verified->problems) {
      if (problem.code != "case.pages") std::abort();
    }
  }
  (void)store->log();
  (void)store->documents();
  (void)store->decisions();
  (void)store->link_steps();
  (void)store->erase(perpend::sha256("UPPERCUT spoke to c2.example."), "",
                     {"Ada", "2024-09-01T08:00:00Z"});
  return 0;
}
