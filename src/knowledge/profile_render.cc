#include <algorithm>

#include "core/json.h"
#include "knowledge/profile.h"

namespace perpend::knowledge {
namespace {

constexpr std::size_t kColumns = 80;

// Columns that a UTF-8 text takes, one a character.
std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return columns;
}

// Words in lines of 80 columns; later lines are indented by `indent`.
void wrap(std::string& out, std::string_view text, std::size_t indent) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (column > indent && column + 1 + width(word) > kColumns) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (at > 0 && column != indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += width(word);
    at = end + 1;
  }
  out += '\n';
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

void heading(std::string& out, const std::string& title, std::size_t count) {
  out += "\n" + title + " (" + std::to_string(count) + ")\n";
}

// A terminal must not be steered by a name out of somebody's bundle.
std::string harmless(std::string text) {
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) c = '?';
  }
  return text;
}

void items(std::string& out, const char* title, const std::vector<ProfileItem>& list) {
  if (list.empty()) return;
  heading(out, title, list.size());
  for (const ProfileItem& item : list) {
    std::string line = "  " + item.since.iso() + "  " + item.id + "  " + item.name;
    if (!item.citations.empty()) line += ": " + joined(item.citations, "; ");
    wrap(out, line, 14);
  }
}

void sayings(std::string& out, const char* title, const std::vector<ProfileSaying>& list) {
  if (list.empty()) return;
  heading(out, title, list.size());
  for (const ProfileSaying& saying : list) {
    std::string line =
        "  " + saying.what + ": said by " + saying.said_by + " on " + saying.since.iso();
    if (!saying.confidence.empty()) line += ", confidence " + saying.confidence;
    wrap(out, line, 6);
  }
}

void aliases(std::string& out, const std::vector<ProfileAlias>& list) {
  heading(out, "Names", list.size());
  for (const ProfileAlias& alias : list) {
    std::string line = "  " + alias.since.iso() + "  " + alias.name;
    if (!alias.used_by.empty()) line += ", used by " + alias.used_by;
    if (!alias.citation.empty()) line += " [" + alias.citation + "]";
    if (!alias.sources.empty()) line += " - " + alias.sources;
    if (alias.overlaps) line += "; overlaps, is not the same";
    if (!alias.also_of.empty()) line += "; also a name of " + joined(alias.also_of, ", ");
    wrap(out, line, 14);
  }
}

void years(std::string& out, const Profile& profile) {
  if (profile.reports_per_year.empty() && profile.undated_reports == 0) return;
  int total = profile.undated_reports;
  for (const auto& [year, count] : profile.reports_per_year) total += count;
  heading(out, "Reports by year", static_cast<std::size_t>(total));
  std::string line = " ";
  for (const auto& [year, count] : profile.reports_per_year) {
    line += " " + std::to_string(year) + ":" + std::to_string(count);
  }
  if (profile.undated_reports > 0) line += " undated:" + std::to_string(profile.undated_reports);
  wrap(out, line, 2);
}

}  // namespace

std::string text_of(const Profile& profile) {
  std::string out = profile.name + "  " + profile.id + "\n";
  std::string line = profile.kind;
  if (!profile.level.empty()) line += ", " + profile.level;
  if (!profile.sources.empty()) line += ", from " + profile.sources;
  wrap(out, line + ", known since " + profile.since.iso() + ", shown as of " + profile.as_of.iso(),
       2);
  aliases(out, profile.aliases);
  items(out, "Software", profile.software);
  items(out, "Techniques", profile.techniques);
  items(out, "Used by", profile.used_by);
  sayings(out, "Targets", profile.targets);
  sayings(out, "Sponsor, as others say; never computed", profile.sponsor_claims);
  years(out, profile);
  if (!profile.disagreements.empty()) {
    heading(out, "Where the sources disagree", profile.disagreements.size());
    for (const std::string& sentence : profile.disagreements) wrap(out, "  " + sentence, 4);
  }
  return harmless(std::move(out));
}

namespace {

void write(json::Writer& out, const char* key, const std::vector<ProfileItem>& list) {
  out.key(key).begin_array();
  for (const ProfileItem& item : list) {
    out.begin_object();
    out.member("id", item.id).member("name", item.name).member("since", item.since.iso());
    out.key("citations").begin_array();
    for (const std::string& citation : item.citations) out.value(citation);
    out.end_array().end_object();
  }
  out.end_array();
}

void write(json::Writer& out, const char* key, const std::vector<ProfileSaying>& list) {
  out.key(key).begin_array();
  for (const ProfileSaying& saying : list) {
    out.begin_object();
    out.member("what", saying.what).member("said_by", saying.said_by);
    out.member("since", saying.since.iso());
    if (!saying.confidence.empty()) out.member("confidence", saying.confidence);
    out.end_object();
  }
  out.end_array();
}

void write(json::Writer& out, const std::vector<ProfileAlias>& list) {
  out.key("aliases").begin_array();
  for (const ProfileAlias& alias : list) {
    out.begin_object();
    out.member("name", alias.name).member("used_by", alias.used_by);
    out.member("citation", alias.citation).member("sources", alias.sources);
    out.member("since", alias.since.iso());
    out.member("relation", alias.overlaps ? "overlaps" : "is");
    out.key("also_of").begin_array();
    for (const std::string& other : alias.also_of) out.value(other);
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace

std::string json_of(const Profile& profile) {
  json::Writer out(2);
  out.begin_object();
  out.member("schema", "perpend.profile/1");
  out.member("kind", profile.kind).member("id", profile.id).member("name", profile.name);
  out.member("level", profile.level).member("sources", profile.sources);
  out.member("since", profile.since.iso()).member("as_of", profile.as_of.iso());
  out.member("pack_sha256", profile.pack_sha256);
  write(out, profile.aliases);
  write(out, "software", profile.software);
  write(out, "techniques", profile.techniques);
  write(out, "used_by", profile.used_by);
  write(out, "targets", profile.targets);
  write(out, "sponsor_claims", profile.sponsor_claims);
  out.key("reports_per_year").begin_array();
  for (const auto& [year, count] : profile.reports_per_year) {
    out.begin_object().member("year", year).member("reports", count).end_object();
  }
  out.end_array();
  out.member("undated_reports", profile.undated_reports);
  out.key("disagreements").begin_array();
  for (const std::string& sentence : profile.disagreements) out.value(sentence);
  out.end_array().end_object();
  return out.take();
}

}  // namespace perpend::knowledge
