// What others do: BM25 over technique texts, a linear support vector machine over words and pairs
// of words, and the sum of both. Their figures elsewhere, on the same sentences: parent first .64
// .66 .69, among three .83 .83 .86, exact .57 .59 .63.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/date.h"
#include "formats/attack/texts.h"

namespace perpend::evaluation {

struct BaselineScores {
  std::vector<std::string> techniques;       // ids: what the columns are
  std::vector<std::vector<double>> bm25;     // [sentence][technique]
  std::vector<std::vector<double>> margins;  // of the support vector machine
  std::vector<std::vector<double>> sum;      // of both, each with mean 0 and deviation 1
};

BaselineScores score_baselines(const attack::Texts& texts, std::span<const std::string> sentences,
                               Date trained_before, Date techniques_before);

}  // namespace perpend::evaluation
