// Each annotation is right at most once, and so is each finding: a value that the text says three
// times is one finding (key_of), and a paragraph's pairs are unique. For free types the passages
// decide, first come, first served in the order of the text.
//
//   annotated  victim-sector "Health"       found  victim-sector "Health"      right
//   annotated  lure "a job offer" at 10-40  found  lure "recruitment" at 31-36 right
//   found      tool "PsExec" in a piece of advice that is not annotated        a false alarm
//
// Tested in gold_test.cc.
#include "evaluation/gold.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/json.h"
#include "extraction/techniques.h"
#include "model/ascii.h"

namespace perpend::evaluation {
namespace {

// Thousandths of confidence from which a finding counts. Of techniques all that is told does: the
// extractor tells what is worth telling (extraction::kTold), and its confidences are measured.
constexpr std::int32_t kFound = 500;

// Of behaviour whatever the text states does, at its measured confidence, and what it denies not.
constexpr std::int32_t kStated = 250;

std::int32_t least_confidence(ObservationType type) {
  using enum ObservationType;
  switch (type) {
    case kAttackPattern:
      return extraction::kTold;
    case kObjective:
    case kDataStolen:
    case kLure:
    case kLanguage:
    case kActiveHours:
      return kStated;
    default:
      return kFound;
  }
}

bool counts(const Observation& found) {
  return found.confidence_thousandths.value_or(1000) >= least_confidence(found.type);
}

enum Class : std::size_t {
  kTechniques,
  kParents,
  kTooling,
  kInfrastructure,
  kTargets,
  kBehaviour,
  kTestimony,
  kSureTechniques,
  kTypes
};
constexpr std::string_view kClassNames[] = {
    "techniques", "their parents", "tooling",   "infrastructure",
    "targets",    "behaviour",     "testimony", "techniques at .5 and above"};
// Types that are told apart inside a class.
constexpr ObservationType kApart[] = {
    ObservationType::kVictimCountry, ObservationType::kVictimSector, ObservationType::kObjective,
    ObservationType::kDataStolen,    ObservationType::kLure,         ObservationType::kLanguage,
    ObservationType::kActiveHours};

// As the issue has it: targets are countries and sectors; what the intruders wanted and how they
// behaved is behaviour.
std::optional<Class> class_of_type(ObservationType type) {
  using enum ObservationType;
  switch (type) {
    case kAttackPattern:
      return kTechniques;
    case kMalware:
    case kTool:
      return kTooling;
    case kDomainName:
    case kIpv4Addr:
    case kIpv6Addr:
    case kUrl:
    case kEmailAddr:
    case kFileHash:
    case kVulnerability:
      return kInfrastructure;
    case kVictimCountry:
    case kVictimSector:
      return kTargets;
    case kObjective:
    case kDataStolen:
    case kLure:
    case kLanguage:
    case kActiveHours:
      return kBehaviour;
    default:
      return {};
  }
}

bool is_free(ObservationType type) {
  using enum ObservationType;
  return type == kDataStolen || type == kLure || type == kLanguage || type == kActiveHours;
}

bool is_software(ObservationType type) {
  return type == ObservationType::kMalware || type == ObservationType::kTool;
}

bool overlaps(const std::vector<ByteSpan>& a, const std::vector<ByteSpan>& b) {
  return std::any_of(a.begin(), a.end(), [&](const ByteSpan& one) {
    return std::any_of(b.begin(), b.end(),
                       [&](const ByteSpan& other) { return one.overlaps(other); });
  });
}

std::vector<ByteSpan> spans_of(const Observation& observation) {
  std::vector<ByteSpan> spans;
  spans.reserve(observation.spans.size());
  for (const DocumentSpan& span : observation.spans) spans.push_back(span.bytes);
  return spans;
}

std::string same(std::string_view text) { return ascii::lower(text); }

std::string_view parent_of(std::string_view technique) {
  return technique.substr(0, technique.find('.'));
}

std::string label(ObservationType type, std::string_view id, std::string_view value) {
  std::string text(name_of(type));
  if (!id.empty()) text.append(" ").append(id);
  if (!value.empty()) text.append(" ").append(value);
  return text;
}

class Judge {
 public:
  Judge() {
    for (const std::string_view name : kClassNames) figures_.counts.push_back({std::string(name)});
    for (const ObservationType type : kApart) {
      figures_.counts.push_back({"  " + std::string(name_of(type))});
    }
  }

