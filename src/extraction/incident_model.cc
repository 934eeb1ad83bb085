// One linear classifier a technique (one against the rest, training/incident_training.cc) over the
// words, pieces of words and concepts of a passage; and a logistic curve that makes one probability
// of its margin and the other clues. The first was made of example sentences, the second of
// annotated paragraphs that no other part had seen.
//
// Example: "the security log was emptied" -> T1070.001 by the pair of concepts, though no example
// has these words. Counter-example that stays wrong: "the log of the ship was cleared by customs".
//
// All sums are of integers; what is left is + - * / and sqrt of doubles in one order.
// Tested in incident_model_test.cc; measured by `perpend eval extraction`.
#include "extraction/incident_model.h"

#include <algorithm>
#include <cmath>

#include "core/exponential.h"
#include "extraction/concepts.h"
#include "extraction/model_bytes.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr double kRarityOne = 1 << kIncidentRarityBits;
// A margin's factor times a signed byte, in units of 2^-16.
constexpr double kFactor = 1 << (kIncidentMarginBits - kIncidentScaleBits);

tl::unexpected<Error> damaged() {
  return fail(ErrorKind::kDamaged, "model.damaged",
              "the pack's model of incidents is damaged; build the pack again", "model incidents");
}

}  // namespace

struct IncidentModel::Body {
  const IncidentHeader* header = nullptr;
  const IncidentClass* classes = nullptr;
  const IncidentFeature* features = nullptr;  // and one more, that ends the last one's weights
  const std::uint16_t* numbers = nullptr;
  const std::int8_t* weights = nullptr;

  std::vector<std::uint32_t> buckets;  // the first feature of each 2^16 hashes, and the end

  void make_buckets() {
    buckets.assign((1U << 16) + 1, 0);
    for (std::uint32_t f = 0; f < header->features; ++f) ++buckets[(features[f].hash >> 16) + 1];
    for (size_t i = 1; i < buckets.size(); ++i) buckets[i] += buckets[i - 1];
  }

  const IncidentFeature* find(std::uint32_t hash) const {
    const std::uint32_t bucket = hash >> 16;
    for (std::uint32_t i = buckets[bucket]; i < buckets[bucket + 1]; ++i) {
      if (features[i].hash == hash) return features + i;
    }
    return nullptr;
  }
};

struct IncidentModel::Workspace {
  struct Input {
    const IncidentFeature* feature;
    std::uint32_t count;
  };
  SentenceFeatures features;
  std::vector<std::uint32_t> sorted;
  std::vector<Input> inputs;
  PassageMargins margins;
};

namespace {

using Body = IncidentModel::Body;
using Workspace = IncidentModel::Workspace;

// Every number that scoring will use as an index, so that it need not look again.
bool is_sound(const Body& body) {
  const IncidentHeader& header = *body.header;
  constexpr std::int32_t kMost = 1 << 20;
  constexpr std::uint16_t kMostScale = 8191;
  for (std::uint32_t c = 0; c < header.classes; ++c) {
    const IncidentClass& one = body.classes[c];
    if (one.id[0] != 'T' || one.id[11] != 0 || one.bias > kMost || one.bias < -kMost) return false;
    if (c > 0 && string_view(body.classes[c - 1].id) >= string_view(one.id)) return false;
  }
  for (std::uint32_t f = 0; f < header.features; ++f) {
    if (f > 0 && body.features[f].hash <= body.features[f - 1].hash) return false;
    if (body.features[f].first > body.features[f + 1].first) return false;
    // A longer factor could leave 32 bits.
    if (body.features[f].scale > kMostScale) return false;
    if (body.features[f].middle > 127 || body.features[f].middle < -127) return false;
  }
  if (body.features[0].first != 0 || body.features[header.features].first != header.weights) {
    return false;
  }
  for (std::uint32_t i = 0; i < header.weights; ++i) {
    if (body.numbers[i] >= header.classes) return false;
  }
  const auto small = [](std::int32_t weight) {
    return weight <= 1'000'000 && weight >= -1'000'000;
  };
  return small(header.bias) &&
         std::all_of(std::begin(header.clue_weights), std::end(header.clue_weights), small);
}

// The features that the model knows, each once with its count; gives 1 / their length.
double gather(const Body& body, string_view passage, Workspace& work) {
  read_incident_features(passage, work.features);
  work.sorted.assign(work.features.words.begin(), work.features.words.end());
  work.sorted.insert(work.sorted.end(), work.features.pieces.begin(), work.features.pieces.end());
  std::sort(work.sorted.begin(), work.sorted.end());
  work.inputs.clear();
  double length = 0;
  for (size_t i = 0; i < work.sorted.size();) {
    size_t next = i + 1;
    while (next < work.sorted.size() && work.sorted[next] == work.sorted[i]) ++next;
    if (const IncidentFeature* feature = body.find(work.sorted[i])) {
      work.inputs.push_back({feature, static_cast<std::uint32_t>(next - i)});
      const double value = repeated(next - i) * feature->rarity / kRarityOne;
      length += value * value;
    }
    i = next;
  }
  return length > 0 ? 1 / std::sqrt(length) : 0;
}

std::int32_t told_margin(const Body& body, const Workspace& work, double norm) {
  constexpr double kToldOne = 1 << kToldBits;
  double sum = static_cast<double>(body.header->told_bias) / (1 << kIncidentMarginBits);
  for (const auto& input : work.inputs) {
    const double value = repeated(input.count) * input.feature->rarity / kRarityOne * norm;
    sum += value * input.feature->told / kToldOne;
  }
  constexpr double kFarthest = 1000;
  return static_cast<std::int32_t>(std::clamp(sum, -kFarthest, kFarthest) * 1000);
}

}  // namespace

