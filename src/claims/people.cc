// Resolution is for what is safe. A surname belongs to the full name that ends in it, 'NHB' to the
// National Health Board. 'The minister' is the one person who was called so; if nobody was, the one
// person of the last two sentences of whom nothing else is said: 'Hana Corvell was on a train with
// her staff. The minister later wrote …'. 'The paper' is the last outlet, 'the agency' the one name
// or description that has the noun, 'she' the last person who spoke or leads a sentence.
//
// That a name is a person's shows in a title, an apposition, or a 'she' beside it; two capitals
// alone may be a group's ('Copper Adder broke in. The minister said …' resolves to nobody). If two
// fit, the words stay as they are. A counter-example that stays open: 'the firm' after two firms.
// Tested in people_test.cc.
#include "claims/people.h"

#include <algorithm>
#include <array>

#include "claims/lexicon.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

constexpr std::size_t kMostKnown = 4000;

template <class Use>
void for_each_word(string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) use(text.substr(at, end - at));
    at = end + 1;
  }
}

std::vector<std::uint32_t> hashes_of(string_view text) {
  std::vector<std::uint32_t> hashes;
  for_each_word(text, [&](string_view word) { hashes.push_back(hash_of(word)); });
  return hashes;
}

bool holds(const std::vector<std::uint32_t>& hashes, std::uint32_t hash) {
  return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
}

bool is_person_like(string_view name) {
  const auto spaces = std::count(name.begin(), name.end(), ' ');
  bool good = spaces >= 1 && spaces <= 3;
  for_each_word(name, [&](string_view word) {
    const string lower = language::lower(word);
    good = good && being_of(lower) == Being::kUnknown && lower != "of" && lower != "the";
  });
  return good;
}

// What the last noun that says so makes of it.
Being being_in(string_view words) {
  Being found = Being::kUnknown;
  for_each_word(words, [&](string_view word) {
    const Being here = being_of(language::lower(word));
    if (here != Being::kUnknown && found == Being::kUnknown) found = here;
  });
  return found;
}

bool names_an_office(string_view words) {
  bool found = false;
  for_each_word(words, [&](string_view word) { found |= is_office(language::lower(word)); });
  return found;
}

// 'bookkeeper', 'violinist': one who does something.
bool is_agent_noun(string_view noun) {
  if (noun.size() < 6) return false;
  for (const string_view end :
       {string_view("er"), string_view("or"), string_view("ist"), string_view("ian"),
        string_view("eer"), string_view("ers"), string_view("ors"), string_view("ists")}) {
    if (noun.ends_with(end)) return true;
  }
  return false;
}

// 'NHB' for 'National Health Board'.
bool abbreviates(string_view shorter, string_view full) {
  std::size_t at = 0;
  bool good = shorter.size() >= 2 && shorter.size() <= 6 &&
              std::all_of(shorter.begin(), shorter.end(), language::is_upper);
  if (!good) return false;
  for_each_word(full, [&](string_view word) {
    if (!language::is_upper(word.front())) return;
    good = good && at < shorter.size() && shorter[at] == word.front();
    ++at;
  });
  return good && at == shorter.size();
}

bool is_he_or_she(std::uint32_t form) {
  for (const std::uint32_t one : {hash_of("he"), hash_of("she"), hash_of("his"), hash_of("her"),
                                  hash_of("him"), hash_of("himself"), hash_of("herself")}) {
    if (form == one) return true;
  }
  return false;
}

}  // namespace

People::Known& People::remember(const string& name, const string& description, std::uint32_t at) {
  for (Known& one : known_) {
    if (one.name != name) continue;
    one.word = at;
    if (one.description.empty()) describe(one, description);
    return one;
  }
  if (known_.size() >= kMostKnown) known_.erase(known_.begin());
  Known& made = known_.emplace_back();
  made.name = name;
  made.name_words = hashes_of(name);
  made.word = at;
  describe(made, description);
  return made;
}

