// Three scores of a sentence for each technique, mixed:
//
//   margin    a linear classifier, one technique against the rest, over words, pairs and pieces
//   texts     BM25 (Robertson and Zaragoza 2009) of the sentence over all that is written of the
//             technique: its name, description and procedure examples
//   parents   the same over all of a parent and its sub-techniques, which helps rare ones
//
// Each is brought to mean 0 and deviation 1 over the techniques, so that a long sentence is not
// surer than a short one; the mixture's softmax is read off a curve of how often such a share was
// right in a year that no part was fitted on. Whether a sentence tells of a use at all is another
// question, and another linear classifier answers it: the gate.
//
// Example: "created a scheduled task named Updater" -> T1053.005. Counter-example: "the task is
// scheduled for Monday" has the words; the gate, made with prose that is no procedure, holds it
// back.
//
// All sums are of integers; what is left is + - * / and sqrt of doubles in one order.
// Tested in technique_model_test.cc; measured by `perpend eval extraction`.
#include "extraction/technique_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/exponential.h"
#include "core/weight.h"
#include "extraction/model_bytes.h"
#include "extraction/technique_layout.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr double kInputOne = 1 << kInputBits;
constexpr double kScaleOne = 1 << kScaleBits;
constexpr double kRarityOne = 1 << kRarityBits;
constexpr double kGateOne = 1 << kGateBits;

double read_curve(const CurveRecord& curve, double score) {
  const auto at = static_cast<std::int64_t>(score);
  std::uint32_t i = 0;
  while (i < kCurvePoints && curve.score[i] <= at) ++i;
  if (i == 0) return static_cast<double>(curve.right[0]) / kCurveOne;
  if (i == kCurvePoints) return static_cast<double>(curve.right[kCurvePoints - 1]) / kCurveOne;
  const double low = curve.score[i - 1];
  const double high = curve.score[i];
  const double share = (score - low) / (high - low);
  const double right = curve.right[i - 1] + share * (curve.right[i] - curve.right[i - 1]);
  return right / kCurveOne;
}

bool rises(const CurveRecord& curve) {
  for (std::uint32_t i = 0; i < kCurvePoints; ++i) {
    if (curve.right[i] < 0 || curve.right[i] > kCurveOne) return false;
    if (i > 0 && (curve.score[i] < curve.score[i - 1] || curve.right[i] < curve.right[i - 1])) {
      return false;
    }
  }
  return true;
}

}  // namespace

struct TechniqueModel::Body {
  const TechniqueHeader* header = nullptr;
  const ClassRecord* classes = nullptr;
  const std::uint32_t* buckets = nullptr;  // kBuckets + 1
  const std::uint32_t* hashes = nullptr;
  const FeatureRecord* features = nullptr;
  const std::uint8_t* blob = nullptr;
  std::vector<std::int32_t> text_rarity;    // by the number of classes that have a feature
  std::vector<std::int32_t> parent_rarity;  // by the number of parents

  const FeatureRecord* find(std::uint32_t hash) const {
    const std::uint32_t bucket = hash >> 16;
    for (std::uint32_t i = buckets[bucket]; i < buckets[bucket + 1]; ++i) {
      if (hashes[i] == hash) return features + i;
    }
    return nullptr;
  }
};

struct TechniqueModel::Workspace {
  struct Input {
    const FeatureRecord* feature;
    std::uint32_t count;
    bool word;
  };
  SentenceFeatures features;
  std::vector<std::uint32_t> sorted;
  std::vector<Input> inputs;
  double norm = 0;  // 1 / length of the vector of inputs
  std::vector<std::int32_t> margins, texts, parents, parent_margins;
  std::vector<double> mixed, parent_sum;
  std::vector<std::uint32_t> order;
};