  void judge(const GoldParagraph& gold, const Incident& incident) {
    ++figures_.paragraphs;
    judge_observations(gold, incident);
    judge_sure_techniques(gold, incident);
    judge_parents(gold, incident);
    judge_testimony(gold, incident);
  }

  GoldFigures take() { return std::move(figures_); }

 private:
  void count(ObservationType type, std::int64_t GoldCount::* what) {
    if (const auto which = class_of_type(type)) ++(figures_.counts[*which].*what);
    for (std::size_t i = 0; i < std::size(kApart); ++i) {
      if (kApart[i] == type) ++(figures_.counts[kTypes + i].*what);
    }
  }

  void judge_observations(const GoldParagraph& gold, const Incident& incident) {
    std::vector<const Observation*> found;
    for (const Observation& observation : incident.observations) {
      const bool judged = class_of_type(observation.type).has_value();
      if (counts(observation) && judged) found.push_back(&observation);
    }
    std::vector<bool> used(found.size(), false);
    for (const GoldObservation& wanted : gold.observations) {
      count(wanted.type, &GoldCount::annotated);
      std::size_t at = 0;
      while (at < found.size() && (used[at] || !fits(wanted, *found[at]))) ++at;
      if (at == found.size()) {
        say(gold, "missed", label(wanted.type, wanted.id, wanted.value));
        continue;
      }
      used[at] = true;
      count(wanted.type, &GoldCount::found);
      count(wanted.type, &GoldCount::right);
      judge_role(gold, wanted, *found[at]);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Observation& one = *found[i];
      if (used[i] || one.role == Role::kBenign) continue;
      count(one.type, &GoldCount::found);
      for (const GoldPassage& trap : gold.traps) {
        if (!overlaps(trap.spans, spans_of(one))) continue;
        ++figures_.in_traps;
        break;
      }
      say(gold, "false", label(one.type, one.id, one.value));
    }
  }

  void judge_role(const GoldParagraph& gold, const GoldObservation& wanted,
                  const Observation& found) {
    if (wanted.role == Role::kUnspecified) return;
    ++figures_.roles_annotated;
    if (wanted.role == found.role) {
      ++figures_.roles_right;
    } else {
      say(gold, "role",
          wanted.value + " is " + std::string(name_of(wanted.role)) + ", not '" +
              std::string(name_of(found.role)) + "'");
    }
  }

  void judge_sure_techniques(const GoldParagraph& gold, const Incident& incident) {
    std::set<std::string_view> wanted;
    for (const GoldObservation& one : gold.observations) {
      if (one.type == ObservationType::kAttackPattern) wanted.insert(one.id);
    }
    GoldCount& count = figures_.counts[kSureTechniques];
    count.annotated += static_cast<std::int64_t>(wanted.size());
    for (const Observation& one : incident.observations) {
      const bool sure = one.confidence_thousandths.value_or(1000) >= kFound;
      if (one.type != ObservationType::kAttackPattern || !sure) continue;
      ++count.found;
      if (wanted.contains(one.id)) ++count.right;
    }
  }

  void judge_parents(const GoldParagraph& gold, const Incident& incident) {
    std::set<std::string_view> wanted;
    std::set<std::string_view> found;
    for (const GoldObservation& one : gold.observations) {
      if (one.type == ObservationType::kAttackPattern) wanted.insert(parent_of(one.id));
    }
    for (const Observation& one : incident.observations) {
      if (one.type == ObservationType::kAttackPattern && counts(one)) {
        found.insert(parent_of(one.id));
      }
    }
    GoldCount& count = figures_.counts[kParents];
    count.annotated += static_cast<std::int64_t>(wanted.size());
    count.found += static_cast<std::int64_t>(found.size());
    count.right += std::count_if(found.begin(), found.end(),
                                 [&](std::string_view id) { return wanted.contains(id); });
  }

  // A passage is found if a piece of testimony stands in it, and a piece is right if it stands in a
  // passage; several pieces in one passage are one.
  void judge_testimony(const GoldParagraph& gold, const Incident& incident) {
    GoldCount& count = figures_.counts[kTestimony];
    std::vector<bool> hit(gold.testimony.size(), false);
    for (const Testimony& said : incident.testimony) {
      if (!said.span) continue;
      bool right = false;
      for (std::size_t i = 0; i < gold.testimony.size(); ++i) {
        if (!overlaps(gold.testimony[i].spans, {said.span->bytes})) continue;
        hit[i] = true;
        right = true;
      }
      if (right) continue;
      ++count.found;
      say(gold, "false", "testimony " + said.names);
    }
    const auto hits = std::count(hit.begin(), hit.end(), true);
    count.annotated += static_cast<std::int64_t>(hit.size());
    count.found += hits;
    count.right += hits;
    for (std::size_t i = 0; i < hit.size(); ++i) {
      if (!hit[i]) say(gold, "missed", "testimony " + gold.testimony[i].text);
    }
  }

