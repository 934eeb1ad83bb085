#!/usr/bin/env python3
"""compare_linkage.py ANSWER.json TRUTH.tsv: how clusters agree with what others say.

For looking at the shipped case, where `truth.tsv` gives each incident's group. perpend never reads it.
A group that nobody was named for stands alone in the table; a link to it is not wrong for certain.
"""
import collections
import csv
import itertools
import json
import sys
import textwrap

ODDS_AND_ENDS = 4  # clusters and groups that are named one by one


def pairs(groups):
    return {pair for ids in groups for pair in itertools.combinations(sorted(ids), 2)}


def share(part, whole):
    return f"{len(part)} of {len(whole)}" if whole else "none of none"


def say(line):
    print(textwrap.fill(line, 80, initial_indent="  ", subsequent_indent="    "))


def main():
    answer = json.load(open(sys.argv[1], encoding="utf-8"))
    with open(sys.argv[2], encoding="utf-8") as file:
        group = {row["incident"]: row["group"] for row in csv.DictReader(file, delimiter="\t")}
    clusters = [c["incidents"] for c in answer["clusters"]]
    groups = collections.defaultdict(list)
    for incident, name in group.items():
        groups[name].append(incident)
    found, true = pairs(clusters), pairs(groups.values())
    precision = recall = 0.0
    for cluster in clusters:
        for incident in cluster:
            agreeing = sum(group[other] == group[incident] for other in cluster)
            precision += agreeing / len(cluster)
            recall += agreeing / len(groups[group[incident]])
    precision, recall = precision / len(group), recall / len(group)
    f1 = 2 * precision * recall / (precision + recall)
    say(f"Pairs put together: {share(found & true, found)} are right; "
        f"{share(found & true, true)} that belong together were found.")
    say(f"B-cubed: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}.")
    several = [c for c in clusters if len(c) > 1]
    for number, cluster in enumerate(several, 1):
        names = collections.Counter(group[i] for i in cluster).most_common()
        if len(names) == 1:
            name, count = names[0]
            say(f"Cluster {number}: {len(cluster)} incidents, all of {name} "
                f"({count} of its {len(groups[name])}). Right.")
        else:
            said = ", ".join(f"{count} of {name}" for name, count in names[:ODDS_AND_ENDS])
            more = f" and {len(names) - ODDS_AND_ENDS} more groups" if len(names) > ODDS_AND_ENDS else ""
            nobody = all(name.startswith("C0") for name, _ in names)
            verdict = "Nobody was named for them: perhaps wrong." if nobody else "Wrong, in part."
            say(f"Cluster {number}: {len(cluster)} incidents, {said}{more}. {verdict}")
    where = {incident: i for i, cluster in enumerate(clusters) for incident in cluster}
    for name, ids in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        parts = {where[i] for i in ids}
        if len(ids) > 1 and len(parts) > 1:
            say(f"{name}: its {len(ids)} incidents stand in {len(parts)} clusters. Missed, in part.")


main()
