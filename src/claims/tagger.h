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

// Sets the tag of every word of one sentence. `hold_verbs`: what is hardly ever anything but a verb
// is held to be one; texts are read so, while the parser learns from the tags as they are.
void tag(const ClassModel& model, std::span<Word> sentence, bool hold_verbs = false);

}  // namespace perpend::claims
