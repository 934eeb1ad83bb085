// How a document came into a case, in the words of ISO/IEC 27037: shown beside its hashes.
#pragma once

#include <cstdint>
#include <string>

namespace perpend {

struct DocumentCustody {
  std::uint32_t document = 0;  // index into Incident::documents
  std::string how;             // "given on the command line", "file; in case …, entry 3 of its log"
  std::string when;            // as recorded (RFC 3339, UTC); empty where nothing was
  std::string by_whom;

  bool operator==(const DocumentCustody&) const = default;
};

}  // namespace perpend
