// From sentences to the bytes of a model: features are counted and numbered, the linear weights are
// fitted (technique_fit.h), the class texts are counted for BM25, and all of it is cut to what
// matters and to a byte a weight.
//
// A technique's name and the sentences of its description are examples of it too, worth three
// tenths of a procedure example: a technique that was used once in print is otherwise its one
// sentence. The classes are the techniques recorded before the day; what came later cannot be
// named.
//
// Tested in technique_training_test.cc.
#include "training/technique_parts.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "core/weight.h"
#include "extraction/technique_features.h"
#include "extraction/technique_layout.h"
#include "language/sentences.h"
#include "training/technique_fit.h"

namespace perpend::training {
namespace {

using extraction::ClassRecord;
using extraction::FeatureRecord;
using std::size_t;
using std::string_view;

constexpr float kDescriptionWeight = 0.3F;
constexpr size_t kShortestDescriptionSentence = 30;  // bytes; less is a heading
constexpr size_t kKeptWeights = 2'600'000;           // of the linear classifier: about 7 MB
constexpr int kNameCounts = 3;                       // a name counts as often in a class text
constexpr double kK1 = 1.2, kB = 0.75;               // BM25's usual constants

// 1 + ln n, as extraction/technique_model.cc has it.
constexpr double kRepeated[] = {0, 1, 1.6931, 2.0986, 2.3863, 2.6094, 2.7918, 2.9459, 3.0794};

// ln(a / b) from integer arithmetic.
double log_ratio(std::uint64_t a, std::uint64_t b) {
  return static_cast<double>(log10_ratio_microbans(a, b)) * 2.302585092994046e-6;
}

struct Bag {  // hashes with their counts, sorted
  std::vector<std::pair<std::uint32_t, std::uint32_t>> counts;
};

Bag counted(std::vector<std::uint32_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  Bag bag;
  for (const std::uint32_t hash : hashes) {
    if (bag.counts.empty() || bag.counts.back().first != hash) bag.counts.emplace_back(hash, 0);
    ++bag.counts.back().second;
  }
  return bag;
}

struct Sentence {
  Bag all;    // words and pieces
  Bag words;  // words and pairs alone
  std::uint32_t label = kNoClass;
  float weight = 1;
};

class Builder {
 public:
  Builder(const attack::Texts& texts, std::span<const std::string> prose, Before before)
      : before_(before) {
    for (const attack::TechniqueText& technique : texts.techniques) {
      if (technique.created < before.techniques && technique.id.size() < sizeof(ClassRecord::id)) {
        add_class(technique.id);
      }
    }
    for (const attack::ProcedureText& procedure : texts.procedures) {
      const auto label = labels_.find(procedure.technique);
      if (procedure.created >= before.sentences || label == labels_.end()) continue;
      add_sentence(attack::plain_text(procedure.description), label->second, 1);
    }
    procedures_ = sentences_.size();
    class_texts_.resize(classes_.size());
    for (const attack::TechniqueText& technique : texts.techniques) {
      const auto label = labels_.find(technique.id);
      if (label != labels_.end()) add_description(technique, label->second);
    }
    for (const attack::OtherText& other : texts.others) {
      if (other.created < before.sentences) add_others(attack::plain_text(other.text));
    }
    for (const std::string& sentence : prose) others_.push_back(read(sentence, kNoClass, 1));
  }

  std::string build(const TechniqueCalibration& calibration) {
    number_features();
    count_class_texts();
    const LinearWeights margins = fit_margins();
    const LinearWeights gate = fit_gate();
    return write(margins, gate, calibration);
  }

 private:
  void add_class(const std::string& id) {
    const auto [parent, added] = parents_.try_emplace(id.substr(0, id.find('.')),
                                                      static_cast<std::uint32_t>(parents_.size()));
    labels_.emplace(id, static_cast<std::uint32_t>(classes_.size()));
    ClassRecord record{};
    std::memcpy(record.id, id.data(), id.size());
    record.parent = parent->second;
    classes_.push_back(record);
  }

  static Sentence read(string_view text, std::uint32_t label, float weight) {
    extraction::SentenceFeatures features;
    extraction::read_features(text, features);
    Sentence sentence{{}, counted(features.words), label, weight};
    features.words.insert(features.words.end(), features.pieces.begin(), features.pieces.end());
    sentence.all = counted(std::move(features.words));
    return sentence;
  }

