#include "extraction/extract.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extraction/behaviour.h"
#include "extraction/collector.h"
#include "extraction/cues.h"
#include "extraction/dates.h"
#include "extraction/disguise.h"
#include "extraction/names_in_text.h"
#include "extraction/roles.h"
#include "extraction/scan.h"
#include "extraction/sentence.h"
#include "extraction/techniques.h"

namespace perpend::extraction {
namespace {

using std::string_view;
using Type = ObservationType;

bool is_network(Type type) {
  return type == Type::kDomainName || type == Type::kIpv4Addr || type == Type::kIpv6Addr ||
         type == Type::kUrl || type == Type::kEmailAddr;
}

class Extractor {
 public:
  Extractor(string_view text, const Lexicon& lexicon, const ExtractOptions& options,
            Collector& collector, Cues& cues)
      : text_(text),
        lexicon_(lexicon),
        options_(options),
        collector_(collector),
        cues_(cues),
        sections_(text),
        judge_(text, sections_, options.hosts, options.publisher_host) {}

  void run() {
    const Mentions mentions = scan(text_, lexicon_);
    for (const Address& address : mentions.addresses) take(address);
    for (const AttackMention& mention : mentions.attack_ids) take(mention);
    collect_names(text_, lexicon_, mentions, cues_, collector_);
    collect_behaviour(text_, cues_, collector_);
    collect_dates(text_, cues_, collector_);
    if (options_.techniques != nullptr && options_.incidents != nullptr) {
      collect_techniques(text_, lexicon_, mentions, {*options_.techniques, *options_.incidents},
                         cues_, collector_);
    }
  }

 private:
  void take(const Address& address) {
    const Judgement judged = judge_.judge(address);
    if (!judged.indicator) return;
    if (is_turned_around(text_, address.span)) {
      return collector_.refuse(
          "indicator.turned-around",
          "an address whose letters a mark turns around does not say what it shows", address.span);
    }
    if (refuse_reserved(address)) return;
    add(address, judged);
    const bool host_too = address.indicator.type == Type::kUrl || is_said_to_be_domain(address);
    if (host_too) add_host(address, judged);
  }

  // "from accounts@x.example, a domain registered the day before": the host was somebody's too.
  bool is_said_to_be_domain(const Address& address) const {
    if (address.indicator.type != Type::kEmailAddr) return false;
    const string_view after = text_.substr(address.span.end, 32);
    for (const string_view words : {", a domain", " (a domain", ", whose domain", ", the domain",
                                    ", a look", ", on a domain", ", at a domain"}) {
      if (after.starts_with(words)) return true;
    }
    return false;
  }

  bool refuse_reserved(const Address& address) {
    if (options_.allow_reserved) return false;
    Indicator indicator = address.indicator;
    // A network is reserved where its first address is.
    if (address.prefix_bits >= 0) indicator.value.resize(indicator.value.find('/'));
    const auto why = reserved_by(indicator);
    if (!why) return false;
    collector_.refuse("indicator.reserved",
                      address.indicator.value + " is reserved (" + std::string(*why) +
                          ") and can be nobody's; --allow-reserved takes it",
                      address.span);
    return true;
  }

  void add(const Address& address, const Judgement& judged) {
    Observation seen;
    seen.type = address.indicator.type;
    seen.value = address.indicator.value;
    seen.note = judged.why;
    if (is_network(seen.type)) {
      // In an exercise or a reading list only what is broken on purpose is dangerous.
      const bool harmless = cues_.tells_no_incident() && !address.defanged;
      seen.role = harmless ? Role::kBenign : role_of(cues_, text_, address);
    }
    // A file that the text clears has no role to say so.
    constexpr int kCleared = 300;
    const bool file = seen.type == Type::kFileHash;
    const bool cleared = file && is_harmless_at(cues_, address.span);
    if (cleared) seen.note += "; the text calls it harmless";
    remark_twin(address, seen);
    if (seen.role == Role::kBenign) seen.note += "; the text calls it harmless";
    if (address.port != 0) seen.note += "; port " + std::to_string(address.port);
    const int sure = judged.confidence_thousandths;
    collector_.add(std::move(seen), address.span, cleared ? std::min(sure, kCleared) : sure);
  }

