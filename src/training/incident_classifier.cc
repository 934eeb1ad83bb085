// One against the rest (technique_fit.h) over the words, pieces and concepts of example passages; a
// technique's name is an example of it too. What a feature says against most techniques alike is
// kept once, the rest as a byte a weight, the smallest left out.
//
// Tested in incident_training_test.cc.
#include "training/incident_classifier.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <map>
#include <set>

#include "core/weight.h"
#include "extraction/concepts.h"
#include "extraction/incident_layout.h"
#include "training/technique_fit.h"

namespace perpend::training {
namespace {

using extraction::IncidentClass;
using extraction::IncidentFeature;
using extraction::IncidentHeader;
using std::size_t;

constexpr float kNameWeight = 1;
constexpr std::uint32_t kFewestRows = 2;  // a feature of one example tells of that example
constexpr size_t kKeptWeights = 800'000;  // about 2.4 MB; the pack may have 32

// 1 + ln n, as extraction/incident_model.cc has it.
constexpr double kRepeated[] = {0, 1, 1.6931, 2.0986, 2.3863, 2.6094, 2.7918, 2.9459, 3.0794};

using Bag = std::map<std::uint32_t, std::uint32_t>;  // hashes with their counts

Bag bag_of(std::string_view text) {
  extraction::SentenceFeatures features;
  extraction::read_incident_features(text, features);
  Bag bag;
  for (const std::uint32_t hash : features.words) ++bag[hash];
  for (const std::uint32_t hash : features.pieces) ++bag[hash];
  return bag;
}

class Builder {
 public:
  Builder(const attack::Texts& texts, std::span<const IncidentExample> examples, Date as_of)
      : as_of_(as_of) {
    std::set<std::string_view> known;
    for (const attack::TechniqueText& technique : texts.techniques) {
      const bool fits = technique.id.size() < sizeof(IncidentClass::id);
      if (technique.created < as_of && fits) known.insert(technique.id);
    }
    for (const IncidentExample& example : examples) {
      for (const std::string& id : example.techniques) {
        if (known.contains(id)) labels_.emplace(id, 0);
      }
    }
    std::uint32_t next = 0;
    for (auto& [id, label] : labels_) label = next++;
    for (const attack::TechniqueText& technique : texts.techniques) {
      if (const auto label = labels_.find(technique.id); label != labels_.end()) {
        add(technique.name, {label->second}, kNameWeight, Telling::kUnknown);
      }
    }
    for (const IncidentExample& example : examples) add(example);
  }

  bool empty() const { return labels_.empty(); }

  std::string build() {
    number_features();
    const LinearWeights fitted = fit();
    const LinearWeights told = fit_told();
    return write(fitted, told);
  }

 private:
  struct Row {
    Bag bag;
    std::vector<std::uint32_t> labels;
    float weight;
    Telling telling;
  };

  // A text of what was not known yet tells of nothing that could be named.
  void add(const IncidentExample& example) {
    std::vector<std::uint32_t> labels;
    for (const std::string& id : example.techniques) {
      if (const auto label = labels_.find(id); label != labels_.end()) {
        labels.push_back(label->second);
      }
    }
    if (labels.size() == example.techniques.size()) {
      add(example.text, std::move(labels), example.weight, example.telling);
    }
  }

  void add(std::string_view text, std::vector<std::uint32_t> labels, float weight,
           Telling telling) {
    rows_.push_back({bag_of(text), std::move(labels), weight, telling});
  }

  void number_features() {
    std::map<std::uint32_t, std::uint32_t> having;
    for (const Row& row : rows_) {
      for (const auto& [hash, count] : row.bag) ++having[hash];
    }
    for (const auto& [hash, rows] : having) {
      if (rows < kFewestRows) continue;
      number_.emplace(hash, static_cast<std::uint32_t>(hashes_.size()));
      hashes_.push_back(hash);
      const double rarity =
          static_cast<double>(log10_ratio_microbans(rows_.size() + 1, std::uint64_t{rows} + 1)) *
              2.302585092994046e-6 +
          1;
      rarity_.push_back(static_cast<std::uint16_t>(
          std::llround(rarity * (1 << extraction::kIncidentRarityBits))));
    }
  }

  Example example(const Row& row) const {
    Example made;
    made.weight = row.weight;
    double length = 0;
    for (const auto& [hash, count] : row.bag) {
      const auto number = number_.find(hash);
      if (number == number_.end()) continue;
      const std::uint32_t feature = number->second;
      const double value =
          kRepeated[std::min<size_t>(count, std::size(kRepeated) - 1)] * rarity_[feature];
      length += value * value;
      made.inputs.push_back({feature, static_cast<float>(value)});
    }
    const auto norm = static_cast<float>(length > 0 ? 1 / std::sqrt(length) : 0);
    for (Input& input : made.inputs) input.value *= norm;
    return made;
  }

  LinearWeights fit() const {
    std::vector<Example> examples;
    examples.reserve(rows_.size());
    for (const Row& row : rows_) {
      Example made = example(row);
      made.label = row.labels.empty() ? kNoClass : row.labels.front();
      if (row.labels.size() > 1) made.also.assign(row.labels.begin() + 1, row.labels.end());
      examples.push_back(std::move(made));
    }
    return fit_linear(examples, static_cast<std::uint32_t>(hashes_.size()),
                      static_cast<std::uint32_t>(labels_.size()));
  }

