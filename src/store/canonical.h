// The model's values as canonical JSON (RFC 8785 with integers and strings only) and back. Not a
// public header of the room.
//
// A member that holds its default is left out, so one value has one text; dates are ISO days,
// spans are [document, start, end, page]. Every text is an object with a member "kind". Strings
// are UTF-8; a byte that is none becomes U+FFFD.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/sha256.h"
#include "model/incident.h"
#include "model/link_step.h"

namespace perpend::store {

std::optional<Sha256> sha256_from_hex(std::string_view digits);  // 64 lower-case digits

// id, dates, marking and counts; the lists of the incident are items of their own.
std::string canonical_incident(const Incident& incident);
std::string canonical(const Source& source);
// Without its text, which stands in `content`; with the marking it came under.
std::string canonical(const Document& document, Marking marking);
std::string canonical(const Observation& observation);
std::string canonical(const Testimony& testimony);
std::string canonical(const Diagnostic& diagnostic);
// Without sequence, author and time, which stand in the log.
std::string canonical(const LinkStep& step);

// False for what canonical() would not have written in any case: a wrong type, an unknown name, a
// date that is none.
bool read_incident(json::View object, Incident& incident);
bool read_source(json::View object, Source& source);
bool read_document(json::View object, Document& document);
bool read_observation(json::View object, Observation& observation);
bool read_testimony(json::View object, Testimony& testimony);
bool read_diagnostic(json::View object, Diagnostic& diagnostic);
bool read_link_step(json::View object, LinkStep& step);

}  // namespace perpend::store
