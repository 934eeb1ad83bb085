// The dot of "Dr." ends nothing, that of "Inc." may, and that of "no." is one only before a number.
// What follows decides: "the U.S. Senate" goes on, "in the U.S. The Senate" does not, because few
// names begin with an article, a pronoun or a conjunction.
//
// Counter-example that stays wrong: "It was sent by U.S. Officials denied it." is one sentence.
// Tested in sentences_test.cc.
#include <algorithm>
#include <array>
#include <string>

#include "language/characters.h"
#include "language/sentence_ends.h"

namespace perpend::language {
namespace {

using std::size_t;
using std::string_view;

// Something always follows.
constexpr std::array<string_view, 33> kNeverLast = {
    "e.g", "i.e", "cf",  "vs",   "viz", "mr",   "mrs",    "ms",  "dr",  "prof", "gen",
    "col", "lt",  "sgt", "capt", "maj", "adm",  "cmdr",   "rev", "hon", "sen",  "rep",
    "gov", "st",  "mt",  "figs", "fig", "dept", "approx", "est", "ca",  "al",   "messrs"};
// Something may follow.
constexpr std::array<string_view, 14> kMayBeLast = {"inc",  "ltd",  "co",   "corp", "bros",
                                                    "jr",   "sr",   "etc",  "plc",  "univ",
                                                    "intl", "govt", "ph.d", "esp"};
// Before a number; else a word.
constexpr std::array<string_view, 26> kBeforeNumber = {
    "no",  "nos", "vol", "p",   "pp",  "ch",  "sec", "art", "ver", "v",   "eq",  "ref",  "para",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sept", "ed"};
constexpr std::array<string_view, 62> kOpeners = {
    "a",           "additionally", "after",   "all",     "also",   "although", "an",
    "and",         "another",      "as",      "at",      "before", "both",     "but",
    "by",          "during",       "each",    "finally", "first",  "for",      "from",
    "furthermore", "he",           "her",     "his",     "how",    "however",  "i",
    "if",          "in",           "instead", "it",      "its",    "later",    "many",
    "meanwhile",   "moreover",     "most",    "no",      "not",    "on",       "once",
    "our",         "she",          "since",   "some",    "that",   "the",      "their",
    "then",        "there",        "these",   "they",    "this",   "those",    "to",
    "we",          "what",         "when",    "while",   "who",    "with"};

template <size_t N>
bool among(const std::array<string_view, N>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "U.S", "D.C", "a.m", "Ph.D": letters parted by dots.
bool is_dotted(string_view word) {
  return word.size() >= 3 && word[word.size() - 2] == '.' && is_letter(word.back());
}

// Does text[next] begin a word that opens sentences, and is it more than somebody's initial?
bool opens_sentence(string_view text, ByteSpan block, size_t next) {
  constexpr size_t kLongestOpener = 12;
  size_t end = next;
  while (end < block.end && end - next <= kLongestOpener && is_letter(text[end])) ++end;
  if (end < block.end && !is_space(text[end]) && text[end] != ',') return false;
  return among(kOpeners, lower(text.substr(next, end - next)));
}

}  // namespace

bool is_abbreviation(string_view text, ByteSpan block, size_t dot, size_t next) {
  constexpr size_t kLongest = 12;
  size_t start = dot;
  while (start > block.start && dot - start <= kLongest &&
         (is_letter(text[start - 1]) || text[start - 1] == '.')) {
    --start;
  }
  if (start == dot) {  // "1. Open the file": a list's number
    while (start > block.start && dot - start < 3 && is_digit(text[start - 1])) --start;
    return start < dot && trim(text.substr(block.start, start - block.start)).empty();
  }
  if (start > block.start && (is_alnum(text[start - 1]) || is_high(text[start - 1]) ||
                              text[start - 1] == '-' || text[start - 1] == '/')) {
    return false;  // the tail of something longer: "co-op", "T1059.v"
  }
  const std::string word = lower(text.substr(start, dot - start));
  if (among(kNeverLast, word)) return true;
  const bool number_follows = next < block.end && is_digit(text[next]);
  if (among(kBeforeNumber, word) && number_follows) return true;
  const bool initial = word.size() == 1 && is_upper(text[start]);
  if (!initial && !is_dotted(word) && !among(kMayBeLast, word)) return false;
  return !opens_sentence(text, block, next);
}

}  // namespace perpend::language
