#include "extraction/lexicon.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extraction/byte_class.h"
#include "extraction/charset.h"
#include "knowledge/ordinary_words.h"
#include "model/ascii.h"
#include "model/indicator.h"

namespace perpend::extraction {
namespace {

constexpr char kGap = '\x01';

bool is_gap(char c) { return c == ' ' || c == '-' || c == '_' || c == '\n' || c == '\t'; }

// Lower case, gaps as one sign; signs at either end that are no word are dropped.
std::string key_of_name(std::string_view name) {
  std::string key;
  for (const char c : ascii::trim(name)) {
    const char mapped = is_gap(c) ? kGap : ascii::lower(c);
    if (mapped == kGap && (key.empty() || key.back() == kGap)) continue;
    key += mapped;
  }
  const auto is_edge = [](char c) {
    return !ascii::is_alnum(c) && static_cast<unsigned char>(c) < 0x80;
  };
  std::size_t start = 0;
  while (start < key.size() && is_edge(key[start])) ++start;
  key.erase(0, start);
  while (!key.empty() && key.back() == kGap) key.pop_back();
  return key;
}

// The bytes of the first word of a text, as the scanner cuts words.
std::size_t first_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if ((class_of_byte(text[at]) & kWord) != 0) {
      ++at;
      continue;
    }
    if ((class_of_byte(text[at]) & kHigh) == 0) break;
    const CodePoint point = code_point_at(text, at);
    if (at == 0 && is_unspaced_word_character(point.value)) return point.size;
    if (!is_spaced_word_character(point.value)) break;
    at += point.size;
  }
  return at;
}

bool is_single_word(std::string_view key) {
  return key.find(kGap) == std::string_view::npos && ascii::all(key, ascii::is_alnum);
}

CaseRule rule_of(const LexiconEntry& entry, std::string_view key) {
  // "Cobalt Strike" is nothing else, "a cobalt strike" may be.
  if (entry.ordinary_word) {
    return key.find(kGap) == std::string_view::npos ? CaseRule::kContextual : CaseRule::kAsWritten;
  }
  if (entry.kind == NameKind::kSector) return CaseRule::kAny;
  if (entry.kind == NameKind::kCountry) {
    return key.size() <= 3 ? CaseRule::kAsWritten : CaseRule::kCapital;
  }
  if (entry.kind == NameKind::kTechnique) return CaseRule::kAny;  // technique_names.h narrows it
  const bool digits = std::any_of(key.begin(), key.end(), ascii::is_digit);
  if (!is_single_word(key) || digits) return CaseRule::kAny;
  if (knowledge::is_also_a_name(key)) return CaseRule::kContextual;
  if (key.size() <= 3) return CaseRule::kAsWritten;
  const auto uppers = std::count_if(entry.name.begin(), entry.name.end(), ascii::is_upper);
  const auto letters = static_cast<std::ptrdiff_t>(key.size());
  // "BISCUIT" is a name, "biscuit" is not.
  if (uppers == letters) return CaseRule::kAsWritten;
  if (key.size() == 4 || entry.kind == NameKind::kActor) return CaseRule::kCapital;
  // ATT&CK's names were looked through (everyday_names.cc); the galaxy has thousands, many of them
  // ransomware named after the next best word.
  const bool plain = uppers == 0 || (uppers == 1 && ascii::is_upper(entry.name.front()));
  if (!plain || attack_id(entry.id)) return CaseRule::kAny;
  return uppers == 0 ? CaseRule::kContextual : CaseRule::kCapital;
}

// "apt29" for "apt 29" and the other way round: groups are written both ways.
std::string other_numbering(std::string_view key) {
  std::size_t digits = key.size();
  while (digits > 0 && ascii::is_digit(key[digits - 1])) --digits;
  if (digits < 2 || digits == key.size()) return {};
  const std::string_view head = key.substr(0, digits);
  const bool gap = head.back() == kGap;
  const std::string_view letters = gap ? head.substr(0, head.size() - 1) : head;
  if (letters.size() < 3 || !ascii::all(letters, ascii::is_letter)) return {};
  return std::string(letters) + (gap ? "" : std::string(1, kGap)) + std::string(key.substr(digits));
}

