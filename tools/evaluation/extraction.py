"""Extraction: techniques of newer procedure sentences, and annotated paragraphs."""
from evaluation.drawing import number, table

NAME, TITLE, ORDER = "extraction", "Evidence out of text", 3

HALVES = {
    "dev": "the half that was looked at while the extractor was built",
    "adversarial": "advice, product talk, logs of normal operations, other people's campaigns",
    "validation": "a second dev set since 2026-11-29, when its rows were looked at; by a hand that had not seen the extractor",
    "test": "written and annotated by a hand that had not seen the extractor; asked in sums only, and several times",
    "test-2": "written and annotated by another such hand after the first test had been asked several times; asked in sums only",
}


def procedures(figures):
    text = (
        f'Procedure sentences of ATT&CK recorded from {figures["trained_before"]} to '
        f'{figures["judged_before"]}; everything that was fitted is older.\n\n')
    for setting in figures["settings"]:
        text += f'Setting `{setting["name"]}`: {setting["description"]}.\n\n'
        text += table(
            ["method", "sentences", "parent first", "parent among three", "exact first",
             "ECE exact", "ECE parent"],
            [[m["name"], m["sentences"], number(m["parent_top_1"]), number(m["parent_top_3"]),
              number(m["exact_top_1"]), number(m.get("exact_ece_15")), number(m.get("parent_ece_15"))]
             for m in setting["methods"]])
    return text


def gold(halves):
    text = ""
    for half in halves:
        text += f'### `{half["half"]}`: {half["paragraphs"]} paragraphs\n\n'
        text += HALVES[half["half"]][0].upper() + HALVES[half["half"]][1:] + ".\n\n"
        text += table(
            ["class", "annotated", "found", "right", "precision", "recall", "F1"],
            [[c["name"], c["annotated"], c["found"], c["right"], number(c["precision"]),
              number(c["recall"]), number(c["f1"])] for c in half["classes"]])
        text += (f'Roles right: {half["roles_right"]} of {half["roles_annotated"]}. '
                 f'Found in passages that look like evidence and are not: {half["in_traps"]}.\n\n')
    return text


def sureness(rows):
    return ("## What a confidence means\n\nOn paragraphs that were looked at (`validation` and those of "
            "data/incidents), so this is what the numbers were set by, not a test of them; measured is "
            "(right + 1/2) / (found + 1).\n\n" + table(
                ["type", "said", "found", "right", "measured"],
                [[r["type"], number(r["said"]), r["found"], r["right"], number(r["measured"])] for r in rows]))


def write(run, folder):
    figures = run("eval", "extraction", "--blind")
    return (
        "`perpend eval extraction --blind`.\n\n" + procedures(figures["procedures"]) +
        "## Annotated paragraphs\n\n" + gold(figures["gold"]) +
        sureness(figures["sureness"]) +
        "## What this does not show\n\n- Fifteen paragraphs a half: a figure may be off by a tenth.\n"
        "- Paragraphs are short and clean. A report has layout, tables and a publisher's own words.\n"
        "- ATT&CK's sentences tell of one technique each and were written to tell it; a report's do not, "
        "which is why the paragraphs come out lower.\n")