  // A name in letters that look like others' is kept as it is, for it is what was registered; the
  // reader is told what it looks like.
  void remark_twin(const Address& address, Observation& seen) {
    const bool host = seen.type == Type::kDomainName;
    const auto twin = latin_twin(host ? string_view(seen.value) : host_of(address.indicator));
    if (!twin) return;
    seen.note += "; looks like " + *twin;
    collector_.remark("indicator.lookalike",
                      seen.value + " has letters of another script and looks like " + *twin,
                      address.span);
  }

  // The host in a URL is an observation of its own, unless everybody uses it.
  void add_host(const Address& url, const Judgement& judged) {
    const std::string host(host_of(url.indicator));
    if (options_.hosts.benign_list && options_.hosts.benign_list(host)) return;
    for (const Type type : {Type::kIpv4Addr, Type::kIpv6Addr, Type::kDomainName}) {
      auto indicator = canonical(type, host);
      if (!indicator) continue;
      const ByteSpan span = host_span(url);
      if (span.size() == 0) return;
      Address address{std::move(*indicator), span, url.defanged, false, 0, -1};
      const bool mail = url.indicator.type == Type::kEmailAddr;
      return add(address, {true, judged.confidence_thousandths,
                           mail ? "the host of a mail address" : "the host of a URL"});
    }
  }

  // The bytes of the host inside the URL as it is written.
  ByteSpan host_span(const Address& url) const {
    const string_view written = part(text_, url.span);
    const bool mail = url.indicator.type == Type::kEmailAddr;
    const std::size_t sign = written.find_first_of(mail ? "@" : ":[({");
    if (sign == string_view::npos) return {};
    std::size_t start = sign;
    while (start < written.size() &&
           string_view(":/[](){}@").find(written[start]) != string_view::npos) {
      ++start;
    }
    const AddressMatch match = match_address(text_, url.span.start + start);
    const string_view host = host_of(url.indicator);
    if (!match.address || match.address->indicator.value != host) return {};
    return match.address->span;
  }

  void take(const AttackMention& written) {
    AttackMention mention = written;
    mention.id = lexicon_.current_id(written.id);
    const bool known = lexicon_.names().empty() || lexicon_.knows_id(mention.id);
    switch (mention.id.front()) {
      case 'T':
        if (mention.id[1] != 'A') add_id(mention, Type::kAttackPattern, known);
        return;
      case 'S':
        add_id(mention, Type::kMalware, known);
        return;
      case 'G':
        collector_.testify(mention.id, known ? string_view(mention.id) : string_view(),
                           AttributionLevel::kIntrusionSet, mention.span);
        return;
      case 'C':
        // A campaign is an activity: whose it was is not said.
        if (known) {
          collector_.testify(mention.id, {}, AttributionLevel::kActivity, mention.span);
        }
        return;
      default:
        return;
    }
  }

  void add_id(const AttackMention& mention, Type type, bool known) {
    constexpr int kUnknownId = 400;
    Observation seen;
    seen.type = type;
    seen.id = mention.id;
    seen.value = lexicon_.name_of_id(mention.id);
    seen.note = "by its ATT&CK id";
    if (mention.id != part(text_, mention.span)) seen.note += ", which was another then";
    if (!known) {
      seen.note = "has the form of an ATT&CK id; not known as of this date";
      collector_.remark("attack.unknown-id",
                        mention.id + " is kept, but is no id that is known as of this date",
                        mention.span);
    }
    collector_.add(std::move(seen), mention.span, known ? 1000 : kUnknownId);
  }

  string_view text_;
  const Lexicon& lexicon_;
  const ExtractOptions& options_;
  Collector& collector_;
  Cues& cues_;
  Sections sections_;
  AddressJudge judge_;
};

}  // namespace

void extract(const Lexicon& lexicon, Incident& incident, std::uint32_t document,
             const ExtractOptions& options) {
  // The text is copied: appending to the incident must not move what is read.
  const std::string text = incident.documents.at(document).text;
  Cues cues(text);
  Collector collector(incident, document, options.source, cues);
  Extractor(text, lexicon, options, collector, cues).run();
  collector.finish();
}

}  // namespace perpend::extraction
