#include "model/indicator.h"

#include <gtest/gtest.h>

#include "model/country.h"

namespace perpend {
namespace {

using Type = ObservationType;

std::string value(Type type, std::string_view text) {
  const auto found = canonical(type, text);
  return found ? found->value : "-";
}

std::string seen(std::string_view token) {
  const auto found = recognise(token);
  return found ? std::string(name_of(found->type)) + " " + found->value : "-";
}

std::string why(std::string_view token) {
  const auto found = recognise(token);
  if (!found) return "not recognised";
  return std::string(reserved_by(*found).value_or("free"));
}

TEST(Refang, MendsEveryBracketedDot) {
  for (const char* text :
       {"c2[.]evil.example", "c2(.)evil.example", "c2{.}evil.example", "c2[dot]evil.example",
        "c2(DOT)evil.example", "c2{dot}evil[.]example", "c2 dot evil dot example",
        "c2 [.] evil [.] example", "c2[.evil.example", "c2.]evil.example", "c2\\.evil\\.example",
        "c2\xEF\xBC\x8E"
        "evil.example",
        "c2\xE3\x80\x82"
        "evil\xE3\x80\x82"
        "example",
        "c2.ev\xE2\x80\x8Bil.example",
        "c2.\xE2\x80\x8B"
        "evil.\xC2\xAD"
        "example",
        "c2[ . ]evil.example"}) {
    EXPECT_EQ(refang(text), "c2.evil.example") << text;
  }
}

TEST(Refang, KeepsSchemeAndPort) {
  EXPECT_EQ(refang("hxxp://c2[.]example:8080/a"), "http://c2.example:8080/a");
  EXPECT_EQ(refang("hXXps[:]//c2[.]example"), "https://c2.example");
  EXPECT_EQ(refang("hxxps[://]c2(.)example/x?u=hxxp"), "https://c2.example/x?u=hxxp");
  EXPECT_EQ(refang("meow://c2.example"), "http://c2.example");
  EXPECT_EQ(refang("fxp://c2.example"), "ftp://c2.example");
  EXPECT_EQ(refang("h**p://c2.example"), "http://c2.example");
  EXPECT_EQ(refang("192.0.2[.]7[:]443"), "192.0.2.7:443");
  EXPECT_EQ(refang("2001[:]db8[:][:]7"), "2001:db8::7");
}

TEST(Refang, MendsMailAddresses) {
  for (const char* text : {"a.b[at]c2[.]example", "a.b(at)c2.example", "a.b[@]c2.example",
                           "a.b at c2 dot example", "a.b {at} c2 {dot} example"}) {
    EXPECT_EQ(refang(text), "a.b@c2.example") << text;
  }
}

TEST(Refang, LeavesTextThatIsNotDefangedAlone) {
  for (const char* text :
       {"a polka dot dress", "look at it", "now see (.) below", "[.] at the start",
        "C:\\dir\\.git\\x", "\\\\.\\pipe\\name", "array[0].field", "f(at, x)",
        "hxxp is how they write http", "", "the end.] Next", "https://c2.example/a(b).c",
        "\xE4\xBD\xBF\xE7\x94\xA8 Word\xE3\x80\x82Next", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE",
        "x://y", "C:\\new\\.tool", "v[1]"}) {
    EXPECT_EQ(refang(text), text);
  }
}

TEST(Refang, MendsInsideASentenceWithoutTouchingTheSentence) {
  EXPECT_EQ(refang("It called hxxps://c2[.]example/a and (at night) mailed x[at]c2[.]example."),
            "It called https://c2.example/a and (at night) mailed x@c2.example.");
}

TEST(Refang, TwiceIsOnce) {
  for (const char* text : {"a[[.]]b", "a[.[.]]b", "hxxp[:]//x[.]y dot z", "a dot [.] dot b"}) {
    EXPECT_EQ(refang(refang(text)), refang(text)) << text;
  }
}

TEST(Canonical, GivesADomainOneSpelling) {
  EXPECT_EQ(value(Type::kDomainName, "C2.Example."), "c2.example");
  EXPECT_EQ(value(Type::kDomainName, " c2[.]example "), "c2.example");
  EXPECT_EQ(value(Type::kDomainName, "xn--BCHER-kva.example"), "xn--bcher-kva.example");
  EXPECT_EQ(value(Type::kDomainName,
                  "B\xC3\x9C"
                  "CHER.example"),
            "b\xC3\xBC"
            "cher.example");
  EXPECT_EQ(value(Type::kDomainName, "_dmarc.mail.example"), "_dmarc.mail.example");
}

TEST(Canonical, RefusesWhatIsNoDomain) {
  for (const char* text : {"example", "a..example", "-a.example", "a-.example", "a_b.example",
                           "1.2.3", "a b.example", "a.b\xFF.example", "a.1", "", ".",
                           "a.example:80", "a/b.example", "exa\xE2\x80\xA6mple.example"}) {
    EXPECT_EQ(value(Type::kDomainName, text), "-") << text;
  }
  EXPECT_EQ(value(Type::kDomainName, std::string(64, 'a') + ".example"), "-");
  EXPECT_EQ(value(Type::kDomainName, std::string("a.exam\0ple", 10)), "-");
  std::string long_name;
  for (int i = 0; i < 130; ++i) long_name += "a.";
  EXPECT_EQ(value(Type::kDomainName, long_name + "example"), "-");
}

TEST(Canonical, TakesOnlyStrictDottedQuads) {
  EXPECT_EQ(value(Type::kIpv4Addr, "192[.]0[.]2[.]7"), "192.0.2.7");
  for (const char* text : {"192.0.2", "192.0.2.256", "192.0.02.7", "192.0.2.7.1", "0x7f.1",
                           "1.2.3.", "1.2.3.4 ,5", "+1.2.3.4"}) {
    EXPECT_EQ(value(Type::kIpv4Addr, text), "-") << text;
  }
}

TEST(Canonical, WritesIpv6AsRfc5952Does) {
  EXPECT_EQ(value(Type::kIpv6Addr, "2001:0DB8:0:0:0:0:0:7"), "2001:db8::7");
  EXPECT_EQ(value(Type::kIpv6Addr, "[2001:db8::1]"), "2001:db8::1");
  EXPECT_EQ(value(Type::kIpv6Addr, "2001:db8:0:1:1:1:1:1"), "2001:db8:0:1:1:1:1:1");
  EXPECT_EQ(value(Type::kIpv6Addr, "2001:db8:0:0:1:0:0:1"), "2001:db8::1:0:0:1");
  EXPECT_EQ(value(Type::kIpv6Addr, "2001:db8:::1"), "-");
  EXPECT_EQ(value(Type::kIpv6Addr, "12:34:56"), "-");
}

TEST(Canonical, LowersSchemeAndHostOfAnAddressAndNothingElse) {
  EXPECT_EQ(value(Type::kUrl, "HXXPS://User@C2[.]Example:8443/A/b?C=D#E"),
            "https://User@c2.example:8443/A/b?C=D#E");
  EXPECT_EQ(value(Type::kUrl, "http://[2001:DB8::7]:80/x"), "http://[2001:db8::7]:80/x");
  EXPECT_EQ(value(Type::kUrl, "http://192.0.2.7"), "http://192.0.2.7");
  for (const char* text :
       {"c2.example/a", "http://", "http:///x", "http://a b.example", "http://c2.example:99999/",
        "http://c2.example:x/", "http://999.0.2.1/", "http://intranet/", "://c2.example"}) {
    EXPECT_EQ(value(Type::kUrl, text), "-") << text;
  }
}

TEST(Canonical, KnowsHashesByTheirLength) {
  for (const std::size_t length : {32U, 40U, 64U, 128U}) {
    EXPECT_EQ(value(Type::kFileHash, std::string(length, 'A')), std::string(length, 'a'));
    EXPECT_EQ(value(Type::kFileHash, std::string(length - 1, 'A')), "-");
    EXPECT_EQ(value(Type::kFileHash, std::string(length - 1, 'A') + "g"), "-");
  }
}

TEST(Canonical, WritesIdentifiersAsTheirOwnersDo) {
  EXPECT_EQ(value(Type::kVulnerability, "cve-2023-28461"), "CVE-2023-28461");
  EXPECT_EQ(value(Type::kVulnerability,
                  "CVE\xE2\x80\x91"
                  "2023\xE2\x80\x91"
                  "28461"),
            "CVE-2023-28461");
  EXPECT_EQ(value(Type::kVulnerability, "CVE-2023-284"), "-");
  EXPECT_EQ(value(Type::kVulnerability, "CVE-1923-28461"), "-");
  EXPECT_EQ(value(Type::kAttackPattern, "t1566.002"), "T1566.002");
  EXPECT_EQ(value(Type::kAttackPattern, "T1566/002"), "T1566.002");
  EXPECT_EQ(value(Type::kAttackPattern, "TA0001"), "-");
  EXPECT_EQ(value(Type::kAttackPattern, "T1566.02"), "-");
  EXPECT_EQ(value(Type::kMalware, "s0275"), "S0275");
  EXPECT_EQ(value(Type::kMalware, " a  made-up\tname "), "a made-up name");
  EXPECT_EQ(value(Type::kVictimCountry, "jp"), "JP");
  EXPECT_EQ(value(Type::kVictimCountry, "UK"), "GB");
  EXPECT_EQ(value(Type::kVictimCountry, "Japan"), "JP");
  EXPECT_EQ(value(Type::kVictimCountry, "Atlantis"), "-");
  EXPECT_EQ(value(Type::kVictimCountry, "QQ"), "-");
  EXPECT_EQ(value(Type::kAutonomousSystem, "64496"), "AS64496");
  EXPECT_EQ(value(Type::kAutonomousSystem, "AS4294967296"), "-");
  EXPECT_EQ(value(Type::kEmailAddr, "Some.One(at)Mail[.]example"), "some.one@mail.example");
  EXPECT_EQ(value(Type::kEmailAddr, "@mail.example"), "-");
  EXPECT_EQ(attack_id("g0045"), "G0045");
  EXPECT_EQ(attack_id("TA0011"), "TA0011");
  EXPECT_FALSE(attack_id("T15666"));
}

TEST(Recognise, TellsTheTypeOfASingleToken) {
  EXPECT_EQ(seen("hxxp://c2[.]example/a"), "url http://c2.example/a");
  EXPECT_EQ(seen("c2[.]example"), "domain-name c2.example");
  EXPECT_EQ(seen("\"c2.example\","), "domain-name c2.example");
  EXPECT_EQ(seen("c2.example:8080"), "domain-name c2.example");
  EXPECT_EQ(seen("192.0.2.7:443"), "ipv4-addr 192.0.2.7");
  EXPECT_EQ(seen("[2001:db8::7]:443"), "ipv6-addr 2001:db8::7");
  EXPECT_EQ(seen("2001:db8::7"), "ipv6-addr 2001:db8::7");
  EXPECT_EQ(seen("a[at]c2.example"), "email-addr a@c2.example");
  EXPECT_EQ(seen("c2.example/gate"), "url http://c2.example/gate");
  EXPECT_EQ(seen("CVE-2021-44228"), "vulnerability CVE-2021-44228");
  EXPECT_EQ(seen("T1059.001"), "attack-pattern T1059.001");
  EXPECT_EQ(seen("S0154"), "malware S0154");
  EXPECT_EQ(seen("as64496"), "autonomous-system AS64496");
  EXPECT_EQ(seen(std::string(40, 'B')), "file-hash " + std::string(40, 'b'));
}

TEST(Recognise, StaysSilentOnWordsFilesAndNetworks) {
  for (const char* token : {"word", "12345", "1.2.3", "report.pdf", "svchost.exe", "192.0.2.0/24",
                            "G0045", "2024-06-20", "", "a/b", "and/or", "12:30", "C:\\x.y", "/9"}) {
    EXPECT_EQ(seen(token), "-") << token;
  }
}

TEST(Reserved, NamesTheReasonForEachAddress) {
  EXPECT_EQ(why("192.0.2.7"), "RFC 5737");
  EXPECT_EQ(why("198.51.100.1"), "RFC 5737");
  EXPECT_EQ(why("203.0.113.255"), "RFC 5737");
  EXPECT_EQ(why("10.1.2.3"), "RFC 1918");
  EXPECT_EQ(why("172.31.255.255"), "RFC 1918");
  EXPECT_EQ(why("172.32.0.0"), "free");
  EXPECT_EQ(why("127.0.0.1"), "loopback");
  EXPECT_EQ(why("169.254.1.1"), "link-local");
  EXPECT_EQ(why("239.1.1.1"), "multicast");
  EXPECT_EQ(why("2001:db8::1"), "RFC 3849");
  EXPECT_EQ(why("::1"), "loopback");
  EXPECT_EQ(why("fe80::1"), "link-local");
  EXPECT_EQ(why("::ffff:10.0.0.1"), "RFC 1918");
  EXPECT_EQ(why("c2.example"), "RFC 2606");
  EXPECT_EQ(why("www.example.com"), "RFC 2606");
  EXPECT_EQ(why("counterexample.com"), "free");
  EXPECT_EQ(why("as64500"), "RFC 5398");
}

TEST(Reserved, LooksAtTheHostOfUrlsAndMailAddresses) {
  EXPECT_EQ(why("http://u@c2.example:80/x"), "RFC 2606");
  EXPECT_EQ(why("http://[::1]/"), "loopback");
  EXPECT_EQ(why("http://localhost:8080/"), "RFC 2606");
  EXPECT_EQ(why("https://10.0.0.1/login"), "RFC 1918");
  EXPECT_EQ(why("a@example.org"), "RFC 2606");
}

TEST(Country, IsFoundByCodeAndByName) {
  EXPECT_EQ(country_code("japan"), "JP");
  EXPECT_EQ(country_code("Viet Nam"), "VN");
  EXPECT_EQ(country_code("uk"), "GB");
  EXPECT_FALSE(country_code("Atlantis"));
  EXPECT_EQ(country_name("JP"), "Japan");
}

}  // namespace
}  // namespace perpend
