// What can go wrong outside the program, as a value. A mistake inside it is an assert.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace perpend {

// One kind for each exit status of the command line (docs/formats/cli.md).
enum class ErrorKind {
  kUsage = 2,        // the words of the call are off
  kInput = 3,        // nothing usable in what was given
  kDamaged = 4,      // the case or the pack is damaged, locked or of another version
  kEnvironment = 5,  // disk, memory, network
  kMarking = 6,      // refused by a marking (--max-tlp)
};

struct Error {
  ErrorKind kind = ErrorKind::kInput;
  std::string code;   // stable, dotted: "json.truncated", "pdf.encrypted"
  std::string what;   // one sentence for a person: what is wrong, and what to do
  std::string where;  // "report.json:1234" (byte), "bundle.json#/objects/3/id" (pointer), or empty

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string code, std::string what,
                                  std::string where = {}) {
  return tl::make_unexpected(Error{kind, std::move(code), std::move(what), std::move(where)});
}

// Something that did not sink the input but that the reader must be told: what was refused, kept
// without weight, or read in one of two possible ways.
struct Diagnostic {
  std::string code;
  std::string where;
  std::string what;

  auto operator<=>(const Diagnostic&) const = default;
};
using Diagnostics = std::vector<Diagnostic>;

}  // namespace perpend
