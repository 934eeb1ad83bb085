#include "knowledge/public_suffix.h"

#include <libpsl.h>

#include <cstdio>
#include <utility>

namespace perpend::knowledge {

struct PublicSuffixes::Body {
  psl_ctx_t* list = nullptr;

  Body() = default;
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  ~Body() { psl_free(list); }
};

PublicSuffixes::PublicSuffixes(std::string_view bytes) : body_(std::make_unique<Body>()) {
  if (bytes.empty()) return;
  // libpsl reads from a stream only; it does not write to this one.
  std::FILE* stream = fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "rb");
  if (stream == nullptr) return;
  body_->list = psl_load_fp(stream);
  std::fclose(stream);
}

PublicSuffixes::PublicSuffixes(PublicSuffixes&&) noexcept = default;
PublicSuffixes& PublicSuffixes::operator=(PublicSuffixes&&) noexcept = default;
PublicSuffixes::~PublicSuffixes() = default;

std::string PublicSuffixes::registrable_domain(std::string_view host) const {
  if (host.empty() || host.front() == '.' || host.back() == '.') return {};
  const std::string text(host);
  if (body_->list != nullptr) {
    const char* domain = psl_registrable_domain(body_->list, text.c_str());
    return domain == nullptr ? std::string() : std::string(domain);
  }
  const std::size_t last = text.rfind('.');
  if (last == text.npos) return {};
  const std::size_t before = text.rfind('.', last - 1);
  return before == text.npos ? text : text.substr(before + 1);
}

bool PublicSuffixes::is_public_suffix(std::string_view host) const {
  const std::string text(host);
  if (body_->list == nullptr) return !text.empty() && text.find('.') == text.npos;
  return psl_is_public_suffix(body_->list, text.c_str()) != 0;
}

bool PublicSuffixes::has_known_suffix(std::string_view host) const {
  if (body_->list == nullptr) return true;
  // Without the list's default rule, only what is written in it counts.
  const std::string last(host.substr(host.rfind('.') + 1));
  return psl_is_public_suffix2(body_->list, last.c_str(), PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) !=
         0;
}

}  // namespace perpend::knowledge
