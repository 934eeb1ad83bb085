// What an answer does to the claim it answers, weighed rather than ruled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/fields.h"
#include "claims/lexicon.h"
#include "claims/linear.h"
#include "claims/parsed_text.h"
#include "model/claim.h"

namespace perpend::claims {

inline constexpr int kPolarities = 8;
using AnswerModel = Linear<std::int16_t, kPolarities>;

// Who has spoken before in the text, and of whom: what tells an answer from a report.
class Dispute {
 public:
  // Takes in a sentence that answers nothing: what stands before its verb accuses, whom it names
  // behind is accused.
  void read(const ParsedText& parsed, WordRange sentence);
  bool is_accuser(std::string_view word) const;  // in lower case
  bool is_accused(std::string_view word) const;

 private:
  std::vector<std::string> accusers_;  // the first letters of words in lower case
  std::vector<std::string> accused_;
};

struct AnswerContext {
  Answer answer;
  std::string_view source;              // whose words these are, as written and described
  WordRange content;                    // the first piece
  Polarity ruled = Polarity::kAsserts;  // what the rules make of it
  bool quoted = false;
};

// Rows of the model that speak of it. `into` is cleared.
void answer_features(const ParsedText& parsed, const AnswerContext& context, const Dispute& dispute,
                     std::vector<std::uint32_t>& into);

// The polarity that the model weighs heaviest.
Polarity weighed(const AnswerModel& model, const std::vector<std::uint32_t>& features);

}  // namespace perpend::claims
