// What a retelling lost, added or changed: typed, with both passages.
#pragma once

#include <span>
#include <vector>

#include "claims/agent.h"
#include "claims/answers.h"
#include "claims/ledger.h"
#include "claims/telling.h"
#include "model/claim.h"

namespace perpend::claims {

// A document with what the comparison needs of it. The document and the claims must outlive it.
struct DocumentView {
  const ClaimDocument* document = nullptr;
  std::uint32_t index = 0;
  DocumentSentences sentences;
  std::vector<FoundAnswer> answers;
};

class DriftFinder {
 public:
  DriftFinder(std::span<const DocumentView> views, std::span<const Claim> claims,
              const PlaceNames& places)
      : views_(views), claims_(claims), places_(places) {}

  // By kind; each kind at most once, but for several reasons that are gone, which are one.
  std::vector<Drift> between(const Telling& told, const Telling& retold) const;

  // Of an answer only the reasons that it gives for the other side are compared: 'based solely on
  // the targets and methods'. Nothing where it speaks of no reason, or of all. `basis` and
  // `spoken_of` are reasons_of(told) and spoken_of(answer), which the caller keeps.
  std::vector<Drift> in_answer(const Telling& told, const Telling& answer,
                               std::span<const Phrase> basis,
                               std::span<const Phrase> spoken_of) const;

  // The reasons named in the content of an answer.
  std::vector<Phrase> spoken_of(const Telling& answer) const;

  // Reasons stand in the sentences of the passage itself.
  bool gives_reasons(const Telling& telling) const;

  // The reasons that the source of a telling gives, in its passage, its sentences and those that
  // follow.
  std::vector<Phrase> reasons_of(const Telling& telling) const;

 private:
  struct Pair;
  void add_doubt(const Pair& pair) const;
  void add_basis(const Pair& pair) const;
  void add_level(const Pair& pair) const;
  bool names_a_newcomer(const Pair& pair, const Agent& agent) const;
  void add_numbers(const Pair& pair) const;
  void add_times(const Pair& pair) const;
  void add_answer(const Pair& pair) const;
  void add_source(const Pair& pair) const;
  ByteSpan region_of(const Telling& telling, std::size_t before, std::size_t after) const;
  ByteSpan with_what_follows(const Telling& telling, std::size_t most) const;
  std::string source_of(const Telling& telling) const;
  PlacedPhrase placed(const Telling& telling, ByteSpan span) const;
  std::string_view text_of(const Telling& telling) const {
    return views_[telling.document].document->text;
  }

  std::span<const DocumentView> views_;
  std::span<const Claim> claims_;
  const PlaceNames& places_;
};

}  // namespace perpend::claims
