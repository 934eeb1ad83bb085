#include <algorithm>
#include <map>

#include "reporting/claims.h"
#include "reporting/claims_shown.h"
#include "reporting/sheet.h"
#include "reporting/text_parts.h"
#include "reporting/visible.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

using claims::ClaimsLedger;

constexpr int kDayColumns = 12;
constexpr std::size_t kLongestQuote = 320;  // bytes of a content that are shown; the page has all

std::string shortened(std::string_view text) {
  std::string shown = words(text);
  if (shown.size() <= kLongestQuote) return shown;
  std::size_t cut = shown.rfind(' ', kLongestQuote);
  if (cut == std::string::npos) cut = kLongestQuote;
  while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xC0U) == 0x80U) --cut;
  return shown.substr(0, cut) + " ...";
}

void write_counts(Sheet& sheet, const ClaimsLedger& ledger) {
  sheet.paragraph(std::to_string(ledger.claims.size()) + " claims in " +
                  std::to_string(ledger.documents.size()) + " document" +
                  (ledger.documents.size() == 1 ? "" : "s") + ". " +
                  std::string(kClaimsTakeNoSide));
}

void write_documents(Sheet& sheet, const ClaimsLedger& ledger) {
  sheet.heading("DOCUMENTS");
  for (const std::size_t i : documents_by_day(ledger)) {
    const ClaimDocument& document = ledger.documents[i];
    const std::string day = document.published ? document.published->iso() : "undated";
    sheet.paragraph(day + "  " +
                        words(document.outlet.empty() ? "unnamed outlet" : document.outlet) + "  " +
                        file_words(document.file),
                    0, Style::kPlain, kDayColumns);
  }
}

void write_claim(Sheet& sheet, const ClaimsLedger& ledger, std::size_t index) {
  const Claim& claim = ledger.claims[index];
  sheet.line({{left(day_of(ledger, claim), kDayColumns), Style::kFaint},
              {clip(words(chain_label(claim)), kTextColumns - kDayColumns, sheet.unicode()),
               Style::kStrong}});
  const std::string cue = claim.cue.empty() ? "in its own voice" : words(claim.cue.text);
  sheet.paragraph(cue + ": " + shortened(claim.content.text), kDayColumns);
  std::string fields = fields_label(claim);
  for (const Phrase& hedge : claim.hedges) {
    fields += (fields.empty() ? "" : ", ") + std::string("word of doubt: ") + hedge.text;
  }
  if (!fields.empty()) sheet.paragraph(words(fields), kDayColumns, Style::kFaint);
}

// Two lines with what changed between brackets: colour alone would not reach everybody.
void write_drift(Sheet& sheet, const claims::Drift& drift) {
  sheet.paragraph(meaning_of(drift.kind), kDayColumns, Style::kAgainst);
  const auto side = [&](std::string_view label, const claims::PlacedPhrase& placed) {
    const std::string shown =
        placed.phrase.empty() ? "(nothing)" : "[" + shortened(placed.phrase.text) + "]";
    sheet.paragraph(std::string(label) + shown, kDayColumns + 2, Style::kPlain, 6);
  };
  side("from: ", drift.from);
  side("to:   ", drift.to);
}

void write_retellings(Sheet& sheet, const ClaimsLedger& ledger, std::size_t claim) {
  for (const claims::Retelling* retelling : retold_by(ledger, claim)) {
    const Claim& of = ledger.claims[retelling->of];
    std::string how = retelling->answer     ? "speaks of the reasons of "
                      : retelling->copied   ? "has the words of "
                      : retelling->declared ? "follows, by its own word, "
                                            : "retells ";
    how += chain_label(of) + " (" + day_of(ledger, of) + ")";
    if (retelling->drift.empty()) how += ", without drift that can be seen";
    sheet.paragraph(words(how), kDayColumns, Style::kFaint);
    for (const claims::Drift& drift : retelling->drift) write_drift(sheet, drift);
  }
}