// How many bytes of text at `at` part two words of a name; 0 if none do.
std::size_t gap_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\xC2\xA0")) return 2;
  if (text.substr(at).starts_with("\xE2\x80\x91") || text.substr(at).starts_with("\xE2\x80\x90")) {
    return 3;
  }
  constexpr std::size_t kWidest = 12;  // a line end and an indent
  std::size_t end = at;
  int lines = 0;
  while (end < text.size() && end - at < kWidest && is_gap(text[end])) {
    const bool sign = text[end] == '-' || text[end] == '_';
    // "Akira _v2" has both.
    if (sign && end != at && text[end] != '_') return 0;
    lines += text[end] == '\n' ? 1 : 0;
    ++end;
    if (sign) return end - at;
  }
  return lines > 1 ? 0 : end - at;
}

// The end of the name `key` if it stands at `start`, else 0.
std::size_t end_of(std::string_view text, std::size_t start, std::string_view key) {
  std::size_t at = start;
  for (const char c : key) {
    if (at >= text.size()) return 0;
    if (c == kGap) {
      const std::size_t gap = gap_at(text, at);
      if (gap == 0) return 0;
      at += gap;
    } else if (ascii::lower(text[at]) == c) {
      ++at;
    } else {
      return 0;
    }
  }
  if (at == text.size() || (class_of_byte(text[at]) & (kWord | kHigh)) == 0) return at;
  if ((class_of_byte(text[at]) & kWord) != 0) {
    // Between scripts without spaces every character is a word.
    const auto last = static_cast<unsigned char>(key.back());
    return last >= 0x80 ? at : 0;
  }
  return is_spaced_word_character(code_point_at(text, at).value) ? 0 : at;
}

bool case_fits(std::string_view written, const LexiconName& name) {
  if (name.rule == CaseRule::kAny) return true;
  for (const LexiconEntry& meaning : name.meanings) {
    if (written == meaning.name) return true;
  }
  const bool no_lower = std::none_of(written.begin(), written.end(), ascii::is_lower);
  if (no_lower) return true;
  return name.rule == CaseRule::kCapital && !ascii::is_lower(written.front());
}

// The word of ASCII letters that ends right before `at`, or that begins right behind it.
std::string_view neighbour(std::string_view text, std::size_t at, bool before) {
  std::size_t start = at;
  std::size_t end = at;
  if (before) {
    while (end > 0 && at - end < 3 && !ascii::is_letter(text[end - 1])) --end;
    start = end;
    while (start > 0 && end - start < 24 && ascii::is_letter(text[start - 1])) --start;
  } else {
    while (start < text.size() && start - at < 3 && !ascii::is_letter(text[start])) ++start;
    end = start;
    while (end < text.size() && end - start < 24 && ascii::is_letter(text[end])) ++end;
  }
  return text.substr(start, end - start);
}

// In a heading in capitals these say nothing.
bool stands_among_capitals(std::string_view text, std::size_t start, std::size_t end) {
  const auto shouted = [](std::string_view word) {
    return word.size() >= 2 && ascii::all(word, ascii::is_upper);
  };
  return shouted(neighbour(text, start, true)) || shouted(neighbour(text, end, false));
}

// "MEDUSA", "NightClub": capitals that only the name has. An ordinary word is written so by nobody.
bool is_in_its_own_capitals(std::string_view written, const LexiconName& name) {
  constexpr std::size_t kShortest = 5;
  if (written.size() < kShortest ||
      std::none_of(written.begin() + 1, written.end(), ascii::is_upper)) {
    return false;
  }
  return std::any_of(name.meanings.begin(), name.meanings.end(), [&](const LexiconEntry& meaning) {
    const bool software = meaning.kind == NameKind::kMalware || meaning.kind == NameKind::kTool;
    return software && written == meaning.name;
  });
}

using Row = std::pair<std::string, std::string>;

std::string_view find_row(const std::vector<Row>& rows, std::string_view key) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), key,
                       [](const Row& row, std::string_view wanted) { return row.first < wanted; });
  if (found == rows.end() || found->first != key) return {};
  return found->second;
}

}  // namespace

