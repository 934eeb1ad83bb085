#include "extraction/cue_words.h"

#include <array>
#include <utility>

namespace perpend::extraction {
namespace {

using Row = std::pair<CueKind, std::string_view>;  // phrases parted by '|'

constexpr std::array kRows = {
    Row{CueKind::kDenial,
        "no evidence|no sign|no signs|no trace|no traces|no indication|no indications|did not|does "
        "not|"
        "do not|was not|were not|is not|are not|has not|have not|had not|could "
        "not|cannot|neither|nor|never|"
        "without|not find|not found|not seen|not observed|rather than|instead of|no overlap|no "
        "longer|no|"
        "nobody|none of|nothing|not a|not an|not the|ruled out|unrelated|unlike|not "
        "used|didn't|wasn't|"
        "weren't|denied|denies"},
    Row{CueKind::kDenialAfter,
        "was not present|were not present|is not present|was not among|were not among|is not among|"
        "is not there|was not there|suspected at first|ruled out|turned out to be a false|was a "
        "false|"
        "were a string|was a string|our own tester|our own testers|our own scanner|our own scan|"
        "our own scans|the pen testers|penetration test|"
        "were absent|was absent|searched for, absent|we found none|found none|did not meet|"
        "nothing of the sort|none of the code|no code|is not ours|are not ours|none here|"
        "none was found|generic label|cannot connect|would have|was ruled|were clean|"
        "was not used|were not used|was not seen|were not seen|not used here|was not found|were "
        "not found|"
        "was not observed|were not observed|neither is true|is not true|are not true|is "
        "untrue|found neither|"
        "played no part|is not this one|was ruled out|were ruled out|false positive|false "
        "positives|"
        "false alarm|false alarms|had nothing to do with|nothing connects|not involved|was "
        "never|were never|"
        "was not involved|is unrelated|are unrelated|not affected|was not deployed|were not "
        "deployed"},
    Row{CueKind::kAdvice,
        "we recommend|recommend|recommends|recommendation|recommendations|is recommended|are "
        "recommended|recommended that|recommended to|should|to prevent|to mitigate|to detect|to "
        "defend|to protect|we "
        "advise|we urge|we suggest|"
        "advised to|is advised|are advised|it is advisable|make sure|ensure that|organisations "
        "can|organizations "
        "can|defenders can|"
        "administrators can|best practice|best practices|mitigation|mitigations|countermeasures"},
    Row{CueKind::kImagined,
        "could use|could be used|could exploit|could allow|could lead|could abuse|could "
        "poison|might|would|"
        "may use|may exploit|may abuse|may try|may be used|may attempt|can be used|can be "
        "abused|if|"
        "should you|in theory|theoretically|hypothetical*|potentially|is capable of|are capable "
        "of|stands for|"
        "a simulation|simulated|proof of concept"},
    Row{CueKind::kElsewhere,
        "firms like|companies like|hospitals like|others like|similar boxes|similar firms|other "
        "firms|"
        "other hospitals|other schools|other banks|other lines in|other members|shares code with|"
        "shares some code with|shares parts with|shares parts of its code with|who once used|a "
        "partner "
        "had been|a supplier had been|"
        "a similar fraud|a similar case|a similar attack|similar cases|described last year|"
        "described the same|colleagues at|neighbouring agency|in the cases reported|other affairs|"
        "third campaign|second campaign|other campaign|whose own|blames the|credits the|earlier "
        "cases|"
        "of an older|of a much older|in another region|in other regions|"
        "in 2015|in 2016|in 2017|the same year|"
        "for comparison|in comparison|by comparison|elsewhere,|seen elsewhere|used "
        "elsewhere|exploited elsewhere|known elsewhere|elsewhere in|in another country|in other "
        "countries|"
        "in another case|in other cases|in other incidents|in an earlier|in earlier|in the "
        "past|historically|"
        "other hosts reported|other companies reported|other victims of|other actors|other "
        "groups|comparable|that "
        "case|"
        "has been described by|have been described by|described by|described in|is reported to|"
        "are reported to|is known to use|are known to use|known to have used|has previously|have "
        "previously|"
        "previously used|also used by|in the campaign|in a campaign|campaigns of|further reading|"
        "for background|the report on|a report on|is reminiscent|"
        "reminiscent of|resembles|resemble|similar to that of|similar to those of|similar "
        "to|overlap with|"
        "overlaps with|overlaps between|as in the|the wave of|in the case of|a different actor|"
        "also been used by|"
        ""
        "shared by several|used by several|used by many|commonly used by|a court filing|the "
        "advisory on|"
        "articles on|a blog about|an essay|past cards|in a "
        "laboratory|demonstration"},
    Row{CueKind::kElsewhereAfter,
        "in earlier years|in past years|in previous years|in years past|years ago|in former years"},
    Row{CueKind::kC2,
        "dynamic name|computes|computed a|computed from|orders came from|commands came "
        "from|instructions came from|tasks came from|server name|"
        "server names|names of servers|generated domain|domain generation|address of the server|"
        "server's address|reverse tunnel to|control node|control address|control host|control "
        "server|dynamic dns|calls home|dns "
        "queries|"
        "web requests to|contact seen|orders came|addresses in turn|channel to|channel within|tls "
        "to|"
        "tunnel to|miner|mining pool|pool|answered at|answers from|answers to|name seen|address "
        "seen|"
        "handed over by|hands over|talks over|listens|listening on|domain fronting|heartbeats|"
        "subdomain labels|resolved to|resolving to|pinned key|raw tcp|in a "
        "cookie|c2|c2s|c&c|command and control|command-and-control|command & "
        "control|beacon|beacons|beaconed|"
        "beaconing|callback|callbacks|called back|calls back|called home|phones home|phoned "
        "home|orders|polls|"
        "polled|heartbeat|spoke|speaks|spoke with|talked to|talks to|reported to|reports "
        "to|reported back|"
        "reverse shell|connects to|connected to|connecting to|connect to|connection to|connections "
        "to|connects|"
        "contacts|contacted|communicat*|fallback|fall-back|checks in|checked in|check-in|resolves "
        "to|"
        "controlled from|controlled through|controller|control server|control "
        "servers|instructions|commands from|"
        "tasking|relay|relays|listens at|answered to|implant*|backdoor*|dials|dialled|reaches "
        "out|reached out|"
        "websocket|redirect address|asked|asks|asks for|agent|gave it orders|gives it orders|gives "
        "orders|"
        "command server|command servers|for commands|for work|for instructions|talk with the "
        "server|"
        "talks with|tells its server|it calls|calls it|it reports|reports over|was contacted by|"
        "built-in addresses|built in addresses|name look-ups|name server|stood open to|listens for|"
        "reach the inner network|first contact|packets begin|goes to|go to|as part of a web "
        "request"},
    Row{CueKind::kDelivery,
        "differ by one letter|one letter off|one letter away|bought through a reseller|lying "
        "on|called mshta|mshta|msiexec|wget|curl|bitsadmin|the page at|page stood at|page stands "
        "at|the "
        "page, at|behind it|sign-in page at|forged page|renew their|source of mail|survey "
        "link|personal link|mail with a link|bought the week|"
        "registered a week|registered the week|came after from|second stage|second stage loaded|"
        "letter from|scanned the code|qr code|sms with|text message|texts "
        "from|clicked|advertisement|"
        "advert|the real program|written to from|invitation from|caller gave|fake page|"
        "phish*|spearphish*|sender|sent from|sent by|lure|lures|link led|link to|links to|led "
        "to|leads to|pointed to|"
        "points to|downloaded from|download from|downloads from|fetched "
        "from|fetched|fetches|fetch|pulled|"
        "pulls|retrieved|retrieves|hosted|hosted at|hosted on|landing page|login page|log-in "
        "page|sign-in page|"
        "by mail from|mail from|mails from|e-mail from|email from|emails from|message "
        "from|messages from|"
        "written before from|from which a "
        "program|imitat*|served|serves|delivered|delivery|drive-by|"
        "redirected to|redirected|sent on "
        "to|attachment|attached|download|downloads|downloaded|installer|"
        "dropper|loaded from|obtained from|watering hole|payload|payloads|came "
        "from|offered|lookalike|"
        "look-alike|typosquat*|spoof*|a letter from|wrote from|mailed|brought down|brought "
        "in|loaded an|"
        "drew from|sent phones to|confirm their|asked to confirm"},
    Row{CueKind::kStaging,
        "leak site|leak page|chat at|negotiation page|sign-ins came from|access came from|log-ins "
        "came from|requests came from|sessions came "
        "from|they came from|attempts came from|uploaded over|upload over|uploads ran|uploaded by|"
        "by plain ftp|over plain ftp|plain ftp|went over|gb leave|gb left|leave over|way out|"
        "installed on|towards|forwarded copies|forwarding of|forwards|forwarded to|takings|smtp "
        "for|sent on in|posting "
        "each|"
        "far end|last hop|arrived via|session went|replayed from|in use from|tried against|tried "
        "from|"
        "visitors' address|source of the logins|ftp session|went out|bulk went|mirror of|parcels "
        "over|"
        "logged on|log-ins|sign-ins|logons from|entered through|came through|rented|pushed to|"
        "pushed over|pulled to|loot|haul|archives went|leaves by|left by|left through|"
        "exfiltrat*|uploaded to|upload to|sent them to|sends them to|sent it to|sends it "
        "to|uploads to|sent to|sends to|sent what|posted to|posts "
        "to|posted what|posted|"
        "copied to|drop zone|scanning|scanned|scans|login from|logins from|log-in from|logged in "
        "from|"
        "signed in from|signed in|signs in|used from|used on|residential "
        "proxy|residential|vpn|tunnel|"
        "tunnelled|tunneled|the far end|sign-ins come from|sign-ins from|sign-in from|logins came "
        "from|"
        "account was then used|account was used|logged in with it from|by ftp|by webdav|by "
        "sftp|over ftp|"
        "probed from|came in from|desktop session|rented server|stolen "
        "data|staging|staged|brute|left for|leaked "
        "to|archives to|"
        "transferred to|moved to|opened from|session from|sessions from|authenticated from|entered "
        "from|"
        "credentials to|typed to|passwords to|out to|shipped to|drained to|rclone|sftp|mega"},
    Row{CueKind::kVictimOwn,
        "of the supplier|of the victim|victim's|the victim's own|reachable from outside|the "
        "company's web|"
        "own web server|the customer's|its own site|whose own|belongs to the victim|the bank's own|"
        "the ministry's own|the hospital's own"},
    Row{CueKind::kBenign,
        "our own|own scanner|our scanner|scanner of|the operations team|write to|writes to "
        "us|questions go|"
        "send comments|send them|contact|contact us|status page|security desk|read about "
        "it|available at|"
        "published at|follow us|reach us|help desk is|can be downloaded from|slides will be|can be "
        "had by mail|"
        "report sightings|should write to|mail us|press office|subscribe|for background|for "
        "details|see also|"
        "more information|update check|the vendor's own|is that of the maker|was caused "
        "by|legitimate|benign|"
        "not malicious|harmless|explains|a beta is open|our website|our site|our blog|our "
        "status|newsletter|"
        "the city's own|report it to|report to us at|tell us|further reading|hotline"},
    Row{CueKind::kTarget,
        "target|targets|targeted|targeting|victim|victims|victimised|victimized|against|aimed "
        "at|attack on|"
        "attacks "
        "on|compromise|compromised|compromises|breach|breached|breaches|affected|affects|infect*|"
        "focus*|intrusion at|intrusions at|intrusion into|intrusion in|intrusions in|hit|hit "
        "by|struck|received|"
        "reached|noticed|found that|asked us|lost|suffered|got|held to "
        "ransom|extorted|"
        "defrauded|was hacked|were hacked|robbed|stolen from|incident at|incident in|case "
        "note|findings|"
        "timeline|summary|short summary|what is known|this note covers|broken into|break-in "
        "at|called us|"
        "called in|reported that|discovered|was attacked|were attacked|learnt that|learned "
        "that|opened a case|"
        "customers of|employees of|staff of|network of|networks of|office of|computers of|systems "
        "of|servers of|"
        "clients in|came under|was the victim|were the victims|was taken offline|shut "
        "down|encrypted the"},
    Row{CueKind::kUse,
        "used|using|uses|use of|deployed|deploys|deploying|deployment "
        "of|installed|installs|installing|ran|"
        "running|runs|dropped|drops|dropping|executed|executes|executing|launched|launches|"
        "launching|loaded|"
        "loads|loading|delivered|delivers|delivering|started|starts|fetched|downloaded|downloads|"
        "copied|brought|"
        "planted|injected|by means of|with the help of|via|through|with|called|named|followed "
        "by|payload|"
        "encryptor|sample of|samples of|build of|copy of|copies of|version of|variant of|instance "
        "of|was|is"},
};

constexpr std::string_view kImperatives =
    " block disable restrict alert monitor watch ensure enable consider review patch update apply "
    "limit "
    "deny search hunt look check deploy implement keep test rehearse turn switch train audit "
    "segment enforce "
    "avoid require rotate reset isolate harden disallow allow mount do don't never use inspect "
    "verify report "
    "configure prevent train educate remove uninstall upgrade choose ask ";

std::vector<CueWord> split() {
  std::vector<CueWord> words;
  for (const auto& [kind, phrases] : kRows) {
    std::string_view rest = phrases;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      words.push_back({rest.substr(0, end), kind});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return words;
}

}  // namespace

const std::vector<CueWord>& cue_words() {
  static const std::vector<CueWord> words = split();
  return words;
}

bool is_imperative(std::string_view lower_word) {
  if (lower_word.empty() || lower_word.find(' ') != std::string_view::npos) return false;
  const std::size_t at = kImperatives.find(" " + std::string(lower_word) + " ");
  return at != std::string_view::npos;
}

}  // namespace perpend::extraction
