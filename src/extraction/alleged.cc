// "a group that calls itself Cyber Tide" names an actor that no list need have; "a neighbouring
// state ordered it" names none, and is a claim of a sponsor all the same. Both only in sentences
// that speak of who did it.
//
// Counter-example: "a group of customers called Friends of the Bank" would be taken if the sentence
// said that somebody claims something.
//
// Tested in alleged_test.cc.
#include "extraction/alleged.h"

#include <re2/re2.h>

#include <algorithm>

#include "extraction/sentence.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

struct Patterns {
  RE2 speaks{
      "(?i)\\b(claim\\w*|said|says?|believ\\w*|suspect\\w*|attribut\\w*|blam\\w*|order\\w*|behind|"
      "accus\\w*|think|"
      "thought|assess\\w*|responsib\\w*|sold|hired|boast\\w*|alleg\\w*|named|linked?|t(?:ie|ied|"
      "ies|ying) )"};
  RE2 named{
      "\\b(?i:groups?|collective|crew|gang|channel|persona|team|hacktivists?|brand|outfit)\\s+(?:(?"
      ":that|which|who)\\s+)?"
      "(?:calls?|calling|styles?) (?:itself|themselves)\\s+[\"'\xE2\x80\x9C]?([A-Z][\\w]+(?:[ "
      "-][A-Z][\\w]+){0,3})"};
  RE2 under{
      "\\b(?i:groups?|collective|crew|gang|persona|hacktivists?|hackers|attackers|actors?)\\s+(?:"
      "named|called|known as|"
      "tracked as|under the names?(?: of)?|calling)\\s+[\"'\xE2\x80\x9C]?([A-Z][\\w]+(?:[ "
      "-][A-Z][\\w]+){0,3})"};
  RE2 state{
      "(?i)\\b((?:a|another|some|the) (?:neighbou?ring|foreign|hostile|rival) "
      "(?:state|country|government|power|intelligence "
      "service)|(?:a|the) (?:state actor|foreign service|intelligence service of [a-z "
      "]{3,30}))\\b"};
  // "The press suspects a gang from abroad": somebody who was not there accuses somebody.
  RE2 accuses{
      "(?i)\\b(press|newspapers?|daily paper|politicians?|ministers?|researchers?|vendors?|police|"
      "officials?|media|blogs?|reporters?|commentators?|experts?|analysts?|partners?|rumou?rs?)\\b"
      "[^.;]{0,60}\\b(suspect\\w*|blam\\w*|believ\\w*|accus\\w*|sees|see|points?|link|links|ties?)"
      "\\b[^.;]{0,40}?\\b((?:an? |the )?(?:gang|crew|firm|company|movement|service|neighbou?r|"
      "syndicate|group|cartel|state)\\b(?: (?:from|of|in) (?:an? |the )?[a-zA-Z]+(?: [a-z]+)?)?)"};
  // "A youth movement boasted of it".
  RE2 boasts{
      "(?i)\\b((?:an? |the )[a-z]* ?(?:gang|crew|movement|group|channel|collective|persona))\\b"
      "[^.;]{0,30}?\\b(?:boasted|bragged|took credit|took responsibility|claimed responsibility|"
      "claimed the act)"};
  RE2 person{
      "(?i)\\b((?:an? |the )?(?:access broker|former employee|disgruntled employee|insider))\\b"};
};

const Patterns& patterns() {
  static const Patterns made;
  return made;
}

class Finder {
 public:
  explicit Finder(string_view text) : text_(text) {}

  void read(ByteSpan sentence) {
    const string_view all = part(text_, sentence);
    const re2::StringPiece piece(all.data(), all.size());
    const size_t before = found_.size();
    read_names(all, piece);
    if (found_.size() > before) return;
    each(patterns().accuses, all, AttributionLevel::kThreatActor, 3);
    each(patterns().boasts, all, AttributionLevel::kThreatActor);
  }

  void read_names(string_view all, const re2::StringPiece& piece) {
    if (!RE2::PartialMatch(piece, patterns().speaks)) return;
    each(patterns().named, all, AttributionLevel::kIntrusionSet);
    each(patterns().under, all, AttributionLevel::kIntrusionSet);
    each(patterns().state, all, AttributionLevel::kSponsor);
    each(patterns().person, all, AttributionLevel::kThreatActor);
  }

  std::vector<Alleged> take() {
    std::sort(found_.begin(), found_.end(),
              [](const Alleged& a, const Alleged& b) { return a.span < b.span; });
    const auto overlapping = [](const Alleged& a, const Alleged& b) {
      return a.span.overlaps(b.span);
    };
    found_.erase(std::unique(found_.begin(), found_.end(), overlapping), found_.end());
    return std::move(found_);
  }

 private:
  // The text of a group of each match.
  void each(const RE2& pattern, string_view sentence, AttributionLevel level, int group = 1) {
    re2::StringPiece groups[4];
    size_t from = 0;
    while (from < sentence.size() &&
           pattern.Match({sentence.data(), sentence.size()}, from, sentence.size(), RE2::UNANCHORED,
                         groups, group + 1)) {
      const auto start = static_cast<size_t>(groups[group].data() - text_.data());
      found_.push_back({{start, start + groups[group].size()}, level});
      from = static_cast<size_t>(groups[0].data() - sentence.data()) +
             std::max<size_t>(groups[0].size(), 1);
    }
  }

  string_view text_;
  std::vector<Alleged> found_;
};

}  // namespace

std::vector<Alleged> alleged(string_view text, const std::vector<ByteSpan>& sentences) {
  Finder finder(text);
  for (const ByteSpan sentence : sentences) finder.read(sentence);
  return finder.take();
}

}  // namespace perpend::extraction
