// Which of the addresses that stand in a text are indicators: what was seen in an attack, not the
// reader's own software versions, file names, class names or reading list.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/span.h"
#include "extraction/address.h"
#include "extraction/sentence.h"

namespace perpend::extraction {

// What the world outside the text knows of hosts. Unset functions know nothing.
struct HostKnowledge {
  // Does the name end in a public suffix that exists ("com", "co.jp"), and is it more than one?
  std::function<bool(std::string_view host)> is_registrable;
  // The list on which a popular or official site stands, or nothing.
  std::function<std::optional<std::string>(std::string_view host)> benign_list;
};

struct Judgement {
  bool indicator = false;
  int confidence_thousandths = 0;
  std::string why;  // for a person
};

class AddressJudge {
 public:
  // The references must outlive the judge.
  AddressJudge(std::string_view text, const Sections& sections, const HostKnowledge& hosts,
               std::string_view publisher_host);

  Judgement judge(const Address& address) const;

 private:
  Judgement judge_domain(const Address& address) const;
  Judgement judge_ipv4(const Address& address) const;
  Judgement judge_url(const Address& address) const;
  Judgement judge_mail(const Address& address) const;
  bool listed(const Address& address) const;
  bool has_known_suffix(std::string_view host) const;
  bool is_publisher(std::string_view host) const;
  bool is_benign(std::string_view host) const;

  std::string_view text_;
  const Sections& sections_;
  const HostKnowledge& hosts_;
  std::string publisher_;
};

}  // namespace perpend::extraction
