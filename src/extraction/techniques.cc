// A sentence of a report often tells of three techniques, one a clause: "it was sent as an
// attachment, ran a script and spoke over HTTPS". The model was made of sentences that tell of one,
// so each clause is asked on its own as well as the whole, and the surest answer counts for each
// technique.
//
//   sentence   "They dumped the memory of LSASS and went on over remote desktop."
//   clauses    "They dumped the memory of LSASS" / "went on over remote desktop"
//   found      T1003.001, T1021.001, each with the bytes of its clause
//
// What is reported is P(the sentence tells of a use) x P(it is this technique). Where no
// sub-technique is probable enough but their parent is, the parent is reported.
//
// Counter-example that stays wrong: "They had valid credentials, and so did the auditors" is a use.
// Tested in techniques_test.cc; measured by `perpend eval extraction`.
#include "extraction/techniques.h"

#include <algorithm>
#include <array>
#include <string>

#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kMostClauses = 40;
constexpr size_t kGuesses = 4;
constexpr double kLeastUse = 0.3;  // below it no clause is asked
constexpr std::array<string_view, 14> kJoiners = {"and",   "then", "before", "after", "while",
                                                  "which", "once", "when",   "where", "but",
                                                  "from",  "so",   "until",  "using"};

bool joins(string_view word) {
  return std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end();
}

// Parts with fewer words go with the part before.
constexpr int kFewestWords = 3;

struct Candidate {
  double probability = 0;
  ByteSpan place;
};

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
        work_(model.workspace()),
        best_(model.size()) {}

  void run() {
    for (const ByteSpan& sentence : cues_.sentences()) look_at(sentence);
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

  void look_at(ByteSpan sentence) {
    mask(sentence);
    const double use = model_.gate(masked_, *work_);
    if (use < kLeastUse) return;
    seen_.clear();
    ask(sentence, sentence, use);
    const std::vector<ByteSpan> parts = clauses(text_, sentence);
    if (parts.size() > 1) {
      for (const ByteSpan& part : parts) ask(sentence, part, use);
    }
    report(sentence);
  }

  void ask(ByteSpan sentence, ByteSpan part, double use) {
    const TechniqueScores scores = model_.score(
        string_view(masked_).substr(part.start - sentence.start, part.size()), *work_, kGuesses);
    const double used = std::max(use, scores.use_probability);
    for (const TechniqueGuess& guess : scores.guesses) {
      Candidate& best = best_[guess.technique];
      const double probability = used * guess.probability;
      if (best.place.size() == 0) seen_.push_back(guess.technique);
      if (probability > best.probability || best.place.size() == 0) best = {probability, part};
    }
  }

  void report(ByteSpan sentence) {
    std::sort(seen_.begin(), seen_.end());
    for (const std::uint32_t technique : seen_) {
      const Candidate found = best_[technique];
      best_[technique] = {};
      const int thousandths = static_cast<int>(found.probability * 1000 + .5);
      if (thousandths < kLeastTechniqueThousandths) continue;
      add(sentence, technique, found.place, thousandths);
    }
  }

  void add(ByteSpan sentence, std::uint32_t technique, ByteSpan place, int thousandths) {
    const string_view id = lexicon_.current_id(model_.id(technique));
    if (!lexicon_.names().empty() && !lexicon_.knows_id(id)) return;  // not known as of the day
    if (cues_.mood_at(place) != Mood::kStated) return;
    const auto reasons =
        model_.reasons(string_view(masked_).substr(place.start - sentence.start, place.size()),
                       technique, *work_, 3);
    Observation seen;
    seen.type = ObservationType::kAttackPattern;
    seen.id = id;
    seen.value = lexicon_.name_of_id(id);
    seen.note = "by its words";
    for (size_t i = 0; i < reasons.size(); ++i) {
      seen.note += (i == 0 ? ": \"" : ", \"") + reasons[i] + "\"";
    }
    collector_.add(std::move(seen), place, thousandths);
  }

  string_view text_;
  const Lexicon& lexicon_;
  const Mentions& mentions_;
  const TechniqueModel& model_;
  Cues& cues_;
  Collector& collector_;
  TechniqueModel::OwnWorkspace work_;
  std::vector<Candidate> best_;      // by technique, of the present sentence
  std::vector<std::uint32_t> seen_;  // which of them are set
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
