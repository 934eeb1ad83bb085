// Reports in prose: the text out of them, and what the text holds. Not for doors.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/error.h"
#include "formats/detect.h"
#include "knowledge/view.h"
#include "model/incident.h"

namespace perpend::casework {

// Holds the names of the pack as of a day; made once, used for every document of a call.
class ProseReader {
 public:
  ProseReader(const knowledge::View& view, bool allow_reserved);
  ~ProseReader();

  // Errors: those of extraction/document.h.
  Result<Incident> read(formats::InputFormat format, std::string_view bytes,
                        const std::string& name) const;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace perpend::casework
