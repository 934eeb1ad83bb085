"""Classes together: reports with lists of indicators that cite them."""
from evaluation.drawing import ratios, reliability, scorers, surest_wrong, tippett, wrong_names

NAME, TITLE, ORDER = "together", "Classes together", 2


def write(run, folder):
    figures = run("eval", "together")
    text = (
        "`perpend eval together` (needs `--sources`, the data folder with the lists). A report of "
        "ATT&CK whose address a list of the same actor cites is one case with methods, tooling and "
        "infrastructure. It is asked as of 1 January of its year, of reports and lists alike; every "
        f'number comes from earlier years. {figures["cases_of_known_actors"]} cases of known actors, '
        f'{figures["cases_of_actors_not_yet_known"]} of actors not yet known, '
        f'{figures["median_hypotheses"]:.0f} hypotheses at the median; pack '
        f'`{figures["pack_sha256"][:12]}`. *Ledger* is what is shipped; *as they are* is the same '
        "with the whole row of fresh infrastructure, which earlier cases with both classes leave "
        "nothing of. *With agreement* adds a row that is not shipped: where methods and tooling and "
        "infrastructure are both for the same actor, the smaller of their sums once more, times a "
        "number fitted on earlier cases.\n\n")
    text += scorers(figures)
    reliability("Reliability, classes together", figures["scorers"][0]["all_cases"]["reliability"],
                folder / f"{NAME}-reliability.svg")
    text += f"![reliability]({NAME}-reliability.svg)\n\n"
    text += "## Likelihood ratios\n\n" + ratios(figures)
    tippett("Tippett, classes together", figures["classes"][-1]["tippett"],
            folder / f"{NAME}-tippett.svg")
    text += f"![Tippett plot]({NAME}-tippett.svg)\n\n"
    text += "## Wrong names by alleged country\n\n" + wrong_names(figures)
    text += "## Wrong with most confidence\n\n" + surest_wrong(figures)
    text += (
        "## What this does not show\n\n- Few cases: an interval of top-1 is fifteen points wide, and "
        "its calibration is uncertain in every band. Answers between .3 and .6 are right less often "
        "than they say, those above .7 oftener.\n- A list that cites a report was made from it: "
        "the indicators are tidy, and of actors that list makers watch.\n- That the row of fresh "
        "infrastructure needed a number of its own was seen on these cases; the number itself comes "
        "from earlier years only.\n")
    return text
