// Texts with their words, trees and attributions as people annotated them: GUM's open genres and
// English EWT (CoNLL-U and RST dependencies), read from the data folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/words.h"
#include "core/error.h"

namespace perpend::training {

// One attribution relation: the words of the signals, and the nucleus as a range of words.
struct GoldAttribution {
  // Signal attribution_source, the run of words nearest to the cue where there are several.
  std::vector<std::uint32_t> source;
  std::vector<std::uint32_t> cue;  // signals indicative_word and indicative_phrase; may be empty
  claims::WordRange content;       // the satellite's nucleus subtree

  auto operator<=>(const GoldAttribution&) const = default;
};

struct TreebankDocument {
  std::string name;                          // "GUM_news_…"; of EWT: "ewt-" and the file
  std::string text;                          // as it was written
  std::vector<claims::Word> words;           // with gold tags, heads and labels
  std::vector<claims::WordRange> sentences;  // of words
  std::vector<GoldAttribution> attributions;
};

// Held out from everything that is fitted: documents whose name's SHA-256 begins with a byte that
// is divisible by four. tests/golden/claims/gum-held-out.txt lists them.
bool is_held_out(std::string_view document_name);

// One CoNLL-U file as one document.
Result<TreebankDocument> read_conllu(std::string_view bytes, std::string_view name);
// The attributions of an .rsd file, added to the document with the same words.
Result<void> read_attributions(std::string_view bytes, std::string_view name,
                               TreebankDocument& document);

// Everything under `sources`/text, by name. Error: that of the file that is missing or broken.
Result<std::vector<TreebankDocument>> read_treebanks(const std::string& sources);

}  // namespace perpend::training
