#include "claims/model.h"

#include <cstring>
#include <utility>

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

constexpr string_view kMagic = "pclaims2";
constexpr std::uint32_t kMostBits = 22;

void put32(string& to, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) to += static_cast<char>(value >> shift & 0xFFU);
}

template <class Weight, int lanes>
void put_weights(string& to, const Linear<Weight, lanes>& model) {
  for (const Weight weight : model.weights()) {
    const auto bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(weight));
    for (std::size_t i = 0; i < sizeof(Weight); ++i)
      to += static_cast<char>(bits >> (8 * i) & 0xFFU);
  }
}

class Reader {
 public:
  explicit Reader(string_view bytes) : bytes_(bytes) {}

  bool take(string_view magic) {
    if (!bytes_.starts_with(magic)) return false;
    bytes_.remove_prefix(magic.size());
    return true;
  }
  bool take32(std::uint32_t& value) {
    if (bytes_.size() < 4) return false;
    value = 0;
    for (unsigned i = 0; i < 4; ++i) value |= byte(i) << (8 * i);
    bytes_.remove_prefix(4);
    return true;
  }
  template <class Weight, int lanes>
  bool take(Linear<Weight, lanes>& model, std::uint32_t bits) {
    if (bits < 1 || bits > kMostBits) return false;
    const std::size_t size = (std::size_t{lanes} << bits) * sizeof(Weight);
    if (bytes_.size() < size) return false;
    model = Linear<Weight, lanes>(static_cast<int>(bits));
    for (std::size_t i = 0; i < model.weights().size(); ++i) {
      std::uint32_t value = 0;
      for (std::size_t b = 0; b < sizeof(Weight); ++b)
        value |= byte(i * sizeof(Weight) + b) << (8 * b);
      model.weights()[i] = static_cast<Weight>(value);
    }
    bytes_.remove_prefix(size);
    return true;
  }
  bool empty() const { return bytes_.empty(); }

 private:
  std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }
  string_view bytes_;
};

}  // namespace

string bytes_of(const ClaimModel::Body& body) {
  string bytes(kMagic);
  const AttributionModel& a = body.attribution;
  for (const int bits : {body.grammar.tagger.bits(), body.grammar.parser.bits(), a.cue.bits(),
                         a.source.bits(), a.content.bits(), body.answers.bits()}) {
    put32(bytes, static_cast<std::uint32_t>(bits));
  }
  put32(bytes, static_cast<std::uint32_t>(a.threshold));
  put32(bytes, body.weighs_answers ? 1 : 0);
  for (const std::uint64_t part : body.grammar.vocabulary.bits()) {
    put32(bytes, static_cast<std::uint32_t>(part));
    put32(bytes, static_cast<std::uint32_t>(part >> 32U));
  }
  put_weights(bytes, body.grammar.tagger);
  put_weights(bytes, body.grammar.parser);
  put_weights(bytes, a.cue);
  put_weights(bytes, a.source);
  put_weights(bytes, a.content);
  put_weights(bytes, body.answers);
  return bytes;
}

Result<ClaimModel::Body> read_model(string_view bytes) {
  Reader reader(bytes);
  ClaimModel::Body body;
  std::array<std::uint32_t, 8> numbers{};
  bool good = reader.take(kMagic);
  for (std::uint32_t& number : numbers) good = good && reader.take32(number);
  for (std::uint64_t& part : body.grammar.vocabulary.bits()) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    good = good && reader.take32(low) && reader.take32(high);
    part = std::uint64_t{high} << 32U | low;
  }
  AttributionModel& a = body.attribution;
  good = good && reader.take(body.grammar.tagger, numbers[0]) &&
         reader.take(body.grammar.parser, numbers[1]) && reader.take(a.cue, numbers[2]) &&
         reader.take(a.source, numbers[3]) && reader.take(a.content, numbers[4]) &&
         reader.take(body.answers, numbers[5]) && reader.empty() && numbers[7] <= 1;
  a.threshold = static_cast<std::int32_t>(numbers[6]);
  body.weighs_answers = numbers[7] == 1;
  // Far beyond any sum of weights: a margin over it might not be a number.
  constexpr std::int32_t kFarthest = 1 << 30;
  good = good && a.threshold > -kFarthest && a.threshold < kFarthest;
  if (!good) {
    return fail(
        ErrorKind::kDamaged, "claims.model",
        "the pack's model of claims is damaged or of another version; build the pack again");
  }
  return body;
}

ClaimModel::ClaimModel(std::unique_ptr<Body> body) : body_(std::move(body)) {}
ClaimModel::ClaimModel(ClaimModel&&) noexcept = default;
ClaimModel& ClaimModel::operator=(ClaimModel&&) noexcept = default;
ClaimModel::~ClaimModel() = default;

Result<ClaimModel> ClaimModel::from_bytes(string_view bytes) {
  auto body = read_model(bytes);
  if (!body) return tl::make_unexpected(body.error());
  return ClaimModel(std::make_unique<Body>(std::move(*body)));
}

Result<ClaimModel> ClaimModel::of(const knowledge::Pack& pack) {
  const string_view bytes = pack.model(kModelName);
  if (bytes.empty()) {
    return fail(ErrorKind::kDamaged, "claims.no-model",
                "this pack has no model of claims; build it with the texts of perpend kb train");
  }
  return from_bytes(bytes);
}

}  // namespace perpend::claims
