// A table of phrases, each a row of word forms; what follows to the end of the clause is what is
// answered with. Whose phrase it is must be somebody who can speak, and stand before it:
//
//   'The admiral was not prepared to discuss the contents of the drives.'
//   'The general secretary scoffed at the idea that his office had printed them.'
//   'The opposition wants the full report laid before parliament.'
//
// Counter-example: 'The door was left open': nobody stands before it who speaks. A slash
// parts alternatives. Tested in answering_test.cc.
#include "claims/answering.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/clauses.h"
#include "claims/frames.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

constexpr std::array kPhrases = {
    // declines
    string_view("was/were/is/are not prepared/willing/ready/able/authorised/authorized to "
                "discuss/comment/say/confirm/verify/name/answer/speak/disclose/give/talk/go"),
    string_view("was/were/is/are unable/unwilling/reluctant to "
                "discuss/comment/say/confirm/verify/name/answer/speak/disclose/give/talk/go"),
    string_view("was/were/is/are not in a position to "
                "discuss/comment/say/confirm/verify/name/answer/speak/disclose/give"),
    string_view("would/could/can/will give/offer/provide/have no "
                "information/details/comment/answer/figures/explanation"),
    string_view("gave/offered/had/has no comment/details/information/answer/explanation"),
    string_view("left/leaves/leave open"), string_view("left/leaves it open"),
    string_view("deferred/defers"), string_view("sidestepped/sidesteps"),
    string_view("dodged/dodges"), string_view("evaded/evades"), string_view("deflected/deflects"),
    string_view("brushed/brushes off"), string_view("shrugged/shrugs off"),
    string_view("waved/waves away/aside"), string_view("would/could not be drawn on"),
    string_view("neither confirmed nor denied"), string_view("stopped/stops short of"),
    // denies
    string_view("scoffed/scoffs/scoff at"), string_view("ridiculed/ridicules"),
    string_view("disputed/disputes/dispute that"), string_view("disputed/disputes"),
    string_view("rubbished/rubbishes"), string_view("ruled/rules out"),
    string_view("took/takes/take issue with"), string_view("objected/objects to"),
    string_view("distanced/distances itself/himself/herself/themselves from"),
    string_view("washed/washes its/his/her/their hands of"), string_view("laughed/laughs off"),
    // asks for proof
    string_view("wants/wanted/want"), string_view("asked/asks/ask to see"),
    string_view("asked/asks/ask for"), string_view("demanded/demands/demand"),
    string_view("insisted/insists/insist on"), string_view("invited/invites/invite"),
    string_view("challenged/challenges/challenge"), string_view("called/calls/call for"),
    string_view("pressed/presses/press for"), string_view("requested/requests"),
    // policy, method, motive, counter-accusation
    string_view("pointed/points/point to"), string_view("referred/refers/refer to"),
    string_view("drew/draws/draw attention to"), string_view("affirmed/affirms"),
    string_view("underlined/underlines"), string_view("regards/regarded"),
    string_view("sees/saw in"), string_view("questioned/questions/question"),
    string_view("cast/casts doubt on"), string_view("poured/pours cold water on"),
    string_view("picked/picks holes in"), string_view("spoke/speaks/speak of"),
    string_view("talked/talks/talk of"), string_view("hit/hits back at"),
    string_view("turned/turns the tables on"), string_view("charges/charged that"),
    string_view("recalled/recalls that"), string_view("reminded/reminds/remind"),
    string_view("appealed/appeals/appeal for"), string_view("clamoured/clamours for"),
    string_view("pushed/pushes/push for"), string_view("hinted/hints at"),
    string_view("vouched/vouches for"), string_view("poured/pours scorn on"),
    string_view("answered/countered/responded/replied/reacted/retaliated with/by"),
    string_view("stood/stands by"), string_view("made/makes/make light of"),
    string_view("put/puts it/this down to"), string_view("wrote/writes off"),
    string_view("stuck/sticks to"), string_view("hid/hides behind"),
    string_view("wondered/wonders/wonder why/who/what/whether/how"),
    string_view("asked/asks/ask why/who/what/whether/how"), string_view("pleaded/pleads"),
    string_view("would like/prefer to")};

using Form = std::vector<string>;

