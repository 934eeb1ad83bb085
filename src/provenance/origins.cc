// Origins: equivalence classes of 'retells the same', by union and find.
//
// Example: a wire report, two outlets that print it (one text), a third that prints it under an
// address with tracking parameters (one address as the second): one origin of four sources.
// Counter-example: two laboratories that each took the same malware apart share findings and not
// eight words in a row: two origins. The rule errs on purpose: two analyses that one publisher made
// for itself count as one origin, and a retelling in wholly other words as two; the first loses
// confidence that may be deserved, the second is why `claims` looks for chains of attribution too.
// docs/adr/0006-origins.md; Broder 1997 on containment. Tested in origins_test.cc.
#include "provenance/origins.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "model/ascii.h"
#include "provenance/shingles.h"

namespace perpend::provenance {
namespace {

// Hosts on which many publish: the first folder is the publisher.
constexpr std::array<std::string_view, 8> kShared = {
    "github.com",  "gist.github.com", "medium.com", "pastebin.com",
    "twitter.com", "x.com",           "t.me",       "linkedin.com"};

// "host/path?query" in small letters of the host, without what does not change the page.
std::string address_of(std::string_view url) {
  std::string text(ascii::trim(url));
  text.erase(std::min(text.find('#'), text.size()));
  const std::size_t scheme = text.find("://");
  if (scheme != std::string::npos) text.erase(0, scheme + 3);
  const std::size_t path = std::min(text.find_first_of("/?"), text.size());
  text = ascii::lower(text.substr(0, path)) + text.substr(path);
  if (text.compare(0, 4, "www.") == 0) text.erase(0, 4);
  const std::size_t query = text.find('?');
  if (query != std::string::npos) {
    std::string kept;
    std::string_view rest = std::string_view(text).substr(query + 1);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('&'), rest.size());
      const std::string_view one = rest.substr(0, end);
      if (!one.starts_with("utm_") && !one.starts_with("fbclid=") && !one.starts_with("gclid=")) {
        kept += (kept.empty() ? "?" : "&") + std::string(one);
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    text = text.substr(0, query) + kept;
  }
  while (text.ends_with('/')) text.pop_back();
  return text;
}

std::string publisher_of(std::string_view url) {
  const std::string address = address_of(url);
  const std::size_t path = std::min(address.find_first_of("/?"), address.size());
  std::string host = address.substr(0, path);
  if (std::find(kShared.begin(), kShared.end(), host) == kShared.end()) return host;
  const std::size_t end =
      std::min(address.find('/', std::min(path + 1, address.size())), address.size());
  return address.substr(0, end);
}

// The name without numbers and marks: "CERT note 12" and "CERT note 13" are one series.
std::string series_of(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (ascii::is_digit(c)) continue;
    const bool kept = ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      result += ascii::lower(c);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  return std::string(ascii::trim(result));
}

class Grouping {
 public:
  explicit Grouping(std::size_t sources) : parent_(sources), because_(sources) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::uint32_t root(std::uint32_t source) {
    while (parent_[source] != source) source = parent_[source] = parent_[parent_[source]];
    return source;
  }

  void join(std::uint32_t a, std::uint32_t b, const std::string& because) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    for (const std::string& reason : because_[b]) add(a, reason);
    add(a, because);
  }

  std::vector<Origin> origins() {
    std::vector<Origin> result;
    std::map<std::uint32_t, std::size_t> places;
    for (std::uint32_t source = 0; source < parent_.size(); ++source) {
      const auto [place, fresh] = places.try_emplace(root(source), result.size());
      if (fresh) result.emplace_back();
      result[place->second].sources.push_back(source);
    }
    for (const auto& [source, place] : places) {
      for (const std::string& reason : because_[source]) {
        result[place].because += (result[place].because.empty() ? "" : ", ") + reason;
      }
    }
    return result;
  }

 private:
  void add(std::uint32_t root, const std::string& reason) {
    auto& reasons = because_[root];
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
      reasons.push_back(reason);
    }
  }

  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::string>> because_;
};

