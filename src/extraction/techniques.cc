// Two readers of different kinds look for uses of techniques, and a finding is as sure as what
// spoke:
//
//   phrases   a table of what such things are called (technique_phrases.h)
//   model     a classifier made of ATT&CK's own procedure sentences (technique_model.h). A report's
//             sentence often tells of three techniques, one a clause, where ATT&CK's tell of one;
//             so each clause is asked on its own as well as the whole, and the surest answer counts
//
//   sentence   "They dumped the memory of LSASS and went on over remote desktop."
//   clauses    "They dumped the memory of LSASS" / "went on over remote desktop"
//   found      T1003.001 by both, T1021.001 by both
//
// The model alone is believed only where it is sure and the words sound like a procedure: it was
// made of another style than reports have, and its curve holds for that style.
//
// Counter-example that stays wrong: "She packed the books into boxes" is packing, in a text that is
// too short to tell that it speaks of no attack. Tested in techniques_test.cc; measured by `perpend
// eval extraction`.
#include "extraction/techniques.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "extraction/technique_phrases.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kMostClauses = 40;
constexpr size_t kGuesses = 4;
// The model is asked of sentences at most this far from one with a phrase: a report of an intrusion
// names something in every paragraph, and the rest of the world's prose need not be read twice.
constexpr size_t kNear = 600;
// A sentence without a phrase whose gate is below this is not asked.
constexpr double kLeastGate = -0.8;
// What a finding is worth, in thousandths. The first is the share of right ones among what the
// table found in paragraphs that it was not yet made to fit (.64); the others are what the
// paragraphs of tests/golden/extraction/dev then showed, rounded down.
constexpr int kByPhrase = 650;
constexpr int kByBoth = 850;
constexpr int kByModel = 500;
constexpr int kByModelAtMost = 700;
// How probable the model must find a technique to second a phrase; and to stand alone, where a
// doubtful gate costs and a sure one helps: so chosen, news and interviews (GUM) give one false
// finding in 130 sentences.
constexpr double kSeconds = 0.3;
constexpr double kAlone = 0.8;
constexpr double kGateCounts = 0.25;
constexpr std::array<string_view, 14> kJoiners = {"and",   "then", "before", "after", "while",
                                                  "which", "once", "when",   "where", "but",
                                                  "from",  "so",   "until",  "using"};

bool joins(string_view word) {
  return std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end();
}

// Parts with fewer words go with the part before.
constexpr int kFewestWords = 3;

struct Candidate {
  double probability = 0;  // the model's
  double alone = 0;        // the same with the gate's word
  ByteSpan place;          // the clause that gave it, or the phrase
  bool phrase = false;
};

// "could have deleted": said of what was not seen. Looked for in the finding and shortly before it.
bool is_imagined(string_view text, ByteSpan place) {
  constexpr size_t kBefore = 32;
  constexpr std::array<string_view, 6> kImagined = {"could",  "might", "would",
                                                    "should", "may",   "if"};
  size_t at = place.start > kBefore ? place.start - kBefore : 0;
  while (at < place.end) {
    size_t end = at;
    while (end < place.end && ascii::is_letter(text[end])) ++end;
    const string_view word = text.substr(at, end - at);
    const bool found = std::find(kImagined.begin(), kImagined.end(), word) != kImagined.end();
    const bool whole = at == 0 || !ascii::is_letter(text[at - 1]);
    if (found && whole) return true;
    at = end == at ? at + 1 : end;
  }
  return false;
}

class Finder {
 public:
  Finder(string_view text, const Lexicon& lexicon, const Mentions& mentions,
         const TechniqueModel& model, Cues& cues, Collector& collector)
      : text_(text),
        lexicon_(lexicon),
        mentions_(mentions),
        model_(model),
        cues_(cues),
        collector_(collector),
        work_(model.workspace()) {}

  void run() {
    const std::vector<ByteSpan>& sentences = cues_.sentences();
    std::vector<std::vector<PhraseMatch>> phrases;
    phrases.reserve(sentences.size());
    for (const ByteSpan& one : sentences) {
      phrases.push_back(match_phrases(text_.substr(one.start, one.size())));
    }
    constexpr size_t kNever = ~size_t{0};
    size_t before = kNever;  // the end of the nearest sentence with a phrase, at or before this one
    size_t next = 0;         // the first one with a phrase, at or after this one
    for (size_t i = 0; i < sentences.size(); ++i) {
      while (next < sentences.size() && (next < i || phrases[next].empty())) ++next;
      if (!phrases[i].empty()) before = sentences[i].end;
      const bool near_before = before != kNever && sentences[i].start < before + kNear;
      const bool near_after =
          next < sentences.size() && sentences[next].start < sentences[i].end + kNear;
      if (near_before || near_after) look_at(sentences[i], phrases[i]);
    }
  }