namespace {

using Body = TechniqueModel::Body;
using Workspace = TechniqueModel::Workspace;

size_t weights_size(const FeatureRecord& feature, std::uint32_t classes) {
  const size_t margins = feature.margins == kDense ? classes : feature.margins * size_t{3};
  return margins + (feature.texts + size_t{feature.parents}) * 3;
}

std::uint16_t number_at(const std::uint8_t* at) {
  return static_cast<std::uint16_t>(at[0] | at[1] << 8);
}

bool numbers_below(const std::uint8_t* at, size_t count, std::uint32_t limit) {
  for (size_t i = 0; i < count; ++i) {
    if (number_at(at + 2 * i) >= limit) return false;
  }
  return true;
}

// Every number that scoring will use as an index, so that it need not look again.
bool is_sound(const Body& body) {
  const TechniqueHeader& header = *body.header;
  for (std::uint32_t c = 0; c < header.classes; ++c) {
    if (body.classes[c].parent >= header.parents) return false;
    constexpr std::int32_t kMostBias = 1 << 28;
    if (body.classes[c].bias > kMostBias || body.classes[c].bias < -kMostBias) return false;
    if (body.classes[c].id[0] != 'T' || body.classes[c].id[11] != 0) return false;
  }
  for (std::uint32_t i = 0; i < kBuckets; ++i) {
    if (body.buckets[i] > body.buckets[i + 1]) return false;
  }
  if (body.buckets[0] != 0 || body.buckets[kBuckets] != header.features) return false;
  for (std::uint32_t i = 0; i < header.features; ++i) {
    const FeatureRecord& feature = body.features[i];
    const bool counts = (feature.margins <= header.classes || feature.margins == kDense) &&
                        feature.texts <= header.classes && feature.parents <= header.parents;
    if (!counts || feature.offset > header.blob_bytes) return false;
    if (weights_size(feature, header.classes) > header.blob_bytes - feature.offset) return false;
    const std::uint8_t* at = body.blob + feature.offset;
    if (feature.margins == kDense) {
      at += header.classes;
    } else {
      if (!numbers_below(at, feature.margins, header.classes)) return false;
      at += feature.margins * size_t{3};
    }
    if (!numbers_below(at, feature.texts, header.classes)) return false;
    at += feature.texts * size_t{3};
    if (!numbers_below(at, feature.parents, header.parents)) return false;
  }
  return rises(header.exact) && rises(header.parent) && rises(header.gate);
}

// BM25's rarity, ln(1 + (N - n + 1/2) / (n + 1/2)), in units of 2^-8, for every n.
std::vector<std::int32_t> rarities(std::uint32_t all) {
  std::vector<std::int32_t> result(all + 1);
  for (std::uint32_t n = 0; n <= all; ++n) {
    const std::int64_t microbans = log10_ratio_microbans(2ULL * all + 2, 2ULL * n + 1);
    result[n] = static_cast<std::int32_t>(
        mul_div_half_even(microbans, 2'302'585LL << kRarityBits, 1'000'000'000'000LL));
  }
  return result;
}

// The features that the model knows, each once with its count.
void gather(const Body& body, string_view sentence, Workspace& work) {
  read_features(sentence, work.features);
  work.inputs.clear();
  double length = 0;
  const auto take = [&](std::vector<std::uint32_t>& hashes, bool word) {
    work.sorted = hashes;
    std::sort(work.sorted.begin(), work.sorted.end());
    for (size_t i = 0; i < work.sorted.size();) {
      size_t next = i + 1;
      while (next < work.sorted.size() && work.sorted[next] == work.sorted[i]) ++next;
      if (const FeatureRecord* feature = body.find(work.sorted[i])) {
        work.inputs.push_back({feature, static_cast<std::uint32_t>(next - i), word});
        const double value = repeated(next - i) * feature->rarity / kRarityOne;
        length += value * value;
      }
      i = next;
    }
  };
  take(work.features.words, true);
  take(work.features.pieces, false);
  work.norm = length > 0 ? 1 / std::sqrt(length) : 0;
}

double input_value(const Workspace& work, const Workspace::Input& input) {
  return repeated(input.count) * input.feature->rarity / kRarityOne * work.norm;
}

double gate_margin(const Body& body, const Workspace& work) {
  double sum = body.header->gate_bias / kInputOne;
  for (const auto& input : work.inputs) {
    sum += input_value(work, input) * input.feature->gate / kGateOne;
  }
  return sum;
}

void add_listed(const std::uint8_t* at, size_t count, std::int32_t rarity, std::int32_t* sums) {
  const std::uint8_t* const weights = at + 2 * count;
  for (size_t i = 0; i < count; ++i) sums[number_at(at + 2 * i)] += rarity * weights[i];
}

void sum_weights(const Body& body, Workspace& work) {
  const std::uint32_t classes = body.header->classes;
  work.margins.resize(classes);
  work.texts.assign(classes, 0);
  work.parents.assign(body.header->parents, 0);
  for (std::uint32_t c = 0; c < classes; ++c) work.margins[c] = body.classes[c].bias;
  std::int32_t* const margins = work.margins.data();
  for (const auto& input : work.inputs) {
    const FeatureRecord& feature = *input.feature;
    const std::uint8_t* at = body.blob + feature.offset;
    const auto factor = static_cast<std::int32_t>(input_value(work, input) * feature.scale *
                                                  (kInputOne / kScaleOne));
    if (feature.margins == kDense) {
      const auto* weights = reinterpret_cast<const std::int8_t*>(at);
      for (std::uint32_t c = 0; c < classes; ++c) margins[c] += factor * weights[c];
      at += classes;
    } else {
      const auto* weights = reinterpret_cast<const std::int8_t*>(at + feature.margins * size_t{2});
      for (size_t i = 0; i < feature.margins; ++i)
        margins[number_at(at + 2 * i)] += factor * weights[i];
      at += feature.margins * size_t{3};
    }
    if (!input.word) continue;
    add_listed(at, feature.texts, body.text_rarity[feature.texts], work.texts.data());
    at += feature.texts * size_t{3};
    add_listed(at, feature.parents, body.parent_rarity[feature.parents], work.parents.data());
  }
}

// Adds `weight` times the scores, brought to mean 0 and deviation 1 over the techniques.
template <class At>
void add_standardised(std::uint32_t classes, double weight, At at, double* mixed) {
  std::int64_t sum = 0;
  double squares = 0;
  for (std::uint32_t c = 0; c < classes; ++c) sum += at(c);
  const double mean = static_cast<double>(sum) / classes;
  for (std::uint32_t c = 0; c < classes; ++c) squares += (at(c) - mean) * (at(c) - mean);
  if (squares <= 0) return;
  const double factor = weight / std::sqrt(squares / classes);
  for (std::uint32_t c = 0; c < classes; ++c) mixed[c] += (at(c) - mean) * factor;
}

// Calls take(number, at) for each of the kMixed scores; at(technique) is the score.
template <class Take>
void each_part(const Body& body, Workspace& work, Take take) {
  sum_weights(body, work);
  const auto parent = [&](std::uint32_t c) { return body.classes[c].parent; };
  work.parent_margins.assign(body.header->parents, std::numeric_limits<std::int32_t>::min());
  for (std::uint32_t c = 0; c < body.header->classes; ++c) {
    std::int32_t& best = work.parent_margins[parent(c)];
    best = std::max(best, work.margins[c]);
  }
  take(0, [&](std::uint32_t c) { return work.margins[c]; });
  take(1, [&](std::uint32_t c) { return work.texts[c]; });
  take(2, [&](std::uint32_t c) { return work.parents[parent(c)]; });
  take(3, [&](std::uint32_t c) { return work.parent_margins[parent(c)]; });
}

void mix(const Body& body, Workspace& work) {
  const TechniqueHeader& header = *body.header;
  work.mixed.assign(header.classes, 0);
  each_part(body, work, [&](std::uint32_t part, auto at) {
    add_standardised(header.classes, header.mix[part] / 1000.0, at, work.mixed.data());
  });
}

// Softmax in place, and its sums by parent.
void share_out(const Body& body, Workspace& work) {
  const double top = *std::max_element(work.mixed.begin(), work.mixed.end());
  double sum = 0;
  // What is below e^-24 of the best is nothing: it would not move the ninth digit.
  constexpr double kNothing = -24;
  for (double& value : work.mixed) {
    value = value - top < kNothing ? 0 : exponential(value - top);
    sum += value;
  }
  work.parent_sum.assign(body.header->parents, 0);
  for (std::uint32_t c = 0; c < body.header->classes; ++c) {
    work.mixed[c] /= sum;
    work.parent_sum[body.classes[c].parent] += work.mixed[c];
  }
}

tl::unexpected<Error> damaged() {
  return fail(ErrorKind::kDamaged, "model.damaged",
              "the pack's technique model is damaged; build the pack again", "model techniques");
}

}  // namespace

