#include "casework/report_traits.h"

#include "casework/training_texts.h"
#include "extraction/pack_lexicon.h"
#include "knowledge/view.h"
#include "training/traits.h"

namespace perpend::casework {

Result<attribution::TraitsByTelling> report_traits(const knowledge::Pack& pack,
                                                   const std::string& sources, bool everybody) {
  const auto texts = read_training_texts(sources);
  if (!texts) return tl::make_unexpected(texts.error());
  const knowledge::View view(pack, pack.as_of());
  return training::traits_of(
      texts->attack.tellings, extraction::lexicon_of(view),
      everybody ? training::Citing::kEverybody : training::Citing::kOneAlone);
}

}  // namespace perpend::casework
