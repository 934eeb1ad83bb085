// The bytes of the model `techniques`, as training/technique_writer.cc writes and
// extraction/technique_model.cc reads them. Little-endian; every section at a multiple of eight.
#pragma once

#include <cstdint>

namespace perpend::extraction {

inline constexpr std::uint32_t kTechniqueMagic = 0x324D5450;  // "PTM2"
inline constexpr std::uint32_t kMixed = 4;                    // scores that are mixed into one
inline constexpr std::uint32_t kCurvePoints = 33;             // of a calibration curve
inline constexpr std::uint32_t kBuckets = 1U << 16;  // features by the top bits of their hash
inline constexpr std::uint16_t kDense = 0xFFFF;      // FeatureRecord::margins: one for every class
inline constexpr int kInputBits = 16;                // a margin is an integer in units of 2^-16
inline constexpr int kScaleBits = 20;                // FeatureRecord::scale is in units of 2^-20
inline constexpr int kRarityBits = 8;                // FeatureRecord::rarity is in units of 2^-8
inline constexpr int kGateBits = 11;                 // FeatureRecord::gate is in units of 2^-11
inline constexpr std::int32_t kCurveOne = 1'000'000;

// The measured share of right answers over a score: linear between points, the same beyond them.
struct CurveRecord {
  std::int32_t score[kCurvePoints];  // millionths of a probability, or units of 2^-16 of a margin
  std::int32_t right[kCurvePoints];  // millionths; never falls
};

struct TechniqueHeader {
  std::uint32_t magic;
  std::int32_t fitted_as_of;  // days: every text it was made of was recorded before
  std::uint32_t classes;
  std::uint32_t parents;
  std::uint32_t features;
  std::uint32_t blob_bytes;
  std::int32_t mix[kMixed];  // thousandths: margins, class texts, parents' texts and margins
  std::int32_t gate_bias;    // units of 2^-16
  CurveRecord exact;         // of the softmax of a technique
  CurveRecord parent;        // of the sum over a parent's techniques
  CurveRecord gate;          // of the gate's margin
};

struct ClassRecord {
  char id[12];           // "T1566.002", padded with zeros; sorted
  std::uint32_t parent;  // 0 ..< parents
  std::int32_t bias;     // units of 2^-16
};

// A feature's weights stand in the blob from `offset`: `margins` class numbers (16 bits each; none
// where it is kDense), as many signed bytes (or one a class), `texts` class numbers and as many
// unsigned bytes, `parents` parent numbers and as many unsigned bytes.
struct FeatureRecord {
  std::uint32_t offset;
  std::uint16_t margins;
  std::uint16_t texts;
  std::uint16_t parents;
  std::uint16_t rarity;  // of the feature among the examples
  std::int16_t gate;
  std::uint16_t scale;  // of the signed bytes
};
static_assert(sizeof(FeatureRecord) == 16 && sizeof(ClassRecord) == 20);

}  // namespace perpend::extraction
