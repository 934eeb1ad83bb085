// Two orders of words that say who speaks beyond doubt, read without a parser.
//
//   'The cyber authorities of A, B and C assess with moderate confidence that …': what stands
//   before the verb is the source, what stands behind 'that' the content. '…, the Cyber Directorate
//   of the police has found.': the verb ends the sentence, and the last comma before it parts
//   content and source.
//
//   Counter-example: 'It is feared that …' has nobody; a source must begin with an article or a
//   capital and hold no verb of its own. Tested in plain_frames_test.cc.
#include "claims/plain_frames.h"

#include <string>
#include <vector>

#include "claims/content_words.h"

namespace perpend::claims {
namespace {

bool one_of(std::string_view list, std::string_view word) {
  return list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

constexpr std::string_view kVerbs =
    " assess assesses assessed conclude concludes concluded find finds found establish establishes "
    "established "
    "judge judges judged estimate estimates estimated determine determines determined report "
    "reports reported "
    "say says said announce announces announced ";
constexpr std::string_view kNotInASource =
    " that is are was were has have had it there he she they we i which who when if because but "
    "not will would "
    "may might could can as ";
constexpr std::size_t kLongestSource = 14;  // words
constexpr std::size_t kLongestManner = 5;   // 'with moderate confidence'

bool is_source(const std::vector<ContentWord>& words, std::size_t first, std::size_t end) {
  if (first >= end || end - first > kLongestSource) return false;
  if (!words[first].capital && words[first].lower != "the" && words[first].lower != "a")
    return false;
  for (std::size_t i = first; i < end; ++i) {
    if (one_of(kNotInASource, words[i].lower) || one_of(kVerbs, words[i].lower)) return false;
  }
  return true;
}

std::size_t past_article(const std::vector<ContentWord>& words, std::size_t at) {
  return words[at].lower == "the" || words[at].lower == "a" || words[at].lower == "an" ? at + 1
                                                                                       : at;
}

bool has_comma(std::string_view text, const ContentWord& before, const ContentWord& word) {
  return text.substr(before.span.end, word.span.start - before.span.end).find(',') !=
         std::string_view::npos;
}

std::optional<PlainFrame> forward(const std::vector<ContentWord>& words) {
  for (std::size_t verb = 1; verb + 2 < words.size(); ++verb) {
    if (!one_of(kVerbs, words[verb].lower) || !is_source(words, 0, verb)) continue;
    for (std::size_t that = verb + 1; that <= verb + 1 + kLongestManner && that + 1 < words.size();
         ++that) {
      if (words[that].lower != "that") continue;
      const std::size_t first = past_article(words, 0);
      if (first >= verb) return std::nullopt;
      return PlainFrame{{words[first].span.start, words[verb - 1].span.end},
                        words[verb].span,
                        {words[that + 1].span.start, words.back().span.end}};
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<PlainFrame> backward(std::string_view text, const std::vector<ContentWord>& words) {
  const std::size_t verb = words.size() - 1;
  if (!one_of(kVerbs, words[verb].lower)) return std::nullopt;
  std::size_t end = verb;
  if (one_of(" has have had ", words[end - 1].lower)) --end;
  for (std::size_t first = end; first-- > 2;) {
    if (!has_comma(text, words[first - 1], words[first])) continue;
    if (!is_source(words, first, end)) return std::nullopt;
    const std::size_t name = past_article(words, first);
    if (name >= end) return std::nullopt;
    return PlainFrame{{words[name].span.start, words[end - 1].span.end},
                      {words[end].span.start, words[verb].span.end},
                      {words[0].span.start, words[first - 1].span.end}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<PlainFrame> plain_frame(std::string_view text, ByteSpan sentence) {
  const std::vector<ContentWord> words =
      words_in(text.substr(sentence.start, sentence.size()), sentence.start);
  if (words.size() < 6) return std::nullopt;
  if (const auto frame = forward(words)) return frame;
  return backward(text, words);
}

}  // namespace perpend::claims
