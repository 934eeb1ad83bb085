"""Targets and vulnerabilities: what dated reports say of them, beside methods and tooling."""
from evaluation.drawing import number, ratios, scorers, surest_wrong, table

NAME, TITLE, ORDER = "traits", "Targets and vulnerabilities", 2


def write(run, folder):
    figures = run("eval", "traits")
    text = (
        "`perpend eval traits` (needs `--sources`, the data folder with ATT&CK's sentences). What the "
        "extraction reads in what ATT&CK says of a use, vulnerabilities and victims, is put down to the "
        "dated report that is cited for it, if it is one alone. Cases are those of *methods* whose report says something "
        "of the kind that an earlier report says too. One number for each kind, beside the sum of "
        "methods and tooling, from strictly earlier cases. "
        f'{figures["cases_of_known_actors"]} cases of known actors, '
        f'{figures["cases_of_actors_not_yet_known"]} of actors not yet known, '
        f'{figures["median_hypotheses"]:.0f} hypotheses at the median; pack '
        f'`{figures["pack_sha256"][:12]}`. *Ledger* has all three kinds; *methods alone* none.\n\n')
    text += scorers(figures)
    text += ("## Likelihood ratios, as counted\n\nBefore the fitted number, of cases of known actors.\n\n"
             + ratios(figures))
    text += "## What was fitted for each year\n\n"
    names = sorted({name for stage in figures["stages"] for name in stage["parameters"]})
    text += table(["year", *names],
                  [[stage["stage"], *(number(stage["parameters"][name]) for name in names)]
                   for stage in figures["stages"]])
    text += "## Wrong with most confidence\n\n" + surest_wrong(figures)
    text += (
        "## What this does not show\n\n- Curators wrote the sentences to illustrate a technique: a "
        "vulnerability or a country stands there where it helped, so most reports have none.\n"
        "- A vulnerability counts from the year of its number; the day it became public is in no source "
        "here.\n- Working hours, languages and lures stand in too few sentences to be counted at all: "
        "behaviour weighs nothing.\n- The lists of targets of the galaxy are undated and cannot be "
        "judged; they speak, held down, only of actors whose dated reports name no victim.\n")
    return text
