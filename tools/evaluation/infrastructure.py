"""Infrastructure: published lists of indicators as cases with a known answer."""
from evaluation.drawing import ratios, reliability, scorers, surest_wrong, tippett, wrong_names

NAME, TITLE, ORDER = "infrastructure", "Infrastructure", 2


def write(run, folder):
    figures = run("eval", "infrastructure")
    text = (
        "`perpend eval infrastructure`. Each list that cites a written report and has a date of its "
        "own is asked who it is of, with what was listed strictly before its day; the numbers of a "
        f'year come from earlier years. {figures["cases_of_known_actors"]} cases of known actors, '
        f'{figures["cases_of_actors_not_yet_known"]} of actors not yet known, '
        f'{figures["median_hypotheses"]:.0f} hypotheses at the median; pack '
        f'`{figures["pack_sha256"][:12]}`.\n\n')
    text += scorers(figures)
    reliability("Reliability, infrastructure", figures["scorers"][0]["all_cases"]["reliability"],
                folder / f"{NAME}-reliability.svg")
    text += f"![reliability]({NAME}-reliability.svg)\n\n"
    text += "## Likelihood ratios of the levels\n\n" + ratios(figures)
    tippett("Tippett, infrastructure", figures["classes"][0]["tippett"],
            folder / f"{NAME}-tippett.svg")
    text += f"![Tippett plot]({NAME}-tippett.svg)\n\n"
    text += "## Wrong names by alleged country\n\n" + wrong_names(figures)
    text += "## Wrong with most confidence\n\n" + surest_wrong(figures)
    text += (
        "## What this does not show\n\n- Lists hold an actor's indicators as vendors grouped them; "
        "two lists of one report by two compilers are two cases unless they share its number (11 of "
        "815 share a reference with an earlier list).\n- The lists end before 2024.\n- An indicator "
        "that stands in a list may be a victim's own.\n")
    return text
