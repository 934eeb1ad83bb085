// Made-up cases for this room's tests and for looking at its pages; no program includes this file.
// All names are invented, addresses are from RFC 5737 and RFC 2606. The numbers are drawn from a
// fixed recurrence, but they add up the way the engine's do: rows to classes, classes to weights,
// prior and weight to the score, and the posteriors to one.
#pragma once

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "core/sha256.h"
#include "core/weight.h"
#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::reporting::sample {

struct Case {
  Incident incident;
  Assessment assessment;
};

struct Finding {
  ObservationType type;
  std::string_view id;
  std::string_view value;     // as it stands in the text too
  std::string_view sentence;  // '*' is where the value stands
  std::string_view group;
  std::int64_t leader;  // microbans under the first three hypotheses
  std::int64_t second;
  std::int64_t unlisted;
};

inline std::vector<Finding> findings() {
  using enum ObservationType;
  return {
      {kMalware, "S9275", "UPPERTIDE",
       "The macro wrote a loader which the investigators identified as *, a backdoor that talks "
       "over HTTP and keeps its configuration in the registry.",
       "g1", 2'480'113, 310'000, -212'004},
      {kMalware, "S9154", "Lantern Frost",
       "On two servers a second implant, *, had been placed as a service.", "g2", 742'310,
       1'105'882, -90'112},
      {kTool, "S9002", "mimidump", "Credentials were read from memory with *.", "g3", 41'007,
       -12'200, 8'100},
      {kAttackPattern, "T1566.002", "link to an archive",
       "The mail carried a * on a file-sharing site.", "g4", 301'553, 120'007, -21'003},
      {kAttackPattern, "T1059.005", "Visual Basic",
       "The document started a * macro as soon as it was trusted.", "g4", 122'004, 98'113, -9'031},
      {kAttackPattern, "T1574.002", "side-loading",
       "By * the library was started through a signed program of a printer's maker.", "g5", 380'221,
       -40'110, -33'200},
      {kAttackPattern, "T1083", "lists of files", "The operators made * on every share.", "g6",
       12'001, 9'220, 3'008},
      {kAttackPattern, "T1560.001", "password-protected archives",
       "Documents left the network in *.", "g7", 71'009, 166'320, -4'118},
      {kAttackPattern, "T1070.004", "deleted", "Tools were * after use.", "g8", -18'004, 33'019,
       11'002},
      {kAttackPattern, "T1021.001", "remote desktop",
       "They moved from host to host by *, outside office hours.", "g9", -61'120, 80'441, 2'007},
      {kVulnerability, "", "CVE-2023-28461",
       "Elsewhere they came in through *, for which a correction had been out for a year.", "g10",
       210'400, -11'900, -8'410},
      {kDomainName, "", "update.c2.example", "The backdoor asked *, registered eleven days before.",
       "g11", 0, 640'118, 631'007},
      {kIpv4Addr, "", "192.0.2.77", "The name resolved to * during the whole campaign.", "g11", 0,
       120'000, 441'300},
      {kUrl, "", "https://files.example/invite.zip", "The link led to *.", "g12", 0, 0, 222'118},
      {kIpv4Addr, "", "203.0.113.9", "Traffic also reached *, a public resolver.", "g13", 0, 0, 0},
      {kFileHash, "", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
       "The loader's SHA-256 is *.", "g14", 0, 0, 18'000},
      {kVictimCountry, "JP", "Japan", "All the organisations are in *.", "g15", 802'114, 240'310,
       -44'100},
      {kVictimSector, "", "think tanks", "Most of the recipients worked for *.", "g16", 305'118,
       40'222, -12'007},
      {kLure, "", "an invitation to a closed meeting", "The subject line promised *.", "g17", 0, 0,
       0},
      {kActiveHours, "", "09:00 to 18:00 in UTC+9",
       "Commands were typed between * on working days.", "g18", 0, 0, 0},
  };
}

inline std::vector<std::string> actor_names() {
  return {"Amber Heron",   "Cold Ferry",     "Quiet Lathe",  "Paper Kite",    "Iron Sparrow",
          "Glass Orchard", "Winter Tram",    "Salt Compass", "Blue Thistle",  "North Quarry",
          "Hollow Drum",   "Velvet Anvil",   "Saffron Mole", "Slow Comet",    "Grey Ledger",
          "Copper Fen",    "Moss Lantern",   "Silent Wharf", "Broken Abacus", "Red Cormorant",
          "Dust Sonata",   "Marble Fox",     "Birch Signal", "Tin Harbour",   "Ochre Wolf",
          "Pale Meridian", "Ninth Carriage", "Crane Hollow", "Lead Violin"};
}

// A recurrence that gives the same small weights on every machine.
inline std::int64_t drawn(std::uint32_t& state, std::int64_t around, std::int64_t spread) {
  state = state * 1664525U + 1013904223U;
  return around + static_cast<std::int64_t>(state >> 8U) % (2 * spread + 1) - spread;
}

inline void add_document(Case& made, std::string_view name, std::string_view opening) {
  Document document;
  document.name = name;
  document.media_type = "text/plain";
  document.text = std::string(opening);
  document.title = "Notes on a campaign against researchers";
  document.published = Date::from_ymd(2024, 9, 1);
  made.incident.documents.push_back(std::move(document));
}

inline void add_finding(Case& made, const Finding& finding, std::uint32_t document) {
  std::string& text = made.incident.documents[document].text;
  const std::size_t star = finding.sentence.find('*');
  text += finding.sentence.substr(0, star);
  const std::uint64_t start = text.size();
  text += finding.value;
  const std::uint64_t end = text.size();
  text += std::string(finding.sentence.substr(star + 1)) + " ";
  Observation observation;
  observation.type = finding.type;
  observation.id = finding.id;
  observation.value = finding.value;
  observation.confidence_thousandths = finding.id.empty() ? 1000 : 830;
  observation.source = document;
  observation.spans = {{document, {start, end}, 0}};
  made.incident.observations.push_back(std::move(observation));
}

inline void finish_documents(Case& made) {
  for (Document& document : made.incident.documents) {
    document.bytes_sha256 = sha256(document.name + document.text);
    document.text_sha256 = sha256(document.text);
    document.page_starts = {0, document.text.size() / 2};
  }
}

inline void add_rows(Case& made) {
  const auto all = findings();
  const std::size_t actors = made.assessment.hypotheses.size();
  std::uint32_t state = 7;
  for (std::uint32_t i = 0; i < made.incident.observations.size(); ++i) {
    const Observation& observation = made.incident.observations[i];
    const Finding& finding = all[i % all.size()];
    Evidence row;
    row.id = id_of(observation);
    row.evidence_class = class_of(observation.type).value_or(EvidenceClass::kMethods);
    row.finding_type = name_of(observation.type);
    row.finding_id = observation.id;
    row.finding_name = observation.value;
    row.dependency_group = finding.group;
    row.observation = i;
    row.source = observation.source;
    row.background_seen = 3 + i * 7 % 90;
    row.background_total = 1204;
    const bool idle = finding.leader == 0 && finding.second == 0 && finding.unlisted == 0;
    if (idle) row.note = "no class weight was fitted for this type: shown, not weighed";
    for (std::size_t h = 0; h < actors; ++h) {
      RowWeight weight;
      const std::array<std::int64_t, 3> given = {finding.leader, finding.second, finding.unlisted};
      const std::int64_t other = drawn(state, h == 9 ? 90'000 : -10'000, 170'000);
      weight.weight = WeightOfEvidence(idle ? 0 : h < 3 ? given[h] : other);
      weight.total = h == 2 ? 0 : static_cast<std::uint32_t>(5 + h * 3);
      weight.seen = weight.weight > WeightOfEvidence(50'000) ? 3 : 0;
      weight.capped = weight.weight > WeightOfEvidence(2'000'000);
      row.weights.push_back(weight);
    }
    made.assessment.evidence.push_back(std::move(row));
  }
}

// Sums the rows up, as the engine does, and ranks.
inline void add_up(Assessment& assessment) {
  std::vector<Score> scores;
  for (std::size_t h = 0; h < assessment.hypotheses.size(); ++h) {
    Hypothesis& hypothesis = assessment.hypotheses[h];
    hypothesis.weight = {};
    hypothesis.by_class = {};
    for (const Evidence& row : assessment.evidence) {
      hypothesis.weight += row.weights[h].weight;
      hypothesis.by_class[static_cast<std::size_t>(row.evidence_class)] += row.weights[h].weight;
    }
    hypothesis.score = hypothesis.prior + hypothesis.weight;
    scores.push_back(hypothesis.score);
  }
  const Normalised normalised = normalise(scores);
  assessment.normaliser = normalised.normaliser;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (scores[a] != scores[b]) return scores[a] > scores[b];
    return assessment.hypotheses[a].id < assessment.hypotheses[b].id;
  });
  std::vector<Hypothesis> ranked;
  for (const std::size_t h : order) {
    Hypothesis hypothesis = assessment.hypotheses[h];
    hypothesis.posterior = normalised.posteriors[h];
    const std::int64_t p = hypothesis.posterior.billionths();
    hypothesis.sensitivity_range = {
        Posterior(p * 5 / 9), Posterior(p + (Posterior::kOne - p) * 3 / 10 * p / Posterior::kOne)};
    hypothesis.flat_prior_posterior = Posterior(p * 4 / 5);
    ranked.push_back(std::move(hypothesis));
  }
  assessment.hypotheses = std::move(ranked);
  for (Evidence& row : assessment.evidence) {
    std::vector<RowWeight> weights;
    for (const std::size_t h : order) weights.push_back(row.weights[h]);
    row.weights = std::move(weights);
  }
  std::stable_sort(
      assessment.evidence.begin(), assessment.evidence.end(),
      [](const Evidence& a, const Evidence& b) { return a.evidence_class < b.evidence_class; });
}

inline void add_hypotheses(Assessment& assessment) {
  const auto names = actor_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == 2) {
      Hypothesis unlisted;
      unlisted.id = kUnlistedId;
      unlisted.name = "an actor not in the pack";
      unlisted.prior = Prior(-260'000);
      assessment.hypotheses.push_back(std::move(unlisted));
    }
    Hypothesis actor;
    actor.id = "G90" + std::to_string(10 + i);
    actor.name = names[i];
    actor.aliases = {"TA-" + std::to_string(7000 + i * 13), "Group " + std::to_string(i + 2)};
    actor.prior = Prior(i == 0 ? -3'600'000 : -1'480'000 - static_cast<std::int64_t>(i) * 31'007);
    actor.reports = static_cast<std::uint32_t>(5 + i * 3);
    assessment.hypotheses.push_back(std::move(actor));
  }
}

inline void add_words(Assessment& assessment) {
  assessment.version = "0.1.0";
  assessment.pack_sha256 = hex(sha256("a pack"));
  assessment.pack_as_of = *Date::from_ymd(2026, 1, 31);
  assessment.as_of = *Date::from_ymd(2024, 6, 1);
  assessment.fitted_as_of = Date::from_ymd(2024, 6, 1);
  assessment.parameters = {{"class.methods.weight", 412'000},
                           {"class.tooling.weight", 871'000},
                           {"prior.unlisted", -390'000}};
  const Hypothesis& first = assessment.hypotheses.front();
  assessment.likelihood = {"likely", 55, 80};
  assessment.likelihood_sentence = "It is likely (55-80 %) that published reporting would name " +
                                   first.name + " (" + first.id + ") for this activity.";
  assessment.confidence = "low";
  assessment.confidence_sentence =
      "Confidence is low: one tool carries most of the weight, and both documents may go back to "
      "one investigation.";
  assessment.gate =
      "64 held-out cases with tooling and methods and this amount of evidence; 43 right; the "
      "Wilson "
      "90 % interval .57-.76 overlaps the band of 'likely'. Infrastructure was never validated "
      "together with them and does not raise the word.";
  assessment.coverage =
      "The pack holds 187 actors with at least one report before 2024-06-01. Of the actors with a "
      "country that others have claimed, four states account for four fifths: what is written "
      "about "
      "is not what happens.";
  assessment.limits = {
      "Names and groupings are those of the pack's date, also for earlier years.",
      "Targets are undated in their source and count as known only as of the pack's date.",
      "A capable opponent could have planted the tooling on purpose."};
}

inline void add_without(Assessment& assessment) {
  const auto& all = assessment.hypotheses;
  const auto left_out = [&](std::string_view name, bool source, std::size_t top, std::int64_t p,
                            std::string_view term) {
    assessment.without.push_back(
        {std::string(name), source, all[top].id, all[top].name, Posterior(p), std::string(term)});
  };
  left_out("targets", false, 0, 551'200'000, "likely");
  left_out("methods", false, 0, 498'000'000, "roughly even chance");
  left_out("tooling", false, 1, 410'300'000, "unlikely");
  left_out("infrastructure", false, 0, 702'000'000, "likely");
  left_out("CERT note 12", true, 1, 388'000'000, "unlikely");
  left_out("Vendor analysis", true, 0, 610'000'000, "likely");
}

inline void add_testimony(Case& made) {
  Incident& incident = made.incident;
  for (std::uint32_t i = 0; i < 2; ++i) {
    std::string& text = incident.documents[i].text;
    const std::uint64_t start = text.size();
    text += i == 0 ? "We attribute this campaign to Amber Heron."
                   : "The activity is consistent with Amber Heron.";
    Testimony testimony;
    testimony.text = text.substr(start);
    testimony.names = "Amber Heron";
    testimony.actor = "G9010";
    testimony.span = DocumentSpan{i, {start, text.size()}, 0};
    testimony.source = i;
    testimony.published = incident.sources[i].published;
    incident.testimony.push_back(std::move(testimony));
    text += " ";
  }
  Testimony sponsor;
  sponsor.text = "Officials said the group is backed by a foreign ministry.";
  sponsor.names = "a foreign ministry";
  sponsor.level = AttributionLevel::kSponsor;
  sponsor.source = 1;
  incident.testimony.push_back(std::move(sponsor));
}

inline void add_sensitivity(Case& made) {
  Assessment& assessment = made.assessment;
  Sensitivity& change = assessment.sensitivity;
  const Hypothesis& leader = assessment.hypotheses[0];
  const Hypothesis& second = assessment.hypotheses[1];
  change.points_at_id = leader.id;
  change.points_at_name = leader.name;
  change.flips.fewest = Flip{{assessment.evidence[0].id, assessment.evidence[1].id},
                             second.id,
                             second.name,
                             Posterior(310'000'000),
                             7};
  change.flips.cheapest = Flip{{assessment.evidence[2].id, assessment.evidence[3].id,
                                assessment.evidence[4].id, assessment.evidence[5].id},
                               second.id,
                               second.name,
                               Posterior(290'000'000),
                               4};
  change.flips.looked_at = 3;
  change.flips.recomputed = 812;
  for (const std::int64_t share : {10, 50, 100, 200}) {
    change.false_flags.push_back({share, Posterior(600'000'000 - share * 1'000'000), leader.id,
                                  leader.name, Posterior(600'000'000 - share * 1'000'000)});
  }
  change.voices = {{EvidenceClass::kMethods, second.id, second.name, WeightOfEvidence(900'000),
                    WeightOfEvidence(200'000), true, WeightOfEvidence(-300'000)},
                   {EvidenceClass::kTooling, leader.id, leader.name, WeightOfEvidence(-12'300'000),
                    WeightOfEvidence(-12'300'000), false, WeightOfEvidence(-12'300'000)}};
  change.misfits = {{assessment.evidence[2].id, WeightOfEvidence(-700'000)}};
  change.next = {{"malware", "S0368", "NotPetya", 31, Posterior(18'000'000), leader.id, leader.name,
                  Posterior(999'999'000)}};
  change.arrivals = {
      {Date::from_ymd(2024, 9, 1), "CERT note 12", 12, second.id, second.name,
       Posterior(200'000'000), Posterior(100'000'000)},
      {{}, "Vendor analysis", 20, leader.id, leader.name, leader.posterior, leader.posterior}};
  change.origins = {{{0, 1}, "one text"}};
  ByHand& hand = assessment.by_hand;
  hand.notes = {
      {"prior", leader.id, "0.3", "Ada", "2024-10-15T09:00:00Z", 3},
      {"dissent", "", "B. holds the server to be shared.", "B.", "2024-10-15T09:01:00Z", 4}};
  hand.altered = true;
  hand.unaltered_top_id = second.id;
  hand.unaltered_top_name = second.name;
  hand.unaltered_top = Posterior(420'000'000);
  hand.unaltered_term = "unlikely";
  hand.wrong_name_cost = 4'000;
  hand.threshold = Posterior(800'000'000);
  assessment.known_of = {{leader.id,
                          leader.name,
                          {"Grey Tern (ATT&CK)"},
                          {"'Blue' is published for two."},
                          {{"XX Somewhere", "a galaxy", *Date::from_ymd(2020, 1, 1), "50 %"}}}};
}

// A case as the program will meet it: thirty hypotheses, twenty rows, two sources, three
// testimonies.
inline Case realistic() {
  Case made;
  Incident& incident = made.incident;
  incident.id = "case-7";
  incident.marking = Marking::kGreen;
  incident.sources = {
      {"CERT note 12", "https://cert.example/12", Date::from_ymd(2024, 9, 1), Reliability::kB,
       Credibility::k2},
      {"Vendor analysis", "", Date::from_ymd(2024, 10, 14), Reliability::kC, Credibility::k3}};
  add_document(made, "report.txt",
               "Between June and August several organisations received mail that named a person "
               "known to them. ");
  add_document(made, "vendor analysis.pdf", "This analysis rests on two servers that we imaged. ");
  std::uint32_t i = 0;
  for (const Finding& finding : findings()) add_finding(made, finding, i++ % 3 == 2 ? 1 : 0);
  incident.observations[11].role = Role::kC2;
  incident.observations[0].spans.push_back({0, {1000, 1009}, 0});  // stands in a second place
  incident.observations[11].marking = Marking::kAmber;
  add_testimony(made);
  finish_documents(made);
  incident.diagnostics = {
      {"text.reserved-address", "report.txt:900",
       "192.0.2.77 is reserved for documentation; kept because it was allowed"}};
  Assessment& assessment = made.assessment;
  assessment.case_id = incident.id;
  add_hypotheses(assessment);
  add_rows(made);
  add_up(assessment);
  add_words(assessment);
  add_without(assessment);
  add_sensitivity(made);
  assessment.marking = incident.marking;
  return made;
}

// What an opponent might put in: markup, quotes, terminal escapes, reordering marks, wide letters,
// broken UTF-8, words without end. Each piece of text of the case gets all of it.
inline std::string hostile_text() {
  return "<script>alert(\"x\")</script>' & \x1b[31m\x1b]0;t\x07 \u202Egpj.exe\u2066 عربي "
         "日本語の長い名前がここに続きます한국어 \xff\xc3(" +
         std::string(210, 'W') + " https://evil.example/a?b=<c> a@b.example --> ]]> </title>";
}

inline Case hostile() {
  Case made = realistic();
  const std::string evil = hostile_text();
  Incident& incident = made.incident;
  Assessment& assessment = made.assessment;
  incident.id += evil;
  assessment.case_id += evil;
  for (Source& source : incident.sources) source.name += evil;
  for (Document& document : incident.documents) {
    document.name += evil;
    document.title += evil;
    document.author = evil;
    document.media_type += evil;
    for (char& c : document.text) c = c == 'e' ? '<' : c;
  }
  for (Observation& observation : incident.observations) {
    observation.value += evil;
    observation.note = evil;
  }
  for (Testimony& testimony : incident.testimony) {
    testimony.names += evil;
    testimony.text += evil;
  }
  for (Diagnostic& diagnostic : incident.diagnostics) {
    diagnostic.what += evil;
    diagnostic.where += evil;
  }
  for (Hypothesis& hypothesis : assessment.hypotheses) {
    if (hypothesis.id != kUnlistedId) hypothesis.id += "\"<id>";
    hypothesis.name += evil;
    hypothesis.aliases.push_back(evil);
  }
  for (Evidence& row : assessment.evidence) {
    row.finding_name += evil;
    row.note += evil;
    row.dependency_group += evil;
  }
  for (Without& without : assessment.without) {
    without.left_out += evil;
    without.top_name += evil;
    without.term += evil;
  }
  Sensitivity& change = assessment.sensitivity;
  change.points_at_name += evil;
  change.flips.fewest->to_name += evil;
  change.flips.cheapest->evidence.push_back(evil);
  for (FalseFlag& flag : change.false_flags) flag.top_name += evil;
  for (ClassVoice& voice : change.voices) voice.favours_name += evil;
  for (NextObservation& next : change.next) {
    next.name += evil;
    next.if_seen_name += evil;
  }
  for (Arrival& arrival : change.arrivals) {
    arrival.source += evil;
    arrival.top_name += evil;
  }
  for (HandNote& note : assessment.by_hand.notes) {
    note.text += evil;
    note.who += evil;
    note.subject += evil;
  }
  assessment.by_hand.unaltered_top_name += evil;
  for (KnownOf& known : assessment.known_of) {
    known.name += evil;
    known.overlaps.push_back(evil);
    known.disagreements.push_back(evil);
    known.sponsors[0].what += evil;
    known.sponsors[0].said_by += evil;
  }
  for (std::string* words :
       {&assessment.gate, &assessment.likelihood_sentence, &assessment.confidence_sentence,
        &assessment.coverage, &assessment.version, &assessment.likelihood.term}) {
    *words += evil;
  }
  assessment.limits.push_back(evil);
  assessment.parameters.emplace_back(evil, 1);
  return made;
}

// A case in which there is nothing to weigh.
inline Case nothing_to_say() {
  Case made;
  made.incident.id = "case-0";
  add_document(made, "note.txt", "Something happened on a computer.");
  finish_documents(made);
  made.assessment.case_id = "case-0";
  add_hypotheses(made.assessment);
  add_up(made.assessment);
  add_words(made.assessment);
  made.assessment.likelihood = {"no assessment", 0, 100};
  made.assessment.likelihood_sentence = "No actor is named for this activity.";
  made.assessment.confidence_sentence = "There is nothing that confidence could rest on.";
  made.assessment.confidence = "low";
  made.assessment.gate = "the input holds no observation that can be weighed";
  return made;
}

}  // namespace perpend::reporting::sample
