// What an answer does. Seven kinds of answer are told apart by what they speak of: the finding
// (denies), the speaker's own readiness (declines to confirm), proof (calls for evidence), conduct
// in general (states a policy), the reasons (challenges the method), the accuser's purpose
// (challenges the motive), the accuser's deeds (counter-accuses). Phrases of each kind are counted;
// the strongest wins, in the order above where they tie.
//
//   "An address proves nothing about who sat at the keys"  -> challenges the method, denies nothing
//   "We oppose every form of attack"                       -> a policy: says nothing of the case
//   "We never touched a hospital"                          -> denies
//
// A counter-example that comes out wrong: irony. Tested in polarity_test.cc, judged by
// `perpend eval claims`.
#include <array>
#include <string>

#include "claims/fields.h"

namespace perpend::claims {
namespace {

using std::string_view;

struct Sign {
  string_view words;  // begins and ends at word edges; '*' stands for up to three words
  int weight;
};

constexpr std::array kDeclines = {Sign{"too early", 4},         Sign{"too soon", 4},
                                  Sign{"cannot confirm", 4},    Sign{"can not confirm", 4},
                                  Sign{"could not confirm", 4}, Sign{"not confirm", 3},
                                  Sign{"neither confirm", 5},   Sign{"rule out", 3},
                                  Sign{"ruled out", 3},         Sign{"no comment", 5},
                                  Sign{"not comment", 5},       Sign{"nothing to add", 5},
                                  Sign{"not in a position", 4}, Sign{"cannot say", 4},
                                  Sign{"could not say", 4},     Sign{"remains open", 4},
                                  Sign{"leave open", 4},        Sign{"left open", 4},
                                  Sign{"open question", 3},     Sign{"not yet know", 4},
                                  Sign{"still being", 2},       Sign{"under investigation", 3},
                                  Sign{"do not name", 4},       Sign{"does not name", 4},
                                  Sign{"not name", 3},          Sign{"premature", 3},
                                  Sign{"would not say", 5},     Sign{"wait for", 2},
                                  Sign{"not discuss", 4},       Sign{"cannot be said", 4},
                                  Sign{"not speculate", 4},     Sign{"not yet clear", 4},
                                  Sign{"unable to confirm", 5}, Sign{"not draw conclusions", 4},
                                  Sign{"no conclusion", 3}};
constexpr std::array kCalls = {
    Sign{"show us", 5},       Sign{"show the", 2},     Sign{"proof", 2},
    Sign{"evidence", 1},      Sign{"the logs", 2},     Sign{"logs", 1},
    Sign{"joint", 2},         Sign{"hand over", 3},    Sign{"publish", 2},
    Sign{"put forward", 2},   Sign{"produce", 1},      Sign{"make public", 3},
    Sign{"independent", 2},   Sign{"let our", 3},      Sign{"provide", 2},
    Sign{"share", 2},         Sign{"present", 2},      Sign{"inquiry", 1},
    Sign{"investigation", 1}, Sign{"experts", 1},      Sign{"open its", 1},
    Sign{"on the table", 3},  Sign{"where is the", 4}, Sign{"where are the", 4}};
constexpr std::array kPolicy = {Sign{"opposes all", 5},
                                Sign{"opposes every", 5},
                                Sign{"opposes any", 5},
                                Sign{"oppose all", 5},
                                Sign{"oppose any", 5},
                                Sign{"oppose every", 5},
                                Sign{"firmly opposes", 5},
                                Sign{"firmly oppose", 5},
                                Sign{"in all its forms", 4},
                                Sign{"all forms of", 4},
                                Sign{"any form of", 4},
                                Sign{"every form of", 4},
                                Sign{"in accordance with law", 3},
                                Sign{"under its laws", 3},
                                Sign{"under its law", 3},
                                Sign{"punishes", 2},
                                Sign{"prosecutes", 2},
                                Sign{"condemns", 3},
                                Sign{"does not tolerate", 4},
                                Sign{"is committed to", 3},
                                Sign{"as a matter of", 3},
                                Sign{"in principle", 2},
                                Sign{"respects", 2},
                                Sign{"abides by", 3},
                                Sign{"forbids", 3},
                                Sign{"prohibits", 3},
                                Sign{"always", 2},
                                Sign{"whoever", 2},
                                Sign{"our policy", 5},
                                Sign{"its policy", 4},
                                Sign{"never attacks", 4},
                                Sign{"does not attack", 4},
                                Sign{"do not attack", 4},
                                Sign{"stands for", 3},
                                Sign{"advocates", 3},
                                Sign{"rejects all", 4},
                                Sign{"against all", 3},
                                Sign{"against any", 3},
                                Sign{"no matter", 2}};
constexpr std::array kMethod = {Sign{"difficult to trace", 5},
                                Sign{"hard to trace", 5},
                                Sign{"proves nothing", 5},
                                Sign{"prove nothing", 5},
                                Sign{"does not prove", 5},
                                Sign{"do not prove", 5},
                                Sign{"is no proof", 5},
                                Sign{"are no proof", 5},
                                Sign{"not proof", 4},
                                Sign{"no evidence of who", 4},
                                Sign{"not enough to", 5},
                                Sign{"not sufficient", 4},
                                Sign{"are not enough", 5},
                                Sign{"is not enough", 5},
                                Sign{"solely on", 5},
                                Sign{"based solely", 5},
                                Sign{"alone is not", 5},
                                Sign{"alone are not", 5},
                                Sign{"alone cannot", 5},
                                Sign{"from * alone", 4},
                                Sign{"on * alone", 3},
                                Sign{"says nothing about", 5},
                                Sign{"say nothing about", 5},
                                Sign{"can be bought", 4},
                                Sign{"be rented", 4},
                                Sign{"can rent", 4},
                                Sign{"can buy", 4},
                                Sign{"anybody can", 3},
                                Sign{"anyone can", 3},
                                Sign{"anybody could", 4},
                                Sign{"anyone could", 4},
                                Sign{"be forged", 4},
                                Sign{"be faked", 4},
                                Sign{"be copied", 4},
                                Sign{"can copy", 3},
                                Sign{"could copy", 4},
                                Sign{"not serious work", 5},
                                Sign{"neither professional", 5},
                                Sign{"unprofessional", 4},
                                Sign{"no passport", 5},
                                Sign{"on sale", 3},
                                Sign{"used by many", 4},
                                Sign{"used by others", 4},
                                Sign{"false flag", 3},
                                Sign{"resemblance", 3},
                                Sign{"resemblances", 3},
                                Sign{"coincidence", 3},
                                Sign{"cannot carry", 4},
                                Sign{"do not show", 3},
                                Sign{"does not show", 3},
                                Sign{"circumstantial", 4},
                                Sign{"thin", 2},
                                Sign{"flawed", 4},
                                Sign{"method", 2},
                                Sign{"methods", 2},
                                Sign{"without evidence", 3},
                                Sign{"jump to", 3},
                                Sign{"guess", 2},
                                Sign{"speculation", 3},
                                Sign{"not follow", 4},
                                Sign{"freely available", 4},
                                Sign{"public tool", 4},
                                Sign{"does not mean", 3},
                                Sign{"cannot tell", 4},
                                Sign{"cannot show", 4},
                                Sign{"time zone", 2}};
constexpr std::array kMotive = {Sign{"meant to", 4},
                                Sign{"timing", 4},
                                Sign{"no accident", 3},
                                Sign{"politically motivated", 6},
                                Sign{"political stunt", 5},
                                Sign{"political stunts", 4},
                                Sign{"politicizing", 3},
                                Sign{"politicize", 3},
                                Sign{"hyping", 4},
                                Sign{"needs an enemy", 6},
                                Sign{"to distract", 5},
                                Sign{"distraction", 4},
                                Sign{"to sell", 4},
                                Sign{"to weaken", 4},
                                Sign{"to justify", 4},
                                Sign{"to smear", 5},
                                Sign{"smear", 4},
                                Sign{"before the vote", 4},
                                Sign{"before the election", 4},
                                Sign{"before an election", 4},
                                Sign{"budget", 3},
                                Sign{"votes", 3},
                                Sign{"wants to", 2},
                                Sign{"hopes to", 2},
                                Sign{"in order to", 2},
                                Sign{"pretext", 5},
                                Sign{"excuse", 3},
                                Sign{"election campaign", 4},
                                Sign{"to win", 3},
                                Sign{"advertising", 3},
                                Sign{"serves", 2},
                                Sign{"benefits", 2},
                                Sign{"to divert", 5},
                                Sign{"designed to", 3},
                                Sign{"aimed at", 2},
                                Sign{"to please", 4},
                                Sign{"negotiations", 2},
                                Sign{"talks", 1},
                                Sign{"so that", 1}};
constexpr std::array kCounter = {
    Sign{"itself", 3},          Sign{"own services", 4},    Sign{"disinformation", 4},
    Sign{"for years", 2},       Sign{"for decades", 3},     Sign{"the real", 3},
    Sign{"biggest", 3},         Sign{"largest", 2},         Sign{"the one that", 3},
    Sign{"has listened", 3},    Sign{"have listened", 3},   Sign{"had broken into", 4},
    Sign{"has broken into", 4}, Sign{"spied", 3},           Sign{"spies on", 3},
    Sign{"spying", 2},          Sign{"eavesdrop", 3},       Sign{"tapped", 3},
    Sign{"empire", 3},          Sign{"hypocrisy", 4},       Sign{"attacks us", 3},
    Sign{"attacked us", 4},     Sign{"attacks on our", 4},  Sign{"attacked our", 4},
    Sign{"against our", 2},     Sign{"its own hackers", 4}, Sign{"their own hackers", 4},
    Sign{"wiretap", 3},         Sign{"victim of", 2},       Sign{"should look at", 3},
    Sign{"it is * own", 4},     Sign{"for ten years", 3}};
constexpr std::array kDenies = {Sign{"no part in", 5},
                                Sign{"any part in", 4},
                                Sign{"nothing to do with", 5},
                                Sign{"not involved", 5},
                                Sign{"never touched", 5},
                                Sign{"not behind", 4},
                                Sign{"is false", 5},
                                Sign{"are false", 5},
                                Sign{"untrue", 5},
                                Sign{"not true", 5},
                                Sign{"baseless", 5},
                                Sign{"groundless", 5},
                                Sign{"fabricated", 5},
                                Sign{"fabrication", 5},
                                Sign{"invented", 4},
                                Sign{"there is no", 3},
                                Sign{"there was no", 3},
                                Sign{"there never was", 4},
                                Sign{"does not exist", 5},
                                Sign{"did not", 2},
                                Sign{"has never", 3},
                                Sign{"have never", 3},
                                Sign{"had never", 3},
                                Sign{"no such", 5},
                                Sign{"a lie", 5},
                                Sign{"lies", 2},
                                Sign{"nonsense", 4},
                                Sign{"pure fiction", 5},
                                Sign{"no involvement", 5},
                                Sign{"any involvement", 4},
                                Sign{"was not us", 5},
                                Sign{"unfounded", 5},
                                Sign{"we never", 5},
                                Sign{"not responsible", 4},
                                Sign{"based on nothing", 5},
                                Sign{"nobody in", 3},
                                Sign{"none of", 2},
                                Sign{"not carry out", 4},
                                Sign{"had no", 2}};

bool edge(string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char c = text[at];
  return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
}

std::size_t find_words(string_view text, string_view words, std::size_t from) {
  for (std::size_t at = text.find(words, from); at != string_view::npos;
       at = text.find(words, at + 1)) {
    const bool opens = at == 0 || edge(text, at - 1);
    if (opens && edge(text, at + words.size())) return at;
  }
  return string_view::npos;
}

// 'from * alone': the second part within 60 bytes of the first.
bool holds(string_view text, string_view words) {
  const std::size_t star = words.find(" * ");
  if (star == string_view::npos) return find_words(text, words, 0) != string_view::npos;
  const string_view first = words.substr(0, star);
  const string_view second = words.substr(star + 3);
  for (std::size_t at = find_words(text, first, 0); at != string_view::npos;
       at = find_words(text, first, at + 1)) {
    const std::size_t next = find_words(text, second, at + first.size());
    if (next != string_view::npos && next - at < 60) return true;
  }
  return false;
}

template <std::size_t N>
int weigh(string_view text, const std::array<Sign, N>& signs) {
  int sum = 0;
  for (const Sign& sign : signs) {
    if (holds(text, sign.words)) sum += sign.weight;
  }
  return sum;
}

bool begins_with_any(string_view text, std::initializer_list<string_view> words) {
  for (const string_view one : words) {
    if (text.starts_with(one)) return true;
  }
  return false;
}

bool declines_by_cue(string_view cue) {
  for (const string_view words :
       {string_view("declined"),        string_view("declines"),     string_view("refused to"),
        string_view("refuses to"),      string_view("refusing to"),  string_view("declining"),
        string_view("neither confirm"), string_view("nor rule out"), string_view("not confirm"),
        string_view("not comment"),     string_view("not answer"),   string_view("not say"),
        string_view("not respond"),     string_view("not reply"),    string_view("unable to"),
        string_view("would not"),       string_view("not rule out"), string_view("no comment"),
        string_view("leaves open"),     string_view("left open")}) {
    if (cue.find(words) != string_view::npos) return true;
  }
  return false;
}

}  // namespace

Polarity polarity_of(const Answer& answer) {
  if (declines_by_cue(answer.cue)) return Polarity::kDeclinesToConfirm;
  const string_view text = answer.content;
  const int calls =
      weigh(text, kCalls) +
      (begins_with_any(text, {"show ", "let ", "publish ", "put ", "give us"}) ? 2 : 0);
  if (answer.kind == CueClass::kAsk)
    return calls > 0 ? Polarity::kCallsForEvidence : Polarity::kAsserts;
  const int motive = weigh(text, kMotive);
  const int method = weigh(text, kMethod);
  if (answer.kind == CueClass::kDeny) {
    if (motive >= 5) return Polarity::kChallengesMotive;
    if (method >= 6) return Polarity::kChallengesMethod;
    return Polarity::kDenies;
  }
  const int bonus = answer.source_answers ? 1 : 0;
  struct Candidate {
    Polarity polarity;
    int weight;
    int least;
  };
  const std::array candidates = {
      Candidate{Polarity::kDeclinesToConfirm, weigh(text, kDeclines), 3},
      Candidate{Polarity::kChallengesMethod, method, 4},
      Candidate{Polarity::kChallengesMotive, motive, 4},
      Candidate{Polarity::kStatesPolicy, weigh(text, kPolicy), 4},
      Candidate{Polarity::kCounterAccuses, weigh(text, kCounter) + bonus, 4},
      Candidate{Polarity::kCallsForEvidence, calls, 4},
      Candidate{Polarity::kDenies, weigh(text, kDenies), 3},
  };
  Polarity best = Polarity::kAsserts;
  int weight = 0;
  for (const Candidate& one : candidates) {
    if (one.weight < one.least || one.weight <= weight) continue;
    best = one.polarity;
    weight = one.weight;
  }
  return best;
}

}  // namespace perpend::claims
