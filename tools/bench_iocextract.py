#!/usr/bin/env python3
"""Indicators by extractors written in Python, one process: beside tools/bench_scan.sh and bench_extract.sh.

    bench_iocextract.py FILE...

Prints megabytes a second and how many values each found. Extractors that are not installed
(iocextract with requests and regex, ioc-finder; of the Python Package Index) are named and passed over.
"""
import pathlib
import sys
import time


def by_iocextract(text):
    import iocextract
    return sum(1 for _ in iocextract.extract_iocs(text))


def by_ioc_finder(text):
    import ioc_finder
    return sum(len(values) for values in ioc_finder.find_iocs(text).values() if isinstance(values, list))


def main(paths):
    for path in paths:
        text = pathlib.Path(path).read_text(encoding="utf-8", errors="replace")
        size = len(text.encode()) / 1e6
        for name, extract in (("iocextract", by_iocextract), ("ioc-finder", by_ioc_finder)):
            try:
                extract("a warm-up: 192.0.2.1")
            except ImportError as missing:
                print(f"{path}: {name} does not run here: {missing}")
                continue
            start = time.process_time()
            found = extract(text)
            seconds = time.process_time() - start
            print(f"{path}: {name} {size / seconds:.3f} MB/s, {found} values, {seconds:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
