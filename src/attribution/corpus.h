// Published reports as the ledger counts them: who, when, and which techniques and software.
//
// A corpus is a plain copy of what a pack holds (a millisecond to make), so that the counting can
// also be asked of a corpus made by hand. Constant once made; safe for any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/date.h"
#include "knowledge/pack.h"

namespace perpend::attribution {

// A technique or a software; its number is its place in Corpus::items.
struct Item {
  std::string id;  // T1566.002, S0154, or a galaxy's id
  std::string name;
  bool software = false;
  bool malware = false;  // a software that is no tool anybody may have
};

struct Report {
  std::string citation;
  Date date;
  bool dated = true;  // false: no citation states a date; `date` is when the pack's source wrote it
  std::uint32_t actor = 0;
  std::uint32_t actors_citing = 1;
  std::vector<std::uint32_t> items;  // sorted, each once
};

// A software carries out a technique, as known from a day on.
struct Implication {
  std::uint32_t software = 0;   // item
  std::uint32_t technique = 0;  // item
  Date known_from;
};

struct Corpus {
  std::vector<std::string> actors;  // ids, in the pack's order
  std::vector<Item> items;          // techniques first, then software, each in the pack's order
  std::vector<Report> reports;      // by date, citation, actor
  std::vector<Implication> implications;  // by software
};

Corpus corpus_of(const knowledge::Pack& pack);

// The item with this id, or items.size(). Linear; for tests and for readers of other releases.
std::uint32_t find_item(const Corpus& corpus, const std::string& id);

}  // namespace perpend::attribution
