#!/usr/bin/env python3
"""Splink 4 on the same incidents, for comparison. A development tool of the benchmark: nothing of perpend uses it.

  tools/splink_linkage.py FILE [--truth TSV] [--threads N] [--cap N]

FILE is what `perpend bench-data` writes (with --truth), or what `perpend eval linkage --cases FILE` does
(truth and collections are in it). Blocking is perpend's: two incidents are compared if they share a value
that at most `cap` incidents show. Prints user seconds of predict and cluster, pairwise and B-cubed figures.
Makes its own environment in build/splink-venv at the first call.
"""
import argparse
import collections
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENV = ROOT / "build" / "splink-venv"
if pathlib.Path(sys.prefix).resolve() != VENV.resolve():
    if not (VENV / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run([str(VENV / "bin" / "pip"), "install", "-q", "splink==4.*"], check=True)
    os.execv(VENV / "bin" / "python", [str(VENV / "bin" / "python"), *sys.argv])

import duckdb  # noqa: E402
import splink.comparison_library as cl  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: E402

KINDS = {"attack-pattern": "techniques", "malware": "malware", "tool": "tools", "domain-name": "infrastructure",
         "file-hash": "hashes", "victim-country": "countries", "victim-sector": "sectors"}


def user_seconds():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def read(path, truth_path):
    """Collections of (id, truth, {kind: values})."""
    truth = {}
    if truth_path:
        truth = dict(line.split("\t")[:2] for line in pathlib.Path(truth_path).read_text().splitlines()[1:])
    found = collections.defaultdict(list)
    with open(path) as lines:
        for line in lines:
            row = json.loads(line)
            values = collections.defaultdict(set)
            if "observations" in row:
                for seen in row["observations"]:
                    kind = KINDS.get(seen["type"])
                    value = seen.get("id") or seen.get("value")
                    if kind:
                        values[kind].add(value)
                    if kind == "infrastructure":
                        values[kind].add(".".join(value.split(".")[-2:]))
                found["generated"].append((row["id"], truth.get(row["id"], row["id"]), values))
            else:
                for kind in ("malware", "tools", "techniques", "infrastructure", "hashes"):
                    values[kind].update(row.get(kind, []))
                found[row["collection"]].append((row["id"] + "#" + str(len(found[row["collection"]])),
                                                 row["actor"], values))
    return found


def figures(cluster, truth, scores):
    both, c_size, t_size = collections.Counter(), collections.Counter(), collections.Counter()
    for name, label in truth.items():
        both[cluster[name], label] += 1
        c_size[cluster[name]] += 1
        t_size[label] += 1
    pairs = lambda counts: sum(n * (n - 1) // 2 for n in counts.values())  # noqa: E731
    right, said, there = pairs(both), pairs(c_size), pairs(t_size)
    n = len(truth)
    precision = sum(k * k / c_size[c] for (c, _), k in both.items()) / n
    recall = sum(k * k / t_size[t] for (_, t), k in both.items()) / n
    ap = None
    if scores is not None:
        scores.sort(key=lambda row: -row[0])
        matches, total, at = 0, 0.0, 0
        while at < len(scores):
            end = at
            while end < len(scores) and scores[end][0] == scores[at][0]:
                end += 1
            run = sum(truth[a] == truth[b] for _, a, b in scores[at:end])
            matches += run
            total += run * matches / end
            at = end
        ap = total / there if there else 0
    return {"average_precision": ap, "pair_precision": right / max(said, 1), "pair_recall": right / max(there, 1),
            "bcubed_precision": precision, "bcubed_recall": recall,
            "bcubed_f1": 2 * precision * recall / (precision + recall), "clusters": len(c_size)}


def run(name, rows, args):
    counts = collections.Counter(value for _, _, values in rows for of in values.values() for value in of)
    kinds = [kind for kind in dict.fromkeys(KINDS.values())
             if sum(bool(values[kind]) for _, _, values in rows) > 1]
    blocked = [kind for kind in kinds
               if any(1 < counts[value] <= args.cap for _, _, values in rows for value in values[kind])]
    folder = pathlib.Path(ROOT / "build")
    path = folder / "splink-input.jsonl"
    with path.open("w") as out:
        for identity, _, values in rows:
            row = {"unique_id": identity}
            for kind in kinds:
                row[kind] = sorted(values[kind]) or None
            for kind in blocked:
                row["b_" + kind] = [v for v in sorted(values[kind]) if 1 < counts[v] <= args.cap] or None
                row["t_" + kind] = (row["b_" + kind] or [None])[0]  # Splink trains on no exploded rule
            out.write(json.dumps(row) + "\n")
    connection = duckdb.connect()
    connection.execute(f"SET temp_directory = '{tempfile.gettempdir()}'")
    connection.execute(f"SET threads TO {args.threads}")
    connection.execute("SET memory_limit='8GB'")
    columns = "{unique_id:'VARCHAR'," + ",".join(f"{k}:'VARCHAR[]'" for k in kinds + ["b_" + b for b in blocked])
    columns += "".join(f",t_{b}:'VARCHAR'" for b in blocked) + "}"
    connection.execute(f"CREATE TABLE incidents AS SELECT * FROM read_json('{path}', columns={columns})")
    sizes = {"techniques": [8, 5, 3, 2, 1], "malware": [2, 1]}
    # The true share of pairs that belong together: more than perpend is told.
    labels = collections.Counter(label for _, label, _ in rows)
    share = sum(n * (n - 1) for n in labels.values()) / (len(rows) * (len(rows) - 1))
    settings = SettingsCreator(
        probability_two_random_records_match=share,
        link_type="dedupe_only",
        comparisons=[cl.ArrayIntersectAtSizes(kind, sizes.get(kind, [1])) for kind in kinds],
        blocking_rules_to_generate_predictions=[block_on("b_" + k, arrays_to_explode=["b_" + k]) for k in blocked],
        retain_intermediate_calculation_columns=False, retain_matching_columns=False)
    linker = Linker("incidents", settings, DuckDBAPI(connection))
    linker.training.estimate_u_using_random_sampling(max_pairs=args.u_pairs, seed=1)
    for kind in blocked:
        try:
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on("t_" + kind))
        except Exception as error:  # a session that cannot be trained is left out
            print(f"splink: no training blocked on {kind}: {error}", file=sys.stderr)
    truth = {identity: label for identity, label, _ in rows}
    before, clock = user_seconds(), time.time()
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    after_predict = user_seconds()
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=0.5)
    spent, wall = user_seconds() - before, time.time() - clock
    size = connection.execute(f"SELECT count(*) FROM {predicted.physical_name}").fetchone()[0]
    print(f"{name}: {len(rows)} incidents, {size} pairs at .01 and above; predict "
          f"{after_predict - before:.2f}, with clusters {spent:.2f} user seconds, {wall:.2f} s by the clock")
    scores = None
    if len(rows) < 50_000:
        scores = connection.execute(f"SELECT match_probability, unique_id_l, unique_id_r FROM "
                                    f"{predicted.physical_name}").fetchall()
    best = None
    for threshold in (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999) if len(rows) < 50_000 else (0.5, 0.9, 0.99, 0.999):
        if threshold != 0.5:
            clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
                predicted, threshold_match_probability=threshold)
        cluster = dict(connection.execute(
            f"SELECT unique_id, cluster_id FROM {clusters.physical_name}").fetchall())
        result = figures(cluster, truth, scores)
        if best is None or result["bcubed_f1"] > best[1]["bcubed_f1"]:
            best = (threshold, result)
    words = ", ".join(f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}"
                      for key, value in best[1].items() if value is not None)
    print(f"  best threshold in hindsight {best[0]}: {words}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--truth")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cap", type=int, default=50)
    parser.add_argument("--u-pairs", type=int, default=10_000_000)
    args = parser.parse_args()
    for name, rows in read(args.file, args.truth).items():
        run(name, rows, args)


if __name__ == "__main__":
    main()