Result<IncidentModel> IncidentModel::open(string_view bytes) {
  constexpr std::uint32_t kMostClasses = 60'000;
  auto body = std::make_unique<Body>();
  const char* at = bytes.data();
  size_t left = bytes.size();
  body->header = take<IncidentHeader>(at, left, 1);
  if (body->header == nullptr) return damaged();
  const IncidentHeader& header = *body->header;
  const bool counts = header.magic == kIncidentMagic && header.classes > 0 &&
                      header.classes < kMostClasses && header.features < (1U << 28) &&
                      header.weights < (1U << 28);
  if (!counts) return damaged();
  body->classes = take<IncidentClass>(at, left, header.classes);
  body->features = take<IncidentFeature>(at, left, size_t{header.features} + 1);
  body->numbers = take<std::uint16_t>(at, left, header.weights);
  body->weights = take<std::int8_t>(at, left, header.weights);
  if (body->classes == nullptr || body->features == nullptr || body->numbers == nullptr ||
      body->weights == nullptr || left != 0 || !is_sound(*body)) {
    return damaged();
  }
  body->make_buckets();
  return IncidentModel(std::move(body));
}

IncidentModel::IncidentModel(std::unique_ptr<Body> body) : body_(std::move(body)) {}
IncidentModel::IncidentModel(IncidentModel&&) noexcept = default;
IncidentModel& IncidentModel::operator=(IncidentModel&&) noexcept = default;
IncidentModel::~IncidentModel() = default;

std::uint32_t IncidentModel::size() const { return body_->header->classes; }
string_view IncidentModel::id(std::uint32_t technique) const {
  return body_->classes[technique].id;
}
std::uint32_t IncidentModel::find(string_view id) const {
  const auto* const end = body_->classes + size();
  const auto* const found = std::lower_bound(
      body_->classes, end, id,
      [](const IncidentClass& one, string_view wanted) { return string_view(one.id) < wanted; });
  if (found == end || found->id != id) return size();
  return static_cast<std::uint32_t>(found - body_->classes);
}

void IncidentModel::WorkspaceDeleter::operator()(Workspace* workspace) const { delete workspace; }
IncidentModel::OwnWorkspace IncidentModel::workspace() const {
  return OwnWorkspace(std::make_unique<Workspace>().release());
}

const PassageMargins& IncidentModel::margins(string_view passage, Workspace& work) const {
  const Body& body = *body_;
  const double norm = gather(body, passage, work);
  work.margins.told = told_margin(body, work, norm);
  work.margins.techniques.resize(size());
  std::int32_t* const margins = work.margins.techniques.data();
  for (std::uint32_t c = 0; c < size(); ++c) margins[c] = body.classes[c].bias;
  std::int32_t all = 0;  // what goes to every technique alike
  for (const auto& input : work.inputs) {
    const IncidentFeature& feature = *input.feature;
    const double value = repeated(input.count) * feature.rarity / kRarityOne * norm;
    const auto factor = static_cast<std::int32_t>(value * feature.scale * kFactor);
    all += factor * feature.middle;
    const std::uint32_t end = input.feature[1].first;
    for (std::uint32_t i = feature.first; i < end; ++i) {
      margins[body.numbers[i]] += factor * body.weights[i];
    }
  }
  for (std::uint32_t c = 0; c < size(); ++c) {
    margins[c] =
        static_cast<std::int32_t>((std::int64_t{margins[c]} + all) * 1000 >> kIncidentMarginBits);
  }
  return work.margins;
}

int IncidentModel::confidence(const Clues& clues) const {
  const IncidentHeader& header = *body_->header;
  std::int64_t sum = std::int64_t{header.bias} * 1000;
  for (std::uint32_t i = 0; i < kClues; ++i) sum += std::int64_t{header.clue_weights[i]} * clues[i];
  constexpr double kMillion = 1e6;
  constexpr double kFarthest = 20;
  const double logit = std::clamp(static_cast<double>(sum) / kMillion, -kFarthest, kFarthest);
  // A hundred and thirty paragraphs show no more than that (docs/method.md, 7.3).
  constexpr int kSurest = 990;
  return std::min(static_cast<int>(std::lround(1000 / (1 + exponential(-logit)))), kSurest);
}

std::vector<std::string> IncidentModel::reasons(string_view passage, std::uint32_t technique,
                                                Workspace& work, size_t most) const {
  struct Reason {
    ByteSpan place;
    std::int64_t weight;
  };
  const Body& body = *body_;
  read_incident_features(passage, work.features);
  std::vector<Reason> found;
  const auto add = [&](std::uint32_t hash, ByteSpan place) {
    const IncidentFeature* feature = body.find(hash);
    if (feature == nullptr) return;
    const std::uint16_t* const begin = body.numbers + feature->first;
    const std::uint16_t* const end = body.numbers + feature[1].first;
    const auto* const at = std::lower_bound(begin, end, technique);
    if (at == end || *at != technique) return;
    const std::int64_t weight =
        std::int64_t{body.weights[at - body.numbers]} * feature->scale * feature->rarity;
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](const Reason& one) { return one.place == place; });
    if (same == found.end()) {
      found.push_back({place, weight});
    } else {
      same->weight += weight;
    }
  };
  const SentenceFeatures& read = work.features;
  for (size_t i = 0; i < read.words.size(); ++i) add(read.words[i], read.word_places[i]);
  for (size_t i = 0; i < read.pieces.size(); ++i) add(read.pieces[i], read.piece_places[i]);
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
    words.emplace_back(passage.substr(reason.place.start, reason.place.size()));
  }
  return words;
}

}  // namespace perpend::extraction
