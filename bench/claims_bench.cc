// How fast articles become a claims ledger, everything included: sentences, tags, trees, claims,
// retellings, origins. Tokens a second of one core; the texts are given, each a document.
//
//   claims_bench PACK TEXT…
#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "casework/claims_ledger.h"
#include "claims/extract_claims.h"
#include "claims/words.h"
#include "core/sha256.h"
#include "knowledge/pack.h"

int main(int argc, char** argv) {
  using namespace perpend;
  if (argc < 3) {
    std::fputs("usage: claims_bench PACK TEXT...\n", stderr);
    return 2;
  }
  const auto pack = knowledge::Pack::open(argv[1]);
  if (!pack) return 4;
  const auto model = claims::ClaimModel::of(*pack);
  if (!model) return 4;
  std::vector<ClaimDocument> documents;
  std::size_t tokens = 0;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    ClaimDocument document;
    document.text.assign(std::istreambuf_iterator<char>(file), {});
    document.file = document.outlet = argv[i];
    document.id = hex(sha256(document.text));
    document.body = {0, document.text.size()};
    std::vector<claims::Word> words;
    claims::append_words(document.text, document.body, words);
    tokens += words.size();
    documents.push_back(std::move(document));
  }
  const auto cpu = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
  };
  const double start = cpu();
  const claims::ClaimsLedger ledger = casework::ledger_of(*model, std::move(documents));
  const double seconds = cpu() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "perpend  %zu documents, %zu tokens: %.0f tokens/s of one core; %zu claims, %zu "
      "retellings, %zu origins; %ld MB at most\n",
      ledger.documents.size(), tokens, static_cast<double>(tokens) / seconds, ledger.claims.size(),
      ledger.retellings.size(), ledger.origins.size(), usage.ru_maxrss / 1024);
  return 0;
}
