// Countries and sectors among the names of a text, as victims or as testimony on a sponsor.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extraction/collector.h"
#include "extraction/cues.h"
#include "extraction/lexicon.h"
#include "extraction/victims.h"

namespace perpend::extraction {

class VictimReader {
 public:
  // All must outlive it; `names` are those of the text in order, and may be filled later.
  VictimReader(std::string_view text, const Lexicon& lexicon, const std::vector<NameMatch>& names,
               Cues& cues, Collector& collector)
      : text_(text), lexicon_(lexicon), names_(names), cues_(cues), collector_(collector) {}

  // A name whose meaning is a country or a sector.
  void read(const NameMatch& match);

 private:
  void read_country(const NameMatch& match, const LexiconEntry& country);
  void read_sectors(const NameMatch& match, const LexiconName& name);
  Beside beside(ByteSpan span) const;

  std::string_view text_;
  const Lexicon& lexicon_;
  const std::vector<NameMatch>& names_;
  Cues& cues_;
  Collector& collector_;
  std::uint64_t victim_end_ = 0;  // of the sentence that first told a victim's sector
  bool has_lead_country_ = false;
};

}  // namespace perpend::extraction
