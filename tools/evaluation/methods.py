"""Methods and tooling: ATT&CK reports as cases with a known answer."""
from evaluation.drawing import (number, ratios, reliability, scorers, surest_wrong, table, tippett,
                                wrong_names)

NAME, TITLE, ORDER = "methods", "Methods and tooling", 1

WHAT = {
    "prequential": "Year by year, only reports of strictly earlier years.",
    "embargo": "The same, and at least 180 days before the case.",
    "release-ahead": "One release of ATT&CK is asked what the next one adds.",
    "leave-one-report-out": "Everything but the report itself, later years too: flattering.",
    "leaked": "The report stays in the profile: what figures look like when they leak.",
}


def write(run, folder):
    text = ""
    for split, what in WHAT.items():
        figures = run("eval", "methods", "--split", split)
        text += f"## {split}\n\n`perpend eval methods --split {split}`. {what} "
        text += (f'{figures["cases_of_known_actors"]} cases of known actors, '
                 f'{figures["cases_of_actors_not_yet_known"]} of actors not yet known, '
                 f'{figures["median_hypotheses"]:.0f} hypotheses at the median; pack '
                 f'`{figures["pack_sha256"][:12]}`.\n\n')
        text += scorers(figures)
        if split not in ("prequential", "release-ahead"):
            continue
        ledger = figures["scorers"][0]["all_cases"]
        reliability(f"Reliability, {split}", ledger["reliability"],
                    folder / f"{NAME}-{split}-reliability.svg")
        text += f"![reliability]({NAME}-{split}-reliability.svg)\n\n"
        if split != "prequential":
            continue
        text += ("Numbers beside the dots are cases. Actors held out whole: AUROC of P(unlisted) "
                 f'{number(figures["auroc_actors_held_out_whole"])}.\n\n')
        ranges = figures["range_of_fitted_numbers"]
        text += ("Range of the leader's posterior over the draws of the fitted numbers (5th to 95th "
                 f'percentile): mean width {number(ranges["mean_width"])}, in the first third of the '
                 f'cases {number(ranges["mean_width_first_third"])}, in the last '
                 f'{number(ranges["mean_width_last_third"])}. Numbers fitted on all years put it '
                 f'inside in {number(ranges["held_by_all_years"])} of {ranges["cases"]}.\n\n')
        text += "### Terms spoken\n\n" + table(
            ["term", "band", "cases", "right"],
            [[t["term"], f'{t["low_percent"]}-{t["high_percent"]} %', t["cases"],
              number(t["right"] / t["cases"], 2)] for t in figures["terms_spoken"] if t["cases"]]
            + [["no assessment", "", figures["no_assessment"]["cases"], ""]])
        text += "### Risk and coverage\n\n" + table(
            ["surest share answered", "wrong"],
            [[number(p["coverage"], 1), number(p["wrong"], 2)] for p in ledger["risk_coverage"]])
        text += "### Likelihood ratios of the classes\n\n" + ratios(figures)
        for one in figures["classes"]:
            name = one["class"].replace("+", "-")
            tippett(f'Tippett, {one["class"]}', one["tippett"],
                    folder / f"{NAME}-{name}-tippett.svg")
            text += f"![Tippett plot]({NAME}-{name}-tippett.svg) "
        text += "\n\n### Wrong names by alleged country\n\n" + wrong_names(figures)
        text += ("A country is what published claims allege of the actor named, said here only to "
                 "see whether errors fall on some more than on others.\n\n")
        text += "### Wrong with most confidence\n\n" + surest_wrong(figures)
    return text
