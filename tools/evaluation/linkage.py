"""Linkage: incidents of known actors put together without the name."""
from evaluation.drawing import number, table

NAME, TITLE, ORDER = "linkage", "Linkage", 4


def methods_table(methods):
    return table(
        ["method", "average precision", "pairs P", "pairs R", "B-cubed P", "B-cubed R", "B-cubed F1",
         "clusters", "threshold"],
        [[m["name"], number(m["average_precision"]), number(m["pair_precision"]),
          number(m["pair_recall"]), number(m["bcubed_precision"]), number(m["bcubed_recall"]),
          number(m["bcubed_f1"]), m["clusters"], m["threshold"]] for m in methods])


def campaigns(finer):
    return (f'Asked for campaigns, the finer truth: {finer["incidents"]} of them are cited for one of '
            f'{finer["campaigns"]} campaigns alone; {finer["matching_pairs"]} of {finer["pairs"]} pairs are of one '
            f'campaign, {finer["pairs_of_one_actor_and_two_campaigns"]} of two campaigns of one actor. Nothing was '
            'chosen for this question: the clusters are those above.\n\n' + methods_table(finer["methods"]))


def collection(one):
    text = (f'## {one["name"]}\n\n{one["incidents"]} incidents of {one["actors"]} actors; '
            f'{one["matching_pairs"]} of {one["pairs"]} pairs are of one actor.\n\n')
    text += methods_table(one["methods"])
    if "campaigns" in one:
        text += campaigns(one["campaigns"])
    text += "Are the probabilities of links true?\n\n"
    text += table(
        ["pairs", "how many", "ECE"],
        [[name, one[key]["pairs"], number(one[key]["ece"])]
         for name, key in (("all", "calibration_all_pairs"), ("of .01 and above", "calibration_at_01"),
                           ("of .10 and above", "calibration_at_10"))])
    text += f'Learning without labels: {one["learning"]}.\n\nWrong with most confidence:\n\n'
    text += table(
        ["probability", "incident", "of", "with", "of", "in common"],
        [[number(w["probability"]), w["a"][:40], w["actor_a"], w["b"][:40], w["actor_b"], w["why"]]
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
        "## What this does not show\n\n- That two reports of one actor are one campaign: the truth of the tables is "
        "the actor, and of few reports a campaign is known at all.\n- That a link said to be above .10 is as sure as "
        "it says: over those few pairs the error is above .05. Over all pairs it is far below, for nearly all of them "
        "are said to be unlikely and are.\n- Somebody chose which incidents to report; groups are as "
        "published.\n- The rule that a group must be as dense between its parts as inside was set with the "
        "figures of both collections in sight.\n")
