// Who publishes under an address, and who is behind a producer's number in the MISP galaxy. Facts
// written by hand, for showing who uses a name; nothing is computed with them.
#pragma once

#include <string_view>

namespace perpend::knowledge {

// "https://www.secureworks.com/…" gives "Secureworks"; an address not in the table gives "".
std::string_view publisher_of(std::string_view url);

// The producer with this uuid in the galaxy "producer", or "".
std::string_view producer_of(std::string_view uuid);

}  // namespace perpend::knowledge
