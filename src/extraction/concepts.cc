// A thousand example sentences hold few of the ways in which a thing can be said. Whoever has read
// "the event logs were cleared" should know "they emptied the security log" as well: the verb and
// its object mean the same, though no word is. So each word of the table below stands for the
// concepts of its lines too, and what is learned of DELETE beside LOG holds for all of them.
//
// Example: "wiped the syslog" has the concepts of deleting and of logs, and the pair of both.
// Counter-example: "clear" in "it became clear" is taken for deleting; beside no log it says
// little.
//
// On thirty paragraphs that the table was not made for, examples with it found what examples
// without it found and a seventh more. Tested in incident_model_test.cc.
#include "extraction/concepts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extraction/mixed_hash.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr std::uint32_t kConceptSeed = 0xC2B2AE3DU;
constexpr std::uint32_t kPairSeed = 0x27D4EB2FU;
constexpr size_t kNear = 8;  // words from one concept to the other

// A line is a concept; a word may stand in several. Compared by stem.
// clang-format off: one concept a line, however long
constexpr auto kConcepts = std::to_array<string_view>({
    "deleted delete removed remove erased erase wiped wipe cleared clear emptied empty cleaned clean purged truncated destroyed destroy cut vanish vanished scrubbed threw thrown missing",
    "downloaded download fetched fetch retrieved retrieve pulled pull brought bring drew drawn loaded transferred imported grabbed obtained curl wget certutil bitsadmin",
    "uploaded upload sent send exfiltrated exfiltrate transferred posted post shipped left leave copied moved transmitted leaked out carried",
    "stole stolen steal took taken take harvested harvest collected collect captured capture gathered gather grabbed lifted extracted extract obtained emptied",
    "read reads looked look viewed queried query asked ask checked check examined searched search browsed browse walked inspected went",
    "listed list lists enumerated enumerate mapped map inventoried surveyed survey drawn noted counted",
    "ran run runs executed execute executes started start starts launched launch invoked invoke called calls call spawned opened triggered",
    "created create creates made make makes added add adds set registered register registers planted wrote written write installed install installs placed place put dropped left leave built entered appeared established",
    "changed change changes modified modify altered alter edited edit replaced replace exchanged swapped swap rewritten tampered doctored adjusted switched garbled",
    "disabled disable stopped stop killed kill ended end terminated switched turned uninstalled blinded halted off removed suppressed halt deactivated shut",
    "used use uses abused abuse abusing reused reuse employed misused",
    "login logon logged logging signed sign authenticated entered accessed session sessions connected connect came",
    "persistence persist persists survive survives restart restarts comes back again returns boot reboot reboots startup autostart autorun",
    "hidden hide hides concealed conceal conceals disguised masked mask invisible buried unnoticed",
    "pretended pretending posed posing poses imitated imitates imitating imitate impersonated impersonating disguised masquerading masquerades mimicked mimics resembled resembles resembling fake false bogus counterfeit counterfeited passes named calls itself",
    "encrypted encrypt encrypts encryption enciphered encryptor encrypting cipher locked lock locks locker",
    "decrypted decrypt decrypts decoded decode decodes deciphers deciphered unpacks unpacked deobfuscated decompressed recovers recovered unscrambles",
    "obfuscated obfuscation scrambled garbled flattened wrapped junk layers encoded packed",
    "injected inject injects injection injecting hollowed hollowing implanted placed",
    "exploited exploit exploiting exploits vulnerability vulnerable flaw bug weakness hole unpatched cve zero error",
    "phishing spearphishing phished lure lured decoy",
    "mail mails email emails message messages letter letters inbox emailed mailed correspondence",
    "attachment attached attaching enclosed attach",
    "link links url clicked click clicking followed following address",
    "opened open opens opening clicked double enabled enable allowed unpacked launched started",
    "document documents word workbook spreadsheet excel pdf file files invoice rtf doc docx xls onenote template",
    "archive archives zip rar 7z winrar 7 tar gzip compressed compress zipped packed packages volumes parts squeezed",
    "iso vhd img disk image",
    "shortcut lnk link",
    "script scripts powershell vbs vbscript javascript js batch bat cmd python macro macros",
    "server servers host hosts machine machines computer computers workstation workstations system systems station stations laptop laptops pc device devices endpoint endpoints",
    "website websites site sites page pages web portal portals webpage",
    "password passwords credential credentials login logins passphrase",
    "account accounts user users identity username",
    "administrator administrators admin admins root privileged",
    "hash hashes ntlm",
    "ticket tickets kerberos",
    "token tokens oauth",
    "cookie cookies session sessions",
    "key keys secret secrets certificate",
    "memory ram lsass",
    "directory active ad ldap ntds domain controller",
    "share shares shared smb drive drives",
    "network networks subnet segment lan internal",
    "port ports services",
    "scan scanned scanning scanner probe probed probing swept sweep nmap masscan",
    "vpn citrix rdp remote gateway ssh vnc",
    "service services daemon systemd",
    "task tasks job jobs scheduled schtasks cron crontab",
    "registry hkcu hklm hive value",
    "log logs logging audit journal event events",
    "history bash",
    "timestamp timestamps dates date times creation",
    "backup backups shadow copies snapshot snapshots restore recovery",
    "wiper overwrote overwritten overwrite zeros random",
    "disk disks boot mbr sector sectors partition records",
    "antivirus defender edr protection scanner endpoint agent agents security",
    "firewall firewalls rule rules",
    "process processes svchost explorer running programs tasklist",
    "library libraries dll dlls module so",
    "signed certificate legitimate honest trusted clean genuine vendor",
    "cloud azure aws tenant subscription s3 bucket buckets storage gcp entra 365 onedrive",
    "mega dropbox onedrive drive pcloud rclone backblaze box cloud",
    "beacon beacons calls talks speaks spoke polls polled contacts contacted reports asks asked communicates communicated contact connects command c2 commands orders instructions control",
    "http https web post get request requests 443 80 tls hxxp hxxps",
    "dns txt name lookups query queries",
    "proxy proxies relay relayed relays socks hop hops relaying",
    "tunnel tunnels tunnelled chisel ngrok ligolo plink",
    "tor onion exits",
    "screen screenshot screenshots picture pictures photograph photographs desktop",
    "keyboard keystroke keystrokes keys keylogger typed types typing",
    "microphone sound audio listens recordings voice",
    "camera webcam video",
    "clipboard pasted paste",
    "browser browsers chrome firefox edge",
    "mailbox mailboxes imap exchange outlook pst",
    "rule rules forwarding forward forwarded forwards",
    "database databases sql records rows table tables",
    "repository repositories git source code github gitlab",
    "sharepoint wiki confluence",
    "money payment pay paid ransom demand demanded extortion extorted dollars euros funds transfer wages invoice coins",
    "publish published leak threat threatened",
    "supplier suppliers contractor provider vendor partner maintenance maker integrator subsidiary",
    "update updates upgrade release installer version build",
    "package packages npm pypi dependency library",
    "usb stick sticks thumb removable memory plugged inserted",
    "phone phoned rang call called caller telephone voice telephoned",
    "chat whatsapp telegram signal linkedin slack teams discord facebook messenger messages",
    "mfa factor multi second authenticator approval push prompt prompts otp code",
    "registered register bought rented leased hired acquired",
    "domain domains name",
    "group groups membership admins",
    "trust trusts nltest",
    "hosts computers neighbours",
    "version build hostname windows systeminfo",
    "ipconfig ip mac route routing interface settings configuration",
    "whoami who logged user username",
    "netstat connections",
    "software programs applications installed",
    "virtual sandbox sandboxes debugger debugged analysis vm",
    "sleep sleeps waits waited wait rests delay delays pause pauses quiet",
    "language layout keyboard locale",
    "night nightly weekend weekends hours sunday nights",
    "chunks pieces portions parts small size megabyte",
    "automatically itself automatic every",
    "moved hopped went lateral spread spreading spreads jumped stepped",
    "copied copies copy pushed distributed deployed rolled carried delivered",
    "policy policies gpo group",
    "defaced defacement home front start replaced",
    "flood flooded ddos denial requests overwhelmed",
    "miner xmrig mining mine coins monero",
    "restarted rebooted reboot restart shut",
    "locked changed shut reset",
    "base64 encoded",
    "driver drivers kernel",
    "rights privilege privileges system elevate escalation escalated permission permissions",
    "hidden dot attribute",
    "certificate signed",
    "persona profile invented fictitious identity recruiter journalist",
    "staged staging collected kept folder directory temporary waited",
    "skimmer form checkout typed",
    "visitors visitor readers visiting visited redirected",
});
// clang-format on

