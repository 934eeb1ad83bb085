// The doer of a passage, by the places where news put him.
//
//   before 'is behind', 'is responsible', and before the first word of an act: the subject
//   after 'by' behind an act, after 'linked to', 'attributed to', 'traced to'
//   between 'accuses', 'suspects', 'blames' and 'of' or 'for'
//
// The words found there are a group where they say so or are a name that is no place; a state where
// they speak of a government or its services, or are the bare name of a place; and nobody in
// particular where they are 'attackers' or 'hackers'. 'On behalf of', 'ordered by', 'state-backed'
// make a state of any of them.
//
//   Example: 'Otavia attacked the ministry' is a state, 'a group in Otavia attacked the ministry' a
//   group. Counter-example: 'the mail of the fisheries ministry was read by Silt Heron' is a group:
//   the ministry is not where a doer stands.
//
// A list of places and words instead of a parse; what it does not find is no doer, and nothing is
// concluded from it. Tested in agent_test.cc.
#include "claims/agent.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "claims/content_words.h"
#include "model/country.h"

namespace perpend::claims {
namespace {

using Words = std::vector<ContentWord>;

// `list` has a space around every word.
bool one_of(std::string_view list, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (at > 0 && end < list.size() && list[at - 1] == ' ' && list[end] == ' ') return true;
  }
  return false;
}

constexpr std::string_view kStateWords =
    " government governments ministry army military intelligence regime kremlin state state-backed "
    "state-sponsored state-run government-backed government-sponsored navy armed secret president "
    "services spies agents operatives soldiers "
    "authorities customers client clients ";
constexpr std::string_view kGroupWords =
    " group groups gang gangs crew collective unit outfit syndicate apt ring cluster actor ";
constexpr std::string_view kNobodyWords =
    " attackers attacker hackers hacker intruders intruder somebody someone unknown perpetrators "
    "criminals "
    "thieves unidentified persons ";

// 'Attack' as a verb or noun, and its kin: where a subject ends.
bool is_act(const ContentWord& word) {
  if (one_of(kStateWords, word.lower) || one_of(kNobodyWords, word.lower)) return false;
  static constexpr std::array<std::string_view, 9> kActs = {"=attack",  "=steal",  "=delete",
                                                            "=encrypt", "=extort", "=disrupt",
                                                            "=spy",     "=empty",  "=forge"};
  if (std::find(kActs.begin(), kActs.end(), word.key()) != kActs.end()) return true;
  return one_of(
      " sold sell leak leaked publish published plant planted use used send sent enter entered "
      "carry carried "
      "launch launched conduct conducted commit committed perform performed obtain obtained gain "
      "gained "
      "access accessed plundered crash crashed flood flooded cost damaged damage operate operates "
      "infected infect spread defaced deface ",
      word.lower);
}

bool parts_clause(std::string_view gap) {
  return gap.find_first_of(".;:!?()") != std::string_view::npos;
}

std::string_view gap_before(std::string_view text, const Words& words, std::size_t at) {
  return text.substr(words[at - 1].span.end, words[at].span.start - words[at - 1].span.end);
}

struct Range {
  std::size_t first;
  std::size_t end;
};

bool is(const Words& words, std::size_t at, std::string_view lower) {
  return at < words.size() && words[at].lower == lower;
}

// Words of a doer that begins at words[at], up to a verb, a comma or the end.
Range doer_from(std::string_view text, const Words& words, std::size_t at) {
  constexpr std::size_t kLongest = 14;
  Range range{at, at};
  while (range.end < words.size() && range.end - at < kLongest) {
    const ContentWord& word = words[range.end];
    if (range.end > at) {
      const std::string_view gap = gap_before(text, words, range.end);
      if (parts_clause(gap) || gap.find(',') != std::string_view::npos) break;
    }
    if (one_of(" that which who said says since in on last for after between until according and "
               "is was has "
               "have had were are alone from ",
               word.lower) &&
        range.end > at) {
      break;
    }
    ++range.end;
  }
  return range;
}

std::size_t last_index(const Words& words, std::size_t from, std::size_t to,
                       std::string_view lower) {
  for (std::size_t i = to; i-- > from;) {
    if (words[i].lower == lower) return i;
  }
  return words.size();
}

// 'accuses the group Pale Lynx of Uskaria of the theft': up to the 'of' before the act.
std::optional<Range> accused(const Words& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!one_of(" accuse accuses accused suspect suspects suspected blame blames blamed charges "
                "charged ",
                words[at].lower)) {
      continue;
    }
    if (is(words, at + 1, "to") || is(words, at + 1, "that") || is(words, at + 1, "of")) continue;
    for (std::size_t act = at + 1; act < words.size(); ++act) {
      if (!is_act(words[act]) && !words[act].digits) continue;
      std::size_t joint = last_index(words, at + 1, act, "of");
      if (joint == words.size()) joint = last_index(words, at + 1, act, "for");
      if (joint != words.size() && joint > at + 1) return Range{at + 1, joint};
      break;
    }
  }
  return std::nullopt;
}

