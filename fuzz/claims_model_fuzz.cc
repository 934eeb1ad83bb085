// Any bytes as a model of claims (a pack is somebody's file): refused with a code, or a model that
// reads a text and whose bytes are those it was read from. Whole models are too large for a fuzzer
// to find, so the input is stretched: its head stands as it is, its tail is repeated to the size
// that the head announces.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "claims/extract_claims.h"
#include "claims/model.h"

namespace {

constexpr std::string_view kText =
    "The Ferrow Post said on Monday that police in Meridel suspect a group called Tin Sparrow. "
    "\"We never touched a port,\" it wrote.";

void read(std::string_view bytes) {
  using namespace perpend;
  auto model = claims::ClaimModel::from_bytes(bytes);
  if (!model) {
    if (model.error().code != "claims.model") std::abort();
    return;
  }
  if (claims::bytes_of(model->body()) != bytes) std::abort();
  ClaimDocument document;
  document.text = kText;
  document.outlet = "Kestrel Weekly";
  document.body = {0, document.text.size()};
  claims::extract_claims(*model, document, 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  constexpr std::size_t kHead = 8 + 6 * 4;
  if (size <= kHead) return 0;
  const auto bits = [&](std::size_t at) { return std::min<unsigned>(data[8 + 4 * at] % 12U, 11U); };
  std::string stretched = bytes.substr(0, kHead);
  std::size_t wanted = kHead + perpend::claims::Vocabulary::kBits / 8;
  for (std::size_t i = 0; i < 5; ++i) {
    const unsigned n = std::max(1U, bits(i));
    stretched[8 + 4 * i] = static_cast<char>(n);
    for (std::size_t k = 1; k < 4; ++k) stretched[8 + 4 * i + k] = 0;
    wanted += (i < 2 ? std::size_t{32} : std::size_t{2}) << n;
  }
  stretched.replace(0, 8, "pclaims1");
  while (stretched.size() < wanted) {
    stretched.append(bytes, kHead, std::min(size - kHead, wanted - stretched.size()));
  }
  read(stretched);
  return 0;
}