Result<TechniqueModel> TechniqueModel::open(string_view bytes) {
  constexpr std::uint32_t kMostClasses = 60'000;
  auto body = std::make_unique<Body>();
  const char* at = bytes.data();
  size_t left = bytes.size();
  body->header = take<TechniqueHeader>(at, left, 1);
  if (body->header == nullptr) return damaged();
  const TechniqueHeader& header = *body->header;
  const bool counts = header.magic == kTechniqueMagic && header.classes > 0 &&
                      header.classes < kMostClasses && header.parents > 0 &&
                      header.parents <= header.classes && header.features < (1U << 28);
  if (!counts) return damaged();
  body->classes = take<ClassRecord>(at, left, header.classes);
  body->buckets = take<std::uint32_t>(at, left, kBuckets + 1);
  body->hashes = take<std::uint32_t>(at, left, header.features);
  body->features = take<FeatureRecord>(at, left, header.features);
  body->blob = take<std::uint8_t>(at, left, header.blob_bytes);
  if (body->classes == nullptr || body->buckets == nullptr || body->hashes == nullptr ||
      body->features == nullptr || body->blob == nullptr || left != 0 || !is_sound(*body)) {
    return damaged();
  }
  body->text_rarity = rarities(header.classes);
  body->parent_rarity = rarities(header.parents);
  return TechniqueModel(std::move(body));
}

