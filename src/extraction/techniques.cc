// Readers of different kinds look for uses of techniques in a sentence:
//
//   phrases      a table of what such things are called (technique_phrases.h)
//   incidents    a classifier of clauses, made of example sentences in a victim's words
//                (incident_model.h). A report's sentence often tells of three techniques, one a
//                clause; so each clause is asked on its own as well as the whole
//   procedures   a classifier made of ATT&CK's own sentences (technique_model.h), asked of the
//   whole
//                sentence: it knows a hundred times as many, of another style
//
// What each says is a clue; a logistic curve, fitted on annotated paragraphs that neither table nor
// classifiers were made of, makes one confidence of them. It is the measured share of right ones,
// and what is likelier wrong than right two times in three is not told.
//
//   sentence   "They dumped the memory of LSASS and went on over remote desktop."
//   clauses    "They dumped the memory of LSASS" / "went on over remote desktop"
//   found      T1003.001 by all three, T1021.001 by all three
//
// Counter-example that stays wrong: "She packed the books into boxes" is packing, in a text that is
// too short to tell that it speaks of no attack. Tested in techniques_test.cc; measured by `perpend
// eval extraction`.
#include "extraction/techniques.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include "extraction/technique_phrases.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kMostClauses = 40;
constexpr std::size_t kGuesses = 4;
// Sentences at most this far from one with a phrase are asked: a report of an intrusion names
// something in every paragraph, and the rest of the world's prose need not be read twice.
constexpr size_t kNear = 600;
// The model of procedures is not asked of a sentence whose gate is below this.
constexpr double kLeastGate = -0.8;
// A margin below this makes no candidate, in thousandths.
constexpr std::int32_t kLeastMargin = -950;
// Clues are cut there: what is farther says no more.
constexpr std::int32_t kLeastClue = -1200;
constexpr std::int32_t kLeastKin = -1000;
constexpr std::int32_t kOne = 1000;
constexpr std::array<string_view, 14> kJoiners = {"and",   "then", "before", "after", "while",
                                                  "which", "once", "when",   "where", "but",
                                                  "from",  "so",   "until",  "using"};

bool joins(string_view word) {
  return std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end();
}

// Parts with fewer words go with the part before.
constexpr int kFewestWords = 3;

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

string_view parent_of(string_view id) { return id.substr(0, id.find('.')); }

class Finder {
 public:
  Finder(string_view text, const Lexicon& lexicon, const Mentions& mentions,
         TechniqueReaders readers, Cues& cues)
      : text_(text),
        lexicon_(lexicon),
        mentions_(mentions),
        readers_(readers),
        cues_(cues),
        procedures_(readers.procedures.workspace()),
        incidents_(readers.incidents.workspace()) {}

