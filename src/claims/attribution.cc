// First the cues, then for each the best source, then, source in hand, the best content. The steps
// do not look back; what an early one misses is lost. After Pareti et al. (2013) and Newell et al.
// (2018), with a tree in place of a sequence model. Figures: `perpend eval claims`.
#include "claims/attribution.h"

namespace perpend::claims {
namespace {

WordRange best_source(const ParsedText& parsed, const RankModel& model, std::uint32_t cue,
                      const std::optional<Frame>& frame, Features& features) {
  WordRange best;
  std::int32_t best_score = 0;
  bool first = true;
  for (const WordRange one : source_candidates(parsed, cue)) {
    source_features(parsed, cue, frame, one, features);
    const std::int32_t score = score_of(model, features);
    if (first || score > best_score) {
      best = one;
      best_score = score;
    }
    first = false;
  }
  return best;
}

WordRange best_content(const ParsedText& parsed, const RankModel& model, std::uint32_t cue,
                       const std::optional<Frame>& frame, WordRange source, Features& features) {
  WordRange best = {cue, cue};
  std::int32_t best_score = 0;
  for (const ContentCandidate& one : content_candidates(parsed, cue, source)) {
    content_features(parsed, cue, frame, source, one, features);
    const std::int32_t score = score_of(model, features);
    if (best.size() == 0 || score > best_score) {
      best = one.words;
      best_score = score;
    }
  }
  return best;
}

}  // namespace

std::vector<Attribution> find_attributions(const ParsedText& parsed,
                                           const AttributionModel& model) {
  std::vector<Attribution> found;
  Features features;
  for (std::uint32_t i = 0; i < parsed.words.size(); ++i) {
    if (!may_be_cue(parsed, i)) continue;
    cue_features(parsed, i, features);
    const std::int32_t score = score_of(model.cue, features);
    if (score < model.threshold) continue;
    Attribution one;
    const auto frame = frame_of(parsed, i);
    one.cue = i;
    one.margin = score - model.threshold;
    one.source = best_source(parsed, model.source, i, frame, features);
    one.content = best_content(parsed, model.content, i, frame, one.source, features);
    if (one.content.size() > 0) found.push_back(one);
  }
  return found;
}

}  // namespace perpend::claims