  // What tells of an incident against what does not.
  LinearWeights fit_told() const {
    std::vector<Example> examples;
    for (const Row& row : rows_) {
      if (row.telling == Telling::kUnknown) continue;
      examples.push_back(example(row));
      examples.back().label = row.telling == Telling::kTold ? 0 : kNoClass;
    }
    return fit_linear(examples, static_cast<std::uint32_t>(hashes_.size()), 1);
  }

  // What a feature says of most classes alike: against them. Kept once; the others apart from it.
  std::vector<float> medians(const LinearWeights& fitted) const {
    const size_t classes = labels_.size();
    std::vector<float> middle;
    middle.reserve(hashes_.size());
    for (size_t f = 0; f < hashes_.size(); ++f) {
      std::vector<float> own(
          fitted.weights.begin() + static_cast<std::ptrdiff_t>(f * classes),
          fitted.weights.begin() + static_cast<std::ptrdiff_t>((f + 1) * classes));
      std::nth_element(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(classes / 2),
                       own.end());
      middle.push_back(own[classes / 2]);
    }
    return middle;
  }

  // The size below which a weight is left out: it keeps kKeptWeights of them.
  float least_kept(const LinearWeights& fitted, const std::vector<float>& middle) const {
    std::vector<float> sizes;
    sizes.reserve(fitted.weights.size());
    for (size_t i = 0; i < fitted.weights.size(); ++i) {
      sizes.push_back(std::abs(fitted.weights[i] - middle[i / labels_.size()]));
    }
    if (sizes.size() <= kKeptWeights) return 0;
    const auto place = sizes.begin() + static_cast<std::ptrdiff_t>(kKeptWeights);
    std::nth_element(sizes.begin(), place, sizes.end(), std::greater<>());
    return *place;
  }

  static std::int32_t fixed(float value, int bits) {
    const float scaled = value * static_cast<float>(1 << bits);
    return static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5F : scaled + 0.5F);
  }

  template <class T>
  static void put(std::string& bytes, const T* records, size_t count) {
    bytes.append(reinterpret_cast<const char*>(records), count * sizeof(T));
    while (bytes.size() % 8 != 0) bytes += '\0';
  }

  std::string write(const LinearWeights& fitted, const LinearWeights& told) const {
    const std::vector<float> middle = medians(fitted);
    const float least = least_kept(fitted, middle);
    const size_t classes = labels_.size();
    std::vector<IncidentFeature> features;
    std::vector<std::uint16_t> numbers;
    std::vector<std::int8_t> weights;
    constexpr float kUnit = 1.0F / (1 << extraction::kIncidentScaleBits);
    constexpr float kMostScale = 8191;
    for (size_t f = 0; f < hashes_.size(); ++f) {
      const float* const own = fitted.weights.data() + f * classes;
      float largest = 0;
      for (size_t c = 0; c < classes; ++c) {
        largest = std::max(largest, std::abs(own[c] - middle[f]));
      }
      largest = std::max(largest, std::abs(middle[f]));
      const float scale = std::clamp(largest / 127 / kUnit + 0.999F, 1.0F, kMostScale);
      features.push_back({hashes_[f], static_cast<std::uint32_t>(numbers.size()), rarity_[f],
                          static_cast<std::uint16_t>(scale), 0, 0});
      const float step = static_cast<float>(features.back().scale) * kUnit;
      const auto in_steps = [&](float weight) {
        const float steps = std::clamp(weight / step, -127.0F, 127.0F);
        return static_cast<int>(steps < 0 ? steps - 0.5F : steps + 0.5F);
      };
      features.back().middle = static_cast<std::int16_t>(in_steps(middle[f]));
      features.back().told = static_cast<std::int16_t>(
          std::clamp(fixed(told.weights[f], extraction::kToldBits), -32767, 32767));
      for (size_t c = 0; c < classes; ++c) {
        const float apart = own[c] - middle[f];
        const int byte = in_steps(apart);
        if (std::abs(apart) < least || byte == 0) continue;
        numbers.push_back(static_cast<std::uint16_t>(c));
        weights.push_back(static_cast<std::int8_t>(byte));
      }
    }
    features.push_back({0, static_cast<std::uint32_t>(numbers.size()), 0, 0, 0, 0});
    std::vector<IncidentClass> records;
    for (const auto& [id, label] : labels_) {
      IncidentClass record{};
      std::memcpy(record.id, id.data(), id.size());
      record.bias = fixed(fitted.biases[label], extraction::kIncidentMarginBits);
      records.push_back(record);
    }
    IncidentHeader header{};
    header.magic = extraction::kIncidentMagic;
    header.classes = static_cast<std::uint32_t>(classes);
    header.features = static_cast<std::uint32_t>(hashes_.size());
    header.weights = static_cast<std::uint32_t>(numbers.size());
    header.fitted_as_of = as_of_.days();
    header.told_bias = fixed(told.biases[0], extraction::kIncidentMarginBits);
    std::string bytes;
    put(bytes, &header, 1);
    put(bytes, records.data(), records.size());
    put(bytes, features.data(), features.size());
    put(bytes, numbers.data(), numbers.size());
    put(bytes, weights.data(), weights.size());
    return bytes;
  }

  Date as_of_;
  std::map<std::string, std::uint32_t, std::less<>> labels_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> hashes_;  // sorted: a feature's number is its place
  std::map<std::uint32_t, std::uint32_t> number_;
  std::vector<std::uint16_t> rarity_;
};

}  // namespace

std::string fit_incident_classifiers(const attack::Texts& texts,
                                     std::span<const IncidentExample> examples, Date as_of) {
  Builder builder(texts, examples, as_of);
  return builder.empty() ? std::string() : builder.build();
}

}  // namespace perpend::training