void People::describe(Known& known, string_view description) {
  known.description = description;
  known.description_words = hashes_of(description);
  known.person_like = is_person_like(known.name);
  known.being = Being::kUnknown;
  if (is_outlet(known.name, "")) known.being = Being::kOutlet;
  if (known.being == Being::kUnknown && being_in(known.name) == Being::kBody)
    known.being = Being::kBody;
  if (description.empty()) return;
  if (is_outlet({}, description) && !names_an_office(description)) {
    known.being = Being::kOutlet;
  } else if (known.being == Being::kUnknown) {
    known.being = being_in(description);
    if (known.being == Being::kOutlet && names_an_office(description)) known.being = Being::kPerson;
    if (known.being == Being::kBody && names_an_office(description) && known.person_like)
      known.being = Being::kPerson;
  }
}

void People::read_sentence(WordRange sentence) {
  const std::vector<NamedGroup> names = names_in(parsed_, sentence);
  for (const NamedGroup& one : names) {
    if (one.name.size() == 0 || one.name.size() >= 8) continue;
    // A single capitalised word is remembered only with what it is.
    const string titled = text_of(parsed_, {one.before.begin, one.name.begin});
    string described = one.before.size() > 0 ? titled : string();
    if (described.empty() && one.behind.size() > 0) described = text_of(parsed_, one.behind);
    if (one.name.size() == 1 && described.empty()) continue;
    const string text = full_name(text_of(parsed_, one.name));
    Known& known = remember(text, described, one.name.begin);
    known.leads = one.group.begin <= sentence.begin + 1;
    if (one.short_form.size() > 0) {
      const string shorter = text_of(parsed_, one.short_form);
      if (!abbreviates(shorter, known.name)) known.name_words.push_back(hash_of(shorter));
    }
  }
  if (!names.empty()) read_pronouns(sentence, names.front().name.begin);
  read_leader(sentence);
}

// Who leads a sentence without a name: 'The night editor of the Star rang at six.'
void People::read_leader(WordRange sentence) {
  if (!is_article_at(sentence.begin)) return;
  std::uint32_t end = sentence.begin + 1;
  while (end < sentence.end &&
         (parsed_.words[end].tag == Tag::kAdjective || parsed_.words[end].tag == Tag::kNoun ||
          parsed_.words[end].tag == Tag::kNouns)) {
    ++end;
  }
  if (end == sentence.begin + 1) return;
  const WordRange noun = {sentence.begin + 1, end};
  const string text = text_of(parsed_, noun);
  const string head = language::lower(parsed_.form(end - 1));
  if (being_of(head) == Being::kUnknown && !is_agent_noun(head)) return;
  Known& known = remember(text, text, sentence.begin);
  known.named = false;
  known.leads = true;
  known.plural = parsed_.words[end - 1].tag == Tag::kNouns;
  if (known.being == Being::kUnknown) known.being = Being::kPerson;
}

bool People::is_article_at(std::uint32_t word) const {
  const Tag t = parsed_.words[word].tag;
  return t == Tag::kDeterminer || t == Tag::kPossessive;
}

// 'Hana Corvell was on a train with her staff', 'Renata Silk is not a woman given to drama'.
void People::read_pronouns(WordRange sentence, std::uint32_t from) {
  Known* only = nullptr;
  for (Known& one : known_) {
    if (one.word < sentence.begin || one.word >= sentence.end || !one.person_like) continue;
    if (one.being != Being::kUnknown) continue;
    if (only != nullptr) return;
    only = &one;
  }
  if (only == nullptr) return;
  for (std::uint32_t i = std::max(from, only->word) + 1; i < sentence.end; ++i) {
    const std::uint32_t form = parsed_.words[i].form;
    if (is_he_or_she(form) || form == hash_of("woman") || form == hash_of("man")) {
      only->being = Being::kPerson;
      return;
    }
  }
}

void People::note_outlet(string_view name) {
  for (Known& one : known_) {
    if (one.name == name && one.being == Being::kUnknown) one.being = Being::kOutlet;
  }
}