Lexicon::Lexicon(std::vector<LexiconEntry> entries) {
  std::map<std::string, LexiconName> by_key;
  std::map<std::string, std::string> id_names;
  const auto add = [&](const std::string& key, const LexiconEntry& entry) {
    LexiconName& name = by_key[key];
    name.key = key;
    name.meanings.push_back(entry);
    name.rule = std::max(name.rule, rule_of(entry, key));
  };
  std::sort(entries.begin(), entries.end(), [](const LexiconEntry& a, const LexiconEntry& b) {
    return std::tie(a.name, a.kind, a.id, a.ordinary_word) <
           std::tie(b.name, b.kind, b.id, b.ordinary_word);
  });
  for (LexiconEntry& entry : entries) {
    if (entry.canonical_name.empty()) entry.canonical_name = entry.name;
    if (!entry.id.empty()) {
      ids_.insert(entry.id);
      id_names.emplace(entry.id, entry.canonical_name);
    }
    const std::string key = key_of_name(entry.name);
    if (key.size() < 2 || first_word(key) == 0) continue;
    add(key, entry);
    const bool numbered = entry.kind == NameKind::kActor || entry.kind == NameKind::kMalware;
    if (const std::string other = numbered ? other_numbering(key) : ""; !other.empty()) {
      add(other, entry);
    }
  }
  id_names_.assign(id_names.begin(), id_names.end());
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_hash;
  for (auto& [key, name] : by_key) {
    auto& meanings = name.meanings;
    name.text = meanings.front().name;
    const auto rank = [](const LexiconEntry& e) {
      return std::tie(e.kind, e.id, e.name, e.ordinary_word, e.shared);
    };
    std::sort(meanings.begin(), meanings.end(),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::uint32_t hash = kHashStart;
    for (const char c : std::string_view(key).substr(0, first_word(key))) {
      hash = step(hash, static_cast<unsigned char>(c));
    }
    by_hash[hash].push_back(static_cast<std::uint32_t>(names_.size()));
    filter_[mix(hash) >> 6] |= std::uint64_t{1} << (mix(hash) & 63);
    names_.push_back(std::move(name));
  }
  for (auto& [hash, members] : by_hash) {
    std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::size_t size_a = names_[a].key.size();
      const std::size_t size_b = names_[b].key.size();
      return size_a != size_b ? size_a > size_b : a < b;
    });
    buckets_.push_back({hash, static_cast<std::uint32_t>(order_.size()),
                        static_cast<std::uint32_t>(members.size())});
    order_.insert(order_.end(), members.begin(), members.end());
  }
}

void Lexicon::set_renames(std::vector<std::pair<std::string, std::string>> old_and_new) {
  renames_ = std::move(old_and_new);
  std::sort(renames_.begin(), renames_.end());
}

std::string_view Lexicon::current_id(std::string_view id) const {
  const std::string_view replaced = find_row(renames_, id);
  return replaced.empty() ? id : replaced;
}

std::string_view Lexicon::name_of_id(std::string_view id) const { return find_row(id_names_, id); }

std::optional<NameMatch> Lexicon::match(std::string_view text, std::size_t start,
                                        std::uint32_t hash) const {
  const auto bucket =
      std::lower_bound(buckets_.begin(), buckets_.end(), hash,
                       [](const Bucket& b, std::uint32_t wanted) { return b.hash < wanted; });
  if (bucket == buckets_.end() || bucket->hash != hash) return {};
  for (std::uint32_t i = 0; i < bucket->count; ++i) {
    const LexiconName& name = names_[order_[bucket->first + i]];
    const std::size_t end = end_of(text, start, name.key);
    if (end == 0) continue;
    const std::string_view written = text.substr(start, end - start);
    const bool shouted = std::none_of(written.begin(), written.end(), ascii::is_lower) &&
                         is_single_word(name.key) && stands_among_capitals(text, start, end);
    const bool fits = name.rule == CaseRule::kContextual ? is_in_its_own_capitals(written, name)
                                                         : case_fits(written, name);
    const bool contextual = name.rule != CaseRule::kAny && (!fits || shouted);
    // A country's name has no context that could mend its case.
    if (contextual && name.meanings.front().kind == NameKind::kCountry) continue;
    return NameMatch{order_[bucket->first + i], {start, end}, contextual};
  }
  return {};
}

}  // namespace perpend::extraction