// A passive or a noun of an act before 'by'.
std::optional<Range> by_whom(std::string_view text, const Words& words) {
  bool act = false;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    act = act || is_act(words[at]) || words[at].lower.ends_with("ed");
    if (act && words[at].lower == "by" && !words[at + 1].digits) {
      if (words[at + 1].lower.ends_with("ing") || words[at + 1].lower == "mails") continue;
      return doer_from(text, words, at + 1);
    }
  }
  return std::nullopt;
}

std::optional<Range> linked_to(std::string_view text, const Words& words) {
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (!one_of(" linked links link attributed attributes attribute traced traces ascribed "
                "ascribes tied ties "
                "connected ",
                words[at].lower)) {
      continue;
    }
    for (std::size_t to = at + 1; to + 1 < words.size() && to < at + 24; ++to) {
      if (words[to].lower == "to" && !is_act(words[to + 1])) {
        const Range range = doer_from(text, words, to + 1);
        // 'a group suspected to be linked to X' is a group that stands in front of it.
        if (to == at + 1 && at > 0) return Range{0, range.end};
        return range;
      }
    }
  }
  return std::nullopt;
}

// Leading times and other openings are no part of a subject: 'In June 2032 hackers …'.
std::size_t subject_start(std::string_view text, const Words& words, std::size_t end) {
  std::size_t start = 0;
  for (std::size_t i = 1; i < end; ++i) {
    const std::string_view gap = gap_before(text, words, i);
    if (parts_clause(gap) || words[i - 1].lower == "that") start = i;
  }
  if (one_of(" in on since between from until during after ", words[start].lower)) {
    for (std::size_t i = start + 1; i < end; ++i) {
      const bool time =
          words[i].digits || is_calendar_word(words[i].lower) ||
          one_of(" in on since between from until during after and the last year month ",
                 words[i].lower);
      if (!time) return i;
    }
  }
  return start;
}

std::optional<Range> subject(std::string_view text, const Words& words) {
  for (std::size_t at = 1; at < words.size(); ++at) {
    const bool behind = words[at].lower == "behind" || words[at].lower == "responsible";
    const bool act = is_act(words[at]) && !words[at].possessive;
    const bool has = one_of(" has have had ", words[at].lower);
    if (!behind && !act && !has) continue;
    // 'attacks on', 'the attack of': the noun; its doer stands elsewhere.
    if (act && (is(words, at - 1, "the") || is(words, at - 1, "of") || is(words, at - 1, "an") ||
                words[at - 1].digits)) {
      if (is(words, at + 1, "of") && is(words, at - 1, "the")) {
        const Range range = doer_from(text, words, at + 2);
        if (range.end > range.first && words[range.first].capital) return range;
      }
      continue;
    }
    const std::size_t start = subject_start(text, words, at);
    if (start < at) return Range{start, at};
  }
  return std::nullopt;
}

bool on_behalf(const Words& words, std::size_t at) {
  if (one_of(" state-backed state-sponsored government-backed government-sponsored ",
             words[at].lower)) {
    return true;
  }
  if (is(words, at, "behalf") && is(words, at + 1, "of")) return true;
  return one_of(" ordered backed sponsored directed commissioned controlled paid instructed ",
                words[at].lower) &&
         is(words, at + 1, "by");
}

