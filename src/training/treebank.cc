// GUM writes discourse as dependencies between elementary discourse units (.rsd), one a line: its
// number, its words, the distance to its head in the tree, …, the head, the relation, secondary
// edges, signals. The nucleus of a satellite is its head with those dependents of the head that
// were tied to it before the satellite was, i.e. at a smaller distance, and all that hangs on them.
// (In all 835 attributions of the archive these units stand in one piece.) Signals count words
// from 1.
#include "training/treebank.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "core/sha256.h"
#include "formats/compressed.h"
#include "formats/tar/tar.h"

namespace perpend::training {
namespace {

using claims::Word;
using claims::WordRange;
using std::string_view;

std::vector<string_view> split(string_view text, char by) {
  std::vector<string_view> parts;
  while (true) {
    const std::size_t end = text.find(by);
    parts.push_back(text.substr(0, end));
    if (end == string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::int32_t> number(string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

// A paragraph's end takes spaces away, which must not be a word's own.
bool is_form(string_view text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ';
}

class ConlluReader {
 public:
  explicit ConlluReader(TreebankDocument& to) : to_(to) {}

  bool line(string_view text) {
    if (text.empty()) return end_sentence();
    if (text.starts_with("# newpar")) paragraph_ = true;
    if (text[0] == '#') return true;
    const auto fields = split(text, '\t');
    if (fields.size() != 10) return false;
    if (fields[0].find('.') != string_view::npos) return true;  // an empty node
    if (const std::size_t dash = fields[0].find('-'); dash != string_view::npos) {
      return surface(fields, dash);
    }
    return word(fields);
  }

  bool end_sentence() {
    const auto begin = first_word_;
    const auto end = static_cast<std::uint32_t>(to_.words.size());
    if (begin == end) return true;
    for (std::uint32_t i = begin; i < end; ++i) {
      std::int32_t& head = to_.words[i].head;
      if (head > static_cast<std::int32_t>(end - begin)) return false;
      head = head == 0 ? -1 : static_cast<std::int32_t>(begin) + head - 1;
    }
    to_.sentences.push_back({begin, end});
    first_word_ = end;
    whole_until_ = 0;
    return true;
  }

 private:
  void gap() {
    if (paragraph_ && !to_.text.empty()) {
      while (!to_.text.empty() && to_.text.back() == ' ') to_.text.pop_back();
      to_.text += "\n\n";
    }
    paragraph_ = false;
  }

  bool surface(const std::vector<string_view>& fields, std::size_t dash) {
    const auto first = number(fields[0].substr(0, dash));
    const auto last = number(fields[0].substr(dash + 1));
    if (!first || !last || *first > *last || !is_form(fields[1])) return false;
    gap();
    whole_ = {to_.text.size(), to_.text.size() + fields[1].size()};
    whole_until_ = *last;
    cursor_ = whole_.start;
    to_.text += fields[1];
    if (fields[9].find("SpaceAfter=No") == string_view::npos) to_.text += ' ';
    return true;
  }

  bool word(const std::vector<string_view>& fields) {
    const auto id = number(fields[0]);
    const auto head = number(fields[6]);
    if (!id || !head || *head < 0) return false;
    if (!is_form(fields[1])) return false;
    ByteSpan bytes;
    if (*id <= whole_until_) {  // a part of "don't"
      bytes = {cursor_, std::min<std::uint64_t>(cursor_ + fields[1].size(), whole_.end)};
      cursor_ = bytes.end;
      if (*id == whole_until_) whole_until_ = 0;
    } else {
      gap();
      bytes = {to_.text.size(), to_.text.size() + fields[1].size()};
      to_.text += fields[1];
      if (fields[9].find("SpaceAfter=No") == string_view::npos) to_.text += ' ';
    }
    Word made = claims::word_at(to_.text, bytes, to_.words.size() == first_word_);
    made.tag = claims::tag_of(fields[4]);
    made.head = *head;
    made.label = claims::label_of(fields[7]);
    to_.words.push_back(made);
    return true;
  }

  TreebankDocument& to_;
  std::uint32_t first_word_ = 0;
  ByteSpan whole_;
  std::int32_t whole_until_ = 0;
  std::uint64_t cursor_ = 0;
  bool paragraph_ = false;
};

struct Unit {
  WordRange words;
  std::int32_t distance = 0;
  std::int32_t head = 0;
  string_view relation;
  string_view signals;
};

// Adds the words of "37-39,42" to `to`; false if there is something else in it.
bool add_places(string_view places, std::uint32_t words, std::vector<std::uint32_t>& to) {
  for (const string_view part : split(places, ',')) {
    const std::size_t dash = part.find('-');
    const auto first = number(part.substr(0, dash));
    const auto last = dash == string_view::npos ? first : number(part.substr(dash + 1));
    if (!first || !last || *first < 1 || *last > static_cast<std::int32_t>(words)) return false;
    for (std::int32_t i = *first; i <= *last; ++i) to.push_back(static_cast<std::uint32_t>(i - 1));
  }
  return true;
}

// "semantic-attribution_source-37-39-_": class, kind, places, status.
void read_signal(string_view signal, std::uint32_t words, GoldAttribution& to) {
  const bool source = signal.starts_with("semantic-attribution_source-");
  const bool cue = signal.starts_with("lexical-indicative_word-") ||
                   signal.starts_with("lexical-indicative_phrase-");
  if (!source && !cue) return;
  signal.remove_prefix(signal.find('-') + 1);
  signal.remove_prefix(signal.find('-') + 1);
  const std::size_t status = signal.rfind('-');
  if (status == string_view::npos) return;
  add_places(signal.substr(0, status), words, source ? to.source : to.cue);
}

void tidy(std::vector<std::uint32_t>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

// Where several places are marked as the source ('she' here and her name before), that one counts
// which stands nearest to the cue.
void keep_nearest_run(GoldAttribution& gold) {
  if (gold.source.empty() || gold.cue.empty()) return;
  const std::int64_t cue = gold.cue.front();
  std::vector<std::uint32_t> best;
  std::int64_t best_gap = 0;
  for (std::size_t begin = 0; begin < gold.source.size();) {
    std::size_t end = begin + 1;
    while (end < gold.source.size() && gold.source[end] == gold.source[end - 1] + 1) ++end;
    const std::int64_t before = cue - gold.source[end - 1];
    const std::int64_t gap = before >= 0 ? before : gold.source[begin] - cue;
    if (best.empty() || gap < best_gap) {
      best.assign(gold.source.begin() + static_cast<std::ptrdiff_t>(begin),
                  gold.source.begin() + static_cast<std::ptrdiff_t>(end));
      best_gap = gap;
    }
    begin = end;
  }
  gold.source = std::move(best);
}

// Breadth first, so that no depth of a file is one of the stack. `kids` is a tree.
void add_subtree(const std::vector<std::vector<std::int32_t>>& kids, std::int32_t top,
                 std::vector<std::int32_t>& to) {
  std::size_t next = to.size();
  to.push_back(top);
  for (; next < to.size(); ++next) {
    const std::vector<std::int32_t>& own = kids[to[next]];
    to.insert(to.end(), own.begin(), own.end());
  }
}

// Whether every unit hangs below the first: heads may be written in a ring.
bool is_tree(const std::vector<std::vector<std::int32_t>>& kids) {
  std::vector<std::int32_t> reached;
  add_subtree(kids, 0, reached);
  return reached.size() == kids.size();
}

GoldAttribution attribution_of(const std::vector<Unit>& units,
                               const std::vector<std::vector<std::int32_t>>& kids,
                               std::int32_t satellite, std::uint32_t words) {
  const Unit& unit = units[satellite];
  std::vector<std::int32_t> nucleus = {unit.head};
  for (const std::int32_t kid : kids[unit.head]) {
    if (kid != satellite && units[kid].distance < unit.distance) add_subtree(kids, kid, nucleus);
  }
  GoldAttribution gold;
  gold.content = units[unit.head].words;
  for (const std::int32_t one : nucleus) {
    gold.content.begin = std::min(gold.content.begin, units[one].words.begin);
    gold.content.end = std::max(gold.content.end, units[one].words.end);
  }
  for (const string_view signal : split(unit.signals, ';')) read_signal(signal, words, gold);
  tidy(gold.source);
  tidy(gold.cue);
  keep_nearest_run(gold);
  return gold;
}

Result<std::string> unpacked(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(ErrorKind::kInput, "input.missing", "there is no such file", path);
  }
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  auto opened = formats::unpack(std::move(bytes), path);
  if (!opened) return tl::make_unexpected(opened.error());
  return std::move(opened->bytes);
}

std::string stem(string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

Result<void> read_archive(const std::string& path, std::vector<TreebankDocument>& documents) {
  const auto archive = unpacked(path);
  if (!archive) return tl::make_unexpected(archive.error());
  auto members = formats::tar_members(*archive, path);
  if (!members) return tl::make_unexpected(members.error());
  std::sort(members->begin(), members->end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const auto& member : *members) {
    if (!member.name.ends_with(".conllu")) continue;
    auto document = read_conllu(member.bytes, stem(member.name));
    if (!document) return tl::make_unexpected(document.error());
    documents.push_back(std::move(*document));
  }
  for (const auto& member : *members) {
    if (!member.name.ends_with(".rsd")) continue;
    for (TreebankDocument& document : documents) {
      if (document.name != stem(member.name)) continue;
      const auto read = read_attributions(member.bytes, member.name, document);
      if (!read) return tl::make_unexpected(read.error());
    }
  }
  return {};
}

}  // namespace

bool is_held_out(string_view document_name) { return sha256(document_name)[0] % 4 == 0; }

Result<TreebankDocument> read_conllu(string_view bytes, string_view name) {
  TreebankDocument document;
  document.name = name;
  ConlluReader reader(document);
  std::size_t count = 0;
  for (const string_view line : split(bytes, '\n')) {
    ++count;
    if (!reader.line(line)) {
      return fail(ErrorKind::kInput, "conllu.line", "the line is no CoNLL-U",
                  std::string(name) + ":" + std::to_string(count));
    }
  }
  if (!reader.end_sentence()) {
    return fail(ErrorKind::kInput, "conllu.line", "the last sentence is cut short",
                std::string(name));
  }
  return document;
}

Result<void> read_attributions(string_view bytes, string_view name, TreebankDocument& document) {
  std::vector<Unit> units(1);
  std::uint32_t at = 0;
  const auto broken = [&] {
    return fail(ErrorKind::kInput, "rsd.line", "the unit is no RST dependency of these words",
                std::string(name) + ":" + std::to_string(units.size()));
  };
  for (const string_view line : split(bytes, '\n')) {
    if (line.empty()) continue;
    const auto fields = split(line, '\t');
    if (fields.size() < 10) return broken();
    const auto count = static_cast<std::uint32_t>(split(fields[1], ' ').size());
    const auto distance = number(fields[2]);
    const auto head = number(fields[6]);
    if (!distance || !head || *head < 0) return broken();
    units.push_back({{at, at + count}, *distance, *head, fields[7], fields[9]});
    at += count;
  }
  if (at != document.words.size()) return broken();
  std::vector<std::vector<std::int32_t>> kids(units.size());
  for (std::size_t i = 1; i < units.size(); ++i) {
    if (static_cast<std::size_t>(units[i].head) >= units.size()) return broken();
    kids[units[i].head].push_back(static_cast<std::int32_t>(i));
  }
  if (!is_tree(kids)) return broken();
  for (std::size_t i = 1; i < units.size(); ++i) {
    if (!units[i].relation.starts_with("attribution") || units[i].head == 0) continue;
    document.attributions.push_back(attribution_of(units, kids, static_cast<std::int32_t>(i), at));
  }
  return {};
}

Result<std::vector<TreebankDocument>> read_treebanks(const std::string& sources) {
  std::vector<TreebankDocument> documents;
  for (const char* name : {"gum-open-genres", "ud-english-ewt-dev-test"}) {
    const auto read = read_archive(sources + "/text/" + name + ".tar.zst", documents);
    if (!read) return tl::make_unexpected(read.error());
  }
  return documents;
}

}  // namespace perpend::training