  void say(const GoldParagraph& gold, std::string_view what, const std::string& which) {
    figures_.wrong.push_back(gold.id + ": " + std::string(what) + " " + which);
  }

  GoldFigures figures_;
};

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

class Reader {
 public:
  Reader(std::string_view name, GoldParagraph& gold) : name_(name), gold_(gold) {}

  Result<GoldParagraph> read(const json::View& root) {
    const auto id = root.string("id");
    const auto text = root.string("text");
    if (!id || !text || text->empty()) return wrong("no id or no text");
    gold_.id = *id;
    gold_.text = *text;
    for (const json::View& one : root.items("observations")) {
      if (const std::string what = observation(one); !what.empty()) return wrong(what);
    }
    for (const json::View& one : root.items("testimony")) {
      if (!passage(one.string("text"), gold_.testimony))
        return wrong("a testimony without its text");
    }
    for (const json::View& one : root.items("not")) {
      if (!passage(one.string(), gold_.traps)) return wrong("a passage that is not in the text");
    }
    return std::move(gold_);
  }

 private:
  Result<GoldParagraph> wrong(const std::string& what) const {
    return fail(ErrorKind::kInput, "gold.form", what, name_);
  }

  std::optional<GoldPassage> found(std::optional<std::string_view> text) const {
    if (!text || text->empty()) return {};
    GoldPassage passage{std::string(*text), {}};
    std::size_t at = 0;
    while ((at = gold_.text.find(*text, at)) != std::string::npos) {
      passage.spans.push_back({at, at + text->size()});
      at += text->size();
    }
    if (passage.spans.empty()) return {};
    return passage;
  }

  bool passage(std::optional<std::string_view> text, std::vector<GoldPassage>& to) const {
    auto made = found(text);
    if (made) to.push_back(std::move(*made));
    return made.has_value();
  }

  std::string observation(const json::View& one) {
    const auto type = observation_type(one.string("type").value_or(""));
    if (!type) return "an observation of no known type";
    auto where = found(one.string("text"));
    if (!where) return "an observation without a passage of the text";
    GoldObservation made{*type, std::string(one.string("id").value_or("")),
                         std::string(one.string("value").value_or("")),
                         role(one.string("role").value_or("")).value_or(Role::kUnspecified),
                         std::move(*where)};
    if (made.id.empty() == made.value.empty()) return "an observation needs an id or a value";
    gold_.observations.push_back(std::move(made));
    return "";
  }

  std::string name_;
  GoldParagraph& gold_;
};

}  // namespace

bool is_annotated(ObservationType type) { return class_of_type(type).has_value(); }

bool fits(const GoldObservation& gold, const Observation& found) {
  const bool type = gold.type == found.type || (is_software(gold.type) && is_software(found.type));
  if (!type) return false;
  if (is_free(gold.type)) return overlaps(gold.passage.spans, spans_of(found));
  if (!gold.id.empty()) return gold.id == found.id;
  return same(gold.value) == same(found.value);
}

double GoldCount::precision() const { return share(right, found); }
double GoldCount::recall() const { return share(right, annotated); }
double GoldCount::f1() const { return share(2 * right, annotated + found); }

Result<GoldParagraph> read_gold(std::string bytes, std::string_view name) {
  const auto document = json::Document::parse(std::move(bytes), name);
  if (!document) return tl::make_unexpected(document.error());
  GoldParagraph gold;
  return Reader(name, gold).read(document->root());
}

Result<GoldFigures> judge_gold(const std::vector<GoldParagraph>& paragraphs,
                               const Extractor& extract) {
  Judge judge;
  for (const GoldParagraph& gold : paragraphs) {
    const auto incident = extract(gold.text, gold.id);
    if (!incident) return tl::make_unexpected(incident.error());
    judge.judge(gold, *incident);
  }
  return judge.take();
}

}  // namespace perpend::evaluation