Agent weigh(const Words& words, const Range& range, const PlaceNames& places) {
  Agent agent;
  if (range.end <= range.first) return agent;
  agent.span = {words[range.first].span.start, words[range.end - 1].span.end};
  bool state = false;
  bool group = false;
  bool nobody = false;
  bool name = false;
  bool place = false;
  bool placed = false;
  for (std::size_t i = range.first; i < range.end; ++i) {
    const ContentWord& word = words[i];
    const bool after = i > range.first && one_of(" in of from to ", words[i - 1].lower);
    if (on_behalf(words, i)) state = true;
    if (one_of(kStateWords, word.lower)) state = true;
    if (one_of(kGroupWords, word.lower)) group = true;
    if (one_of(kNobodyWords, word.lower)) nobody = true;
    if (!word.capital || is_function_word(word.lower) || is_calendar_word(word.lower)) continue;
    if (places.contains(word.lower) || places.is_kin(word.lower)) {
      (after || places.is_kin(word.lower) ? placed : place) = true;
    } else if (word.name || (i + 1 < range.end && words[i + 1].capital)) {
      name = true;
    } else if (word.starts_sentence && !one_of(kNobodyWords, word.lower) &&
               !one_of(kGroupWords, word.lower) && !one_of(kStateWords, word.lower)) {
      name = i + 1 == range.end;
    }
  }
  // 'A cluster of activity tracked as GL-77', 'Operation Thimble, a series of intrusions': what was
  // done, whatever it is called; 'a group behind a series of attacks' is one.
  bool activity = false;
  for (std::size_t i = range.first; i < range.end; ++i) {
    const std::string& word = words[i].lower;
    const bool of = i > range.first + 1 && words[i - 1].lower == "of" &&
                    one_of(" cluster series wave string set campaign ", words[i - 2].lower);
    const bool done = one_of(" activity intrusions attacks logins events ", word);
    activity = activity || (of && done) ||
               (i == range.first && one_of(" operation campaign activity logins ", word));
  }
  constexpr std::string_view kPeople = " group groups gang gangs crew collective outfit syndicate ";
  for (std::size_t i = range.first; i < range.end; ++i)
    activity = activity && !one_of(kPeople, words[i].lower);
  if (activity && !state) {
    agent.level = ClaimLevel::kActivity;
    return agent;
  }
  if (state || (place && !group && !name)) {
    agent.level = ClaimLevel::kSponsor;
  } else if (group || name) {
    agent.level = ClaimLevel::kGroup;
  } else if (nobody) {
    agent.level = placed ? ClaimLevel::kGroup : ClaimLevel::kActivity;
  }
  return agent;
}

constexpr std::array<std::string_view, 18> kStateNouns = {
    "government", "ministry", "embassy",      "army",      "president",  "parliament",
    "minister",   "police",   "authorities",  "capital",   "ambassador", "military",
    "diplomats",  "servers",  "intelligence", "customers", "citizens",   "centre"};

bool is_state_noun(std::string_view lower) {
  return std::find(kStateNouns.begin(), kStateNouns.end(), lower) != kStateNouns.end();
}

}  // namespace

bool kindred_names(std::string_view one, std::string_view other) {
  if (one == other) return true;
  if (one.size() > other.size()) std::swap(one, other);
  if (one.size() < 5 || one.front() != other.front()) return false;
  // 'Otavia' and 'Otavian', 'Brisland' and 'Brislandic', 'Tamberland' and 'Tamberlander'.
  const std::string_view root = one.ends_with('a') || one.ends_with('e') || one.ends_with('y')
                                    ? one.substr(0, one.size() - 1)
                                    : one;
  if (!other.starts_with(root)) return false;
  const std::string_view rest = other.substr(root.size());
  return one_of(" ian an n ese ish ic er i a e y ean ians ans ese ", rest);
}

void PlaceNames::read(std::string_view text) {
  const Words words = words_in(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const ContentWord& word = words[i];
    if (!word.capital || is_calendar_word(word.lower) || is_function_word(word.lower)) continue;
    if (country_name(word.lower) || country_code(text.substr(word.span.start, word.span.size()))) {
      if (word.lower.size() > 2) names_.insert(word.lower);
      continue;
    }
    if (!word.name) continue;
    const bool alone =
        i + 1 >= words.size() || !words[i + 1].name || gap_before(text, words, i + 1) != " ";
    const bool first = i == 0 || !words[i - 1].name;
    if (!alone || !first) continue;
    const bool located =
        i > 0 && one_of(" in from to against ", words[i - 1].lower) && !word.possessive;
    const bool governed = i > 1 && words[i - 1].lower == "of" && is_state_noun(words[i - 2].lower);
    bool owns = false;
    for (std::size_t next = i + 1; word.possessive && next < words.size() && next < i + 4; ++next) {
      owns = owns || is_state_noun(words[next].lower);
    }
    if ((located && words[i - 1].lower == "in") || governed || owns) names_.insert(word.lower);
  }
}

bool PlaceNames::contains(std::string_view lower) const {
  return names_.find(lower) != names_.end();
}

bool PlaceNames::is_kin(std::string_view lower) const {
  if (contains(lower)) return false;
  return std::any_of(names_.begin(), names_.end(),
                     [&](const std::string& name) { return kindred_names(name, lower); });
}

Agent agent_in(std::string_view text, ByteSpan within, const PlaceNames& places) {
  const Words words = words_in(text.substr(within.start, within.size()), within.start);
  if (words.empty()) return {};
  Agent best;
  for (const auto& range :
       {accused(words), linked_to(text, words), by_whom(text, words), subject(text, words)}) {
    if (!range) continue;
    best = weigh(words, *range, places);
    if (best.level != ClaimLevel::kNone) break;
  }
  if (best.level == ClaimLevel::kSponsor) return best;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!on_behalf(words, i)) continue;
    const Range range = doer_from(text, words, i);
    return {ClaimLevel::kSponsor, {words[range.first].span.start, words[range.end - 1].span.end}};
  }
  return best;
}

}  // namespace perpend::claims
