// What may be believed of a score is measured, not assumed: parts fitted on everything but the last
// year are asked about every sentence of that year. The mixture of the three parts is the one that
// makes the truth of that year most probable; how often such a share was then right is the curve
// that turns shares into probabilities. A sentence of a technique that was not recorded yet counts
// as a wrong answer, because that happens next year too.
//
// The curves go with the parts of the whole time, which know one year more and are a little better
// than the curves say.
// Tested in technique_training_test.cc.
#include "training/technique_training.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/exponential.h"
#include "core/weight.h"
#include "extraction/technique_layout.h"
#include "extraction/technique_model.h"
#include "training/technique_parts.h"

namespace perpend::training {
namespace {

using extraction::kMixed;
using extraction::TechniqueModel;
using std::size_t;

constexpr int kDaysOfYear = 365;
constexpr size_t kGuessesOfCurve = 3;  // a curve is of the three most probable of each sentence
constexpr std::int32_t kLargestMix = 2000;

struct Asked {
  std::string text;
  std::string technique;
};

std::vector<Asked> asked_of(const attack::Texts& texts, Date from, Date to) {
  std::vector<Asked> asked;
  for (const attack::ProcedureText& procedure : texts.procedures) {
    if (procedure.created < from || procedure.created >= to) continue;
    asked.push_back({attack::plain_text(procedure.description), procedure.technique});
  }
  return asked;
}

// -log10 of the truth's share, in microbans, summed over the sentences whose truth is a class.
class Mixture {
 public:
  Mixture(const TechniqueModel& model, const std::vector<Asked>& asked) : classes_(model.size()) {
    const auto work = model.workspace();
    for (const Asked& one : asked) {
      std::uint32_t truth = 0;
      while (truth < classes_ && model.id(truth) != one.technique) ++truth;
      if (truth == classes_) continue;
      truths_.push_back(truth);
      std::vector<double> parts;
      model.parts(one.text, *work, parts);
      parts_.emplace_back(parts.begin(), parts.end());
    }
  }

  std::int64_t loss(const std::int32_t (&mix)[kMixed]) const {
    std::int64_t sum = 0;
    for (size_t i = 0; i < truths_.size(); ++i) sum += loss_of(parts_[i], truths_[i], mix);
    return sum;
  }

 private:
  std::int64_t loss_of(const std::vector<float>& parts, std::uint32_t truth,
                       const std::int32_t (&mix)[kMixed]) const {
    const auto score = [&](std::uint32_t c) {
      double sum = 0;
      for (size_t i = 0; i < kMixed; ++i) sum += mix[i] / 1000.0 * parts[i * classes_ + c];
      return sum;
    };
    const double own = score(truth);
    double sum = 0;
    for (std::uint32_t c = 0; c < classes_; ++c) sum += exponential(score(c) - own);
    constexpr double kMost = 1e12;
    const auto scaled = static_cast<std::uint64_t>(std::min(sum, kMost) * 1e6);
    return log10_ratio_microbans(std::max<std::uint64_t>(scaled, 1), 1'000'000);
  }