string People::full_name(string_view name) const {
  const Known* found = nullptr;
  for (const Known& one : known_) {
    if (!one.named || one.name == name || one.name.size() <= name.size()) continue;
    const string_view full = one.name;
    const bool ends = full.ends_with(name) && full[full.size() - name.size() - 1] == ' ';
    const bool begins = full.starts_with(name) && full[name.size()] == ' ';
    if (!ends && !begins && !abbreviates(name, full)) continue;
    if (found != nullptr) return string(name);  // two fit
    found = &one;
  }
  return found == nullptr ? string(name) : found->name;
}

// Where the sentence begins that stands `count` before the one of word `at`.
std::uint32_t People::sentences_before(std::uint32_t at, std::uint32_t count) const {
  const std::uint32_t sentence = parsed_.sentence_of[at];
  return parsed_.sentences[sentence < count ? 0 : sentence - count].begin;
}

const People::Known* People::for_pronoun(std::uint32_t form, std::uint32_t at) const {
  const bool person = form == hash_of("he") || form == hash_of("she");
  const bool thing = form == hash_of("it");
  const bool many = form == hash_of("they");
  if (!person && !thing && !many) return nullptr;
  const std::uint32_t from = sentences_before(at, 2);
  const Known* best = nullptr;
  int others = 0;
  const auto rank = [](const Known& one) { return (one.spoke ? 2 : 0) + (one.leads ? 1 : 0); };
  for (const Known& one : known_) {
    if (one.word < from || one.word >= at) continue;
    const bool human =
        one.being == Being::kPerson || (one.being == Being::kUnknown && one.person_like);
    if (many ? !one.plural : one.plural || human != person) continue;
    if (thing && !one.spoke && !one.leads) continue;
    ++others;
    const bool better = best == nullptr || rank(one) > rank(*best) ||
                        (rank(one) == rank(*best) && one.word > best->word);
    if (better) best = &one;
  }
  // Several names and none that stands out: not safe.
  if (best != nullptr && others > 1 && rank(*best) == 0) return nullptr;
  return best;
}

