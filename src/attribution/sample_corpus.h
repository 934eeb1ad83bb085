// For tests: a small invented corpus that can be counted by hand.
//
//   actor A: two reports, 2020 and 2022; actor B: one of 2021; actor C: one of 2019
//   techniques T1..T5 are items 0..4; software S1, S2, S3 are items 5, 6, 7; S1 carries out T1, T2
#pragma once

#include "attribution/corpus.h"

namespace perpend::attribution {

inline Corpus sample_corpus() {
  Corpus corpus;
  corpus.actors = {"A", "B", "C"};
  for (const char* id : {"T1", "T2", "T3", "T4", "T5"}) corpus.items.push_back({id, id, false});
  for (const char* id : {"S1", "S2", "S3"}) corpus.items.push_back({id, id, true, true});
  const auto day = [](int year) { return Date::from_ymd(year, 6, 15).value(); };
  corpus.reports = {
      {.citation = "c 2019", .date = day(2019), .actor = 2, .items = {3, 4}},
      {.citation = "a 2020", .date = day(2020), .actor = 0, .items = {0, 1, 2, 5}},
      {.citation = "b 2021", .date = day(2021), .actor = 1, .items = {2, 3, 6}},
      {.citation = "a 2022", .date = day(2022), .actor = 0, .items = {0, 5}},
  };
  corpus.implications = {{.software = 5, .technique = 0, .known_from = day(2018)},
                         {.software = 5, .technique = 1, .known_from = day(2018)},
                         {.software = 5, .technique = 4, .known_from = day(2023)}};
  return corpus;
}

inline Date sample_day(int year) { return Date::from_ymd(year, 1, 1).value(); }

}  // namespace perpend::attribution
