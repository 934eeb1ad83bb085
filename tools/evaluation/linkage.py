"""Linkage: incidents of known actors put together without the name."""
from evaluation.drawing import number, table

NAME, TITLE, ORDER = "linkage", "Linkage", 4


def collection(one):
    text = (f'## {one["name"]}\n\n{one["incidents"]} incidents of {one["actors"]} actors; '
            f'{one["matching_pairs"]} of {one["pairs"]} pairs are of one actor.\n\n')
    text += table(
        ["method", "average precision", "pairs P", "pairs R", "B-cubed P", "B-cubed R", "B-cubed F1",
         "clusters", "threshold"],
        [[m["name"], number(m["average_precision"]), number(m["pair_precision"]),
          number(m["pair_recall"]), number(m["bcubed_precision"]), number(m["bcubed_recall"]),
          number(m["bcubed_f1"]), m["clusters"], m["threshold"]] for m in one["methods"]])
    text += "Are the probabilities of links true?\n\n"
    text += table(
        ["pairs", "how many", "ECE"],
        [[name, one[key]["pairs"], number(one[key]["ece"])]
         for name, key in (("all", "calibration_all_pairs"), ("of .01 and above", "calibration_at_01"),
                           ("of .10 and above", "calibration_at_10"))])
    text += f'Learning without labels: {one["learning"]}.\n\nWrong with most confidence:\n\n'
    text += table(
        ["probability", "incident", "of", "with", "of"],
        [[number(w["probability"]), w["a"][:40], w["actor_a"], w["b"][:40], w["actor_b"]]
         for w in one["surest_wrong_links"]])
    return text


def write(run, folder):
    figures = run("eval", "linkage")
    planted = figures["planted"]
    return (
        f'`perpend eval linkage`. Split: {figures["split"]}; thresholds of the baselines are the best '
        f'in hindsight, those of perpend are not. Pack `{figures["pack_sha256"][:12]}`.\n\n' +
        "".join(collection(one) for one in figures["collections"]) +
        f'## Planted clusters\n\nFrom {planted["pairs"]} pairs with {planted["matches"]} matches and no '
        f'label, m is recovered within {planted["largest_relative_error_m"]:.1%} and u within '
        f'{planted["largest_relative_error_u"]:.1%} of what was planted.\n\n'
        "## What this does not show\n\n- That two reports of one actor are one campaign: the truth here is the "
        "actor, and an actor has many campaigns.\n- Somebody chose which incidents to report; groups are as "
        "published.\n- The rule that a group must be as dense between its parts as inside was set with the "
        "figures of both collections in sight.\n")
