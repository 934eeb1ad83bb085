// Invented cases for this room's tests: folders that vanish, random incidents, a hand to tamper.
#pragma once

#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/incident.h"
#include "store/case_store.h"

namespace perpend::store {

// A folder of its own, in memory where the system has such a place; removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline const Author kAnalyst{"Ada Example", "2024-09-01T08:00:00Z"};
inline const Custody kCustody{"file", "2024-09-01T09:00:00Z", "Ada Example", "reports/note.txt"};

// With salts that count up, so that a test is the same on every run.
CaseOptions test_options(int busy_milliseconds = 100);

// One report with a text, one observation in it, one passage of testimony.
Incident small_incident(const std::string& name = "note.txt",
                        const std::string& text = "UPPERCUT spoke to c2.example.",
                        Marking marking = Marking::kGreen);

// Anything the model can hold: several documents with odd names, all types, optional parts there
// or not, strings with quotes, control characters, NUL and characters of four bytes.
Incident random_incident(std::mt19937& random);

// An incident of that many observations of one document.
Incident large_incident(int observations);

// Changes a case behind the program's back: takes the triggers away, runs the statements, and puts
// the triggers back. Returns SQLite's message, empty if all went well.
std::string tamper(const std::string& folder, const std::string& sql);

std::string file_bytes(const std::string& path);  // empty if there is none
void write_file(const std::string& path, const std::string& bytes);

// Stops the test with the error in words if there is none.
template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().what);
  return std::move(*result);
}

}  // namespace perpend::store
