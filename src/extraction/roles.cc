// "pulled a loader from A and asks B for orders": A brought something, B gives orders. The nearest
// word that says one of these things decides.
//
// Counter-example: "The C2 server, which had been rented with stolen cards and was scanned by
// others in May, is A." takes the scan for A's role.
//
// Tested in extract_test.cc.
#include "extraction/roles.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "extraction/ownership.h"
#include "extraction/sentence.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

std::optional<Role> role_of_cue(CueKind kind) {
  switch (kind) {
    case CueKind::kC2:
      return Role::kC2;
    case CueKind::kDelivery:
      return Role::kDelivery;
    case CueKind::kStaging:
      return Role::kStaging;
    case CueKind::kVictimOwn:
      return Role::kVictim;
    case CueKind::kBenign:
      return Role::kBenign;
    default:
      return {};
  }
}

constexpr size_t kBehind = 50;       // bytes that a word behind the address counts as farther
constexpr size_t kOtherClause = 60;  // and one in another clause
constexpr size_t kFarthest = 200;

size_t distance(string_view text, ByteSpan place, const Cue& cue) {
  const bool before = cue.end <= place.start;
  const size_t from = before ? cue.end : place.end;
  const size_t to = before ? place.start : std::max<size_t>(cue.start, place.end);
  const string_view between = text.substr(from, to - from);
  const bool parted = between.find_first_of(";:") != string_view::npos ||
                      between.find(", which") != string_view::npos;
  return between.size() + (before ? 0 : kBehind) +
         (parted && between.size() > 2 ? kOtherClause : 0);
}

// "From 198.51.100.7 the session went", "against 1,900 accounts from 198.51.100.5": where somebody
// worked from, unless a word says that something was fetched or mailed.
bool stands_behind_from(string_view text, ByteSpan place) {
  constexpr size_t kLook = 24;
  const string_view before = text.substr(place.start > kLook ? place.start - kLook : 0,
                                         std::min<size_t>(place.start, kLook));
  const string_view trimmed = before.substr(0, before.find_last_not_of(" \n(\"'") + 1);
  for (const string_view word : {"from", "From", "from the address", "from an address"}) {
    if (!trimmed.ends_with(word)) continue;
    const size_t rest = trimmed.size() - word.size();
    if (rest == 0 || trimmed[rest - 1] == ' ' || trimmed[rest - 1] == '\n') return true;
  }
  return false;
}

constexpr size_t kClose = 40;  // a word that near says more than "from"

// "Control: 192.0.2.7", "- Server 192.0.2.7; loader …": what the first word of a line, a clause or
// a row says of the address behind it.
std::optional<Role> role_of_label(const ReadSentence& sentence, ByteSpan place, bool number) {
  constexpr size_t kFarthestLabel = 48;
  const string_view lower = sentence.lower;
  const size_t at = std::min<size_t>(place.start - sentence.span.start, lower.size());
  string_view before = lower.substr(0, at);
  if (const size_t clause = before.find_last_of(";|"); clause != string_view::npos) {
    before.remove_prefix(clause + 1);
  }
  const size_t first =
      std::min(before.find_first_not_of(" -*+\xE2\x80\xA2\xC2\xB7"), before.size());
  before.remove_prefix(first);
  const string_view word = before.substr(0, before.find_first_of(" :"));
  // A label of one word holds for its whole line.
  const bool first_word = word.size() < before.size() && before[word.size()] == ':';
  if (before.size() > kFarthestLabel && !first_word) return {};
  const bool labelled = before.find(':') != string_view::npos;
  const bool directly = before.size() <= word.size() + 1;
  if (!labelled && !directly) return {};
  for (const string_view label : {"control", "controller", "server", "servers", "command", "c2",
                                  "beacon", "orders", "callback"}) {
    if (word == label) return Role::kC2;
  }
  if (word == "contact" && number) return Role::kC2;
  for (const string_view label :
       {"delivery", "download", "lure", "sender", "landing", "phishing"}) {
    if (word == label) return Role::kDelivery;
  }
  for (const string_view label : {"exfiltration", "outflow", "loot", "upload", "drop", "logins"}) {
    if (word == label) return Role::kStaging;
  }
  return {};
}

bool has_any(string_view lower, std::initializer_list<string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](string_view word) { return lower.find(word) != string_view::npos; });
}

