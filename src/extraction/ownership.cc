// Reports clear addresses in few ways, all of them close to the address:
//
//   "Backups by 192.0.2.8 (ours) run at four"        a word of one's own behind it
//   "our monitoring probes (192.0.2.8)"              a thing of one's own before it
//   "192.0.2.8 belongs to the maker of the kiln"     whose it is
//   "the client's resolver is 192.0.2.8"             the same, the other way round
//   "Nmap from 192.0.2.8 …; please ignore it"        a request
//
// Counter-example that stays wrong: "192.0.2.8 belongs to a maker whom the intruders had hacked".
//
// Tested in ownership_test.cc.
#include "extraction/ownership.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

namespace perpend::extraction {
namespace {

// What an honest owner runs: what goes out by itself, and what stands still. "One password was
// tried against our web server from A" clears nothing.
constexpr const char* kMover =
    "(?:scanners?|scans?|probes?|monitoring|monitors?|resolvers?|testers?|pen ?testers?|"
    "penetration testers?|red team|cameras?|sensors?|backups?)";
constexpr const char* kHost =
    "(?:proxy|gateway|range|printers?|clock|web ?site|web ?server|mail ?server|name ?server|office|"
    "data cent(?:re|er)|help ?desk|filter|load balancer)";
constexpr const char* kWhose =
    "(?:ours?|our own|(?:client|customer|company|owner|supplier|maker|vendor|provider|manufacturer|"
    "bank|school|hospital|agency|firm|landlord|insurer|auditor|regulator|team|practice)(?:'s|s')|"
    "(?:[a-z]+)'s own)";

struct Patterns {
  RE2 before;   // ends at the address
  RE2 after;    // begins behind it
  RE2 belongs;  // 1: to whom
  RE2 asked;    // anywhere in the sentence
  Patterns()
      : before(std::string("\\b(?:") + kWhose +
               "(?: (?:own|public|weekly|nightly|usual))*(?: [a-z]+)? (?:" + kMover +
               "(?: (?:calls?|traffic|requests?))?(?: (?:from|came from))?|" + kHost +
               ")(?: (?:is|was|at|on|address|host))*|scanner at|scans? by (?:the|our) [a-z]+ from)"
               "[ (,:]{0,3}$"),
        after(std::string("^\\W{0,3}(?:\\(?ours\\b|our own\\b|(?:is|was|are|were)(?: all)? ours\\b|"
                          "on [0-9a-z ]{3,20} (?:is|was|were) ours\\b|"
                          "(?:[^.;]{0,40} (?:is|was|are|were) )?(?:the |a |an )?(?:") +
              kWhose + ")(?: own)?(?: [a-z]+)? (?:" + kMover + "|" + kHost +
              ")|[^.;]{0,24}\\bexpected\\b|(?:a|the|an open) (?:public )?resolver\\b)"),
        belongs(
            "^[^.;]{0,40}?\\b(?:belongs? to|is that of|was caused by|were caused by|is the "
            "heartbeat "
            "of|every (?:[a-z]+ ){1,2}is the heartbeat of) (?:the |a |an |our )?([a-z']+(?: "
            "[a-z']+)?)"),
        asked(
            "\\bplease ignore\\b|\\bignore (?:it|them|this|these)\\b|\\bexplains? the remaining\\b|"
            "\\bnot a beacon\\b|\\bare harmless\\b|\\bis harmless\\b|\\bis innocent\\b") {}
};

const Patterns& patterns() {
  static const Patterns made;
  return made;
}

// "belongs to the intruders" clears nothing.
bool is_attackers(std::string_view who) {
  constexpr std::string_view kAttackers[] = {
      "intru",  "attack", "crew",    "gang",   "actor", "thie",     "group", "them",  "same",
      "victim", "set",    "cluster", "botnet", "known", "campaign", "infra", "operat"};
  return std::any_of(std::begin(kAttackers), std::end(kAttackers), [&](std::string_view word) {
    return who.find(word) != std::string_view::npos;
  });
}

}  // namespace

bool is_said_to_be_harmless(std::string_view lower, ByteSpan place) {
  constexpr std::size_t kLook = 120;
  const auto piece = [](std::string_view text) {
    return re2::StringPiece(text.data(), text.size());
  };
  const std::size_t start = std::min<std::size_t>(place.start, lower.size());
  const std::size_t from = start > kLook ? start - kLook : 0;
  const std::string_view before = lower.substr(from, start - from);
  const std::string_view after =
      lower.substr(std::min<std::size_t>(place.end, lower.size()), kLook);
  if (RE2::PartialMatch(piece(before), patterns().before)) return true;
  if (RE2::PartialMatch(piece(after), patterns().after)) return true;
  re2::StringPiece who;
  if (RE2::PartialMatch(piece(after), patterns().belongs, &who)) {
    return !is_attackers({who.data(), who.size()});
  }
  return RE2::PartialMatch(piece(lower), patterns().asked);
}

}  // namespace perpend::extraction
