// Where a name stops being a registry's and starts being somebody's: "co.uk" is a suffix, so
// "www.example.co.uk" belongs to whoever registered "example.co.uk". The list is the pack's own, so
// that the same pack gives the same answer on every machine.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "knowledge/pack.h"

namespace perpend::knowledge {

// Reads the pack's list once (about .1 ms); keeps nothing of the pack. Safe for any number of
// threads. A pack without a list leaves the list's own default rule: the last label is the suffix.
class PublicSuffixes {
 public:
  explicit PublicSuffixes(const Pack& pack) : PublicSuffixes(pack.public_suffix_list()) {}
  explicit PublicSuffixes(std::string_view dafsa);
  PublicSuffixes(PublicSuffixes&&) noexcept;
  PublicSuffixes& operator=(PublicSuffixes&&) noexcept;
  ~PublicSuffixes();

  // "example.co.uk" for "www.example.co.uk"; empty for a suffix itself or no domain at all. The
  // host is canonical (model/host.h): lower case, no trailing dot.
  std::string registrable_domain(std::string_view host) const;
  bool is_public_suffix(std::string_view host) const;
  // True if the last label is in the list: "example.exe" has none that a registry knows.
  bool has_known_suffix(std::string_view host) const;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace perpend::knowledge
