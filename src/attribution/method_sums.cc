// A row of methods depends on the selection only through its trust and, for a technique, through
// how many items no observed software implies. So the weights of a row are kept by (item, trust,
// that number), and a selection adds vectors. Example: taking any of thirty techniques out asks for
// the same 29 vectors of a number one smaller. Counter-example: a software taken out, which sets
// its techniques free: they speak again, and the number grows; nothing kept goes wrong, since
// nothing is corrected, only looked up. Tested in case_sums_test.cc.
#include "attribution/method_sums.h"

#include <algorithm>

#include "core/weight.h"

namespace perpend::attribution {

MethodSums::MethodSums(const Profiles& profiles, const Parameters& parameters, RatioTable& ratios,
                       Date day, std::span<const std::uint32_t> items)
    : profiles_(profiles),
      parameters_(parameters),
      ratios_(ratios),
      cap_(cap_microbans(profiles.report_count())),
      resemblance_(profiles, parameters, day, items) {
  for (const std::uint32_t item : items) {
    if (software(item)) techniques_.try_emplace(item, profiles.techniques_of(item));
  }
}

// For each item: does an observed software carry it out?
std::vector<bool> MethodSums::explained(const Findings& findings) const {
  std::vector<bool> explained(profiles_.corpus().items.size());
  for (const Finding& finding : findings.items) {
    if (!software(finding.item)) continue;
    const auto known = techniques_.find(finding.item);
    const auto mark = [&](const std::vector<std::uint32_t>& techniques) {
      for (const std::uint32_t technique : techniques) explained[technique] = true;
    };
    known == techniques_.end() ? mark(profiles_.techniques_of(finding.item)) : mark(known->second);
  }
  return explained;
}

const MethodSums::Weights& MethodSums::weights_of(const Finding& finding,
                                                  std::int64_t independent) const {
  const bool tool = software(finding.item);
  if (tool) independent = 0;
  // Items and their number stay below 2^24, a trust is at most a thousand.
  const std::uint64_t key = static_cast<std::uint64_t>(finding.item) << 40 |
                            static_cast<std::uint64_t>(independent) << 16 |
                            static_cast<std::uint64_t>(finding.trust);
  std::unique_ptr<Weights>& known = weights_[key];
  if (known) return *known;
  known = std::make_unique<Weights>();
  for (const std::int64_t log : ratios_.of_item(finding.item, finding.trust)) {
    const std::int64_t capped = std::clamp(log, -cap_, cap_);
    known->push_back(
        static_cast<std::int32_t>(tool ? software_weight(capped, parameters_)
                                       : technique_weight(capped, parameters_, independent)));
  }
  return *known;
}

void MethodSums::add(const Findings& findings, std::span<std::int64_t> sums,
                     std::int64_t& unlisted) const {
  if (profiles_.report_count() == 0) return;
  add_items(findings, sums);
  add_signature(findings, sums);
  resemblance_.add(findings, sums);
  unlisted += novelty_weight(novel_trust(profiles_, findings), parameters_);
}

void MethodSums::add_items(const Findings& findings, std::span<std::int64_t> sums) const {
  const std::vector<bool> explained = this->explained(findings);
  std::int64_t independent = findings.count();
  for (const Finding& finding : findings.items) independent -= explained[finding.item] ? 1 : 0;
  std::vector<const Weights*> rows;
  {
    const std::lock_guard lock(mutex_);
    for (const Finding& finding : findings.items) {
      const bool unseen = software(finding.item) && profiles_.seen_by_all(finding.item) == 0;
      if (!explained[finding.item] && !unseen) rows.push_back(&weights_of(finding, independent));
    }
  }
  for (const Weights* row : rows) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += (*row)[i];
  }
}

void MethodSums::add_signature(const Findings& findings, std::span<std::int64_t> sums) const {
  std::vector<std::int64_t> trust;  // by actor
  for (const Finding& finding : findings.items) {
    const bool own = profiles_.corpus().items[finding.item].malware &&
                     profiles_.actors_showing(finding.item) == 1;
    if (!own) continue;
    trust.resize(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (profiles_.seen(i, finding.item) == 0) continue;
      trust[i] = std::max<std::int64_t>(trust[i], finding.trust);
    }
  }
  for (std::size_t i = 0; i < trust.size(); ++i) {
    sums[i] += get(parameters_, Fitted::kSignature) * trust[i];
  }
}

}  // namespace perpend::attribution
