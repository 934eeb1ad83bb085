// Kept apart from extraction/: words as they stand, no stems, no pieces, own counting, so that a
// fault of the one is not a fault of the other. Only the solver of the linear machine is shared.
#include "evaluation/technique_baselines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <unordered_map>

#include "model/ascii.h"
#include "training/technique_fit.h"

namespace perpend::evaluation {
namespace {

using std::size_t;
using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && ascii::is_alnum(text[end])) ++end;
    if (end > at) words.push_back(ascii::lower(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

using Counts = std::map<std::string, double>;

Counts count(const Words& words) {
  Counts counts;
  for (const std::string& word : words) ++counts[word];
  return counts;
}

std::vector<std::vector<double>> bm25(const std::vector<Words>& texts,
                                      const std::vector<Words>& asked) {
  constexpr double kK1 = 1.2, kB = .75;
  struct Posting {
    size_t text;
    double weight;
  };
  std::unordered_map<std::string, std::vector<Posting>> postings;
  double all = 0;
  for (const Words& text : texts) all += static_cast<double>(text.size());
  const double mean = all / static_cast<double>(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    const double tempered = kK1 * (1 - kB + kB * static_cast<double>(texts[i].size()) / mean);
    for (const auto& [word, n] : count(texts[i])) {
      postings[word].push_back({i, n * (kK1 + 1) / (n + tempered)});
    }
  }
  const auto total = static_cast<double>(texts.size());
  std::vector<std::vector<double>> scores;
  for (const Words& sentence : asked) {
    std::vector<double> score(texts.size(), 0);
    for (const auto& [word, n] : count(sentence)) {
      const auto found = postings.find(word);
      if (found == postings.end()) continue;
      const auto having = static_cast<double>(found->second.size());
      const double rarity = std::log(1 + (total - having + .5) / (having + .5));
      for (const Posting& posting : found->second) score[posting.text] += rarity * posting.weight;
    }
    scores.push_back(std::move(score));
  }
  return scores;
}

Words with_pairs(const Words& words) {
  Words grams = words;
  for (size_t i = 0; i + 1 < words.size(); ++i) grams.push_back(words[i] + " " + words[i + 1]);
  return grams;
}

// tf-idf of words and pairs: 1 + ln tf, smoothed ln idf + 1, length 1.
class Vectors {
 public:
  explicit Vectors(const std::vector<Words>& examples) {
    for (const Words& words : examples) {
      for (const auto& [gram, n] : count(with_pairs(words))) {
        ++having_.emplace(gram, std::make_pair(having_.size(), 0)).first->second.second;
      }
    }
    total_ = static_cast<double>(examples.size());
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(having_.size()); }

  training::Example of(const Words& words, std::uint32_t label) const {
    training::Example example;
    example.label = label;
    double length = 0;
    for (const auto& [gram, n] : count(with_pairs(words))) {
      const auto found = having_.find(gram);
      if (found == having_.end()) continue;
      const auto& [number, having] = found->second;
      const double value = (1 + std::log(n)) * (std::log((total_ + 1) / (having + 1)) + 1);
      example.inputs.push_back({static_cast<std::uint32_t>(number), static_cast<float>(value)});
      length += value * value;
    }
    for (training::Input& input : example.inputs) {
      input.value = static_cast<float>(input.value / std::sqrt(length));
    }
    return example;
  }

 private:
  std::unordered_map<std::string, std::pair<size_t, int>> having_;
  double total_ = 0;
};

// The plane of one class by dual coordinate descent (Hsieh et al. 2008, the L2 loss with C = 1), as
// the usual library finds it.
class Plane {
 public:
  Plane(const std::vector<training::Example>& examples, std::uint32_t features)
      : examples_(examples), weights_(features, 0), alphas_(examples.size(), 0) {
    order_.resize(examples.size());
    for (size_t i = 0; i < order_.size(); ++i) order_[i] = i;
  }

  void fit(std::uint32_t label, std::mt19937& random) {
    constexpr int kPasses = 12;
    constexpr double kDiagonal =
        1 / (2 * 1.0) + 1 + 1;  // of C, of the vector's length, of the bias
    for (int pass = 0; pass < kPasses; ++pass) {
      for (size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[random() % i]);
      for (const size_t i : order_) {
        const double sign = examples_[i].label == label ? 1 : -1;
        const double slope = sign * margin(examples_[i]) - 1 + alphas_[i] * .5;
        if (alphas_[i] == 0 && slope >= 0) continue;
        const double alpha = std::max(alphas_[i] - slope / kDiagonal, 0.0);
        const double step = (alpha - alphas_[i]) * sign;
        alphas_[i] = alpha;
        for (const training::Input& input : examples_[i].inputs) {
          weights_[input.feature] += step * static_cast<double>(input.value);
        }
        bias_ += step;
      }
    }
  }
  double margin(const training::Example& example) const {
    double sum = bias_;
    for (const training::Input& input : example.inputs) {
      sum += static_cast<double>(input.value) * weights_[input.feature];
    }
    return sum;
  }

 private:
  const std::vector<training::Example>& examples_;
  std::vector<double> weights_, alphas_;
  std::vector<size_t> order_;
  double bias_ = 0;
};

std::vector<std::vector<double>> margins(const std::vector<Words>& examples,
                                         const std::vector<std::uint32_t>& labels,
                                         std::uint32_t classes, const std::vector<Words>& asked) {
  constexpr double kNoExample = -2;  // of a class that was never seen
  const Vectors vectors(examples);
  std::vector<training::Example> made, questions;
  for (size_t i = 0; i < examples.size(); ++i) made.push_back(vectors.of(examples[i], labels[i]));
  for (const Words& words : asked) questions.push_back(vectors.of(words, 0));
  std::vector<std::vector<double>> scores(asked.size(), std::vector<double>(classes, kNoExample));
  std::mt19937 random(1);
  for (std::uint32_t c = 0; c < classes; ++c) {
    if (std::find(labels.begin(), labels.end(), c) == labels.end()) continue;
    Plane plane(made, vectors.size());
    plane.fit(c, random);
    for (size_t i = 0; i < questions.size(); ++i) scores[i][c] = plane.margin(questions[i]);
  }
  return scores;
}

std::vector<double> standardised(const std::vector<double>& scores) {
  const auto n = static_cast<double>(scores.size());
  double mean = 0, squares = 0;
  for (const double score : scores) mean += score / n;
  for (const double score : scores) squares += (score - mean) * (score - mean) / n;
  std::vector<double> result;
  result.reserve(scores.size());
  for (const double score : scores) result.push_back((score - mean) / std::sqrt(squares + 1e-12));
  return result;
}

}  // namespace

BaselineScores score_baselines(const attack::Texts& texts, std::span<const std::string> sentences,
                               Date trained_before, Date techniques_before) {
  BaselineScores scores;
  std::unordered_map<std::string, std::uint32_t> labels;
  std::vector<Words> class_texts;
  for (const attack::TechniqueText& technique : texts.techniques) {
    if (technique.created >= techniques_before) continue;
    labels.emplace(technique.id, static_cast<std::uint32_t>(scores.techniques.size()));
    scores.techniques.push_back(technique.id);
    class_texts.push_back(
        words_of(technique.name + " " + attack::plain_text(technique.description)));
  }
  std::vector<Words> examples;
  std::vector<std::uint32_t> example_labels;
  for (const attack::ProcedureText& procedure : texts.procedures) {
    const auto label = labels.find(procedure.technique);
    if (procedure.created >= trained_before || label == labels.end()) continue;
    examples.push_back(words_of(attack::plain_text(procedure.description)));
    example_labels.push_back(label->second);
    Words& text = class_texts[label->second];
    text.insert(text.end(), examples.back().begin(), examples.back().end());
  }
  std::vector<Words> asked;
  for (const std::string& sentence : sentences) asked.push_back(words_of(sentence));
  scores.bm25 = bm25(class_texts, asked);
  scores.margins = margins(examples, example_labels,
                           static_cast<std::uint32_t>(scores.techniques.size()), asked);
  for (size_t i = 0; i < asked.size(); ++i) {
    std::vector<double> sum = standardised(scores.bm25[i]);
    const std::vector<double> other = standardised(scores.margins[i]);
    for (size_t c = 0; c < sum.size(); ++c) sum[c] += other[c];
    scores.sum.push_back(std::move(sum));
  }
  return scores;
}

}  // namespace perpend::evaluation