TechniqueModel::TechniqueModel(std::unique_ptr<Body> body) : body_(std::move(body)) {}
TechniqueModel::TechniqueModel(TechniqueModel&&) noexcept = default;
TechniqueModel& TechniqueModel::operator=(TechniqueModel&&) noexcept = default;
TechniqueModel::~TechniqueModel() = default;

Date TechniqueModel::fitted_as_of() const { return Date::from_days(body_->header->fitted_as_of); }
std::uint32_t TechniqueModel::size() const { return body_->header->classes; }
string_view TechniqueModel::id(std::uint32_t technique) const {
  return body_->classes[technique].id;
}

void TechniqueModel::WorkspaceDeleter::operator()(Workspace* workspace) const { delete workspace; }
TechniqueModel::OwnWorkspace TechniqueModel::workspace() const {
  return OwnWorkspace(std::make_unique<Workspace>().release());
}

TechniqueScores TechniqueModel::score(string_view sentence, Workspace& work, double least_gate,
                                      size_t most) const {
  TechniqueScores scores;
  gather(*body_, sentence, work);
  scores.gate_margin = gate_margin(*body_, work);
  scores.use_probability = read_curve(body_->header->gate, scores.gate_margin * kInputOne);
  if (scores.gate_margin < least_gate) return scores;
  mix(*body_, work);
  share_out(*body_, work);
  most = std::min<size_t>(most, size());
  // Only what has a thousandth of the best can be among those worth asking for, unless there are
  // few.
  work.order.clear();
  const double least = *std::max_element(work.mixed.begin(), work.mixed.end()) / 1000;
  for (std::uint32_t c = 0; c < size(); ++c) {
    if (work.mixed[c] >= least) work.order.push_back(c);
  }
  for (std::uint32_t c = 0; c < size() && work.order.size() < most; ++c) {
    if (work.mixed[c] < least) work.order.push_back(c);
  }
  std::partial_sort(work.order.begin(), work.order.begin() + static_cast<std::ptrdiff_t>(most),
                    work.order.end(), [&](std::uint32_t a, std::uint32_t b) {
                      if (work.mixed[a] != work.mixed[b]) return work.mixed[a] > work.mixed[b];
                      return a < b;
                    });
  for (size_t i = 0; i < most; ++i) {
    const std::uint32_t c = work.order[i];
    TechniqueGuess guess;
    guess.technique = c;
    guess.share = work.mixed[c];
    guess.probability = read_curve(body_->header->exact, guess.share * kCurveOne);
    guess.parent_share = work.parent_sum[body_->classes[c].parent];
    guess.parent_probability = read_curve(body_->header->parent, guess.parent_share * kCurveOne);
    scores.guesses.push_back(guess);
  }
  return scores;
}

