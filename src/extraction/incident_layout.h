// The bytes of the model `incidents`, as training/incident_training.cc writes and
// extraction/incident_model.cc reads them. Little-endian; every section at a multiple of eight.
#pragma once

#include <cstdint>

namespace perpend::extraction {

inline constexpr std::uint32_t kIncidentMagic = 0x324D4950;  // "PIM2"
inline constexpr std::uint32_t kClues = 9;
inline constexpr int kIncidentRarityBits = 8;  // IncidentFeature::rarity is in units of 2^-8
inline constexpr int kIncidentScaleBits = 14;  // IncidentFeature::scale is in units of 2^-14
inline constexpr int kIncidentMarginBits = 16;
inline constexpr int kToldBits = 11;  // IncidentFeature::told is in units of 2^-11

struct IncidentHeader {
  std::uint32_t magic;
  std::uint32_t classes;
  std::uint32_t features;
  std::uint32_t weights;
  std::int32_t fitted_as_of;          // days
  std::int32_t bias;                  // of the clues, thousandths
  std::int32_t clue_weights[kClues];  // thousandths
  std::int32_t told_bias;             // units of 2^-16
  std::int32_t padding[4];            // 0
};

struct IncidentClass {
  char id[12];        // padded with zeros; sorted, so that a parent's techniques stand together
  std::int32_t bias;  // units of 2^-16
};

// Weights from `first` up to the next feature's: class numbers and signed bytes stand in two
// sections of their own.
struct IncidentFeature {
  std::uint32_t hash;  // sorted
  std::uint32_t first;
  std::uint16_t rarity;
  std::uint16_t scale;  // of the signed bytes
  std::int16_t middle;  // what it weighs for every class, in the same steps; the bytes add to it
  std::int16_t told;    // how much it speaks for a passage that tells of the incident
};
static_assert(sizeof(IncidentFeature) == 16 && sizeof(IncidentClass) == 16);

}  // namespace perpend::extraction
