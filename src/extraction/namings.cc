// Reports introduce a name in few ways: a class noun, then a verb of naming, then the name; or an
// adjective of novelty with the class noun and the name beside it; or a name in capitals before a
// noun that is said of nothing else.
//
//   "a loader we call SLATEFERRY"                  "the wiper, which its authors named BRINEHOOK"
//   "backdoor for Solaris, tracked as DUNESPOON"   "a new backdoor dubbed NIGHTSLATE"
//   "a previously unknown wiper, HallowTide,"      "the SLATEFERRY loader"
//
// Counter-examples: "a tool that made a user named Alice" names a user, so some nouns between spoil
// it; "the HTTPS tunnel" is no name, so the trade's abbreviations are known. "a loader called
// Winter" by a vendor may be an old thing's new name: novelty is weighed low for that reason.
//
// Tested in namings_test.cc.
#include "extraction/namings.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "extraction/sentence.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr const char* kNoun =
    "(?i:malware|backdoors?|loaders?|downloaders?|droppers?|implants?|trojans?|rat|wipers?|"
    "ransomware|"
    "(?:info)?stealers?|rootkits?|bootkits?|worms?|botnets?|web "
    "?shells?|tunnel(?:ler|er)?s?|keyloggers?|"
    "encryptors?|lockers?|crypters?|packers?|(?:crypto)?miners?|spyware|tools?|toolkits?|toolsets?|"
    "frameworks?|"
    "agents?|modules?|famil(?:y|ies)|variants?|payloads?|plug-?ins?|programs?|prox(?:y|ies)|utilit("
    "?:y|ies)|"
    "scripts?|librar(?:y|ies)|shellcode|stagers?|stage|infectors?|injectors?|bots?|clients?|"
    "sniffers?|beacons?|"
    "components?|strains?|scanners?|kit)";
constexpr const char* kName =
    "[\"'\xE2\x80\x9C\xE2\x80\x98`]*([A-Z][A-Za-z0-9]*(?:[-_ ]?[A-Z0-9][A-Za-z0-9]*){0,2})";
// Nouns that are said of nothing else, and names whose letters show that they are names.
constexpr const char* kSureNoun =
    "(?:backdoor|loader|implant|wiper|dropper|downloader|rootkit|bootkit|stealer|infostealer|"
    "trojan|"
    "ransomware|worm|keylogger|(?:first|second|third|final|last|next) stage)";
constexpr const char* kShapedName = "([A-Z][a-z]+[A-Z][A-Za-z0-9]+|[A-Z]{5,}[A-Z0-9]*)";
constexpr const char* kNamer =
    "(we|(?:the|its|their|our) [a-z]+|analysts|researchers|responders|others|some|"
    "[A-Z][A-Za-z0-9&]+(?: [A-Z][A-Za-z0-9&]+)?)";

struct Patterns {
  // 1: what stands between, 2: the namer, 3: the name
  RE2 called_by;
  // 1: what stands between, 2: the name, 3: "by whom"
  RE2 called;
  // "our analysts call it NAME", "we track the library as NAME". 1: the namer, 2: the name
  RE2 we_call;
  RE2 is_new;   // 1: the name
  RE2 apposed;  // 1: the name
  RE2 before;   // 1: the name
  // "which we name NAME", "our working name is NAME". 1: the name
  RE2 working_name;
  // "the loader NAME", "NAME, a backdoor written for it": names in capitals or with one inside.
  RE2 behind;    // 1: the name
  RE2 is_class;  // 1: the name
  Patterns()
      : called_by(
            "\\b" + std::string(kNoun) + "\\b([^.;:\\n]{0,60}?)\\b" + kNamer +
            "\\s+(?:have |has |had "
            ")?(?:call|calls|called|name|names|named|dub|dubs|dubbed|track|tracks|"
            "tracked|refer to|refers to|christened|labell?ed)\\s+(?:it |this |them |the family |"
            "internally )?(?:as )?" +
            kName),
        called("\\b" + std::string(kNoun) +
               "\\b([^.;:\\n]{0,60}?)\\b(?:called|named|dubbed|nicknamed|code-?named|christened|"
               "known as|"
               "tracked as|referred to as|labell?ed|designated)\\s+" +
               kName +
               "[\"'\xE2\x80\x9D\xE2\x80\x99`]*(?:\\s+(?:since \\w+ \\w+ "
               ")?by\\s+((?:our|the|its|a) [a-z]+|[A-Z][A-Za-z0-9&]+))?"),
        we_call(
            "\\b((?i:we)|(?i:our) (?:analysts?|team|researchers))\\s+(?:have |now "
            ")?(?:call|called|name|"
            "named|track|dub|dubbed)\\s+(?:it|this|them|the (?:" +
            std::string(kNoun) + "|code|thing))\\s+(?:as )?" + kName),
        is_new(
            "\\b(?i:new|novel|unknown|unseen|undocumented|unreported|custom|bespoke|home-made)\\s+"
            "[^.;:,\\n]{0,40}?" +
            std::string(kNoun) + "[,:]?\\s+\\(?" + kName),
        apposed(
            std::string(kName) +
            "[\"'\xE2\x80\x9D\xE2\x80\x99`]*,?\\s+(?:is\\s+)?an?\\s+(?i:new|novel|hitherto unknown|"
            "previously\\s+\\w+|custom|bespoke|undocumented)\\s+[^.;,\\n]{0,40}?\\b" +
            kNoun + "\\b"),
        before(
            "\\b([A-Z]{2,}[A-Z0-9]{3,}|[A-Z][a-z]+[A-Z][A-Za-z0-9]+)\\s+(?:backdoor|loader|implant|"
            "malware|"
            "wiper|dropper|downloader|rootkit|bootkit|stealer|RAT|ransomware|trojan|web "
            "?shell|infostealer|"
            "botnet|worm|keylogger)\\b"),
        working_name(
            "\\b(?:(?:which|what|that) we (?:have |now "
            ")?(?:call|called|name|named|dub|dubbed|track as)|"
            "(?:working|internal|code|project) ?name(?: for it)?(?: is| was|:)|name "
            "given[^.;:\\n]{0,40}:)\\s+" +
            std::string(kName)),
        behind("\\b" + std::string(kSureNoun) + "\\s+[\"'`]?" + kShapedName + "\\b"),
        is_class("\\b" + std::string(kShapedName) + ",\\s+(?:an?|the)\\s+[^.;,\\n]{0,30}?\\b" +
                 kSureNoun + "\\b") {}
};