const People::Known* People::by_word(const Noun& noun) const {
  const Known* found = nullptr;
  for (const Known& one : known_) {
    if (!one.named || one.word >= noun.at) continue;
    const bool fits = holds(one.name_words, noun.hash) || holds(one.description_words, noun.hash);
    if (!fits) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

const People::Known* People::person_for(const Noun& noun) const {
  const std::uint32_t from = sentences_before(noun.at, 2);
  const bool by_age = noun.text.ends_with("-year-old");
  const Known* found = nullptr;
  for (const Known& one : known_) {
    if (!one.named || one.word < from || one.word >= noun.at) continue;
    const bool person =
        one.being == Being::kPerson || (by_age && one.person_like && one.being == Being::kUnknown);
    if (!person || (!by_age && names_an_office(one.description) && !one.spoke && !one.leads))
      continue;
    // 'The general' is none of whom the text says that he is a bishop.
    if (!by_age && names_an_office(one.description)) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

const People::Known* People::outlet_for(const Noun& noun) const {
  const Known* found = nullptr;
  for (const Known& one : known_) {
    if (one.being != Being::kOutlet || one.word >= noun.at || !one.named) continue;
    if (found == nullptr || one.word > found->word) found = &one;
  }
  return found;
}

const People::Known* People::body_for(const Noun& noun) const {
  // A firm is also called company, a board body: one alone that speaks near by.
  const std::uint32_t from = sentences_before(noun.at, 2);
  if (noun.hash != hash_of("firm") && noun.hash != hash_of("company") &&
      noun.hash != hash_of("organisation") && noun.hash != hash_of("organization")) {
    return nullptr;
  }
  const Known* found = nullptr;
  for (const Known& one : known_) {
    if (!one.named || one.word < from || one.word >= noun.at || !one.spoke) continue;
    if (one.being == Being::kPerson || one.being == Being::kOutlet || one.person_like) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

const People::Known* People::for_noun(const Mention& mention) const {
  // Only definite ones: 'the agency', never 'an agency'.
  const std::uint32_t first = mention.words.begin;
  if (mention.noun.size() == 0) return nullptr;
  const string article = language::lower(parsed_.form(first));
  if (article != "the" && article != "this" && article != "that") return nullptr;
  Noun noun;
  noun.text = language::lower(parsed_.form(mention.head));
  if (text_of(parsed_, mention.words).ends_with("-year-old")) noun.text = "-year-old";
  noun.hash = hash_of(noun.text);
  noun.being = noun.text == "-year-old" ? Being::kPerson : being_of(noun.text);
  noun.at = first;
  const bool by_age = noun.text == "-year-old";
  const bool bare = mention.noun.size() <= 2 && !by_age;
  if (bare) {
    if (const Known* known = by_word(noun); known != nullptr) return known;
  }
  const bool agent = noun.being == Being::kUnknown && is_agent_noun(noun.text);
  if (noun.being == Being::kPerson || agent) return person_for(noun);
  if (noun.being == Being::kOutlet && bare) return outlet_for(noun);
  return bare ? body_for(noun) : nullptr;
}

ChainLink People::described(const Mention& mention) {
  ChainLink link;
  WordRange noun = mention.noun;
  // 'The ministry in Ostmark' is a ministry; 'the government of Ostmark' is all of it.
  for (std::uint32_t i = mention.head + 1; i < noun.end; ++i) {
    const bool of = language::lower(parsed_.form(i)) == "of";
    // 'of Serrania, Brisland and Corvenna'
    const bool listed = parsed_.words[i].tag == Tag::kComma && i + 1 < noun.end &&
                        (parsed_.words[i - 1].shape & kCapital) != 0 &&
                        (parsed_.words[i + 1].shape & kCapital) != 0;
    if (!of && !listed &&
        (parsed_.words[i].tag == Tag::kPreposition || (parsed_.words[i].shape & kSign) != 0) &&
        parsed_.words[i].tag != Tag::kHyphen) {
      noun.end = i;
      break;
    }
  }
  if (noun.size() == 0) noun = mention.words;
  link.kind = LinkKind::kDescribed;
  link.name = text_of(parsed_, noun);
  const Known* const known = for_noun(mention);
  if (known != nullptr) {
    link.kind = LinkKind::kNamed;
    link.description = link.name;
    link.name = known->name;
  }
  return link;
}

ChainLink People::link(const Mention& mention, const ChainLink* speaker) {
  ChainLink link;
  const std::uint32_t form = parsed_.words[mention.head].form;
  if (mention.pronoun) {
    link.kind = LinkKind::kOpen;
    link.name = text_of(parsed_, mention.words);
    const bool own = form == hash_of("i") || form == hash_of("we");
    if (own && speaker != nullptr) {
      link = *speaker;
    } else if (const Known* known = for_pronoun(form, mention.words.begin); known != nullptr) {
      link.kind = known->named ? LinkKind::kNamed : LinkKind::kDescribed;
      link.name = known->name;
      link.description = known->description;
    }
    // 'Haidari said that she had heard': who speaks of himself in what he says.
    if (link.kind == LinkKind::kOpen && speaker != nullptr &&
        (form == hash_of("she") || form == hash_of("he") || form == hash_of("it") ||
         form == hash_of("they"))) {
      link = *speaker;
    }
  } else if (mention.name.size() > 0) {
    link.name = full_name(text_of(parsed_, mention.name));
    link.description = text_of(parsed_, mention.noun);
    link.kind = LinkKind::kNamed;
    remember(link.name, link.description, mention.words.begin).spoke = true;
  } else {
    link = described(mention);
    Known& known = remember(link.name, link.kind == LinkKind::kNamed ? string() : link.name,
                            mention.words.begin);
    known.spoke = true;
    if (link.kind != LinkKind::kNamed) {
      known.named = false;
      known.plural = parsed_.words[mention.head].tag == Tag::kNouns;
    }
  }
  const ByteSpan bytes = parsed_.bytes(mention.words);
  link.written = string(parsed_.text.substr(bytes.start, bytes.size()));
  link.span = bytes;
  return link;
}

}  // namespace perpend::claims
