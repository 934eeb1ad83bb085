"""Claims: sources and contents in annotated texts; retellings, chains and answers."""
from evaluation.drawing import number, table

NAME, TITLE, ORDER = "claims", "Claims", 5


def spans(gum):
    names = list(gum["perpend"])
    return (f'{gum["documents"]} documents of GUM held out, {gum["words"]} words, exact spans.\n\n' + table(
        ["", "gold", "found", "right", "precision", "recall", "F1", "verb list and quotes, F1"],
        [[name, gum["perpend"][name]["gold"], gum["perpend"][name]["found"], gum["perpend"][name]["right"],
          number(gum["perpend"][name]["precision"]), number(gum["perpend"][name]["recall"]),
          number(gum["perpend"][name]["f1"]), number(gum["verb_list_and_quotes"][name]["f1"])]
         for name in names]))


def news(figures):
    rows = [["claims that nobody marked", figures["unmarked"]], ["claims taken for answers", figures["answers"]]]
    rows += [["answer: " + kind, count] for kind, count in figures["by_polarity"].items()]
    return (f'## News in which nobody is accused\n\nWhat is read of {figures["documents"]} held-out documents of news: '
            f'{figures["claims"]} claims. Some of what is counted answers in truth, and people marked whole clauses only, '
            "so these bound the rates of error from above.\n\n" + table(["", "claims"], rows))


def half(one):
    rows = [["nested chains", one["chains"]["cases"], one["chains"]["right"]],
            ["answers", one["responses"]["cases"], one["responses"]["right"]],
            ["retellings, the whole drift", one["pairs"]["cases"], one["pairs"]["right"]]]
    rows += [["answer: " + kind, c["gold"], c["right"]]
             for kind, c in one["responses"]["by_polarity"].items()]
    rows += [["drift: " + kind, c["gold"], c["right"]] for kind, c in one["pairs"]["by_kind"].items()]
    return f'### `{one["half"]}`\n\n' + table(["", "cases", "right"], rows)


def write(run, folder):
    figures = run("eval", "claims", "--blind")
    return (
        "`perpend eval claims`, with the shipped model.\n\n## Who says what\n\n" + spans(figures["gum_held_out"]) +
        news(figures["held_out_news"]) +
        "## Retellings, chains and answers\n\nIn the project's own words. `dev` was looked at while the engine was "
        "built; `test` and, later, `test-2` were written by hands that had not seen it, and only their sums are read.\n\n" +
        "".join(half(one) for one in figures["gold"]) +
        "## What this does not show\n\n- What was built with `dev` in sight does not carry over to the tests: the "
        "difference between the two is the finding.\n- GUM is news, interviews, speeches and the like, not "
        "reports of attacks.\n- The model of answers is fitted on `dev`: its figures there are no finding. An ordinary statement is"
        " taken for an answer too often.\n")
