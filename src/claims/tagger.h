// Parts of speech by an averaged perceptron, left to right.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "claims/linear.h"
#include "claims/words.h"

namespace perpend::claims {

inline constexpr int kTagFeatures = 20;
using TagFeatures = std::array<std::uint32_t, kTagFeatures>;

// What is asked about sentence[at], the tags before it being known.
TagFeatures tag_features(std::span<const Word> sentence, std::size_t at);

// Sets the tag of every word of one sentence.
void tag(const ClassModel& model, std::span<Word> sentence);

}  // namespace perpend::claims
