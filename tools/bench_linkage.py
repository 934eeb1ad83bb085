#!/usr/bin/env python3
"""Blocking, scoring and clusters of invented incidents: perpend beside Splink 4, one after the other in one run.

  tools/bench_linkage.py PERPEND LINKAGE_BENCH [COUNT]

Both get the incidents of `perpend bench-data COUNT` and compare two of them if they share a value that at most 50
show. perpend runs before Splink and after it, so that what else the machine does falls on both; of each the least is
taken. Seconds are user seconds of one thread, training of neither counted; Splink is given the true share of pairs
that belong together, and its threshold is the best in hindsight. The last lines set two threads of perpend beside
one, by the clock.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def number(pattern, text):
    return float(re.search(pattern, text).group(1))


def ours(bench, count, threads):
    text = subprocess.run([bench, str(count), str(threads)], check=True, capture_output=True, text=True).stdout
    return {"seconds": number(r"block and score ([\d.]+), group", text) + number(r"group ([\d.]+) user", text),
            "clock": number(r"together ([\d.]+) s", text), "bytes": number(r"input (-?\d+) bytes", text),
            "f1": number(r"B-cubed P .* F1 ([\d.]+);", text), "sha": re.search(r"clusters ([0-9a-f]+)$", text).group(1)}


def main():
    perpend, bench = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        data, truth = f"{folder}/incidents.jsonl", f"{folder}/truth.tsv"
        subprocess.run([perpend, "bench-data", str(count), "-o", data, "--truth", truth], check=True)
        one = [ours(bench, count, 1), ours(bench, count, 1)]
        splink = subprocess.run([sys.executable, ROOT / "tools" / "splink_linkage.py", data, "--truth", truth],
                                check=True, capture_output=True, text=True).stdout
        one += [ours(bench, count, 1), ours(bench, count, 1)]
        two = [ours(bench, count, 2) for _ in range(3)]
    seconds = min(run["seconds"] for run in one)
    theirs = number(r"with clusters ([\d.]+) user", splink)
    f1 = number(r"bcubed_f1 ([\d.]+)", splink)
    print(f"{count} incidents: perpend {seconds:.2f}, Splink {theirs:.2f} user seconds: {theirs / seconds:.1f} x")
    print(f"B-cubed F1: perpend {one[0]['f1']:.3f}, Splink {f1:.3f}")
    print(f"memory beside the input: {max(run['bytes'] for run in one):.0f} bytes an incident")
    clock = [min(run["clock"] for run in runs) for runs in (one, two)]
    same = len({run["sha"] for run in one + two}) == 1
    print(f"with learning, by the clock: one thread {clock[0]:.2f}, two {clock[1]:.2f} s: {clock[0] / clock[1]:.2f} x; "
          f"{'the same' if same else 'OTHER'} bytes")
    sys.exit(0 if same else 1)


main()
