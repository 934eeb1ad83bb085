// Integers of a fixed fraction as decimals to show.
#pragma once

#include <cstdint>
#include <string>

namespace perpend {

// number / 10^places with `shown` places behind the point, rounded half to even: of 1,234,567
// millionths with two, "1.23". 1 <= shown <= places <= 18.
std::string decimal(std::int64_t number, int places, int shown);

}  // namespace perpend