  std::vector<TechniqueCandidate> run() {
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
    return std::move(found_);
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

  // The bytes without addresses and hashes: they say nothing of what was done, and their letters
  // are anything's.
  void blank_addresses(ByteSpan sentence) {
    plain_.assign(text_.substr(sentence.start, sentence.size()));
    const auto& addresses = mentions_.addresses;
    while (next_address_ < addresses.size() &&
           addresses[next_address_].span.end <= sentence.start) {
      ++next_address_;
    }
    for (size_t i = next_address_; i < addresses.size() && addresses[i].span.start < sentence.end;
         ++i) {
      const size_t start = std::max(addresses[i].span.start, sentence.start) - sentence.start;
      const size_t end = std::min(addresses[i].span.end, sentence.end) - sentence.start;
      std::fill(plain_.begin() + static_cast<std::ptrdiff_t>(start),
                plain_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
  }

  // A heading, a cell of a table, a name: too little to tell of anything without a phrase.
  bool is_too_short() const {
    constexpr int kFewest = 4;
    int words = 0;
    for (size_t i = 0; i < plain_.size(); ++i) {
      const bool begins =
          ascii::is_letter(plain_[i]) && (i == 0 || !ascii::is_alnum(plain_[i - 1]));
      words += begins ? 1 : 0;
    }
    return words < kFewest;
  }

  void look_at(ByteSpan sentence, const std::vector<PhraseMatch>& phrases) {
    blank_addresses(sentence);
    if (phrases.empty() && is_too_short()) return;
    mask(sentence);
    const TechniqueScores whole =
        readers_.procedures.score(masked_, *procedures_, kLeastGate, kGuesses);
    ask_incidents(sentence);
    present_.clear();
    for (std::uint32_t c = 0; c < own_.size(); ++c) {
      if (own_[c] >= kLeastMargin) present_[std::string(readers_.incidents.id(c))];
    }
    for (const TechniqueGuess& guess : whole.guesses) {
      Clues& clues = present_[std::string(readers_.procedures.id(guess.technique))].clues;
      clues[index(Clue::kProcedure)] = static_cast<std::int32_t>(guess.probability * kOne);
    }
    for (const PhraseMatch& match : phrases) {
      TechniqueCandidate& candidate = present_[std::string(match.technique)];
      candidate.phrase = true;
      candidate.place = {sentence.start + match.place.start, sentence.start + match.place.end};
    }
    const auto gate = static_cast<std::int32_t>(whole.gate_margin * kOne);
    for (auto& [id, candidate] : present_) {
      candidate.clues[index(Clue::kGate)] = std::clamp(gate, -kOne, kOne);
      candidate.clues[index(Clue::kTold)] = told_;
      finish(id, sentence, phrases, candidate);
    }
  }

  // The largest margins over the sentence and its clauses.
  void ask_incidents(ByteSpan sentence) {
    own_.assign(readers_.incidents.size(), kLeastClue);
    ahead_.assign(own_.size(), kLeastClue);
    where_.assign(own_.size(), sentence);
    ask_incidents_of(sentence, sentence);
    const std::vector<ByteSpan> parts = clauses(text_, sentence);
    if (parts.size() == 1) return;
    for (const ByteSpan& part : parts) ask_incidents_of(part, sentence);
  }

  void ask_incidents_of(ByteSpan part, ByteSpan sentence) {
    const PassageMargins& read = readers_.incidents.margins(
        string_view(plain_).substr(part.start - sentence.start, part.size()), *incidents_);
    const std::vector<std::int32_t>& margins = read.techniques;
    if (part == sentence) told_ = std::clamp(read.told, -kOne, kOne);
    std::int32_t best = kLeastClue, second = kLeastClue;
    for (const std::int32_t margin : margins) {
      second = std::max(second, std::min(best, margin));
      best = std::max(best, margin);
    }
    for (size_t c = 0; c < margins.size(); ++c) {
      const std::int32_t margin = margins[c];
      if (margin < kLeastMargin) continue;
      ahead_[c] = std::max(ahead_[c], margin - (margin == best ? second : best));
      if (margin <= own_[c]) continue;
      own_[c] = margin;
      where_[c] = part;
    }
  }

  static size_t index(Clue clue) { return static_cast<size_t>(clue); }

  void finish(const std::string& id, ByteSpan sentence, const std::vector<PhraseMatch>& phrases,
              TechniqueCandidate& candidate) {
    candidate.id = id;
    candidate.sentence = sentence;
    Clues& clues = candidate.clues;
    const std::uint32_t at = readers_.incidents.find(id);
    const bool known = at < own_.size();
    clues[index(Clue::kOwn)] = known ? own_[at] : kLeastClue;
    clues[index(Clue::kAhead)] = known ? ahead_[at] : kLeastClue;
    clues[index(Clue::kKin)] = known ? best_of_kin(at) : kLeastKin;
    clues[index(Clue::kSub)] = id.size() > parent_of(id).size() ? kOne : 0;
    clues[index(Clue::kPhrase)] = candidate.phrase ? kOne : 0;
    const bool kin = std::any_of(phrases.begin(), phrases.end(), [&](const PhraseMatch& match) {
      return parent_of(match.technique) == parent_of(id);
    });
    clues[index(Clue::kKinPhrase)] = kin && !candidate.phrase ? kOne : 0;
    if (!candidate.phrase) candidate.place = known ? where_[at] : sentence;
    if (cues_.mood_at(candidate.place) != Mood::kStated || is_imagined(text_, candidate.place)) {
      return;
    }
    found_.push_back(candidate);
  }

  // Techniques of one parent stand together, sorted.
  std::int32_t best_of_kin(std::uint32_t at) const {
    const IncidentModel& model = readers_.incidents;
    const string_view parent = parent_of(model.id(at));
    std::uint32_t first = at;
    while (first > 0 && parent_of(model.id(first - 1)) == parent) --first;
    std::int32_t best = kLeastKin;
    for (std::uint32_t c = first; c < model.size() && parent_of(model.id(c)) == parent; ++c) {
      best = std::max(best, own_[c]);
    }
    return best;
  }

  string_view text_;
  const Lexicon& lexicon_;
  const Mentions& mentions_;
  TechniqueReaders readers_;
  Cues& cues_;
  TechniqueModel::OwnWorkspace procedures_;
  IncidentModel::OwnWorkspace incidents_;
  std::vector<std::int32_t> own_, ahead_;  // of the present sentence, by technique of the model
  std::vector<ByteSpan> where_;            // what gave own_
  std::map<std::string, TechniqueCandidate> present_;
  std::vector<TechniqueCandidate> found_;
  std::int32_t told_ = 0;
  std::string masked_, plain_;
  size_t next_name_ = 0, next_address_ = 0;
};

// The words that spoke most.
std::string why(string_view text, const TechniqueCandidate& found, const IncidentModel& model,
                IncidentModel::Workspace& work) {
  std::string note = found.phrase ? "a phrase for it" : "";
  const std::uint32_t at = model.find(found.id);
  if (!found.phrase && at < model.size()) {
    const auto reasons =
        model.reasons(text.substr(found.place.start, found.place.size()), at, work, 3);
    for (size_t i = 0; i < reasons.size(); ++i) {
      note += (i == 0 ? "the words \"" : ", \"") + reasons[i] + "\"";
    }
  }
  constexpr std::int32_t kSeconds = 300;
  if (found.clues[static_cast<size_t>(Clue::kProcedure)] >= kSeconds) {
    note += note.empty() ? "the choice of the model of procedures"
                         : ", and the choice of the model of procedures";
  }
  return note.empty() ? "the words around it" : note;
}

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

std::vector<TechniqueCandidate> technique_candidates(string_view text, const Lexicon& lexicon,
                                                     const Mentions& mentions,
                                                     TechniqueReaders readers, Cues& cues) {
  if (cues.tells_no_incident()) return {};
  return Finder(text, lexicon, mentions, readers, cues).run();
}

void collect_techniques(string_view text, const Lexicon& lexicon, const Mentions& mentions,
                        TechniqueReaders readers, Cues& cues, Collector& collector) {
  const auto work = readers.incidents.workspace();
  for (const TechniqueCandidate& found :
       technique_candidates(text, lexicon, mentions, readers, cues)) {
    const int confidence = readers.incidents.confidence(found.clues);
    if (confidence < kTold) continue;
    const string_view id = lexicon.current_id(found.id);
    if (!lexicon.names().empty() && !lexicon.knows_id(id)) continue;  // not known as of the day
    Observation seen;
    seen.type = ObservationType::kAttackPattern;
    seen.id = id;
    seen.value = lexicon.name_of_id(id);
    seen.note = why(text, found, readers.incidents, *work);
    collector.add(std::move(seen), found.place, confidence);
  }
}

}  // namespace perpend::extraction
