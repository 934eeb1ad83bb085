#include "knowledge/pack_check.h"

#include <algorithm>

namespace perpend::knowledge {
namespace {

class Check {
 public:
  explicit Check(const Sections<Part>& sections) : s_(sections) {}

  bool all() const {
    return s_.meta.size() == 1 && names() && actors() && software() && uses() && reports() &&
           said() && places() && warnings() && models();
  }

 private:
  template <class Record, class Holds>
  static bool each(Part<Record> records, Holds holds) {
    return std::all_of(records.begin(), records.end(), holds);
  }
  bool text(Text text) const {
    return text.offset <= s_.strings.size() && text.size <= s_.strings.size() - text.offset;
  }
  template <class Record>
  static bool range(Range range, Part<Record> records) {
    return range.first <= records.size() && range.count <= records.size() - range.first;
  }
  template <class Record>
  static bool index(std::uint32_t index, Part<Record> records) {
    return index < records.size();
  }
  template <class Record>
  static bool index_or_none(std::uint32_t place, Part<Record> records) {
    return place == kNone || index(place, records);
  }
  bool item(std::uint32_t item) const {
    return is_software(item) ? index(index_of(item), s_.software) : index(item, s_.techniques);
  }

  bool names() const {
    return each(s_.citations, [&](const auto& r) { return text(r.name) && text(r.url); }) &&
           each(s_.tactics, [&](const auto& r) { return text(r.id) && text(r.name); }) &&
           each(s_.renames, [&](const auto& r) { return text(r.old_id) && text(r.new_id); }) &&
           each(s_.country_names, [&](Text name) { return text(name); }) &&
           each(s_.sectors, [&](const auto& r) { return text(r.name); }) &&
           each(s_.parameters, [&](const auto& r) { return text(r.name); });
  }

  bool actors() const {
    return each(s_.actors,
                [&](const ActorRecord& r) {
                  return text(r.id) && text(r.name) && text(r.attack_uuid) && r.level <= 3 &&
                         range(r.aliases, s_.aliases) && range(r.targets, s_.targets) &&
                         range(r.sponsor_claims, s_.sponsor_claims) && range(r.uses, s_.uses) &&
                         range(r.reports, s_.actor_reports);
                }) &&
           each(s_.aliases, [&](const AliasRecord& r) {
             return text(r.name) && text(r.coined_by) && index(r.actor, s_.actors) &&
                    index_or_none(r.citation, s_.citations);
           });
  }

  bool software() const {
    return each(s_.software,
                [&](const SoftwareRecord& r) {
                  return text(r.id) && text(r.name) && range(r.names, s_.software_names) &&
                         range(r.techniques, s_.software_techniques);
                }) &&
           each(s_.software_names,
                [&](const SoftwareNameRecord& r) {
                  return text(r.name) && index(r.software, s_.software);
                }) &&
           each(s_.techniques,
                [&](const TechniqueRecord& r) {
                  return text(r.id) && text(r.name) && index_or_none(r.parent, s_.techniques);
                }) &&
           each(s_.software_techniques, [&](const SoftwareTechniqueRecord& r) {
             return index(r.software, s_.software) && index(r.technique, s_.techniques);
           });
  }

  bool uses() const {
    return each(s_.uses, [&](const UseRecord& r) {
      return index(r.actor, s_.actors) && item(r.item) && index_or_none(r.citation, s_.citations);
    });
  }

  bool reports() const {
    return each(s_.reports,
                [&](const ReportRecord& r) {
                  return index(r.citation, s_.citations) && index(r.actor, s_.actors) &&
                         range(r.items, s_.report_items);
                }) &&
           each(s_.report_items, [&](std::uint32_t place) { return item(place); }) &&
           each(s_.actor_reports, [&](std::uint32_t place) { return index(place, s_.reports); });
  }

  bool said() const {
    return each(s_.targets,
                [&](const TargetRecord& r) {
                  return text(r.value) && index(r.actor, s_.actors) && r.kind <= 1 &&
                         index_or_none(r.citation, s_.citations);
                }) &&
           each(s_.sponsor_claims, [&](const SponsorClaimRecord& r) {
             return text(r.country) && text(r.said_by) && index(r.actor, s_.actors);
           });
  }

  bool places() const {
    return each(s_.countries,
                [&](const CountryRecord& r) {
                  return text(r.iso) && text(r.name) && text(r.capital) &&
                         range(r.names, s_.country_names);
                }) &&
           each(s_.infrastructure,
                [&](const InfrastructureRecord& r) { return index(r.actor, s_.actors); });
  }

  bool warnings() const {
    const auto list = [&](const auto& r) { return index(r.list, s_.warning_lists); };
    return each(s_.warning_lists,
                [&](const WarningListRecord& r) {
                  return text(r.name) && r.kind <= 5 && range(r.ranges4, s_.warning_ranges4) &&
                         range(r.ranges6, s_.warning_ranges);
                }) &&
           each(s_.warning_hosts, list) && each(s_.warning_ranges, list) &&
           each(s_.warning_ranges4, list);
  }

  bool models() const {
    return each(s_.models, [&](const ModelRecord& r) {
      return text(r.name) && r.offset % 8 == 0 && r.offset <= s_.model_bytes.size() &&
             r.size <= s_.model_bytes.size() - r.offset;
    });
  }

  const Sections<Part>& s_;
};

}  // namespace

bool references_hold(const Sections<Part>& sections) { return Check(sections).all(); }

}  // namespace perpend::knowledge