const Patterns& patterns() {
  static const Patterns made;
  return made;
}

// What the trade abbreviates, and makers of what is written about.
bool is_common(string_view name) {
  static constexpr string_view kCommon =
      " HTTP HTTPS DNS SSH SMB RDP VPN ICMP LSASS GTP API VBA DLL COM PHP ASPX JSP UEFI BIOS IIS "
      "WMI XOR AES "
      "RSA ELF MSI ISO LNK HTA USB IOT POS ATM GPS LINUX WINDOWS MACOS ANDROID POWERSHELL "
      "JAVASCRIPT VBSCRIPT "
      "AUTOIT GITHUB ONEDRIVE SHAREPOINT LINKEDIN WHATSAPP VMWARE ESXI OPENSSH MYSQL WORDPRESS "
      "CHROME OUTLOOK "
      "MICROSOFT GOOGLE APPLE PYTHON GOLANG RUST DELPHI SOLARIS UNIX UTC TLS SSL TCP UDP IP PDF "
      "ZIP RAR CVE TTP "
      "APT OPSEC HMI PLC SCADA ICS ACTIVE DIRECTORY TELEGRAM DISCORD SLACK DOCKER KUBERNETES NPM "
      "PYPI YARA SIGMA "
      "HTML XML JSON SHA MD5 THE THIS THAT WE IT ITS IN ON A AN I PAYPAL YOUTUBE FACEBOOK JAVA "
      "DOTNET NODEJS "
      "CLOUDFLARE FORTINET CISCO CITRIX IVANTI CONFLUENCE EXCHANGE MALWARE RANSOMWARE PAYLOAD "
      "STAGE FINAL "
      "BACKDOOR LOADER TROJAN RAT WIPER GERMAN ENGLISH RUSSIAN CHINESE AMAZON AZURE ";
  std::string upper;
  for (const char c : name) upper += ascii::upper(c);
  return kCommon.find(" " + upper + " ") != string_view::npos;
}

// "a program that made a user named Alice" names no program.
bool names_another(string_view between) {
  static constexpr std::array kOthers = {
      string_view("file"),     string_view("folder"),    string_view("director"),
      string_view("user"),     string_view("account"),   string_view("task"),
      string_view("service"),  string_view("group"),     string_view("actor"),
      string_view("domain"),   string_view("server"),    string_view("host"),
      string_view("mutex"),    string_view("key"),       string_view("value"),
      string_view("process"),  string_view("company"),   string_view("project"),
      string_view("bucket"),   string_view("repositor"), string_view("customer"),
      string_view("page"),     string_view("document"),  string_view("archive"),
      string_view("person"),   string_view("engineer"),  string_view("channel"),
      string_view("victim"),   string_view("campaign"),  string_view("operation"),
      string_view("applicat"), string_view("gang"),      string_view("crew"),
      string_view("function"), string_view("variable"),  string_view("export")};
  const std::string lower = ascii::lower(between);
  return std::any_of(kOthers.begin(), kOthers.end(),
                     [&](string_view word) { return lower.find(word) != string_view::npos; });
}