 private:
  // The bytes without the names of who and with what.
  void mask(ByteSpan sentence) {
    masked_.assign(text_.substr(sentence.start, sentence.size()));
    const auto& names = mentions_.names;
    while (next_name_ < names.size() && names[next_name_].span.end <= sentence.start) ++next_name_;
    for (size_t i = next_name_; i < names.size() && names[i].span.start < sentence.end; ++i) {
      if (!is_name(names[i])) continue;
      const size_t start = std::max(names[i].span.start, sentence.start) - sentence.start;
      const size_t end = std::min(names[i].span.end, sentence.end) - sentence.start;
      std::fill(masked_.begin() + static_cast<std::ptrdiff_t>(start),
                masked_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
  }

  bool is_name(const NameMatch& match) const {
    if (match.contextual) return false;
    const LexiconName& name = lexicon_.names()[match.name];
    return std::any_of(name.meanings.begin(), name.meanings.end(), [](const LexiconEntry& entry) {
      return entry.kind == NameKind::kMalware || entry.kind == NameKind::kTool ||
             entry.kind == NameKind::kActor;
    });
  }

  void look_at(ByteSpan sentence, const std::vector<PhraseMatch>& phrases) {
    mask(sentence);
    const TechniqueScores whole = model_.score(masked_, *work_, kLeastGate, kGuesses);
    if (phrases.empty() && whole.guesses.empty()) return;
    found_.clear();
    keep(sentence, whole);
    const std::vector<ByteSpan> parts = clauses(text_, sentence);
    for (const ByteSpan& part : parts) {
      if (parts.size() == 1) break;
      const auto inside = string_view(masked_).substr(part.start - sentence.start, part.size());
      keep(part, model_.score(inside, *work_, kLeastGate, kGuesses));
    }
    for (const PhraseMatch& match : phrases) {
      Candidate& candidate = found_[std::string(match.technique)];
      candidate.phrase = true;
      candidate.place = {sentence.start + match.place.start, sentence.start + match.place.end};
    }
    for (const auto& [id, candidate] : found_) report(sentence, id, candidate);
  }

  void keep(ByteSpan part, const TechniqueScores& scores) {
    for (const TechniqueGuess& guess : scores.guesses) {
      const double alone = guess.probability + kGateCounts * scores.gate_margin;
      const auto [at, is_new] = found_.try_emplace(std::string(model_.id(guess.technique)));
      Candidate& candidate = at->second;
      if (is_new || alone > candidate.alone) candidate = {guess.probability, alone, part, false};
    }
  }

  void report(ByteSpan sentence, const std::string& id, const Candidate& found) {
    const bool seconded = found.probability >= kSeconds;
    if (found.phrase) return add(sentence, id, found, seconded ? kByBoth : kByPhrase);
    if (found.alone < kAlone) return;
    const int more = static_cast<int>((found.alone - kAlone) * 1000);
    add(sentence, id, found, std::min(kByModel + more, kByModelAtMost));
  }

  void add(ByteSpan sentence, const std::string& old_id, const Candidate& found, int thousandths) {
    const string_view id = lexicon_.current_id(old_id);
    if (!lexicon_.names().empty() && !lexicon_.knows_id(id)) return;  // not known as of the day
    if (cues_.mood_at(found.place) != Mood::kStated || is_imagined(text_, found.place)) return;
    Observation seen;
    seen.type = ObservationType::kAttackPattern;
    seen.id = id;
    seen.value = lexicon_.name_of_id(id);
    seen.note = found.phrase ? "a phrase for it" : why(sentence, old_id, found.place);
    if (thousandths == kByBoth) seen.note += ", and the model's choice";
    collector_.add(std::move(seen), found.place, thousandths);
  }

  // The words that spoke most.
  std::string why(ByteSpan sentence, const std::string& id, ByteSpan place) const {
    std::uint32_t technique = 0;
    while (technique < model_.size() && model_.id(technique) != id) ++technique;
    const auto reasons =
        model_.reasons(string_view(masked_).substr(place.start - sentence.start, place.size()),
                       technique, *work_, 3);
    std::string note = "the model's choice by";
    for (size_t i = 0; i < reasons.size(); ++i)
      note += (i == 0 ? " \"" : ", \"") + reasons[i] + "\"";
    return note;
  }

  string_view text_;
  const Lexicon& lexicon_;
  const Mentions& mentions_;
  const TechniqueModel& model_;
  Cues& cues_;
  Collector& collector_;
  TechniqueModel::OwnWorkspace work_;
  std::map<std::string, Candidate> found_;  // of the present sentence, by technique
  std::string masked_;
  size_t next_name_ = 0;
};

}  // namespace

std::vector<ByteSpan> clauses(string_view text, ByteSpan sentence) {
  std::vector<ByteSpan> parts;
  size_t start = sentence.start;  // of the present part
  int words = 0;
  const auto close = [&](size_t end) {
    if (words >= kFewestWords && parts.size() < kMostClauses) {
      parts.push_back({start, end});
    } else if (!parts.empty()) {
      parts.back().end = end;
    } else {
      return;  // a short beginning goes with what follows
    }
    words = 0;
    start = end;
  };
  for (size_t at = sentence.start; at < sentence.end;) {
    const char c = text[at];
    if (string_view(",;:()").find(c) != string_view::npos) {
      const bool parts_here = at + 1 == sentence.end || ascii::is_space(text[at + 1]) || c == '(';
      if (parts_here) close(at);
      ++at;
      continue;
    }
    if (!ascii::is_letter(c)) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < sentence.end && !ascii::is_space(text[end]) && text[end] != ',') ++end;
    const string_view word = text.substr(at, end - at);
    if (word.size() <= 6 && joins(ascii::lower(word))) {
      close(at);
    } else {
      ++words;
    }
    at = end;
  }
  if (start < sentence.end) close(sentence.end);
  if (parts.empty()) return {sentence};
  parts.front().start = sentence.start;
  for (ByteSpan& part : parts) {
    const auto edge = [&](char c) {
      return ascii::is_space(c) || string_view(",;:()").find(c) != string_view::npos;
    };
    while (part.start < part.end && edge(text[part.start])) ++part.start;
    while (part.end > part.start && edge(text[part.end - 1])) --part.end;
  }
  return parts;
}

void collect_techniques(string_view text, const Lexicon& lexicon, const Mentions& mentions,
                        const TechniqueModel& model, Cues& cues, Collector& collector) {
  if (cues.tells_no_incident()) return;
  Finder(text, lexicon, mentions, model, cues, collector).run();
}

}  // namespace perpend::extraction
