// Fellegi and Sunter's weight of a level is log2(m/u): how many times as often pairs that belong
// together reach it as pairs that do not. Rarity corrects it within a level: sharing what two
// incidents of a thousand show says more than sharing what twenty show (Winkler 1989).
//
// Example: a host that both used. m .05, u .00001: 12.3 bits, and a few more if only they show it.
// Counter-example: adding the rows of a shared file and of the program it is a file of. It is one
// finding; only the stronger row counts. Tested in model_test.cc.
#include "linkage/model.h"

#include <algorithm>
#include <bit>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::array kOneFact = {Comparison::kMalware, Comparison::kHashes, Comparison::kArtefacts};
// No row weighs more than a million to one, whatever its counts say.
constexpr std::int64_t kCap = 20'000'000;

constexpr std::uint32_t kLayout = 1;
constexpr std::string_view kMagic = "perplink";

void put(std::string& bytes, std::int64_t number) {
  for (int i = 0; i < 8; ++i) {
    bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i) & 0xFF);
  }
}

class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}
  std::int64_t take(std::int64_t least, std::int64_t most) {
    std::uint64_t number = 0;
    if (at_ + 8 > bytes_.size()) {
      good_ = false;
      return least;
    }
    for (std::size_t i = 0; i < 8; ++i) {
      number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_ + i])) << (8 * i);
    }
    at_ += 8;
    const auto value = static_cast<std::int64_t>(number);
    good_ = good_ && value >= least && value <= most;
    return std::clamp(value, least, most);
  }
  bool good() const { return good_ && at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

std::int64_t rarity_part(const Model& model, const Levels& levels, std::size_t c) {
  const std::uint8_t level = levels.level[c];
  if (level == kMissing || levels.rarity[c] == 0) return 0;
  const std::int64_t beyond = levels.rarity[c] - model.levels[c][level].mean_rarity;
  return beyond * model.slope[c];  // millibits times thousandths: microbits
}

}  // namespace

std::int64_t plain_weight(const LevelNumbers& numbers) {
  if (numbers.m <= 0 || numbers.u <= 0) return 0;
  return log2_ratio_microbits(static_cast<std::uint64_t>(numbers.m),
                              static_cast<std::uint64_t>(numbers.u));
}

RowWeights rarity_of(const Model& model, const Levels& levels) {
  RowWeights rows{};
  for (std::size_t c = 0; c < kComparisons; ++c) rows[c] = rarity_part(model, levels, c);
  return rows;
}

RowWeights rows_of(const Model& model, const Levels& levels) {
  RowWeights rows{};
  for (std::size_t c = 0; c < kComparisons; ++c) {
    if (levels.level[c] == kMissing) continue;
    const std::int64_t plain = plain_weight(model.levels[c][levels.level[c]]);
    const std::int64_t whole =
        mul_div_half_even(plain, model.temper[c], 1000) + rarity_part(model, levels, c);
    rows[c] = std::clamp(whole, -kCap, kCap);
  }
  std::size_t strongest = static_cast<std::size_t>(kOneFact[0]);
  for (const Comparison comparison : kOneFact) {
    const auto c = static_cast<std::size_t>(comparison);
    if (rows[c] > rows[strongest]) strongest = c;
  }
  for (const Comparison comparison : kOneFact) {
    const auto c = static_cast<std::size_t>(comparison);
    const bool spoken_for = c != strongest && rows[strongest] > 0;
    // A second trace of the fact adds nothing; that a second trace differs still counts against.
    if (spoken_for && rows[c] > 0) rows[c] = 0;
  }
  return rows;
}

std::int64_t weight_of(const Model& model, const Levels& levels) {
  std::int64_t sum = 0;
  for (const std::int64_t row : rows_of(model, levels)) sum += row;
  return sum;
}

std::int64_t probability_of(std::int64_t microbits) {
  const bool positive = microbits > 0;
  const Wide one = Wide{1} << 62;
  const Wide power = pow2_fixed(positive ? -microbits : microbits);
  const Wide share = (positive ? one : power) * static_cast<Wide>(Posterior::kOne);
  return static_cast<std::int64_t>(share / (one + power));
}

std::string bytes_of(const Model& model) {
  std::string bytes(kMagic);
  put(bytes, kLayout);
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (const LevelNumbers& level : model.levels[c]) {
      put(bytes, level.m);
      put(bytes, level.u);
      put(bytes, level.mean_rarity);
    }
    put(bytes, model.temper[c]);
    put(bytes, model.slope[c]);
  }
  for (const std::int64_t number : {model.bias, model.prior, model.link_at, model.possible_at,
                                    static_cast<std::int64_t>(model.fitted_as_of)}) {
    put(bytes, number);
  }
  return bytes;
}

Result<Model> model_from(std::string_view bytes) {
  const auto damaged = [] {
    return fail(ErrorKind::kDamaged, "model.damaged",
                "the pack's model of linkage is not one that this version reads; build the pack "
                "again or name another with --kb");
  };
  if (!bytes.starts_with(kMagic)) return damaged();
  Taker taker(bytes.substr(kMagic.size()));
  if (taker.take(0, 1'000'000) != kLayout) return damaged();
  constexpr std::int64_t kBits = 100'000'000;  // no weight is a hundred bits
  Model model;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (LevelNumbers& level : model.levels[c]) {
      level.m = taker.take(0, MProbability::kOne);
      level.u = taker.take(0, UProbability::kOne);
      level.mean_rarity = taker.take(0, 64'000);
    }
    model.temper[c] = static_cast<std::int32_t>(taker.take(0, 4000));
    model.slope[c] = static_cast<std::int32_t>(taker.take(-4000, 4000));
  }
  model.bias = taker.take(-kBits, kBits);
  model.prior = taker.take(-kBits, kBits);
  model.link_at = taker.take(1, Posterior::kOne);
  model.possible_at = taker.take(1, Posterior::kOne);
  model.fitted_as_of = static_cast<std::int32_t>(taker.take(-1'000'000, 1'000'000));
  if (!taker.good()) return damaged();
  return model;
}

Model unfitted() {
  Model model;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    const std::size_t count = level_count(static_cast<Comparison>(c));
    for (std::size_t level = 0; level < count; ++level) {
      // Each level twice as rare as the one below among pairs that do not belong together.
      model.levels[c][level].m = MProbability::kOne / static_cast<std::int64_t>(count);
      model.levels[c][level].u = UProbability::kOne >> (level + 1 - (level + 1 == count ? 1 : 0));
    }
    model.temper[c] = 1000;
    model.slope[c] = 0;
  }
  model.prior = log2_ratio_microbits(1, 50);
  return model;
}

}  // namespace perpend::linkage