class Finder {
 public:
  Finder(string_view text, std::vector<Naming>& found) : text_(text), found_(found) {}

  void read(ByteSpan sentence) {
    const string_view all = part(text_, sentence);
    each(patterns().called_by, all, [&](const re2::StringPiece* groups) {
      if (!names_another(view(groups[1]))) keep(groups[3], view(groups[2]));
    });
    each(patterns().called, all, [&](const re2::StringPiece* groups) {
      if (!names_another(view(groups[1]))) keep(groups[2], view(groups[3]));
    });
    each(patterns().we_call, all,
         [&](const re2::StringPiece* groups) { keep(groups[2], view(groups[1])); });
    each(patterns().is_new, all, [&](const re2::StringPiece* groups) { keep(groups[1], {}); });
    each(patterns().apposed, all, [&](const re2::StringPiece* groups) { keep(groups[1], {}); });
    each(patterns().before, all, [&](const re2::StringPiece* groups) { keep(groups[1], {}); });
    each(patterns().working_name, all,
         [&](const re2::StringPiece* groups) { keep(groups[1], "we"); });
    each(patterns().behind, all, [&](const re2::StringPiece* groups) { keep(groups[1], {}); });
    each(patterns().is_class, all, [&](const re2::StringPiece* groups) { keep(groups[1], {}); });
  }

 private:
  static string_view view(re2::StringPiece piece) {
    return piece.data() == nullptr ? string_view() : string_view(piece.data(), piece.size());
  }

  template <class Take>
  void each(const RE2& pattern, string_view sentence, Take take) {
    constexpr int kGroups = 4;
    re2::StringPiece groups[kGroups];
    size_t from = 0;
    const int wanted = std::min(kGroups, pattern.NumberOfCapturingGroups() + 1);
    while (from < sentence.size() &&
           pattern.Match({sentence.data(), sentence.size()}, from, sentence.size(), RE2::UNANCHORED,
                         groups, wanted)) {
      for (int i = wanted; i < kGroups; ++i) groups[i] = {};
      take(groups);
      from = static_cast<size_t>(groups[0].data() + groups[0].size() - sentence.data()) +
             (groups[0].empty() ? 1 : 0);
    }
  }

  void keep(re2::StringPiece piece, string_view namer) {
    const string_view name = view(piece);
    const size_t start = static_cast<size_t>(name.data() - text_.data());
    const size_t end = start + name.size();
    if (name.size() < 3 || is_common(name) || is_common(name.substr(0, name.find(' ')))) return;
    // A file's name, a path, the beginning of a longer word.
    if (end < text_.size() && string_view("\\/@_:").find(text_[end]) != string_view::npos) return;
    if (end + 1 < text_.size() && text_[end] == '.' && ascii::is_alnum(text_[end + 1])) return;
    if (end < text_.size() && ascii::is_alnum(text_[end])) return;
    const bool known = std::any_of(found_.begin(), found_.end(), [&](const Naming& one) {
      return one.name.overlaps({start, end});
    });
    if (!known) found_.push_back({{start, end}, std::string(namer)});
  }

  string_view text_;
  std::vector<Naming>& found_;
};

}  // namespace

std::vector<Naming> namings(string_view text, const std::vector<ByteSpan>& sentences) {
  std::vector<Naming> found;
  for (const ByteSpan sentence : sentences) {
    std::vector<Naming> here;
    Finder(text, here).read(sentence);
    std::sort(here.begin(), here.end(),
              [](const Naming& a, const Naming& b) { return a.name < b.name; });
    std::move(here.begin(), here.end(), std::back_inserter(found));
  }
  return found;
}

bool says_same_thing(string_view between) {
  static constexpr std::array kCues = {string_view("also known as"),  string_view("aka"),
                                       string_view("a.k.a."),         string_view("also called"),
                                       string_view("others call"),    string_view("alias"),
                                       string_view("variant of"),     string_view("version of"),
                                       string_view("build of"),       string_view("renamed"),
                                       string_view("same as"),        string_view("identical to"),
                                       string_view("name for"),       string_view("detected as"),
                                       string_view(" calls "),        string_view("a new name of"),
                                       string_view("known to us as"), string_view("rebranded"),
                                       string_view("based on"),       string_view("fork of")};
  constexpr size_t kNear = 80;
  if (between.size() > kNear) return false;
  const std::string lower = ascii::lower(between);
  return std::any_of(kCues.begin(), kCues.end(),
                     [&](string_view cue) { return lower.find(cue) != string_view::npos; });
}

}  // namespace perpend::extraction
