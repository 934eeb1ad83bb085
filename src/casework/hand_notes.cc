#include "casework/hand_notes.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "core/sha256.h"
#include "model/ascii.h"

namespace perpend::casework {
namespace {

bool holds_case(const std::string& path) {
  struct stat status{};
  return stat((path + "/case.sqlite").c_str(), &status) == 0;
}

std::string shown_text(const Note& note) {
  if (note.what != "actor") return note.text;
  return std::to_string(note.text.size()) + " bytes, SHA-256 " +
         hex(sha256(note.text)).substr(0, 12);
}

}  // namespace

std::optional<std::int64_t> decimal(std::string_view text, int decimals) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  std::string fraction(point < text.size() ? text.substr(point + 1) : std::string_view());
  if (digits.empty() && fraction.empty()) return {};
  if (static_cast<int>(fraction.size()) > decimals || digits.size() > 9) return {};
  fraction.resize(static_cast<std::size_t>(decimals), '0');
  digits += fraction;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (!ascii::is_digit(c)) return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

HandSettings settings_of(const std::vector<Note>& notes,
                         const std::vector<perpend::Decision>& decisions) {
  HandSettings settings;
  std::map<std::string, std::int64_t> priors;
  std::map<std::string, std::string> bundles;
  for (const Note& note : notes) {
    settings.notes.push_back({note.what, note.subject, shown_text(note), note.author.who,
                              note.author.when, note.sequence});
    if (note.what == "prior") {
      const auto share = decimal(note.text, 6);
      priors.erase(note.subject);
      if (share && *share > 0) priors.emplace(note.subject, *share);
    }
    if (note.what == "cost") settings.wrong_name_cost = decimal(note.text, 3);
    if (note.what == "actor") bundles.insert_or_assign(note.subject, note.text);
  }
  for (const perpend::Decision& decision : decisions) {
    settings.notes.push_back({decision.verdict == Verdict::kReject ? "reject" : "confirm",
                              decision.evidence, decision.reason, decision.author.who,
                              decision.author.when, decision.sequence});
  }
  std::stable_sort(settings.notes.begin(), settings.notes.end(),
                   [](const HandNote& a, const HandNote& b) { return a.step < b.step; });
  for (const auto& [id, share] : priors) settings.priors.push_back({id, share});
  settings.bundles.assign(bundles.begin(), bundles.end());
  return settings;
}

Result<HandSettings> hand_of(const std::vector<std::string>& paths) {
  if (paths.size() != 1 || !holds_case(paths.front())) return HandSettings();
  const auto store = CaseStore::open(paths.front(), CaseAccess::kRead);
  if (!store) return tl::make_unexpected(store.error());
  const auto notes = store->notes();
  if (!notes) return tl::make_unexpected(notes.error());
  const auto decisions = store->decisions();
  if (!decisions) return tl::make_unexpected(decisions.error());
  return settings_of(*notes, *decisions);
}

}  // namespace perpend::casework