using Concepts = std::vector<std::uint8_t>;
static_assert(kConcepts.size() < 256);

const std::unordered_map<std::uint32_t, Concepts>& table() {
  static const auto kTable = [] {
    std::unordered_map<std::uint32_t, Concepts> made;
    SentenceFeatures words;
    for (size_t i = 0; i < kConcepts.size(); ++i) {
      read_words(kConcepts[i], words);
      for (const std::uint32_t stem : words.words) {
        Concepts& concepts = made[stem];
        const auto number = static_cast<std::uint8_t>(i);
        if (concepts.empty() || concepts.back() != number) concepts.push_back(number);
      }
    }
    return made;
  }();
  return kTable;
}

struct Pair {
  std::uint32_t hash;
  ByteSpan place;
};

void add_pairs(const Concepts& a, const Concepts& b, ByteSpan place, std::vector<Pair>& pairs) {
  for (const std::uint32_t one : a) {
    for (const std::uint32_t other : b) {
      if (one == other) continue;
      const std::uint32_t both = std::min(one, other) << 8 | std::max(one, other);
      pairs.push_back({mixed(both ^ kPairSeed), place});
    }
  }
}

}  // namespace

void read_incident_features(string_view sentence, SentenceFeatures& features) {
  thread_local SentenceFeatures stems;
  thread_local std::vector<const Concepts*> concepts;
  thread_local std::vector<Pair> pairs;
  read_features(sentence, features);
  read_words(sentence, stems);
  concepts.clear();
  pairs.clear();
  for (const std::uint32_t stem : stems.words) {
    const auto found = table().find(stem);
    concepts.push_back(found == table().end() ? nullptr : &found->second);
  }
  for (size_t i = 0; i < concepts.size(); ++i) {
    if (concepts[i] == nullptr) continue;
    const ByteSpan here = stems.word_places[i];
    for (const std::uint32_t one : *concepts[i]) {
      features.words.push_back(mixed(one ^ kConceptSeed));
      features.word_places.push_back(here);
    }
    for (size_t j = i + 1; j < concepts.size() && j <= i + kNear; ++j) {
      if (concepts[j] == nullptr) continue;
      add_pairs(*concepts[i], *concepts[j], {here.start, stems.word_places[j].end}, pairs);
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.hash < b.hash; });
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (i > 0 && pairs[i].hash == pairs[i - 1].hash) continue;
    features.words.push_back(pairs[i].hash);
    features.word_places.push_back(pairs[i].place);
  }
}

}  // namespace perpend::extraction