void TechniqueModel::parts(string_view sentence, Workspace& work, std::vector<double>& all) const {
  gather(*body_, sentence, work);
  const std::uint32_t classes = size();
  all.assign(size_t{kMixed} * classes, 0);
  each_part(*body_, work, [&](std::uint32_t part, auto at) {
    add_standardised(classes, 1, at, all.data() + size_t{part} * classes);
  });
}

namespace {

// What one feature adds to the margin of a technique, without the sentence's norm.
double margin_of(const Body& body, const FeatureRecord& feature, std::uint32_t technique) {
  const std::uint8_t* at = body.blob + feature.offset;
  const double unit = feature.rarity / kRarityOne * feature.scale / kScaleOne;
  if (feature.margins == kDense) {
    return unit * reinterpret_cast<const std::int8_t*>(at)[technique];
  }
  const auto* weights = reinterpret_cast<const std::int8_t*>(at + feature.margins * size_t{2});
  for (size_t i = 0; i < feature.margins; ++i) {
    if (number_at(at + 2 * i) == technique) return unit * weights[i];
  }
  return 0;
}

}  // namespace

std::vector<std::string> TechniqueModel::reasons(string_view sentence, std::uint32_t technique,
                                                 Workspace& work, size_t most) const {
  struct Reason {
    ByteSpan place;
    double weight;
  };
  read_features(sentence, work.features);
  std::vector<Reason> found;
  const auto add = [&](std::uint32_t hash, ByteSpan place) {
    const FeatureRecord* feature = body_->find(hash);
    if (feature == nullptr) return;
    const double weight = margin_of(*body_, *feature, technique);
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](const Reason& reason) { return reason.place == place; });
    if (same == found.end()) {
      found.push_back({place, weight});
    } else {
      same->weight += weight;
    }
  };
  for (size_t i = 0; i < work.features.words.size(); ++i) {
    add(work.features.words[i], work.features.word_places[i]);
  }
  for (size_t i = 0; i < work.features.pieces.size(); ++i) {
    add(work.features.pieces[i], work.features.piece_places[i]);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
  std::vector<ByteSpan> taken;
  std::vector<std::string> words;
  for (const Reason& reason : found) {
    if (words.size() == most || reason.weight <= 0) break;
    const bool again = std::any_of(taken.begin(), taken.end(),
                                   [&](ByteSpan span) { return span.overlaps(reason.place); });
    if (again) continue;
    taken.push_back(reason.place);
    words.emplace_back(sentence.substr(reason.place.start, reason.place.size()));
  }
  return words;
}

}  // namespace perpend::extraction