// "uploaded with WinSCP to A", "signed in from B", "orders came over HTTPS from C": the direction
// and what moved, in the words before the address. Loot goes to where the intruder works, work
// comes from there; orders come from who gives them, and an implant's talk goes there.
std::optional<Role> role_by_direction(const ReadSentence& sentence, ByteSpan place, bool number) {
  constexpr size_t kLook = 90;
  const string_view lower = sentence.lower;
  const size_t at = std::min<size_t>(place.start - sentence.span.start, lower.size());
  string_view before = lower.substr(at > kLook ? at - kLook : 0, std::min(at, kLook));
  if (const size_t clause = before.find_last_of(";|"); clause != string_view::npos) {
    before.remove_prefix(clause + 1);
  }
  const bool orders = has_any(before, {"orders", "tasking", "commands", "instructions", "beacon",
                                       "heartbeat", "implant", "answers", "keylog", "backdoor"});
  if (before.ends_with(" to ") || before.ends_with(" towards ")) {
    const bool loot = has_any(
        before, {"upload",   "exfiltrat", " gb",      " tb",     "winscp",  "filezilla", "rclone",
                 "sftp",     "plain ftp", "outflow",  "archive", "drained", "shipped",   "cloned",
                 "invoices", "documents", "drawings", "maps",    "designs", "mirror"});
    if (loot && !orders) return Role::kStaging;
    const bool tunnel = has_any(before, {"ssh tunnel", "reverse ssh", "plink"});
    if (tunnel && !loot) return Role::kC2;
    return {};
  }
  if (!number || !(before.ends_with(" from ") || before == "from ")) return {};
  if (orders) return Role::kC2;
  const bool brought =
      has_any(before, {"fetch",   "download", "pull",     "load",    "retriev", "mail",
                       "message", "letter",   "file",     "program", "script",  "archive",
                       "stage",   "brought",  "template", "page",    "dropper", "served",
                       "link",    "image",    "obtain",   "got "});
  if (brought) return {};
  const bool work =
      has_any(before, {"sign-in",    "log-in",   "logon",   "log-on",  "login",    "access",
                       "connection", "attempt",  "request", "session", "they",     "visit",
                       "scan",       "tried",    "used",    "account", "password", "knock",
                       "in from",    "replayed", "entered", "worked"});
  return work ? std::optional(Role::kStaging) : std::nullopt;
}

bool is_sent_to(string_view text, ByteSpan place) {
  constexpr size_t kLook = 4;
  const size_t from = place.start > kLook ? place.start - kLook : 0;
  return text.substr(from, place.start - from).ends_with(" to ");
}

}  // namespace

bool is_harmless_at(Cues& cues, ByteSpan place) {
  const ReadSentence& sentence = cues.sentence_at(place);
  const size_t base = sentence.span.start;
  return is_said_to_be_harmless(sentence.lower, {place.start - base, place.end - base});
}

Role role_of(Cues& cues, string_view text, const Address& address) {
  const ReadSentence& sentence = cues.sentence_at(address.span);
  if (is_harmless_at(cues, address.span)) return Role::kBenign;
  const bool number = address.indicator.type == ObservationType::kIpv4Addr ||
                      address.indicator.type == ObservationType::kIpv6Addr;
  if (const auto said = role_of_label(sentence, address.span, number)) return *said;
  const bool is_mail = address.indicator.type == ObservationType::kEmailAddr;
  if (!is_mail) {
    if (const auto said = role_by_direction(sentence, address.span, number)) return *said;
  }
  size_t nearest = kFarthest;
  Role role = Role::kUnspecified;
  for (const Cue& cue : sentence.cues) {
    const auto says = role_of_cue(cue.kind);
    if (!says) continue;
    // "Contact", "write to": said of an author's mail or page, and of an attacker's number as well.
    if (*says == Role::kBenign && number) continue;
    if (cue.start < address.span.end && address.span.start < cue.end)
      continue;  // in the address itself
    const size_t far = distance(text, address.span, cue);
    const bool better = far < nearest || (far == nearest && *says == Role::kC2);
    if (!better) continue;
    nearest = far;
    role = *says;
  }
  if (number && nearest > kClose && stands_behind_from(text, address.span)) return Role::kStaging;
  if (!is_mail || role == Role::kBenign) return role;
  // "mailed them to box@…": where a program reports to; else a sender.
  if (is_sent_to(text, address.span)) {
    const bool forwarded = sentence.lower.find("forward") != std::string::npos ||
                           sentence.lower.find("takings") != std::string::npos;
    return forwarded ? Role::kStaging : Role::kC2;
  }
  return role == Role::kC2 ? Role::kDelivery : role;
}

}  // namespace perpend::extraction
