#include "extraction/address.h"

#include <gtest/gtest.h>

#include <random>

#include "extraction/scan.h"
#include "extraction/sentence.h"

namespace perpend::extraction {
namespace {

// Everything found in `text`, as "type value" in order, parted by "; ".
std::string found_in(const std::string& text) {
  std::string all;
  for (const Address& address : scan(text, Lexicon()).addresses) {
    if (!all.empty()) all += "; ";
    all += std::string(name_of(address.indicator.type)) + " " + address.indicator.value;
  }
  return all;
}

struct Row {
  const char* text;
  const char* found;
};

const Row kRows[] = {
    // Domains, broken in every way.
    {"beacons to c2.example.com.", "domain-name c2.example.com"},
    {"beacons to c2[.]example[.]com.", "domain-name c2.example.com"},
    {"beacons to c2(.)example(.)com.", "domain-name c2.example.com"},
    {"beacons to c2{.}example{.}com.", "domain-name c2.example.com"},
    {"beacons to c2[dot]example[DOT]com", "domain-name c2.example.com"},
    {"beacons to c2(dot)example(dot)com,", "domain-name c2.example.com"},
    {"beacons to c2 [.] example [.] com today", "domain-name c2.example.com"},
    {"beacons to c2 (dot) example (dot) com today", "domain-name c2.example.com"},
    {"beacons to c2\\.example\\.com", "domain-name c2.example.com"},
    {"beacons to c2[.example.com", "domain-name c2.example.com"},
    {"beacons to c2.]example.com", "domain-name c2.example.com"},
    {"(c2[.]example.com)", "domain-name c2.example.com"},
    {"\"C2.Example.COM\"", "domain-name c2.example.com"},
    {"a-b--c.example.net;", "domain-name a-b--c.example.net"},
    {"b\xC3\xBC"
     "cher[.]example",
     "domain-name b\xC3\xBC"
     "cher.example"},
    {"\xE2\x80\x9C"
     "c2.example.org\xE2\x80\x9D",
     "domain-name c2.example.org"},
    {"x.example,y.example/z.example",
     "domain-name x.example; domain-name y.example; domain-name z.example"},
    {"_dmarc.mail.example.com", "domain-name _dmarc.mail.example.com"},
    {"the end of it. Then more", ""},
    {"he came (at night) and left", ""},
    {"wait...what", ""},
    {"3.14 and 2.71", ""},
    {"a dot b", ""},
    // IPv4.
    {"from 192.0.2.7", "ipv4-addr 192.0.2.7"},
    {"from 192[.]0[.]2[.]7:8080 on", "ipv4-addr 192.0.2.7"},
    {"from 192.0.2[.]7[:]443", "ipv4-addr 192.0.2.7"},
    {"from 192.0.2.7.", "ipv4-addr 192.0.2.7"},
    {"from 192.0.2.0/24,", "ipv4-addr 192.0.2.0/24"},
    {"from 192.0.2.999", ""},
    {"from 192.0.02.7", ""},
    {"from 1.2.3.4.5", ""},
    {"from 192.0.2", ""},
    {"10.0.19041.1 build", ""},
    // IPv6.
    {"to 2001:db8::1", "ipv6-addr 2001:db8::1"},
    {"to [2001:DB8::1]:443", "ipv6-addr 2001:db8::1"},
    {"to 2001[:]db8[:]0[:]0[:]0[:]0[:]0[:]1", "ipv6-addr 2001:db8::1"},
    {"to 2001:db8::/32.", "ipv6-addr 2001:db8::/32"},
    {"to ::1", "ipv6-addr ::1"},
    {"at 12:30:45 sharp", ""},
    {"std::vector and fee::bad", ""},
    {"00:11:22:33:44:55", ""},
    // URLs.
    {"hxxp://c2.example/a", "url http://c2.example/a"},
    {"hXXps://c2[.]example/a.", "url https://c2.example/a"},
    {"hxxps[:]//c2[.]example:8443/a?b=c&d=e", "url https://c2.example:8443/a?b=c&d=e"},
    {"h**p://c2.example/x", "url http://c2.example/x"},
    {"boss [at] mail-panel\n[dot] com", "email-addr boss@mail-panel.com"},
    {"boss  [at]  mail-panel [dot] com", "email-addr boss@mail-panel.com"},
    {"meow://c2.example/x", "url http://c2.example/x"},
    {"(see https://c2.example/a_(b)).", "url https://c2.example/a_(b)"},
    {"<http://192.0.2.7/gate.php>", "url http://192.0.2.7/gate.php"},
    {"http://[2001:db8::5]:8080/p", "url http://[2001:db8::5]:8080/p"},
    {"fxp://files.example/x", "url ftp://files.example/x"},
    {"http:// c2", ""},
    {"this://that", ""},
    // Mail.
    {"from boss@mail.example.", "email-addr boss@mail.example"},
    {"from boss[at]mail[.]example", "email-addr boss@mail.example"},
    {"from boss (at) mail (dot) example now", "email-addr boss@mail.example"},
    {"from first.last+tag@mail.example", "email-addr first.last+tag@mail.example"},
    {"from first[.]last@mail[.]example", "email-addr first.last@mail.example"},
    {"@handle and a@b", ""},
    // Hashes, CVE.
    {"md5 0123456789ABCDEF0123456789abcdef,", "file-hash 0123456789abcdef0123456789abcdef"},
    {"x0123456789abcdef0123456789abcdef", ""},
    {"0123456789abcdef0123456789abcde", ""},
    {"12345678901234567890123456789012", ""},
    {"flaw CVE-2023-28461.", "vulnerability CVE-2023-28461"},
    {"flaw cve\xE2\x80\x91"
     "2023\xE2\x80\x91"
     "28461",
     "vulnerability CVE-2023-28461"},
    {"flaw CVE-2023-1", ""},
    {"flaw CVE-23-28461", ""},
};

TEST(Address, IsFoundInEveryRowOfTheTableAndNothingElse) {
  for (const Row& row : kRows) EXPECT_EQ(found_in(row.text), row.found) << row.text;
}

TEST(Address, HasTheBytesWithoutPortAndPunctuation) {
  const std::string text = "It spoke to (192[.]0[.]2[.]7:8080), hxxps://c2[.]example/a?b. Then";
  const auto found = scan(text, Lexicon()).addresses;
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(part(text, found[0].span), "192[.]0[.]2[.]7");
  EXPECT_EQ(found[0].port, 8080U);
  EXPECT_TRUE(found[0].defanged);
  EXPECT_EQ(part(text, found[1].span), "hxxps://c2[.]example/a?b");
}

// Property: whatever prose is around, an address that was put in is found, its bytes are those that
// were put in, and refanging them gives the value.
TEST(Address, SpansAreExactOverGeneratedDocuments) {
  std::mt19937 random(20240620);
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const char* const kHosts[] = {"c2.example", "a-b.example.com", "x9.y8.example.net",
                                "203.0.113.9"};
  const char* const kDots[] = {".", "[.]", "(.)", "{.}", "[dot]", "(dot)", "[.", " [.] ", "\\."};
  const char* const kBefore[] = {" ", "(", "\"", "\n- ", ", ", "\xE2\x80\x9C", "\t", "see "};
  const char* const kAfter[] = {" ", ")", "\"", "\n", ", ", "\xE2\x80\x9D", "\t", ". Then ", "; "};
  const char* const kProse[] = {"the loader waits an hour", "\xE8\xA2\xAB\xE5\xAE\xB3 caf\xC3\xA9",
                                "on 3 May, at 10:30", "e.g. rundll32 a.dll,b", "x@y (at noon)"};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    std::vector<std::string> written;
    for (int i = 0; i < 12; ++i) {
      std::string host = kHosts[pick(4)];
      const std::string dot = kDots[pick(9)];
      for (std::size_t at = host.find('.'); at != std::string::npos;) {
        host.replace(at, 1, dot);
        at = host.find('.', at + dot.size());
      }
      const std::size_t form = pick(3);
      if (form == 1) host = "hxxp://" + host + "/gate";
      if (form == 2 && host.find("203") == std::string::npos) host = "who@" + host;
      text += kProse[pick(5)];
      text += kBefore[pick(8)];
      text += host;
      text += kAfter[pick(9)];
      text += " ";
      written.push_back(host);
    }
    std::size_t next = 0;
    for (const Address& address : scan(text, Lexicon()).addresses) {
      const auto read = canonical(address.indicator.type, part(text, address.span));
      ASSERT_TRUE(read) << text;
      ASSERT_EQ(read->value, address.indicator.value) << text;
      if (next < written.size() && part(text, address.span) == written[next]) ++next;
    }
    ASSERT_EQ(next, written.size()) << written[next] << "\nin: " << text;
  }
}

TEST(Address, TakesLinearTimeOnTextsMadeToHurt) {
  for (const std::string piece : {"a.", "a[.]", "a@", "::", "a:", "[.", "h://", "a.b@", "(dot)",
                                  "[2001:", "http://a/(", "-.", "\xC3\xA9.", "a [.] "}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    scan(text, Lexicon());  // quadratic time would be minutes
  }
}

TEST(AttackIds, AreFoundWithTheirPartsAndInTheirOwnCase) {
  std::string ids;
  const std::string text =
      "T1566.002, (T1059) T1059.0012 T1566.002.x T12345 t1055 XT1055 S0154; G0045 C0022 TA0001 "
      "B1234.";
  for (const AttackMention& mention : scan(text, Lexicon()).attack_ids) {
    EXPECT_EQ(part(text, mention.span), mention.id);
    ids += mention.id + " ";
  }
  EXPECT_EQ(ids, "T1566.002 T1059 T1059 T1566.002 S0154 G0045 C0022 ");
}

}  // namespace
}  // namespace perpend::extraction