  void add_sentence(string_view text, std::uint32_t label, float weight) {
    sentences_.push_back(read(text, label, weight));
  }

  void add_description(const attack::TechniqueText& technique, std::uint32_t label) {
    const std::string plain = attack::plain_text(technique.description);
    add_sentence(technique.name, label, kDescriptionWeight);
    for (const ByteSpan& span : language::sentences(plain)) {
      if (span.size() <= kShortestDescriptionSentence) continue;
      add_sentence(string_view(plain).substr(span.start, span.size()), label, kDescriptionWeight);
    }
    std::string whole;
    for (int i = 0; i < kNameCounts; ++i) whole += technique.name + "\n";
    // The class's own text, word for word, in pieces that read_features() reads whole.
    class_texts_[label].push_back(read(whole, label, 1).words);
    for (const ByteSpan& span : language::sentences(plain)) {
      class_texts_[label].push_back(
          read(string_view(plain).substr(span.start, span.size()), label, 1).words);
    }
  }

  void add_others(const std::string& text) {
    for (const ByteSpan& span : language::sentences(text)) {
      others_.push_back(read(string_view(text).substr(span.start, span.size()), kNoClass, 1));
    }
  }

  void number_features() {
    for (const Sentence& sentence : sentences_) {
      for (const auto& [hash, count] : sentence.all.counts) hashes_.push_back(hash);
    }
    for (const auto& texts : class_texts_) {
      for (const Bag& bag : texts) {
        for (const auto& [hash, count] : bag.counts) hashes_.push_back(hash);
      }
    }
    std::sort(hashes_.begin(), hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    std::vector<std::uint32_t> having(hashes_.size(), 0);
    for (const Sentence& sentence : sentences_) {
      for (const auto& [hash, count] : sentence.all.counts) ++having[*number(hash)];
    }
    rarity_.resize(hashes_.size());
    for (size_t f = 0; f < hashes_.size(); ++f) {
      const double rarity = log_ratio(sentences_.size() + 1, having[f] + 1) + 1;
      rarity_[f] =
          static_cast<std::uint16_t>(std::llround(rarity * (1 << extraction::kRarityBits)));
    }
  }

  std::optional<std::uint32_t> number(std::uint32_t hash) const {
    const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
    if (found == hashes_.end() || *found != hash) return {};
    return static_cast<std::uint32_t>(found - hashes_.begin());
  }

  Example example(const Sentence& sentence) const {
    Example made;
    made.label = sentence.label;
    made.weight = sentence.weight;
    double length = 0;
    for (const auto& [hash, count] : sentence.all.counts) {
      const auto feature = number(hash);
      if (!feature) continue;
      const double value =
          kRepeated[std::min<size_t>(count, std::size(kRepeated) - 1)] * rarity_[*feature];
      length += value * value;
      made.inputs.push_back({*feature, static_cast<float>(value)});
    }
    const auto norm = static_cast<float>(length > 0 ? 1 / std::sqrt(length) : 0);
    for (Input& input : made.inputs) input.value *= norm;
    return made;
  }

  LinearWeights fit_margins() const {
    std::vector<Example> examples;
    examples.reserve(sentences_.size());
    for (const Sentence& sentence : sentences_) examples.push_back(example(sentence));
    return fit_linear(examples, static_cast<std::uint32_t>(hashes_.size()),
                      static_cast<std::uint32_t>(classes_.size()));
  }

  // Procedures against everything else: advice, detections, descriptions ("Adversaries may") and
  // prose that tells of no attack.
  LinearWeights fit_gate() const {
    std::vector<Example> examples;
    for (size_t i = 0; i < sentences_.size(); ++i) {
      Example made = example(sentences_[i]);
      made.label = i < procedures_ ? 0 : kNoClass;
      made.weight = 1;
      examples.push_back(std::move(made));
    }
    for (const Sentence& other : others_) examples.push_back(example(other));
    return fit_linear(examples, static_cast<std::uint32_t>(hashes_.size()), 1);
  }

  using ClassWeights = std::vector<std::pair<std::uint16_t, std::uint8_t>>;

  // BM25's saturation of each feature in each class, in 255ths of its most, (k1 + 1).
  std::vector<ClassWeights> saturations(
      const std::vector<std::map<std::uint32_t, std::uint32_t>>& texts) const {
    std::vector<double> length(texts.size(), 0);
    double all = 0;
    for (size_t c = 0; c < texts.size(); ++c) {
      for (const auto& [feature, count] : texts[c]) length[c] += count;
      all += length[c];
    }
    const double mean = all / static_cast<double>(texts.size());
    std::vector<ClassWeights> weights(hashes_.size());
    for (size_t c = 0; c < texts.size(); ++c) {
      for (const auto& [feature, count] : texts[c]) {
        const double tempered = kK1 * (1 - kB + kB * length[c] / mean);
        const double share = count / (count + tempered);
        const auto byte = static_cast<std::uint8_t>(std::max(1.0, share * 255 + 0.5));
        weights[feature].emplace_back(static_cast<std::uint16_t>(c), byte);
      }
    }
    return weights;
  }

  void count_class_texts() {
    std::vector<std::map<std::uint32_t, std::uint32_t>> by_class(classes_.size());
    std::vector<std::map<std::uint32_t, std::uint32_t>> by_parent(parents_.size());
    const auto add = [&](const Bag& bag, std::uint32_t label) {
      for (const auto& [hash, count] : bag.counts) {
        const std::uint32_t feature = *number(hash);
        by_class[label][feature] += count;
        by_parent[classes_[label].parent][feature] += count;
      }
    };
    for (size_t i = 0; i < procedures_; ++i) add(sentences_[i].words, sentences_[i].label);
    for (std::uint32_t c = 0; c < classes_.size(); ++c) {
      for (const Bag& bag : class_texts_[c]) add(bag, c);
    }
    texts_ = saturations(by_class);
    parent_texts_ = saturations(by_parent);
  }

  // The weight below which a weight is left out: it keeps kKeptWeights of them.
  float least_kept(const LinearWeights& margins) const {
    std::vector<float> sizes;
    for (size_t f = 0; f < hashes_.size(); ++f) {
      for (size_t c = 0; c < classes_.size(); ++c) {
        const float weight = margins.weights[f * classes_.size() + c];
        if (weight != 0) sizes.push_back(std::abs(weight) * static_cast<float>(rarity_[f]));
      }
    }
    if (sizes.size() <= kKeptWeights) return 0;
    const auto place = sizes.begin() + static_cast<std::ptrdiff_t>(kKeptWeights);
    std::nth_element(sizes.begin(), place, sizes.end(), std::greater<>());
    return *place;
  }

  static std::int32_t fixed(float value, int bits) {
    const double scaled = static_cast<double>(value) * (1 << bits);
    return static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  }

  void put_number(std::uint16_t number) {
    blob_ += static_cast<char>(number & 0xFF);
    blob_ += static_cast<char>(number >> 8);
  }

  void put_margins(const float* weights, float least, FeatureRecord& record) {
    const auto classes = static_cast<std::uint32_t>(classes_.size());
    const double unit = 1.0 / (1 << extraction::kScaleBits);
    float largest = 0;
    for (std::uint32_t c = 0; c < classes; ++c) largest = std::max(largest, std::abs(weights[c]));
    record.scale =
        static_cast<std::uint16_t>(std::clamp(largest / 127 / unit + 0.999, 1.0, 65535.0));
    std::vector<std::pair<std::uint16_t, std::int8_t>> kept;
    for (std::uint32_t c = 0; c < classes; ++c) {
      if (weights[c] == 0 ||
          std::abs(weights[c]) * static_cast<float>(rarity_[record_of(record)]) < least)
        continue;
      const double steps = weights[c] / (record.scale * unit);
      const double rounded = std::clamp(steps < 0 ? steps - 0.5 : steps + 0.5, -127.0, 127.0);
      const auto byte = static_cast<std::int8_t>(rounded);
      if (byte != 0) kept.emplace_back(static_cast<std::uint16_t>(c), byte);
    }
    if (kept.size() * 3 > classes) {
      record.margins = extraction::kDense;
      std::string dense(classes, '\0');
      for (const auto& [c, byte] : kept) dense[c] = static_cast<char>(byte);
      blob_ += dense;
      return;
    }
    record.margins = static_cast<std::uint16_t>(kept.size());
    for (const auto& [c, byte] : kept) put_number(c);
    for (const auto& [c, byte] : kept) blob_ += static_cast<char>(byte);
  }

  size_t record_of(const FeatureRecord& record) const {
    return static_cast<size_t>(&record - records_.data());
  }

  void put_texts(const ClassWeights& weights) {
    for (const auto& [c, byte] : weights) put_number(c);
    for (const auto& [c, byte] : weights) blob_ += static_cast<char>(byte);
  }

  template <class T>
  static void put(std::string& bytes, const T* records, size_t count) {
    bytes.append(reinterpret_cast<const char*>(records), count * sizeof(T));
    while (bytes.size() % 8 != 0) bytes += '\0';
  }

  std::string write(const LinearWeights& margins, const LinearWeights& gate,
                    const TechniqueCalibration& calibration) {
    const float least = least_kept(margins);
    records_.resize(hashes_.size());
    for (size_t f = 0; f < hashes_.size(); ++f) {
      FeatureRecord& record = records_[f];
      record = {static_cast<std::uint32_t>(blob_.size()),
                0,
                static_cast<std::uint16_t>(texts_[f].size()),
                static_cast<std::uint16_t>(parent_texts_[f].size()),
                rarity_[f],
                static_cast<std::int16_t>(
                    std::clamp(fixed(gate.weights[f], extraction::kGateBits), -32767, 32767)),
                1};
      put_margins(margins.weights.data() + f * classes_.size(), least, record);
      put_texts(texts_[f]);
      put_texts(parent_texts_[f]);
    }
    for (size_t c = 0; c < classes_.size(); ++c) {
      classes_[c].bias = fixed(margins.biases[c], extraction::kInputBits);
    }
    std::vector<std::uint32_t> buckets(extraction::kBuckets + 1, 0);
    for (const std::uint32_t hash : hashes_) ++buckets[(hash >> 16) + 1];
    for (size_t i = 1; i < buckets.size(); ++i) buckets[i] += buckets[i - 1];
    extraction::TechniqueHeader header = header_of(calibration);
    header.gate_bias = fixed(gate.biases[0], extraction::kInputBits);
    std::string bytes;
    put(bytes, &header, 1);
    put(bytes, classes_.data(), classes_.size());
    put(bytes, buckets.data(), buckets.size());
    put(bytes, hashes_.data(), hashes_.size());
    put(bytes, records_.data(), records_.size());
    put(bytes, blob_.data(), blob_.size());
    return bytes;
  }

  extraction::TechniqueHeader header_of(const TechniqueCalibration& calibration) const {
    extraction::TechniqueHeader header{};
    header.magic = extraction::kTechniqueMagic;
    header.fitted_as_of = before_.sentences.days();
    header.classes = static_cast<std::uint32_t>(classes_.size());
    header.parents = static_cast<std::uint32_t>(parents_.size());
    header.features = static_cast<std::uint32_t>(hashes_.size());
    header.blob_bytes = static_cast<std::uint32_t>(blob_.size());
    std::copy(std::begin(calibration.mix), std::end(calibration.mix), header.mix);
    const auto put_curve = [](const Curve& curve, extraction::CurveRecord& record) {
      std::copy(curve.score.begin(), curve.score.end(), record.score);
      std::copy(curve.right.begin(), curve.right.end(), record.right);
    };
    put_curve(calibration.exact, header.exact);
    put_curve(calibration.parent, header.parent);
    put_curve(calibration.gate, header.gate);
    return header;
  }

  Before before_;
  std::vector<ClassRecord> classes_;
  std::map<std::string, std::uint32_t, std::less<>> labels_, parents_;
  std::vector<Sentence> sentences_;  // procedures first, then names and descriptions
  size_t procedures_ = 0;
  std::vector<Sentence> others_;
  std::vector<std::vector<Bag>> class_texts_;
  std::vector<std::uint32_t> hashes_;  // of all features, sorted: a feature's number is its place
  std::vector<std::uint16_t> rarity_;
  std::vector<ClassWeights> texts_, parent_texts_;
  std::vector<FeatureRecord> records_;
  std::string blob_;
};

}  // namespace

std::string fit_technique_parts(const attack::Texts& texts, std::span<const std::string> prose,
                                Before before, const TechniqueCalibration& calibration) {
  return Builder(texts, prose, before).build(calibration);
}

}  // namespace perpend::training