std::string plural(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

void write_origins(Sheet& sheet, const ClaimsLedger& ledger, const claims::Story& story) {
  for (const std::size_t index : story.origins) {
    const claims::Origin& origin = ledger.origins[index];
    std::string line = "origin: " + origin.root + " (" + plural(origin.outlets.size(), "outlet") +
                       ", " + plural(origin.claims.size(), "claim");
    for (const claims::OriginReason reason : origin.reasons) {
      line += ", " + std::string(claims::name_of(reason));
    }
    line += origin.joint ? "; several speak together)" : ")";
    sheet.paragraph(words(line), 0, Style::kPlain, 8);
  }
}

// An answer to several stories is printed with the first of them.
void write_answers(Sheet& sheet, const ClaimsLedger& ledger, const claims::Story& story,
                   std::map<std::size_t, std::size_t>& printed, std::size_t number) {
  const std::vector<std::size_t> answers = answers_to(ledger, story);
  if (answers.empty()) return;
  sheet.blank();
  sheet.line({{"Answers to it", Style::kStrong}});
  for (const std::size_t claim : answers) {
    const auto [place, is_new] = printed.try_emplace(claim, number);
    if (!is_new) {
      const Claim& answer = ledger.claims[claim];
      sheet.paragraph(words(speaker_of(answer)) + ", " + std::string(name_of(answer.polarity)) +
                          ": see story " + std::to_string(place->second),
                      kDayColumns, Style::kFaint);
      continue;
    }
    sheet.blank();
    write_claim(sheet, ledger, claim);
    write_retellings(sheet, ledger, claim);
  }
}

void write_story(Sheet& sheet, const ClaimsLedger& ledger, std::size_t number,
                 const claims::Story& story, std::map<std::size_t, std::size_t>& printed) {
  sheet.heading("STORY " + std::to_string(number));
  sheet.paragraph(shortened(story.gist), 0, Style::kStrong);
  std::string line = plural(outlets_of(ledger, story), "outlet") + ", " +
                     plural(story.origins.size(), "origin") + "; from first telling to last it " +
                     std::string(course_label(story));
  if (story.claims.size() == 1) line = "one outlet, told once";
  sheet.paragraph(line);
  write_origins(sheet, ledger, story);
  for (const std::size_t claim : story.claims) {
    sheet.blank();
    write_claim(sheet, ledger, claim);
    write_retellings(sheet, ledger, claim);
  }
  write_answers(sheet, ledger, story, printed, number);
}

void write_others(Sheet& sheet, const ClaimsLedger& ledger) {
  const std::vector<std::size_t> others = other_claims(ledger);
  if (others.empty()) return;
  sheet.heading("OTHER CLAIMS (" + std::to_string(others.size()) + ")");
  for (const std::size_t claim : others) {
    write_claim(sheet, ledger, claim);
  }
}

void write_events(Sheet& sheet, const ClaimsLedger& ledger) {
  if (ledger.events.empty()) return;
  sheet.heading("DAYS NAMED");
  sheet.paragraph(kEventsNotWeighed, 0, Style::kFaint);
  for (const claims::DatedEvent& event : ledger.events) {
    std::string line = event.from.iso();
    if (event.to != event.from) line += " to " + event.to.iso();
    line += "  " + shortened(event.sentence.phrase.text);
    sheet.paragraph(line, 0, Style::kPlain, kDayColumns);
  }
}

}  // namespace

std::string claims_text(const ClaimsLedger& ledger, const ClaimsOptions& options,
                        const TextOptions& text) {
  Sheet sheet(text);
  const std::string marking(name_of(options.marking));
  sheet.line({{marking, Style::kStrong}});
  write_counts(sheet, ledger);
  write_documents(sheet, ledger);
  std::size_t number = 0;
  std::map<std::size_t, std::size_t> printed;  // answers, and with which story
  for (const claims::Story& story : ledger.stories) {
    write_story(sheet, ledger, ++number, story, printed);
  }
  if (!ledger.stories.empty()) {
    sheet.blank();
    sheet.paragraph(kOriginsMeaning, 0, Style::kFaint);
  }
  write_others(sheet, ledger);
  write_events(sheet, ledger);
  write_diagnostics(sheet, ledger.diagnostics);
  sheet.blank();
  sheet.line({{marking, Style::kStrong}});
  return sheet.take();
}

}  // namespace perpend::reporting