std::vector<string> parted(string_view text, char by) {
  std::vector<string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(by), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

const std::vector<std::vector<Form>>& phrases() {
  static const auto kTable = [] {
    std::vector<std::vector<Form>> table;
    for (const string_view phrase : kPhrases) {
      std::vector<Form>& row = table.emplace_back();
      for (const string& word : parted(phrase, ' ')) row.push_back(parted(word, '/'));
    }
    return table;
  }();
  return kTable;
}

// Those that begin with a form, by its hash.
const std::vector<std::size_t>* phrases_with(std::uint32_t form) {
  static const auto kIndex = [] {
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> index;
    for (std::size_t i = 0; i < phrases().size(); ++i) {
      for (const string& first : phrases()[i].front()) index[hash_of(first)].push_back(i);
    }
    return index;
  }();
  const auto at = kIndex.find(form);
  return at == kIndex.end() ? nullptr : &at->second;
}

// How many words from `at` match the phrase; 0: none. Adverbs in between do not count.
std::uint32_t matched(const ParsedText& p, std::uint32_t at, std::uint32_t end,
                      const std::vector<Form>& phrase) {
  std::uint32_t i = at;
  for (std::size_t k = 0; k < phrase.size(); ++k) {
    if (k > 0) {
      while (i < end && p.words[i].tag == Tag::kAdverb && !is_negation(p.words[i].form)) ++i;
    }
    if (i >= end) return 0;
    const string form = lower_form(p, i);
    const string same = form == "n't" ? "not" : form;
    if (std::find(phrase[k].begin(), phrase[k].end(), same) == phrase[k].end()) return 0;
    ++i;
  }
  return i - at;
}

class Answering {
 public:
  Answering(const ParsedText& p, std::vector<RelationOfText>& to) : p_(p), to_(to) {
    taken_.resize(p.words.size());
    for (const RelationOfText& r : to) {
      if (r.content.empty()) continue;
      for (std::uint32_t i = r.cue_words.begin; i < r.cue_words.end; ++i) taken_[i] = true;
    }
  }

  void run() {
    for (const WordRange s : p_.sentences) {
      for (std::uint32_t i = s.begin + 1; i < s.end; ++i) at(i, s);
    }
  }

 private:
  void at(std::uint32_t i, WordRange s) {
    if (taken_[i]) return;
    const std::vector<std::size_t>* const some = phrases_with(p_.words[i].form);
    if (some == nullptr) return;
    for (const std::size_t one : *some) {
      const std::vector<Form>& phrase = phrases()[one];
      const std::uint32_t size = matched(p_, i, s.end, phrase);
      if (size == 0) continue;
      if (keep(i, i + size, s, phrase.back().front() == "that")) return;
    }
  }

  bool keep(std::uint32_t begin, std::uint32_t end, WordRange s, bool that) {
    if (end >= s.end || taken_[end - 1] || is_passive(p_, begin)) return false;
    const bool plural = p_.words[begin].tag == Tag::kNouns && begin > s.begin;
    if (!is_verb(p_.words[begin].tag) && !plural) return false;
    const WordRange source = subject_before(p_, begin);
    if (source.size() == 0 || source.end > begin || !is_somebody(p_, source)) return false;
    std::uint32_t from = end;
    while (from < s.end && (lower_form(p_, from) == "on" || lower_form(p_, from) == "about" ||
                            lower_form(p_, from) == "of" || lower_form(p_, from) == ":")) {
      ++from;
    }
    const WordRange content = object_from(from, s);
    if (content.size() == 0) return false;
    RelationOfText& r = to_.emplace_back();
    r.cue = begin;
    r.cue_words = {with_helpers(p_, begin).begin, that ? end - 1 : end};
    r.source = source;
    r.content = {content};
    r.by_rule = true;
    for (std::uint32_t i = begin; i < end; ++i) taken_[i] = true;
    return true;
  }

  WordRange object_from(std::uint32_t from, WordRange s) const {
    if (from < s.end && p_.words[from].tag == Tag::kQuote && from + 1 < s.end) ++from;
    if (from < s.end && p_.quotation_of[from] >= 0 && p_.quotation_of[from - 1] < 0) {
      const auto q = static_cast<std::size_t>(p_.quotation_of[from]);
      const WordRange words = p_.quotations[q].words;
      if (words.begin == from) return words;
    }
    return clause_object(p_, from);
  }

  const ParsedText& p_;
  std::vector<RelationOfText>& to_;
  std::vector<bool> taken_;
};

}  // namespace

void add_answering(const ParsedText& parsed, std::vector<RelationOfText>& relations) {
  Answering(parsed, relations).run();
}

}  // namespace perpend::claims
