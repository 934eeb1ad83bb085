// The baseline that everything learned must beat: a list of verbs and the quotation marks. A cue is
// a verb of the list or 'according to'; the source is the nearest run of capitalised words or
// pronoun before it (or right behind it, if the cue is followed by one and a comma or quotation
// precedes); the content is the quotation of the sentence, else the words after the cue, else those
// before.
#include <algorithm>

#include "claims/lexicon.h"
#include "claims/parsed_text.h"
#include "evaluation/attribution_figures.h"
#include "language/sentences.h"

namespace perpend::evaluation {
namespace {

using claims::hash_of;
using claims::ParsedText;
using claims::WordRange;

bool is_pronoun(std::uint32_t form) {
  for (const std::uint32_t one : {hash_of("i"), hash_of("he"), hash_of("she"), hash_of("they"),
                                  hash_of("we"), hash_of("it"), hash_of("you"), hash_of("who")}) {
    if (form == one) return true;
  }
  return false;
}

bool is_name(const ParsedText& p, std::uint32_t i, WordRange s) {
  return (p.words[i].shape & claims::kCapital) != 0 && i != s.begin;
}

bool is_listed(const ParsedText& p, std::uint32_t i) {
  const claims::CueClass kind = claims::cue_class(p.words[i].form);
  return claims::is_speech(kind) || kind == claims::CueClass::kBelieve ||
         kind == claims::CueClass::kFind || p.words[i].form == hash_of("according");
}

WordRange run_at(const ParsedText& p, std::uint32_t i, WordRange s) {
  WordRange run = {i, i + 1};
  if (is_pronoun(p.words[i].form)) return run;
  while (run.begin > s.begin && (p.words[run.begin - 1].shape & claims::kCapital) != 0) --run.begin;
  while (run.end < s.end && is_name(p, run.end, s)) ++run.end;
  return run;
}

WordRange source_of(const ParsedText& p, std::uint32_t cue, WordRange s) {
  const bool according = p.words[cue].form == hash_of("according");
  const std::uint32_t after = cue + (according ? 2 : 1);
  if (after < s.end && (is_name(p, after, s) || is_pronoun(p.words[after].form)) &&
      (according || cue == s.begin || (p.words[cue - 1].shape & claims::kSign) != 0)) {
    return run_at(p, after, s);
  }
  for (std::uint32_t i = cue; i-- > s.begin;) {
    const bool capital = (p.words[i].shape & claims::kCapital) != 0;
    if (capital || is_pronoun(p.words[i].form)) return run_at(p, i, s);
  }
  return {};
}

WordRange content_of(const ParsedText& p, std::uint32_t cue, WordRange source, WordRange s) {
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    if (p.quotation_of[i] >= 0 && p.quotation_of[i] != p.quotation_of[cue]) {
      return p.quotations[static_cast<std::size_t>(p.quotation_of[i])].words;
    }
  }
  const std::uint32_t from = std::max(cue + 1, source.end);
  if (s.end > from && s.end - from > cue - s.begin) return {from, s.end};
  return {s.begin, source.size() > 0 ? std::min(source.begin, cue) : cue};
}

ParsedText words_only(const training::TreebankDocument& document) {
  ParsedText p;
  p.text = document.text;
  for (const ByteSpan sentence : language::sentences(document.text)) {
    const auto begin = static_cast<std::uint32_t>(p.words.size());
    claims::append_words(document.text, sentence, p.words);
    const auto end = static_cast<std::uint32_t>(p.words.size());
    if (begin < end) p.sentences.push_back({begin, end});
  }
  claims::complete(p);
  return p;
}

}  // namespace

std::vector<Relation> baseline_relations(const training::TreebankDocument& document) {
  const WordIndex index(document);
  const ParsedText p = words_only(document);
  std::vector<Relation> relations;
  for (const WordRange s : p.sentences) {
    for (std::uint32_t cue = s.begin; cue < s.end; ++cue) {
      if (!is_listed(p, cue)) continue;
      const WordRange source = source_of(p, cue, s);
      if (source.size() == 0) continue;
      const WordRange content = content_of(p, cue, source, s);
      if (content.begin >= content.end) continue;
      Relation one;
      const bool according = p.words[cue].form == hash_of("according");
      one.source = index.trimmed(index.words(p.bytes(source)));
      one.cue = index.words(p.bytes({cue, std::min(s.end, cue + (according ? 2U : 1U))}));
      one.content = index.trimmed(index.words(p.bytes(content)));
      one.speech = claims::is_speech(claims::cue_class(p.words[cue].form));
      relations.push_back(std::move(one));
    }
  }
  return relations;
}

}  // namespace perpend::evaluation