  std::uint32_t classes_;
  std::vector<std::uint32_t> truths_;
  std::vector<std::vector<float>> parts_;
};

void fit_mixture(const Mixture& mixture, std::int32_t (&mix)[kMixed]) {
  std::int64_t best = mixture.loss(mix);
  for (const std::int32_t step : {200, 100, 50, 20}) {
    for (bool better = true; better;) {
      better = false;
      for (std::int32_t& one : mix) {
        for (const std::int32_t move : {step, -step}) {
          const std::int32_t before = one;
          one = std::clamp(one + move, 0, kLargestMix);
          const std::int64_t loss = one == before ? best : mixture.loss(mix);
          if (loss < best) {
            best = loss;
            better = true;
          } else {
            one = before;
          }
        }
      }
    }
  }
}

std::string_view parent_of(std::string_view id) { return id.substr(0, id.find('.')); }

void fit_answer_curves(const TechniqueModel& model, const std::vector<Asked>& asked,
                       TechniqueCalibration& calibration) {
  const auto work = model.workspace();
  std::vector<Judged> exact, parent;
  const auto millionths = [](double share) {
    return static_cast<std::int64_t>(share * extraction::kCurveOne);
  };
  for (const Asked& one : asked) {
    const auto scores = model.score(one.text, *work, kGuessesOfCurve);
    std::vector<std::string_view> parents;
    for (const auto& guess : scores.guesses) {
      const std::string_view id = model.id(guess.technique);
      exact.push_back({millionths(guess.share), id == one.technique, 1});
      if (std::find(parents.begin(), parents.end(), parent_of(id)) != parents.end()) continue;
      parents.push_back(parent_of(id));
      parent.push_back(
          {millionths(guess.parent_share), parent_of(id) == parent_of(one.technique), 1});
    }
  }
  calibration.exact = fit_curve(std::move(exact));
  calibration.parent = fit_curve(std::move(parent));
}

// Of the year's procedures and of as much other prose, weighed alike. The gate was not fitted on
// the sentences of `held_prose`.
void fit_gate_curve(const TechniqueModel& model, const std::vector<Asked>& asked,
                    const std::vector<std::string>& held_prose, TechniqueCalibration& calibration) {
  const auto work = model.workspace();
  const auto margin = [&](const std::string& text) {
    return static_cast<std::int64_t>(model.score(text, *work, 1).gate_margin *
                                     (1 << extraction::kInputBits));
  };
  std::vector<Judged> judged;
  const auto uses = static_cast<std::int64_t>(asked.size());
  const auto others = static_cast<std::int64_t>(held_prose.size());
  judged.reserve(asked.size());
  for (const Asked& one : asked)
    judged.push_back({margin(one.text), true, std::max<std::int64_t>(others, 1)});
  for (const std::string& one : held_prose)
    judged.push_back({margin(one), false, std::max<std::int64_t>(uses, 1)});
  calibration.gate = fit_curve(std::move(judged));
}

}  // namespace

std::string train_techniques(const attack::Texts& texts, std::span<const std::string> prose,
                             Date as_of, std::optional<Date> techniques_before) {
  const Date last_year = Date::from_days(as_of.days() - kDaysOfYear);
  const std::vector<Asked> asked = asked_of(texts, last_year, as_of);
  const auto known = std::count_if(
      texts.techniques.begin(), texts.techniques.end(),
      [&](const attack::TechniqueText& technique) { return technique.created < last_year; });
  if (known < 2 || asked.empty()) return {};
  // Every fifth sentence of the prose is held back for the gate's curve, with the year's advice.
  std::vector<std::string> kept, held;
  for (size_t i = 0; i < prose.size(); ++i) (i % 5 == 0 ? held : kept).push_back(prose[i]);
  for (const attack::OtherText& other : texts.others) {
    if (other.created >= last_year && other.created < as_of) {
      held.push_back(attack::plain_text(other.text));
    }
  }
  TechniqueCalibration calibration;
  std::string bytes = fit_technique_parts(
      texts, kept, {last_year, techniques_before.value_or(last_year)}, calibration);
  {
    const auto model = TechniqueModel::open(bytes);
    if (!model) return {};
    fit_mixture(Mixture(*model, asked), calibration.mix);
  }
  extraction::TechniqueHeader header{};
  std::memcpy(&header, bytes.data(), sizeof(header));
  std::copy(std::begin(calibration.mix), std::end(calibration.mix), header.mix);
  std::memcpy(bytes.data(), &header, sizeof(header));
  {
    const auto model = TechniqueModel::open(bytes);
    fit_answer_curves(*model, asked, calibration);
    fit_gate_curve(*model, asked, held, calibration);
  }
  return fit_technique_parts(texts, prose, {as_of, techniques_before.value_or(as_of)}, calibration);
}

}  // namespace perpend::training
