#!/usr/bin/env python3
"""perpend's posterior kernel beside scikit-learn's MultinomialNB, on the same made-up actors and cases.

    tools/bench_posterior.py build/bench/bench/posterior_bench [ACTORS]

Debian's python3-sklearn. The classifier gets its fitted arrays directly (fit() would need a dense actors x actors
matrix) and is asked with one sparse row a case for the posterior and with all 'without one item' rows of a case in one
call for leave-one-out. 'As it is' multiplies by the transposed array, which scipy copies at every call; 'turned by hand'
has the array laid out so that nothing is copied. Processor time of one thread, median over the cases.
"""
import os
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import json
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import scipy.sparse
import sklearn
from sklearn.naive_bayes import MultinomialNB

CASES = 20


def read(bench, actors):
    with tempfile.NamedTemporaryFile("r") as file:
        subprocess.run([bench, "--cases", str(actors), file.name], check=True)
        shown, cases = file.read().split("\n\n")
    pairs = numpy.array([line.split() for line in shown.split("\n")], dtype=numpy.int64)
    return pairs, [[int(item) for item in line.split()] for line in cases.strip().split("\n")]


def classifier(pairs, actors, items):
    counts = numpy.zeros((actors, items))
    counts[pairs[:, 0], pairs[:, 1]] = 1
    model = MultinomialNB(alpha=.1)
    model.classes_ = numpy.arange(actors)
    model.class_count_ = numpy.ones(actors)
    model.feature_count_ = counts
    model.n_features_in_ = items
    model._update_feature_log_prob(.1)
    model._update_class_log_prior()
    return model


def rows(cases, items):
    indptr = numpy.cumsum([0] + [len(case) for case in cases])
    return scipy.sparse.csr_matrix((numpy.ones(indptr[-1]), numpy.concatenate(cases), indptr),
                                   shape=(len(cases), items))


def median_seconds(task, cases):
    times = []
    for case in cases:
        start = time.process_time()
        task(case)
        times.append(time.process_time() - start)
    return statistics.median(times)


def main():
    bench = sys.argv[1]
    actors = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    pairs, cases = read(bench, actors)
    items = 5_000
    model = classifier(pairs, actors, items)
    cases = cases[:CASES]
    one = [rows([case], items) for case in cases]
    without = [rows([case[:i] + case[i + 1:] for i in range(len(case))], items) for case in cases]
    theirs = {}
    for layout in ("as it is", "turned by hand"):
        if layout == "turned by hand":
            model.feature_log_prob_ = numpy.asfortranarray(model.feature_log_prob_)
        model.predict_proba(one[0])
        theirs["posterior", layout] = median_seconds(model.predict_proba, one)
        theirs["leave-one-out", layout] = median_seconds(model.predict_proba, without)
    done = json.loads(subprocess.run([bench, "--benchmark_format=json"], check=True, capture_output=True).stdout)
    ours = {b["name"].split("/")[0]: b["p50_us"] / 1e6 for b in done["benchmarks"]
            if f"/{actors}/" in b["name"]}
    print(f"{actors} actors, {items} items, {len(cases)} cases; scikit-learn {sklearn.__version__}")
    for task, name in (("posterior", "posterior"), ("leave-one-out", "with_leave_one_out")):
        for layout in ("as it is", "turned by hand"):
            seconds = theirs[task, layout]
            print(f"{task:14} MultinomialNB {layout:14} {seconds * 1e3:9.3f} ms   "
                  f"perpend {ours[name] * 1e3:7.3f} ms   {seconds / ours[name]:7.1f} x")


main()