void join_by_key(Grouping& grouping, const std::vector<std::string>& keys,
                 const std::string& because) {
  std::map<std::string, std::uint32_t> first;
  for (std::uint32_t source = 0; source < keys.size(); ++source) {
    if (keys[source].empty()) continue;
    const auto [place, fresh] = first.try_emplace(keys[source], source);
    if (!fresh) grouping.join(place->second, source, because);
  }
}

// The documents that a source speaks through: those that its observations and testimony stand in,
// and the one of its own name.
std::vector<std::set<std::uint32_t>> documents_of_each(const Incident& incident) {
  std::vector<std::set<std::uint32_t>> documents(incident.sources.size());
  const auto add = [&](std::uint32_t source, std::uint32_t document) {
    if (source < documents.size() && document < incident.documents.size()) {
      documents[source].insert(document);
    }
  };
  for (const Observation& observation : incident.observations) {
    for (const DocumentSpan& span : observation.spans) add(observation.source, span.document);
  }
  for (const Testimony& testimony : incident.testimony) {
    if (testimony.span) add(testimony.source, testimony.span->document);
  }
  for (std::uint32_t source = 0; source < documents.size(); ++source) {
    if (!documents[source].empty()) continue;
    for (std::uint32_t i = 0; i < incident.documents.size(); ++i) {
      if (incident.documents[i].name == incident.sources[source].name) add(source, i);
    }
  }
  return documents;
}

struct Comparable {
  std::uint32_t source = 0;
  Sha256 name{};
  ShingledText text;
};

void join_by_text(Grouping& grouping, const Incident& incident) {
  std::vector<Comparable> texts;
  const auto documents = documents_of_each(incident);
  for (std::uint32_t source = 0; source < documents.size(); ++source) {
    for (const std::uint32_t document : documents[source]) {
      if (incident.documents[document].text.empty() || texts.size() == kMostTexts) continue;
      texts.push_back({source, incident.documents[document].text_sha256,
                       shingled(incident.documents[document].text)});
      texts.back().text.words.clear();  // the shingles are enough here
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t k = i + 1; k < texts.size(); ++k) {
      if (grouping.root(texts[i].source) == grouping.root(texts[k].source)) continue;
      const Likeness like = likeness(texts[i].text, texts[k].text);
      const bool copied =
          like.shared >= kFewestShared && std::max(like.a_in_b, like.b_in_a) >= kHalf;
      if (texts[i].name == texts[k].name || copied) {
        grouping.join(texts[i].source, texts[k].source, "one text");
      }
    }
  }
}

}  // namespace

std::vector<Origin> origins_of(const Incident& incident) {
  Grouping grouping(incident.sources.size());
  std::set<std::string_view> files;
  for (const Document& document : incident.documents) files.insert(document.name);
  std::vector<std::string> addresses;
  std::vector<std::string> citations;
  std::vector<std::string> publishers;
  std::vector<std::string> series;
  for (const Source& source : incident.sources) {
    const bool named = !source.name.empty() && !files.contains(source.name);
    addresses.push_back(source.url.empty() ? "" : address_of(source.url));
    publishers.push_back(source.url.empty() ? "" : publisher_of(source.url));
    citations.push_back(
        named && source.published ? ascii::lower(source.name) + " " + source.published->iso() : "");
    series.push_back(named ? series_of(source.name) : "");
  }
  join_by_key(grouping, addresses, "one address");
  join_by_key(grouping, citations, "one citation");
  join_by_text(grouping, incident);
  for (const Relay& relay : incident.relays) {
    if (relay.source < incident.sources.size() && relay.of < incident.sources.size()) {
      grouping.join(relay.of, relay.source, relay.because);
    }
  }
  join_by_key(grouping, publishers, "one publisher's series");
  join_by_key(grouping, series, "one publisher's series");
  return grouping.origins();
}

std::vector<std::uint32_t> origin_of_each(const std::vector<Origin>& origins, std::size_t sources) {
  std::vector<std::uint32_t> result(sources, 0);
  for (std::uint32_t i = 0; i < origins.size(); ++i) {
    for (const std::uint32_t source : origins[i].sources) result[source] = i;
  }
  return result;
}

}  // namespace perpend::provenance
