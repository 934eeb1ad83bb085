// Document -> claims: who says what, in whose words, after whom.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "knowledge/pack.h"
#include "model/claim.h"

namespace perpend::claims {

inline constexpr std::string_view kModelName = "claims";

// What reading needs: the trained weights of the pack, copied. Constant after it is made; safe for
// any number of threads.
class ClaimModel {
 public:
  // Errors: claims.no-model (the pack has none: damaged), claims.model (its bytes are off:
  // damaged).
  static Result<ClaimModel> of(const knowledge::Pack& pack);
  static Result<ClaimModel> from_bytes(std::string_view bytes);

  ClaimModel(ClaimModel&&) noexcept;
  ClaimModel& operator=(ClaimModel&&) noexcept;
  ~ClaimModel();

  struct Body;
  const Body& body() const { return *body_; }

 private:
  explicit ClaimModel(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

struct ClaimsOfDocument {
  std::vector<Claim> claims;  // by the place of the cue, then of the content; ids are unique
  // claims.language (another language: nothing was read), claims.no-sentences (no punctuation or no
  // case to read by), claims.unclosed-quote, claims.empty, claims.too-long (the rest was left)
  Diagnostics diagnostics;
};

// The part of the body that is read: of a text of many megabytes the first two, up to a space.
ByteSpan readable_body(const ClaimDocument& document);

// Every claim of document.text within `headline` and `body`; `index` goes into Claim::document. The
// document's outlet is the outermost link of every chain (name empty where it is not known). Time
// and memory grow linearly with the text. The same bytes out for the same bytes in.
ClaimsOfDocument extract_claims(const ClaimModel& model, const ClaimDocument& document,
                                std::uint32_t index);

}  // namespace perpend::claims
