// Texts with their tags for tests: "The_DT agency_NN said_VBD ._.", without a tree.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "claims/parsed_text.h"

namespace perpend::claims {

// One sentence. The result points into the text made from the words alone, which is kept for the
// life of the program.
inline ParsedText tagged_by_hand(std::string_view tagged) {
  static std::deque<std::string> texts;  // a deque: what is in it never moves
  std::string* const plain = &texts.emplace_back();
  std::vector<std::pair<ByteSpan, Tag>> places;
  while (!tagged.empty()) {
    const std::size_t end = std::min(tagged.find(' '), tagged.size());
    const std::string_view one = tagged.substr(0, end);
    const std::size_t bar = one.rfind('_');
    const std::string_view form = one.substr(0, bar);
    const bool joined = form == "," || form == ".";
    if (!plain->empty() && !joined) *plain += ' ';
    places.push_back({{plain->size(), plain->size() + form.size()}, tag_of(one.substr(bar + 1))});
    *plain += form;
    tagged.remove_prefix(std::min(end + 1, tagged.size()));
  }
  ParsedText parsed;
  parsed.text = *plain;
  for (const auto& [bytes, tag] : places) {
    parsed.words.push_back(word_at(*plain, bytes, parsed.words.empty()));
    parsed.words.back().tag = tag;
  }
  parsed.sentences.push_back({0, static_cast<std::uint32_t>(parsed.words.size())});
  complete(parsed);
  return parsed;
}

}  // namespace perpend::claims
